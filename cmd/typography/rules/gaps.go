package rules

import (
	"math"
	"slices"
	"strings"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

// Kind is what stands at the two sides of a gap.
type Kind uint8

// The kinds of gap.
const (
	HanHan     Kind = iota
	HanMark         // a mark beside Han or Western text
	Pair            // two marks
	HanWestern      // Han and a letter or digit
	HanSymbol       // Han and another Western character: gap or none
	WordSpace       // between Western words
	InWord          // between Western characters
	Inside          // inside of ——, ……, ？！
	Fixed           // beside a connector, wave or solidus: never stretched
	Beside          // beside a dash, an ellipsis, an interpunct
	Other           // sizes or baselines differ
)

// Gap is the blank between two characters of a line: from the end of what
// cannot be squeezed of the one to its begin of the other. In em.
type Gap struct {
	Kind     Kind
	I        int     // index of the character after it
	Blank    float64 // as measured
	Nat, Min float64 // natural, and as small as squeezing may make it
	Step     int     // in which order it shrinks (1 to 7); 0: never
	Rigid    bool    // it never grows: a connector or solidus stands beside the mark
}

// Extra is how much wider than natural the gap is.
func (g Gap) Extra() float64 { return g.Blank - g.Nat }

// Gaps gives the gaps of a line.
func (c *Check) Gaps(l *lines.Line) []Gap { return c.gaps[l] }

// Stretch is the middle extra of a line's gaps between Han characters; false
// where it has none.
func (c *Check) Stretch(l *lines.Line) (float64, bool) {
	var v []float64
	for _, g := range c.gaps[l] {
		if g.Kind == HanHan {
			v = append(v, g.Extra())
		}
	}
	if len(v) == 0 {
		return 0, false
	}
	slices.Sort(v)
	return v[len(v)/2], true
}

// slack is what a line's stretch allows a gap to have beyond its natural
// width: the stretch between Han characters, or where there are none the
// middle extra of all its gaps that stretch.
func (c *Check) slack(l *lines.Line) float64 {
	if s, ok := c.Stretch(l); ok {
		return s
	}
	var v []float64
	for _, g := range c.gaps[l] {
		switch g.Kind {
		case HanMark, Pair, Beside:
			v = append(v, g.Extra())
		}
	}
	if len(v) == 0 || !c.justified(l) {
		return 0
	}
	slices.Sort(v)
	return v[len(v)/2]
}

func (c *Check) measureGaps(l *lines.Line) []Gap {
	var out []Gap
	for i := 1; i < len(l.Glyphs); i++ {
		g := c.gap(l, i)
		g.I = i
		out = append(out, g)
	}
	return out
}

func (c *Check) gap(l *lines.Line, i int) Gap {
	a, b := &l.Glyphs[i-1], &l.Glyphs[i]
	em := a.Size
	g := Gap{Blank: (b.A - a.B) / em}
	ka, kb := a.Class, b.Class
	is := func(k sets.Class) bool { return ka == k || kb == k }
	switch {
	case a.Raised || b.Raised || math.Abs(a.Size-b.Size) > 0.02*em:
		g.Kind, g.Nat, g.Min = Other, g.Blank, g.Blank
	case i == 1 && ka == sets.Han && lines.ListItem(string(a.R)):
		g.Kind, g.Nat, g.Min = Other, g.Blank, g.Blank // an item's bullet or circled number stands in a cell of its own
	case l.Prev == nil && math.Abs(g.Blank-0.5) <= tolPlace && lines.ListItem(string(textOf(l, 0, i))+" ") && a.Class == sets.Close:
		g.Kind, g.Nat, g.Min = Other, g.Blank, g.Blank // so is its number: what the line gives, it need not
	case ka == kb && (ka == sets.Dash || ka == sets.Ellipsis):
		g.Kind = Inside
	case ka.Mark() && kb.Mark():
		c.pair(&g, l, i)
	case ka.Mark() || kb.Mark():
		c.besideMark(&g, l, i)
	case onCell(l, a) && onCell(l, b):
		onCells(&g, a, b)
	case l.Down && ka == sets.Western && kb == sets.Western && standing(l, a) != standing(l, b) && !lines.Bound(a.R, b.R):
		g.Kind, g.Nat, g.Min, g.Step = HanWestern, c.Gap, min(c.Gap, sets.GapMin), 6 // of the two, what stands upright is like Han
	case ka == sets.Western && kb == sets.Western:
		switch {
		case lines.WordGap(a, b) && numberAndUnit(l, i):
			g.Kind, g.Nat, g.Min = InWord, g.Blank, g.Blank // a number and its unit: no word space
		case lines.WordGap(a, b):
			g.Kind, g.Step = WordSpace, 2
			g.Nat, g.Min = c.wordSpaces(l)
		default:
			g.Kind, g.Nat, g.Min = InWord, g.Blank, g.Blank
		}
	case is(sets.Connector) || is(sets.Wave) || is(sets.Solidus):
		g.Kind = Fixed
	case lines.Bound(a.R, b.R): // ￥3, 3℃: a sign is part of its number
		g.Kind = Inside
	case is(sets.Dash) || is(sets.Ellipsis) || is(sets.Interpunct):
		g.Kind = Beside
	case inWord(a) && kb == sets.Han || ka == sets.Han && inWord(b):
		g.Kind, g.Nat, g.Min, g.Step = HanWestern, c.Gap, min(c.Gap, sets.GapMin), 6
	default:
		g.Kind = HanSymbol
		if g.Blank > c.Gap/2 {
			g.Nat = c.Gap
		}
		g.Min = min(g.Nat, sets.GapMin) // what it was meant to be is not known: no step
	}
	return g
}

func word(r rune) bool { return sets.Digit(r) || sets.Letter(r) }

// inWord tells whether g belongs to a Western word, as an apostrophe does.
func inWord(g *lines.Glyph) bool { return word(g.R) || g.Apostrophe() }

// numberAndUnit tells whether glyph i of a line begins a unit's symbol that a
// blank parts from its number.
func numberAndUnit(l *lines.Line, i int) bool {
	if !sets.Digit(l.Glyphs[i-1].R) {
		return false
	}
	var unit []rune
	for k := i; k < len(l.Glyphs) && sets.Letter(l.Glyphs[k].R) && (k == i || !l.Glyphs[k].Spaced); k++ {
		unit = append(unit, l.Glyphs[k].R)
	}
	return slices.Contains(sets.Units, string(unit))
}

// before and after are the natural blanks of a single mark.
func (c *Check) before(g *lines.Glyph) float64 {
	switch {
	case !c.fullWidth(g.R):
		return 0
	case g.Centred():
		return 0.25
	case g.Class == sets.Open:
		return 0.5
	}
	return 0
}

func (c *Check) after(g *lines.Glyph) float64 {
	switch {
	case !c.fullWidth(g.R) || c.wholeCell(g.R):
		return 0
	case g.Centred():
		return 0.25
	case g.Class == sets.Close:
		return 0.5
	}
	return 0
}

// fullWidth tells whether the style sets the mark on a whole em.
func (c *Check) fullWidth(r rune) bool {
	switch c.Squeeze {
	case "half":
		return false
	case "kaiming":
		return strings.ContainsRune(sets.Stops, r)
	}
	return true
}

// wholeCell tells whether a mark keeps its whole cell, as some do in columns
// (clreq 3.1.6.1).
func (c *Check) wholeCell(r rune) bool {
	return c.Document.Vertical && sets.WholeInColumn(r)
}

// pair fills in the gap between two marks: together they lose half an em, and
// ？！ and its kin stand on half an em each.
func (c *Check) pair(g *Gap, l *lines.Line, i int) {
	a, b := &l.Glyphs[i-1], &l.Glyphs[i]
	g.Kind = Pair
	if c.triple(l, i-1) || c.triple(l, i) {
		g.free()
		return
	}
	blank := c.after(a) + c.before(b)
	if callRun(l, i-1) > 1 && !callMark(b.R) && callRun(l, i-1) == 2 {
		blank -= c.after(a)
	}
	switch {
	case callMark(a.R) && callMark(b.R):
		g.Kind, g.Nat = Inside, 0
		if l.Down && math.Abs(b.A-a.A) < 0.1*a.Size { // side by side in one cell
			g.free()
		}
		return
	case c.Squeeze == "none":
		g.Nat = blank
	case c.Squeeze == "kaiming":
		// Only 。？！ have a blank. They keep it before an opening mark, whose
		// own is gone: the two take 1.5 em as they are.
		if b.Class == sets.Open {
			g.Nat = blank
		}
	default:
		g.Nat = max(0, blank-0.5)
		if g.Nat > 0 {
			// The opening mark has lost its outer blank to the pair; what is
			// left is the blank of the mark before it.
			g.Step = step(a.R)
			if b.Centred() {
				g.Step = step(b.R)
			}
		}
		return
	}
	g.Min = g.Nat
}

// besideMark fills in the gap between a mark and what is none.
func (c *Check) besideMark(g *Gap, l *lines.Line, i int) {
	a, b := &l.Glyphs[i-1], &l.Glyphs[i]
	g.Kind = HanMark
	other, mark := b, a
	if b.Class.Mark() {
		other, mark = a, b
		g.Nat = c.before(b)
	} else {
		g.Nat = c.after(a)
	}
	if other.Class != sets.Han && other.Class != sets.Western {
		// Whether ，—— is a pair of marks is a matter of style.
		g.Kind = Beside
		g.Rigid = other.Class == sets.Connector || other.Class == sets.Wave || other.Class == sets.Solidus
		if c.Squeeze != "none" {
			g.Min = 0
		} else {
			g.Min = g.Nat
		}
		return
	}
	if c.triple(l, i-1) || c.triple(l, i) {
		g.free() // where the rest of the two em stands is not said
		return
	}
	if mark == a && callRun(l, i-1) == 2 {
		g.Nat = 0
	}
	g.Step = step(mark.R)
	if g.Nat <= 0 || c.Squeeze == "none" || c.Squeeze == "kaiming" { // kaiming keeps 。？！ at 1 em
		g.Step, g.Min = 0, g.Nat
	}
}

// step is the place of a mark's blank in the shrink order.
func step(r rune) int {
	switch {
	case strings.ContainsRune(sets.Brackets, r):
		return 4
	case strings.ContainsRune(sets.Commas, r):
		return 5
	}
	return 7
}

func callMark(r rune) bool { return r == '？' || r == '！' }

// callRun is how many ？ and ！ in a row end at glyph i.
func callRun(l *lines.Line, i int) int {
	n := 0
	for ; i >= 0 && callMark(l.Glyphs[i].R); i-- {
		n++
	}
	return n
}

// triple tells whether glyph i is one of three or more ？ and ！ in a row.
func (c *Check) triple(l *lines.Line, i int) bool {
	if !callMark(l.Glyphs[i].R) {
		return false
	}
	for i+1 < len(l.Glyphs) && callMark(l.Glyphs[i+1].R) {
		i++
	}
	return callRun(l, i) > 2
}

// free takes a gap out of all checks of single gaps.
func (g *Gap) free() { g.Kind, g.Nat, g.Min, g.Step = Other, g.Blank, g.Blank, 0 }
