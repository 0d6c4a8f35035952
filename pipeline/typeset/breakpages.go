package typeset

import "booklet/pipeline/unit"

// pageSpan is one page of a chapter, or one column: its rows and its notes.
type pageSpan struct {
	from, to int   // rows that the text goes on with, to not included
	rows     []int // from top to foot: from…to with the pictures that stand elsewhere than in the text
	notes    []row // set at the foot
	blank    int   // grid lines left at the foot
	given    int   // of them, grid lines that headings and figures on it take
	carry    []row // lines of its last note that go on on the next page
}

// chapter is a run of entries that share pages.
type chapter struct {
	rows  []row
	pitch unit.Length
	depth unit.Length
	rule  unit.Length // height of the space and line above notes

	columns int         // of a page, from 1
	each    int64       // what every column costs, where few are better than full ones
	ragged  bool        // pages may end short
	above   unit.Length // what the first page's columns have above them
	short   int         // if more than 0, the grid lines that text may take of a column: notes stand below
	carry   noteRows    // that the first column's foot has to hold

	ends    []ending // of the page that is tried, kept for the next one
	floats  []int    // rows that may stand away from their place
	floated []int    // how many of them come before each row
}

// noteRows is one note set in lines.
type noteRows []row

func (n noteRows) height() unit.Length {
	h := unit.Length(0)
	for i := range n {
		h += n[i].height
	}
	return h
}

// way is the best way found to the end of a page.
type way struct {
	cost  int64
	prev  int // index among ways
	count int // columns up to here
	page  pageSpan
}

// pages chooses the chapter's pages.
func (c *chapter) pages() []pageSpan {
	spans, _ := c.best()
	return spans
}

// best chooses the chapter's pages, and tells what they cost. What is chosen
// from is, for each row that a page may begin with and each number of pictures
// that wait for a page's top, the best way there.
func (c *chapter) best() ([]pageSpan, int64) {
	n := len(c.rows)
	c.findFloats()
	ways := make([]way, (n+1)*states)
	for i := 1; i < len(ways); i++ {
		ways[i].cost = -1
	}
	ways[0].page.carry = c.carry
	for i := 0; i <= n; i++ {
		for waiting := mostWaiting; waiting >= 0; waiting-- {
			if ways[i*states+waiting].cost >= 0 && (i < n || waiting > 0) {
				c.from(i, waiting, ways)
			}
		}
	}
	var out []pageSpan
	for at := n * states; at > 0; at = ways[at].prev {
		out = append(out, ways[at].page)
	}
	for a, z := 0, len(out)-1; a < z; a, z = a+1, z-1 {
		out[a], out[z] = out[z], out[a]
	}
	if carry := ways[n*states].page.carry; len(carry) > 0 { // a note that is left over takes pages of its own
		out = append(out, c.leftover(n, carry)...)
	}
	return out, ways[n*states].cost
}

// place is where a row begins that comes when y is reached.
func (c *chapter) place(y unit.Length, r *row, top bool) unit.Length {
	if r.snap && !(top && len(r.head) > 0) {
		y = (y + c.pitch - 1) / c.pitch * c.pitch
	}
	if !top || r.hold {
		y += unit.Length(r.space)*c.pitch + r.apart
	}
	return y
}

// gridOf is how many grid lines a column has; those of the first page stand
// below what runs over all of them.
func (c *chapter) gridOf(column int) int {
	depth := c.depth
	if column < c.columns {
		depth -= c.above
	}
	return int((depth + unit.Pt/4) / c.pitch)
}

func (c *chapter) gridLines(y unit.Length) int { return int((y + c.pitch - 1) / c.pitch) }

func (c *chapter) noteLines(h unit.Length) int {
	if h == 0 {
		return 0
	}
	return c.gridLines(h + c.rule)
}

// cut is how many lines of notes fit in some grid lines, at least two of the
// last note on either side; 0 when they can't be parted.
func (c *chapter) cut(notes noteRows, lines int) int {
	room := unit.Length(lines)*c.pitch - c.rule
	h := unit.Length(0)
	for k := range notes {
		if h += notes[k].height; h > room {
			for k > 0 && (notes[k-1].part == 1 || notes[k].part == notes[k].parts && notes[k].parts > 1 || notes[k].part == 1) {
				if notes[k].part == 1 && notes[k].parts > 0 && k > 0 {
					return 0 // a whole note would go: its mark must go with it
				}
				k--
			}
			return k
		}
	}
	return 0
}

// leftover makes pages of the end of a note after the last row.
func (c *chapter) leftover(n int, carry noteRows) []pageSpan {
	var out []pageSpan
	lines := c.gridOf(c.columns)
	for len(carry) > 0 {
		cut := len(carry)
		if c.noteLines(carry.height()) > lines {
			cut = max(1, c.cut(carry, lines))
		}
		out = append(out, pageSpan{from: n, to: n, notes: carry[:cut], carry: carry[cut:]})
		carry = carry[cut:]
	}
	return out
}
