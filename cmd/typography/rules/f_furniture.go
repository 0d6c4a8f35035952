package rules

import (
	"math"
	"strconv"
	"strings"

	"booklet/cmd/typography/lines"
)

var furniture = []Rule{
	{"56", "the text below a heading is on the grid again", rule56},
	{"57", "a heading is not last on its page; two lines follow", rule57},
	{"64", "page number of an official document: — 1 —, 14 pt, outside", rule64},
	{"65", "page numbers outside or centred, counting up, as the page labels say", rule65},
	{"66", "running heads: one text on even pages, none on opening pages", rule66},
	{"67", "contents: titles and numbers true, numbers flush right, links live", rule67},
	{"68", "official grid: A4, 22 lines × 28 characters, margins", rule68},
}

func rule56(c *Check, r *Result) {
	for _, l := range c.Lines {
		if l.Role != lines.Heading && l.Role != lines.Title {
			continue
		}
		var before, after *lines.Line
		for _, k := range c.Document.Pages[l.Page].Lines {
			if k.Role != lines.Body || k.Column != l.Column {
				continue
			}
			if k.Y < l.Y && (before == nil || k.Y > before.Y) {
				before = k
			}
			if k.Y > l.Y && (after == nil || k.Y < after.Y) {
				after = k
			}
		}
		if before == nil || after == nil {
			continue
		}
		r.Places++
		if !c.onGrid(after.Y - before.Y) {
			r.breaks(l, "%.3f lines between the text before and behind it", (after.Y-before.Y)/c.Pitch)
		}
	}
}

// isHeading tells whether a line is part of a heading and not of a larger
// text such as a quote or a cover: it is short and no sentence.
func (c *Check) isHeading(l *lines.Line) bool {
	if l.Role != lines.Title && l.Role != lines.Heading {
		return false
	}
	first := l
	for first.Prev != nil {
		first = first.Prev
	}
	n := 0
	last := first
	for k := first; k != nil; k = k.Next {
		n += len(k.Glyphs)
		last = k
	}
	end := last.Glyphs[len(last.Glyphs)-1].R
	return n <= 60 && !strings.ContainsRune("。；，：”", end)
}

func rule57(c *Check, r *Result) {
	for _, l := range c.Lines {
		if !c.isHeading(l) || l.Next != nil || c.cover(l.Page) {
			continue
		}
		r.Places++
		below := 0
		picture := false
		var next *lines.Line
		for _, k := range c.Document.Pages[l.Page].Lines {
			if k.Y > l.Y+0.3*c.Em && k.Column == l.Column && !k.Role.Furniture() && k.Role != lines.Ruby {
				below++
				if next == nil {
					next = k
				}
			}
		}
		for _, b := range c.Document.Pages[l.Page].Images {
			picture = picture || b.Y1 > l.Y
		}
		switch {
		case picture || below >= 2:
		case below == 1 && next.Last && next.First && !c.isHeading(next):
			// The text has one line only, or the next thing is on a new page.
		case below == 0:
			r.breaks(l, "nothing follows on its page")
		default:
			r.breaks(l, "one line follows on its page")
		}
	}
}

// cover tells whether a page has no line of the body.
func (c *Check) cover(page int) bool {
	for _, l := range c.Document.Pages[page].Lines {
		if l.Role == lines.Body && len(l.Glyphs) > 8 || l.Role == lines.Contents {
			return false
		}
	}
	return true
}

// number is a page's printed number and its line; nil where there is none.
func (c *Check) number(page int) (string, *lines.Line) {
	for _, l := range c.Document.Pages[page].Lines {
		if l.Role.Furniture() {
			if n := lines.PageNumber(l.Text()); n != "" {
				return n, l
			}
		}
	}
	return "", nil
}

// furnitureRow gives the extent of all text on the row of a foot or head.
func (c *Check) furnitureRow(l *lines.Line) (left, right float64) {
	left, right = l.Start, l.End
	for _, k := range c.Document.Pages[l.Page].Lines {
		if k.Role == l.Role && math.Abs(k.Y-l.Y) < 0.1*c.Em {
			left, right = min(left, k.Start), max(right, k.End)
		}
	}
	return left, right
}

func rule65(c *Check, r *Result) {
	last, lastPage := 0, -1
	for i := range c.Document.Pages {
		text, l := c.number(i)
		if l == nil {
			continue
		}
		r.Places++
		p := c.Document.Pages[i]
		if p.Label != "" && p.Label != text {
			r.breaks(l, "the page label is %q, printed is %q", p.Label, text)
		}
		n, err := strconv.Atoi(text)
		if err != nil {
			continue // roman
		}
		if lastPage >= 0 && n-last != i-lastPage && n != 1 {
			r.breaks(l, "number %d after %d", n, last)
		}
		last, lastPage = n, i
		left, right := c.furnitureRow(l)
		mid := (left + right) / 2
		a := c.Area(l)
		centre := (a.Left + a.Right) / 2
		if len(c.Columns[lines.Side(i)]) > 1 {
			centre = p.W / 2
		}
		if c.Document.Vertical || math.Abs(mid-centre) < c.Em || math.Abs(mid-p.W/2) < c.Em {
			continue
		}
		if outside := n%2 == 1; outside != (mid > centre) && !c.RightToLeft {
			r.breaks(l, "stands on the inner side")
		}
	}
	labelled := false
	for i := range c.Document.Pages {
		labelled = labelled || c.Document.Pages[i].Label != ""
	}
	if r.Places > 0 && !labelled {
		r.note("the PDF has no page labels")
	}
}

func rule66(c *Check, r *Result) {
	even := map[string][]*lines.Line{}
	most := ""
	for i := range c.Document.Pages {
		var head *lines.Line
		for _, l := range c.Document.Pages[i].Lines {
			if l.Role == lines.Head && lines.PageNumber(l.Text()) == "" {
				head = l
			}
		}
		if head == nil {
			continue
		}
		r.Places++
		if c.opens(i) {
			r.breaks(head, "a running head on an opening page")
		}
		if i%2 == 1 {
			t := head.Text()
			even[t] = append(even[t], head)
			if len(even[t]) > len(even[most]) || len(even[t]) == len(even[most]) && t < most {
				most = t
			}
		}
	}
	for _, l := range c.Lines {
		if l.Role == lines.Head && l.Page%2 == 1 && lines.PageNumber(l.Text()) == "" && most != "" && l.Text() != most {
			r.note("even page %d has another head: %s", l.Page+1, l.Text())
		}
	}
	if r.Places == 0 {
		r.note("no running heads")
	}
}
