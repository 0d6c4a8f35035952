package typeset

import (
	"fmt"

	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// A table that is too wide for its lines gives way in this order, each step
// only as far as is needed:
//
//  1. the blank beside its cells becomes smaller, down to 1/6 em
//  2. its type becomes smaller, down to 8 pt [55], with as much blank as fits
//  3. short cells, which stand on one line so far, are broken where cells of
//     text are
//  4. numbers and words are divided, and the editor is told (tooWide)
//
// Where a page has columns, a table that needs any of them runs over all of the
// columns first.

// cellPads is the blank on each side of a cell, in twelfths of an em.
var cellPads = []unit.Length{6, 4, 3, 2}

// tableSizes are the sizes that a table's type goes down to: 四号 to 小五, and
// what is nearest to 六号 (7.9 pt) in whole points.
var tableSizes = []unit.Length{14 * unit.Pt, 12 * unit.Pt, 21 * unit.Pt / 2, 9 * unit.Pt, 8 * unit.Pt}

// tableSetting is how a table is set.
type tableSetting struct {
	*compose.Table // in the styles that it is set in
	columns        []column
	pad            unit.Length // blank on each side of a cell
	gives          bool        // it is not set as its styles have it
	over           unit.Length // what it is too wide by in the end
}

// setting chooses how a table is set.
func (s *setter) setting(t *compose.Table) tableSetting {
	var all []*tableMeasures
	for m := s.measureTable(t); m != nil; m = s.smaller(t, m) {
		all = append(all, m)
		for _, p := range cellPads {
			if pad := m.CellStyle.Size * p / 12; m.over(m.short, pad, s.measure) <= 0 {
				out := m.set(m.short, pad, s.measure)
				out.gives = m.Table != t || p != cellPads[0]
				return out
			}
		}
	}
	for _, m := range all {
		for _, p := range cellPads {
			if pad := m.CellStyle.Size * p / 12; m.over(m.least, pad, s.measure) <= 0 {
				out := m.set(m.least, pad, s.measure)
				out.gives = true
				return out
			}
		}
	}
	m := all[len(all)-1]
	pad := m.CellStyle.Size * cellPads[len(cellPads)-1] / 12
	over := m.over(m.least, pad, s.measure)
	out := m.set(m.least, pad, s.measure)
	out.gives, out.over = true, over
	return out
}

// over is by how much columns are too wide; not more than 0 where they fit.
func (m *tableMeasures) over(need []unit.Length, pad, measure unit.Length) unit.Length {
	w := -measure
	for _, n := range need {
		w += n + 2*pad
	}
	return w
}

// smaller measures a table in the next smaller type than it was measured in;
// nil when there is none.
func (s *setter) smaller(t *compose.Table, m *tableMeasures) *tableMeasures {
	for _, size := range tableSizes {
		if size >= m.CellStyle.Size {
			continue
		}
		small := *t
		small.CellStyle, small.HeadStyle = inSize(t.CellStyle, size, t.CellStyle.Size), inSize(t.HeadStyle, size, t.CellStyle.Size)
		return s.measureTable(&small)
	}
	return nil
}

// inSize is a style in type that is smaller by size/whole.
func inSize(style *manifest.Style, size, whole unit.Length) *manifest.Style {
	out := *style
	out.Size = out.Size * size / whole
	out.Lines.Abs = out.Lines.Abs * size / whole
	return &out
}

// tooWide puts one finding in place of those of a table's cells, each of which
// knows only itself: from is how many there were before the table.
func (s *setter) tooWide(t *tableSetting, pos diag.Pos, from int) {
	found := s.diags[from:]
	s.diags = s.diags[:from:from]
	cells := 0
	for _, d := range found {
		switch d.Code {
		case "split-number", "split-word", "split-unit", "overfull":
			cells++
		default:
			s.diags = append(s.diags, d)
		}
	}
	if cells == 0 {
		return
	}
	where := "in a cell of the table a number or a word is divided"
	if cells > 1 {
		where = fmt.Sprintf("in %d cells of the table numbers or words are divided", cells)
	}
	if t.over <= 0 {
		s.report(pos, diag.Warning, "wide-table", where+": their columns have no room for them",
			"shorten them, or put a soft hyphen (U+00AD) where a word may break")
		return
	}
	size := t.CellStyle.Size
	s.report(pos, diag.Warning, "wide-table",
		fmt.Sprintf("%s: the table is too wide by %d characters, even in type of %s", where, (t.over+size-1)/size, size),
		"make two tables of it, let rows and columns change places, or leave columns out")
}
