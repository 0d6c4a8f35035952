package typeset

import (
	"math"

	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// decorate adds what stands below and over a line's text: emphasis dots,
// proper-name and book-title lines, strokes, ruby and the boxes of links.
func (a *assembler) decorate(l *line, x, y unit.Length, items []Item) []Item {
	plain := true
	for k := l.from; k <= l.to && plain; k++ {
		s := &a.spans[a.chars[a.cells[k].char].span]
		plain = s.Link == "" && s.Ruby == "" && !s.Look.Dots && !s.Look.ProperName && !s.Look.BookTitle && !s.Look.Strike
	}
	if plain {
		return items
	}
	xs := a.xs(l, x)
	for k := l.from; k <= l.to; {
		span := a.chars[a.cells[k].char].span
		end := k
		for end < l.to && a.chars[a.cells[end+1].char].span == span {
			end++
		}
		s := &a.spans[span]
		from, to := xs[k-l.from], xs[end-l.from]+a.cells[end].w
		items = a.under(s, k, end, from, to, y, xs[k-l.from:], items)
		k = end + 1
	}
	return a.ruby(l, xs, y, items)
}

// under draws what belongs to one span between two places of a line.
func (a *assembler) under(s *compose.Span, k, end int, from, to, y unit.Length, xs []unit.Length, items []Item) []Item {
	em := a.sp.em
	color := a.style.Color
	// From a place on the text's line to the right of it or below it.
	dots, below, through, above := em*29/100, em*24/100, -em*38/100, -em
	if s.Look.Dots {
		below = em * 17 / 100 // the line first, the dots below it
	}
	if a.setter.layout.Page.Vertical { // dots on the right, lines on the left (clreq §3.1.8)
		dots, below, through, above = -em*66/100, em*56/100, 0, -em*60/100
	}
	if s.Look.Dots {
		for c := k; c <= end; c++ {
			if a.cells[c].class == han { // none below marks (clreq §3.1.8)
				centre := unit.Point{X: xs[c-k] + a.cells[c].w/2, Y: y + dots}
				items = append(items, Item{Tag: a.tag, At: centre, Shape: disc(em * 7 / 100), Color: color})
			}
		}
	}
	line := y + below
	inset := em * 6 / 100 // neighbouring items stay apart
	if s.Look.ProperName {
		items = append(items, Item{Tag: a.tag, At: unit.Point{X: from + inset, Y: line}, Rule: &Rule{W: to - from - 2*inset, H: em * 5 / 100}, Color: color})
	}
	if s.Look.BookTitle {
		items = append(items, Item{Tag: a.tag, At: unit.Point{X: from + inset, Y: line}, Shape: wave(to-from-2*inset, em), Color: color})
	}
	if s.Look.Strike {
		items = append(items, Item{Tag: a.tag, At: unit.Point{X: from, Y: y + through}, Rule: &Rule{W: to - from, H: em * 5 / 100}, Color: color})
	}
	if s.Link != "" {
		link := &Link{W: to - from, H: em * 12 / 10, Page: -1}
		if s.Link[0] == '#' {
			link.Anchor = s.Link[1:]
		} else {
			link.URL = s.Link
		}
		tag := a.tag
		if s.Pos.Line > 0 {
			tag.Pos = s.Pos
		}
		items = append(items, Item{Tag: tag, At: unit.Point{X: from, Y: y + above}, Link: link})
	}
	return items
}

// disc is a filled circle about the origin.
func disc(radius unit.Length) []unit.Point {
	const corners = 24
	out := make([]unit.Point, corners)
	for i := range out {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		out[i] = unit.Point{X: unit.Length(math.Round(float64(radius) * cos)), Y: unit.Length(math.Round(float64(radius) * sin))}
	}
	return out
}

// wave is a wavy line of a width, whole waves of about half an em.
func wave(width, em unit.Length) []unit.Point {
	if width <= 0 {
		return nil
	}
	const steps = 16
	waves := max(1, int((width+em/4)/(em/2)))
	high, thick := float64(em)*0.045, float64(em)*0.05
	n := waves * steps
	top := make([]unit.Point, 0, 2*n+2)
	var bottom []unit.Point
	for i := 0; i <= n; i++ {
		x := width * unit.Length(i) / unit.Length(n)
		y := math.Sin(2*math.Pi*float64(i)/steps) * high
		top = append(top, unit.Point{X: x, Y: unit.Length(math.Round(y))})
		bottom = append(bottom, unit.Point{X: x, Y: unit.Length(math.Round(y + thick))})
	}
	for i := len(bottom) - 1; i >= 0; i-- {
		top = append(top, bottom[i])
	}
	return top
}
