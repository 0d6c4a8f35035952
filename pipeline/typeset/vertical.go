package typeset

import (
	"strings"

	"booklet/pipeline/unit"
)

// Vertical setting (clreq §2.4.2, §3.1.2). The directions of the text are the
// same as in horizontal setting: x runs along the line, which goes down the
// page, and y to the next line, which stands on the left. What differs is how
// a glyph stands in its cell.

// ascent is the part of an em box above the baseline, as Chinese faces are
// drawn, in hundredths.
const ascent = 88

// upright stands a glyph upright in the cell that it has along the line: its
// face's em box in the middle of the cell, its advance in that of the line.
func upright(g *glyph, cell unit.Length) {
	g.x = cell/2 + scale(g.face.Middle(), g.size)
	g.y -= g.adv / 2
}

// centred stands a mark upright with its ink in the middle of the line,
// wherever its face draws it.
func centred(g *glyph, cell unit.Length) {
	upright(g, cell)
	if ink, ok := g.face.Bounds(g.gid); ok {
		g.y += g.adv/2 - scale((ink.XMin+ink.XMax)/2, g.size)
	}
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
	g.y -= scale(g.face.Middle(), g.size)
}

// corner brackets stand for curly quotes; copied text keeps the quotes.
var verticalQuotes = map[rune]rune{'“': '『', '”': '』', '‘': '「', '’': '」'}

// verticalCell turns a horizontal cell of one Han character or mark into a
// vertical one; shared says that the mark is one of two in a cell.
func (p *para) verticalCell(c *char, cl *cell, g *glyph, shared bool) {
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
	case shared:
		p.sideBySide(c, cl, g)
	case has:
		g.gid = form
		upright(g, cl.w)
	case c.class == han:
		cl.w = max(cl.w, em) // narrow signs still take a cell
		upright(g, cl.w)
	case c.r == '！' || c.r == '？' || c.r == '；' || c.r == '：':
		centred(g, cl.w)
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

// sideBySide stands one of two ？ and ！ in its half of the cell that they
// share: the first is on the left and has the cell, the second on the right of
// it has none.
func (p *para) sideBySide(c *char, cl *cell, g *glyph) {
	em := p.fonts[c.span].size
	g.gid = g.face.HalfCell(g.gid)
	g.adv = scale(g.face.Advance(g.gid), g.size)
	cl.w = em
	centred(g, cl.w)
	if at, _ := p.calls(int(cl.char)); at == 0 {
		g.y -= em / 4
		return
	}
	g.y += em / 4
	g.x -= em
	cl.w = 0
}

// verticalWest sets the Western cell just made as it stands in vertical text:
// one character, digits and acronyms upright, a cell each, two digits side by
// side in one cell, everything else turned (clreq §3.2.3).
func (p *para) verticalWest(cl *cell) {
	em := p.sp.em
	glyphs := p.glyphs[cl.glyph : cl.glyph+cl.glyphs]
	from, to := p.token(int(cl.char), int(cl.char+cl.chars))
	switch {
	case !p.stands(from, to):
		for i := range glyphs {
			x := glyphs[i].x
			turned(&glyphs[i])
			glyphs[i].x = x
		}
	case to-from == 2 && len(glyphs) == 2 && isDigit(p.chars[from].r):
		p.across(cl, glyphs)
	default:
		for i := range glyphs {
			g := &glyphs[i]
			upright(g, em)
			g.x += em * unit.Length(i)
		}
		cl.w = em * unit.Length(len(glyphs))
		cl.class, cl.last = han, han // letters in cells of their own take no gap
	}
}

// stands tells whether a Western token stands upright. What counts is the
// whole phrase: a number is not read upright and its unit turned. Of a long
// one, only the words nearby are asked.
func (p *para) stands(from, to int) bool {
	const near = 8
	if !p.short(from, to) {
		return false
	}
	for n, f := 0, from; n < near && f > 0 && p.chars[f-1].class == western && p.chars[f-1].joint != forced; n++ {
		var t int
		if f, t = p.token(f-1, f); !p.short(f, t) {
			return false
		}
	}
	for n, t := 0, to; n < near && t < len(p.chars) && p.chars[t].class == western && p.chars[t-1].joint != forced; n++ {
		var f int
		if f, t = p.token(t, t+1); !p.short(f, t) {
			return false
		}
	}
	return true
}

// short tells whether a token by itself may stand upright, a character a cell.
func (p *para) short(from, to int) bool {
	if p.spans[p.chars[from].span].Look.Mono {
		return false
	}
	digits, capitals := 0, 0
	for i := from; i < to; i++ {
		switch r := p.chars[i].r; {
		case isDigit(r):
			digits++
		case r >= 'A' && r <= 'Z':
			capitals++
		}
	}
	switch n := to - from; {
	case n == 1:
		r := p.chars[from].r
		return isDigit(r) || isLetter(r) || strings.ContainsRune("+=±×÷%‰°&@#", r)
	case digits == n:
		return n <= 4
	default:
		return capitals == n && n <= 5
	}
}

// token is the run of Western characters without blanks that those from from
// to to are of; of a long one only its middle.
func (p *para) token(from, to int) (int, int) {
	const most = 6
	for n := 0; n < most && from > 0 && p.chars[from-1].class == western && p.chars[from-1].blank == 0 && p.chars[from-1].joint != forced; n++ {
		from--
	}
	for n := 0; n < most && to < len(p.chars) && p.chars[to-1].blank == 0 && p.chars[to-1].joint != forced && p.chars[to].class == western; n++ {
		to++
	}
	return from, to
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
		g.x = em/2 + scale(g.face.Middle(), g.size)
		g.y += left
	}
	cl.w = em
	cl.class, cl.last = han, han
}
