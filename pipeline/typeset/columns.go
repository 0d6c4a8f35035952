package typeset

import (
	"booklet/pipeline/compose"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// columnMeasure is the length of a line of one of a page's columns, a whole
// number of characters.
func columnMeasure(l *manifest.Layout) unit.Length {
	measure, _ := area(l)
	n := unit.Length(max(1, l.Page.Columns))
	if n == 1 {
		return measure
	}
	return max((measure-(n-1)*l.Page.ColumnGap)/n/l.Grid.Size, 1) * l.Grid.Size
}

// columnStep is the way from one column's edge to the next one's: columns
// stand at the edges of the type area, the space between them takes what is
// left.
func columnStep(l *manifest.Layout) unit.Length {
	measure, _ := area(l)
	if l.Page.Columns < 2 {
		return 0
	}
	return (measure - columnMeasure(l)) / unit.Length(l.Page.Columns-1)
}

// band is a part of a page from edge to edge: one piece over all columns, or a
// piece of each column.
type band struct {
	*chapter
	top     unit.Length // from the type area's
	columns []pageSpan
}

// openingBlocks is how many blocks at the start of an entry run over all columns:
// its title and what belongs to it.
func openingBlocks(blocks []compose.Block) int {
	n := 0
	for n < len(blocks) && (blocks[n].Role == compose.RoleTitle || blocks[n].Role == compose.RoleSource) {
		n++
	}
	return n
}

// inColumn sets a block in its column, or over all columns: the title and what
// belongs to it, headline quotes, pictures that ask for most of the page's
// width, and tables that are cramped in a column or take less paper so.
func (s *setter) inColumn(blocks []compose.Block, i int) []row {
	b := &blocks[i]
	if i+1 < len(blocks) {
		b = s.over(b, &blocks[i+1])
	} else {
		b = s.over(b, nil)
	}
	switch {
	case s.broad == nil:
		return s.table(blocks, i, s.blockRows(b))
	case i < openingBlocks(blocks), s.entry.Kind == manifest.Quote:
		return s.inAll(b)
	case b.Figure != nil && s.asks(b.Figure) >= s.broad.measure*3/4:
		return s.inAll(b)
	case b.Table != nil:
		found := len(s.diags)
		wide := s.inAll(b)
		if !s.setting(b.Table).gives {
			if narrow := s.blockRows(b); noteRows(narrow).height() <= unit.Length(s.layout.Page.Columns)*noteRows(wide).height() {
				return s.table(blocks, i, narrow)
			}
		}
		s.diags = append(s.diags[:found], s.broad.diags...)
		return s.table(blocks, i, wide)
	}
	return s.blockRows(b)
}

// table makes one row, which may stand at an edge of a page, of a table that
// half a page holds and that the text names by its number.
func (s *setter) table(blocks []compose.Block, i int, rows []row) []row {
	t := blocks[i].Table
	if t == nil || t.Number == "" || i == 0 || noteRows(rows).height() > s.depth/2 || !rows[0].wide && (blocks[i].KeepNext || blocks[i-1].Role == compose.RoleHeading) {
		return rows
	}
	return []row{together(rows, s.layout.Grid.Pitch)}
}

// inAll sets a block over all columns.
func (s *setter) inAll(b *compose.Block) []row {
	s.broad.pages, s.broad.diags = s.pages, nil
	rows := s.broad.blockRows(b)
	for i := range rows {
		rows[i].wide = true
	}
	if b.Table == nil {
		s.diags = append(s.diags, s.broad.diags...)
	}
	return rows
}

// asks is how much of a line pictures side by side ask for: nothing where they
// leave it to the layout.
func (s *setter) asks(f *compose.Figure) unit.Length {
	const unbounded = 1 << 30
	w := s.layout.Grid.Size * unit.Length(len(f.Pics)-1)
	for i := range f.Pics {
		if p := &f.Pics[i]; p.Width > 0 || p.Height > 0 {
			w += s.picture(p, unbounded, unbounded).W
		}
	}
	return w
}

// together makes one row of a table's rows, which then may stand at an edge of
// a page. With the blank below it, it takes whole grid lines: text may go on
// below it in the middle of a paragraph.
func together(rows []row, grid unit.Length) row {
	out := rows[0]
	out.float, out.keep, out.torn, out.head = true, false, 0, nil
	out.items, out.marks, out.height = nil, nil, 0
	for i := range rows {
		for _, m := range rows[i].marks {
			out.marks = append(out.marks, mark{note: m.note, item: len(out.items) + m.item})
		}
		for _, item := range rows[i].items {
			item.At.Y += out.height
			out.items = append(out.items, item)
		}
		out.height += rows[i].height
	}
	end := out.height + rows[len(rows)-1].below
	out.below = (end+grid-1)/grid*grid - out.height
	return out
}
