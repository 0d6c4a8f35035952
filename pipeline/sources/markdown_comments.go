package sources

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// commentNode is an HTML comment of several lines, blank ones too.
type commentNode struct {
	ast.BaseBlock
	at     int
	closed bool
}

var kindComment = ast.NewNodeKind("Comment")

// Kind implements ast.Node.
func (n *commentNode) Kind() ast.NodeKind { return kindComment }

// IsRaw implements ast.Node.
func (n *commentNode) IsRaw() bool { return true }

// Dump implements ast.Node.
func (n *commentNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// commentParser reads comments that begin a line and do not end on it. Others
// are goldmark's: it reads them as tags in the text.
type commentParser struct{}

// Trigger implements parser.BlockParser.
func (commentParser) Trigger() []byte { return []byte{'<'} }

// CanInterruptParagraph implements parser.BlockParser.
func (commentParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (commentParser) CanAcceptIndentedLine() bool { return false }

// Close implements parser.BlockParser.
func (commentParser) Close(node ast.Node, reader text.Reader, pc parser.Context) {}

// Open implements parser.BlockParser.
func (commentParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	indent := pc.BlockOffset()
	if indent < 0 || !bytes.HasPrefix(line[indent:], []byte("<!--")) || bytes.Contains(line[indent:], []byte("-->")) {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return &commentNode{at: seg.Start - seg.Padding + indent}, parser.NoChildren
}

// Continue implements parser.BlockParser. What stands behind the end of the
// comment is left to the other parsers.
func (commentParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	comment := node.(*commentNode)
	line, _ := reader.PeekLine()
	end := bytes.Index(line, []byte("-->"))
	if comment.closed {
		return parser.Close
	}
	if end < 0 {
		reader.AdvanceToEOL()
		return parser.Continue | parser.NoChildren
	}
	comment.closed = true
	reader.Advance(end + len("-->"))
	return parser.Close
}

// comment reports a comment that swallows the rest of the text.
func (m *markdown) comment(n *commentNode) {
	if !n.closed {
		m.errorf(n.at, "unclosed-comment", "write --> where it ends", "the comment that begins here has no end; the text behind it is not set")
	}
}
