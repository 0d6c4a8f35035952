package rules

import (
	"math"
	"slices"
	"strings"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

// width gives the natural and the smallest width of glyphs from to to of a
// line, in em of the body, without the blanks at its two ends.
func (c *Check) width(l *lines.Line, from, to int) (nat, least float64) {
	for i := from; i < to; i++ {
		g := &l.Glyphs[i]
		w := (g.B - g.A) / c.Em
		nat, least = nat+w, least+w
		if i > from {
			gap := c.gaps[l][i-1]
			nat += gap.Nat * g.Size / c.Em
			least += gap.Min * g.Size / c.Em
		}
	}
	return nat, least
}

// piece is how many glyphs of a line come before its first possible break.
func (c *Check) piece(l *lines.Line) int {
	for i := 1; i < len(l.Glyphs); i++ {
		next := rune(0)
		if i+1 < len(l.Glyphs) {
			next = l.Glyphs[i+1].R
		}
		if lines.Breakable(&l.Glyphs[i-1], &l.Glyphs[i], next, c.Ban) {
			return i
		}
	}
	return len(l.Glyphs)
}

// room is how much of the measure a line leaves when it is set as tight as it
// may be, and when it is set naturally; in em of the body.
func (c *Check) room(l *lines.Line) (tight, natural float64) {
	a := c.box(paragraph(l))
	full := (a.Right - math.Max(a.Left, l.Start)) / c.Em
	nat, least := c.width(l, 0, len(l.Glyphs))
	return full - least, full - nat
}

// joint is the blank, natural and least, that would stand between the end of
// a line and the beginning of the next if they were one.
func (c *Check) joint(l *lines.Line) (nat, least float64) {
	a, b := &l.Glyphs[len(l.Glyphs)-1], &l.Next.Glyphs[0]
	rigid := c.Squeeze == "none" || c.Squeeze == "kaiming" // marks keep what blank they have
	after := c.after(a)
	if callRun(l, len(l.Glyphs)-1) == 2 { // ？！ have no blank
		after = 0
	}
	switch {
	case rigid && (a.Class.Mark() || b.Class.Mark()):
		nat = after + c.before(b)
		if c.Squeeze == "kaiming" && b.Class == sets.Close {
			nat = 0
		}
		return nat, nat
	case a.Class.Mark() && b.Class.Mark():
		return max(0, after+c.before(b)-0.5), 0
	case a.Class == sets.Close:
		return after, 0
	case b.Class == sets.Open:
		return c.before(b), 0
	case onCell(l, a) && onCell(l.Next, b):
		return 0, 0
	case a.Class == sets.Western && b.Class == sets.Western:
		return c.wordSpaces(l)
	case ofNumber(a.R) && b.Class == sets.Han || a.Class == sets.Han && ofNumber(b.R):
		return c.Gap, min(c.Gap, sets.GapMin)
	}
	return 0, 0
}

// ofNumber tells whether r is a letter or digit, or a sign of numbers, beside
// which a gap may stand as well.
func ofNumber(r rune) bool { return word(r) || strings.ContainsRune("+-−±%‰°$¥€£", r) }

// pullable tells whether the first piece of the next line could have stood on
// this one, squeezed as far as the rules allow.
func (c *Check) pullable(l *lines.Line) bool {
	if l.Next == nil {
		return false
	}
	n := c.piece(l.Next)
	_, w := c.width(l.Next, 0, n)
	_, j := c.joint(l)
	if c.Squeeze == "none" {
		w += c.after(&l.Next.Glyphs[n-1])
	}
	tight, _ := c.room(l)
	return j+w <= tight+tolStretch
}

// short is how far a line ends before the measure's edge, in em of the body;
// below 0 it stands beyond it. A closing mark that ends a line may bring to
// the edge either the end of its half cell or that of its ink: both are read
// into "takes half an em".
func (c *Check) short(l *lines.Line) float64 {
	s := c.Short(l)
	g := &l.Glyphs[len(l.Glyphs)-1]
	if c.Squeeze == "none" && math.Abs(s-c.after(g)) <= tolEdge {
		return 0 // the whole cell ends at the edge
	}
	if g.Class == sets.Close && !g.Ink.Empty() {
		if ink := (c.Area(l).Right - g.Ink.X1) / c.Em; math.Abs(ink) < math.Abs(s) && math.Abs(s) < 0.3 {
			return ink
		}
	}
	return s
}

// justified tells whether a line is one that must meet both edges: of the body,
// or of other running text (a quote in another face or size) whose lines end
// at one place.
func (c *Check) justified(l *lines.Line) bool {
	if l.Last || l.Role == lines.Body {
		return !l.Last
	}
	if l.Role != lines.Aside && l.Role != lines.Title || l.Prev == nil && l.Next.Last {
		return false
	}
	for _, k := range []*lines.Line{l.Prev, l.Next} {
		if k != nil && !k.Last && math.Abs(k.End-l.End) <= tolEdge*l.Size {
			return true
		}
	}
	return false
}

// box is where the lines of a paragraph begin and end: in its column, or for
// running text that is not of the body where its own lines do.
func (c *Check) box(p []*lines.Line) lines.Column {
	a := c.Area(p[0])
	if p[0].Role == lines.Body || len(p) < 2 {
		return a
	}
	a.Left, a.Right = p[1].Start, p[0].End
	for i, l := range p {
		if i > 0 {
			a.Left = min(a.Left, l.Start)
		}
		a.Right = max(a.Right, l.End)
	}
	return a
}

// paragraph gives all lines of a line's paragraph.
func paragraph(l *lines.Line) []*lines.Line {
	for l.Prev != nil {
		l = l.Prev
	}
	var p []*lines.Line
	for ; l != nil; l = l.Next {
		p = append(p, l)
	}
	return p
}

// Justified tells whether a line is one that must meet both edges.
func (c *Check) Justified(l *lines.Line) bool { return c.justified(l) }

// natural tells whether a line keeps its natural widths: the last of a
// paragraph, where it does not happen to fill the measure.
func (c *Check) natural(l *lines.Line) bool {
	return l.Role == lines.Body && l.Last && c.short(l) > 0.3
}

// flexible is the number of places in a line that stretching may widen.
func (c *Check) flexible(l *lines.Line) int {
	n := 0
	for _, g := range c.gaps[l] {
		switch g.Kind {
		case HanHan, HanMark, Pair, HanWestern, WordSpace, Beside:
			n++
		}
	}
	return n
}

// token is the Western token that is parted by the end of a line, and its
// width in em.
func (c *Check) token(l *lines.Line) (string, float64) {
	var t []rune
	w := 0.0
	add := func(g *lines.Glyph) { t, w = append(t, g.R), w+g.Adv/c.Em }
	i := len(l.Glyphs) - 1
	for ; i >= 0 && l.Glyphs[i].Class == sets.Western; i-- {
		add(&l.Glyphs[i])
		if i > 0 && lines.WordGap(&l.Glyphs[i-1], &l.Glyphs[i]) {
			break
		}
	}
	slices.Reverse(t)
	for n := l.Next; n != nil; n = n.Next {
		for k := range n.Glyphs {
			g := &n.Glyphs[k]
			if g.Class != sets.Western || k > 0 && lines.WordGap(&n.Glyphs[k-1], g) {
				return string(t), w
			}
			add(g)
		}
	}
	return string(t), w
}
