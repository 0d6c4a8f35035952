package typeset

import (
	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// underlines draws the lines of proper names and book titles: one for each on
// a line of text, whatever other styles begin and end in it, and apart from
// those of its neighbours (clreq §3.1.8).
func (a *assembler) underlines(l *line, xs []unit.Length, y unit.Length, items []Item) []Item {
	for _, book := range []bool{false, true} {
		for k := l.from; k <= l.to; k++ {
			number, ok := a.underlinedAt(k, book)
			if !ok || a.cells[k].class == object {
				continue
			}
			end := k // the last cell of the item that is no note's mark
			for next := k + 1; next <= l.to; next++ {
				if n, more := a.underlinedAt(next, book); !more || n != number {
					break
				}
				if a.cells[next].class != object {
					end = next
				}
			}
			items = append(items, a.underline(xs[k-l.from], xs[end-l.from]+a.cells[end].w, y+a.below(&a.spans[a.chars[a.cells[k].char].span], book), book))
			k = end
		}
	}
	return items
}

// underlinedAt gives the number of the proper name, or book title, that a cell
// is part of.
func (a *assembler) underlinedAt(k int, book bool) (number int, ok bool) {
	s := &a.spans[a.chars[a.cells[k].char].span]
	if book {
		return s.Book, s.Look.BookTitle
	}
	return s.Name, s.Look.ProperName
}

// below is how far below a line's baseline the line of a name or of a title
// stands: that of a title with a name in it below the name's.
func (a *assembler) below(s *compose.Span, book bool) unit.Length {
	return a.foot + a.sp.em*a.besides().near/1000 + a.underName(book && a.named(s.Book))
}

// named tells whether a name stands in a book title, given by its number.
func (a *assembler) named(book int) bool {
	for i := range a.spans {
		if s := &a.spans[i]; s.Look.BookTitle && s.Book == book && s.Look.ProperName {
			return true
		}
	}
	return false
}

// underName is the room that a name's line takes, where there is one, from what
// stands below it.
func (a *assembler) underName(name bool) unit.Length {
	if name {
		return a.sp.em * (lineThick + besides) / 1000
	}
	return 0
}

// underline is a straight line, or the wavy one of a book title, between two
// places of a line of text.
func (a *assembler) underline(from, to, y unit.Length, book bool) Item {
	em := a.sp.em
	inset := em * 6 / 100 // neighbours stay apart
	item := Item{Tag: a.tag, At: unit.Point{X: from + inset, Y: y}, Color: a.style.Color}
	if book {
		item.Shape = wave(to-from-2*inset, em*a.besides().wave/1000, em)
	} else {
		item.Rule = &Rule{W: to - from - 2*inset, H: em * lineThick / 1000}
	}
	return item
}

// dotsAt is how far below a line's baseline the dots of a span have their
// middles, and their radius: the lines first, the dots below them (clreq
// §3.1.8); in vertical setting on the other side, where they are alone.
func (a *assembler) dotsAt(s *compose.Span) (at, radius unit.Length) {
	em, b := a.sp.em, a.besides()
	at, radius = em*b.near/1000, em*b.dot/2000
	if a.setter.layout.Page.Vertical {
		if a.hasRuby {
			radius = em * b.dot * 3 / 4 / 2000
		}
		return -(a.head + at + radius), radius
	}
	at += a.foot
	if s.Look.ProperName || s.Look.BookTitle {
		radius = em * b.dot * 3 / 4 / 2000
		at += a.underName(s.Look.ProperName || a.named(s.Book))
	}
	if s.Look.BookTitle {
		at += em * (b.wave + besides) / 1000
	}
	return at + radius, radius
}
