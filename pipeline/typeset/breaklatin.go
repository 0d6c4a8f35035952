package typeset

import "booklet/pipeline/unit"

// A justified paragraph in a Western language is broken as TeX breaks one
// (Knuth and Plass 1981): a line costs by the cube of what its word spaces give
// or take, measured against their own width, and lines that stand beside each
// other should be alike. Three things differ. A hopeless line is not worth any
// number of bad ones. What a hyphen costs depends on the measure: where a line
// has few spaces a word that is not divided costs all the lines around it, and
// a price that is fair at 40 em would end every other line of a narrow column
// with a hyphen. And a last line is not part of a word, nor a lone short one.
//
// Rules 41 and 42 are about words in Chinese text. Here a word space is the
// face's own, which may lose a third, as in TeX, and so become narrower than
// 1/4 em; beyond 1/2 em it goes only where no break does better (loose-line).

const (
	lineDemerits  = 10      // of each line, added to its badness
	jumpDemerits  = 10_000  // of a line beside one that is two classes tighter, at least
	scrapDemerits = 200_000 // of a last line that is hardly one, at least
	hopeless      = 10_000  // badness of a line that can hardly be worse
	hopelessRatio = 4_642   // its ratio, in thousandths
	hopelessMore  = 1_000   // demerits of each step of badness beyond
	earlyBadness  = 200_000 // of a line without a space, by the em that it ends early

	// What a hyphen adds to the badness of its line when lines have ten word
	// spaces. With more it falls, with fewer it rises, by the sixth power.
	hyphenBadness     = 450
	leastHyphen       = 80
	mostHyphen        = 5_000
	spacesOfHyphen    = 10
	evenGapsOfStretch = 25 // gaps between Han that stretch by one em at ratio 1
)

// fitness is how loose a line looks beside its neighbours.
type fitness uint8

const (
	tight fitness = iota
	decent
	loose
	veryLoose
	fitnesses
)

// latinBreaker finds the best breaks of one part of a Western paragraph.
type latinBreaker struct {
	*breaker
	ends   []latinEnd // by cell
	hyphen int64      // badness that a hyphen adds
	jump   int64      // demerits of a line beside one that is two classes tighter
}

// latinEnd is the best that leads to a line that ends with a cell, for each
// fitness of that line.
type latinEnd struct {
	cost  [fitnesses]int64
	start [fitnesses]int32   // the cell that it begins with
	prior [fitnesses]fitness // of the line before
}

// breakLatin breaks the part. It gives way like breakPart, from step 4 on.
func (b *breaker) breakLatin() []line {
	n := b.to - b.from + 1
	b.prev, b.starts = make([]int32, n), make([]int32, 0, n+1)
	l := latinBreaker{breaker: b, ends: make([]latinEnd, n)}
	l.price()
	for _, b.limit = range []limits{{stretch: noLimit}, {stretch: noLimit, harm: true}, {stretch: noLimit, harm: true, over: true}} {
		if l.run() {
			return b.lines()
		}
	}
	return nil
}

// price sets what hyphens and unlike neighbours cost, by the word spaces that a
// line of the part has.
func (l *latinBreaker) price() {
	a, z := &l.all[l.from], &l.all[l.to]
	l.hyphen, l.jump = leastHyphen, jumpDemerits
	if width := int64(z.width - a.width); width > 0 {
		spaces := max(1, int64(z.words-a.words)*int64(l.measure)*100/width) // hundredths
		l.hyphen = hyphenBadness
		for range 6 {
			l.hyphen = min(l.hyphen*100*spacesOfHyphen/spaces, 1_000*mostHyphen)
		}
		l.hyphen = min(max(l.hyphen, leastHyphen), mostHyphen)
	}
	l.jump = max(l.jump, l.hyphen*l.hyphen/2)
}

// run finds the best breaks within the limits, as breaker.run does, and tells
// whether there are any.
func (l *latinBreaker) run() bool {
	l.starts = append(l.starts[:0], int32(l.from))
	low := 0
	for j := l.from; j <= l.to; j++ {
		cell, end := &l.cells[j], &l.ends[j-l.from]
		end.cost = [fitnesses]int64{impossible, impossible, impossible, impossible}
		if cell.joint == joined || cell.harm != noHarm && !l.limit.harm {
			continue
		}
		found := false
		for k := low; k < len(l.starts); k++ {
			i := int(l.starts[k])
			f := l.flexOf(l.all, i, j, i == 0)
			bad, how, fit := l.badness(&f, i, j)
			cost := l.endCost(i, j, bad)
			if fit == tooWide {
				nearest := k == len(l.starts)-1
				if !nearest || !l.limit.over {
					if k == low && !nearest && l.neverFits(i, j) {
						low++
					}
					continue
				}
				cost += costOver // nothing shorter ends here
			}
			before, prior := l.reach(i, how)
			if cost += before; cost < end.cost[how] {
				end.cost[how], end.start[how], end.prior[how] = cost, int32(i), prior
				found = true
			}
		}
		if found {
			l.starts = append(l.starts, int32(j+1))
		}
	}
	return l.choose()
}

