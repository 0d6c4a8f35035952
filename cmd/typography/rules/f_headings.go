package rules

import (
	"math"
	"regexp"
	"strings"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

// byFace is what rule 59 gives way to.
const byFace = "62 (told from the text by face or number, not by size)"

func rule59(c *Check, r *Result) {
	parents := map[int]*heading{}
	for i := range c.heads {
		h := &c.heads[i]
		var parent *heading
		for up := h.level - 1; up > 0 && parent == nil; up-- {
			parent = parents[up]
		}
		parents[h.level] = h
		for deeper := h.level + 1; deeper < 10; deeper++ {
			parents[deeper] = nil
		}
		r.Places++
		l := h.first()
		size := c.headingSize(h)
		switch {
		case size < c.Em-0.02*c.Em:
			r.breaks(l, "%.2f pt, smaller than the body's %.2f", size, c.Em)
		case parent != nil && size > 1.01*c.headingSize(parent):
			r.breaks(l, "%.2f pt, larger than the heading above it, %.2f pt: %s", size, c.headingSize(parent), parent.text)
		case size <= 1.01*c.Em:
			if !c.setApart(h) {
				r.breaks(l, "in the body's size and face, without a number")
			} else {
				r.gives(byFace, l, "%.2f pt as the body", size)
			}
		case parent != nil && size > 0.99*c.headingSize(parent):
			if l.Font == parent.first().Font && numberLevel(h.text) == numberLevel(parent.text) {
				r.breaks(l, "in the size and face of the heading above it: %s", parent.text)
			} else {
				r.gives(byFace, l, "%.2f pt as the heading above it", size)
			}
		}
	}
}

func (c *Check) headingSize(h *heading) float64 {
	if h.runIn > 0 {
		return h.first().Glyphs[0].Size
	}
	return h.first().Size
}

// setApart tells whether a heading of the body's size differs from the body by
// its face, or begins with a number.
func (c *Check) setApart(h *heading) bool {
	if numberLevel(h.text) > 0 {
		return true
	}
	for i := range h.first().Glyphs {
		if g := &h.first().Glyphs[i]; g.Class == sets.Han {
			return g.Font != c.Font
		}
	}
	return h.first().Font != c.Font
}

// The numbers of the levels of GB/T 9704.
var levelNumbers = []*regexp.Regexp{
	regexp.MustCompile(`^[一二三四五六七八九十]+、`),
	regexp.MustCompile(`^（[一二三四五六七八九十]+）`),
	regexp.MustCompile(`^[0-9]{1,2}[.．]([^0-9]|$)`),
	regexp.MustCompile(`^（[0-9]{1,2}）`),
}

// numberLevel is the level, from 1, of the number that a text begins with; 0
// where it begins with none.
func numberLevel(text string) int {
	for i, re := range levelNumbers {
		if re.MatchString(text) {
			return i + 1
		}
	}
	return 0
}

func rule60(c *Check, r *Result) {
	for _, l := range c.Lines {
		if l.Prev != nil || l.Role.Furniture() || l.Role == lines.Table || l.Role == lines.Ruby || l.Role == lines.Contents {
			continue
		}
		n := c.runIn(l)
		if n == 0 {
			continue
		}
		r.Places++
		a, b := &l.Glyphs[n-1], &l.Glyphs[n]
		blank := (b.X - a.X - a.Adv) / a.Size
		if tight := (b.A - a.B) / a.Size; math.Abs(tight-1) < math.Abs(blank-1) {
			blank = tight
		}
		if blank < 1-tolEdge || blank > 1+max(0, c.slack(l))+tolEdge {
			r.breaks(l, "%.3f em behind %s", blank, string(textOf(l, 0, n)))
		}
	}
}

// runIn is how many glyphs of a paragraph's first line are a heading that the
// text goes on behind: as the outline says, or words in another face with no
// mark behind them but a blank.
func (c *Check) runIn(l *lines.Line) int {
	if h := c.headingOf(l); h != nil {
		return h.runIn
	}
	n := 0
	for n < len(l.Glyphs) && l.Glyphs[n].Class == sets.Han && l.Glyphs[n].Font == l.Glyphs[0].Font {
		n++
	}
	if n < 2 || n == len(l.Glyphs) || l.Role != lines.Body || l.Glyphs[0].Font == c.Font || l.Glyphs[n].Font == l.Glyphs[0].Font {
		return 0
	}
	if (l.Glyphs[n].X-l.Glyphs[n-1].X-l.Glyphs[n-1].Adv)/c.Em < 0.4 {
		return 0 // no more than words in bold
	}
	return n
}

func rule63(c *Check, r *Result) {
	for i := range c.heads {
		h := &c.heads[i]
		if h.runIn > 0 {
			continue
		}
		r.Places++
		l := h.last()
		end := l.Glyphs[len(l.Glyphs)-1].R
		if !strings.ContainsRune("。．.，；：、", end) {
			continue
		}
		if c.Source != nil && c.Source.Has(l.Text()) {
			r.gives("78 (the text has it so)", l, "ends with %c", end)
			continue
		}
		r.breaks(l, "ends with %c", end)
	}
}
