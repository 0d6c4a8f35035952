package typeset

import "booklet/pipeline/unit"

// assembler puts the glyphs of lines into items.
type assembler struct {
	*para
	tag  Tag
	gaps []unit.Length

	head, foot unit.Length // what the line's Han characters reach above its baseline and below it
}

// noteMark is a note's mark in a line: its glyph is known when its page is.
type noteMark struct {
	note int // index in compose.Entry.Notes plus one
	item int // in the line's items
}

// set makes the items of a line whose first cell begins at x on the baseline y.
func (a *assembler) set(l *line, x, y unit.Length) ([]Item, []noteMark) {
	p := a.para
	a.gaps = p.justify(l, a.gaps)
	x += p.overhang(l.from) - p.startTrim(l.from, l.first)
	items := make([]Item, 0, 2)
	var marks []noteMark
	var run *Run
	var runSpan int32
	var start unit.Length
	glyphs := make([]Glyph, 0, l.to-l.from+4) // one backing array for the line's runs
	flush := func() {
		if run != nil {
			run.Glyphs = glyphs[len(glyphs)-len(run.Glyphs) : len(glyphs) : len(glyphs)]
		}
		run = nil
	}
	put := func(g *glyph, at unit.Length) {
		if run == nil || run.Face != g.face || run.Size != g.size || runSpan != g.span || run.Rotate != g.rotate {
			flush()
			run, runSpan, start = &Run{Face: g.face, Size: g.size, Color: a.style.Color, Rotate: g.rotate}, g.span, at
			tag := a.tag
			if pos := p.spans[g.span].Pos; pos.Line > 0 {
				tag.Pos = pos
			}
			items = append(items, Item{Tag: tag, At: unit.Point{X: x + at, Y: y}, Run: run})
		}
		glyphs = append(glyphs, Glyph{GID: g.gid, X: at + g.x - start, Y: -g.y, Adv: g.adv, Text: g.text})
		run.Glyphs = glyphs[len(glyphs)-len(run.Glyphs)-1:]
	}
	at, origin := unit.Length(0), unit.Length(0) // of the cell and of the last glyph
	for k := l.from; k <= l.to; k++ {
		c := &p.cells[k]
		for i := c.glyph; i < c.glyph+c.glyphs; i++ {
			g := &p.glyphs[i]
			if c.class == opening && k > l.from && p.blankOver(g, at, origin) {
				g = fromInk(g)
			}
			origin = at + g.x
			if c.class == object {
				flush()
			}
			put(g, at)
			if c.class == object {
				marks = append(marks, noteMark{note: p.spans[g.span].Note, item: len(items) - 1})
				flush()
			}
		}
		at += c.w
		if k < l.to {
			if c.gap.blank != 0 {
				if g, ok := p.blankGlyph(c); ok {
					put(&g, at)
				}
			}
			at += a.gaps[k-l.from]
		} else if c.joint == hyphened && !l.last {
			g := p.hyphenGlyph(k)
			put(&g, at)
		}
	}
	flush()
	items = a.decorate(l, x, y, items)
	return items, marks
}

// blankGlyph is the glyph of a typed blank behind a cell: it has no ink, and
// makes copied text have the blank.
func (p *para) blankGlyph(c *cell) (glyph, bool) {
	if c.glyphs == 0 {
		return glyph{}, false
	}
	g := p.glyphs[c.glyph+c.glyphs-1]
	gid, ok := g.face.Lookup(' ')
	text := " "
	if c.gap.blank == '\u3000' {
		if wide, found := g.face.Lookup('\u3000'); found {
			gid, ok, text = wide, true, "\u3000"
		}
	}
	return glyph{face: g.face, gid: gid, size: g.size, adv: scale(g.face.Advance(gid), g.size), text: text, span: g.span, rotate: g.rotate}, ok
}

// xs gives the left edges of a line's cells from x on, and the end.
func (a *assembler) xs(l *line, x unit.Length) []unit.Length {
	out := make([]unit.Length, 0, l.to-l.from+2)
	for k := l.from; k <= l.to; k++ {
		out = append(out, x)
		x += a.cells[k].w
		if k < l.to {
			x += a.gaps[k-l.from]
		}
	}
	return append(out, x)
}
