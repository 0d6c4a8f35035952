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
	{"58", "what must begin on an odd page does; the blank page before it is blank", rule58},
	{"59", "heading sizes fall with the level and exceed the body's", rule59},
	{"60", "a run-in heading is followed by 1 em", rule60},
	{"61", "title lines centred, of growing or falling length, parted between words", rule61},
	{"62", "official headings: 一、（一）1.（1） in 黑 楷 仿宋 仿宋, no level skipped", rule62},
	{"63", "no stop mark after a heading alone on its line", rule63},
	{"64", "page number of an official document: — 1 —, 14 pt, outside", rule64},
	{"65", "page numbers outside or centred, counting up, as the page labels say", rule65},
	{"66", "running heads: one text on even pages, the section on odd ones, none on opening pages", rule66},
	{"67", "contents: titles and numbers true, numbers flush right, links live", rule67},
	{"68", "official grid: A4, 22 lines × 28 characters, margins", rule68},
	{"69", "附件 note and date in their places", rule69},
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
	for i := range c.heads {
		h := &c.heads[i]
		l := h.last()
		if h.runIn > 0 || c.cover(l.Page) {
			continue
		}
		r.Places++
		below := 0
		picture := false
		var next *lines.Line
		for _, k := range c.Document.Pages[l.Page].Lines {
			if k.Y > l.Y+0.3*c.Em && (k.Column == l.Column || l.Wide || k.Wide) && !k.Role.Furniture() && k.Role != lines.Ruby {
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
		case below == 1 && next.Last && next.First && c.headingOf(next) == nil:
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
			if n := lines.Folio(l.Text()); n != "" {
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
		if p.Label != "" && p.Label != text && lines.Folio(p.Label) != text {
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
		if len(c.Columns[lines.Side(i)]) > 1 || c.Document.Vertical {
			centre = p.W / 2
		}
		if math.Abs(mid-centre) < c.Em || math.Abs(mid-p.W/2) < c.Em {
			continue
		}
		// Pages before the first may be numbered by themselves, from either side.
		if right := mid > centre; right != (n%2 == 1 != c.RightToLeft) && right != (i%2 == 0 != c.RightToLeft) {
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
