package typeset

import (
	"slices"

	"booklet/pipeline/diag"
	"booklet/pipeline/unit"
)

// tableParts makes the rows of the page from the rows of a table. One that
// takes more than about half a page may be parted between the lines of its
// cells, so that neither a page stays blank nor a row is too tall for one.
type tableParts struct {
	*setter
	table  *tableSetting
	left   unit.Length
	head   unit.Length // height of what stands above the first row of a page
	again  []row       // what stands above a row that goes on on a next page
	noRoom bool        // for a row below the head
}

// leastCellLines is how many lines of a row stand on a page when it is parted.
const leastCellLines = 2

func newTableParts(s *setter, t *tableSetting, left unit.Length, first, again []row) *tableParts {
	p := &tableParts{setter: s, table: t, left: left, again: slices.Clone(again)}
	p.head = max(noteRows(first).height(), noteRows(again).height())
	p.again[len(p.again)-1].height += cellBlank(t.CellStyle.Size)
	return p
}

// of puts the cells of one row side by side: in one piece, or in one for each
// of their lines.
func (p *tableParts) of(set [][]row) []row {
	whole := p.table.row(set, p.left, p.table.CellStyle.Size)
	high := whole.height + p.notesOf(whole.marks)
	lines := 0
	for c := range set {
		lines = max(lines, len(set[c]))
	}
	if high <= p.depth/2 && p.head+high <= p.depth || lines < 2*leastCellLines {
		p.look(whole.height)
		return []row{whole}
	}
	out := p.lines(set, lines)
	p.look(max(noteRows(out[:leastCellLines]).height(), noteRows(out[lines-leastCellLines:]).height()))
	return out
}

// lines puts cells side by side line by line; shorter cells end first. A page
// that ends between two lines has no rule below the upper one, which tells that
// the row goes on.
func (p *tableParts) lines(set [][]row, lines int) []row {
	out := make([]row, lines)
	blank := cellBlank(p.table.CellStyle.Size)
	for k := range out {
		r := &out[k]
		for c := range set {
			if k < len(set[c]) {
				r.height = max(r.height, set[c][k].height)
			}
		}
		top := unit.Length(0)
		if k == 0 {
			top = blank
		} else {
			r.head = p.again
		}
		x := p.left + p.table.pad
		for c := range set {
			if k < len(set[c]) {
				line := &set[c][k]
				r.put(line, x, top+(r.height-line.height)/2)
			}
			x += p.table.columns[c].width
		}
		r.height += top
		if k == lines-1 {
			r.height += blank
			break
		}
		r.torn = costTornLong
		r.keep = k+1 < leastCellLines || lines-k-1 < leastCellLines
	}
	return out
}

// notesOf is the height of the notes that marks name.
func (s *setter) notesOf(marks []mark) unit.Length {
	found, high := len(s.diags), unit.Length(0)
	for _, m := range marks {
		high += s.noteRows(&s.entry.Notes[m.note-1], m.note).height()
	}
	s.diags = s.diags[:found] // they are made again with the notes
	return high
}

// look notes whether a piece of a row has room below the head.
func (p *tableParts) look(high unit.Length) {
	p.noRoom = p.noRoom || high <= p.depth && p.head <= p.depth && p.head+high > p.depth
}

// report tells that a page has no room for rows below the head. What is too
// tall by itself is found where pages are made.
func (p *tableParts) report(pos diag.Pos) {
	if p.noRoom {
		p.setter.report(pos, diag.Error, "too-tall", "a row of the table below the table's head is taller than a page", "shorten the cells of the head")
	}
}

// partTables gives a table that another one follows a grid line of blank below
// it at least.
func (s *setter) partTables(last *row) {
	switch pitch := s.layout.Grid.Pitch; {
	case last.below >= pitch:
	case last.float: // it takes whole grid lines
		last.below += pitch
	default:
		last.below = pitch
	}
}
