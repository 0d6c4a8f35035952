package typeset

import (
	"strings"

	"booklet/pipeline/compose"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// measure finds the numbers of a column, when it is one of numbers, and how
// wide their parts before and behind the point are.
func (c *column) measure(cells []tableCell) {
	count, parts := 0, 0
	for k := range cells {
		if len(cells[k].pieces) == 0 {
			continue
		}
		parts++
		if whole, rest, ok := cells[k].number(); ok {
			count++
			c.whole, c.rest = max(c.whole, whole), max(c.rest, rest)
		}
	}
	c.numbers = count > 1 && 2*count >= parts
	if !c.numbers {
		c.whole, c.rest = 0, 0
	}
}

// number measures a cell that holds a number and nothing more than a sign
// before it and one behind it: the parts up to its point and from there on.
func (c *tableCell) number() (whole, rest unit.Length, ok bool) {
	if len(c.cells) == 0 || c.setter.layout.Page.Vertical {
		return 0, 0, false
	}
	digits := false
	behind := false
	for i := range c.glyphs {
		g := &c.glyphs[i]
		r := []rune(g.text)
		switch {
		case len(r) != 1:
			return 0, 0, false
		case isDigit(r[0]):
			digits = true
		case r[0] == '.' && digits && !behind, strings.ContainsRune("%‰", r[0]) && i == len(c.glyphs)-1:
			behind = true
		case r[0] == ',' && digits && !behind, strings.ContainsRune("+-−±<>≤≥≈", r[0]) && i == 0:
		default:
			return 0, 0, false
		}
		if behind {
			rest += g.adv
		} else {
			whole += g.adv
		}
	}
	return whole, rest, digits
}

// number sets the number of a cell so that its point stands below those above
// it: the numbers together stand where the column's alignment has them.
func (c *column) number(s *setter, style *manifest.Style, spans []compose.Span, pad unit.Length) {
	if !c.numbers || style.Align == manifest.Center {
		return
	}
	cell := s.tableCell(spans, style)
	_, rest, ok := cell.number()
	inset := max(0, c.width-2*pad-c.whole-c.rest) / 2
	switch {
	case style.Align == manifest.Right:
		inset = 0
	case !ok: // a dash, or nothing
		style.Align = manifest.Center
		return
	}
	if !ok {
		return
	}
	style.Align = manifest.Right
	style.Right = unit.Dim{Abs: inset + c.rest - rest}
}
