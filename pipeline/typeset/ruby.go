package typeset

import (
	"strings"

	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// rubyCell makes the cells of a span with ruby from character i to the span's
// end. Pinyin that has a syllable for each Han character stands over each;
// other ruby stands over the whole span, which then does not break.
func (p *para) rubyCell(i int) int {
	span := p.chars[i].span
	n := 1
	for i+n < len(p.chars) && p.chars[i+n].span == span {
		n++
	}
	syllables := p.syllables(span, i, n)
	first := len(p.cells)
	for k := range n {
		if p.chars[i+k].class == western {
			p.glyphWest(i + k)
		} else {
			p.hanCell(i + k)
		}
	}
	cells := p.cells[first:]
	if syllables == nil {
		for k := range cells[:len(cells)-1] {
			if cells[k].harm == noHarm {
				cells[k].joint = joined
			}
		}
		total := unit.Length(0)
		for k := range cells {
			total += cells[k].w
		}
		if w := p.rubyWidth(span, p.spans[span].Ruby); w > total {
			p.spread(cells, w-total)
		}
		return n
	}
	for k := range cells {
		cells[k].ruby = p.rubyWidth(span, syllables[k])
	}
	return n
}

// glyphWest makes the cell of one Western character below ruby.
func (p *para) glyphWest(i int) {
	face, gid := p.find(&p.chars[i])
	f := &p.fonts[p.chars[i].span]
	adv := scale(face.Advance(gid), f.size)
	p.glyphs = append(p.glyphs, glyph{face: face, gid: gid, size: f.size, adv: adv, text: p.text(&p.chars[i]), span: p.chars[i].span})
	p.cells = append(p.cells, cell{class: western, last: western, joint: p.chars[i].joint, harm: p.chars[i].harm, char: int32(i), chars: 1, glyph: int32(len(p.glyphs) - 1), glyphs: 1, w: adv})
}

// spread parts the cells below ruby that is wider by some room: they begin and
// end where it does. A single one stands in the middle.
func (p *para) spread(cells []cell, by unit.Length) {
	if last := len(cells) - 1; last > 0 {
		for k := range cells[:last] {
			cells[k].w += by / unit.Length(last)
		}
		return
	}
	c := &cells[0]
	c.w += by
	for g := c.glyph; g < c.glyph+c.glyphs; g++ {
		p.glyphs[g].x += by / 2
	}
}

// syllables splits a span's ruby into one piece a character, or gives nil.
func (p *para) syllables(span int32, i, n int) []string {
	parts := strings.Fields(p.spans[span].Ruby)
	if len(parts) != n {
		return nil
	}
	for k := range n {
		if p.chars[i+k].class != han {
			return nil
		}
	}
	return parts
}

// rubyFont is the font of a span's ruby.
func (p *para) rubyFont(span int32) (*chain, unit.Length) {
	return p.setter.latin(p.fonts[span].chain), p.rubySize(p.fonts[span].size)
}

// rubySize is the size of ruby text over a base of a size.
func (p *para) rubySize(base unit.Length) unit.Length { return base * p.besides().ruby / 1000 }

// besides is how what stands beside the paragraph's lines is set.
func (p *para) besides() *beside {
	if p.beside == (beside{}) {
		p.beside = p.setter.besideOf(p.style)
	}
	return &p.beside
}

func (p *para) rubyWidth(span int32, text string) unit.Length {
	chain, size := p.rubyFont(span)
	w := unit.Length(0)
	for _, r := range text {
		if face, gid, ok := chain.western(r); ok {
			w += scale(face.Advance(gid), size)
		}
	}
	return w
}

// ruby adds the ruby text over a line.
func (a *assembler) ruby(l *line, xs []unit.Length, y unit.Length, items []Item) []Item {
	for k := l.from; k <= l.to; k++ {
		c := &a.cells[k]
		span := a.chars[c.char].span
		s := &a.spans[span]
		if s.Ruby == "" {
			continue
		}
		if c.ruby > 0 {
			n := 0
			for j := int(c.char) - 1; j >= 0 && a.chars[j].span == span; j-- {
				n++
			}
			text := strings.Fields(s.Ruby)[n]
			centre := xs[k-l.from] + c.w/2
			items = a.rubyText(l, span, text, centre, xs, y, items)
			continue
		}
		end := k
		for end < l.to && a.chars[a.cells[end+1].char].span == span {
			end++
		}
		centre := (xs[k-l.from] + xs[end-l.from] + a.cells[end].w) / 2
		items = a.rubyText(l, span, s.Ruby, centre, xs, y, items)
		k = end
	}
	return items
}

// rubyText sets one piece of ruby centred over a place; at the edges of the
// line it is moved inside.
func (a *assembler) rubyText(l *line, span int32, text string, centre unit.Length, xs []unit.Length, y unit.Length, items []Item) []Item {
	chain, size := a.rubyFont(span)
	width := a.rubyWidth(span, text)
	x := centre - width/2
	edge := xs[0] - a.overhang(l.from) + a.startTrim(l.from, l.first)
	x = max(min(x, edge+l.width-width), edge)
	near := a.sp.em * a.besides().near / 1000
	rise := a.head + near + size*a.beside.deep/1000
	if a.setter.layout.Page.Vertical && a.dotted(l, xs, x, x+width) { // on the right too, nearer to the text
		rise += a.sp.em*a.beside.dot*3/4/1000 + near
	}
	tag := a.tag
	tag.Role, tag.Pos = compose.RoleRuby, a.spans[span].Pos
	var run *Run
	start := x
	for _, r := range text {
		face, gid, ok := chain.western(r)
		if !ok {
			a.setter.missing(r, a.spans[span].Pos, chain)
			continue
		}
		if run == nil || run.Face != face {
			run = &Run{Face: face, Size: size, Color: a.style.Color, Rotate: a.setter.layout.Page.Vertical}
			start = x
			items = append(items, Item{Tag: tag, At: unit.Point{X: x, Y: y - rise}, Run: run})
		}
		adv := scale(face.Advance(gid), size)
		run.Glyphs = append(run.Glyphs, Glyph{GID: gid, X: x - start, Adv: adv, Text: string(r)})
		x += adv
	}
	return items
}

// dotted tells whether a character between two places of a line has an emphasis
// dot.
func (a *assembler) dotted(l *line, xs []unit.Length, from, to unit.Length) bool {
	for k := l.from; k <= l.to; k++ {
		c := &a.cells[k]
		if a.isHan(k) && a.spans[a.chars[c.char].span].Look.Dots && xs[k-l.from] < to && xs[k-l.from]+c.w > from {
			return true
		}
	}
	return false
}
