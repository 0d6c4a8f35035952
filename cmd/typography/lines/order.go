package lines

import (
	"math"
	"slices"
)

// order sorts the lines of every page as they are read: the running head, the
// text band by band and in a band column by column, the foot.
func (d *Document) order() {
	for i := range d.Pages {
		p := &d.Pages[i]
		cuts := d.cuts(p)
		band := func(l *Line) int {
			switch l.Role {
			case Head:
				return -1
			case Foot:
				return len(cuts) + 1
			}
			n := 0
			for _, y := range cuts {
				if y < l.Y-0.4*l.Size {
					n++
				}
			}
			return n
		}
		slices.SortStableFunc(p.Lines, func(a, b *Line) int {
			if x, y := band(a), band(b); x != y {
				return x - y
			}
			if a.Column != b.Column && !a.Role.Furniture() {
				return a.Column - b.Column
			}
			if math.Abs(a.Y-b.Y) > 0.05*d.Em {
				return sign(a.Y - b.Y)
			}
			return sign(a.left() - b.left())
		})
		d.Lines = append(d.Lines, p.Lines...)
	}
}

// cuts are the heights at which the columns of a page are read to their end
// before the text goes on below: above and below of what stands across
// columns, and where the outline has a title.
func (d *Document) cuts(p *Page) []float64 {
	if len(p.Lines) == 0 {
		return nil
	}
	page := p.Lines[0].Page
	var out []float64
	for _, l := range p.Lines {
		if l.Wide {
			out = append(out, l.Y-0.9*l.Size, l.Y+0.3*l.Size)
		}
	}
	if len(d.Columns[Side(page)]) > 1 && !d.Vertical {
		for _, b := range d.Outline {
			if b.Level == 1 && b.Page == page && b.Y > 0 {
				out = append(out, b.Y)
			}
		}
	}
	return out
}
