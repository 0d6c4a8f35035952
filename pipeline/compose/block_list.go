package compose

import "booklet/pipeline/sources"

// listForms are the markers of lists by depth; deeper ones use the last.
var listForms = struct{ ordered, bullets []string }{
	ordered: []string{"1.", "（1）", "①"},
	bullets: []string{"•", "▪", "▫"},
}

// list composes the items of a list, each with its marker in the inset. Lists
// in running text have the style list; those in quotes, notes and classes keep
// the face and size around them.
func (b *builder) list(s *sources.Block, ctx context) {
	if ctx.style == "body" {
		ctx.style = "list"
	}
	if ctx.role != RoleNote {
		ctx.role = RoleList
	}
	form := min(ctx.depth, len(listForms.bullets)-1)
	ctx.depth++
	style := b.style(ctx.style)
	ctx.left += 2 * style.Size
	for i := range s.Blocks {
		item := &s.Blocks[i]
		marker := listForms.bullets[form]
		if s.Ordered {
			marker = Number(listForms.ordered[form], s.Start+i)
		}
		b.item(item, plain(marker, item.Pos), ctx)
	}
}

// item composes one item. Its marker stands beside its first line of text; an
// item that is empty, or begins with something else, gets a line for it.
func (b *builder) item(item *sources.Block, marker []Span, ctx context) {
	first := len(*b.out)
	if !beginsWithText(item.Blocks) {
		b.add(Block{Role: ctx.role, Pos: item.Pos, Style: b.style(ctx.style), Named: ctx.style, Left: ctx.left, KeepNext: len(item.Blocks) > 0})
	}
	b.blocks(item.Blocks, ctx)
	if first == len(*b.out) { // all of it was refused
		return
	}
	blocks := (*b.out)[first:]
	blocks[0].Marker = marker
	for i := range blocks {
		blocks[i].Flush = true
	}
}

// beginsWithText tells whether the first block is one line of text or more,
// beside which a marker can stand.
func beginsWithText(blocks []sources.Block) bool {
	if len(blocks) == 0 {
		return false
	}
	switch blocks[0].Kind {
	case sources.Paragraph, sources.Heading, sources.Code, sources.Attribution:
		return true
	case sources.Div, sources.BlockQuote:
		return beginsWithText(blocks[0].Blocks)
	}
	return false
}
