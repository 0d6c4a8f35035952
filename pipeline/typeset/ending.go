package typeset

// ending is a place where a page may end.
type ending struct {
	next         int // the row that the next page goes on with
	rows, notes  int // of the draft, on the page
	split        int // notes' lines of these that go on on the next page
	free, giving int
	waiting      int
	harm, cost   int64 // of the place itself, and with what else is known
}

// end notes that the page may end before row next; false when no more can be
// added.
func (d *draft) end(next int) bool {
	free := d.free(d.y, d.noteHigh)
	e := ending{next: next, rows: len(d.rows), notes: len(d.notes), giving: d.giving, waiting: d.wait(), free: free}
	if free < 0 && len(d.notes) > 0 {
		if cut := d.cut(d.notes, d.lines-d.gridLines(d.y)); cut > 0 {
			e.split, e.free = len(d.notes)-cut, 0
			e.cost += costNoteSplit
		}
	}
	e.cost += d.cost + int64(d.deferred)*costWait + int64(d.held)*costWaitOn
	if e.free < 0 {
		e.cost += costTooTall
	}
	if next == len(d.chapter.rows) && e.waiting == 0 {
		if d.from > 0 && d.short == 0 && d.alone(d.rows, d.ways[d.start].count) {
			e.cost += costAlone
		}
	} else {
		e.harm = d.harm(d.rows)
		e.cost += d.each + e.harm
	}
	d.ends = append(d.ends, e)
	return e.free >= 0 && (e.split == 0 || len(d.rows) < fewRows)
}

// choose keeps the ways to end the page that are better than those known.
func (d *draft) choose() {
	var full [states]int // the blank lines of the fullest page that ends without harm
	for i := range full {
		full[i] = d.lines
	}
	for i := range d.ends {
		if e := &d.ends[i]; e.harm == 0 && e.split == 0 && e.free >= 0 {
			full[e.waiting] = min(full[e.waiting], e.free)
		}
	}
	for i := range d.ends {
		e := &d.ends[i]
		page := pageSpan{from: d.from, to: e.next, blank: max(e.free, 0)}
		cost := d.ways[d.start].cost + e.cost
		if e.next < len(d.chapter.rows) || e.waiting > 0 {
			cost += d.foot(&page, e.giving, max(page.blank-full[e.waiting], 0))
		}
		if w := &d.ways[e.next*states+e.waiting]; w.cost < 0 || cost < w.cost {
			page.rows = append([]int(nil), d.rows[:e.rows]...)
			page.notes = append([]row(nil), d.notes[:e.notes-e.split]...)
			page.carry = append([]row(nil), d.notes[e.notes-e.split:e.notes]...)
			*w = way{cost: cost, prev: d.start, count: d.ways[d.start].count + 1, page: page}
		}
	}
}
