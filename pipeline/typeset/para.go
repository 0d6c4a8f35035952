package typeset

import (
	"fmt"
	"unicode/utf8"

	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/font"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// para is a paragraph on its way to lines.
type para struct {
	setter *setter
	spans  []compose.Span
	fonts  []spanFont // one a span
	chars  []char
	cells  []cell
	glyphs []glyph
	sums   []sums // of the cells, once they are asked for
	sp     spacing
	pos    diag.Pos
	style  *manifest.Style

	indented bool // the first line has an indent
	ragged   bool // lines are not filled
	latin    bool // in a Western language, and set as such text is
	hasRuby  bool
	beside   beside // once it is asked for

	asked struct { // the token that was asked about last
		from, to      int
		address, code bool
	}
}

// spanFont is what a span is set with.
type spanFont struct {
	chain *chain
	size  unit.Length
	rise  unit.Length // of raised text, up
}

// newPara reads spans into characters and cells.
func (s *setter) newPara(spans []compose.Span, style *manifest.Style, pos diag.Pos) *para {
	punct := &s.layout.Punctuation
	spans = s.numbered(spans)
	p := &para{setter: s, spans: spans, pos: pos, style: style,
		sp: spacing{em: style.Size, gap: punct.Gap.At(style.Size), squeeze: punct.Squeeze,
			trimEnd: punct.TrimEnd && punct.Squeeze != "none", trimStart: punct.TrimStart && punct.Squeeze != "none", hang: punct.Hang}}
	p.fonts = make([]spanFont, len(spans))
	size := 0
	for i := range spans {
		p.fonts[i] = s.spanFont(&spans[i], style)
		size += len(spans[i].Text)
	}
	p.read(size/3 + 8)
	p.build()
	return p
}

// read turns the spans into characters without blanks.
func (p *para) read(size int) {
	p.chars = make([]char, 0, size)
	for i := range p.spans {
		s := &p.spans[i]
		if s.Break {
			if n := len(p.chars); n > 0 {
				p.chars[n-1].joint = forced
			}
			continue
		}
		if s.Note > 0 {
			p.chars = append(p.chars, char{r: '\uFFFC', class: object, span: int32(i), shift: 1})
			continue
		}
		for off, r := range s.Text {
			if !p.readBlank(r, s.Look.Mono) {
				p.chars = append(p.chars, char{r: r, span: int32(i), off: int32(off), shift: s.Look.Shift})
			}
		}
	}
	p.latin = !isChineseText(p.chars, p.setter.chinese)
	classify(p.chars, !p.latin)
	if p.setter.layout.Page.Vertical && !p.latin {
		p.stopNumbers()
	}
	var hyphens func(string) []int
	if p.style.Align == manifest.Justify || p.style.Align == manifest.Left {
		hyphens = p.setter.hyphens
	}
	findJoints(p.chars, levels[p.setter.layout.Punctuation.Ban], hyphens, p.latin)
}

// readBlank keeps a blank, or a sign that only says where lines may end, as a
// property of the character before it, and tells whether r is one. At the start
// of a line there is nothing to keep. Hard blanks of code are characters like
// others.
func (p *para) readBlank(r rune, code bool) bool {
	switch {
	case r > ' ' && r < 0x7F, r >= 0x3001 && r < 0xFE00:
		return false
	case r == '\u00A0' && code:
		return false
	}
	kind := blankKind(r)
	if kind == noBlank {
		return false
	}
	n := len(p.chars)
	if n == 0 || p.chars[n-1].joint == forced {
		return true
	}
	last := &p.chars[n-1]
	switch kind {
	case wideBlank:
		if last.blanks < 255 {
			last.blanks++
		}
		last.blank = '\u3000'
	case hardBlank:
		if last.blank == 0 {
			last.blank = '\u00A0'
		}
	case softBlank:
		if last.blank == 0 {
			last.blank = ' '
		}
	case mayBreak:
		last.joint = breakable
	case mayHyphen:
		last.joint = hyphened
	case mayNotBreak:
		last.glue = true
	}
	return true
}

// blank is what a character without ink means.
type blank uint8

const (
	noBlank blank = iota
	softBlank
	hardBlank
	wideBlank
	mayBreak
	mayHyphen
	mayNotBreak
	ignored
)

func blankKind(r rune) blank {
	switch {
	case r == '\u3000':
		return wideBlank
	case r == '\u00A0' || r == '\u202F' || r == '\u2007':
		return hardBlank
	case r == '\u200B':
		return mayBreak
	case r == '\u00AD':
		return mayHyphen
	case r == '\u2060' || r == '\uFEFF':
		return mayNotBreak
	case r <= ' ' || r >= '\u2000' && r <= '\u200A' || r == '\u205F' || r == '\u1680' || r == '\u2028' || r == '\u2029' || r == '\u0085':
		return softBlank
	case r >= '\u200C' && r <= '\u200F', r >= '\u202A' && r <= '\u202E', r >= '\u2061' && r <= '\u206F', r == 0x7F,
		r >= 0x80 && r < 0xA0, r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE0FFF: // marks of direction, selectors of variants, controls
		return ignored
	}
	return noBlank
}

// build makes the cells and the gaps between them.
func (p *para) build() {
	p.sums = nil
	p.cells = make([]cell, 0, len(p.chars))
	p.glyphs = make([]glyph, 0, len(p.chars))
	for i := 0; i < len(p.chars); {
		c := &p.chars[i]
		n := 1
		switch {
		case c.class == object:
			p.noteCell(i)
		case p.spans[c.span].Ruby != "":
			n = p.rubyCell(i)
			p.hasRuby = true
		case c.class == western:
			n = p.westernCells(i)
		default:
			p.hanCell(i)
		}
		i += n
	}
	for i := range p.cells {
		if c := &p.cells[i]; c.joint == hyphened {
			h := p.hyphenGlyph(i)
			c.hyphen = h.x + h.adv
		}
	}
	p.setGaps()
}

// text is the source text of a character.
func (p *para) text(c *char) string {
	s := p.spans[c.span].Text[c.off:]
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

// place is where a character stands in the sources.
func (p *para) place(c *char) diag.Pos {
	pos := p.spans[c.span].Pos
	if pos.Col > 0 && int(c.off) <= len(p.spans[c.span].Text) {
		pos.Col += utf8.RuneCountInString(p.spans[c.span].Text[:c.off])
	}
	return pos
}

// find looks a character up in its span's faces; a character that no face has
// is reported once, and shown as a geta mark.
func (p *para) find(c *char) (*font.Face, font.GID) {
	f := &p.fonts[c.span]
	r, look := c.r, f.chain.find
	if c.class == western {
		look = f.chain.western
	}
	if r == '\u00A0' {
		r = ' '
	}
	if face, gid, ok := look(r); ok {
		return face, gid
	}
	p.setter.missing(c.r, p.place(c), f.chain)
	if face, gid, ok := f.chain.find('〓'); ok {
		return face, gid
	}
	return f.chain.first(), 0
}

// scale turns thousandths of an em into a length at a size.
func scale(thousandths int32, size unit.Length) unit.Length {
	return (unit.Length(thousandths)*size + 500) / 1000
}

// missing reports a character that no face of a chain has.
func (s *setter) missing(r rune, pos diag.Pos, c *chain) {
	key := fmt.Sprintf("%c %s", r, c.name)
	if s.missed[key] {
		return
	}
	if s.missed == nil {
		s.missed = map[string]bool{}
	}
	s.missed[key] = true
	s.report(pos, diag.Error, "no-glyph", fmt.Sprintf("no face has the character %c (U+%04X), nor do the faces that stand in for %s", r, r, c.name),
		"write another character, or add a font that has it to `fallback` of "+c.name+" in fonts/catalogue.yaml; `booklet fonts` shows what each face covers")
}