// reach is the least cost of what stands before a line that begins with cell i
// and is of a fitness, and the fitness of the line before it.
func (l *latinBreaker) reach(i int, how fitness) (int64, fitness) {
	if i == l.from {
		if how == veryLoose {
			return l.jump, decent
		}
		return 0, decent
	}
	least, prior := int64(impossible), decent
	for c, cost := range l.ends[i-1-l.from].cost {
		if c := fitness(c); c > how+1 || how > c+1 {
			cost += l.jump
		}
		if cost < least {
			least, prior = cost, fitness(c)
		}
	}
	return least, prior
}

// choose keeps the best lines for breaker.lines, and tells whether there are
// any.
func (l *latinBreaker) choose() bool {
	least, how := int64(impossible), decent
	for c, cost := range l.ends[l.to-l.from].cost {
		if cost < least {
			least, how = cost, fitness(c)
		}
	}
	if least >= impossible {
		return false
	}
	for j := l.to; j >= l.from; {
		end := &l.ends[j-l.from]
		l.prev[j-l.from] = end.start[how]
		j, how = int(end.start[how])-1, end.prior[how]
	}
	return true
}

// badness is 100 times the cube of the ratio of what the line of cells i…j
// gives or takes to what it can. Word spaces can take half of themselves.
func (l *latinBreaker) badness(f *flex, i, j int) (int64, fitness, fit) {
	room := l.width(i) - f.natural
	switch {
	case room < 0 && f.give < -room:
		return 0, tight, tooWide
	case room == 0 || room > 0 && j == l.to:
		return 0, decent, fits
	case room < 0:
		bad := cube(int64(-room) * 1000 / int64(f.give))
		if bad <= 12 {
			return bad, decent, fits
		}
		return bad, tight, fits
	}
	can := (l.all[j].shrink[2]-l.all[i].shrink[2])*3/2 + f.script + unit.Length(f.even)*l.sp.em/evenGapsOfStretch
	if can <= 0 { // it ends early, by room
		return hopeless + earlyBadness*int64(room)/int64(l.sp.em), veryLoose, fits
	}
	ratio := int64(room) * 1000 / int64(can)
	if ratio > hopelessRatio {
		return hopeless + 15*(ratio-hopelessRatio), veryLoose, fits
	}
	bad := cube(ratio)
	switch {
	case bad <= 12:
		return bad, decent, fits
	case bad < 100:
		return bad, loose, fits
	}
	return bad, veryLoose, fits
}

// cube is TeX's badness of a ratio in thousandths.
func cube(ratio int64) int64 { return ratio * ratio / 1000 * ratio / 10_000 }

// endCost is what the line of cells i…j costs, with its badness and what its
// end looks like.
func (l *latinBreaker) endCost(i, j int, bad int64) int64 {
	more := max(0, bad-hopeless) * hopelessMore
	bad -= max(0, bad-hopeless)
	before := i > l.from && l.endsInHyphen(i-1)
	switch {
	case j == l.to && before: // the line before the last one
		more += l.jump
	case j < l.to && l.endsInHyphen(j):
		bad += l.hyphen
		if before { // two in a row
			bad += l.hyphen
		}
	}
	if j == l.to && i > l.from && l.isScrap(i) {
		more += scrapDemerits + 4*l.jump
	}
	if h := l.cells[j].harm; h != noHarm {
		more += costHarm[h]
	}
	return (lineDemerits+bad)*(lineDemerits+bad) + more
}

// endsInHyphen tells whether a line that ends with cell j shows a hyphen, of
// its own or for a word that it divides.
func (l *latinBreaker) endsInHyphen(j int) bool {
	c := &l.cells[j]
	last := l.chars[c.char+c.chars-1].r
	return c.hyphen > 0 || last == '-' || last == '‐'
}

// isScrap tells whether a last line from cell i on holds a part of a word
// alone, or one word of less than five letters.
func (l *latinBreaker) isScrap(i int) bool {
	letters := 0
	for k := int(l.cells[i].char); k < int(l.cells[l.to].char+l.cells[l.to].chars); k++ {
		c := &l.chars[k]
		if isLetter(c.r) || isDigit(c.r) || isHan(c.r) {
			letters++
		}
		if c.blank != 0 && c.joint != forced || letters >= 30 {
			return false
		}
	}
	return letters < 5 || l.cells[i-1].hyphen > 0
}
