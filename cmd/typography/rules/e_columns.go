package rules

import (
	"math"
	"slices"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/reader"
)

// block is something in a column: a line of text, or a picture. Heights are in
// points down the page.
type block struct {
	top, foot float64
	line      *lines.Line // nil for a picture
}

// rule54 looks at every page on which a text set in columns ends: the document
// ends there, or a title begins the next page, or one below.
func rule54(c *Check, r *Result) {
	for i := range c.Document.Pages {
		cols := c.Columns[lines.Side(i)]
		if len(cols) < 2 || c.contentsPage(i) {
			continue
		}
		ends := c.titlesBelow(i)
		if i+1 == len(c.Document.Pages) || c.opens(i+1) || c.blank(i+1) {
			ends = append(ends, math.Inf(1))
		}
		from := 0.0
		for _, to := range ends {
			c.balanced(r, i, from, to)
			from = to
		}
	}
}

// contentsPage tells whether a page has a table of contents.
func (c *Check) contentsPage(page int) bool {
	return slices.ContainsFunc(c.Document.Pages[page].Lines, func(l *lines.Line) bool { return l.Role == lines.Contents })
}

// titlesBelow are the heights at which titles of the first level begin on a
// page below text, with the labels above them.
func (c *Check) titlesBelow(page int) []float64 {
	var out []float64
	body := math.Inf(1)
	for _, l := range c.Document.Pages[page].Lines {
		if l.Role == lines.Body {
			body = min(body, l.Y)
		}
	}
	for i := range c.heads {
		l := c.heads[i].first()
		if l.Page != page || c.heads[i].level > 1 || l.Y < body {
			continue
		}
		for k := c.above(l); k != nil && k.Role != lines.Body && l.Y-k.Y < 2.2*c.Pitch; k = c.above(k) {
			l = k
		}
		out = append(out, l.Y-l.Size)
	}
	slices.Sort(out)
	return out
}

// balanced checks the columns of a page between two heights.
func (c *Check) balanced(r *Result, page int, from, to float64) {
	cols := c.blocks(page, from, to)
	if len(cols[0]) == 0 || slices.IndexFunc(cols[0], func(b block) bool { return b.line != nil && b.line.Role == lines.Body }) < 0 {
		return // a cover, or a quote
	}
	r.Places++
	top := cols[0][0].top
	for _, col := range cols[1:] {
		if len(col) > 0 {
			top = max(top, col[0].top)
		}
	}
	for i := 1; i < len(cols); i++ {
		a, b := foot(cols[i-1], top), foot(cols[i], top)
		d := (a - b) / c.Pitch
		if math.Abs(d) <= 1+tolPlace || math.Abs(d) < 2 && (offGrid(cols[i-1]) || offGrid(cols[i])) {
			continue
		}
		last := c.lastLine(cols[i-1])
		if c.notesEven(page, i, max(a, b)) {
			continue // notes fill the shorter one
		}
		if c.evener(cols[i-1], cols[i], top) {
			r.breaks(last, "column %d of page %d is %.1f lines longer than the next, and could be broken elsewhere", i, page+1, d)
		} else {
			r.gives("48, 49, 57, 76 (no better place to break)", last, "%.1f lines", d)
		}
	}
}

// blocks are the blocks of each column between two heights, below what stands
// across the columns, without notes.
func (c *Check) blocks(page int, from, to float64) [][]block {
	p := c.Document.Pages[page]
	cols := c.Columns[lines.Side(page)]
	out := make([][]block, len(cols))
	for _, l := range p.Lines {
		if l.Wide && !l.Role.Furniture() && l.Y < to {
			from = max(from, l.Y+0.3*l.Size)
		}
	}
	for i := range c.heads { // a title's lines stand above both columns
		if h := &c.heads[i]; h.level == 1 && h.last().Page == page && h.last().Y < to {
			from = max(from, h.last().Y+0.3*h.last().Size)
		}
	}
	for i, col := range cols {
		for _, l := range p.Lines {
			if l.Column != i || l.Wide || l.Y < from || l.Y > to || l.Role.Furniture() || l.Role == lines.Ruby {
				continue
			}
			out[i] = append(out[i], block{l.Y - 0.88*l.Size, l.Y + 0.12*l.Size, l})
		}
		for _, b := range p.Images {
			if mid := (b.X0 + b.X1) / 2; mid > col.Left && mid < col.Right && b.Y0 > from && b.Y1 < to {
				out[i] = append(out[i], block{b.Y0, b.Y1, nil})
			}
		}
		slices.SortStableFunc(out[i], func(a, b block) int {
			if a.top < b.top {
				return -1
			}
			return 1
		})
		out[i] = c.withoutNotes(out[i], page)
	}
	return out
}

