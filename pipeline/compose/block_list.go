package compose

import (
	"strings"

	"booklet/pipeline/manifest"
	"booklet/pipeline/sources"
	"booklet/pipeline/unit"
)

// bullets are the markers of lists without numbers by depth; deeper ones begin
// again, as numbers do.
var bullets = []string{"•", "▪", "▫"}

// list composes the items of a list, each with its marker in the inset. Lists
// in running text have the style list; those in quotes, notes and classes keep
// the face and size around them, also where a class of their own gives them
// other numbers.
func (b *builder) list(s *sources.Block, ctx context) {
	if ctx.style == "body" {
		ctx.style = "list"
	}
	class := b.classStyle(s, ctx.style)
	forms := b.style(class).Lists
	if s.Class != "" && len(forms) > 0 { // it begins with the first of its own
		ctx.lists, ctx.depth = forms, 0
	}
	if len(forms) == 0 || ctx.style == "list" {
		ctx.style = class
	}
	if ctx.role != RoleNote {
		ctx.role = RoleList
	}
	markers := make([]string, len(s.Blocks))
	for i := range markers {
		markers[i] = bullets[ctx.depth%len(bullets)]
		if s.Ordered {
			markers[i] = Number(b.form(s, ctx), s.Start+i)
		}
		if box := s.Blocks[i].Box; box != 0 && !s.Ordered {
			markers[i] = string(box)
		}
	}
	ctx.depth++
	ctx.left += inset(markers, b.style(ctx.style))
	first := len(*b.out)
	for i := range s.Blocks {
		item := &s.Blocks[i]
		added := len(*b.out)
		b.item(item, plain(markers[i], item.Pos), ctx)
		if item.Box != 0 && s.Ordered && added < len(*b.out) { // beside its number it stands in the text
			head := &(*b.out)[added]
			head.Spans = append(plain(string(item.Box)+" ", item.Pos), head.Spans...)
		}
	}
	b.called(s, first, "the list")
}

// form is how the numbers of an ordered list are written: as its class says, or
// with the bracket that is typed, or as the layout has them at its depth.
func (b *builder) form(s *sources.Block, ctx context) string {
	switch {
	case ctx.lists != nil:
		return ctx.lists[ctx.depth%len(ctx.lists)]
	case s.Bracket && strings.HasPrefix(b.entry.Lang, "zh"):
		return "1）"
	case s.Bracket:
		return "1)"
	}
	return b.local.Lists[ctx.depth%len(b.local.Lists)]
}

// inset is the room beside the items of a list: two characters, and more where
// a marker needs it, as 十一、 does.
func inset(markers []string, style *manifest.Style) unit.Length {
	widest := 0
	for _, m := range markers {
		halves := 0 // of an em
		for _, r := range m {
			halves++
			if r >= '①' && !strings.ContainsRune("（）、", r) {
				halves++ // Han and circled numbers
			}
		}
		widest = max(widest, halves)
	}
	return unit.Length(max(2, (widest+1)/2)) * style.Size
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
