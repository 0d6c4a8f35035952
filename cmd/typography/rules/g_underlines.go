package rules

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/reader"
	"booklet/cmd/typography/sets"
)

// What counts as a line under a proper name or book title, in em.
const (
	leastLine    = 0.4  // long
	thickest     = 0.07 // a straight one
	waviest      = 0.3  // a wavy one, from crest to trough
	leastParting = 0.08 // between the lines of neighbours
	tolLineEnd   = 0.2  // an end may stand inside or outside of its character by this
)

// underline is a straight or wavy line that runs along characters of a line.
type underline struct {
	line     *lines.Line
	from, to int        // the first and last glyph that it runs along
	box      reader.Box // X along the line, Y across it, as in the line's own axes
	wavy     bool
	behind   bool // in columns: on the right, where dots belong
}

func (u *underline) text() string {
	var t []rune
	for i := u.from; i <= u.to; i++ {
		if g := &u.line.Glyphs[i]; !g.Raised || !noteMark(g.R) {
			t = append(t, g.R)
		}
	}
	return string(t)
}

// underlines finds the lines that stand under text on a page, in reading
// order. Rules of tables and of heads are longer than the text above them, or
// farther from it.
func (c *Check) underlines(p int) []underline {
	var out []underline
	page := &c.Document.Pages[p]
	for _, s := range append(slices.Clone(page.Shapes), page.Strokes...) {
		if u, ok := c.underlineAt(page, c.turned(p, s)); ok {
			out = append(out, u)
		}
	}
	slices.SortStableFunc(out, func(a, b underline) int {
		return cmp.Or(cmp.Compare(slices.Index(page.Lines, a.line), slices.Index(page.Lines, b.line)), cmp.Compare(a.box.X0, b.box.X0))
	})
	return out
}

func (c *Check) underlineAt(page *lines.Page, s reader.Box) (underline, bool) {
	var u underline
	best := math.Inf(1)
	for _, l := range page.Lines {
		em := l.Size
		off, behind := (s.Y0-l.Y)/em, false
		near := off > 0.02 && off < 0.5
		if c.Document.Vertical {
			off = ((s.Y0+s.Y1)/2 - l.Y) / em // from the column's middle to the left
			behind = off < 0
			off = math.Abs(off)
			near = off > 0.45 && off < 0.8
		}
		if !near || off > best || l.Role.Furniture() || l.Role == lines.Ruby || s.W() < leastLine*em || s.H() > waviest*em {
			continue
		}
		from, to, ok := along(l, s)
		if !ok {
			continue
		}
		best = off
		u = underline{line: l, from: from, to: to, box: s, wavy: s.H() > thickest*em, behind: behind}
	}
	return u, !math.IsInf(best, 1)
}

// along finds the glyphs whose middles a shape runs along; false when it runs
// beyond the line's text, as rules of tables do.
func along(l *lines.Line, s reader.Box) (from, to int, ok bool) {
	if s.X0 < l.Start-0.5*l.Size || s.X1 > l.End+0.5*l.Size {
		return 0, 0, false
	}
	from, to = -1, -1
	for i := range l.Glyphs {
		if m := (l.Glyphs[i].A + l.Glyphs[i].B) / 2; m > s.X0 && m < s.X1 {
			if from < 0 {
				from = i
			}
			to = i
		}
	}
	return from, to, from >= 0
}

func rule71(c *Check, r *Result) {
	var all []underline
	for p := range c.Document.Pages {
		us := c.underlines(p)
		dots := c.dots(p)
		for i := range us {
			r.Places++
			c.underlineAlone(r, &us[i])
			if i > 0 && us[i-1].line == us[i].line {
				c.neighbouring(r, &us[i-1], &us[i])
			}
			c.lineThenDot(r, p, &us[i], dots)
		}
		c.underlinesTouch(r, p, us)
		all = append(all, us...)
	}
	if c.Source == nil {
		if len(all) > 0 {
			r.note("no source to tell where an item begins and ends")
		}
		return
	}
	c.items(r, all)
}

// underlineAlone checks one line against the characters that it runs along.
func (c *Check) underlineAlone(r *Result, u *underline) {
	l, em := u.line, u.line.Size
	a, b := &l.Glyphs[u.from], &l.Glyphs[u.to]
	if u.behind {
		r.breaks(l, "the line of %s stands to the right of its column", u.text())
	}
	for _, end := range []struct {
		off  float64
		name string
	}{{(a.A - u.box.X0) / em, "begins"}, {(u.box.X1 - b.B) / em, "ends"}} {
		if math.Abs(end.off) > tolLineEnd {
			r.breaks(l, "the line of %s %s %.3f em off its text", u.text(), end.name, end.off)
		}
	}
}

