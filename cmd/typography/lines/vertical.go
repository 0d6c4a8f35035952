package lines

import (
	"math"
	"slices"

	"booklet/cmd/typography/reader"
	"booklet/cmd/typography/sets"
)

// turn swaps the axes of a page set in vertical columns, so that columns
// become lines: X runs down, Y runs from the right edge to the left. tops is
// how far, in em, each face's em box reaches above the baseline. Characters
// set across the page are no part of any column and are made blanks of no
// width.
func turn(p *reader.Page, tops map[string]float64, across []bool) []reader.Char {
	middles := columnMiddles(p)
	out := make([]reader.Char, len(p.Chars))
	for i, c := range p.Chars {
		t := c
		above := topOf(tops, c.Font) * c.Size
		t.Ink = turnBox(c.Ink, p.W)
		switch {
		case across[i]:
			t.R = skipped
		case c.Turned:
			// The baseline of turned text is left of the column's middle.
			x := c.X + above - c.Size/2
			if m := nearest(middles, x, c.Size); math.Abs(m-x) < 0.12*c.Size {
				x = m // and no raised text
			}
			t.X, t.Y = c.Y, p.W-x
		case sets.Of(c.R) == sets.Han:
			t.X, t.Y, t.Adv = c.Y-above, p.W-(c.X+c.Adv/2), c.Size
		default:
			// A mark may be moved to the corner of its cell, figures stand
			// side by side in one: only the column they belong to is certain,
			// and where the ink is.
			middle, ok := ofNeighbour(p.Chars, i)
			if !ok {
				middle = nearest(middles, c.X+c.Adv/2, c.Size)
			}
			t.X, t.Y, t.Adv = c.Y-above, p.W-middle, c.Size
			if moved(&t) {
				t.X = (t.Ink.X0+t.Ink.X1)/2 - 0.25*c.Size
			}
		}
		out[i] = t
	}
	return out
}

// moved tells whether a pause or stop mark, whose ink belongs into the first
// half of its cell, stands elsewhere in what its face's em box would be: a
// program moved a glyph that has no vertical form, and only its ink shows
// where its cell is.
func moved(c *reader.Char) bool {
	if c.Ink.Empty() || sets.Of(c.R) != sets.Close && c.R != '.' || sets.WholeInColumn(c.R) {
		return false
	}
	return c.Ink.X0 < c.X-0.02*c.Size || c.Ink.X1 > c.X+0.52*c.Size
}

// turnBox turns a box of a page that is w wide.
func turnBox(b reader.Box, w float64) reader.Box {
	if b.Empty() {
		return reader.Box{}
	}
	return reader.Box{X0: b.Y0, X1: b.Y1, Y0: w - b.X1, Y1: w - b.X0}
}

// turnBoxes turns what else stands on a page.
func (p *Page) turnBoxes() {
	p.Images, p.Links = slices.Clone(p.Images), slices.Clone(p.Links)
	for i, b := range p.Images {
		p.Images[i] = turnBox(b, p.W)
	}
	for i, l := range p.Links {
		p.Links[i].Box = turnBox(l.Box, p.W)
	}
}

// usualTop is how far above the baseline the em box of most Chinese faces
// reaches, in em.
const usualTop = 0.88

func topOf(tops map[string]float64, font string) float64 {
	if v, ok := tops[font]; ok {
		return v
	}
	return usualTop
}

// faceTops finds, for every face with Han characters, how far above the
// baseline its em box reaches, in em: the ink of its characters is in the
// middle of it. The tables of some faces say otherwise, and a PDF does not say
// it at all.
func faceTops(r *reader.Document) map[string]float64 {
	const enough = 20
	ink := map[string][]float64{}
	for _, p := range r.Pages {
		for _, c := range p.Chars {
			if !c.Turned && !c.Ink.Empty() && sets.IsHan(c.R) {
				ink[c.Font] = append(ink[c.Font], (c.Y-(c.Ink.Y0+c.Ink.Y1)/2)/c.Size)
			}
		}
	}
	out := map[string]float64{}
	known := []float64{usualTop}
	for font, v := range ink {
		if len(v) >= enough {
			slices.Sort(v)
			out[font] = v[len(v)/2] + 0.5
			known = append(known, out[font])
		}
	}
	for font, v := range ink {
		if len(v) < enough {
			out[font] = likelyTop(slices.Min(v)/2+slices.Max(v)/2+0.5, known)
		}
	}
	return out
}

// likelyTop is the top of a face with few characters, whose ink says only
// about where it is: that of a face nearby where there is one.
func likelyTop(about float64, known []float64) float64 {
	const nearby = 0.04
	slices.Sort(known)
	best := about
	for _, k := range known {
		if d := math.Abs(k - about); d < nearby && (best == about || d < math.Abs(best-about)) {
			best = k
		}
	}
	return best
}

// columnMiddles are the middles of the Han characters of a page.
func columnMiddles(p *reader.Page) []float64 {
	var out []float64
	for i, c := range p.Chars {
		if c.Turned || sets.Of(c.R) != sets.Han || !(i > 0 && runsOn(p.Chars[i-1], c) || i+1 < len(p.Chars) && runsOn(c, p.Chars[i+1])) {
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

// runsOn tells whether b stands right below a, in its size: a note's mark does
// not.
func runsOn(a, b reader.Char) bool {
	return math.Abs(a.Size-b.Size) < 0.15*a.Size && math.Abs(a.X+a.Adv/2-b.X-b.Adv/2) < 0.7*a.Size && b.Y-a.Y > 0.4*a.Size && b.Y-a.Y < 2*a.Size
}

// ofNeighbour is the middle of the Han character that stands right above or
// below the mark or figure at i: columns of a table's cells may lie nearer to
// each other than those of the text.
func ofNeighbour(chars []reader.Char, i int) (float64, bool) {
	const far = 3
	for _, step := range []int{-1, 1} {
		at := chars[i]
		for k := i + step; k >= 0 && k < len(chars) && k != i+step*(far+1); k += step {
			n := chars[k]
			if sets.Of(n.R) == sets.Space || !adjoins(at, n, float64(step)) {
				break
			}
			if sets.Of(n.R) == sets.Han && !n.Turned {
				return n.X + n.Adv/2, true
			}
			at = n
		}
	}
	return 0, false
}

// adjoins tells whether n stands right above a, where way is -1, or below it,
// in its size.
func adjoins(a, n reader.Char, way float64) bool {
	d := (n.Y - a.Y) * way
	return math.Abs(a.Size-n.Size) < 0.15*a.Size && d > 0 && d < 1.8*a.Size && math.Abs(across(a)-across(n)) < 0.75*a.Size
}

// across is about where the middle of a character's column is.
func across(c reader.Char) float64 {
	if c.Turned {
		return c.X + (usualTop-0.5)*c.Size
	}
	return c.X + c.Adv/2
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
