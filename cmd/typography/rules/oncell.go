package rules

import (
	"math"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

// onCell tells whether g stands on a cell of its own: a Han character, a sign
// as large as one, and in columns a letter or figure that is upright.
func onCell(l *lines.Line, g *lines.Glyph) bool {
	return g.Class == sets.Han || fullSign(g) && !g.Turned || standing(l, g)
}

// standing tells whether g is a letter, figure or sign that stands upright in a
// column.
func standing(l *lines.Line, g *lines.Glyph) bool {
	return l.Down && g.Class == sets.Western && !g.Turned
}

// onCells fills in the gap between two cells: those of one number or word
// neither stretch nor shrink, and two figures may share one.
func onCells(g *Gap, a, b *lines.Glyph) {
	g.Kind = HanHan
	bound := lines.Bound(a.R, b.R)
	switch {
	case !bound && (!word(a.R) || !word(b.R)):
	case b.Spaced && sets.Digit(a.R): // a number and its unit
		g.free()
	case b.Spaced: // half a cell between words of cells
		g.Kind, g.Nat, g.Min, g.Step = WordSpace, sets.WordSpaceMax, sets.WordSpaceMin, 2
	case math.Abs(b.A-a.A) < 0.1*a.Size:
		g.free()
	default:
		g.Kind = Inside
	}
}

// fullSign tells whether g is a sign on a whole cell, as ℃ is in Chinese faces.
func fullSign(g *lines.Glyph) bool {
	return g.Class == sets.Western && !word(g.R) && g.Adv > 0.9*g.Size
}
