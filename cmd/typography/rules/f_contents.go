package rules

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/reader"
)

func rule67(c *Check, r *Result) {
	byNumber := map[string]int{}
	for i := range c.Document.Pages {
		if n, _ := c.number(i); n != "" {
			byNumber[n] = i
		}
	}
	for _, l := range c.Lines {
		title, number, ok := lines.Leader(l.Text())
		if !ok || l.Role != lines.Contents {
			continue
		}
		r.Places++
		// A long title begins on the lines above.
		for k := c.above(l); k != nil && k.Role == lines.Contents && l.Y-k.Y < 1.2*c.Pitch; k = c.above(k) {
			if _, _, ok := lines.Leader(k.Text()); ok {
				break
			}
			title = k.Text() + title
		}
		if d := (c.Area(l).Right - l.End) / c.Em; math.Abs(d) > tolEdge {
			r.breaks(l, "the number ends %.3f em from the right edge", d)
		}
		page, ok := byNumber[number]
		if !ok {
			if v, err := strconv.Atoi(number); err == nil && v <= len(c.Document.Pages) && len(byNumber) == 0 {
				page, ok = v-1, true
			}
		}
		if !ok {
			r.breaks(l, "no page prints the number %s", number)
			continue
		}
		if !c.showsTitle(page, title) {
			r.breaks(l, "page %s does not show the title", number)
		}
		c.checkLink(r, l, page)
	}
	if r.Places == 0 {
		r.note("no table of contents")
	}
}

// numbering stands before a title in the contents.
var numbering = regexp.MustCompile(`^(第?[〇零一二三四五六七八九十百]+[、章节篇 ]|[0-9]+[.、 ]|（[〇一二三四五六七八九十]+）)\s*`)

// showsTitle tells whether the larger lines of a page have the title of a
// contents line, whose numbering and label may be its own.
func (c *Check) showsTitle(page int, title string) bool {
	var b strings.Builder
	for _, l := range c.Document.Pages[page].Lines {
		if l.Role != lines.Body && !l.Role.Furniture() {
			b.WriteString(plain(l.Text()))
		}
	}
	title = numbering.ReplaceAllString(title, "")
	if i := strings.LastIndexAny(title, " \u3000"); i > 0 && c.showsTitle(page, title[:i]) {
		return true // the author stands behind it, and elsewhere on the page
	}
	t := []rune(plain(title))
	// The last six characters and more are surely the title's own.
	for cut := 0; cut < len(t) && (len(t)-cut >= 6 || cut == 0); cut++ {
		if strings.Contains(b.String(), string(t[cut:])) {
			return true
		}
	}
	return false
}

// plain leaves of a text only what names it: no blanks and no marks.
func plain(s string) string {
	return strings.Map(func(x rune) rune {
		if unicode.Is(unicode.Han, x) || word(x) {
			return x
		}
		return -1
	}, s)
}

func (c *Check) checkLink(r *Result, l *lines.Line, page int) {
	middle := l.Y
	if !l.Down {
		middle -= 0.35 * l.Size
	}
	var link *reader.Link
	near := math.Inf(1)
	for i := range c.Document.Pages[l.Page].Links {
		k := &c.Document.Pages[l.Page].Links[i]
		if d := math.Abs(middle - (k.Box.Y0+k.Box.Y1)/2); k.Page >= 0 && d < near && d < (k.Box.Y1-k.Box.Y0)/2+0.3*c.Em {
			link, near = k, d
		}
	}
	switch {
	case link == nil:
		r.breaks(l, "no link")
	case link.Page != page:
		r.breaks(l, "the link leads to page %d of the file instead of %d", link.Page+1, page+1)
	}
}
