package sources

import (
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdownParser builds the parser once; it may be shared, as all state lies
// in the context of each call. Goldmark finds the blocks, code spans, links
// and tags; emphasis and everything beyond CommonMark is ours, a file each.
var markdownParser = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(bounded{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(indentParser{}, 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(fenceParser{parser.NewFencedCodeBlockParser()}, 700),
			util.Prioritized(bounded{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(bounded{divParser{}}, 810),
			util.Prioritized(bounded{noteParser{}}, 820),
			util.Prioritized(commentParser{}, 830),
			util.Prioritized(attributeLineParser{}, 835),
			util.Prioritized(wideIndentParser{}, 840),
			util.Prioritized(numberedParser{}, 850),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(bracketParser{}, 150),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(scriptParser{}, 450),
			util.Prioritized(markParser{}, 500),
			util.Prioritized(braceParser{}, 600),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(tableTransformer{}, 200),
		),
	)
})

// maxOpen is how many blocks may be open within one another. Nobody reads
// that deep; without a limit one line of a million ">" would be as many.
const maxOpen = 64

// bounded is a block parser that opens nothing when too many blocks are open.
type bounded struct{ parser.BlockParser }

func (b bounded) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if len(pc.OpenedBlocks()) < maxOpen {
		return b.BlockParser.Open(parent, reader, pc)
	}
	line, seg := reader.Position()
	node, _ := b.BlockParser.Open(parent, reader, pc)
	reader.SetPosition(line, seg)
	if node != nil {
		reading(pc).errorf(seg.Start, "nesting", "take some levels out",
			"quotes, lists and ::: blocks lie more than %d deep; what is deeper is shown as text", maxOpen)
	}
	return nil, parser.NoChildren
}

// fenceParser notes which fenced code blocks were closed.
type fenceParser struct{ parser.BlockParser }

// fenceClosed is the attribute that fenceParser leaves on a node.
const fenceClosed = "closed"

func (f fenceParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	state := f.BlockParser.Continue(node, reader, pc)
	if state == parser.Close {
		node.SetAttributeString(fenceClosed, true)
	}
	return state
}
