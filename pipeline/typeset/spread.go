package typeset

import "booklet/pipeline/unit"

// spread sets rows in the columns of one page, in a number of lines; end is the
// row that the next page goes on with. The columns are even when they hold all
// the rows (clreq §2.4.2).
func (f *filler) spread(rows []row, room int) (part *chapter, spans []pageSpan, end int) {
	columns := f.chapter.columns
	ahead := min(len(rows), 4*columns*f.lines) // what is further on does not change this page
	part = f.part(rows[:ahead])
	part.above = f.depth - unit.Length(room)*f.pitch
	part.carry = f.carry
	spans = part.pages()
	if len(spans) <= columns && ahead == len(rows) {
		spans = part.even(room)
	}
	spans = spans[:min(columns, len(spans))]
	return part, spans, spans[len(spans)-1].to
}

// even chooses columns of one page: of the fewest lines that hold all rows, and
// some lines more where that keeps together what belongs together. Notes stand
// at the foot of the page, whatever the depth of the text.
func (c *chapter) even(room int) []pageSpan {
	const more = 3
	var best []pageSpan
	c.each = costColumn
	least := int64(costTooTall)
	for first := 0; first == 0 || c.short <= first+more; {
		if c.short++; c.short >= room {
			break
		}
		spans, cost := c.best()
		if cost -= c.each * int64(len(spans)-1); len(spans) > c.columns || cost >= least {
			continue
		}
		if best, least = spans, cost; first == 0 {
			first = c.short
		}
		if cost < costTornLong {
			break
		}
	}
	if best == nil {
		c.short = 0
		best = c.pages()
	}
	return best
}

// least is how many lines have to follow each other on a page that begins with
// row from of those up to to: a title with the text below it.
func (f *filler) least(from, to int) int {
	y := unit.Length(0)
	for k := from; k < to; k++ {
		y = f.place(y, &f.rows[k], k == from) + f.rows[k].height
		if !f.rows[k].keep {
			return f.gridLines(y)
		}
	}
	if to < len(f.rows) {
		return f.gridLines(y) + f.rows[to].space + 2
	}
	return f.gridLines(y)
}

// extent is how far down the rows of a page reach, with the blank that the last
// one asks for.
func (c *chapter) extent(span pageSpan) unit.Length {
	y := unit.Length(0)
	for n, k := range span.rows {
		r := &c.rows[k]
		if n == 0 {
			for h := range r.head {
				y += r.head[h].height
			}
		}
		y = c.place(y, r, n == 0) + r.height + r.below
	}
	return y
}
