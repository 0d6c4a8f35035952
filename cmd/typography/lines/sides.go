package lines

import (
	"math"
	"slices"

	"booklet/cmd/typography/sets"
)

// sameMeasure corrects the columns of one side whose lines, all short, do not
// show the measure: they are the other side's, as they are or mirrored,
// whichever more lines begin in.
func (d *Document) sameMeasure() {
	var full [2]int
	for side := range d.Columns {
		full[side] = d.fullLines(side, d.Columns[side])
	}
	for side := range d.Columns {
		other := d.Columns[1-side]
		if len(d.Columns[side]) < len(other) {
			d.missing(side, other)
			continue
		}
		if full[side] > 0 || full[1-side] == 0 || len(other) != len(d.Columns[side]) {
			continue
		}
		best, most := d.Columns[side], 0
		for _, cols := range [][]Column{other, d.mirrored(side, other)} {
			if n := d.begun(side, cols); n > most {
				best, most = cols, n
			}
		}
		d.Columns[side] = best
	}
}

// missing adds the columns of a side of which no line of the text is to be seen:
// those of the other side, as they are or mirrored, that have the ones which are.
func (d *Document) missing(side int, other []Column) {
	for _, cols := range [][]Column{other, d.mirrored(side, other)} {
		has := func(c Column) bool {
			return slices.ContainsFunc(cols, func(k Column) bool { return math.Abs(k.Left-c.Left) < 0.1*d.Em })
		}
		if !slices.ContainsFunc(d.Columns[side], func(c Column) bool { return !has(c) }) {
			d.Columns[side] = cols
			return
		}
	}
}

// mirrored are the columns of facing pages, on the pages of a side.
func (d *Document) mirrored(side int, cols []Column) []Column {
	out := make([]Column, len(cols))
	for i := range d.Pages {
		if Side(i) != side {
			continue
		}
		for k, c := range cols {
			out[len(cols)-1-k] = Column{d.Pages[i].W - c.Right, d.Pages[i].W - c.Left}
		}
	}
	return out
}

// bodySize calls f with the lines of the body's size of one side.
func (d *Document) bodySize(side int, f func(l *Line)) {
	for i, p := range d.Pages {
		for _, l := range p.Lines {
			if Side(i) == side && d.isBody(l.Size) && l.Glyphs[0].Class == sets.Han {
				f(l)
			}
		}
	}
}

// fullLines counts the lines that run from edge to edge of a column.
func (d *Document) fullLines(side int, cols []Column) int {
	n := 0
	d.bodySize(side, func(l *Line) {
		for _, c := range cols {
			if math.Abs(l.Start-c.Left) < 0.1*d.Em && math.Abs(l.End-c.Right) < 0.1*d.Em {
				n++
			}
		}
	})
	return n
}

// begun counts the lines that begin at a column's edge or two characters in.
func (d *Document) begun(side int, cols []Column) int {
	n := 0
	d.bodySize(side, func(l *Line) {
		for _, c := range cols {
			if off := (l.Start - c.Left) / d.Em; math.Abs(off) < 0.1 || math.Abs(off-2) < 0.1 {
				n++
			}
		}
	})
	return n
}
