package typeset

import (
	"math"

	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// decorate adds what stands below and over a line's text: proper-name and
// book-title lines, emphasis dots, strokes, ruby and the boxes of links.
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
	a.head, a.foot = a.edges(l)
	items = a.underlines(l, xs, y, items)
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

// under draws the dots, the stroke and the link's box of one span between two
// places of a line.
func (a *assembler) under(s *compose.Span, k, end int, from, to, y unit.Length, xs []unit.Length, items []Item) []Item {
	em := a.sp.em
	color := a.style.Color
	through, above := (a.foot-a.head)/2-em*25/1000, -em
	if a.setter.layout.Page.Vertical {
		through, above = 0, -em*60/100
	}
	if s.Look.Dots {
		below, radius := a.dotsAt(s)
		for c := k; c <= end; c++ {
			if a.isHan(c) { // none below marks (clreq §3.1.8)
				centre := unit.Point{X: xs[c-k] + a.cells[c].w/2, Y: y + below}
				items = append(items, Item{Tag: a.tag, At: centre, Shape: disc(radius), Color: color})
			}
		}
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

// isHan tells whether a cell holds a Han character, not a letter that stands
// upright in a column as one does.
func (a *assembler) isHan(k int) bool {
	return a.cells[k].class == han && a.chars[a.cells[k].char].class == han
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

// wave is a wavy line of a width and a height, whole waves of about half an em,
// from its top on.
func wave(width, height, em unit.Length) []unit.Point {
	if width <= 0 {
		return nil
	}
	const steps = 16
	waves := max(1, int((width+em/4)/(em/2)))
	thick := float64(em) * lineThick / 1000
	high := (float64(height) - thick) / 2
	n := waves * steps
	top := make([]unit.Point, 0, 2*n+2)
	var bottom []unit.Point
	for i := 0; i <= n; i++ {
		x := width * unit.Length(i) / unit.Length(n)
		y := (1 + math.Sin(2*math.Pi*float64(i)/steps)) * high
		top = append(top, unit.Point{X: x, Y: unit.Length(math.Round(y))})
		bottom = append(bottom, unit.Point{X: x, Y: unit.Length(math.Round(y + thick))})
	}
	for i := len(bottom) - 1; i >= 0; i-- {
		top = append(top, bottom[i])
	}
	return top
}
