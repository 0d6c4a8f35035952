package rules

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"booklet/cmd/typography/lines"
)

// spelt is a stretch of ruby text with the characters below it.
type spelt struct {
	syllable
	from, to int  // of the base line's glyphs
	sure     bool // it stands centred over them
}

// word tells whether one unbroken text stands over several characters, as
// pinyin by the word does.
func (s *spelt) word() bool { return s.to > s.from }

// readRuby finds the base of all ruby texts of the document, by base lines.
func (c *Check) readRuby() map[*lines.Line][]spelt {
	out := map[*lines.Line][]spelt{}
	for _, l := range c.Lines {
		if l.Role != lines.Ruby {
			continue
		}
		if b := c.base(l); b != nil {
			for _, s := range syllables(l) {
				out[b] = append(out[b], baseOf(b, s))
			}
		}
	}
	for _, over := range out { // the pieces of a row, which may stand at two heights
		slices.SortStableFunc(over, func(a, b spelt) int { return cmp.Compare(a.left, b.left) })
	}
	return out
}

// baseOf finds the characters that a ruby text stands over: as many as it has
// syllables, or nearly, with the same middle; where there are none such, those
// that are nearest.
func baseOf(b *lines.Line, s syllable) spelt {
	n := pinyinSyllables(s.text)
	best := spelt{syllable: s}
	cost := math.Inf(1)
	for from := range b.Glyphs {
		for to := from; to < min(len(b.Glyphs), from+8); to++ {
			if !allHan(b.Glyphs[from : to+1]) {
				break
			}
			off := math.Abs((b.Glyphs[from].A+b.Glyphs[to].B)/2-(s.left+s.right)/2) / b.Size
			if b.Glyphs[from].A > s.right || b.Glyphs[to].B < s.left {
				continue
			}
			x := off + math.Abs(float64(to-from+1-n))*10
			if off > tolRuby {
				x += 1000 // no better than any that is centred
			}
			if x < cost {
				cost = x
				best.from, best.to, best.sure = from, to, off <= tolRuby
			}
		}
	}
	return best
}

// overWord tells whether a ruby text stands over the middle of as many
// characters as it has syllables; of kana and the like, over any.
func (c *Check) overWord(b *lines.Line, s syllable) bool {
	for _, o := range c.ruby[b] {
		if o.syllable == s {
			return o.sure && (o.to-o.from+1 == pinyinSyllables(s.text) || !strings.ContainsAny(strings.ToLower(s.text), vowels))
		}
	}
	return false
}

// vowels are the letters of pinyin that carry syllables, with their tones.
const vowels = "aāáǎàoōóǒòeēéěèêiīíǐìuūúǔùüǖǘǚǜ"

// pinyinSyllables counts the syllables of a word of pinyin: its rows of vowels,
// parted by consonants or apostrophes; one at least.
func pinyinSyllables(text string) int {
	n, in := 0, false
	for _, r := range strings.ToLower(text) {
		vowel := strings.ContainsRune(vowels, r)
		if vowel && !in {
			n++
		}
		in = vowel
	}
	return max(n, 1)
}

// settleRuby takes the gaps below ruby out of the checks of single gaps: what
// they keep is room for ruby, and rules 72 to 75 are for it. What is left of
// them beyond that room is the line's stretch.
func (c *Check) settleRuby() {
	c.ruby, c.roomy = c.readRuby(), map[*lines.Line]bool{}
	for _, l := range c.Lines {
		over, gaps := c.ruby[l], c.gaps[l]
		var mine []int
		for k := range gaps {
			if g := &gaps[k]; g.Kind != Inside && (touched(l, g.I, over) || hemmed(gaps, k, over)) {
				mine = append(mine, k)
			}
		}
		for _, k := range mine {
			gaps[k].free()
			c.roomy[l] = true
		}
		s := max(0, c.slack(l))
		for _, k := range mine {
			gaps[k].Nat = max(0, gaps[k].Blank-s)
			gaps[k].Min = gaps[k].Nat
		}
	}
}

// makesRoom tells whether a line's paragraph keeps room for ruby. How much it
// would keep where its lines ended elsewhere, or between the end of a line and
// the beginning of the next, cannot be seen.
func (c *Check) makesRoom(l *lines.Line) bool {
	for _, k := range paragraph(l) {
		if c.roomy[k] {
			return true
		}
	}
	return false
}

// touched tells whether the gap before glyph i lies below ruby: between two
// characters that have some, or where ruby stands out over it.
func touched(l *lines.Line, i int, over []spelt) bool {
	a, b := &l.Glyphs[i-1], &l.Glyphs[i]
	left, right := false, false
	for _, s := range over {
		left = left || s.from <= i-1 && i-1 <= s.to
		right = right || s.from <= i && i <= s.to
		if s.left < b.A && s.right > a.B && (s.to < i || s.from >= i) {
			return true
		}
	}
	return left && right
}

// hemmed tells whether a gap beside a mark can't shrink by all that it might,
// because ruby on both sides of the mark would meet above it.
func hemmed(gaps []Gap, k int, over []spelt) bool {
	for n := 1; n < len(over); n++ {
		a, b := &over[n-1], &over[n]
		if b.from != a.to+2 || gaps[k].I != b.from && gaps[k].I != b.from-1 {
			continue
		}
		room := 0.0 // of the two gaps beside the mark
		for _, g := range gaps[max(0, b.from-2):b.from] {
			room += g.Blank - g.Min
		}
		return (b.left-a.right)/a.size-leastRubyBlank < 2*room+tolPlace // ruby is half as large
	}
	return false
}
