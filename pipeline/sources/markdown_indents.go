package sources

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// wideIndent is how Chinese text indents a paragraph by hand.
const wideIndent = "　　"

// indentations counts paragraphs that would be code in CommonMark.
type indentations struct {
	first int // offset of the first one
	count int
	nodes map[ast.Node]bool
}

// report warns once, as a text has none of them or all.
func (in *indentations) report(m *markdown) {
	if in.count == 0 {
		return
	}
	what := "this paragraph is indented by four blanks or more; it is"
	if in.count > 1 {
		what = fmt.Sprintf("%d paragraphs, this one first, are indented by four blanks or more; they are", in.count)
	}
	m.warnf(in.first, "indented-paragraph",
		"take the blanks away: the layout indents paragraphs; code is written between lines of ```",
		"%s set as text, not as code", what)
}

// indentParser reads lines that are indented by four blanks: code, or a
// paragraph when there is Chinese in the first line.
type indentParser struct{}

var (
	indentedCode = parser.NewCodeBlockParser()
	paragraphs   = parser.NewParagraphParser()
)

// Trigger implements parser.BlockParser.
func (indentParser) Trigger() []byte { return nil }

// CanInterruptParagraph implements parser.BlockParser. An indented line begins
// a new paragraph where the one before it was indented as well.
func (indentParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (indentParser) CanAcceptIndentedLine() bool { return true }

// Open implements parser.BlockParser.
func (indentParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if pc.BlockIndent() < 4 {
		return nil, parser.NoChildren
	}
	m := reading(pc)
	line, seg := reader.PeekLine()
	chinese := hasHan(string(line))
	if last := pc.LastOpenedBlock().Node; last != nil && ast.IsParagraph(last) {
		if !chinese || !m.indented.nodes[last] || last.Parent() != parent {
			return nil, parser.NoChildren
		}
	}
	if !chinese {
		return indentedCode.Open(parent, reader, pc)
	}
	if m.indented.count++; m.indented.count == 1 {
		m.indented.first = seg.Start - seg.Padding + pc.BlockOffset()
		m.indented.nodes = map[ast.Node]bool{}
	}
	node, state := paragraphs.Open(parent, reader, pc)
	if node != nil {
		m.indented.nodes[node] = true
	}
	return node, state
}

// Continue implements parser.BlockParser.
func (indentParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	if ast.IsParagraph(node) {
		return paragraphs.Continue(node, reader, pc)
	}
	return indentedCode.Continue(node, reader, pc)
}

// Close implements parser.BlockParser.
func (indentParser) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	if ast.IsParagraph(node) {
		paragraphs.Close(node, reader, pc)
		return
	}
	indentedCode.Close(node, reader, pc)
}

// wideIndentParser begins a new paragraph at a line that two full-width blanks
// indent, as such text has no blank lines between its paragraphs.
type wideIndentParser struct{}

// Trigger implements parser.BlockParser.
func (wideIndentParser) Trigger() []byte { return []byte{wideIndent[0]} }

// CanInterruptParagraph implements parser.BlockParser.
func (wideIndentParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (wideIndentParser) CanAcceptIndentedLine() bool { return false }

// Open implements parser.BlockParser.
func (wideIndentParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	last := pc.LastOpenedBlock().Node
	if last == nil || !ast.IsParagraph(last) || last.Parent() != parent || pc.BlockOffset() < 0 ||
		!bytes.HasPrefix(line[pc.BlockOffset():], []byte(wideIndent)) {
		return nil, parser.NoChildren
	}
	return paragraphs.Open(parent, reader, pc)
}

// Continue implements parser.BlockParser.
func (wideIndentParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	return paragraphs.Continue(node, reader, pc)
}

// Close implements parser.BlockParser.
func (wideIndentParser) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	paragraphs.Close(node, reader, pc)
}
