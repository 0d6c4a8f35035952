package typeset

import "booklet/pipeline/unit"

// leastFloat is how many blank lines at a page's foot make a picture move.
const leastFloat = 3

// pages chooses the chapter's pages. Where a picture does not fit and would
// leave the foot of its page blank, the text that follows it moves up, and the
// picture stands at the top of the next page, when that is better on the whole.
func (c *chapter) pages() []pageSpan {
	spans, cost := c.best()
	for p := 0; p+1 < len(spans); p++ {
		at := spans[p].to
		if spans[p].blank-spans[p].given < leastFloat || at >= len(c.rows) || !c.rows[at].float || c.rows[at].keep || at == 0 || c.rows[at-1].keep {
			continue
		}
		before := c.rows
		for n := c.follows(at, spans[p].blank); n >= 2; n-- {
			c.rows = moved(before, at, n)
			if next, nextCost := c.best(); nextCost < cost {
				spans, cost = next, nextCost
				before = c.rows
				break
			}
		}
		c.rows = before
	}
	return spans
}

// follows is how many rows of text behind the picture at a place fit in some
// grid lines.
func (c *chapter) follows(at, lines int) int {
	y := unit.Length(0)
	for n, k := 0, at+1; ; n, k = n+1, k+1 {
		if k >= len(c.rows) || c.rows[k].part == 0 || c.rows[k].keep || c.rows[k].entry != c.rows[at].entry {
			return n
		}
		y = c.place(y, &c.rows[k], n == 0) + c.rows[k].height
		if c.gridLines(y) > lines {
			return n
		}
	}
}

// moved is a copy of rows with the one at a place moved behind the next n.
func moved(rows []row, at, n int) []row {
	out := make([]row, 0, len(rows))
	out = append(out, rows[:at]...)
	out = append(out, rows[at+1:at+1+n]...)
	picture := rows[at]
	picture.top = true
	picture.space = 0
	out = append(out, picture)
	return append(out, rows[at+1+n:]...)
}
