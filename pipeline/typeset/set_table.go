package typeset

import (
	"slices"

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
	t := b.Table
	columns := s.columns(t)
	if len(columns) == 0 {
		return nil
	}
	total := unit.Length(0)
	for _, w := range columns {
		total += w
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
	head := s.tableRow(t.Head, t, columns, left, true, b)
	head.rule(left, total, 0, ruleOuter, b)
	head.rule(left, total, head.height-ruleHead, ruleHead, b)
	head.keep = true
	out = append(out, head)
	again := s.continued(b, t)
	again = append(again, head)
	for i, cells := range t.Rows {
		r := s.tableRow(cells, t, columns, left, false, b)
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
	tall := unit.Length(0)
	for i := range out {
		tall += out[i].height
	}
	for i := range out[:len(out)-1] {
		out[i].whole = tall <= s.depth/2
	}
	return out
}

// continued is the line over the part of a table that stands on a next page
// (CY/T 170 §7.4.2.2).
func (s *setter) continued(b *compose.Block, t *compose.Table) []row {
	style := *t.CaptionStyle
	style.Align = manifest.Right
	text := "续表"
	if t.Number != "" {
		text = t.Number + "（续）"
	}
	line := compose.Block{Role: compose.RoleCaption, Pos: b.Pos, Style: &style, Spans: []compose.Span{{Text: text, Pos: b.Pos}}, Flush: true}
	return s.textRows(&line)
}

func (r *row) rule(x, w, y, thick unit.Length, b *compose.Block) {
	r.items = append(r.items, Item{Tag: Tag{Role: compose.RoleOrnament, Pos: b.Pos}, At: unit.Point{X: x, Y: y}, Rule: &Rule{W: w, H: thick}})
}

// tableRow sets the cells of one row side by side, each in the middle of the
// row's height.
func (s *setter) tableRow(cells [][]compose.Span, t *compose.Table, columns []unit.Length, left unit.Length, head bool, b *compose.Block) row {
	pad := cellPad(t)
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
		style.Align = cellAlign(t, c, head)
		if style.Lines == (unit.Dim{}) {
			style.Lines = unit.Dim{Em: 1024 * 5 / 4}
		}
		block := compose.Block{Role: compose.RoleTable, Pos: b.Pos, Style: &style, Spans: cells[c], Flush: true}
		if len(cells[c]) > 0 && cells[c][0].Pos.Line > 0 {
			block.Pos = cells[c][0].Pos
		}
		set[c] = s.narrow(columns[c] - 2*pad).cellRows(&block)
		h := unit.Length(0)
		for _, r := range set[c] {
			h += r.height
		}
		high = max(high, h)
	}
	r := row{height: max(high, base.Size*5/4) + base.Size*2/3}
	x := left
	for c, w := range columns {
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
		x += w
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

func cellPad(t *compose.Table) unit.Length { return t.CellStyle.Size / 2 }

// columns chooses the widths of a table's columns: what they need where there
// is room for all, else what their words need and a share of the rest.
func (s *setter) columns(t *compose.Table) []unit.Length {
	n := len(t.Head)
	for _, r := range t.Rows {
		n = max(n, len(r))
	}
	if n == 0 {
		return nil
	}
	pad := 2 * cellPad(t)
	widest, least := make([]unit.Length, n), make([]unit.Length, n)
	see := func(cells [][]compose.Span, style *manifest.Style) {
		for c, spans := range cells {
			p := s.newPara(spans, style, style.Pos)
			if len(p.cells) == 0 {
				continue
			}
			all := p.total()
			widest[c] = max(widest[c], all[len(p.cells)-1].width+p.cells[len(p.cells)-1].w)
			p.runs(func(_, _ int, w unit.Length) { least[c] = max(least[c], min(w, 8*style.Size)) })
		}
	}
	see(t.Head, t.HeadStyle)
	for _, r := range t.Rows {
		see(r, t.CellStyle)
	}
	room := s.measure - pad*unit.Length(n)
	return share(widest, least, room, pad, s.measure)
}

// share divides the room among columns.
func share(widest, least []unit.Length, room, pad, measure unit.Length) []unit.Length {
	n := unit.Length(len(widest))
	sum, need := unit.Length(0), unit.Length(0)
	for c := range widest {
		least[c] = max(least[c], pad/2)
		widest[c] = max(widest[c], least[c])
		sum += widest[c]
		need += least[c]
	}
	out := make([]unit.Length, len(widest))
	switch {
	case sum <= room: // all fit: what is left goes to all alike, up to the whole measure
		for c := range out {
			out[c] = widest[c] + pad + (room-sum)/n
		}
	case need >= room: // not even the words fit: they will be broken
		for c := range out {
			out[c] = max(pad, room*least[c]/need+pad)
		}
	default: // columns that need little get it; the others share the rest by what they hold
		left := room
		open := make([]int, 0, len(widest))
		for c := range widest {
			open = append(open, c)
		}
		for {
			fair := left / unit.Length(max(1, len(open)))
			before := len(open)
			open = slices.DeleteFunc(open, func(c int) bool {
				if widest[c] > fair {
					return false
				}
				out[c] = widest[c] + pad
				left -= widest[c]
				return true
			})
			if len(open) == before || len(open) == 0 {
				break
			}
		}
		total, floor := unit.Length(0), unit.Length(0)
		for _, c := range open {
			total += widest[c]
			floor += least[c]
		}
		for _, c := range open {
			out[c] = least[c] + (left-floor)*widest[c]/max(total, 1) + pad
		}
	}
	return out
}
