package lines

import (
	"math"
	"slices"

	"booklet/cmd/typography/sets"
)

// findColumns takes as a column's left edge the place where most lines of the
// body's size begin, and as its right edge the one where most of those end.
// Odd and even pages may have different margins.
func (d *Document) findColumns(hint Hint) {
	all := d.columnsOf(func(int) bool { return true }, hint)
	for side := range 2 {
		d.Columns[side] = d.columnsOf(func(page int) bool { return Side(page) == side }, hint)
		if len(d.Columns[side]) == 0 {
			d.Columns[side] = all
		}
	}
	if hint.Measure == 0 {
		d.sameMeasure()
	}
}

func (d *Document) columnsOf(use func(page int) bool, hint Hint) []Column {
	var ls []*Line
	for i, p := range d.Pages {
		if !use(i) {
			continue
		}
		for _, l := range p.Lines {
			if d.isBody(l.Size) && l.Glyphs[0].Class == sets.Han && l.right()-l.left() > 1.5*d.Em {
				ls = append(ls, l)
			}
		}
	}
	ls = proseOnly(ls, hint.Given)
	if hint.Indented && hint.Measure > 0 {
		return d.plainColumns(use, hint)
	}
	var out []Column
	most := 0
	for len(ls) > 0 {
		left, n := mode(ls, func(l *Line) float64 { from, _ := d.withRuby(l); return from }, 0.04*d.Em)
		most = max(most, n)
		if n < 2 && len(out) > 0 || n*4 < most {
			break
		}
		left = d.flushLeft(ls, left)
		var mine []*Line
		for _, l := range ls {
			if l.Start > left-0.1*d.Em && l.Start < left+4.1*d.Em {
				mine = append(mine, l)
			}
		}
		right, m := mode(mine, func(l *Line) float64 { _, to := d.withRuby(l); return to }, 0.04*d.Em)
		if hint.Measure > 0 {
			right = left + hint.Measure*d.Em
		} else if m < 2 {
			for _, l := range mine {
				right = max(right, l.End)
			}
		}
		c := Column{left, right}
		ls = slices.DeleteFunc(ls, func(l *Line) bool { return l.Start < c.Right && l.End > c.Left })
		if overlaps(out, c) || len(out) > 0 && ratio(c.Right-c.Left, out[0].Right-out[0].Left) < 0.9 {
			continue
		}
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b Column) int { return sign(a.Left - b.Left) })
	return out
}

// flushLeft is the left edge of the column of which most lines begin at left:
// where one-line paragraphs are many, most begin at the indent, and the edge is
// where lines that go on from a full line above begin, further out.
func (d *Document) flushLeft(ls []*Line, left float64) float64 {
	var on []float64
	for _, l := range ls {
		if l.Start > left-4.1*d.Em && l.Start < left-0.9*d.Em && d.goesOnBelow(ls, l) {
			on = append(on, l.Start)
		}
	}
	if x, n := Mode(on, 0.04*d.Em); n >= 2 {
		return x
	}
	return left
}

// goesOnBelow tells whether a line that is longer than l by the indent stands
// right above l.
func (d *Document) goesOnBelow(ls []*Line, l *Line) bool {
	for _, k := range ls {
		if k.Page == l.Page && l.Y-k.Y > 0.5*d.Em && l.Y-k.Y < 2.2*d.Em && k.Start > l.Start-0.1*d.Em && k.Start < l.Start+4.1*d.Em && k.End > l.End-0.1*d.Em {
			return true
		}
	}
	return false
}

// plainColumns are the columns of text without headings and tables, of which
// every line that begins no paragraph begins at the left edge.
func (d *Document) plainColumns(use func(page int) bool, hint Hint) []Column {
	var out []Column
	from := math.Inf(-1)
	for range max(1, hint.Columns) {
		left := math.Inf(1)
		for i, p := range d.Pages {
			if !use(i) {
				continue
			}
			for _, l := range p.Lines {
				if c := l.Glyphs[0].Class; d.isBody(l.Size) && (c == sets.Han || c == sets.Western) && l.Start > from {
					left = min(left, l.Start)
				}
			}
		}
		if math.IsInf(left, 1) {
			break
		}
		from = left + hint.Measure*d.Em
		out = append(out, Column{left, from})
	}
	return out
}

func overlaps(cols []Column, c Column) bool {
	for _, o := range cols {
		if c.Left < o.Right && c.Right > o.Left {
			return true
		}
	}
	return false
}

// mode finds the value that most lines share within tol, as the mean of the
// lines that share it, and how many they are.
func mode(ls []*Line, of func(*Line) float64, tol float64) (float64, int) {
	v := make([]float64, len(ls))
	for i, l := range ls {
		v[i] = of(l)
	}
	return Mode(v, tol)
}

// Mode finds the value that most of v share within tol, as the mean of those
// that share it, and how many they are.
func Mode(v []float64, tol float64) (float64, int) {
	v = slices.Clone(v)
	slices.Sort(v)
	best, n := 0.0, 0
	for i, j := 0, 0; i < len(v); i++ {
		for j < len(v) && v[j] <= v[i]+tol {
			j++
		}
		if j-i > n {
			n = j - i
			sum := 0.0
			for _, x := range v[i:j] {
				sum += x
			}
			best = sum / float64(n)
		}
	}
	return best, n
}

// findIndent takes the offset, in em, at which most indented body lines begin.
func (d *Document) findIndent(given []Given) {
	var ls []*Line
	for _, p := range d.Pages {
		for _, l := range p.Lines {
			if d.isBody(l.Size) && l.Glyphs[0].Class == sets.Han {
				ls = append(ls, l)
			}
		}
	}
	var v []float64
	n0 := 0
	for _, l := range proseOnly(ls, given) {
		switch off := d.Offset(l); {
		case math.Abs(off) < 0.05:
			n0++
		case off > 0.3 && off < 4.05:
			v = append(v, off)
		}
	}
	if x, n := Mode(v, 0.04); n > 0 && n*40 > n0 {
		d.Indent = math.Round(x*100) / 100
	}
	var steps []float64
	for _, p := range d.Pages {
		for i, l := range p.Lines {
			for _, k := range p.Lines[i+1:] {
				if k.Column == l.Column && d.isBody(k.Size) && d.isBody(l.Size) && k.Y-l.Y > 0.5*d.Em {
					steps = append(steps, k.Y-l.Y)
					break
				}
			}
		}
	}
	d.Pitch, _ = Mode(steps, 0.02*d.Em)
}
