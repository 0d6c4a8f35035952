package compose

import (
	"strings"

	"booklet/pipeline/sources"
)

// table adds a table; its class, where it has one, is the style of its cells.
func (b *builder) table(s *sources.Block) {
	t := s.Table
	cell := b.classStyle(s, "table")
	out := &Table{Align: t.Align, HeadStyle: b.style("tablehead"), CellStyle: b.style(cell),
		Caption: breakByHand(b.spans(t.Caption, "caption")), CaptionStyle: b.style("caption")}
	for _, spans := range t.Head {
		out.Head = append(out.Head, b.spans(spans, "tablehead"))
	}
	for _, row := range t.Rows {
		var cells [][]Span
		for _, spans := range row {
			cells = append(cells, b.spans(spans, cell))
		}
		out.Rows = append(out.Rows, cells)
	}
	b.checkCaption(out.Caption)
	title := PlainText(out.Caption)
	out.Caption, out.Number = b.number(b.local.Captions.Table, &b.counts.tables, out.Caption, s.Pos)
	out.Continued = b.local.Captions.ContinuedAlone
	if out.Number != "" {
		out.Continued = strings.ReplaceAll(b.local.Captions.Continued, "{number}", out.Number)
	}
	b.name(s.ID, out.Number, title)
	b.add(Block{Role: RoleTable, Pos: s.Pos, Style: b.style(cell), Named: cell, Table: out, Anchor: s.ID})
}
