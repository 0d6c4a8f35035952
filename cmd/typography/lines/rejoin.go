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
	for _, l := range p.Lines {
		l.Column = d.columnOf(l)
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
	cols := d.Columns[Side(l.Page)]
	best, most := 0, 0.0
	for i, c := range cols {
		if w := math.Min(l.right(), c.Right) - math.Max(l.left(), c.Left); w > most {
			best, most = i, w
		}
	}
	return best
}
