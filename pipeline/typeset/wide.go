package typeset

import "booklet/pipeline/unit"

// openWide opens joints within what is wider than a line, so that text is never
// cut off: first those between pieces, so that a mark stands at a wrong edge,
// and within a piece only where it is wider than a line by itself. measure is
// the width of the lines, first that of the first one.
func (p *para) openWide(measure, first unit.Length) {
	if !p.openAddresses(measure) && !p.anyWide(measure, first) {
		return
	}
	p.build()
	opened := false
	all := p.total()
	p.runs(func(from, to int, _ unit.Length) {
		width := measure
		if from == 0 {
			width = first
		}
		if p.least(all, from, to) <= width {
			return
		}
		opened = true
		for i := from; i <= to; { // pieces
			j := i
			for j < to && p.harmBehind(j) == inWord {
				j++
			}
			if p.least(all, i, j) > width {
				p.openPiece(i, j)
			}
			if j < to {
				p.open(&p.chars[p.cells[j].char+p.cells[j].chars-1], p.harmBehind(j))
			}
			i = j + 1
		}
	})
	if opened {
		p.build()
	}
}

// anyWide tells whether any run of joined cells is wider than its line.
func (p *para) anyWide(measure, first unit.Length) bool {
	all, wide := p.total(), false
	p.runs(func(from, to int, _ unit.Length) {
		width := measure
		if from == 0 {
			width = first
		}
		wide = wide || p.least(all, from, to) > width
	})
	return wide
}

// least is the width of the cells from…to as a line of their own, as narrow as
// it can be.
func (p *para) least(all []sums, from, to int) unit.Length {
	f := p.flexOf(all, from, to, from == 0)
	return f.natural - f.give - f.end
}

// runs calls f for each longest run of joined cells, with its least width.
func (p *para) runs(f func(from, to int, w unit.Length)) {
	for i := 0; i < len(p.cells); {
		w, j := p.cells[i].w, i
		for p.cells[j].joint == joined && j+1 < len(p.cells) {
			w += p.cells[j].gap.nat - p.cells[j].gap.shrink + p.cells[j+1].w
			j++
		}
		f(i, j, w-p.cells[j].blankR)
		i = j + 1
	}
}

// harmBehind is what gives way when the joint behind cell k is opened. What is
// in a piece of its own is never opened between other pieces.
func (p *para) harmBehind(k int) harm {
	a, b := &p.cells[k], &p.cells[k+1]
	last, next := &p.chars[a.char+a.chars-1], &p.chars[b.char]
	switch {
	case b.class == object, a.last == western && b.class == western && last.blank == 0:
		return inWord
	case last.blank != 0, a.last == b.class && (b.class == dash || b.class == ellipsis || b.class == stop),
		belongs(last.r, next.r), last.glue, a.last == connector && isDigit(next.r), b.class == connector && isDigit(last.r),
		last.span == next.span && p.spans[last.span].Ruby != "":
		return inUnit
	}
	return atMark
}

func (p *para) open(c *char, h harm) { c.joint, c.harm = reluctant, h }

// openPiece opens all places within the cells from…to: a word with a hyphen
// between letters, a number without, both by their characters.
func (p *para) openPiece(from, to int) {
	end := int(p.cells[to].char + p.cells[to].chars)
	for i := int(p.cells[from].char); i+1 < end; i++ {
		c, next := &p.chars[i], &p.chars[i+1]
		if c.joint != joined || next.class == object || next.shift != c.shift || next.r >= 0x300 && next.r < 0x370 {
			continue
		}
		switch {
		case isDigit(c.r) || isDigit(next.r):
			p.open(c, inNumber)
		case c.class == western && next.class == western:
			p.open(c, inWord)
			if isLetter(c.r) && isLetter(next.r) && !p.inCode(i) {
				c.joint = hyphened
			}
		}
	}
}

// inAddress tells whether character i stands in an address.
func (p *para) inAddress(i int) bool {
	p.ask(i)
	return p.asked.address
}

// inCode tells whether character i stands in a token that is divided without a
// hyphen.
func (p *para) inCode(i int) bool {
	p.ask(i)
	return p.asked.code
}

// ask looks at the token of character i. The answer for a whole token is kept.
func (p *para) ask(i int) {
	if t := &p.asked; i < t.from || i >= t.to {
		t.from = i
		for t.from > 0 && p.chars[t.from-1].class == western && p.chars[t.from-1].blank == 0 {
			t.from--
		}
		t.to = tokenEnd(p.chars, i)
		whole := token{p.chars[t.from:t.to]}
		t.address, t.code = whole.isAddress(), whole.isCode()
	}
}

// openAddresses lets addresses that are wider than a line end one behind their
// solidi, those of https:// too (rule 3 gives way: that is where readers look
// for the break), and tells whether there are any.
func (p *para) openAddresses(measure unit.Length) bool {
	opened := false
	for k := 0; k < len(p.cells); {
		if p.cells[k].class != western {
			k++
			continue
		}
		from := int(p.cells[k].char)
		to := tokenEnd(p.chars, from)
		w := unit.Length(0)
		for k < len(p.cells) && int(p.cells[k].char) < to {
			w += p.cells[k].w
			k++
		}
		t := token{p.chars[from:to]}
		if w <= measure || !t.isAddress() {
			continue
		}
		for i := range len(t.chars) - 1 {
			if c := &t.chars[i]; c.r == '/' && c.joint == joined && i > 0 && t.at(i+1) != '/' && (t.at(i-1) != '/' || t.at(i-2) == ':') {
				c.joint, opened = breakable, true
			}
		}
	}
	return opened
}
