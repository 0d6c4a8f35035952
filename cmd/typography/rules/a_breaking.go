package rules

import (
	"strings"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

var breaking = []Rule{
	{"1", "no line begins with a mark of S1", rule1},
	{"2", "no line ends with a mark of E1", rule2},
	{"3", "no line begins or ends with a solidus (gb, strict)", rule3},
	{"4", "no line begins with —— or …… (strict)", rule4},
	{"5", "every line ends as the document's one level of bans allows", rule5},
	{"6", "—— and …… unsplit, 2 em, dash ink unbroken", rule6},
	{"7", "………… unsplit, 4 em", rule7},
	{"8", "？！ 1 em, ！！！ 2 em, unsplit", rule8},
	{"9", "a number stays on one line", rule9},
	{"10", "% ° with the digits before, + ¥ with the digits after, units with their number", rule10},
	{"11", "a note mark or index is not first on a line", rule11},
	{"12", "a Western word breaks only with a hyphen shown", rule12},
	{"13", "hyphens only where words divide; compounds at their own", rule13},
	{"15", "no blank between Han characters from a newline in the source", rule15},
	{"16", "pushed out only where marks had too little to give", rule16},
}

// eachBreak calls f for every place where a paragraph goes on to a new line:
// the last glyph of the one and the first of the other.
func (c *Check) eachBreak(f func(l *lines.Line, a, b *lines.Glyph)) {
	for _, l := range c.Lines {
		if l.Next == nil || l.Role == lines.Ruby || l.Role.Furniture() || l.Role == lines.Contents {
			continue
		}
		f(l, &l.Glyphs[len(l.Glyphs)-1], &l.Next.Glyphs[0])
	}
}

func second(l *lines.Line) rune {
	if len(l.Glyphs) > 1 {
		return l.Glyphs[1].R
	}
	return 0
}

// tooLong records that a token is parted; where it is longer than a line there
// was no other way.
func (c *Check) tooLong(r *Result, l *lines.Line, note string) {
	t, w := c.token(l)
	if w > c.Measure-tolEdge || !c.lawful(l) {
		r.gives("30, 38 (a piece longer than the line)", l, "%s: %s", note, t)
		return
	}
	r.breaks(l, "%s: %s", note, t)
}

func rule1(c *Check, r *Result) {
	if c.Ban == "none" {
		r.note("no bans in this document")
		return
	}
	c.eachBreak(func(l *lines.Line, a, b *lines.Glyph) {
		r.Places++
		if b.Class == sets.Western && b.R != '-' || sets.ClosesAtStart(b.R, second(l.Next), c.Ban) != "S1" {
			return
		}
		if strings.ContainsRune("/／", b.R) {
			return // rule 3
		}
		if b.R == '-' && (sets.Digit(second(l.Next)) && !word(a.R) || address(l)) {
			return // a minus sign; a hyphen that would seem to be a divided word's
		}
		if !c.lawful(l) {
			r.gives("30, 38 (a piece longer than the line)", l.Next, "begins with %c", b.R)
			return
		}
		r.breaks(l.Next, "begins with %c", b.R)
	})
}

func rule2(c *Check, r *Result) {
	if c.Ban == "none" {
		r.note("no bans in this document")
		return
	}
	c.eachBreak(func(l *lines.Line, a, _ *lines.Glyph) {
		r.Places++
		if a.Class == sets.Western || sets.OpensAtEnd(a.R, c.Ban) != "E1" {
			return
		}
		if !c.lawful(l) {
			r.gives("30, 38 (a piece longer than the line)", l, "ends with %c", a.R)
		} else {
			r.breaks(l, "ends with %c", a.R)
		}
	})
}

func rule3(c *Check, r *Result) {
	if c.Ban != "gb" && c.Ban != "strict" {
		r.note("the level %s lets a solidus end a line", c.Ban)
		return
	}
	c.eachBreak(func(l *lines.Line, a, b *lines.Glyph) {
		r.Places++
		for _, g := range []*lines.Glyph{a, b} {
			if g == a && g.R == '/' && c.english(l) && address(l) {
				return // of an address, in a language that parts it there
			}
			if g.R == '/' || g.R == '／' {
				c.tooLong(r, l, "a solidus at the edge")
			}
		}
	})
}

func rule4(c *Check, r *Result) {
	n := 0
	c.eachBreak(func(l *lines.Line, _, b *lines.Glyph) {
		if c.Ban == "strict" {
			r.Places++
		}
		if b.Class != sets.Dash && b.Class != sets.Ellipsis {
			return
		}
		if b.R != second(l.Next) && b.R != '⸺' && b.Class == sets.Dash {
			return // a single dash: rule 1
		}
		n++
		if c.Ban == "strict" {
			r.breaks(l.Next, "begins with %c", b.R)
		}
	})
	if c.Ban != "strict" {
		r.note("not asked at %s; %d lines begin so", c.Ban, n)
	}
}

func rule9(c *Check, r *Result) {
	c.eachBreak(func(l *lines.Line, a, b *lines.Glyph) {
		point := func(x rune) bool { return x == '.' || x == ',' }
		before := rune(0)
		if len(l.Glyphs) > 1 {
			before = l.Glyphs[len(l.Glyphs)-2].R
		}
		if sets.Digit(a.R) || sets.Digit(b.R) {
			r.Places++
		}
		if b.Spaced || b.Raised || c.spaced(l) {
			return
		}
		if sets.Digit(a.R) && (sets.Digit(b.R) || point(b.R) && sets.Digit(second(l.Next))) || point(a.R) && sets.Digit(before) && sets.Digit(b.R) {
			c.tooLong(r, l, "a number is split")
		}
	})
}

func rule10(c *Check, r *Result) {
	c.eachBreak(func(l *lines.Line, a, b *lines.Glyph) {
		r.Places++
		if lines.Bound(a.R, b.R) {
			// A sign is one only where no number stands before it.
			if n := len(l.Glyphs); strings.ContainsRune("+-−", a.R) && n > 1 && word(l.Glyphs[n-2].R) {
				return
			}
			r.breaks(l, "%c is parted from %c", a.R, b.R)
			return
		}
		if !sets.Digit(a.R) || !sets.Letter(b.R) {
			return
		}
		if u := unitAt(l.Next); u != "" {
			r.breaks(l, "the unit %s is parted from its number", u)
		}
	})
}

func rule11(c *Check, r *Result) {
	c.eachBreak(func(l *lines.Line, _, b *lines.Glyph) {
		r.Places++
		if b.Raised {
			r.breaks(l.Next, "begins with the raised %c", b.R)
		}
	})
}

func rule12(c *Check, r *Result) {
	c.eachBreak(func(l *lines.Line, a, b *lines.Glyph) {
		if !sets.Letter(a.R) && a.R != '-' {
			return
		}
		r.Places++
		if t, _ := c.token(l); a.R == '-' && c.added(l) && strings.Contains(t, "://") {
			r.breaks(l, "a hyphen is added to an address: %s", t)
		}
		if b.Spaced || b.Raised || a.R == '-' || !sets.Letter(a.R) || !sets.Letter(b.R) {
			return
		}
		// Two words part at a space, which a line's end swallows: only the
		// source knows. Without one, a lower-case beginning is a word that
		// goes on when the text has the joined word.
		t, _ := c.token(l)
		if c.parted(l, a, b) {
			c.tooLong(r, l, "a word is split without a hyphen")
		} else if c.Source == nil {
			r.note("without the source, words parted at a space and split words look alike: %s", t)
		}
	})
}

// added tells whether the hyphen at a line's end is not in the source.
func (c *Check) added(l *lines.Line) bool {
	t, h := tail(l, 6), headOf(l.Next, 6)
	return c.Source != nil && !c.Source.Has(t+h) && c.Source.Has(strings.TrimSuffix(t, "-")+h)
}

// spaced tells whether the source has a blank where a line ends.
func (c *Check) spaced(l *lines.Line) bool {
	return c.Source != nil && c.Source.Typed(tail(l, 6), headOf(l.Next, 6))
}

// parted tells whether the letters at a line's end and at the next line's
// beginning belong to one word of the source.
func (c *Check) parted(l *lines.Line, a, b *lines.Glyph) bool {
	if c.Source == nil {
		return false
	}
	return !c.spaced(l) && c.Source.Has(tail(l, 6)+headOf(l.Next, 6))
}

func tail(l *lines.Line, n int) string {
	var t []rune
	for i := max(0, len(l.Glyphs)-n); i < len(l.Glyphs); i++ {
		t = append(t, l.Glyphs[i].R)
	}
	return string(t)
}

func headOf(l *lines.Line, n int) string {
	var t []rune
	for i := 0; i < min(n, len(l.Glyphs)); i++ {
		t = append(t, l.Glyphs[i].R)
	}
	return string(t)
}

func rule15(c *Check, r *Result) {
	typed := 0
	for _, l := range c.Lines {
		if l.Role != lines.Body {
			continue
		}
		s, ok := c.Stretch(l)
		if !ok {
			continue
		}
		for _, g := range c.Gaps(l) {
			b := &l.Glyphs[g.I]
			if g.Kind != HanHan || strings.ContainsRune("•▪▫", l.Glyphs[g.I-1].R) {
				continue // a list's bullet stands apart from its text
			}
			r.Places++
			before, after := string(textOf(l, g.I-4, g.I)), string(textOf(l, g.I, g.I+4))
			switch {
			case b.Spaced && c.Source == nil:
				typed++
			case b.Spaced && !c.Source.Typed(before, after):
				r.breaks(l, "a space before %c", b.R)
			case !b.Spaced && g.Extra() > s+0.1 && (c.Source == nil || !c.Source.Typed(before, after)):
				r.breaks(l, "a blank of %.3f em before %c", g.Extra(), b.R)
			}
		}
	}
	if typed > 0 {
		r.note("%d spaces between Han characters may have been typed: no source to tell", typed)
	}
}

func textOf(l *lines.Line, from, to int) []rune {
	var t []rune
	for i := max(0, from); i < min(to, len(l.Glyphs)); i++ {
		t = append(t, l.Glyphs[i].R)
	}
	return t
}

func rule16(c *Check, r *Result) {
	for _, l := range c.Lines {
		if !c.justified(l) || len(l.Next.Glyphs) < 2 {
			continue
		}
		// A character was pushed out when it begins the next line only because
		// the mark after it may not.
		b := l.Next
		if sets.ClosesAtStart(b.Glyphs[1].R, 0, c.Ban) == "" || b.Glyphs[0].Class != sets.Han {
			continue
		}
		s, ok := c.Stretch(l)
		if !ok || s < tolStretch {
			continue
		}
		r.Places++
		switch {
		case !c.pullable(l) || c.makesRoom(l):
		case s <= c.Bound+tolStretch/10 || c.best(l) > c.Bound:
			r.gives("44 (even lines over the whole paragraph)", l, "stretched by %.3f em", s)
		default:
			r.breaks(l, "stretched by %.3f em though %q could be pulled in", s, headOf(b, c.piece(b)))
		}
	}
}
