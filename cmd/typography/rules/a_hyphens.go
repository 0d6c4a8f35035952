package rules

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

// oneSyllable are English words of one syllable that are long enough to tempt a
// typesetter to divide them.
var oneSyllable = strings.Fields(`breadth breathe bridge bridged bright brought caught ceased change changed charge
	cheese church clothes cloud course crowd dreamed drought earth eighth eighths fetched field fifth flight fought
	freight friend glimpse ground group guard health height house judged knight known launched learned length light
	lounge loved march marched months mouth naught night nought ought passed patch phrase plunged praise pressed
	ranged reached rough scheme school scratch scratched screech search shelves shrugged should since sketched sleeve
	sleeves slouched smooth snatched source sphere spread spring square squelched stage stopped straight
	strange stream streamed streets strength strengths stretch stretched string strings stripes strong strolled
	swerved taught theme thought thoughts thread threw thrift through throughs thrust touched trough trudged twelfth
	twelve two vague walked wealth weight where which whole wished worlds would wreathed wrench wrought youth`)

// stopped finds letters parted by stops, as in U.S.A. and e.g.
var stopped = regexp.MustCompile(`\pL\.\pL`)

// ownHyphen says where a hyphen at a line's end comes from.
type ownHyphen uint8

const (
	unsure ownHyphen = iota // there is no source to tell
	typed                   // the source has it
	made                    // the typesetter added it
)

// divided is a Western word that the end of a line divides at a hyphen.
type divided struct {
	before, after string // its letters on both sides of the hyphen
	left, right   rune   // what stands beside the letters: 0 for nothing or a blank
	token         string // all that it is part of
	origin        ownHyphen
}

func isHyphen(r rune) bool { return r == '-' || r == '‐' }

// hyphenAt reads what the hyphen at a line's end divides.
func (c *Check) hyphenAt(l *lines.Line) divided {
	var d divided
	g := l.Glyphs[:len(l.Glyphs)-1]
	i := len(g)
	for i > 0 && sets.Letter(g[i-1].R) && (i == len(g) || !g[i].Spaced) {
		i--
	}
	d.before = string(textOf(l, i, len(g)))
	if i > 0 && i < len(g) && !g[i].Spaced || i > 0 && i == len(g) {
		d.left = g[i-1].R
	}
	n := l.Next.Glyphs
	d.token = westernEnd(l) + westernStart(l.Next)
	k := 0
	for k < len(n) && sets.Letter(n[k].R) && (k == 0 || !n[k].Spaced) {
		k++
	}
	d.after = string(textOf(l.Next, 0, k))
	if k < len(n) && !n[k].Spaced && !(k+1 == len(n) && l.Next.Next != nil && c.added(l.Next)) { // or divided once more
		d.right = n[k].R
	}
	switch {
	case c.Source == nil:
	case c.added(l):
		d.origin = made
	default:
		d.origin = typed
	}
	return d
}

// westernEnd and westernStart are the Western text without a blank that a line
// ends with, or begins with.
func westernEnd(l *lines.Line) string {
	i := len(l.Glyphs) - 1
	for i > 0 && !l.Glyphs[i].Spaced && l.Glyphs[i-1].Class == sets.Western {
		i--
	}
	return string(textOf(l, i, len(l.Glyphs)))
}

func westernStart(l *lines.Line) string {
	k := 1
	for k < len(l.Glyphs) && !l.Glyphs[k].Spaced && l.Glyphs[k].Class == sets.Western {
		k++
	}
	return string(textOf(l, 0, k))
}

func rule13(c *Check, r *Result) {
	unknown := 0
	c.eachBreak(func(l *lines.Line, a, b *lines.Glyph) {
		if sets.Digit(a.R) && !b.Raised {
			if u := unitAt(l.Next); u != "" {
				r.Places++
				r.breaks(l, "the unit %s is parted from its number", u)
			}
		}
		if !isHyphen(a.R) || len(l.Glyphs) < 2 {
			return
		}
		d := c.hyphenAt(l)
		if d.isNumber() || d.isAddress() {
			return
		}
		r.Places++
		if fault := d.fault(); fault != "" {
			r.breaks(l, "%s-%s: %s", d.before, d.after, fault)
		} else if d.origin == unsure && capitals(d.before+d.after) {
			unknown++
		}
	})
	if unknown > 0 {
		r.note("%d hyphens in capitals may be typed or made: no source to tell", unknown)
	}
}

// isNumber tells whether the hyphen stands between figures: a range or a minus
// sign, which other rules are for.
func (d *divided) isNumber() bool {
	return d.before == "" && d.after == "" || d.before == "" && (sets.Digit(d.left) || d.left == 0) && d.origin != made
}

func (d *divided) isAddress() bool {
	return d.origin != made && (strings.Contains(d.token, "://") || strings.Contains(d.token, "@") || strings.Count(d.token, "/") > 1)
}

// fault says what is wrong with the division; "" when nothing is.
func (d *divided) fault() string {
	word := strings.ToLower(d.before + d.after)
	switch {
	case isHyphen(d.left) && d.before == "" || isHyphen(d.right) && d.after == "":
		return "two hyphens"
	case len([]rune(d.before)) < 2 || len([]rune(d.after)) < 2:
		return "fewer than two letters on a side"
	case d.origin == typed:
		return ""
	case slices.Contains(oneSyllable, word):
		return "a word of one syllable is divided"
	case d.origin == unsure:
		return ""
	case isHyphen(d.left) || isHyphen(d.right):
		return "a compound with a hyphen of its own gets a second one"
	case capitals(d.before + d.after):
		return "an abbreviation is divided"
	case stopped.MatchString(d.token):
		return "an abbreviation or address with stops is divided: " + d.token
	case sets.Digit(d.left) || sets.Digit(d.right):
		return "a word beside figures is divided: " + d.token
	}
	return ""
}

// capitals tells whether a word is of capitals alone.
func capitals(w string) bool {
	return w != "" && strings.IndexFunc(w, func(r rune) bool { return !unicode.IsUpper(r) }) < 0
}

// unitAt gives the unit symbol that a line begins with; "" for none.
func unitAt(l *lines.Line) string {
	var unit []rune
	for i := range l.Glyphs {
		g := &l.Glyphs[i]
		if !sets.Letter(g.R) || i > 0 && lines.WordGap(&l.Glyphs[i-1], g) {
			break
		}
		unit = append(unit, g.R)
	}
	if slices.Contains(sets.Units, string(unit)) {
		return string(unit)
	}
	return ""
}
