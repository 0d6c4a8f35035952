package rules

import (
	"slices"
	"strings"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

// englishShrink is how much of its width a word space may lose in a paragraph
// that is in a Western language, as in TeX. The 1/4 em of clreq §3.5.3 is for
// words in Chinese text, whose em is the Han character's.
const englishShrink = 1.0 / 3

// language is that of a paragraph, as far as its characters tell.
type language uint8

const (
	inChinese language = iota
	inBoth             // English with a few Han in it, or Chinese with many words
	inEnglish
)

// english tells whether a line's paragraph is in a Western language.
func (c *Check) english(l *lines.Line) bool { return c.language(l) == inEnglish }

func (c *Check) language(l *lines.Line) language {
	for l.Prev != nil {
		l = l.Prev
	}
	if known, ok := c.languages[l]; ok {
		return known
	}
	han, letters := 0, 0
	for at := l; at != nil; at = at.Next {
		for i := range at.Glyphs {
			switch g := &at.Glyphs[i]; {
			case g.Class == sets.Han:
				han++
			case sets.Letter(g.R):
				letters++
			}
		}
	}
	is := inChinese
	switch {
	case letters == 0:
	case han == 0:
		is = inEnglish
	case han*4 <= letters:
		is = inBoth
	}
	c.languages[l] = is
	return is
}

// wordSpaces gives the natural word space of a line's paragraph, and the
// narrowest.
func (c *Check) wordSpaces(l *lines.Line) (nat, least float64) {
	if c.english(l) {
		return c.englishWord, c.englishWord * (1 - englishShrink)
	}
	return c.word, sets.WordSpaceMin
}

// wordSpace is the word space of lines that are not justified, of paragraphs in
// English or of the others: the middle one of last lines, or of all lines where
// last lines have none.
func (c *Check) wordSpace(english bool) float64 {
	var last, all []float64
	for _, l := range c.Lines {
		if c.english(l) != english {
			continue
		}
		for i := 1; i < len(l.Glyphs); i++ {
			a, b := &l.Glyphs[i-1], &l.Glyphs[i]
			if a.Class != sets.Western || b.Class != sets.Western || !lines.WordGap(a, b) || standing(l, a) && standing(l, b) {
				continue
			}
			v := (b.A - a.B) / a.Size
			all = append(all, v)
			if l.Last {
				last = append(last, v)
			}
		}
	}
	if len(last) > 0 {
		all = last
	}
	if len(all) == 0 {
		return sets.WordSpaceMin
	}
	slices.Sort(all)
	return min(max(all[len(all)/2], sets.WordSpaceMin), sets.WordSpaceMax)
}

// address tells whether the line ends within a URL or the like.
func address(l *lines.Line) bool { return isAddress(westernEnd(l) + westernStart(l.Next)) }

func isAddress(token string) bool {
	return strings.Contains(token, "://") || strings.HasPrefix(token, "www.") || strings.Contains(token, "@") || strings.Count(token, "/") > 1
}

// partsAddress tells whether a line may end in an address between a and b: not
// where a mark of its own would look like a hyphen or a stop.
func partsAddress(a, b rune) bool {
	return strings.ContainsRune("?&=#@_", a) || sets.Letter(a) && strings.ContainsRune(".~-", b)
}

// addresses tells, for each of a paragraph's glyphs, whether it stands in an
// address; begins are the glyphs with which words begin.
func addresses(all []*lines.Glyph, begins map[*lines.Glyph]bool) []bool {
	out := make([]bool, len(all))
	for i := 0; i < len(all); {
		to := i + 1
		if all[i].Class == sets.Western {
			for to < len(all) && all[to].Class == sets.Western && !begins[all[to]] {
				to++
			}
			var token strings.Builder
			for _, g := range all[i:to] {
				token.WriteRune(g.R)
			}
			if isAddress(token.String()) {
				for k := i; k < to; k++ {
					out[k] = true
				}
			}
		}
		i = to
	}
	return out
}
