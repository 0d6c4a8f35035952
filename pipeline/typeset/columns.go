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

// openingBlocks is how many blocks at the start of an entry run over all columns:
// its title and what belongs to it.
func openingBlocks(blocks []compose.Block) int {
	n := 0
	for n < len(blocks) && (blocks[n].Role == compose.RoleTitle || blocks[n].Role == compose.RoleSource) {
		n++
	}
	return n
}

// height is what rows take from the top of a page on, in whole grid lines.
func (c *chapter) height(rows []row) unit.Length {
	y := unit.Length(0)
	for k := range rows {
		y = c.place(y, &rows[k], k == 0) + rows[k].height
	}
	return (y + c.pitch - 1) / c.pitch * c.pitch
}

// groups puts columns together to pages. The columns of the last page are made
// even (clreq §2.4.2): as few grid lines as hold them.
func (c *chapter) groups() [][]pageSpan {
	spans := c.pages()
	if c.columns == 1 {
		out := make([][]pageSpan, len(spans))
		for i := range spans {
			out[i] = spans[i : i+1]
		}
		return out
	}
	last := (len(spans) - 1) / c.columns * c.columns
	if last >= 0 && len(spans) > 0 {
		spans = append(spans[:last:last], c.even(spans[last].from, last == 0)...)
	}
	var out [][]pageSpan
	for len(spans) > 0 {
		n := min(c.columns, len(spans))
		out = append(out, spans[:n])
		spans = spans[n:]
	}
	return out
}

// even sets the rows from a row on in the columns of one page, at the least
// depth at which they fit.
func (c *chapter) even(from int, first bool) []pageSpan {
	full := c.depth
	if first {
		full -= c.above
	}
	for depth := c.pitch; ; depth += c.pitch {
		part := &chapter{rows: c.rows[from:], pitch: c.pitch, depth: min(depth, full), rule: c.rule, columns: c.columns}
		spans, cost := part.best()
		if len(spans) <= c.columns && cost < costTooTall || depth >= full {
			for i := range spans {
				spans[i].from += from
				spans[i].to += from
			}
			return spans
		}
	}
}
