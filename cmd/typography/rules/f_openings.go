package rules

import (
	"strconv"

	"booklet/cmd/typography/lines"
)

func rule58(c *Check, r *Result) {
	for i := 0; i+1 < len(c.Document.Pages); i++ {
		if !c.blank(i) {
			continue
		}
		r.Places++
		if i%2 == 0 {
			r.breaksPage(i, "a blank page, and page %d behind it is an even one", i+2)
		}
		for _, l := range c.Document.Pages[i].Lines {
			r.breaks(l, "the blank page is not blank")
		}
	}
	if c.Source == nil {
		return
	}
	for _, title := range c.Source.Odd() {
		r.Places++
		l := c.titleLine(title)
		if l == nil {
			r.breaks(nil, "no page shows the title %s, which must begin on an odd page", title)
			continue
		}
		n := l.Page + 1
		if text, _ := c.number(l.Page); text != "" {
			if v, err := strconv.Atoi(text); err == nil && v%2 != n%2 {
				r.breaks(l, "the printed number is %d on page %d of the file: odd pages are not the right ones", v, n)
			}
		}
		if n%2 == 0 {
			r.breaks(l, "begins on the even page %d", n)
		}
	}
}

// blank tells whether a page shows nothing but perhaps a head and a foot.
func (c *Check) blank(page int) bool {
	p := c.Document.Pages[page]
	for _, l := range p.Lines {
		if !l.Role.Furniture() {
			return false
		}
	}
	for _, s := range p.Shapes {
		if s.W() > 2*c.Em && s.H() > 2*c.Em {
			return false // a drawing
		}
	}
	return len(p.Images) == 0
}

// titleLine is the first line of a title of the first level; nil where no page
// shows it.
func (c *Check) titleLine(title string) *lines.Line {
	for i := range c.heads {
		if h := &c.heads[i]; h.level == 1 && plain(h.text) == plain(title) {
			return h.first()
		}
	}
	return nil
}
