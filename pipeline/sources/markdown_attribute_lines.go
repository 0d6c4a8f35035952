package sources

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// attributeLine is a line of nothing but {#id .class}, which are those of the
// block below it: a list or a quote has no other place for them.
type attributeLine struct {
	ast.BaseBlock
	list []attribute
}

var kindAttributeLine = ast.NewNodeKind("AttributeLine")

// Kind implements ast.Node.
func (n *attributeLine) Kind() ast.NodeKind { return kindAttributeLine }

// Dump implements ast.Node.
func (n *attributeLine) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// attributeLineParser reads the lines of attributes that stand above blocks;
// one that ends a paragraph is that paragraph's.
type attributeLineParser struct{}

// Trigger implements parser.BlockParser.
func (attributeLineParser) Trigger() []byte { return []byte{'{'} }

// CanInterruptParagraph implements parser.BlockParser.
func (attributeLineParser) CanInterruptParagraph() bool { return false }

// CanAcceptIndentedLine implements parser.BlockParser.
func (attributeLineParser) CanAcceptIndentedLine() bool { return false }

// Open implements parser.BlockParser.
func (attributeLineParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	indent := pc.BlockOffset()
	if indent < 0 {
		return nil, parser.NoChildren
	}
	list, n := parseAttributes(line[indent:], seg.Start-seg.Padding+indent)
	if n == 0 || len(bytes.TrimSpace(line[indent+n:])) > 0 {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return &attributeLine{list: list}, parser.NoChildren
}

// Continue implements parser.BlockParser.
func (attributeLineParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	return parser.Close
}

// Close implements parser.BlockParser.
func (attributeLineParser) Close(node ast.Node, reader text.Reader, pc parser.Context) {}

// give gives a block what a line above it says.
func (m *markdown) give(b *Block, list []attribute) {
	switch b.Kind {
	case Figure:
		m.giveFigure(b, list)
	case Divider:
		for _, a := range list {
			m.unknownAttribute(a, "a dividing line", "no attributes", nil)
		}
	case Code:
		for _, a := range list {
			if a.name == "#" {
				m.setID(&b.ID, a)
			} else {
				m.unknownAttribute(a, "a block of code", "#id; its language stands behind ```", nil)
			}
		}
	default:
		m.blockAttributes(b, list, attributed[b.Kind])
	}
}

// attributed names the blocks that take attributes, for messages.
var attributed = map[BlockKind]string{
	Paragraph: "a paragraph", Heading: "a heading", Attribution: "an attribution", List: "a list",
	BlockQuote: "a quote", TableBlock: "a table", Div: "a ::: block",
}

// giveFigure gives a picture what stands above it; of several side by side only
// the class is theirs together.
func (m *markdown) giveFigure(b *Block, list []attribute) {
	if len(b.Images) == 1 {
		m.imageAttributes(b, &b.Images[0], list)
		return
	}
	for _, a := range list {
		if a.name == "." {
			m.setClass(b, a)
		} else {
			m.unknownAttribute(a, "a row of pictures", ".class; write the others behind the picture that they are for", nil)
		}
	}
}

// lonelyAttributes reports a line of attributes below which nothing stands.
func (m *markdown) lonelyAttributes(list []attribute) {
	if len(list) > 0 {
		m.errorf(list[0].at, "attribute", "write it above the block that it is for, or at the end of its paragraph", "no text follows this line, so its attributes are nothing's")
	}
}
