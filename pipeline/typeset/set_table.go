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
	head := t.row(s.tableCells(t.Head, t, true, b), left, t.HeadStyle.Size)
	head.rule(left, total, 0, ruleOuter, b)
	head.rule(left, total, head.height-ruleHead, ruleHead, b)
	head.keep = true
	out = append(out, head)
	for i := range out {
		out[i].torn = costKeep // worse than a row alone
	}
	again := s.continued(b, t.Table, left+total)
	again = append(again, head)
	parts := newTableParts(s, t, left, out, again)
	small := false // the row before could be overlooked alone on a page
	for i, cells := range t.Rows {
		rows := parts.of(s.tableCells(cells, t, false, b))
		last := &rows[len(rows)-1]
		if i == len(t.Rows)-1 {
			last.rule(left, total, last.height-ruleOuter, ruleOuter, b)
		} else {
			last.rule(left, total, last.height-ruleInner, ruleInner, b)
			last.items[len(last.items)-1].Color = manifest.Color{R: 0xA0, G: 0xA0, B: 0xA0}
		}
		if i > 0 {
			rows[0].head = again
		}
		before := small
		small = noteRows(rows).height() <= s.depth/4
		if i == 1 && before || i > 0 && i == len(t.Rows)-1 && small {
			out[len(out)-1].keep = true
		}
		out = append(out, rows...)
	}
	out[len(out)-1].below = s.layout.Grid.Pitch - s.layout.Grid.Size
	parts.report(b.Pos)
	tall := noteRows(out).height()
	for i := range out[:len(out)-1] {
		switch r := &out[i]; {
		case tall <= s.depth/2:
			r.torn = max(r.torn, costTorn)
		case tall <= s.depth:
			r.torn = max(r.torn, costTornLong)
		}
	}
	s.tooWide(t, b.Pos, found)
	return out
}

func (r *row) rule(x, w, y, thick unit.Length, b *compose.Block) {
	r.items = append(r.items, Item{Tag: Tag{Role: compose.RoleOrnament, Pos: b.Pos}, At: unit.Point{X: x, Y: y}, Rule: &Rule{W: w, H: thick}})
}

// tableCells sets the cells of one row, each in lines of its own.
func (s *setter) tableCells(cells [][]compose.Span, t *tableSetting, head bool, b *compose.Block) [][]row {
	base := t.CellStyle
	if head {
		base = t.HeadStyle
	}
	set := make([][]row, len(t.columns))
	for c := range t.columns {
		if c >= len(cells) {
			continue
		}
		style := *base
		style.Indent, style.Left, style.Right = unit.Dim{}, unit.Dim{}, unit.Dim{}
		style.Align = cellAlign(t.Table, c, head)
		if !head {
			t.columns[c].number(s, &style, cells[c], t.pad)
		}
		if style.Lines == (unit.Dim{}) {
			style.Lines = unit.Dim{Em: 1024 * 5 / 4}
		}
		style = *s.opened(&style, cells[c])
		block := compose.Block{Role: compose.RoleTable, Pos: b.Pos, Style: &style, Spans: cells[c], Flush: true}
		if len(cells[c]) > 0 && cells[c][0].Pos.Line > 0 {
			block.Pos = cells[c][0].Pos
		}
		set[c] = s.narrow(t.columns[c].width - 2*t.pad).cellRows(&block)
	}
	return set
}

// row puts the cells of one row side by side, each in the middle of the row's
// height.
func (t *tableSetting) row(set [][]row, left, size unit.Length) row {
	high := size * 5 / 4
	for c := range set {
		high = max(high, noteRows(set[c]).height())
	}
	r := row{height: high + 2*cellBlank(size)}
	x := left + t.pad
	for c := range set {
		y := (r.height - noteRows(set[c]).height()) / 2
		for k := range set[c] {
			r.put(&set[c][k], x, y)
			y += set[c][k].height
		}
		x += t.columns[c].width
	}
	return r
}

// cellBlank is the blank above and below the cells of a row.
func cellBlank(size unit.Length) unit.Length { return size / 3 }

// put adds the items and marks of a line of a cell to a row.
func (r *row) put(line *row, x, y unit.Length) {
	for _, m := range line.marks {
		r.marks = append(r.marks, mark{note: m.note, item: len(r.items) + m.item})
	}
	for _, item := range line.items {
		item.At.X += x
		item.At.Y += y
		r.items = append(r.items, item)
	}
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
