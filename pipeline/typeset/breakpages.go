package typeset

import "booklet/pipeline/unit"

// Pages of a passage are chosen together, as lines of a paragraph are: the sum
// of what the pages cost is the least. Costs are integers.
const (
	costKeep      = 50_000_000 // parted from what must follow: a heading at the foot
	costWidow     = 400_000    // a paragraph's last line at the top of a page (孤行)
	costOrphan    = 300_000    // its first line at the foot
	costThin      = 20_000     // a heading with one line below it
	costBlank     = 1_000      // for each blank line at the foot, squared
	costGiven     = 150        // a grid line added before a heading
	costAlone     = 600_000    // one line on the last page
	costTable     = 45_000     // a short table that breaks
	costNoteSplit = 30_000     // a note that goes on on the next page
	costTooTall   = 100_000_000
)

// mostGiven is how many blank lines at a page's foot are hidden by giving them
// to headings and figures; more would tear the page apart.
const mostGiven = 2

// pageSpan is one page of a chapter: rows from…to, to not included, and its
// notes.
type pageSpan struct {
	from, to int
	notes    []row // set at the foot
	blank    int   // grid lines left at the foot
	given    int   // of them, grid lines that headings and figures on it take
}

// chapter is a run of entries that share pages.
type chapter struct {
	rows  []row
	pitch unit.Length
	depth unit.Length
	rule  unit.Length // height of the space and line above notes

	columns int         // of a page, from 1
	ragged  bool        // pages may end short
	wide    []row       // over all columns of the first page
	above   unit.Length // their height
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
	prev  int
	count int // columns up to here
	page  pageSpan
	carry noteRows // lines of a note that go on on the next page
}

// best chooses the chapter's pages for its rows as they stand.
func (c *chapter) best() ([]pageSpan, int64) {
	n := len(c.rows)
	ways := make([]way, n+1)
	for i := 1; i <= n; i++ {
		ways[i].cost = -1
	}
	for i := 0; i < n; i++ {
		if ways[i].cost < 0 {
			continue
		}
		c.from(i, ways)
	}
	var out []pageSpan
	for i := n; i > 0; i = ways[i].prev {
		out = append(out, ways[i].page)
	}
	for a, z := 0, len(out)-1; a < z; a, z = a+1, z-1 {
		out[a], out[z] = out[z], out[a]
	}
	if carry := ways[n].carry; len(carry) > 0 { // a note that is left over takes pages of its own
		out = append(out, c.leftover(n, carry)...)
	}
	return out, ways[n].cost
}

// from tries every page that begins with row i.
func (c *chapter) from(i int, ways []way) {
	n := len(c.rows)
	lines := c.gridOf(ways[i].count)
	y := unit.Length(0)
	for h := range c.rows[i].head {
		y += c.rows[i].head[h].height
	}
	notes := append(noteRows(nil), ways[i].carry...)
	noteHeight := notes.height()
	giving := 0
	for j := i; j < n; j++ {
		r := &c.rows[j]
		y = c.place(y, r, j == i)
		if j > i {
			if r.top {
				return
			}
			if r.give {
				giving++
			}
		}
		y += r.height
		var split noteRows
		for _, mentioned := range r.notes {
			notes = append(notes, mentioned...)
			noteHeight += mentioned.height()
		}
		used := c.gridLines(y)
		free := lines - used - c.noteLines(noteHeight)
		if free < 0 && len(notes) > 0 {
			if cut := c.cut(notes, lines-used); cut > 0 {
				split = notes[cut:]
				free = 0
			}
		}
		if free < 0 && j > i {
			return
		}
		page := pageSpan{from: i, to: j + 1, notes: notes[:len(notes)-len(split)], blank: max(free, 0)}
		cost := ways[i].cost + c.cost(&page, giving, j+1 == n)
		if len(split) > 0 {
			cost += costNoteSplit
		}
		if free < 0 {
			cost += costTooTall
		}
		if w := &ways[j+1]; w.cost < 0 || cost < w.cost {
			page.notes = append([]row(nil), page.notes...)
			*w = way{cost: cost, prev: i, count: ways[i].count + 1, page: page, carry: append(noteRows(nil), split...)}
		}
		if len(split) > 0 || free < 0 {
			return
		}
	}
}

// place is where a row begins that comes when y is reached.
func (c *chapter) place(y unit.Length, r *row, top bool) unit.Length {
	if r.snap && !(top && len(r.head) > 0) {
		y = (y + c.pitch - 1) / c.pitch * c.pitch
	}
	if !top || r.hold {
		y += unit.Length(r.space) * c.pitch
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

// cost is what a page costs.
func (c *chapter) cost(page *pageSpan, giving int, last bool) int64 {
	end := &c.rows[page.to-1]
	if last {
		if page.to-page.from == 1 && page.from > 0 && !end.float {
			return costAlone
		}
		return 0
	}
	cost := int64(0)
	if end.keep {
		cost += costKeep
	}
	if end.whole {
		cost += costTable
	}
	if end.parts > 1 {
		switch end.part {
		case 1:
			cost += costOrphan
		case end.parts - 1:
			cost += costWidow
		}
	}
	if page.to-2 >= page.from && c.rows[page.to-2].keep && end.part > 0 {
		cost += costThin
	}
	if !c.ragged && page.blank <= mostGiven && page.blank <= giving {
		page.given = page.blank
	}
	rest := int64(page.blank - page.given)
	return cost + rest*rest*costBlank + int64(page.given)*costGiven
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
		out = append(out, pageSpan{from: n, to: n, notes: carry[:cut]})
		carry = carry[cut:]
	}
	return out
}
