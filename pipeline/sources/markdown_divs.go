package sources

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// divNode is a block between "::: class" and ":::".
type divNode struct {
	ast.BaseBlock
	at     int // offset of the opening line's colons
	class  string
	attrs  []attribute
	closed bool
}

var kindDiv = ast.NewNodeKind("Div")

// Kind implements ast.Node.
func (n *divNode) Kind() ast.NodeKind { return kindDiv }

// Dump implements ast.Node.
func (n *divNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// divParser reads the blocks between lines of colons.
type divParser struct{}

// Trigger implements parser.BlockParser.
func (divParser) Trigger() []byte { return []byte{':'} }

// CanInterruptParagraph implements parser.BlockParser.
func (divParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (divParser) CanAcceptIndentedLine() bool { return false }

// Close implements parser.BlockParser.
func (divParser) Close(node ast.Node, reader text.Reader, pc parser.Context) {}

// Open implements parser.BlockParser.
func (divParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	m := reading(pc)
	line, seg := reader.PeekLine()
	colons, rest, ok := divFence(line)
	if !ok {
		return nil, parser.NoChildren
	}
	node := &divNode{at: seg.Start - seg.Padding + colons}
	restAt := seg.Start - seg.Padding + strings.Index(string(line), rest)
	switch {
	case rest == "": // a closing line with nothing to close
		m.warnf(node.at, "unopened-div", "delete it, or write ::: and a class above the text", "no ::: block is open here")
		node.closed = true
		reader.AdvanceToEOL()
		return node, parser.NoChildren
	case rest[0] == '{':
		list, n := parseAttributes([]byte(rest), restAt)
		if n != len(rest) {
			m.errorf(restAt, "attribute", "write ::: {.class #id}", "the attributes of this block can't be read")
		}
		node.attrs = list
	default:
		words := strings.Fields(rest)
		node.class = words[0]
		if len(words) > 1 {
			m.errorf(restAt, "attribute", "write one class, and the text on a line of its own",
				"more than a class stands behind these colons: %q", rest)
		}
	}
	reader.AdvanceToEOL()
	return node, parser.HasChildren
}

// Continue implements parser.BlockParser.
func (divParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	div := node.(*divNode)
	if div.closed {
		return parser.Close
	}
	line, _ := reader.PeekLine()
	if _, rest, ok := divFence(line); !ok || rest != "" || !innermost(div, pc) {
		return parser.Continue | parser.HasChildren
	}
	div.closed = true
	reader.AdvanceToEOL()
	return parser.Close
}

// innermost tells whether a closing line ends this block: not one within it,
// nor is it a line of code.
func innermost(div *divNode, pc parser.Context) bool {
	open := pc.OpenedBlocks()
	for i := len(open) - 1; i >= 0; i-- {
		switch n := open[i].Node.(type) {
		case *divNode:
			return n == div
		case *ast.FencedCodeBlock, *commentNode:
			return false
		}
	}
	return false
}

// divFence reads a line of three or more colons: how many blanks stand before
// them, and what stands behind them, without colons at its end.
func divFence(line []byte) (indent int, rest string, ok bool) {
	s := strings.TrimRight(string(line[:min(len(line), 300)]), " \t\r\n")
	trimmed := strings.TrimLeft(s, " ")
	indent = len(s) - len(trimmed)
	if indent > 3 || !strings.HasPrefix(trimmed, ":::") {
		return 0, "", false
	}
	rest = strings.TrimLeft(trimmed, ":")
	return indent, strings.TrimSpace(strings.TrimRight(rest, ": ")), true
}

// div turns the block into ours.
func (m *markdown) div(n *divNode) []Block {
	blocks := m.blocks(n)
	if !n.closed {
		m.errorf(n.at, "unclosed-div", "write ::: on a line of its own where it ends", "this ::: block has no end")
	}
	b := Block{Kind: Div, Pos: m.pos(n.at), Class: n.class, Blocks: blocks}
	m.blockAttributes(&b, n.attrs, "a ::: block")
	if n.class == "" && b.Class == "" && b.ID == "" {
		return blocks
	}
	return []Block{b}
}
