package typeset

import (
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// Costs of a title's shape, in hundredths of a squared em of raggedness; those
// of its breaks are in titlebreak.go.
const (
	titleWaist = 12_000 // a line shorter than both its neighbours
	titleEqual = 600
	titleLone  = 1_000_000
	titleLine  = 3_000 // one line more than needed
	titleLines = 4     // more lines are broken as they come
)

// shapeTitle breaks centred text into as few lines as hold it, where a word or
// a phrase ends, no line a lone character, the lines forming a trapezoid or a
// diamond (GB/T 9704 §7.3.1).
func (p *para) shapeTitle(width unit.Length) []line {
	all := p.total()
	var lines []line
	for from := 0; from < len(p.cells); {
		to := from
		for p.cells[to].joint != forced {
			to++
		}
		part := p.shapePart(all, from, to, width)
		if part == nil {
			part = p.breakPart(all, from, to, width, 0)
		}
		lines = append(lines, part...)
		from = to + 1
	}
	return lines
}

// shapePart shapes the cells between two forced breaks; nil when they need
// more lines than are shaped.
func (p *para) shapePart(all []sums, from, to int, width unit.Length) []line {
	whole := p.lineOf(all, from, to, width)
	if whole.natural <= width {
		whole.last = true
		return []line{whole}
	}
	breaks := p.titleBreaks()
	costs := make([]int64, to+1)
	for j := from; j < to; j++ {
		if costs[j] = impossible; p.cells[j].joint == breakable {
			costs[j] = breaks.cost(j)
		}
	}
	var best []line
	least := int64(impossible)
	for n, most := 2, titleLines; n <= most; n++ {
		s := shaper{para: p, all: all, width: width, to: to, costs: costs, best: least - titleLine}
		s.try(from, n, nil, 0)
		if s.lines == nil {
			continue
		}
		if best == nil { // one line more may part the sense better
			most = min(n+1, titleLines)
		}
		best, least = s.lines, s.best
	}
	return best
}

func (p *para) lineOf(all []sums, i, j int, width unit.Length) line {
	f := p.flexOf(all, i, j, i == 0)
	return line{from: i, to: j, width: width, natural: f.natural, first: i == 0}
}

// shaper tries all ways to break a title into a number of lines.
type shaper struct {
	*para
	all   []sums
	width unit.Length
	to    int
	costs []int64 // of ending a line with a cell
	best  int64
	lines []line
}

// try breaks the rest from cell i on into n lines.
func (s *shaper) try(i, n int, so []line, cost int64) {
	if cost >= s.best {
		return
	}
	if n == 1 {
		l := s.lineOf(s.all, i, s.to, s.width)
		if l.natural > s.width {
			return
		}
		l.last = true
		so = append(so, l)
		if cost += s.shape(so); cost < s.best {
			s.best, s.lines = cost, append([]line(nil), so...)
		}
		return
	}
	for j := i; j < s.to; j++ {
		if s.costs[j] >= s.best-cost {
			continue
		}
		l := s.lineOf(s.all, i, j, s.width)
		if l.natural > s.width {
			return
		}
		l.last = true // centred lines keep their natural widths
		s.try(j+1, n-1, append(so, l), cost+s.costs[j])
	}
}

// shape is what the lengths of the lines cost.
func (s *shaper) shape(lines []line) int64 {
	em := s.sp.em
	longest := unit.Length(0)
	for i := range lines {
		longest = max(longest, lines[i].natural)
	}
	cost := int64(0)
	for i := range lines {
		w := lines[i].natural
		short := int64(longest-w) * 10 / int64(em)
		if s.style.Align != manifest.Center { // the sense goes before the shape
			short /= 2
		}
		cost += short * short
		if w < 2*em {
			cost += titleLone
		}
		if i > 0 && lines[i-1].natural == w {
			cost += titleEqual
		}
		if i > 0 && i+1 < len(lines) && w < lines[i-1].natural && w < lines[i+1].natural {
			cost += titleWaist
		}
	}
	return cost
}
