package rules

import (
	"unicode"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

// running is a text without its blanks, and where it has them.
type running struct {
	text  []rune
	blank []bool // a blank stands before the character
}

func (t *running) add(r rune, blank bool) {
	t.text, t.blank = append(t.text, r), append(t.blank, blank)
}

// blankless is a text of the source.
func blankless(s string) running {
	var t running
	blank := false
	for _, r := range s {
		if unicode.IsSpace(r) || r == '\u00a0' {
			blank = true
			continue
		}
		if r == '\u200b' || r == '\u00ad' {
			continue
		}
		t.add(r, blank)
		blank = false
	}
	return t
}

// run calls f with the characters of the paragraph that begins with l, but for
// note marks and hyphens made at line ends, and with whether a blank or another
// line's end stands before each.
func (c *Check) run(l *lines.Line, f func(l *lines.Line, g *lines.Glyph, blank bool)) {
	blank := false
	for ; l != nil; l = l.Next {
		for i := range l.Glyphs {
			g := &l.Glyphs[i]
			last := i+1 == len(l.Glyphs)
			if g.Raised && noteMark(g.R) || last && l.Next != nil && isHyphen(g.R) && c.added(l) {
				blank = false
				continue
			}
			f(l, g, blank || g.Spaced)
			blank = last
		}
	}
}

// apostrophe tells whether the character at i is a ’ that belongs to a Western
// word: in it, It’s; before it, ’90s; or behind it, students’, unless it closes
// a single quote that is open there.
func (t running) apostrophe(i int, open bool) bool {
	if t.text[i] != '’' {
		return false
	}
	before := i > 0 && !t.blank[i] && word(t.text[i-1])
	after := i+1 < len(t.text) && !t.blank[i+1] && word(t.text[i+1])
	switch {
	case before && after:
		return true
	case before:
		return !open || t.closedLater(i)
	}
	return after && (!open || i == 0 || t.blank[i])
}

// closedLater tells whether the Western text goes on behind a word's ’ to a ’
// behind which it does not: that one closes the quote, and not the first.
func (t running) closedLater(i int) bool {
	goesOn := func(k int) bool { return k+1 < len(t.text) && t.blank[k+1] && word(t.text[k+1]) }
	if !goesOn(i) {
		return false
	}
	for k := i + 1; k < len(t.text); k++ {
		r := t.text[k]
		inside := k+1 < len(t.text) && !t.blank[k+1] && word(t.text[k+1])
		switch {
		case r == '’' && inside:
		case r == '’' && !goesOn(k):
			return true
		case r != '’' && sets.Of(r) != sets.Western:
			return false
		}
	}
	return false
}

// apostrophes are those of the whole document.
func (c *Check) apostrophes() map[*lines.Glyph]bool {
	out := map[*lines.Glyph]bool{}
	for _, l := range c.Lines {
		if l.Prev != nil {
			continue
		}
		var t running
		var glyphs []*lines.Glyph
		c.run(l, func(_ *lines.Line, g *lines.Glyph, blank bool) {
			t.add(g.R, blank)
			glyphs = append(glyphs, g)
		})
		open := 0
		for i, r := range t.text {
			switch {
			case r == '‘':
				open++
			case t.apostrophe(i, open > 0):
				out[glyphs[i]] = true
			case r == '’':
				open = max(0, open-1)
			}
		}
	}
	return out
}
