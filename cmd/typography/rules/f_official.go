package rules

import (
	"math"
	"strconv"
	"strings"

	"booklet/cmd/typography/lines"
)

func rule64(c *Check, r *Result) {
	if !c.GB9704 {
		r.note("not an official document")
		return
	}
	for i := range c.Document.Pages {
		text, l := c.number(i)
		if l == nil {
			continue
		}
		r.Places++
		a := c.Area(l)
		n, _ := strconv.Atoi(text)
		left, right := c.furnitureRow(l)
		free := (a.Right - right) / l.Size
		if n%2 == 0 {
			free = (left - a.Left) / l.Size
		}
		switch {
		case !strings.HasPrefix(l.Text(), "—") || !strings.HasSuffix(l.Text(), "—"):
			r.breaks(l, "no one-em line on each side")
		case math.Abs(l.Size-14) > 0.1:
			r.breaks(l, "%.2f pt instead of 14", l.Size)
		case math.Abs(free-1) > 0.1:
			r.breaks(l, "%.2f characters free outside instead of 1", free)
		}
		if d, ok := c.belowGrid(l.Y - 0.8*l.Size); ok && math.Abs(d-19.84) > 4.5 {
			r.breaks(l, "%.1f mm below the type area instead of 7", d/72*25.4)
		}
	}
}

// belowGrid is how far a height on the page lies below the type area, as near
// to 7 mm as lines of the body that no page has to its foot allow: of the 22
// that the area holds, the last may be blank everywhere.
func (c *Check) belowGrid(y float64) (float64, bool) {
	top, foot := math.Inf(1), math.Inf(-1)
	for _, l := range c.Lines {
		if l.Role == lines.Body {
			top, foot = min(top, l.Y), max(foot, l.Y)
		}
	}
	if foot < top || c.Pitch == 0 {
		return 0, false
	}
	best := y - foot - 0.12*c.Em
	for n := int(math.Round((foot-top)/c.Pitch)) + 1; n < linesOfPage; n++ {
		foot += c.Pitch
		if d := y - foot - 0.12*c.Em; math.Abs(d-19.84) < math.Abs(best-19.84) {
			best = d
		}
	}
	return best, true
}

// linesOfPage are the lines of the type area of an official document.
const linesOfPage = 22

func rule68(c *Check, r *Result) {
	if !c.GB9704 {
		r.note("not an official document")
		return
	}
	const mm = 72 / 25.4
	near := func(what string, got, want, tol float64) {
		r.Places++
		if math.Abs(got-want) > tol {
			r.breaks(nil, "%s %.1f mm instead of %.1f", what, got/mm, want/mm)
		}
	}
	if len(c.Document.Pages) > 0 {
		near("page width", c.Document.Pages[0].W, 210*mm, tolPoints)
		near("page height", c.Document.Pages[0].H, 297*mm, tolPoints)
	}
	for side, cols := range c.Columns {
		if len(cols) == 0 || side == 0 && len(c.Document.Pages) < 2 {
			continue
		}
		left := []float64{26, 28}[side] * mm
		near("left margin", cols[0].Left, left, mm+tolPoints)
		near("type area", cols[0].Right-cols[0].Left, 156*mm, 2*mm+tolPoints)
	}
	r.Places++
	if n := math.Round(c.FullLine()); n != 28 {
		r.breaks(nil, "%.0f characters in a line instead of 28", n)
	}
	full := 0
	for i := range c.Document.Pages {
		n := 0
		for _, l := range c.Document.Pages[i].Lines {
			if l.Role == lines.Body {
				n++
			}
		}
		full = max(full, n)
	}
	r.Places++
	if full > linesOfPage {
		r.breaks(nil, "%d lines on a page instead of 22", full)
	}
}
