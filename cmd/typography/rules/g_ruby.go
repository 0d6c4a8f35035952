package rules

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

// syllable is a stretch of ruby text over one base.
type syllable struct {
	text        string
	left, right float64
	size        float64
	line        *lines.Line
}

// syllables parts a ruby line at its blanks.
func syllables(l *lines.Line) []syllable {
	var out []syllable
	for i := range l.Glyphs {
		g := &l.Glyphs[i]
		if i > 0 && !g.Spaced && g.X-(l.Glyphs[i-1].X+l.Glyphs[i-1].Adv) < 0.12*g.Size {
			s := &out[len(out)-1]
			s.text += string(g.R)
			s.right = g.X + g.Adv
			continue
		}
		out = append(out, syllable{string(g.R), g.X, g.X + g.Adv, g.Size, l})
	}
	return out
}

// base finds the line below a ruby line: of those that are near, the nearest
// that stands under it, not that of the cell beside.
func (c *Check) base(l *lines.Line) *lines.Line {
	var best *lines.Line
	under := func(k *lines.Line) bool { return k.Start < l.End && k.End > l.Start }
	for _, k := range c.Document.Pages[l.Page].Lines {
		if dy := k.Y - l.Y; k.Role != lines.Ruby && dy > 0.6*k.Size && dy < 1.45*k.Size && l.Size < 0.62*k.Size &&
			k.Start < l.End+k.Size && k.End > l.Start-k.Size {
			if best == nil || under(k) && !under(best) || under(k) == under(best) && k.Y < best.Y {
				best = k
			}
		}
	}
	return best
}

// under finds the run of n base characters whose middle is nearest to that of
// [left, right], and gives how far the two are apart in em.
func under(b *lines.Line, left, right float64, n int) (off float64) {
	mid := (left + right) / 2
	off = math.Inf(1)
	for i := range b.Glyphs {
		k := i + n - 1
		if k >= len(b.Glyphs) || !allHan(b.Glyphs[i:k+1]) {
			continue
		}
		if d := ((b.Glyphs[i].A+b.Glyphs[k].B)/2 - mid) / b.Size; math.Abs(d) < math.Abs(off)-1e-6 {
			off = d
		}
	}
	return off
}

func allHan(g []lines.Glyph) bool {
	for i := range g {
		if g[i].Class != sets.Han {
			return false
		}
	}
	return true
}

func rule72(c *Check, r *Result) {
	c.rubyPlaces(r)
	c.rubyTouches(r)
}

// rubyPlaces checks the size and the place of all ruby along its line.
func (c *Check) rubyPlaces(r *Result) {
	for _, l := range c.Lines {
		if l.Role != lines.Ruby {
			continue
		}
		b := c.base(l)
		if b == nil {
			continue // rule 73
		}
		ss := c.rubyRow(l)
		for i, s := range ss {
			if s.line != l {
				continue
			}
			r.Places++
			if q := s.size / b.Size; q < 0.4 || q > 0.6 {
				r.breaks(l, "%s is %.2f times the base's size", s.text, q)
			}
			if strings.ToLower(s.text) != s.text {
				r.breaks(l, "%s is not in lower case", s.text)
			}
			if i > 0 {
				if d := (s.left - ss[i-1].right) / s.size; d < 0.25-tolPlace {
					r.breaks(l, "%s stands %.3f em of its size behind %s", s.text, d, ss[i-1].text)
				}
			}
			if off := under(b, s.left, s.right, 1); math.Abs(off) > tolRuby && !wordRuby(b, ss, i) && !c.overWord(b, s) && !atEdge(c, b, s) {
				r.breaks(l, "%s stands %.3f em off the middle of its base", s.text, off)
			}
		}
	}
}

// tolRuby is how far ruby may be off the middle of its base, in em.
const tolRuby = 0.03

// rubyRow gathers the syllables of all ruby on the row of l, from left to
// right.
func (c *Check) rubyRow(l *lines.Line) []syllable {
	var out []syllable
	for _, k := range c.Document.Pages[l.Page].Lines {
		if k.Role == lines.Ruby && math.Abs(k.Y-l.Y) < 0.1*l.Size {
			out = append(out, syllables(k)...)
		}
	}
	slices.SortStableFunc(out, func(a, b syllable) int { return cmp.Compare(a.left, b.left) })
	return out
}

// wordRuby tells whether a syllable is centred together with its neighbours
// over as many characters, as pinyin by the word is.
func wordRuby(b *lines.Line, ss []syllable, i int) bool {
	for from := max(0, i-4); from <= i; from++ {
		for to := max(i, from+1); to < min(len(ss), i+5); to++ {
			if math.Abs(under(b, ss[from].left, ss[to].right, to-from+1)) <= tolRuby {
				return true
			}
		}
	}
	return false
}

func atEdge(c *Check, b *lines.Line, s syllable) bool {
	a := c.Area(b)
	return math.Abs(s.left-a.Left) <= tolEdge*c.Em || math.Abs(s.right-a.Right) <= tolEdge*c.Em
}

func rule73(c *Check, r *Result) {
	for _, l := range c.Lines {
		if l.Role != lines.Ruby {
			continue
		}
		r.Places++
		b := c.base(l)
		if b == nil {
			r.breaks(l, "ruby without a base below it")
			continue
		}
		a := c.Area(b)
		if b.Role == lines.Body && (l.Start < a.Left-tolEdge*c.Em || l.End > a.Right+tolEdge*c.Em) {
			r.breaks(l, "the ruby stands beyond the measure")
		}
	}
}