// notesEven tells whether the notes of two columns that follow one another end
// level with the longer one's text, or with each other.
func (c *Check) notesEven(page, i int, foot float64) bool {
	ends := [2]float64{}
	for k := range ends {
		for _, l := range c.Document.Pages[page].Lines {
			if l.Column == i-1+k && !l.Wide && !l.Role.Furniture() {
				ends[k] = max(ends[k], l.Y+0.12*l.Size)
			}
		}
	}
	return ends[0] >= foot-c.Pitch && ends[1] >= foot-c.Pitch && math.Abs(ends[0]-ends[1]) <= c.Pitch
}

// withoutNotes leaves out what stands below a column's note rule: small lines
// below the last that is none.
func (c *Check) withoutNotes(bs []block, page int) []block {
	rules := c.Document.Document.Pages[page].Shapes
	for i, b := range bs {
		if b.line == nil || b.line.Size > 0.95*c.Em || b.line.Role != lines.Aside {
			continue
		}
		above := 0.0
		if i > 0 {
			above = bs[i-1].foot
		}
		if slices.ContainsFunc(rules, func(s reader.Box) bool {
			return s.H() < 0.2*c.Em && s.W() > c.Em && s.Y0 > above && s.Y1 < b.top+0.1*c.Em && s.X0 < b.line.End && s.X1 > b.line.Start
		}) {
			return bs[:i]
		}
	}
	return bs
}

func foot(bs []block, top float64) float64 {
	if len(bs) == 0 {
		return top
	}
	y := top
	for _, b := range bs {
		y = max(y, b.foot)
	}
	return y
}

// offGrid tells whether a column ends with something that takes no whole
// number of lines.
func offGrid(bs []block) bool {
	if len(bs) == 0 {
		return false
	}
	l := bs[len(bs)-1].line
	return l == nil || l.Role != lines.Body
}

func (c *Check) lastLine(bs []block) *lines.Line {
	for i := len(bs) - 1; i >= 0; i-- {
		if bs[i].line != nil {
			return bs[i].line
		}
	}
	return nil
}

// evener tells whether two columns that follow one another could be broken at
// another place so that they are even, within a line, and no longer.
func (c *Check) evener(a, b []block, top float64) bool {
	footA, footB := foot(a, top), foot(b, top)
	longest := max(footA, footB)
	fits := func(x, y float64) bool {
		return math.Abs(x-y) <= 1.02*c.Pitch && max(x, y) < longest-0.5*c.Pitch
	}
	for i := 1; i < len(a); i++ {
		if c.parts(a, i) && fits(a[i-1].foot, footB+footA-a[i].top+c.Pitch-c.Em) {
			return true
		}
	}
	for i := 1; i < len(b); i++ {
		if moved := b[i-1].foot - b[0].top; c.parts(b, i) && fits(footA+moved+c.Pitch-c.Em, top+footB-b[i].top) {
			return true
		}
	}
	return false
}

// parts tells whether a column may end before its i-th block.
func (c *Check) parts(bs []block, i int) bool {
	a, b := bs[i-1].line, bs[i].line
	switch {
	case b == nil: // a picture
		return a == nil || c.headingOf(a) == nil
	case a == nil: // its caption follows
		return b.Role == lines.Body || c.headingOf(b) != nil
	case c.headingOf(a) != nil:
		return false
	case a.Role == lines.Body && b.Role == lines.Body && a.Paragraph == b.Paragraph:
		p := paragraph(a)
		k := slices.Index(p, b)
		return k >= 2 && len(p)-k >= 2
	case b.Role != lines.Body && c.headingOf(b) == nil:
		return false // of a table, a quote, a caption
	}
	return true
}
