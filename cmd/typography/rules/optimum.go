package rules

import (
	"math"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

// place is a glyph of a paragraph as if it were one endless line: its own
// width and the gap before it, in em of the body.
type place struct {
	width      float64
	nat, least float64
	first      float64 // what a word space or Han–Western gap may grow before others do
	other      bool    // grows when those are full
	legal      bool    // a line may begin here
	head, tail float64 // the blanks before and behind it that stay at a line's edges
	counts     bool    // as a character of a last line
}

// tolFit is how much wider than its line a text may be measured, in em: what is
// wider than that could not have been set.
const tolFit = 0.0005

// optimum is the smallest stretch that the worst line of a paragraph can have,
// over all sets of lawful breaks; infinite where a piece is longer than a
// line. It tells what could not be helped from what was badly chosen. With two
// set, the last line must have two characters.
func (c *Check) optimum(p []*lines.Line, two bool) float64 {
	s := c.places(p)
	n := len(s)
	a := c.box(p)
	full := (a.Right - a.Left) / c.Em
	firstLine := (a.Right - p[0].Start) / c.Em
	best := make([]float64, n+1)
	for j := 1; j <= n; j++ {
		best[j] = math.Inf(1)
	}
	chars := 0 // from place i to the end
	need := make([]int, n+1)
	for i := n - 1; i >= 0; i-- {
		if s[i].counts {
			chars++
		}
		need[i] = chars
	}
	for i := range n {
		if math.IsInf(best[i], 1) || i > 0 && !s[i].legal {
			continue
		}
		m := full
		if i == 0 {
			m = firstLine
		} else {
			m -= s[i].head
		}
		var w, least, first float64
		others := 0
		for j := i; j < n; j++ {
			w, least = w+s[j].width, least+s[j].width
			if j > i {
				w, least, first = w+s[j].nat, least+s[j].least, first+s[j].first
				if s[j].other {
					others++
				}
			}
			if least > m+tolFit {
				break
			}
			if least+s[j].tail > m+tolFit {
				continue
			}
			if j+1 < n && !s[j+1].legal || j+1 == n && two && i > 0 && need[i] < 2 {
				continue
			}
			cost := 0.0
			if rest := m - w - s[j].tail - first; j+1 < n && rest > 0 {
				cost = 5 + rest // nothing can grow
				if others > 0 {
					cost = rest / float64(others)
				}
			}
			best[j+1] = min(best[j+1], max(best[i], cost))
		}
	}
	return best[n]
}

func (c *Check) places(p []*lines.Line) []place {
	var out []place
	var prev *lines.Glyph
	divided := false
	var all []*lines.Glyph
	begins := map[*lines.Glyph]bool{} // a word, as far as is known
	for _, l := range p {
		for i := range l.Glyphs {
			g := &l.Glyphs[i]
			if i > 0 && i+1 == len(l.Glyphs) && c.divides(l) { // it is there only where the line ends
				out[len(out)-1].tail += g.Adv / c.Em
				divided = true
				continue
			}
			x := place{width: (g.B - g.A) / c.Em, counts: (g.Class == sets.Han || g.Class == sets.Western) && !g.Raised}
			if c.Squeeze == "none" {
				x.head, x.tail = c.before(g), c.after(g)
			}
			switch {
			case i > 0:
				gap := c.gaps[l][i-1]
				x.nat, x.least = gap.Nat*g.Size/c.Em, gap.Min*g.Size/c.Em
				c.grows(&x, gap)
			case divided:
			case prev != nil && c.solid(l.Prev):
			case prev != nil:
				x.nat, x.least = c.joint(l.Prev)
				x.other = true
				if (prev.Class == sets.Western || g.Class == sets.Western) && x.nat > 0 {
					x.other, x.first = false, max(0, sets.GapMax-x.nat)
				}
			}
			if prev != nil {
				x.legal = lines.Breakable(prev, g, nextRune(l, i), c.Ban)
			}
			x.legal = x.legal || divided
			divided = false
			out = append(out, x)
			all = append(all, g)
			begins[g] = g.Spaced || i == 0 && (l.Prev == nil || !c.solid(l.Prev))
			prev = g
		}
	}
	for k, within := range addresses(all, begins) {
		if k > 0 && within && !begins[all[k]] && all[k-1].Class == sets.Western {
			out[k].legal = partsAddress(all[k-1].R, all[k].R)
			continue
		}
		if k > 0 && all[k-1].R == '-' && sets.Letter(all[k].R) && !twoLetters(all, begins, k) {
			out[k].legal = false
		}
	}
	return out
}

// divides tells whether a line ends with a hyphen that is not the word's own.
func (c *Check) divides(l *lines.Line) bool {
	n := len(l.Glyphs)
	if l.Next == nil || n < 2 || l.Glyphs[n-1].R != '-' || !sets.Letter(l.Glyphs[n-2].R) || !sets.Letter(l.Next.Glyphs[0].R) {
		return false
	}
	t := tail(l, 6)
	return c.Source == nil || c.Source.Has(t[:len(t)-1]+headOf(l.Next, 6))
}

// solid tells whether a line's last character and the next line's first are of
// one Western piece, with no blank between: a compound parted behind its own
// hyphen, an address.
func (c *Check) solid(l *lines.Line) bool {
	a, b := &l.Glyphs[len(l.Glyphs)-1], &l.Next.Glyphs[0]
	if a.Class != sets.Western || b.Class != sets.Western {
		return false
	}
	if c.Source == nil {
		return isHyphen(a.R) && sets.Letter(b.R)
	}
	return !c.spaced(l) && c.Source.Has(tail(l, 6)+headOf(l.Next, 6))
}

// twoLetters tells whether a word's own hyphen before place k has two letters
// on both sides (rule 13).
func twoLetters(all []*lines.Glyph, begins map[*lines.Glyph]bool, k int) bool {
	return k >= 3 && k+1 < len(all) && sets.Letter(all[k-3].R) && sets.Letter(all[k-2].R) && !begins[all[k-2]] &&
		!all[k+1].Spaced && sets.Letter(all[k+1].R)
}

func (c *Check) grows(x *place, g Gap) {
	switch g.Kind {
	case Beside:
		x.other = !g.Rigid
	case WordSpace, HanWestern:
		x.first = max(0, sets.GapMax-x.nat)
	case HanSymbol: // a gap of its own, or none: then it stretches as between Han
		if x.other = g.Nat == 0; !x.other {
			x.first = max(0, sets.GapMax-x.nat)
		}
	case HanHan, HanMark, Pair:
		x.other = true
	}
}

// nextRune is the character after glyph i, in the line or the one below it.
func nextRune(l *lines.Line, i int) rune {
	if i+1 < len(l.Glyphs) {
		return l.Glyphs[i+1].R
	}
	if l.Next != nil {
		return l.Next.Glyphs[0].R
	}
	return 0
}

// best is optimum for the paragraph of a line, worked out once.
func (c *Check) best(l *lines.Line) float64 {
	p := paragraph(l)
	if v, ok := c.optima[p[0]]; ok {
		return v
	}
	v := c.optimum(p, true)
	if math.IsInf(v, 1) {
		v = c.optimum(p, false)
	}
	c.optima[p[0]] = v
	return v
}

// lawful tells whether a line's paragraph has any set of lawful breaks at all.
func (c *Check) lawful(l *lines.Line) bool {
	return l.Role != lines.Body || !math.IsInf(c.best(l), 1)
}
