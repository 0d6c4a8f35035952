package lines

import (
	"strings"

	"booklet/cmd/typography/sets"
)

// Breakable tells whether a line may end between a and b at the level: not
// before or after a banned mark, and not inside what must stay together.
func Breakable(a, b *Glyph, next rune, level string) bool {
	if b.Raised {
		return false
	}
	if b.Apostrophe() && (b.Spaced || a.Class == sets.Han) {
		return true // of ’90s
	}
	if b.Spaced {
		if sets.Digit(a.R) && sets.Letter(b.R) {
			return false // a number and its unit
		}
		return sets.ClosesAtStart(b.R, next, level) == ""
	}
	if sets.OpensAtEnd(a.R, level) != "" || sets.ClosesAtStart(b.R, next, level) != "" {
		return false
	}
	if a.Class == sets.Dash && b.Class == sets.Dash || a.Class == sets.Ellipsis && b.Class == sets.Ellipsis {
		return false
	}
	if a.Class == sets.Western && b.Class == sets.Western {
		return WordGap(a, b) || a.R == '-' && sets.Letter(b.R)
	}
	if joins(b) && sets.Digit(a.R) && sets.Digit(next) || joins(a) && sets.Digit(b.R) {
		return false // a range of numbers: parting it is lawful, but not asked for
	}
	return !Bound(a.R, b.R)
}

// joins tells whether g may join the numbers of a range or of a standard.
func joins(g *Glyph) bool {
	return g.Class == sets.Connector || g.Class == sets.Wave || g.Class == sets.Dash
}

// WordGap tells whether a word space stands between two characters.
func WordGap(a, b *Glyph) bool { return b.Spaced && !a.Raised && !b.Raised }

// findSpaces marks the word spaces of a document that paints no spaces (TeX
// leaves gaps): between Western characters, a gap too wide for kerning.
func (d *Document) findSpaces() {
	for _, p := range d.Pages {
		for _, l := range p.Lines {
			for i := 1; i < len(l.Glyphs); i++ {
				if l.Glyphs[i].Spaced && l.Glyphs[i].Class == sets.Western && l.Glyphs[i-1].Class == sets.Western {
					return // it does paint them
				}
			}
		}
	}
	for _, p := range d.Pages {
		for _, l := range p.Lines {
			for i := 1; i < len(l.Glyphs); i++ {
				a, b := &l.Glyphs[i-1], &l.Glyphs[i]
				if a.Class == sets.Western && b.Class == sets.Western && !a.Raised && !b.Raised && b.X-(a.X+a.Adv) > 0.14*a.Size {
					b.Spaced = true
				}
			}
		}
	}
}

// Bound tells whether b must stay with a though neither is a mark: a percent
// sign with its number, a sign or a currency with the digits after it.
func Bound(a, b rune) bool {
	switch {
	case sets.Digit(a) && strings.ContainsRune("%‰°℃℉％", b):
		return true
	case sets.Digit(b) && strings.ContainsRune("+-−±¥$￥€£", a):
		return true
	}
	return false
}

// FirstPiece is the width, in em, of a line's text up to its first possible
// break, with the marks at its end trimmed.
func FirstPiece(l *Line) float64 {
	w := 0.0
	for i := range l.Glyphs {
		g := &l.Glyphs[i]
		w += (g.B - g.A) / g.Size
		if i+1 < len(l.Glyphs) {
			n := &l.Glyphs[i+1]
			next := rune(0)
			if i+2 < len(l.Glyphs) {
				next = l.Glyphs[i+2].R
			}
			if Breakable(g, n, next, "gb") {
				break
			}
		}
	}
	return w
}
