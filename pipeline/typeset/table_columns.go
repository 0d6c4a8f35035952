package typeset

import (
	"slices"

	"booklet/pipeline/compose"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// column is a column of a table.
type column struct {
	width   unit.Length // the blank on both sides included
	numbers bool        // its numbers stand below each other by their points
	whole   unit.Length // width of the longest part up to the point
	rest    unit.Length // of the longest part behind it
}

// shortCell is the length, in em, of what stands on one line in its cell where
// there is room: 序号, a name, a date.
const shortCell = 5

// tableCell is the text of a cell while widths are chosen.
type tableCell struct {
	*para
	all    []sums
	pieces []segment
	wide   unit.Length // on one line
}

// segment is text that a cell does not part.
type segment struct{ from, to int }

// tableMeasures is what the columns of a table ask for in one size of type.
type tableMeasures struct {
	*compose.Table
	cells   [][]tableCell // by column, the head's first
	columns []column
	widest  []unit.Length // of its cells on one line each
	short   []unit.Length // short cells on one line, others in lines that can be read
	least   []unit.Length // no number and no word that is not long is divided
	blank   []bool        // no cell but the head's has text: a form to fill in
	group   []int         // the first column whose cells are as long as its own
}

// Lines of a cell that hold more than shortCell have room for this, in em: at
// least, and where nothing else can help.
const (
	cellLine      = 4
	cellLineLeast = 2
)

// measureTable measures the columns of a table.
func (s *setter) measureTable(t *compose.Table) *tableMeasures {
	n := len(t.Head)
	for _, r := range t.Rows {
		n = max(n, len(r))
	}
	m := &tableMeasures{Table: t, cells: make([][]tableCell, n), columns: make([]column, n),
		widest: make([]unit.Length, n), short: make([]unit.Length, n), least: make([]unit.Length, n), blank: make([]bool, n)}
	see := func(row [][]compose.Span, style *manifest.Style) {
		for c := range n {
			var cell tableCell
			if c < len(row) {
				cell = s.tableCell(row[c], style)
			}
			m.cells[c] = append(m.cells[c], cell)
		}
	}
	see(t.Head, t.HeadStyle)
	for _, r := range t.Rows {
		see(r, t.CellStyle)
	}
	size := t.CellStyle.Size
	for c := range m.cells {
		m.columns[c].measure(m.cells[c][1:])
		widest, short, least := max(m.columns[c].whole+m.columns[c].rest, size), unit.Length(0), size
		for k := range m.cells[c] {
			w, l := m.cells[c][k].extent(8 * size)
			m.cells[c][k].wide = w
			m.blank[c] = len(t.Rows) > 0 && (k == 0 || m.blank[c] && w == 0)
			widest, least = max(widest, w), max(least, l)
			if w <= shortCell*size {
				short = max(short, w)
			}
		}
		m.widest[c], m.least[c] = widest, max(least, min(widest, cellLineLeast*size))
		m.short[c] = max(short, least, min(widest, cellLine*size))
	}
	m.group = groups(m.cells, size/3)
	return m
}

// set sets the table with a blank on each side of its cells, in columns that
// have what they need and share what is left of the measure. Empty columns take
// all of it.
func (m *tableMeasures) set(need []unit.Length, pad, measure unit.Length) tableSetting {
	room := measure - 2*pad*unit.Length(len(need))
	widths := m.share(need, room)
	blank, left := unit.Length(0), room
	for c := range widths {
		left -= widths[c]
		if m.blank[c] {
			blank++
		}
	}
	for c := range m.columns {
		m.columns[c].width = widths[c] + 2*pad
		if m.blank[c] {
			m.columns[c].width += max(left, 0) / blank
		}
	}
	return tableSetting{Table: m.Table, columns: m.columns, pad: pad}
}

// tableCell reads the text of a cell.
func (s *setter) tableCell(spans []compose.Span, style *manifest.Style) tableCell {
	c := tableCell{para: s.newPara(spans, style, style.Pos)}
	if len(c.cells) == 0 {
		return tableCell{}
	}
	c.all = c.total()
	for i := 0; i < len(c.cells); {
		j := i
		for (c.cells[j].joint == joined || c.cells[j].joint == hyphened) && j+1 < len(c.cells) {
			j++
		}
		c.pieces = append(c.pieces, segment{i, j})
		i = j + 1
	}
	return c
}

// extent is the width of a cell on one line, and of the widest of its pieces;
// words may be parted where they are longer than some width, numbers never.
func (c *tableCell) extent(word unit.Length) (widest, least unit.Length) {
	from := 0
	for _, p := range c.pieces {
		w := c.natural(p.from, p.to)
		if !c.hasDigit(p) {
			w = min(w, word)
		}
		least = max(least, w)
		widest = max(widest, c.natural(from, p.to))
		if c.cells[p.to].joint == forced {
			from = p.to + 1
		}
	}
	return widest, least
}

func (c *tableCell) natural(from, to int) unit.Length {
	return c.flexOf(c.all, from, to, false).natural
}

func (c *tableCell) hasDigit(p segment) bool {
	for i := c.cells[p.from].char; i < c.cells[p.to].char+c.cells[p.to].chars; i++ {
		if isDigit(c.chars[i].r) {
			return true
		}
	}
	return false
}

// lines is how many lines a cell takes in a width.
func (c *tableCell) lines(width unit.Length) int {
	n, from := 1, 0
	for k, p := range c.pieces {
		if p.from > from && c.natural(from, p.to) > width {
			n++
			from = p.from
		}
		if w := c.natural(p.from, p.to); w > width {
			n += int(w / max(width, 1))
		}
		if c.cells[p.to].joint == forced && k+1 < len(c.pieces) {
			n++
			from = p.to + 1
		}
	}
	return n
}

// share divides the room among columns.
func (m *tableMeasures) share(need []unit.Length, room unit.Length) []unit.Length {
	widest, least, group := m.alike(need, room)
	n, size := unit.Length(len(widest)), m.CellStyle.Size
	out := slices.Clone(widest)
	switch all, needed := total(widest), total(least); {
	case all <= room: // all fit: a table of few words is not drawn out over the page
		for c := range out {
			out[c] += min((room-all)/n, 2*size)
		}
		return out
	case needed >= room: // not even the words fit: they will be broken
		for c := range out {
			out[c] = max(1, room*least[c]/needed)
		}
		return out
	}
	f := newFitting(m.cells, group, widest, least, room, size)
	f.fit(room)
	for c := range out {
		out[c] = f.width(c)
	}
	left := (room - total(out)) / n
	for c := range out {
		out[c] += left
	}
	return out
}
