package typeset

import (
	"math"

	"booklet/pipeline/unit"
)

// A paragraph's breaks are chosen together: the sum over its lines of what
// each line costs is the least (Knuth and Plass 1981). Costs are integers, so
// that every machine chooses alike.
//
// Where not every rule can hold (narrow columns, text without a break that is
// longer than a line), rules give way in this order, each only when what stands
// before it does not help (numbers of the typesetting rules in brackets):
//
//  1. gaps stretch beyond what does not show: up to 0.04 em, then to 0.10 em;
//     nothing is said up to here [44]
//  2. gaps stretch up to 0.25 em where that saves the last line from holding a
//     lone character [44]
//  3. the last line holds a lone character [47]
//  4. gaps stretch as far as they must [42, 44]; a line in which nothing
//     stretches ends before the edge [38]
//  5. within text that is wider than a line: a mark stands at the wrong edge
//     [1–4]
//  6. what belongs together is parted: a number from its unit, ？！ [6–8, 10]
//  7. a word that is itself wider than a line is divided anywhere, with a
//     hyphen, an address without one [12]
//  8. a number that is itself wider than a line is divided [9]
//  9. what still does not fit reaches beyond the edge [30]
//
// From 2 on the editor is told, with the place (warnGiven).

// line is one line of a paragraph: cells from…to, to included.
type line struct {
	from, to int
	width    unit.Length // that it has to fill
	natural  unit.Length
	first    bool
	last     bool // ends a paragraph or stands before a forced break: keeps its natural width
	hang     bool // its last mark hangs beyond the edge
	loose    bool // stretched beyond the limit
	lonely   bool // the last line, of a lone character
	over     bool // wider than it should be
}

// limits says how far a paragraph's lines may go: each next one is tried when
// the one before finds no way.
type limits struct {
	stretch int64 // of an even gap, in thousandths of an em
	harm    bool  // joints that are opened for want of room may end lines
	over    bool  // a line may be too wide
}

const (
	stretchFine   = 6   // up to here stretching does not show
	stretchLimit  = 40  // lines within it are tried first
	stretchLast   = 100 // the widest that is set without a word
	stretchLonely = 250 // the widest that is taken rather than a lone last character
	noLimit       = math.MaxInt32
)

var degrees = []limits{
	{stretch: stretchLimit}, {stretch: stretchLast}, {stretch: stretchLonely}, {stretch: noLimit},
	{stretch: noLimit, harm: true}, {stretch: noLimit, harm: true, over: true},
}

// breakLines chooses the lines of the paragraph for a measure whose first line
// begins after an indent.
func (p *para) breakLines(measure, indent unit.Length) []line {
	p.indented = indent > 0
	all := p.total()
	var lines []line
	for from := 0; from < len(p.cells); {
		to := from
		for p.cells[to].joint != forced {
			to++
		}
		lines = append(lines, p.breakPart(all, from, to, measure, indent)...)
		from = to + 1
	}
	return lines
}

// breakPart breaks the cells from…to, between two forced breaks.
func (p *para) breakPart(all []sums, from, to int, measure, indent unit.Length) []line {
	b := breaker{para: p, all: all, from: from, to: to, measure: measure, indent: indent}
	if p.latin && !p.ragged {
		return b.breakLatin()
	}
	var lonely []line
	for _, b.limit = range degrees {
		if lonely != nil && b.limit.stretch > stretchLonely {
			break
		}
		if !b.run() {
			continue
		}
		if b.ragged || !b.lonely() {
			return b.lines()
		}
		if lonely == nil { // looser lines may save the last one from holding a lone character
			lonely = b.lines()
		}
	}
	return lonely
}

// breaker finds the best breaks of one part of a paragraph.
type breaker struct {
	*para
	limit           limits
	all             []sums
	from, to        int
	measure, indent unit.Length

	best   []int64 // cost of the lines up to and with cell from+k
	prev   []int32 // where the line that ends at from+k begins
	starts []int32 // cells that a line may begin with, of those seen so far
}

