package rules

import (
	"math"
	"slices"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/reader"
	"booklet/cmd/typography/sets"
)

// border is a place where a Han character stands beside Western text that
// looks otherwise: another face, a link, a raised or lowered index.
type border struct {
	i     int     // index of the second glyph
	blank float64 // in em of the Han character
	style string  // "" where nothing but the script changes
}

// borders are the places of a line where Han and Western text meet. A raised
// figure behind a Han character is a note's mark, and stands close.
func (c *Check) borders(l *lines.Line, usual map[string]string) []border {
	var out []border
	for _, g := range c.Gaps(l) {
		a, b := &l.Glyphs[g.I-1], &l.Glyphs[g.I]
		han, west := a, b
		if b.Class == sets.Han {
			han, west = b, a
		}
		if g.Kind != HanWestern || han.Class != sets.Han {
			continue
		}
		x := border{i: g.I, blank: g.Blank}
		switch {
		case west.Raised:
			x.style = "raised or lowered"
		case c.linked(l, a) != c.linked(l, b):
			x.style = "a link"
		case west.Font != usual[l.Font] || han.Font != l.Font:
			x.style = "another face"
		}
		out = append(out, x)
	}
	return out
}

// settleIndices makes the gap between a raised or lowered letter or figure and
// the Han character behind it one like others: m² 的 has the same as m 的.
func (c *Check) settleIndices(l *lines.Line) {
	gaps := c.gaps[l]
	for k := range gaps {
		a, b := &l.Glyphs[gaps[k].I-1], &l.Glyphs[gaps[k].I]
		if a.Raised && a.Class == sets.Western && word(a.R) && !b.Raised && b.Class == sets.Han && gaps[k].I > 1 {
			gaps[k] = Gap{Kind: HanWestern, I: gaps[k].I, Blank: (b.A - a.B) / b.Size, Nat: c.Gap, Min: min(c.Gap, sets.GapMin), Step: 6}
		}
	}
}

// linked gives the number of the link that a glyph stands in, from 1; 0 for
// none.
func (c *Check) linked(l *lines.Line, g *lines.Glyph) int {
	x, y := g.X+g.Adv/2, l.Y-0.3*l.Size
	if l.Down { // Y is the column's middle there
		y = l.Y
	}
	return 1 + slices.IndexFunc(c.Document.Pages[l.Page].Links, func(k reader.Link) bool {
		return k.Box.X0 < x && x < k.Box.X1 && k.Box.Y0 < y && y < k.Box.Y1
	})
}

// westernFaces gives, for each face that names lines, the Western face that
// most often stands beside its Han characters.
func (c *Check) westernFaces() map[string]string {
	count := map[string]map[string]float64{}
	for _, l := range c.Lines {
		for i := 1; i < len(l.Glyphs); i++ {
			han, west := &l.Glyphs[i-1], &l.Glyphs[i]
			if west.Class == sets.Han {
				han, west = west, han
			}
			if han.Class != sets.Han || han.Font != l.Font || west.Class != sets.Western || west.Raised {
				continue
			}
			if count[l.Font] == nil {
				count[l.Font] = map[string]float64{}
			}
			count[l.Font][west.Font]++
		}
	}
	out := map[string]string{}
	for han, m := range count {
		best := ""
		for west, n := range m {
			if best == "" || n > m[best] || n == m[best] && west < best {
				best = west
			}
		}
		out[han] = best
	}
	return out
}

func rule37(c *Check, r *Result) {
	usual := c.westernFaces()
	count := map[string]int{}
	alone := 0
	for _, l := range c.Lines {
		if !c.text(l) {
			continue
		}
		all := c.borders(l, usual)
		want, ok := c.plainGap(l, all)
		for _, b := range all {
			if b.style == "" {
				continue
			}
			if !ok {
				alone++
				continue
			}
			r.Places++
			count[b.style]++
			if math.Abs(b.blank-want) > tolPlace {
				r.breaks(l, "%c%c (%s): %.3f em, %.3f elsewhere on the line", l.Glyphs[b.i-1].R, l.Glyphs[b.i].R, b.style, b.blank, want)
			}
		}
	}
	if r.Places > 0 {
		r.note("%d beside another face, %d at a link's edge, %d beside raised or lowered text", count["another face"], count["a link"], count["raised or lowered"])
	}
	if alone > 0 {
		r.note("%d on stretched lines with nothing to compare", alone)
	}
}

// plainGap is what the gaps of a line are to be compared with: the middle one
// of those where only the script changes; where there are none, the gap that
// the document is set with and the line's stretch, or, where a line is
// stretched by an amount that only these gaps would show, the middle one of
// all.
func (c *Check) plainGap(l *lines.Line, all []border) (float64, bool) {
	var plain, every []float64
	for _, b := range all {
		every = append(every, b.blank)
		if b.style == "" {
			plain = append(plain, b.blank)
		}
	}
	switch {
	case len(plain) > 0:
		return middle(plain), true
	case c.natural(l) || l.First && l.Last && l.Role != lines.Table:
		return c.Gap, true
	case len(every) > 1:
		return middle(every), true
	}
	return 0, false
}

func middle(v []float64) float64 {
	slices.Sort(v)
	return v[len(v)/2]
}
