package lines

import (
	"math"
	"slices"
)

// rejoin puts a line's column in it, and together what a very loose line of
// the body was parted into: pieces of one row in one column, of which no one
// begins where the column or a paragraph does, and whose own blanks are wide.
// In plain text, which has no tables, whatever stands on one row is one line.
func (d *Document) rejoin(p *Page, plain bool) {
	p.Lines = d.partAtGutters(p.Lines)
	for _, l := range p.Lines {
		l.Column, l.Wide = d.columnOf(l), d.across(l)
	}
	slices.SortStableFunc(p.Lines, func(a, b *Line) int {
		if math.Abs(a.Y-b.Y) > 0.05*d.Em {
			return sign(a.Y - b.Y)
		}
		return sign(a.left() - b.left())
	})
	var out []*Line
	for _, l := range p.Lines {
		if len(out) > 0 {
			q := out[len(out)-1]
			c := d.Area(q)
			row := math.Abs(q.Y-l.Y) < 0.05*d.Em && q.Column == l.Column && d.isBody(q.Size) && d.isBody(l.Size)
			if row && (plain || math.Abs(q.Start-c.Left) < 0.1*d.Em && l.End < c.Right+0.1*d.Em && looseAlike(q, l)) {
				q.absorb(l)
				q.finish()
				continue
			}
		}
		out = append(out, l)
	}
	p.Lines = out
}

// looseAlike tells whether the blanks inside of two pieces are about as wide
// as the one between them: a table's cells are not.
func looseAlike(a, b *Line) bool {
	gap := b.left() - a.right()
	inner := 0.0
	for _, l := range []*Line{a, b} {
		for i := 1; i < len(l.Glyphs); i++ {
			inner = max(inner, l.Glyphs[i].A-l.Glyphs[i-1].B)
		}
	}
	return inner > 0.4*gap
}

func (d *Document) columnOf(l *Line) int {
	best, most := 0, 0.0
	for i, c := range d.Columns[Side(l.Page)] {
		if w := math.Min(l.right(), c.Right) - math.Max(l.left(), c.Left); w > most {
			best, most = i, w
		}
	}
	return best
}

// across tells whether a line stands in two columns and the gutter.
func (d *Document) across(l *Line) bool {
	cols := d.Columns[Side(l.Page)]
	for i := 1; i < len(cols); i++ {
		if l.left() < cols[i-1].Right-d.Em && l.right() > cols[i].Left+d.Em {
			return true
		}
	}
	return false
}

// partAtGutters parts what stands on one row of two columns and was joined over
// the gutter, which trimmed marks beside it can make narrow.
func (d *Document) partAtGutters(ls []*Line) []*Line {
	var out []*Line
	for _, l := range ls {
		cols := d.Columns[Side(l.Page)]
		from := 0
		for i := 1; i < len(l.Glyphs); i++ {
			if d.isBody(l.Size) && overGutter(cols, &l.Glyphs[i-1], &l.Glyphs[i], d.Em) {
				out = append(out, l.piece(from, i))
				from = i
			}
		}
		if from > 0 {
			l = l.piece(from, len(l.Glyphs))
		}
		out = append(out, l)
	}
	return out
}

// overGutter tells whether one of two characters ends a column and the other
// begins the next.
func overGutter(cols []Column, a, b *Glyph, em float64) bool {
	for i := 1; i < len(cols); i++ {
		gutter := cols[i].Left - cols[i-1].Right
		if a.B < cols[i-1].Right+0.6*em && b.A > cols[i].Left-0.6*em && b.A-a.B > gutter-0.6*em {
			return true
		}
	}
	return false
}

// piece is a part of a line by itself.
func (l *Line) piece(from, to int) *Line {
	p := *l
	p.Glyphs = append([]Glyph(nil), l.Glyphs[from:to]...)
	p.Glyphs[0].Spaced = false
	p.finish()
	return &p
}
