package sources

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// rubyNode is {新质|xīn zhì}, or {新质|xīn|zhì} with a reading a character.
type rubyNode struct {
	ast.BaseInline
	start, end int      // offsets of the base text
	readings   []string // at least one
}

// attributesNode is {…} behind a picture or at the end of a block.
type attributesNode struct {
	ast.BaseInline
	at    int
	list  []attribute
	image *ast.Image // the picture that it follows, or nil
}

var (
	kindRuby       = ast.NewNodeKind("Ruby")
	kindAttributes = ast.NewNodeKind("Attributes")
)

// Kind implements ast.Node.
func (n *rubyNode) Kind() ast.NodeKind { return kindRuby }

// Kind implements ast.Node.
func (n *attributesNode) Kind() ast.NodeKind { return kindAttributes }

// Dump implements ast.Node.
func (n *rubyNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Dump implements ast.Node.
func (n *attributesNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// braceParser reads what stands in braces.
type braceParser struct{}

// Trigger implements parser.InlineParser.
func (braceParser) Trigger() []byte { return []byte{'{'} }

// Parse implements parser.InlineParser.
func (braceParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	if image, ok := parent.LastChild().(*ast.Image); ok {
		if list, n := parseAttributes(line, seg.Start); n > 0 {
			block.Advance(n)
			return &attributesNode{at: seg.Start, list: list, image: image}
		}
		reading(pc).errorf(seg.Start, "attribute", "write them as in {width=120mm height=68mm #fig-id}",
			"the attributes of this picture can't be read")
		if end := bytes.IndexByte(line, '}'); end > 0 {
			block.Advance(end + 1)
			return &attributesNode{at: seg.Start, image: image}
		}
		return nil
	}
	if base, readings, n := parseRuby(line); n > 0 {
		block.Advance(n)
		return &rubyNode{start: seg.Start + 1, end: seg.Start + 1 + base, readings: readings}
	}
	if list, n := parseAttributes(line, seg.Start); n > 0 && !reading(pc).title && len(bytes.TrimSpace(line[n:])) == 0 && lastLine(block) {
		block.Advance(n)
		return &attributesNode{at: seg.Start, list: list}
	}
	return nil
}

// lastLine tells whether the current line is the block's last.
func lastLine(block text.Reader) bool {
	line, seg := block.Position()
	defer block.SetPosition(line, seg)
	block.AdvanceLine()
	rest, _ := block.PeekLine()
	return rest == nil
}

// maxRubyBytes is the most that the braces of a ruby hold: a sentence.
const maxRubyBytes = 400

// parseRuby reads {base|reading} or {base|reading|reading} and gives the
// length of the base, the readings and the number of bytes read. A bar may be
// written \|, as the cells of tables ask for it.
func parseRuby(line []byte) (base int, readings []string, n int) {
	base = -1
	start := 1
	for i := 1; i < len(line) && i < maxRubyBytes; i++ {
		c := line[i]
		if n, _ := control(string(line[i:min(i+4, len(line))]), 0); !plain[c] && n > 0 {
			return 0, nil, 0
		}
		switch c {
		case '{', '\n', '\t':
			return 0, nil, 0
		case '|', '}':
			piece := line[start:i]
			if base >= 0 {
				readings = append(readings, string(bytes.TrimSpace(bytes.TrimSuffix(piece, []byte{'\\'}))))
			} else {
				base = len(bytes.TrimSuffix(piece, []byte{'\\'}))
			}
			if c == '}' {
				if len(readings) == 0 {
					return 0, nil, 0
				}
				return base, readings, i + 1
			}
			start = i + 1
		}
	}
	return 0, nil, 0
}
