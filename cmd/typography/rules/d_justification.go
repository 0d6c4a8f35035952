package rules

import (
	"math"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

var justification = []Rule{
	{"38", "every line but a paragraph's last meets both edges", rule38},
	{"39", "the measure is a whole number of characters", rule39},
	{"40", "shrink in the order of the steps, equally within one, never with stretch", rule40},
	{"41", "shrink limits: word space 1/4, marks 1/2, gap 1/8 em", rule41},
	{"42", "stretch limits: word space and gap 1/2 em", rule42},
	{"43", "what is left is spread equally, never into —— or beside – and /", rule43},
	{"44", "no gap between Han stretched beyond the bound", rule44},
	{"45", "the last line keeps natural widths", rule45},
}

func rule38(c *Check, r *Result) {
	for _, l := range c.Lines {
		if item := l.Kind == lines.Item && l.Role == lines.Aside && !l.Last; !item && (!c.justified(l) || l.Role != lines.Body) {
			continue
		}
		r.Places++
		short := c.short(l)
		last := &l.Glyphs[len(l.Glyphs)-1]
		switch {
		case math.Abs(short) <= tolEdge:
		case c.triple(l, len(l.Glyphs)-1) && short > 0 && short <= 0.5+tolEdge:
			r.gives("8 (！！！ takes 2 em)", l, "%.3f em from the edge", short)
		case c.Hang && short < 0 && math.Abs(short+0.5) <= tolEdge:
			r.gives("30 (hanging marks on)", l, "%c hangs", last.R)
		case short < 0 && len(l.Glyphs) == c.piece(l):
			r.gives("9, 12 (one piece longer than the line)", l, "%.3f em too long", -short)
		case short > 0 && !c.pullable(l) && c.flexible(l) == 0:
			r.gives("9, 12 (nothing to stretch)", l, "%.3f em short", short)
		case short > 0 && (!c.pullable(l) || c.best(l) > c.Bound) && c.tornApart(l, short):
			r.gives("42, 44 (left short rather than torn apart)", l, "%.3f em short", short)
		default:
			r.breaks(l, "ends %.3f em from the edge; below: %s", short, l.Next.Text())
		}
	}
}

// tornApart tells whether a line that ends early could only be filled by
// widening its gaps beyond their limits.
func (c *Check) tornApart(l *lines.Line, short float64) bool {
	others := 0
	for _, g := range c.Gaps(l) {
		switch g.Kind {
		case WordSpace, HanWestern, HanSymbol:
			short -= max(0, houseMax-g.Blank)
		case HanHan, HanMark, Pair, Beside:
			others++
		}
	}
	return others == 0 && short > -tolPlace || others > 0 && short/float64(others) > c.Bound
}

// houseMax is how wide the house lets a Han–Western gap grow.
const houseMax = 1.0 / 3

func rule39(c *Check, r *Result) {
	for side, cols := range c.Columns {
		for _, col := range cols {
			r.Places++
			n := (col.Right - col.Left) / c.Em
			if math.Abs(n-math.Round(n)) > 0.01+0.01 {
				r.breaks(nil, "%s pages: %.3f characters", []string{"even", "odd"}[side], n)
			} else {
				r.note("%.2f characters of %.2f pt", n, c.Em)
			}
		}
	}
	if len(r.Notes) > 1 && r.Notes[0] == r.Notes[1] {
		r.Notes = r.Notes[:1]
	}
}

// shrinks gathers, for each step, how much the gaps of a line gave of what
// they could; in em.
type shrink struct {
	gave, room []float64
	gaps       []Gap
}

func (c *Check) shrinks(l *lines.Line) (steps [8]shrink, most float64) {
	for _, g := range c.Gaps(l) {
		if g.Step == 0 || g.Nat-g.Min < tolPlace {
			continue
		}
		s := &steps[g.Step]
		gave := max(0, -g.Extra())
		s.gave = append(s.gave, gave)
		s.room = append(s.room, g.Nat-g.Min)
		s.gaps = append(s.gaps, g)
		most = max(most, gave)
	}
	return steps, most
}

func rule40(c *Check, r *Result) {
	for _, l := range c.Lines {
		if !c.justified(l) {
			continue
		}
		steps, most := c.shrinks(l)
		if most < tolPlace {
			continue
		}
		r.Places++
		if s, ok := c.Stretch(l); ok && s > tolStretch {
			r.breaks(l, "gaps between Han are stretched by %.3f em while marks give %.3f", s, most)
			continue
		}
		c.order40(r, l, steps)
	}
}

func (c *Check) order40(r *Result, l *lines.Line, steps [8]shrink) {
	spare := 0 // an earlier step that still had something to give
	for n := 1; n < 8; n++ {
		s := steps[n]
		lo, hi, left := math.Inf(1), 0.0, 0.0
		for i := range s.gave {
			lo, hi = min(lo, s.gave[i]), max(hi, s.gave[i])
			left = max(left, s.room[i]-s.gave[i])
		}
		if len(s.gave) == 0 {
			continue
		}
		if hi > tolPlace && spare > 0 {
			r.breaks(l, "step %d gives %.3f em though step %d has more to give", n, hi, spare)
			return
		}
		// Marks whose places differ in room are full at different values.
		if hi-lo > tolPlace && left > tolPlace && !fullOrEqual(s, hi) {
			r.breaks(l, "step %d gives between %.3f and %.3f em", n, lo, hi)
			return
		}
		if left > tolPlace && spare == 0 {
			spare = n
		}
	}
}

// fullOrEqual tells whether every gap of a step gave as much as the one that
// gave most, or all it had.
func fullOrEqual(s shrink, hi float64) bool {
	for i := range s.gave {
		if hi-s.gave[i] > tolPlace && s.room[i]-s.gave[i] > tolPlace {
			return false
		}
	}
	return true
}

func rule41(c *Check, r *Result) {
	for _, l := range c.Lines {
		if !c.justified(l) {
			continue
		}
		for _, g := range c.Gaps(l) {
			least := 0.0
			switch g.Kind {
			case WordSpace:
				if least = sets.WordSpaceMin; c.language(l) != inChinese {
					least = c.englishWord * (1 - englishShrink)
				}
				if g.Blank < sets.WordSpaceMin-tolPlace && g.Blank >= least-tolPlace {
					r.gives("38 (English text: a third of the face's own space)", l, "%c %c: %.3f em", l.Glyphs[g.I-1].R, l.Glyphs[g.I].R, g.Blank)
				}
			case HanWestern:
				least = min(c.Gap, sets.GapMin)
			case Pair, HanMark:
			default:
				continue
			}
			r.Places++
			if g.Blank < least-tolPlace {
				r.breaks(l, "%c %c: %.3f em, %.3f at least", l.Glyphs[g.I-1].R, l.Glyphs[g.I].R, g.Blank, least)
			}
		}
	}
}

func rule42(c *Check, r *Result) {
	largest := 0.0
	for _, l := range c.Lines {
		if !c.justified(l) {
			continue
		}
		for _, g := range c.Gaps(l) {
			if g.Kind != WordSpace && g.Kind != HanWestern {
				continue
			}
			r.Places++
			largest = max(largest, g.Blank)
			if g.Blank <= sets.GapMax+tolPlace {
				continue
			}
			a, b := l.Glyphs[g.I-1].R, l.Glyphs[g.I].R
			if !c.pullable(l) || c.best(l) > c.Bound {
				r.gives("1–3, 9, 12 (no break that fits)", l, "%c %c: %.3f em", a, b, g.Blank)
			} else {
				r.breaks(l, "%c %c: %.3f em", a, b, g.Blank)
			}
		}
	}
	if r.Places > 0 {
		r.note("largest %.3f em (house limit 0.333)", largest)
	}
}

func rule43(c *Check, r *Result) {
	for _, l := range c.Lines {
		if !c.justified(l) {
			continue
		}
		s := c.slack(l)
		for _, g := range c.Gaps(l) {
			a, b := l.Glyphs[g.I-1].R, l.Glyphs[g.I].R
			switch g.Kind {
			case HanHan:
				r.Places++
				if math.Abs(g.Extra()-s) > tolStretch && !c.typedBlank(l, g) {
					r.breaks(l, "%c%c: %.3f em, others %.3f", a, b, g.Extra(), s)
				}
			case Inside:
				r.Places++
				if math.Abs(g.Blank) > tolStretch {
					r.breaks(l, "%c%c is stretched by %.3f em", a, b, g.Blank)
				}
			case Fixed:
				r.Places++
				if math.Abs(g.Blank) > tolStretch {
					r.breaks(l, "%c%c: %.3f em beside a connector or solidus", a, b, g.Blank)
				}
			case HanMark, Pair, Beside:
				r.Places++
				if x := g.Extra(); x > max(s, 0)+tolPlace {
					r.breaks(l, "%c%c: %.3f em beside a mark, others %.3f", a, b, x, s)
				}
			}
		}
	}
}

// typedBlank tells whether a wide gap between Han characters was typed.
func (c *Check) typedBlank(l *lines.Line, g Gap) bool {
	if l.Glyphs[g.I].Spaced {
		return true
	}
	return c.Source != nil && c.Source.Typed(string(textOf(l, g.I-4, g.I)), string(textOf(l, g.I, g.I+4)))
}

func rule44(c *Check, r *Result) {
	worse := 0
	for _, l := range c.Lines {
		if !c.justified(l) {
			continue
		}
		s, ok := c.Stretch(l)
		if !ok {
			continue
		}
		r.Places++
		if s <= c.Bound+tolStretch/10 {
			continue
		}
		best := c.best(l)
		if c.makesRoom(l) {
			r.gives("72–75 (room for ruby)", l, "%.3f em", s)
			continue
		}
		if best <= c.Bound {
			r.breaks(l, "stretched by %.3f em; %.3f would do for the whole paragraph", s, best)
			continue
		}
		if s > best+tolStretch {
			worse++
		}
		r.gives("1–3, 9, 12, 47 (no breaks hold the bound)", l, "%.3f em", s)
	}
	if worse > 0 {
		r.note("%d of those that gave way are above the smallest that the paragraph's worst line could have", worse)
	}
}

func rule45(c *Check, r *Result) {
	for _, l := range c.Lines {
		if !c.natural(l) {
			continue
		}
		s, ok := c.Stretch(l)
		if !ok {
			continue
		}
		r.Places++
		if math.Abs(s) > tolStretch {
			r.breaks(l, "gaps between Han are %.3f em", s)
			continue
		}
		if _, most := c.shrinks(l); most > tolPlace {
			r.breaks(l, "marks or gaps give %.3f em", most)
		}
	}
}
