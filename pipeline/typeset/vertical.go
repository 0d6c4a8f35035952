package typeset

import (
	"strings"
	"unicode/utf8"

	"booklet/pipeline/unit"
)

// Vertical setting (clreq §2.4.2, §3.1.2). The directions of the text are the
// same as in horizontal setting: x runs along the line, which goes down the
// page, and y to the next line, which stands on the left. What differs is how
// a glyph stands in its cell.

// ascent is the part of an em box above the baseline, as Chinese faces are
// drawn, in hundredths.
const ascent = 88

// upright stands a glyph upright in the cell that it has along the line,
// centred on the line's middle.
func upright(g *glyph, cell unit.Length) {
	g.x = (cell-g.size)/2 + g.size*ascent/100
	g.y -= g.adv / 2
}

// corner stands a mark upright in the upper right corner of its cell, wherever
// its face draws it.
func corner(g *glyph, em unit.Length) {
	x, y := em/5, em/10 // of the ink's middle, where faces draw it
	if ink, ok := g.face.Bounds(g.gid); ok {
		x, y = scale((ink.XMin+ink.XMax)/2, g.size), scale((ink.YMin+ink.YMax)/2, g.size)
	}
	g.x = em*25/100 + y
	g.y += em*27/100 - x
}

// turned lays a glyph on its side: a quarter turn clockwise, its em box in the
// middle of the line.
func turned(g *glyph) {
	g.rotate = true
	g.y -= g.size * (ascent - 50) / 100
}

// corner brackets stand for curly quotes; copied text keeps the quotes.
var verticalQuotes = map[rune]rune{'“': '『', '”': '』', '‘': '「', '’': '」'}

// verticalCell turns a horizontal cell of one Han character or mark into a
// vertical one.
func (p *para) verticalCell(c *char, cl *cell, g *glyph) {
	em := p.fonts[c.span].size
	r := c.r
	if bracket, ok := verticalQuotes[r]; ok && c.class.mark() {
		if face, gid, found := p.fonts[c.span].chain.find(bracket); found {
			g.face, g.gid, r = face, gid, bracket
			g.adv = scale(face.Advance(gid), g.size)
		}
	}
	g.x = 0
	if c.class == colon || c.class == stop && c.r != '。' && c.r != '．' || c.r == '；' {
		cl.blankR = 0 // ： ； ！ ？ keep their cell (clreq §3.1.6.1)
	}
	form, has := g.face.Vertical(g.gid)
	switch {
	case has:
		g.gid = form
		upright(g, cl.w)
	case c.class == han || c.r == '！' || c.r == '？' || c.r == '；' || c.r == '：':
		if c.class == han && cl.w < em { // narrow signs still take a cell
			cl.w = em
		}
		upright(g, cl.w)
		if c.class != han { // faces draw these in the left half of their cell
			g.y += em / 4
		}
	case c.class == pause || c.class == stop: // from the lower left of the cell to its upper right
		corner(g, em)
	default:
		turned(g)
		g.x = (cl.w - g.adv) / 2
		if c.class == opening || c.class == closing {
			g.x = 0
		}
	}
}

// verticalWest sets the Western cell just made as it stands in vertical text:
// one character, digits and acronyms upright, a cell each, two digits side by
// side in one cell, everything else turned (clreq §3.2.3). What counts is the
// whole word that the cell is of; a unit of one letter stands as its number
// does.
func (p *para) verticalWest(cl *cell) {
	em := p.sp.em
	glyphs := p.glyphs[cl.glyph : cl.glyph+cl.glyphs]
	from, to := int(cl.char), int(cl.char+cl.chars)
	text := p.tokenAround(from, to)
	switch {
	case len(text) == 2 && isNumber(text) && len(glyphs) == 2:
		p.across(cl, glyphs)
	case standsUpright(text) && !(len(text) == 1 && from > 0 && p.chars[from-1].joint == joined && isDigit(p.chars[from-1].r) && !standsUpright(p.tokenAround(from-1, from))):
		for i := range glyphs {
			g := &glyphs[i]
			upright(g, em)
			g.x += em * unit.Length(i)
		}
		cl.w = em * unit.Length(len(glyphs))
		cl.class, cl.last = han, han // letters in cells of their own take no gap
	default:
		for i := range glyphs {
			x := glyphs[i].x
			turned(&glyphs[i])
			glyphs[i].x = x
		}
	}
}

// standsUpright tells whether a Western word stands upright, a character a
// cell.
func standsUpright(text string) bool {
	acronym := strings.Trim(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
	return utf8.RuneCountInString(text) == 1 && text != "-" || acronym && len(text) <= 5 || isNumber(text) && len(text) <= 4
}

func isNumber(text string) bool { return strings.Trim(text, "0123456789") == "" }

// tokenAround is the run of Western characters without blanks that those from
// from to to are of; of a long one only its middle.
func (p *para) tokenAround(from, to int) string {
	const most = 6
	for n := 0; n < most && from > 0 && p.chars[from-1].class == western && p.chars[from-1].blank == 0 && p.chars[from-1].joint != forced; n++ {
		from--
	}
	for n := 0; n < most && to < len(p.chars) && p.chars[to-1].blank == 0 && p.chars[to-1].joint != forced && p.chars[to].class == western; n++ {
		to++
	}
	var text strings.Builder
	for _, c := range p.chars[from:to] {
		text.WriteRune(c.r)
	}
	return text.String()
}

// across sets digits side by side in one cell, smaller where they are wider
// than an em.
func (p *para) across(cl *cell, glyphs []glyph) {
	em := p.sp.em
	if cl.w > em {
		for i := range glyphs {
			g := &glyphs[i]
			g.size = g.size * em / cl.w
			g.adv = g.adv * em / cl.w
			g.x = g.x * em / cl.w
		}
		cl.w = em
	}
	total := cl.w
	for i := range glyphs {
		g := &glyphs[i]
		left := g.x - total/2 // from the line's middle to the right
		g.x = (em-g.size)/2 + g.size*ascent/100
		g.y += left
	}
	cl.w = em
	cl.class, cl.last = han, han
}
