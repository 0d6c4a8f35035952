package typeset

import (
	"slices"
	"strconv"

	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// What stands between the text of a page and its notes: space, a short line,
// space.
const (
	noteAbove = 10 * unit.Pt
	noteLine  = unit.Pt / 2
	noteBelow = 5 * unit.Pt
)

// body makes the pages of all entries, numbered from 1.
func (b *book) body() {
	_, depth := area(b.doc.Layout)
	b.starts = make([]int, len(b.entries))
	b.anchors = map[string]place{}
	for i := 0; i < len(b.entries); {
		j := i + 1
		for j < len(b.entries) && b.doc.Entries[j].Start == manifest.StartFlow {
			j++
		}
		if b.doc.Entries[i].Start == manifest.StartOdd && len(b.pages)%2 == 1 {
			b.pages = append(b.pages, Page{Blank: true})
		}
		c := b.chapter(i, j, depth)
		b.tooTall(c)
		for n, columns := range c.groups() {
			b.page(c, columns, n == 0)
		}
		i = j
	}
	for i := range b.pages {
		b.pages[i].Number = i + 1
		b.pages[i].Label = strconv.Itoa(i + 1)
	}
}

// tooTall reports rows that no page holds: they would run out of the type area.
func (b *book) tooTall(c *chapter) {
	for i := range c.rows {
		r := &c.rows[i]
		if r.height <= c.depth || len(r.items) == 0 {
			continue
		}
		what, hint := "a line", "make its style smaller"
		switch r.items[0].Role {
		case compose.RoleTable:
			what, hint = "a row of the table", "divide its longest cell among several rows"
		case compose.RoleFigure:
			what, hint = "a picture with its caption", "shorten the caption"
		}
		b.diags = append(b.diags, diag.Diagnostic{Pos: r.items[0].Pos, Severity: diag.Error, Code: "too-tall",
			Message: what + " is taller than a page", Hint: hint})
	}
}

// chapter joins the entries from…to, to not included, which share pages.
func (b *book) chapter(from, to int, depth unit.Length) *chapter {
	c := &chapter{pitch: b.doc.Layout.Grid.Pitch, depth: depth, rule: noteAbove + noteLine + noteBelow, columns: max(1, b.doc.Layout.Page.Columns), ragged: b.doc.Layout.Page.RaggedFoot}
	for i := from; i < to; i++ {
		rows := b.entries[i].rows
		if wide := b.entries[i].wide; i == from {
			c.wide = wide
			if len(wide) > 0 {
				c.above = c.height(wide) + unit.Length(b.doc.Layout.Styles["title"].After)*c.pitch
			}
		} else {
			rows = append(append([]row(nil), wide...), rows...)
		}
		if i > from && len(rows) > 0 {
			rows[0].hold = false
			rows[0].space = max(rows[0].space, 2)
		}
		c.rows = append(c.rows, rows...)
	}
	type key struct{ entry, note int }
	seen := map[key]bool{}
	for i := range c.rows {
		r := &c.rows[i]
		for _, m := range r.marks {
			if k := (key{r.entry, m.note}); !seen[k] {
				seen[k] = true
				r.notes = append(r.notes, b.entries[r.entry].notes[m.note-1])
			}
		}
	}
	return c
}

// page puts the rows of a page's columns in their places.
func (b *book) page(c *chapter, columns []pageSpan, first bool) {
	p := &placer{book: b, chapter: c, page: &Page{}, index: len(b.pages), numbers: &noteNumbers{}}
	top := unit.Length(0)
	if first {
		y := unit.Length(0)
		for k := range c.wide {
			r := &c.wide[k]
			y = c.place(y, r, k == 0)
			p.section(r.section)
			p.row(r, 0, y)
			y += r.height
		}
		top = c.above
	}
	step := columnStep(b.doc.Layout)
	for i, span := range columns {
		p.column(span, unit.Length(i)*step, top)
	}
	b.pages = append(b.pages, *p.page)
}

// placer puts rows on one page.
type placer struct {
	*book
	*chapter
	page    *Page
	index   int
	numbers *noteNumbers
}

// column puts a column's rows below top, x from the type area's edge.
func (p *placer) column(span pageSpan, x, top unit.Length) {
	extra := givenRows(p.chapter, span)
	y := unit.Length(0)
	for k := span.from; k < span.to; k++ {
		r := &p.rows[k]
		if k == span.from {
			for h := range r.head {
				p.page.add(r.head[h].items, x, top+y)
				y += r.head[h].height
			}
		}
		y = p.place(y, r, k == span.from)
		if extra[k] {
			y += p.pitch
		}
		if r.section != "" || p.page.Section == "" {
			p.section(p.sectionAt(p.chapter, k))
		}
		if k == span.from {
			p.row(r, x, top+y-r.lead)
		} else {
			p.row(r, x, top+y)
		}
		y += r.height
	}
	p.notes(span, x)
}

func (p *placer) section(name string) {
	if name != "" {
		p.page.Section = name
	}
}

// row puts a row in its place, and notes what it is the place of.
func (p *placer) row(r *row, x, y unit.Length) {
	if r.opens {
		p.starts[r.entry] = p.index
		p.page.Opening = true
	}
	if r.anchor != "" {
		p.anchors[anchorKey(r.entry, r.anchor)] = place{p.index, y}
	}
	if r.bookmark != "" {
		p.outline = append(p.outline, Outline{Level: r.level0(), Title: r.bookmark, Page: p.index, Y: y})
	}
	at := len(p.page.Items)
	p.page.add(r.items, x, y)
	for _, m := range r.marks {
		p.numbers.write(p.entries[r.entry].set, &p.page.Items[at+m.item], p.numbers.number(r.entry, m.note))
	}
}

// level0 is the outline's level of a row's bookmark.
func (r *row) level0() int {
	if r.section != "" { // a passage's own title
		return 0
	}
	return r.level
}

// sectionAt is the running head's section at a row: the last title up to it.
func (b *book) sectionAt(c *chapter, k int) string {
	for ; k >= 0; k-- {
		if c.rows[k].section != "" {
			return c.rows[k].section
		}
	}
	for i := range c.wide {
		if c.wide[i].section != "" {
			return c.wide[i].section
		}
	}
	return ""
}

// givenRows chooses the rows before which a page gives a grid line, so that its
// foot is even with its neighbours': the last ones first.
func givenRows(c *chapter, span pageSpan) map[int]bool {
	left := span.given
	if left == 0 {
		return nil
	}
	out := map[int]bool{}
	for k := span.to - 1; k > span.from && left > 0; k-- {
		if c.rows[k].give {
			out[k] = true
			left--
		}
	}
	return out
}

// notes sets a column's notes at its foot, below a short line.
func (p *placer) notes(span pageSpan, x unit.Length) {
	if len(span.notes) == 0 {
		return
	}
	lines := int((p.depth + unit.Pt/4) / p.pitch)
	below := p.pitch - p.doc.Layout.Grid.Size // the grid's last line ends with its characters
	y := unit.Length(lines)*p.pitch - below - noteRows(span.notes).height()
	p.page.Items = append(p.page.Items, Item{Tag: Tag{Role: compose.RoleOrnament}, At: unit.Point{X: x, Y: y - noteBelow - noteLine},
		Rule: &Rule{W: columnMeasure(p.doc.Layout) / 4, H: noteLine}})
	entry := 0
	if span.to > span.from {
		entry = p.rows[span.to-1].entry
	} else if n := len(p.rows); n > 0 {
		entry = p.rows[n-1].entry
	}
	for i := range span.notes {
		r := &span.notes[i]
		at := len(p.page.Items)
		p.page.add(r.items, x, y)
		for _, m := range r.marks {
			if m.note < 0 {
				p.numbers.write(p.entries[entry].set, &p.page.Items[at+m.item], p.numbers.number(p.noteEntry(p.chapter, span, -m.note, entry), -m.note))
			}
		}
		y += r.height
	}
}

// noteEntry finds the entry on a page that mentions a note.
func (b *book) noteEntry(c *chapter, span pageSpan, note, otherwise int) int {
	for k := span.from; k < span.to; k++ {
		if slices.ContainsFunc(c.rows[k].marks, func(m mark) bool { return m.note == note }) {
			return c.rows[k].entry
		}
	}
	return otherwise
}

// add puts items on a page.
func (p *Page) add(items []Item, x, y unit.Length) {
	for _, item := range items {
		item.At.X += x
		item.At.Y += y
		p.Items = append(p.Items, item)
	}
}

func anchorKey(entry int, id string) string { return strconv.Itoa(entry) + "#" + id }
