package rules

import (
	"math"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

var western = []Rule{
	{"32", "a gap of at most 1/4 em between Han and Western text", rule32},
	{"33", "no gap at a line's start or end", rule33},
	{"34", "no gap between Western text and Chinese marks", rule34},
	{"35", "the gap is no character: copied text has no space there", rule35},
	{"36", "the gap is the same everywhere", rule36},
	{"37", "the gap is the same beside bold, links, code and raised text", rule37},
}

func rule32(c *Check, r *Result) {
	for _, l := range c.Lines {
		if !c.natural(l) {
			continue
		}
		s, _ := c.Stretch(l)
		for _, g := range c.Gaps(l) {
			if g.Kind != HanWestern {
				continue
			}
			r.Places++
			if g.Blank < 0.10-tolPlace && c.Gap > 0 || g.Blank > 0.25+max(s, 0)+tolPlace {
				r.breaks(l, "%c%c: %.3f em", l.Glyphs[g.I-1].R, l.Glyphs[g.I].R, g.Blank)
			}
		}
	}
}

func rule33(c *Check, r *Result) {
	for _, l := range c.Lines {
		if l.Role != lines.Body {
			continue
		}
		if g := &l.Glyphs[0]; g.Class == sets.Western && !l.First {
			r.Places++
			if off := c.Offset(l); math.Abs(off) > tolEdge {
				r.breaks(l, "%c stands %.3f em from the left edge", g.R, off)
			}
		}
		if g := &l.Glyphs[len(l.Glyphs)-1]; g.Class == sets.Western && c.justified(l) && !g.Raised {
			r.Places++
			// A blank at the end shows as a line that ends early by just that.
			if off := c.Short(l); off > tolEdge && off < 0.6 && c.flexible(l) > 0 && !c.tornApart(l, off) {
				r.breaks(l, "%c ends %.3f em from the right edge", g.R, off)
			}
		}
	}
}

func rule34(c *Check, r *Result) {
	for _, l := range c.Lines {
		if !c.text(l) {
			continue
		}
		for _, g := range c.Gaps(l) {
			a, b := &l.Glyphs[g.I-1], &l.Glyphs[g.I]
			if g.I < 4 && numbered(l) {
				continue // digits of a list's numbers stand in cells of one width
			}
			if g.Kind != HanMark || !inWord(a) && !inWord(b) || !chinese(l) {
				continue
			}
			r.Places++
			d := c.departs(l, g, true)
			if b.Spaced && math.Abs(d-1) < tolPlace {
				continue // an ideographic space, as behind a figure's number
			}
			if d > 0 {
				r.breaks(l, "%c%c: %.3f em too much", a.R, b.R, d)
			}
		}
	}
}

// chinese tells whether a line's paragraph has Chinese text at all.
func chinese(l *lines.Line) bool {
	for l.Prev != nil {
		l = l.Prev
	}
	for ; l != nil; l = l.Next {
		for i := range l.Glyphs {
			if l.Glyphs[i].Class == sets.Han {
				return true
			}
		}
	}
	return false
}

func rule35(c *Check, r *Result) {
	typed := 0
	for _, l := range c.Lines {
		if !c.text(l) {
			continue
		}
		for _, g := range c.Gaps(l) {
			if g.Kind != HanWestern || l.Role != lines.Body && g.Blank > 0.6 {
				continue // or the blank between a figure's number and its title
			}
			r.Places++
			if !l.Glyphs[g.I].Spaced {
				continue
			}
			if c.Source == nil || c.Source.Typed(string(textOf(l, g.I-2, g.I)), string(textOf(l, g.I, g.I+2))) {
				typed++
				continue
			}
			r.breaks(l, "a space character between %c and %c", l.Glyphs[g.I-1].R, l.Glyphs[g.I].R)
		}
	}
	if typed > 0 {
		r.note("%d spaces there that the source has too, or may have", typed)
	}
}

func rule36(c *Check, r *Result) {
	var v []float64
	var at []*lines.Line
	for _, l := range c.Lines {
		if !c.natural(l) {
			continue
		}
		if s, ok := c.Stretch(l); ok && math.Abs(s) > tolStretch {
			continue
		}
		for _, g := range c.Gaps(l) {
			if g.Kind == HanWestern {
				v, at = append(v, g.Blank), append(at, l)
			}
		}
	}
	usual, _ := lines.Mode(v, tolPlace)
	for i := range v {
		r.Places++
		if math.Abs(v[i]-usual) > tolPlace {
			r.breaks(at[i], "a gap of %.3f em where others have %.3f", v[i], usual)
		}
	}
}