// neighbouring checks that two lines of one line of text can be told apart.
func (c *Check) neighbouring(r *Result, a, b *underline) {
	gap := (b.box.X0 - a.box.X1) / b.line.Size
	switch {
	case a.box.Y1 < b.box.Y0 || b.box.Y1 < a.box.Y0: // one below the other: a name in a title
	case touch(a.box, b.box, b.line.Size): // said by underlinesTouch
	case gap < leastParting:
		r.breaks(b.line, "the lines of %s and %s are %.3f em apart", a.text(), b.text(), gap)
	}
}

// lineThenDot checks that emphasis dots stand farther from the text than the
// line under the same characters.
func (c *Check) lineThenDot(r *Result, p int, u *underline, dots []reader.Box) {
	if c.Document.Vertical {
		return // they stand on two sides
	}
	for _, d := range dots {
		x := (d.X0 + d.X1) / 2
		l, _, _, ok := c.dotAt(p, d)
		if ok && l == u.line && x > u.box.X0 && x < u.box.X1 && d.Y0 < u.box.Y1 {
			r.breaks(l, "the dots of %s stand above its line", u.text())
			return
		}
	}
}

// items checks the lines against the items that the source marks: one line an
// item, or one on each line of text that it is parted over.
func (c *Check) items(r *Result, all []underline) {
	shown := map[bool][]string{}
	for _, wavy := range []bool{false, true} { // a name may stand inside of a title
		shown[wavy] = c.shownItems(r, slices.DeleteFunc(slices.Clone(all), func(u underline) bool { return u.wavy != wavy }), c.Source.Items(wavy))
	}
	for _, book := range []bool{false, true} {
		for _, item := range c.Source.Items(book) {
			if slices.Contains(shown[book], item) {
				continue
			}
			if l := c.lineWith(item); l != nil {
				r.breaks(l, "no line of its own under %s", item)
			}
		}
	}
}

// shownItems gives the texts that lines of one kind stand under, those that are
// parted over line ends put together, and says which are none of the items.
func (c *Check) shownItems(r *Result, us []underline, items []string) []string {
	var shown []string
	done := make([]bool, len(us))
	for i := range us {
		if done[i] {
			continue
		}
		// As many lines as make an item: parted over line ends, its pieces may
		// be items of their own elsewhere.
		whole, pieces := "", []int(nil)
		for k, text, so := i, "", []int(nil); k >= 0; k = c.goesOnWith(us, k) {
			text, so = text+us[k].text(), append(so, k)
			if slices.Contains(items, text) {
				whole, pieces = text, slices.Clone(so)
			}
		}
		if pieces == nil {
			whole, pieces = us[i].text(), []int{i}
			r.breaks(us[i].line, "%s", misdrawn(whole, items))
		}
		shown = append(shown, whole)
		for _, k := range pieces {
			done[k] = true
		}
	}
	return shown
}

// goesOnWith finds the line that an item at the end of another one's text goes
// on with, which is not the next where cells stand side by side; -1 for none.
func (c *Check) goesOnWith(us []underline, k int) int {
	for n := k + 1; n < len(us) && us[n].line.Page <= us[k].line.Page+1; n++ {
		if c.goesOn(&us[k], &us[n]) {
			return n
		}
	}
	return -1
}

// goesOn tells whether an item under the end of a line of text may go on at
// the beginning of the next.
func (c *Check) goesOn(a, b *underline) bool {
	return a.to+1 == len(a.line.Glyphs) && b.from == 0 && (a.line.Next == b.line || a.line.Next == nil && c.below(a.line) == b.line)
}

// below is the line that comes after one of a note or a caption on its page;
// nil for none.
func (c *Check) below(l *lines.Line) *lines.Line {
	page := c.Document.Pages[l.Page].Lines
	for i := slices.Index(page, l) + 1; i < len(page); i++ {
		if page[i].Role != lines.Ruby {
			if page[i].Role == l.Role && page[i].Size == l.Size {
				return page[i]
			}
			break
		}
	}
	return nil
}

// misdrawn says what is wrong with a line under a text that is no item.
func misdrawn(text string, items []string) string {
	for _, it := range items {
		switch {
		case strings.Contains(it, text):
			return "the line of " + it + " is broken: a piece of it stands under " + text
		case strings.Contains(text, it):
			return "one line under " + text + ", of which " + it + " is an item by itself"
		}
	}
	return "the source marks no such item: " + text
}

// lineWith finds a line of text that an item begins on; nil when the document
// does not show it.
func (c *Check) lineWith(item string) *lines.Line {
	x := []rune(item)
	for n := len(x); n > 0; n-- {
		for _, l := range c.Lines {
			if l.Role.Furniture() || l.Role == lines.Ruby || l.Role == lines.Contents {
				continue
			}
			var t []rune
			for i := range l.Glyphs {
				if g := &l.Glyphs[i]; !g.Raised && g.Class != sets.Space {
					t = append(t, g.R)
				}
			}
			s := string(t)
			if n == len(x) && strings.Contains(s, item) || n < len(x) && l.Next != nil && strings.HasSuffix(s, string(x[:n])) && strings.HasPrefix(l.Next.Text(), string(x[n:])) {
				return l
			}
		}
	}
	return nil
}
