package rules

import (
	"math"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

// Between words with pinyin by the word, in em: the base has a blank of about
// half an em, and the row above shows one of a quarter of its own em at least.
const (
	wordBlank      = 0.5
	tolWordBlank   = 0.1
	leastRubyBlank = 0.25
)

func rule74(c *Check, r *Result) {
	for _, l := range c.Lines {
		over := c.ruby[l]
		s := max(0, c.slack(l), stretchBelow(l, over))
		for k := 1; k < len(over); k++ {
			a, b := &over[k-1], &over[k]
			if b.from != a.to+1 || !a.word() && !b.word() || !a.sure && !c.rubyAtEdge(l, a) || !b.sure && !c.rubyAtEdge(l, b) {
				continue
			}
			r.Places++
			base := (l.Glyphs[b.from].A - l.Glyphs[a.to].B) / l.Size
			above := (b.left - a.right) / b.size
			switch {
			case above < leastRubyBlank-tolPlace:
				r.breaks(l, "%s and %s are %.3f em of their size apart", a.text, b.text, above)
			case base < wordBlank-tolWordBlank:
				r.breaks(l, "%s and %s: %.3f em between the words below", a.text, b.text, base)
			case a.sure && b.sure && base > wordBlank+tolWordBlank+s+widened(l, a)+widened(l, b):
				r.breaks(l, "%s and %s: %.3f em between the words below", a.text, b.text, base)
			}
		}
	}
}

// widened is how much room the base of a ruby text that is wider than its
// characters has been given at each of its ends, in em.
func widened(l *lines.Line, s *spelt) float64 {
	return max(0, (s.right-s.left)-(l.Glyphs[s.to].B-l.Glyphs[s.from].A)) / 2 / l.Size
}

// stretchBelow is the line's stretch as the words below ruby show it, in em:
// what is between their characters beyond the room for a wide text.
func stretchBelow(l *lines.Line, over []spelt) float64 {
	most := 0.0
	for k := range over {
		s := &over[k]
		if n := float64(s.to - s.from + 1); n > 1 {
			each := max(0, (s.right-s.left)/l.Size-n) / (n - 1)
			for _, step := range insidePitches(l, s) {
				most = max(most, step-1-each)
			}
		}
	}
	return most
}

// rubyAtEdge tells whether a ruby text stands at an end of its line, where it
// may be moved.
func (c *Check) rubyAtEdge(l *lines.Line, s *spelt) bool { return atEdge(c, l, s.syllable) }

func rule75(c *Check, r *Result) {
	for _, l := range c.Lines {
		over := c.ruby[l]
		var pitches [][]float64 // of each row of characters with a syllable each
		for k := range over {
			s := &over[k]
			if s.word() {
				pitches = append(pitches, insidePitches(l, s))
				continue
			}
			if k == 0 || over[k-1].word() || over[k-1].to+1 != s.from {
				pitches = append(pitches, nil)
				continue
			}
			n := len(pitches) - 1
			pitches[n] = append(pitches[n], middleOf(l, s.from)-middleOf(l, over[k-1].from))
		}
		var all []float64
		for _, p := range pitches {
			c.evenPitch(r, l, p)
			all = append(all, p...)
		}
		if len(pitches) > 1 && c.mostlySpelt(l) {
			c.evenPitch(r, l, all)
		}
	}
}

// mostlySpelt tells whether more than half of the characters of a line's
// paragraph have a syllable of ruby each.
func (c *Check) mostlySpelt(l *lines.Line) bool {
	han, with := 0, 0
	for _, k := range paragraph(l) {
		for i := range k.Glyphs {
			if allHan(k.Glyphs[i:i+1]) || k.Glyphs[i].Class == sets.Western {
				han++
			}
		}
		for i := range c.ruby[k] {
			if s := &c.ruby[k][i]; !s.word() {
				with++
			}
		}
	}
	return 2*with > han
}

// insidePitches are the steps from character to character below one text.
func insidePitches(l *lines.Line, s *spelt) []float64 {
	var out []float64
	for i := s.from; i < s.to; i++ {
		out = append(out, middleOf(l, i+1)-middleOf(l, i))
	}
	return out
}

// middleOf is the middle of glyph i, in em from nowhere in particular.
func middleOf(l *lines.Line, i int) float64 {
	return (l.Glyphs[i].A + l.Glyphs[i].B) / 2 / l.Size
}

// evenPitch checks that all steps are the same.
func (c *Check) evenPitch(r *Result, l *lines.Line, steps []float64) {
	if len(steps) < 2 {
		return
	}
	r.Places++
	lo, hi := math.Inf(1), 0.0
	for _, v := range steps {
		lo, hi = min(lo, v), max(hi, v)
	}
	if hi-lo > tolPlace {
		r.breaks(l, "the characters below the ruby are between %.3f and %.3f em apart", lo, hi)
	}
}
