package typeset

import "booklet/pipeline/unit"

// sheets puts the chapter on pages, each a stack of bands.
func (c *chapter) sheets() [][]band {
	if c.columns == 1 {
		spans := c.pages()
		out := make([][]band, len(spans))
		for i := range spans {
			out[i] = []band{{chapter: c, columns: spans[i : i+1]}}
		}
		return out
	}
	f := filler{chapter: c, lines: c.gridOf(c.columns)}
	for i := 0; i < len(c.rows); {
		j := i + 1
		for j < len(c.rows) && c.rows[j].across() == c.rows[i].across() {
			j++
		}
		if c.rows[i].across() {
			f.across(i, j)
		} else {
			f.down(i, j)
		}
		i = j
	}
	f.flush()
	return f.pages
}

// across tells whether a row parts the columns: it runs over all of them where
// it stands in the text. Pictures go to an edge of the page instead.
func (r *row) across() bool { return r.wide && !r.float }

// filler fills pages of several columns, from top to foot.
type filler struct {
	*chapter
	pages   [][]band
	page    []band
	lines   int      // of a page
	used    int      // lines of the page that are taken
	gap     bool     // what the columns begin with keeps its space from what is above it
	waiting []int    // pictures over all columns that stand at the top of the next page
	carry   noteRows // notes of what runs over the columns, for the foot of the first
}

func (f *filler) next() {
	if len(f.page) > 0 {
		f.pages = append(f.pages, f.page)
	}
	f.page, f.used, f.gap = nil, 0, false
}

// flush ends the last page: what still waits takes pages of its own.
func (f *filler) flush() {
	for len(f.waiting) > 0 {
		f.top()
		if len(f.waiting) > 0 {
			f.next()
		}
	}
	if len(f.carry) > 0 {
		if f.lines-f.used < f.noteLines(f.carry.height()) {
			f.next()
		}
		part := f.part(nil)
		for spans := part.leftover(0, f.carry); len(spans) > 0; {
			n := min(f.chapter.columns, len(spans))
			f.page = append(f.page, band{chapter: part, columns: spans[:n]})
			f.next()
			spans = spans[n:]
		}
	}
	f.next()
}

// part is a chapter of some of the rows, in columns of a whole page.
func (f *filler) part(rows []row) *chapter {
	return &chapter{rows: rows, pitch: f.pitch, depth: f.depth, rule: f.rule, columns: f.chapter.columns, ragged: f.ragged}
}

// top sets the pictures that wait, as many as the page holds.
func (f *filler) top() {
	for len(f.waiting) > 0 && (f.used == 0 || f.used+f.high(f.waiting[0]) <= f.lines) {
		f.picture(f.waiting[0])
		f.waiting = f.waiting[1:]
	}
}

// picture sets a picture over all columns where the page is filled up to.
func (f *filler) picture(k int) {
	one := f.part(f.rows[k : k+1])
	f.page = append(f.page, band{chapter: one, top: unit.Length(f.used) * f.pitch, columns: []pageSpan{{to: 1, rows: []int{0}}}})
	f.used += f.high(k)
	f.gap = false
	for _, n := range f.rows[k].notes {
		f.carry = append(f.carry, n...)
	}
}

// high is how many grid lines a row takes.
func (f *filler) high(k int) int { return f.gridLines(f.rows[k].height) }

// across sets the rows from…to over all columns, where they stand in the text.
func (f *filler) across(from, to int) {
	f.top()
	sub := f.part(f.rows[from:to])
	sub.columns = 1
	if f.used > 0 {
		gap := f.rows[from].space
		if f.lines-f.used-gap < f.least(from, to) {
			f.next()
		} else {
			f.used += gap
		}
	}
	sub.above = unit.Length(f.used) * f.pitch
	spans := sub.pages()
	for k, span := range spans {
		if k > 0 {
			f.next()
		}
		if k == len(spans)-1 {
			f.carry = append(f.carry, span.notes...)
			span.notes = nil
		}
		f.page = append(f.page, band{chapter: sub, top: unit.Length(f.used) * f.pitch, columns: []pageSpan{span}})
		f.used += f.gridLines(sub.extent(span))
		f.gap = true
	}
}

// down sets the rows from…to in columns. A picture over all columns stands at
// the foot of the page that mentions it, or else at the top of the next one.
func (f *filler) down(from, to int) {
	t := &tail{}
	for k := from; k < to; k++ {
		if f.rows[k].wide {
			t.pictures = append(t.pictures, k)
			t.at = append(t.at, len(t.text))
			continue
		}
		t.text = append(t.text, f.rows[k])
	}
	for len(t.text) > 0 {
		f.top()
		if f.used > 0 && f.lines-f.used < fewLines {
			f.next()
			continue
		}
		f.fill(t)
	}
	f.waiting = append(f.waiting, t.pictures...)
	f.top()
}

// tail is what is left to set in columns: text, and the pictures over all
// columns with the number of rows of text before each.
type tail struct {
	text     []row
	pictures []int
	at       []int
}

// fewLines is how many lines columns have at least: below less, a page ends.
const fewLines = 4

// fill sets as much of what is left as the page holds.
func (f *filler) fill(t *tail) {
	gap := 0
	if f.gap {
		gap = t.text[0].space
	}
	room := max(f.lines-f.used-gap, 1)
	part, spans, end := f.spread(t.text, room)
	var here []int
	for len(t.pictures) > 0 && t.at[0] <= end {
		k := t.pictures[0]
		t.pictures = t.pictures[1:]
		at := t.at[0]
		t.at = t.at[1:]
		if less := room - f.high(k); len(f.waiting) == 0 && len(f.rows[k].notes) == 0 && less >= max(f.lines/4, fewLines) {
			if p, s, e := f.spread(t.text, less); at <= e {
				part, spans, end, room = p, s, e, less
				here = append(here, k)
				continue
			}
		}
		f.waiting = append(f.waiting, k)
	}
	noted := false
	for i := range spans {
		noted = noted || len(spans[i].notes) > 0
	}
	if noted { // notes stand at the foot
		for _, k := range here {
			f.picture(k)
		}
		here = nil
	}
	f.used += gap
	f.page = append(f.page, band{chapter: part, top: unit.Length(f.used) * f.pitch, columns: spans})
	f.carry = nil
	if n := len(spans); n > 0 {
		f.carry = spans[n-1].carry
	}
	last := t.drop(spans)
	if last {
		deepest := 0
		for _, span := range spans {
			deepest = max(deepest, f.gridLines(part.extent(span)))
		}
		f.used += deepest
	} else {
		f.used += room
	}
	for _, k := range here {
		f.picture(k)
	}
	if !last || noted {
		f.next()
	}
}

// drop takes away what has been set, and tells whether nothing is left.
func (t *tail) drop(spans []pageSpan) bool {
	set := make([]bool, len(t.text))
	for _, span := range spans {
		for _, k := range span.rows {
			set[k] = true
		}
	}
	var left []row
	before := make([]int, len(t.text)+1) // rows left before each
	for k := range t.text {
		before[k] = len(left)
		if !set[k] {
			left = append(left, t.text[k])
		}
	}
	before[len(t.text)] = len(left)
	for i := range t.at {
		t.at[i] = before[t.at[i]]
	}
	t.text = left
	return len(left) == 0
}
