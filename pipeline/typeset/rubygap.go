package typeset

import (
	"slices"
	"unicode/utf8"

	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// spaceRuby makes room for ruby in the gaps between cells.
func (p *para) spaceRuby() {
	for i := range p.cells[:max(0, len(p.cells)-1)] {
		g := &p.cells[i].gap
		if need, ok := p.rubyGap(i); ok && need > g.nat {
			g.nat, g.shrink = need, 0
		}
	}
	p.evenRuby()
	for i := 0; i+2 < len(p.cells); i++ {
		p.rubyApart(i)
	}
}

// rubyGap is the gap behind cell i that the ruby on both sides of it asks for:
// a quarter of its em between two syllables, and half an em between two words
// with pinyin by the word, so that the row below shows the same words as the
// row above (clreq §3.3.4). False where there is not ruby on both sides.
func (p *para) rubyGap(i int) (unit.Length, bool) {
	a, b := &p.cells[i], &p.cells[i+1]
	if b.class == object { // a note's mark is raised, where ruby would stand out over it
		return p.overhang(i), p.overhang(i) > 0
	}
	spanA, spanB := p.chars[a.char].span, p.chars[b.char].span
	switch {
	case p.spans[spanA].Ruby == "" || p.spans[spanB].Ruby == "":
		return 0, false
	case a.ruby > 0 && b.ruby > 0:
		return p.syllablesApart(a, b), true
	case spanA == spanB: // within a word
		return 0, false
	}
	return max(half(p.sp.em), p.overhang(i)+p.overhang(i+1)+p.syllableGap()), true
}

// syllableGap is what neighbouring ruby stays apart.
func (p *para) syllableGap() unit.Length { return p.rubySize(quarter(p.sp.em)) }

// syllablesApart is how far two cells must be apart for the syllables above
// them to be so.
func (p *para) syllablesApart(a, b *cell) unit.Length {
	return (a.ruby-a.w)/2 + (b.ruby-b.w)/2 + p.syllableGap()
}

// evenRuby gives characters with a syllable each, where they stand side by
// side, the gap of the two that need the most: their pitch is even then. Where
// more than half of a paragraph's characters have one, the gap is the same all
// through it, and through the running text of a passage of which that is true.
func (p *para) evenRuby() {
	with, han, widest := p.spellings()
	if p.style.Size == p.setter.layout.Grid.Size {
		widest = max(widest, p.setter.spelt)
	}
	for i := 0; i < len(p.cells); i++ {
		if !p.spelt(i) {
			continue
		}
		end, most := i, unit.Length(0)
		for ; p.spelt(end); end++ {
			most = max(most, p.cells[end].gap.nat)
		}
		if 2*with > han {
			most = widest
		}
		for ; i < end; i++ {
			p.cells[i].gap.nat = most
		}
	}
}

// spellings counts the characters that have a syllable of ruby each, and all
// that might, and gives the widest gap that two such need.
func (p *para) spellings() (with, han int, widest unit.Length) {
	for i := range p.cells {
		c := &p.cells[i]
		if c.ruby > 0 {
			with++
		}
		if c.class == western || isHan(p.chars[c.char].r) {
			han += int(c.chars)
		}
		if p.spelt(i) {
			widest = max(widest, c.gap.nat)
		}
	}
	return with, han, widest
}

// spell sees what ruby a passage has: whether there is any, and, where it is
// pinyin for the most part, the gap between its characters: extra space for
// ruby is set once for a text (clreq §3.3.4).
func (s *setter) spell(entry *compose.Entry) {
	s.plain = true
	with, han := 0, 0
	quiet := *s // findings are made when the blocks are set for good
	quiet.missed, quiet.plain = nil, false
	for i := range entry.Blocks {
		b := &entry.Blocks[i]
		s.plain = s.plain && !rubyWithin(b)
		if b.Style == nil || b.Style.Size != s.layout.Grid.Size || !hasRuby(b.Spans) {
			for k := range b.Spans {
				han += utf8.RuneCountInString(b.Spans[k].Text)
			}
			continue
		}
		w, h, widest := quiet.newPara(b.Spans, b.Style, b.Pos).spellings()
		with, han, s.spelt = with+w, han+h, max(s.spelt, widest)
	}
	if 2*with <= han {
		s.spelt = 0
	}
	for i := range entry.Notes {
		for k := range entry.Notes[i].Blocks {
			s.plain = s.plain && !rubyWithin(&entry.Notes[i].Blocks[k])
		}
	}
}

// rubyWithin tells whether a block has ruby, in its cells and captions too.
func rubyWithin(b *compose.Block) bool {
	has := hasRuby(b.Spans)
	if b.Figure != nil {
		for i := range b.Figure.Pics {
			has = has || hasRuby(b.Figure.Pics[i].Caption)
		}
	}
	if b.Table != nil {
		has = has || hasRuby(b.Table.Caption)
		for _, row := range append([][][]compose.Span{b.Table.Head}, b.Table.Rows...) {
			has = has || slices.ContainsFunc(row, hasRuby)
		}
	}
	return has
}

// spelt tells whether cell i and the next one have a syllable of ruby each, and
// nothing between them.
func (p *para) spelt(i int) bool {
	return i+1 < len(p.cells) && p.cells[i].ruby > 0 && p.cells[i+1].ruby > 0 && p.cells[i].gap.blank == 0
}

// rubyApart keeps the ruby of cell i and that of the cell after the next apart,
// over a mark that may be squeezed.
func (p *para) rubyApart(i int) {
	a, mark, b := &p.cells[i], &p.cells[i+1], &p.cells[i+2]
	if a.ruby == 0 || b.ruby == 0 || mark.ruby > 0 {
		return
	}
	room := a.gap.nat + mark.w + mark.gap.nat - p.syllablesApart(a, b)
	if room < 0 {
		mark.gap.nat -= room
		room = 0
	}
	a.gap.shrink = min(a.gap.shrink, room)
	mark.gap.shrink = min(mark.gap.shrink, room-a.gap.shrink)
}
