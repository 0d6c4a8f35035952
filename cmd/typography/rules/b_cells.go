package rules

import (
	"math"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

// cell gives the width that a character between two Han takes: the distance
// between their cells, without the line's stretch; false when a neighbour is
// no Han.
func (c *Check) cell(l *lines.Line, i int) (float64, bool) {
	if i == 0 || i+1 >= len(l.Glyphs) {
		return 0, false
	}
	p, n := &l.Glyphs[i-1], &l.Glyphs[i+1]
	if p.Class != sets.Han || n.Class != sets.Han || p.Raised || n.Raised || math.Abs(p.Size-n.Size) > 0.02*p.Size {
		return 0, false
	}
	return (n.A - p.B) / l.Glyphs[i].Size, true
}

func rule23(c *Check, r *Result) {
	for _, l := range c.Lines {
		if !c.text(l) {
			continue
		}
		s := c.slack(l)
		for i := range l.Glyphs {
			g := &l.Glyphs[i]
			if g.Class != sets.Interpunct || g.R == '•' {
				continue
			}
			w, ok := c.cell(l, i)
			if !ok {
				continue
			}
			r.Places++
			if g.R != '·' {
				r.breaks(l, "the interpunct is U+%04X", g.R)
			} else if w < 0.5-tolPlace || w > 0.5+2*max(s, 0)+tolPlace {
				r.breaks(l, "the interpunct takes %.3f em", w)
			} else if !g.Ink.Empty() {
				mid := (g.Ink.X0 + g.Ink.X1) / 2
				if off := (mid - (l.Glyphs[i-1].B+l.Glyphs[i+1].A)/2) / g.Size; math.Abs(off) > tolEdge {
					r.breaks(l, "the interpunct stands %.3f em off its middle", off)
				}
			}
		}
	}
}

func rule24(c *Check, r *Result) {
	c.cells(r, func(g *lines.Glyph) float64 {
		switch g.Class {
		case sets.Connector:
			return 0.5
		case sets.Wave:
			return 1
		}
		return 0
	})
}

func rule25(c *Check, r *Result) {
	c.cells(r, func(g *lines.Glyph) float64 {
		if g.Class == sets.Solidus {
			return 0.5
		}
		return 0
	})
}

// cells checks the widths of characters that neither squeeze nor stretch.
func (c *Check) cells(r *Result, want func(*lines.Glyph) float64) {
	for _, l := range c.Lines {
		if !c.text(l) {
			continue
		}
		for i := range l.Glyphs {
			v := want(&l.Glyphs[i])
			if v == 0 {
				continue
			}
			w, ok := c.cell(l, i)
			if !ok {
				w, ok = c.numberCell(l, i)
			}
			if !ok {
				continue
			}
			r.Places++
			if math.Abs(w-v) > tolPlace {
				r.breaks(l, "%c takes %.3f em instead of %.1f", l.Glyphs[i].R, w, v)
			}
		}
	}
}

// numberCell is the width of a character between two digits.
func (c *Check) numberCell(l *lines.Line, i int) (float64, bool) {
	if i == 0 || i+1 >= len(l.Glyphs) || !sets.Digit(l.Glyphs[i-1].R) || !sets.Digit(l.Glyphs[i+1].R) {
		return 0, false
	}
	return (l.Glyphs[i+1].A - l.Glyphs[i-1].B) / l.Glyphs[i].Size, true
}
