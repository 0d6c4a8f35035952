package rules

import (
	"math"
	"slices"
	"strings"

	"booklet/cmd/typography/lines"
)

// heading is a heading as its lines show it.
type heading struct {
	lines []*lines.Line
	text  string
	level int // from 1
	runIn int // how many glyphs of its only line it has, where the text goes on behind it; 0: it stands alone
}

func (h *heading) first() *lines.Line { return h.lines[0] }
func (h *heading) last() *lines.Line  { return h.lines[len(h.lines)-1] }

// findHeadings takes the headings that the outline names, or where there is
// none what looks like one.
func (c *Check) findHeadings() []heading {
	var out []heading
	for _, b := range c.Outline {
		if b.Page < 0 || plain(b.Title) == "" {
			continue
		}
		y := b.Y
		if c.Document.Vertical {
			y = 0 // of the head of all columns
		}
		var best []heading
		for i := range c.Document.Pages[b.Page].Lines {
			h, ok := c.shows(b.Page, i, b.Title)
			if !ok || y > 0 && h.first().Y < y || y == 0 && slices.ContainsFunc(out, func(o heading) bool { return o.first() == h.first() }) {
				continue
			}
			if len(best) == 0 || math.Abs(h.first().Y-y) < math.Abs(best[0].first().Y-y) {
				best = []heading{h}
			}
		}
		for _, h := range best {
			h.level = b.Level
			out = append(out, h)
		}
	}
	if len(out) > 0 {
		return out
	}
	sizes := c.titleSizes()
	for _, l := range c.Lines {
		if l.Prev != nil || !c.isHeading(l) {
			continue
		}
		h := heading{lines: paragraph(l), level: len(sizes) + max(1, numberLevel(l.Text()))}
		if l.Role == lines.Title {
			h.level = 1 + slices.IndexFunc(sizes, func(s float64) bool { return math.Abs(s-l.Size) < 0.02*s })
		}
		for _, k := range h.lines {
			h.text += k.Text()
		}
		out = append(out, h)
	}
	return out
}

// shows tells whether a title stands in the lines of a page from the i-th on,
// perhaps behind a label on its only line, perhaps with text behind it.
func (c *Check) shows(page, i int, title string) (heading, bool) {
	want := plain(title)
	h := heading{text: title}
	got := ""
	for _, l := range c.Document.Pages[page].Lines[i:] {
		if l.Role.Furniture() || l.Role == lines.Contents || l.Role == lines.Ruby {
			if len(h.lines) > 0 {
				continue
			}
			return h, false
		}
		h.lines = append(h.lines, l)
		got += plain(l.Text())
		switch {
		case got == want || len(h.lines) == 1 && strings.HasSuffix(got, want):
			return h, true
		case strings.HasPrefix(want, got):
			continue
		case len(h.lines) == 1 && strings.HasPrefix(got, want):
			for n := range l.Glyphs {
				if plain(string(textOf(l, 0, n))) == want {
					h.runIn = n
				}
			}
			return h, h.runIn > 0
		}
		return h, false
	}
	return h, false
}

// titleSizes are the sizes of titles, the largest first.
func (c *Check) titleSizes() []float64 {
	var out []float64
	for _, l := range c.Lines {
		if l.Role == lines.Title && c.isHeading(l) && !slices.ContainsFunc(out, func(s float64) bool { return math.Abs(s-l.Size) < 0.02*s }) {
			out = append(out, l.Size)
		}
	}
	slices.SortFunc(out, func(a, b float64) int {
		if a > b {
			return -1
		}
		return 1
	})
	return out
}

// headingOf is the heading that a line is of; nil where it is of none.
func (c *Check) headingOf(l *lines.Line) *heading {
	for i := range c.heads {
		if slices.Contains(c.heads[i].lines, l) {
			return &c.heads[i]
		}
	}
	return nil
}

// opens tells whether a page begins with a title of the first level; labels and
// the like may stand above it.
func (c *Check) opens(page int) bool {
	for _, l := range c.Document.Pages[page].Lines {
		if l.Role.Furniture() {
			continue
		}
		if h := c.headingOf(l); h != nil && h.runIn == 0 {
			return h.level == 1
		}
		if l.Role == lines.Body && len(l.Glyphs) > 8 {
			return false
		}
	}
	return false
}
