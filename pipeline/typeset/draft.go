package typeset

import "booklet/pipeline/unit"

// draft is a page while rows are added to it.
type draft struct {
	*chapter
	ways     []way
	start    int // index among ways
	from     int // the row that the text goes on with
	lines    int // that the page has, for text and notes
	y        unit.Length
	below    unit.Length // blank that the last row asks for
	rows     []int
	notes    noteRows
	beside   noteRows // those at the foot of the page's columns before this one
	noteHigh unit.Length
	giving   int
	cost     int64
	held     int // pictures that wait since before the page
	deferred int // pictures of this page that wait for the next
	ends     []ending
}

// from tries every page that begins with row i, and with the pictures that
// wait for its top.
func (c *chapter) from(i, waiting int, ways []way) {
	start := i*states + waiting
	d := &draft{chapter: c, ways: ways, start: start, from: i, lines: c.gridOf(ways[start].count), held: waiting, ends: c.ends[:0]}
	d.notes = append(noteRows(nil), ways[start].page.carry...)
	d.noteHigh = d.notes.height()
	for at := start; ways[at].count%c.columns > 0; at = ways[at].prev {
		d.beside = append(d.beside, ways[at].page.notes...)
	}
	d.fill(i, waiting)
	d.choose()
	c.ends = d.ends
}

// fill adds the pictures that wait and then the rows from i on, as many as the
// page holds, and notes where it may end.
func (d *draft) fill(i, waiting int) {
	c := d.chapter
	for d.held > 0 {
		if !d.add(c.floats[c.floated[i]-d.held]) {
			break
		}
		d.held--
	}
	if waiting > 0 && !d.end(i) || i == len(c.rows) {
		return
	}
	if len(d.rows) == 0 {
		for h := range c.rows[i].head {
			d.y += c.rows[i].head[h].height
			d.mention(&c.rows[i].head[h])
		}
	}
	for j := i; j < len(c.rows); j++ {
		r := &c.rows[j]
		if c.mayFloat(j) && (d.wait() > 0 || !d.fits(r)) {
			if d.wait() == mostWaiting || len(d.rows) == 0 {
				if d.wait() > 0 {
					return
				}
			} else {
				d.deferred++
				continue
			}
		}
		if d.wait() > 0 && !c.passes(j, &d.cost) {
			return
		}
		if !d.add(j) || !d.end(j+1) {
			return
		}
	}
}

// wait is how many pictures wait for the next page.
func (d *draft) wait() int { return d.held + d.deferred }

// fits tells whether a row and its notes fit below what is there.
func (d *draft) fits(r *row) bool {
	y := d.place(d.y+d.below, r, len(d.rows) == 0) + r.height
	high := d.noteHigh
	for _, n := range d.fresh(r) {
		high += n.height()
	}
	return d.free(y, high) >= 0
}

// free is how many grid lines are left between text down to y and notes of a
// height.
func (d *draft) free(y, notes unit.Length) int {
	used := d.gridLines(y)
	free := d.lines - used - d.noteLines(notes)
	if d.short > 0 {
		free = min(free, d.short-used)
	}
	return free
}

// add adds a row; false when the page can't hold it. A page holds its first
// row whatever its height, and the first lines of a last note.
func (d *draft) add(j int) bool {
	r := &d.chapter.rows[j]
	first := len(d.rows) == 0
	if !first && !d.fits(r) && !d.splits(r) {
		return false
	}
	if !first && r.give {
		d.giving++
	}
	d.y, d.below = d.place(d.y+d.below, r, first)+r.height, r.below
	d.mention(r)
	d.rows = append(d.rows, j)
	return true
}

// fresh gives the notes that a row mentions and the page does not have yet.
func (d *draft) fresh(r *row) []noteRows {
	if len(r.notes) == 0 {
		return nil
	}
	var out []noteRows
	for _, n := range r.notes {
		if !d.notes.begin(n) && !d.beside.begin(n) {
			out = append(out, n)
		}
	}
	return out
}

// mention puts the notes that a row mentions at the foot of the page.
func (d *draft) mention(r *row) {
	for _, n := range d.fresh(r) {
		d.notes = append(d.notes, n...)
		d.noteHigh += n.height()
	}
}

// splits tells whether a row fits when the last of its notes goes on on the
// next page.
func (d *draft) splits(r *row) bool {
	notes := append(noteRows(nil), d.notes...)
	for _, n := range d.fresh(r) {
		notes = append(notes, n...)
	}
	return len(notes) > 0 && d.cut(notes, d.lines-d.gridLines(d.place(d.y+d.below, r, false)+r.height)) > 0
}
