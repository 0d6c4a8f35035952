package typeset

import (
	"booklet/pipeline/compose"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// Thickness of a table's rules: above and below it, below its head, between
// its rows.
const (
	ruleOuter = unit.Pt
	ruleHead  = unit.Pt / 2
	ruleInner = unit.Pt / 4
)

// tableRows sets a table: its caption above it, a row for each of its own. A
// page that begins in its middle repeats the head, below 续表.
func (s *setter) tableRows(b *compose.Block) []row {
	set := s.setting(b.Table)
	t, columns := &set, set.columns
	if len(columns) == 0 {
		return nil
	}
	found := len(s.diags)
	total := unit.Length(0)
	for i := range columns {
		total += columns[i].width
	}
	left := (s.measure - total) / 2
	var out []row
	if len(t.Caption) > 0 {
		caption := compose.Block{Role: compose.RoleCaption, Pos: b.Pos, Style: t.CaptionStyle, Spans: t.Caption, Flush: true}
		out = append(out, s.textRows(&caption)...)
		for i := range out {
			out[i].keep = true
		}
	}
	head := s.tableRow(t.Head, t, left, true, b)
	head.rule(left, total, 0, ruleOuter, b)
	head.rule(left, total, head.height-ruleHead, ruleHead, b)
	head.keep = true
	out = append(out, head)
	again := s.continued(b, t.Table, left+total)
	again = append(again, head)
	for i, cells := range t.Rows {
		r := s.tableRow(cells, t, left, false, b)
		if i == len(t.Rows)-1 {
			r.rule(left, total, r.height-ruleOuter, ruleOuter, b)
		} else {
			r.rule(left, total, r.height-ruleInner, ruleInner, b)
			r.items[len(r.items)-1].Color = manifest.Color{R: 0xA0, G: 0xA0, B: 0xA0}
		}
		if i > 0 {
			r.head = again
		}
		r.keep = i == 0 && len(t.Rows) > 1 || i == len(t.Rows)-2 // no row alone on its page
		out = append(out, r)
	}
	out[len(out)-1].below = s.layout.Grid.Pitch - s.layout.Grid.Size
	tall := unit.Length(0)
	for i := range out {
		tall += out[i].height
	}
	for i := range out[:len(out)-1] {
		switch {
		case tall <= s.depth/2:
			out[i].torn = costTorn
		case tall <= s.depth:
			out[i].torn = costTornLong
		}
	}
	s.tooWide(t, b.Pos, found)
	return out
}

func (r *row) rule(x, w, y, thick unit.Length, b *compose.Block) {
	r.items = append(r.items, Item{Tag: Tag{Role: compose.RoleOrnament, Pos: b.Pos}, At: unit.Point{X: x, Y: y}, Rule: &Rule{W: w, H: thick}})
}

// tableRow sets the cells of one row side by side, each in the middle of the
// row's height.
func (s *setter) tableRow(cells [][]compose.Span, t *tableSetting, left unit.Length, head bool, b *compose.Block) row {
	pad, columns := t.pad, t.columns
	base := t.CellStyle
	if head {
		base = t.HeadStyle
	}
	set := make([][]row, len(columns))
	high := unit.Length(0)
	for c := range columns {
		if c >= len(cells) {
			continue
		}
		style := *base
		style.Indent, style.Left, style.Right = unit.Dim{}, unit.Dim{}, unit.Dim{}
		style.Align = cellAlign(t.Table, c, head)
		if !head {
			columns[c].number(s, &style, cells[c], pad)
		}
		if style.Lines == (unit.Dim{}) {
			style.Lines = unit.Dim{Em: 1024 * 5 / 4}
		}
		style = *s.opened(&style, cells[c])
		block := compose.Block{Role: compose.RoleTable, Pos: b.Pos, Style: &style, Spans: cells[c], Flush: true}
		if len(cells[c]) > 0 && cells[c][0].Pos.Line > 0 {
			block.Pos = cells[c][0].Pos
		}
		set[c] = s.narrow(columns[c].width - 2*pad).cellRows(&block)
		h := unit.Length(0)
		for _, r := range set[c] {
			h += r.height
		}
		high = max(high, h)
	}
	r := row{height: max(high, base.Size*5/4) + base.Size*2/3}
	x := left
	for c := range columns {
		h := unit.Length(0)
		for _, line := range set[c] {
			h += line.height
		}
		y := (r.height - h) / 2
		for _, line := range set[c] {
			for _, m := range line.marks {
				r.marks = append(r.marks, mark{note: m.note, item: len(r.items) + m.item})
			}
			for _, item := range line.items {
				item.At.X += x + pad
				item.At.Y += y
				r.items = append(r.items, item)
			}
			y += line.height
		}
		x += columns[c].width
	}
	return r
}

// cellRows sets a cell's text; its lines keep their own pitch.
func (n *narrowed) cellRows(b *compose.Block) []row {
	rows := n.textRows(b)
	if len(rows) > 0 {
		pitch := b.Style.Lines.At(b.Style.Size)
		lead := rows[0].height - pitch
		rows[0].height = pitch
		for i := range rows[0].items {
			rows[0].items[i].At.Y -= lead
		}
		// Lines farther apart than the grid's stand in the middle of theirs too.
		lower := (pitch-b.Style.Size)/2 - (n.baseline(pitch, b.Style.Size) - n.above(b.Style.Size))
		for i := range rows {
			for k := range rows[i].items {
				rows[i].items[k].At.Y += lower
			}
		}
	}
	return rows
}

// cellAlign is how a cell is set: as the table asks, heads in the middle.
func cellAlign(t *compose.Table, c int, head bool) manifest.Align {
	if c < len(t.Align) && t.Align[c] != manifest.Justify {
		return t.Align[c]
	}
	if head {
		return manifest.Center
	}
	return manifest.Left
}
