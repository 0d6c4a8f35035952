package compose

import (
	"slices"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/sources"
	"booklet/pipeline/unit"
)

// context is what nested blocks hand to the blocks within them.
type context struct {
	role  Role
	style string
	left  unit.Length
	depth int      // of lists
	lists []string // forms of their numbers, where a class says; nil for the layout's
	quote bool     // within a block quote
}

// blocks composes a sequence of blocks.
func (b *builder) blocks(blocks []sources.Block, ctx context) {
	for i := range blocks {
		b.element(&blocks[i], ctx)
	}
}

func (b *builder) element(s *sources.Block, ctx context) {
	if ctx.role == RoleNote && !b.fitsNote(s) {
		return
	}
	switch s.Kind {
	case sources.Paragraph:
		b.paragraph(s, ctx)
	case sources.Heading:
		b.heading(s, ctx)
	case sources.Attribution:
		b.attribution(s, ctx)
	case sources.List:
		b.list(s, ctx)
	case sources.BlockQuote:
		b.blockQuote(s, ctx)
	case sources.Figure:
		b.figure(s)
	case sources.TableBlock:
		b.table(s)
	case sources.Code:
		b.code(s, ctx)
	case sources.Divider:
		block := b.block(RoleOrnament, "divider", []Span{{Text: "＊　＊　＊", Pos: s.Pos}})
		block.Flush = true
		b.add(block)
	case sources.Div:
		b.div(s, ctx)
	}
}

// text adds a block of spans.
func (b *builder) text(s *sources.Block, role Role, style string, ctx context) *Block {
	return b.add(Block{Role: role, Pos: s.Pos, Style: b.style(style), Named: style, Left: ctx.left,
		Spans: b.spans(s.Spans, style), Anchor: s.ID})
}

// paragraph adds running text. Lines that the author broke by hand are verse:
// none is indented, and they stay on one page.
func (b *builder) paragraph(s *sources.Block, ctx context) {
	style := b.classStyle(s, ctx.style)
	over := b.style(style).Align == manifest.Over
	if over { // a unit's name is never on another page than the date below it, nor both alone
		b.keepWithLast()
	}
	block := b.text(s, ctx.role, style, ctx)
	block.hang()
	block.KeepNext = over
	if slices.ContainsFunc(s.Spans, func(s sources.Span) bool { return s.Break }) {
		block.Flush, block.Together = true, true
	}
}

// attribution adds who said what stands above it, set right. In a block quote
// it ends where the quote's lines do; in a ::: block it is part of that, and
// looks like the rest of it.
func (b *builder) attribution(s *sources.Block, ctx context) {
	b.keepWithLast()
	around := b.style(ctx.style)
	right := around.Right.At(around.Size)
	style := *b.style("attribution")
	named := "attribution"
	switch ctx.style {
	case "body", "list", "quote": // its own edge
	case "blockquote":
		style.Right = unit.Dim{Abs: right}
	case "note":
		named, style = ctx.style, *around
	default:
		named, style = ctx.style, *around
		style.Align, style.Before = manifest.Right, 0
	}
	if s.Class != "" {
		named = b.classStyle(s, named)
		style = *b.style(named)
	}
	block := b.text(s, RoleSource, named, ctx)
	block.Style = &style
}

// blockQuote composes quoted paragraphs; a quote in a quote goes in further.
func (b *builder) blockQuote(s *sources.Block, ctx context) {
	if ctx.role != RoleNote {
		style := b.style("blockquote")
		if ctx.quote {
			ctx.left += style.Left.At(style.Size)
		}
		ctx.role, ctx.style, ctx.quote = RoleQuote, "blockquote", true
	}
	ctx.style = b.classStyle(s, ctx.style)
	first := len(*b.out)
	b.blocks(s.Blocks, ctx)
	b.called(s, first, "the quote")
}

// div composes blocks that a class gives their style, or that only have a name
// together.
func (b *builder) div(s *sources.Block, ctx context) {
	ctx.style = b.classStyle(s, ctx.style)
	first := len(*b.out)
	b.blocks(s.Blocks, ctx)
	joinRules((*b.out)[first:])
	b.called(s, first, "the ::: block")
}

// called gives a block that holds others, what for messages, the name that
// links lead to: its first block has it, the one at an index of those added.
func (b *builder) called(s *sources.Block, first int, what string) {
	if s.ID == "" {
		return
	}
	if first == len(*b.out) {
		b.found.Errorf(s.Pos, "anchor", "write something in it, or take #"+s.ID+" out", "%s with the name #%s has nothing in it to lead to", what, s.ID)
	} else if head := &(*b.out)[first]; head.Anchor == "" {
		head.Anchor = s.ID
	} else {
		b.found.Errorf(s.Pos, "anchor", "give one of them", "%s and what it begins with have a name each: #%s and #%s", what, s.ID, head.Anchor)
	}
}

// joinRules leaves, of blocks of one style that follow each other, the first
// one's rule above and the last one's below: they frame all of them together.
func joinRules(blocks []Block) {
	for i := 1; i < len(blocks); i++ {
		above, below := &blocks[i-1], &blocks[i]
		if above.Style.Rule == 0 && below.Style.RuleAbove == 0 || above.Named != below.Named {
			continue
		}
		upper, lower := *above.Style, *below.Style
		upper.Rule, lower.RuleAbove = 0, 0
		above.Style, below.Style = &upper, &lower
	}
}

// classStyle is the style that a block's class names, or the given one.
func (b *builder) classStyle(s *sources.Block, otherwise string) string {
	if s.Class == "" {
		return otherwise
	}
	if _, ok := b.layout.Styles[s.Class]; !ok {
		hint := diag.DidYouMean(s.Class, b.styleNames())
		if hint == "" {
			hint = "define it below `styles:` in the layout, or leave the class out"
		}
		b.found.Errorf(s.Pos, "unknown-class", hint, "the layout %s has no style %q", b.layout.Name, s.Class)
		return otherwise
	}
	return s.Class
}

// styleNames lists the layout's styles in the order of their names.
func (c *composer) styleNames() []string {
	names := make([]string, 0, len(c.layout.Styles))
	for name := range c.layout.Styles {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
