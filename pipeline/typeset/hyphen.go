package typeset

import (
	"strings"
	"unicode/utf8"

	"booklet/pipeline/font"
	"booklet/pipeline/hyphen"
	"booklet/pipeline/unit"
)

// hyphensFor gives the hyphenation of a language's Western words, or nil.
// English words in Chinese text divide like those of an English passage.
func hyphensFor(lang string) func(word string) []int {
	base, _, _ := strings.Cut(lang, "-")
	switch base {
	case "", "zh", "en":
		return hyphen.English
	}
	return nil
}

// hyphenWidth is the width of the hyphen that a line ending with cell j shows.
func (p *para) hyphenWidth(j int) unit.Length { return p.cells[j].hyphen }

// hyphenGlyph is the hyphen behind cell j, which stands from the letter before
// it as in one word with it. Copied text has a soft hyphen.
func (p *para) hyphenGlyph(j int) glyph {
	c := &p.cells[j]
	g := &p.glyphs[c.glyph+c.glyphs-1]
	for _, r := range []rune{'-', '\u2010'} {
		if gid, ok := g.face.Lookup(r); ok {
			x := p.kerned(g.face, g, string(r)) - g.adv
			return glyph{face: g.face, gid: gid, size: g.size, x: x, adv: scale(g.face.Advance(gid), g.size), text: "\u00AD", span: g.span, y: g.y, rotate: g.rotate}
		}
	}
	return glyph{face: g.face}
}

// kerned is the advance of a glyph's text in a face before other text, kerning
// included; the glyph's own where the two are no pair of characters.
func (p *para) kerned(face *font.Face, g *glyph, next string) unit.Length {
	if utf8.RuneCountInString(g.text)+utf8.RuneCountInString(next) != 2 {
		return g.adv
	}
	chain := p.fonts[g.span].chain
	pair, seen := chain.shaped[face.Name()+"\x00"+g.text+next]
	if !seen {
		pair = chain.shape(face, []rune(g.text+next), 1000, p.setter.lang)
	}
	if len(pair) != 2 {
		return g.adv
	}
	return scale(int32(pair[0].Advance), g.size)
}
