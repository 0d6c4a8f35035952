package sources

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markNode is a run of one of the characters * _ = ~ that may begin or end a
// style. Which do is settled when the whole text around them is known, in
// markdown_pairs.go.
type markNode struct {
	ast.BaseInline
	char              byte
	at                int // offset of the run
	length            int
	before, after     rune // the characters on both sides
	canOpen, canClose bool

	// What pairMarks found:
	left          int         // characters that no pair has taken
	closing       int         // characters that close pairs; these stand first
	opens, closes [styles]int // pairs by style

	rank     int       // among the runs of its text
	previous *markNode // the one before it that may still open a pair
}

var kindMark = ast.NewNodeKind("Mark")

// Kind implements ast.Node.
func (n *markNode) Kind() ast.NodeKind { return kindMark }

// Dump implements ast.Node.
func (n *markNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// markChars are the characters of which markNodes are made.
const markChars = "*_=~"

// markParser reads runs of emphasis characters.
type markParser struct{}

// Trigger implements parser.InlineParser.
func (markParser) Trigger() []byte { return []byte(markChars) }

// Parse implements parser.InlineParser.
func (markParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	n := 1
	for n < len(line) && line[n] == line[0] {
		n++
	}
	before := block.PrecendingCharacter()
	block.Advance(n)
	if (line[0] == '=' || line[0] == '~') && n != 2 {
		return ast.NewTextSegment(seg.WithStop(seg.Start + n))
	}
	after, _ := utf8.DecodeRune(line[n:])
	if n == len(line) {
		after = '\n'
	}
	mark := &markNode{char: line[0], at: seg.Start, length: n, left: n, before: before, after: after}
	mark.canOpen, mark.canClose = flanks(line[0], before, after)
	return mark
}

// flanks tells whether a run between two characters can open and close a
// style. Between Western characters it is CommonMark's rule, which sees from
// spaces and marks on which side the run leans. Chinese puts no space beside
// emphasis, and a full-width mark says little of it: there a run can open
// unless a space or a mark that belongs to the text before follows it, and
// close unless a space or a mark that belongs to the text behind precedes it.
func flanks(char byte, before, after rune) (canOpen, canClose bool) {
	spaceBefore, spaceAfter := unicode.IsSpace(before), unicode.IsSpace(after)
	if char != '_' && (isWide(before) || isWide(after) || isShared(before) || isShared(after)) {
		canOpen = !spaceAfter && (!isClosing(after) || spaceBefore)
		canClose = !spaceBefore && (!isOpening(before) || spaceAfter)
		return canOpen, canClose
	}
	punctBefore, punctAfter := util.IsPunctRune(before), util.IsPunctRune(after)
	left := !spaceAfter && (!punctAfter || spaceBefore || punctBefore)
	right := !spaceBefore && (!punctBefore || spaceAfter || punctAfter)
	within := isASCIIAlnum(before) && isASCIIAlnum(after)
	switch {
	case char == '_':
		return left && (!right || punctBefore), right && (!left || punctAfter)
	case char == '=' && within, // a==b is a comparison,
		char == '*' && within && (isNumber(before) || isNumber(after)): // 120*80*60 a size
		return false, false
	}
	return left, right
}