// width is what the line that begins at cell i has to fill.
func (b *breaker) width(i int) unit.Length {
	if i == 0 {
		return b.measure - b.indent
	}
	return b.measure
}

// run finds the best breaks within the limits, and tells whether there are any.
// Lines begin at one of starts; those before low are too wide for every end
// that is still to come, and lines that begin later than a loose one are looser
// still, so that for each end only few beginnings are looked at.
func (b *breaker) run() bool {
	n := b.to - b.from + 1
	if b.best == nil {
		b.best, b.prev, b.starts = make([]int64, n), make([]int32, n), make([]int32, 0, n+1)
	}
	b.starts = append(b.starts[:0], int32(b.from))
	low := 0
	for j := b.from; j <= b.to; j++ {
		end := &b.cells[j]
		b.best[j-b.from] = impossible
		if end.joint == joined || end.harm != noHarm && !b.limit.harm {
			continue
		}
		best, begin := int64(impossible), int32(0)
	starts:
		for k := low; k < len(b.starts); k++ {
			i := int(b.starts[k])
			cost, fit := b.cost(i, j)
			switch fit {
			case tooWide:
				if nearest := k == len(b.starts)-1; nearest && b.limit.over {
					cost += costOver // nothing shorter ends here
				} else {
					if k == low && !nearest && b.neverFits(i, j) {
						low++
					}
					continue
				}
			case tooLoose:
				break starts
			}
			if i > b.from {
				cost += b.best[i-1-b.from]
				if end.hyphen > 0 && b.cells[i-1].hyphen > 0 {
					cost += costHyphens
				}
				if j == b.to && b.cells[i-1].hyphen > 0 {
					cost += costHyphenLast
					if b.wordEnd(i) {
						cost += costScrap
					}
				}
			}
			if cost < best {
				best, begin = cost, int32(i)
			}
		}
		if best < impossible {
			b.best[j-b.from], b.prev[j-b.from] = best, begin
			b.starts = append(b.starts, int32(j+1))
		}
	}
	return b.best[n-1] < impossible
}

// neverFits tells whether a line from cell i is too wide wherever behind cell j
// it ends: even without what its end brings.
func (b *breaker) neverFits(i, j int) bool {
	f := b.flexOf(b.all, i, j, i == 0)
	end := &b.cells[j]
	return f.natural-end.hyphen-b.overhang(j)+b.endTrim(j)-end.w-f.give > b.width(i)
}

// wordEnd tells whether a last line that begins with cell i is the end of a
// word and nothing more.
func (b *breaker) wordEnd(i int) bool {
	for k := i; k < b.to; k++ {
		if b.cells[k].last != western || b.chars[b.cells[k].char+b.cells[k].chars-1].blank != 0 {
			return false
		}
	}
	return true
}

// lonely tells whether the chosen last line has fewer than two characters.
func (b *breaker) lonely() bool {
	i := int(b.prev[b.to-b.from])
	return i > b.from && b.all[b.to+1].han-b.all[i].han < 2
}

// lines reads the chosen lines off, first to last.
func (b *breaker) lines() []line {
	n := 0
	for j := b.to; j >= b.from; j = int(b.prev[j-b.from]) - 1 {
		n++
	}
	out := make([]line, n)
	for j := b.to; j >= b.from; {
		i := int(b.prev[j-b.from])
		n--
		out[n] = b.line(i, j)
		j = i - 1
	}
	return out
}

// line describes the line of cells i to j.
func (b *breaker) line(i, j int) line {
	f := b.flexOf(b.all, i, j, i == 0)
	l := line{from: i, to: j, width: b.width(i), natural: f.natural, first: i == 0, last: j == b.to}
	_, fit, hang := b.lineCost(&f, i, j)
	if hang {
		l.hang = true
		l.natural -= b.hangs(j)
	}
	l.over = fit == tooWide
	l.lonely = l.last && !b.ragged && b.lonely()
	l.loose = !l.last && !b.ragged && f.tooMuch(l.width-l.natural, b.sp.em)
	return l
}
