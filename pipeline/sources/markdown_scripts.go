package sources

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// scriptNode is ^x^ or ~x~.
type scriptNode struct {
	ast.BaseInline
	attr       Attr
	start, end int // offsets of the text between
}

var kindScript = ast.NewNodeKind("Script")

// Kind implements ast.Node.
func (n *scriptNode) Kind() ast.NodeKind { return kindScript }

// Dump implements ast.Node.
func (n *scriptNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// scriptParser reads raised and lowered text.
type scriptParser struct{}

// Trigger implements parser.InlineParser.
func (scriptParser) Trigger() []byte { return []byte("^~") }

// Parse implements parser.InlineParser.
func (scriptParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, seg := block.PeekLine()
	n := scriptLength(string(line[:min(len(line), maxScriptBytes)]), before)
	if n == 0 {
		return nil
	}
	attr := Sup
	if line[0] == '~' {
		attr = Sub
	}
	block.Advance(n)
	return &scriptNode{attr: attr, start: seg.Start + 1, end: seg.Start + n - 1}
}

// What raised or lowered text is at most: more is no index or exponent.
const (
	maxScriptBytes = 48
	maxScriptHan   = 4
)

// scriptLength gives the length of ^x^ or ~x~ at the beginning of s, 0 when
// there is none. As ~ is also the sign of a range (3~5天，7~9天), a text with
// spaces or full-width marks in it is none, nor one that begins between two
// numbers or ends before one.
func scriptLength(s string, before rune) int {
	mark := s[0]
	end := strings.IndexByte(s[1:], mark) + 1
	if end <= 1 || before == rune(mark) || strings.HasPrefix(s[end+1:], s[:1]) {
		return 0
	}
	inner := s[1:end]
	han, letters := 0, 0
	for _, r := range inner {
		switch {
		case unicode.IsSpace(r) || isMark(r):
			return 0
		case isHan(r):
			han++
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '+' || r == '-' || r == '−':
			letters++
		}
	}
	if han > maxScriptHan || han+letters == 0 {
		return 0
	}
	if mark == '~' {
		first, _ := utf8.DecodeRuneInString(inner)
		after, _ := utf8.DecodeRuneInString(s[end+1:])
		if isNumber(before) && isNumber(first) || isNumber(after) {
			return 0
		}
	}
	return end + 1
}

// isNumber tells whether r is a digit or a Chinese numeral.
func isNumber(r rune) bool {
	return '0' <= r && r <= '9' || strings.ContainsRune("〇零一二三四五六七八九十百千万", r) && r != 0
}
