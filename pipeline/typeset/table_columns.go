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
		widest: make([]unit.Length, n), short: make([]unit.Length, n), least: make([]unit.Length, n)}
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
			widest, least = max(widest, w), max(least, l)
			if w <= shortCell*size {
				short = max(short, w)
			}
		}
		m.widest[c], m.least[c] = widest, max(least, min(widest, cellLineLeast*size))
		m.short[c] = max(short, least, min(widest, cellLine*size))
	}
	return m
}

// set sets the table with a blank on each side of its cells, in columns that
// have what they need and share what is left of the measure.
func (m *tableMeasures) set(need []unit.Length, pad, measure unit.Length) tableSetting {
	widths := share(m.cells, m.widest, need, measure-2*pad*unit.Length(len(need)), m.CellStyle.Size)
	for c := range m.columns {
		m.columns[c].width = widths[c] + 2*pad
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
func share(cells [][]tableCell, widest, least []unit.Length, room, size unit.Length) []unit.Length {
	n := unit.Length(len(widest))
	sum, need := unit.Length(0), unit.Length(0)
	for c := range widest {
		least[c] = min(least[c], widest[c])
		sum += widest[c]
		need += least[c]
	}
	out := slices.Clone(widest)
	switch {
	case sum <= room: // all fit: a table of few words is not drawn out over the page
		for c := range out {
			out[c] += min((room-sum)/n, 2*size)
		}
		return out
	case need >= room: // not even the words fit: they will be broken
		for c := range out {
			out[c] = max(1, room*least[c]/need)
		}
		return out
	}
	f := newFitting(cells, widest, least, size)
	f.fit(room)
	left := room
	for c := range out {
		out[c] = f.widths[c][f.at[c]]
		left -= out[c]
	}
	for c := range out {
		out[c] += left / n
	}
	return out
}
