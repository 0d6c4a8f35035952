package sources

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// numberedParser begins a new paragraph at a line that begins with a Chinese
// number, where the paragraph before it begins with one of the same kind:
// such lists are typed without blank lines, and no list of CommonMark has them.
type numberedParser struct{ wideIndentParser }

// Trigger implements parser.BlockParser: the first bytes of 一 to 十, ① and the
// brackets.
func (numberedParser) Trigger() []byte { return []byte{'(', "①"[0], "一"[0], "四"[0], "（"[0]} }

// Open implements parser.BlockParser.
func (numberedParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	last := pc.LastOpenedBlock().Node
	if last == nil || !ast.IsParagraph(last) || last.Parent() != parent || pc.BlockOffset() < 0 || last.Lines().Len() == 0 {
		return nil, parser.NoChildren
	}
	kind := lineNumber(line[pc.BlockOffset():])
	if kind == noNumber {
		return nil, parser.NoChildren
	}
	lines := last.Lines()
	first, before := lines.At(0), lines.At(lines.Len()-1)
	if lineNumber(bytes.TrimLeft(first.Value(reader.Source()), " \t　")) != kind || breaksHard(before.Value(reader.Source())) {
		return nil, parser.NoChildren
	}
	return paragraphs.Open(parent, reader, pc)
}

// breaksHard tells whether the editor asked for a line's end within the
// paragraph.
func breaksHard(line []byte) bool {
	line = bytes.TrimRight(line, "\r\n")
	return bytes.HasSuffix(line, []byte(`\`)) || bytes.HasSuffix(line, []byte("  "))
}

// numberKind is a way to number items.
type numberKind uint8

const (
	noNumber      numberKind = iota
	hanNumbered              // 一、
	hanBracketed             // （一）
	circled                  // ①
	digitsBracket            // （1）
)

// lineNumber tells how the number is written that a line begins with.
func lineNumber(line []byte) numberKind {
	const longest = 5 // of a number, in characters
	inner, bracket := line, false
	for _, open := range []string{"（", "("} {
		if rest, ok := bytes.CutPrefix(line, []byte(open)); ok {
			inner, bracket = rest, true
		}
	}
	kind := noNumber
	for range longest {
		r, size := utf8.DecodeRune(inner)
		this := noNumber
		switch {
		case strings.ContainsRune("一二三四五六七八九十百", r):
			this = hanNumbered
		case r >= '①' && r <= '⑳' && !bracket:
			return circled
		case r >= '0' && r <= '9' && bracket:
			this = digitsBracket
		case kind == noNumber:
			return noNumber
		case bracket && (r == '）' || r == ')'):
			if kind == hanNumbered {
				return hanBracketed
			}
			return kind
		case !bracket && r == '、':
			return kind
		default:
			return noNumber
		}
		if kind != noNumber && kind != this {
			return noNumber
		}
		kind, inner = this, inner[size:]
	}
	return noNumber
}
