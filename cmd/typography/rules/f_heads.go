package rules

import (
	"slices"
	"strings"

	"booklet/cmd/typography/lines"
)

func rule66(c *Check, r *Result) {
	book := c.evenHead()
	for i := range c.Document.Pages {
		head := c.runningHead(i)
		if head == nil {
			continue
		}
		r.Places++
		switch text := head.Text(); {
		case c.opens(i):
			r.breaks(head, "a running head on an opening page")
		case text == book:
		case i%2 == 1:
			r.note("even page %d has another head: %s", i+1, text)
		case !c.ofPage(i, text):
			r.breaks(head, "no heading that the page belongs to")
		}
	}
	if r.Places == 0 {
		r.note("no running heads")
	}
}

// runningHead is the head of a page; nil where it has none but a number.
func (c *Check) runningHead(page int) *lines.Line {
	for _, l := range c.Document.Pages[page].Lines {
		if l.Role == lines.Head && lines.Folio(l.Text()) == "" {
			return l
		}
	}
	return nil
}

// evenHead is the head of most even pages.
func (c *Check) evenHead() string {
	times := map[string]int{}
	most := ""
	for i := 1; i < len(c.Document.Pages); i += 2 {
		if l := c.runningHead(i); l != nil {
			t := l.Text()
			times[t]++
			if times[t] > times[most] || times[t] == times[most] && t < most {
				most = t
			}
		}
	}
	return most
}

// leastCut is how many characters a title has at least that is cut short.
const leastCut = 4

// ofPage tells whether a text names a heading on a page, or the last one of
// some level before it. A long one may be cut short, or have a shorter one in the source. Without an outline nothing
// is sure.
func (c *Check) ofPage(page int, text string) bool {
	if len(c.Outline) == 0 {
		return true
	}
	var current []*heading // the last of each level
	var here []*heading
	for i := range c.heads {
		h := &c.heads[i]
		switch on := h.first().Page; {
		case on == page:
			here = append(here, h)
		case on < page:
			current = append(slices.DeleteFunc(current, func(o *heading) bool { return o.level >= h.level }), h)
		}
	}
	var short []string
	if c.Source != nil {
		short = c.Source.Short(text)
	}
	text = plain(text)
	return slices.ContainsFunc(append(current, here...), func(h *heading) bool {
		title := plain(h.text)
		return strings.Contains(text, title) || len([]rune(text)) >= leastCut && strings.HasPrefix(title, text) ||
			slices.ContainsFunc(short, func(s string) bool { return plain(s) == title })
	})
}
