package lines

import "math"

// tables marks the cells of tables: pieces of one row in one column of the
// page, parted by wide blanks.
func (d *Document) tables(p *Page) {
	d.markRows(p)
	if d.partCells(p) {
		d.markRows(p)
	}
	// A cell of several lines has rows of its own; they stand between the
	// table's rows and begin where one of its cells does.
	for _, l := range p.Lines {
		if l.Role == Table || d.Offset(l) < 0.3 {
			continue
		}
		for _, t := range p.Lines {
			if t.Role == Table && math.Abs(t.Start-l.Start) < 0.6*d.Em && math.Abs(t.Y-l.Y) < 1.45*l.Size && math.Abs(t.Size-l.Size) < 0.02*d.Em {
				l.Role = Table
				break
			}
		}
	}
}

func (d *Document) markRows(p *Page) {
	for i, a := range p.Lines {
		row := d.row(p, i)
		if len(row) == 2 && isNumber(row[0]) && row[1].Start-row[0].Start < 4*row[0].Size {
			continue // a list's item, behind its number
		}
		for _, b := range row[1:] {
			if _, _, ok := Leader(b.Text()); !ok {
				a.Role, b.Role = Table, Table
			}
		}
	}
}

// row gives the i-th line of a page, and what follows it of the same row in the
// same column.
func (d *Document) row(p *Page, i int) []*Line {
	a := p.Lines[i]
	out := []*Line{a}
	for _, b := range p.Lines[i+1:] {
		if math.Abs(a.Y-b.Y) < 0.05*d.Em && a.Column == b.Column && d.insideArea(a) && d.insideArea(b) {
			out = append(out, b)
		}
	}
	return out
}

// isNumber tells whether a piece of a row is nothing but an item's number.
func isNumber(l *Line) bool {
	text := l.Text()
	return text != "" && number.FindString(text) == text
}

// partCells parts cells that stand so near to each other that they were taken
// for one line: at a blank behind or before which the cells of other rows end
// or begin. It tells whether there were any.
func (d *Document) partCells(p *Page) bool {
	var out []*Line
	for _, l := range p.Lines {
		for from := d.cellEnd(p, l); from > 0; from = d.cellEnd(p, l) {
			first := l.piece(0, from)
			first.Role = Table
			out = append(out, first)
			l = l.piece(from, len(l.Glyphs))
			l.Role = Table
		}
		out = append(out, l)
	}
	parted := len(out) > len(p.Lines)
	p.Lines = out
	return parted
}

// cellEnd is the first glyph of a line's second cell; 0 where there is none.
func (d *Document) cellEnd(p *Page, l *Line) int {
	const blank = 0.35 // em, at least
	for i := 1; i < len(l.Glyphs); i++ {
		a, b := &l.Glyphs[i-1], &l.Glyphs[i]
		if b.X-a.X-a.Adv < blank*l.Size {
			continue
		}
		for _, t := range p.Lines {
			if t == l || t.Role != Table || t.Column != l.Column || math.Abs(t.Y-l.Y) > 12*l.Size || math.Abs(t.Size-l.Size) > 0.02*d.Em {
				continue
			}
			if math.Abs(t.left()-b.X) < 0.05*l.Size || math.Abs(t.right()-l.right()) < 0.05*l.Size && d.beside(p, t, b.X) {
				return i
			}
		}
	}
	return 0
}

// beside tells whether a cell ends before x on the row of cell t, which is
// right-aligned.
func (d *Document) beside(p *Page, t *Line, x float64) bool {
	for _, k := range p.Lines {
		if k != t && k.Role == Table && math.Abs(k.Y-t.Y) < 0.05*d.Em && k.right() < x {
			return t.left() > x-2*t.Size
		}
	}
	return false
}
