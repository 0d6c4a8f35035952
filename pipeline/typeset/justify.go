package typeset

import "booklet/pipeline/unit"

// justify gives the gaps of a line, one for each of its cells but the last, so
// that it fills its width (clreq §3.5). A last line keeps its natural width.
func (p *para) justify(l *line, gaps []unit.Length) []unit.Length {
	gaps = gaps[:0]
	for k := l.from; k < l.to; k++ {
		gaps = append(gaps, p.cells[k].gap.nat)
	}
	room := l.width - l.natural
	if room < 0 {
		p.shrink(l, gaps, -room-p.endGive(l.to))
	} else if room > 0 && !l.last && !p.ragged {
		p.stretch(l, gaps, room)
	}
	return gaps
}

// shrink takes need from the gaps, step by step: a step is touched only when
// the one before it is used up, and its places give alike.
func (p *para) shrink(l *line, gaps []unit.Length, need unit.Length) {
	for s := uint8(2); s < 8 && need > 0; s++ {
		need -= p.share(l, gaps, -need, func(g *gap) unit.Length {
			if g.step == s {
				return g.shrink
			}
			return 0
		})
	}
}

// stretch adds room to the gaps: word spaces first, then Han–Western gaps up to
// their first limit, then all others alike; when these are at the limit of what
// is set without a word, Han–Western gaps go on before they do.
func (p *para) stretch(l *line, gaps []unit.Length, room unit.Length) {
	room -= p.share(l, gaps, room, func(g *gap) unit.Length {
		if g.kind == gapWord {
			return g.stretch
		}
		return 0
	})
	room -= p.share(l, gaps, room, func(g *gap) unit.Length {
		if g.kind == gapScript {
			return g.stretch
		}
		return 0
	})
	kind, count := gapEven, p.count(l, gapEven)
	if over := room - count*p.sp.em*stretchLast/1000; over > 0 {
		room -= p.share(l, gaps, over, func(g *gap) unit.Length { return g.more })
	}
	if count == 0 || p.latin && p.count(l, gapWord) > 0 { // Western text: its word spaces go beyond the limit
		kind, count = gapWord, p.count(l, gapWord)
	}
	if count == 0 || room <= 0 {
		return
	}
	var seen, given unit.Length
	for k := range gaps {
		if p.cells[l.from+k].gap.kind == kind {
			seen++
			upTo := room * seen / count
			gaps[k] += upTo - given
			given = upTo
		}
	}
}

// share divides an amount, negative where gaps shrink, among the gaps of a line
// that can take some of it: alike, but to none more than it can take. It gives
// how much was taken, which is never negative.
func (p *para) share(l *line, gaps []unit.Length, amount unit.Length, can func(*gap) unit.Length) unit.Length {
	sign := unit.Length(1)
	if amount < 0 {
		sign, amount = -1, -amount
	}
	if amount == 0 {
		return 0
	}
	level, rest, places := p.level(l, amount, can)
	var seen, given unit.Length
	for k := range gaps {
		switch c := can(&p.cells[l.from+k].gap); {
		case c > level:
			seen++
			upTo := rest * seen / places
			gaps[k] += sign * (upTo - given)
			given = upTo
		case c > 0:
			gaps[k] += sign * c
		}
	}
	if places == 0 {
		return amount - rest
	}
	return amount
}

// level is how much each of a line's gaps takes of an amount: those that can
// take no more than it are full, and the rest is for the places that are not.
func (p *para) level(l *line, amount unit.Length, can func(*gap) unit.Length) (level, rest, places unit.Length) {
	for {
		rest, places = amount, 0
		for k := l.from; k < l.to; k++ {
			switch c := can(&p.cells[k].gap); {
			case c > level:
				places++
			case c > 0:
				rest -= c
			}
		}
		if places == 0 || rest/places <= level {
			return level, rest, places
		}
		level = rest / places
	}
}

// count is how many gaps of a kind a line has.
func (p *para) count(l *line, kind gapKind) unit.Length {
	n := unit.Length(0)
	for k := l.from; k < l.to; k++ {
		if p.cells[k].gap.kind == kind {
			n++
		}
	}
	return n
}
