package typeset

import (
	"unicode/utf8"

	"booklet/pipeline/font"
	"booklet/pipeline/unit"
)

// westernCells makes the cells of the Western characters from i on that one
// face sets without a blank between, and gives their number. They are shaped
// together, so that kerning and ligatures do not depend on where the word may
// be divided or where a look begins; a cell ends wherever a line or a span may.
func (p *para) westernCells(i int) int {
	face, _ := p.find(&p.chars[i])
	n := 1
	letters, whole := isLetter(p.chars[i].r), p.chars[i].harm == noHarm
	for i+n < len(p.chars) {
		prev, c := &p.chars[i+n-1], &p.chars[i+n]
		if prev.joint == forced || prev.blank != 0 || c.class != western || prev.r == '\u00A0' || c.r == '\u00A0' {
			break
		}
		if other, _ := p.find(c); other != face || c.span != prev.span && !p.alike(c.span, prev.span) {
			break
		}
		letters = letters || isLetter(c.r)
		whole = whole && c.harm == noHarm && c.r != '/'
		n++
	}
	first := len(p.glyphs)
	if !letters || n == 1 || !whole { // addresses are not kerned, nor is what is divided anywhere
		p.spaceOut(i, n)
	} else if _, ok := p.shapeWord(i, n, 0); !ok {
		p.shapeSpans(i, n)
	}
	p.divide(i, n, first)
	return n
}

// shapeSpans adds the glyphs of n characters from i on, those of each span
// shaped together: a ligature of two spans' letters would hide where the second
// one begins.
func (p *para) shapeSpans(i, n int) {
	x := unit.Length(0)
	for end := i + n; i < end; {
		to := i + 1
		for to < end && p.chars[to].span == p.chars[i].span {
			to++
		}
		x, _ = p.shapeWord(i, to-i, x)
		i = to
	}
}

// kernAcross is what two cells of one word come closer that different faces
// set, as where bold begins in it, or that a line may part without a hyphen:
// the middle of what the two faces have for the letters that meet.
func (p *para) kernAcross(a, b *cell) unit.Length {
	x, y := &p.glyphs[a.glyph+a.glyphs-1], &p.glyphs[b.glyph]
	inOne := x.face == y.face && (a.joint == joined || a.joint == hyphened) // in the advance
	if inOne || x.size != y.size || x.y != y.y {
		return 0
	}
	if x.face == y.face && p.inAddress(int(b.char)) { // set letter by letter
		return 0
	}
	kern := unit.Length(0)
	for _, face := range []*font.Face{x.face, y.face} {
		r, _ := utf8.DecodeRuneInString(x.text)
		gid, ok := face.Lookup(r)
		if _, both := face.Lookup(p.chars[b.char].r); ok && both && !p.setter.layout.Page.Vertical {
			alone := *x
			alone.adv = scale(face.Advance(gid), x.size)
			kern += p.kerned(face, &alone, y.text) - alone.adv
		}
	}
	return kern / 2
}

// alike tells whether two spans are set in one font, so that a word may go on
// from the one to the other.
func (p *para) alike(a, b int32) bool {
	return p.fonts[a] == p.fonts[b] && p.spans[a].Ruby == "" && p.spans[b].Ruby == ""
}

// shapeWord adds the glyphs of n characters from i on, shaped, from place x of
// their word on, and gives the place behind them. It does nothing, and says so,
// when a ligature would hide where a span begins.
func (p *para) shapeWord(i, n int, x unit.Length) (unit.Length, bool) {
	runes := make([]rune, n)
	for k := range runes {
		runes[k] = p.chars[i+k].r
	}
	face, _ := p.find(&p.chars[i])
	f := &p.fonts[p.chars[i].span]
	size := f.chain.westernSize(runes[0], f.size)
	first, at := len(p.glyphs), i
	span := p.chars[i].span
	for _, g := range f.chain.shape(face, runes, size, p.setter.lang) {
		if g.Text != "" {
			span = p.chars[at].span
			at = min(at+utf8.RuneCountInString(g.Text), i+n)
			if p.chars[at-1].span != span {
				p.glyphs = p.glyphs[:first]
				return x, false
			}
			at = min(at, i+n-1)
		}
		p.glyphs = append(p.glyphs, glyph{face: face, gid: g.GID, size: size, x: x + g.X, y: f.rise + g.Y, adv: g.Advance, text: g.Text, span: span})
		x += g.Advance
	}
	return x, true
}

// spaceOut adds the glyphs of n characters from i on, each by itself.
func (p *para) spaceOut(i, n int) {
	x := unit.Length(0)
	for k := range n {
		c := &p.chars[i+k]
		face, gid := p.find(c)
		f := &p.fonts[c.span]
		size := f.chain.westernSize(c.r, f.size)
		adv := scale(face.Advance(gid), size)
		p.glyphs = append(p.glyphs, glyph{face: face, gid: gid, size: size, x: x, y: f.rise, adv: adv, text: p.text(c), span: c.span})
		x += adv
	}
}

// divide makes cells of the glyphs from first on, which stand for n characters
// from i on: a cell ends where a line may end or a span begins, but not within a
// ligature.
func (p *para) divide(i, n, first int) {
	from, to := i, i // characters of the cell
	start := unit.Length(0)
	for g := first; g < len(p.glyphs); g++ {
		gl := &p.glyphs[g]
		to = min(to+utf8.RuneCountInString(gl.text), i+n)
		end := start
		if g+1 == len(p.glyphs) {
			to = i + n
		} else if next := &p.glyphs[g+1]; next.text == "" || to == from || p.chars[to-1].joint == joined && next.span == gl.span {
			continue
		}
		for k := first; k <= g; k++ {
			end += p.glyphs[k].adv
		}
		kern := unit.Length(0)
		if joint := p.chars[to-1].joint; joint != joined && joint != hyphened { // kernAcross brings it back where no line ends
			kern = gl.adv - scale(gl.face.Advance(gl.gid), gl.size)
			gl.adv -= kern
		}
		for k := first; k <= g; k++ {
			p.glyphs[k].x -= start
		}
		last := &p.chars[to-1]
		cl := cell{class: western, last: western, joint: last.joint, harm: last.harm,
			char: int32(from), chars: int32(to - from), glyph: int32(first), glyphs: int32(g + 1 - first), w: end - start - kern}
		if p.setter.layout.Page.Vertical {
			p.verticalWest(&cl)
		}
		p.cells = append(p.cells, cl)
		from, first, start = to, g+1, end
	}
}
