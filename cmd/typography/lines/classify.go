package lines

import (
	"booklet/cmd/typography/sets"
)

// classify settles the class of every glyph of a line by its neighbours and
// its width, and finds the part of its cell that cannot be squeezed; down tells
// whether the line is a column.
func classify(g []Glyph, down bool) {
	for i := range g {
		g[i].Class = sets.Of(g[i].R)
	}
	for i := range g {
		c := &g[i]
		em := c.Size
		west := func(j int) bool { return j >= 0 && j < len(g) && sets.Of(g[j].R) == sets.Western }
		before, after := i-1, i+1 // beyond a run of solidi, as in https://
		for c.R == '/' && before >= 0 && g[before].R == '/' {
			before--
		}
		for c.R == '/' && after < len(g) && g[after].R == '/' {
			after++
		}
		east := func(j int) bool {
			return j >= 0 && j < len(g) && sets.Of(g[j].R) != sets.Western && sets.Of(g[j].R) != sets.Space
		}
		switch c.R {
		case '“', '”', '‘', '’':
			// A narrow quote between Western text is Western, and so is an
			// apostrophe; beside Chinese text it stays a mark, and its width is
			// a finding.
			narrow := c.Adv < 0.45*em
			word := func(j int) bool { return j >= 0 && j < len(g) && (sets.Letter(g[j].R) || sets.Digit(g[j].R)) }
			if narrow && !east(i-1) && !east(i+1) || c.R == '’' && (word(i-1) && word(i+1) && !g[i+1].Spaced || narrow && (word(i-1) || word(i+1))) {
				c.Class = sets.Western
			}
		case '/', '–', '·', '…', '—':
			if (west(before) || before < 0) && (west(after) || after == len(g)) && (c.R == '/' || c.Adv < 0.45*em) {
				c.Class = sets.Western
			}
		case '.':
			// Upright in a column, the stop behind a number is a mark like 、.
			if down && !c.Turned && i > 0 && sets.Digit(g[i-1].R) && !west(i+1) {
				c.Class = sets.Close
			}
		}
		c.A, c.B = tight(c)
		if down && sets.WholeInColumn(c.R) {
			c.A, c.B = c.X, c.X+c.Adv
		}
	}
}

// Apostrophe tells whether g is a ’ that looks like one of a Western word.
func (g *Glyph) Apostrophe() bool { return g.R == '’' && g.Class == sets.Western }

// tight gives the edges of the half cell that holds a mark's ink, and the
// whole advance of everything else.
func tight(c *Glyph) (a, b float64) {
	em := c.Size
	a, b = c.X, c.X+c.Adv
	switch c.Class {
	case sets.Open, sets.Close:
		if c.Adv < 0.75*em || c.Adv > 1.25*em {
			return a, b
		}
		switch inkSide(c) {
		case -1:
			return a, a + em/2
		case 1:
			return b - em/2, b
		}
		mid := (a + b) / 2
		return mid - em/4, mid + em/4
	case sets.Interpunct, sets.Solidus:
		if c.Adv > 0.75*em {
			mid := (a + b) / 2
			return mid - em/4, mid + em/4
		}
	}
	return a, b
}

// inkSide tells where in a full cell the ink of a mark stands: -1 on the left,
// 0 in the middle, 1 on the right. Some faces centre ？ and ！, and a half cell
// cut at the wrong side would cut the ink.
func inkSide(c *Glyph) int {
	if c.Ink.Empty() || c.Turned {
		if c.Class == sets.Open {
			return 1
		}
		return -1
	}
	mid := ((c.Ink.X0+c.Ink.X1)/2 - c.X) / c.Size
	switch {
	case mid < 0.42:
		return -1
	case mid > 0.58:
		return 1
	}
	return 0
}

// Centred tells whether g is a mark whose ink stands in the middle of a full
// cell, with a quarter em of blank at both sides.
func (g *Glyph) Centred() bool {
	return g.Class.Mark() && g.Adv >= 0.75*g.Size && g.A-g.X > 0.2*g.Size && g.A-g.X < 0.3*g.Size
}
