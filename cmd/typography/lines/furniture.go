package lines

import (
	"math"
	"slices"
)

// spot is a height on the page at which lines of a size stand.
type spot struct{ y, size float64 }

func spotOf(l *Line) spot { return spot{math.Round(l.Y), math.Round(l.Size * 10)} }

// furniture marks running heads and page feet: the outermost line of a page,
// beyond the lines of the body, when it prints a page number, or when lines of
// its size stand at its height on a fifth of the pages.
func (d *Document) furniture() {
	top, bottom := d.bodyTop(), d.bodyBottom()
	at := map[spot]int{}
	for i := range d.Pages {
		for _, l := range edges(&d.Pages[i]) {
			at[spotOf(l)]++
		}
	}
	for i := range d.Pages {
		for n, l := range edges(&d.Pages[i]) {
			seen := at[spotOf(l)]
			common := seen*5 >= len(d.Pages) && seen > 1 && len(d.Pages) >= 4 && !d.isBody(l.Size) && (n == 0 && l.Y < top || n == 1 && l.Y > bottom)
			number := PageNumber(l.Text()) != "" && (l.Y > bottom || n == 0 && !d.isBody(l.Size))
			if !common && !number || l.Size > 1.6*d.Em {
				continue
			}
			role := Head
			if n == 1 {
				role = Foot
			}
			for _, k := range d.Pages[i].Lines {
				if math.Abs(k.Y-l.Y) < 0.1*d.Em {
					k.Role = role
				}
			}
		}
	}
}

// edges are a page's first and last line.
func edges(p *Page) []*Line {
	ls := slices.Clone(p.Lines)
	slices.SortStableFunc(ls, func(a, b *Line) int { return sign(a.Y - b.Y) })
	if len(ls) == 0 {
		return nil
	}
	return []*Line{ls[0], ls[len(ls)-1]}
}

// bodyTop is the highest baseline that full body lines have on two pages, or
// on any.
func (d *Document) bodyTop() float64 {
	var tops []float64
	for _, p := range d.Pages {
		y := math.Inf(1)
		for _, l := range p.Lines {
			if d.isBody(l.Size) && len(l.Glyphs) > 4 {
				y = min(y, l.Y)
			}
		}
		tops = append(tops, y)
	}
	slices.Sort(tops)
	for i := 1; i < len(tops); i++ {
		if tops[i]-tops[i-1] < 0.1*d.Em {
			return tops[i-1] - 0.1*d.Em
		}
	}
	if len(tops) == 0 {
		return 0
	}
	return tops[0]
}

// bodyBottom is the lowest baseline of full body lines.
func (d *Document) bodyBottom() float64 {
	y := 0.0
	for _, p := range d.Pages {
		for _, l := range p.Lines {
			if d.isBody(l.Size) && len(l.Glyphs) > 4 {
				y = max(y, l.Y)
			}
		}
	}
	return y
}
