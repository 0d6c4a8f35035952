package typeset

import "booklet/pipeline/unit"

// spacing is how a paragraph spaces its marks.
type spacing struct {
	em        unit.Length
	gap       unit.Length // between Han and Western text
	squeeze   string      // full, half, kaiming, none
	trimEnd   bool
	trimStart bool
	hang      bool
}

// setGaps fills the gaps between the cells.
func (p *para) setGaps() {
	space := p.style.Space.At(p.style.Size)
	for i := range p.cells {
		p.cells[i].gap = gap{}
		if i+1 < len(p.cells) {
			p.cells[i].gap = p.gapBetween(&p.cells[i], &p.cells[i+1])
			p.cells[i].gap.nat += space
		}
	}
	if p.hasRuby {
		p.spaceRuby()
	}
}

func (p *para) gapBetween(a, b *cell) gap {
	lastChar, firstChar := &p.chars[a.char+a.chars-1], &p.chars[b.char]
	if lastChar.blank != 0 {
		return p.blankGap(a, b, lastChar)
	}
	if a.class == han && a.last == han && b.class == han && !belongs(lastChar.r, firstChar.r) {
		return gap{kind: gapEven}
	}
	switch {
	case b.class == object: // a note's mark stands close to the ink of what it marks
		return gap{nat: -a.blankR}
	case a.last == object && (b.class == western || b.class.mark() && b.class != opening):
		return gap{}
	case a.last == western && b.class == western:
		return gap{nat: p.kernAcross(a, b)}
	case belongs(lastChar.r, firstChar.r):
		return gap{}
	case a.last == western && b.class == han, a.last == han && b.class == western:
		side := lastChar.r
		if a.last == han {
			side = firstChar.r
		}
		switch {
		case wordly(side):
			return p.scriptGap()
		case side == '/':
			return gap{}
		}
		return gap{kind: gapEven}
	case a.last == b.class && (b.class == dash || b.class == ellipsis || b.class == stop && a.blankR == 0):
		return gap{} // inside of —— …… ？！
	}
	g := p.squeeze(a, b)
	if a.last != connector && b.class != connector && a.last != solidus && b.class != solidus {
		g.kind = gapEven
	}
	return g
}

// belongs tells whether a full-width sign beside a digit is part of a number:
// ￥3, 3℃, 3㎡. Nothing comes between them.
func belongs(a, b rune) bool {
	return isDigit(a) && edges[b]&afterNum != 0 || isDigit(b) && edges[a]&beforeNum != 0
}

// scriptGap is the gap between Han and Western text. At first it stretches to
// a third of an em, and to half of one when the line's other gaps are at their
// limit.
func (p *para) scriptGap() gap {
	em, nat := p.sp.em, p.sp.gap
	first := max(nat, third(em))
	return gap{nat: nat, shrink: max(0, nat-eighth(em)), step: 6, stretch: first - nat, more: max(0, half(em)-first), kind: gapScript}
}

// squeeze gives the gap at a mark (clreq §3.1.6). The blank halves that meet
// are at most one em; two marks lose half an em of it at once, and what is left
// may go when the line needs room. Marks of the styles half and kaiming have
// no blanks, but for those that end a sentence in kaiming: these keep it before
// all but a closing mark.
func (p *para) squeeze(a, b *cell) gap {
	blank := a.blankR + b.blankL
	if blank == 0 || p.sp.squeeze == "none" {
		return gap{}
	}
	pair := a.last.mark() && b.class.mark()
	if p.sp.squeeze == "kaiming" {
		if pair && b.class != opening {
			return gap{nat: -blank}
		}
		return gap{}
	}
	g := gap{step: max(stepOf(a.last, a.blankR), stepOf(b.class, b.blankL))}
	if pair {
		g.nat = -min(blank, half(p.sp.em))
	}
	g.shrink = blank + g.nat
	return g
}

// stepOf is the step of shrinking at which a mark's blank goes (clreq §3.5.3);
// ： , which the list leaves out, goes with the pause marks.
func stepOf(c class, blank unit.Length) uint8 {
	switch {
	case blank == 0:
		return 0
	case c == opening || c == closing:
		return 4
	case c == stop:
		return 7
	}
	return 5
}

// blankGap is the gap at a typed blank.
func (p *para) blankGap(a, b *cell, last *char) gap {
	em, blank := p.sp.em, last.blank
	inCells := a.last == han && b.class == han && (last.class == western || p.chars[b.char].class == western) // upright in columns
	switch {
	case blank == '\u3000':
		return gap{nat: em * unit.Length(last.blanks), blank: blank}
	case p.latin && a.last == western && b.class == western:
		return p.latinGap(a)
	case isDigit(last.r) && last.joint == joined && (p.chars[b.char].class == western || belongs(last.r, p.chars[b.char].r)):
		return gap{nat: quarter(em), blank: ' '} // a number and its unit
	case inCells && (last.class == han || p.chars[b.char].class == han):
		return gap{blank: ' ', kind: gapEven} // as between Han
	case a.last == western && b.class == western:
		w := p.wordSpace(a)
		return gap{nat: w, shrink: max(0, w-quarter(em)), step: 2, stretch: max(0, half(em)-w), kind: gapWord, blank: ' '}
	case a.last == western && b.class == han, a.last == han && b.class == western, a.last == object || b.class == object:
		g := p.scriptGap()
		g.blank = ' '
		return g
	case a.last.mark() || b.class.mark():
		g := p.squeeze(a, b) // a full-width mark brings its own blank
		g.blank, g.kind = ' ', gapEven
		return g
	}
	return gap{nat: half(em), shrink: quarter(em), step: 2, kind: gapWord, blank: ' '}
}

// latinGap is the gap between two words of Western text: as wide as the face
// has it, a third narrower at most, and first up to half of the letters' em.
func (p *para) latinGap(a *cell) gap {
	g := &p.glyphs[a.glyph+a.glyphs-1]
	w := third(g.size)
	if gid, ok := g.face.Lookup(' '); ok {
		w = min(scale(g.face.Advance(gid), g.size), half(g.size))
	}
	return gap{nat: w, shrink: w / 3, step: 2, stretch: half(g.size) - w, kind: gapWord, blank: ' '}
}

// wordSpace is the width of a blank between Western words: the face's own,
// between a quarter and a half em.
func (p *para) wordSpace(a *cell) unit.Length {
	em := p.sp.em
	w := third(em)
	if a.glyphs > 0 {
		g := &p.glyphs[a.glyph+a.glyphs-1]
		if gid, ok := g.face.Lookup(' '); ok {
			w = unit.Length(g.face.Advance(gid)) * g.size / 1000
		}
	}
	return min(max(w, em*3/10), half(em))
}

// wordly tells whether a Western character takes a gap to Han beside it:
// letters, digits, apostrophes and signs of quantity do, brackets and marks do
// not.
func wordly(r rune) bool {
	switch r {
	case '(', ')', '[', ']', '{', '}', ',', '.', ';', ':', '!', '?', '"', '\'', '/', '-', '‐', '–', '—', '‘', '“', '”', '…', '\\', '_', '|', '\u00A0':
		return false
	}
	return true
}
