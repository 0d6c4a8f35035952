package lines

import (
	"math"

	"booklet/cmd/typography/reader"
	"booklet/cmd/typography/sets"
)

// turn swaps the axes of a page set in vertical columns, so that columns
// become lines: X runs down, Y runs from the right edge to the left.
func turn(p *reader.Page) []reader.Char {
	middles := columnMiddles(p)
	out := make([]reader.Char, len(p.Chars))
	for i, c := range p.Chars {
		t := c
		switch {
		case c.Turned:
			// The baseline of turned text is left of the column's middle.
			t.X, t.Y = c.Y, p.W-(c.X+0.38*c.Size)
		case sets.Of(c.R) == sets.Han:
			t.X, t.Y, t.Adv = c.Y-0.88*c.Size, p.W-(c.X+c.Adv/2), c.Size
		default:
			// A mark may be moved to the corner of its cell, figures stand
			// side by side in one: only the column they belong to is certain,
			// and where the ink is.
			t.X, t.Y, t.Adv = c.Y-0.88*c.Size, p.W-nearest(middles, c.X+c.Adv/2, c.Size), c.Size
			if !c.Ink.Empty() && sets.Of(c.R).Mark() {
				t.X = c.Ink.Y0 - 0.1*c.Size
			}
		}
		t.Ink = reader.Box{X0: c.Ink.Y0, X1: c.Ink.Y1, Y0: p.W - c.Ink.X1, Y1: p.W - c.Ink.X0}
		if c.Ink.Empty() {
			t.Ink = reader.Box{}
		}
		out[i] = t
	}
	return out
}

// columnMiddles are the middles of the Han characters of a page.
func columnMiddles(p *reader.Page) []float64 {
	var out []float64
	for i, c := range p.Chars {
		if c.Turned || sets.Of(c.R) != sets.Han || !(i > 0 && below(p.Chars[i-1], c) || i+1 < len(p.Chars) && below(c, p.Chars[i+1])) {
			continue // of a running head, which runs across the page
		}
		m := c.X + c.Adv/2
		known := false
		for _, o := range out {
			known = known || math.Abs(o-m) < 0.02*c.Size
		}
		if !known {
			out = append(out, m)
		}
	}
	return out
}

// below tells whether b stands right below a, in its size: a note's mark does
// not.
func below(a, b reader.Char) bool {
	return math.Abs(a.Size-b.Size) < 0.15*a.Size && math.Abs(a.X+a.Adv/2-b.X-b.Adv/2) < 0.7*a.Size && b.Y-a.Y > 0.4*a.Size && b.Y-a.Y < 2*a.Size
}

// nearest is the middle that x belongs to. A column of marks alone has no Han
// character to show its middle: it is a step further on.
func nearest(middles []float64, x, size float64) float64 {
	step := math.Inf(1)
	for _, a := range middles {
		for _, b := range middles {
			if d := math.Abs(a - b); d > size && d < step {
				step = d
			}
		}
	}
	best, dist := x, size
	for _, steps := range [][]float64{{0}, {-step, step}} { // columns that are seen before those that must be there
		for _, m := range middles {
			for _, s := range steps {
				if d := math.Abs(m + s - x); d < dist {
					best, dist = m+s, d
				}
			}
		}
		if dist < 0.75*size {
			break
		}
	}
	return best
}

// vertical tells whether most of the text runs down: from one Han character to
// the next the pen moves down more often than to the right.
func vertical(d *reader.Document) bool {
	down, right := 0, 0
	for _, p := range d.Pages {
		for i := 1; i < len(p.Chars); i++ {
			a, b := p.Chars[i-1], p.Chars[i]
			if !sets.IsHan(a.R) || !sets.IsHan(b.R) {
				continue
			}
			dx, dy := math.Abs(b.X-a.X), b.Y-a.Y
			switch {
			case dx < 0.1*a.Size && dy > 0.5*a.Size && dy < 1.5*a.Size:
				down++
			case math.Abs(dy) < 0.1*a.Size && b.X-a.X > 0.5*a.Size:
				right++
			}
		}
	}
	return down > right
}
