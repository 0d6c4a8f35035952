package typeset

import (
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
		for _, bands := range c.sheets() {
			b.page(bands)
		}
		i = j
	}
	for i := range b.pages {
		b.pages[i].Number = i + 1
		b.pages[i].Label = b.label(i + 1)
	}
}

// tooTall reports rows that no page holds with the notes that they mention:
// they would run out of the type area, or into the notes.
func (b *book) tooTall(c *chapter) {
	for i := range c.rows {
		r := &c.rows[i]
		notes := c.leastNotes(r)
		if len(r.items) == 0 || r.height <= c.depth && (notes == 0 || c.gridLines(r.height)+notes <= c.gridOf(c.columns)) {
			continue
		}
		what, hint := "a line", "make its style smaller"
		switch r.items[0].Role {
		case compose.RoleTable:
			what, hint = "a row of the table", "divide its longest cell among several rows"
		case compose.RoleFigure:
			what, hint = "a picture with its caption", "shorten the caption"
			if notes > 0 {
				hint = "give the picture less height: {height=150mm}"
			}
		}
		if r.height <= c.depth {
			what += " together with its notes"
		}
		b.diags = append(b.diags, diag.Diagnostic{Pos: r.items[0].Pos, Severity: diag.Error, Code: "too-tall",
			Message: what + " is taller than a page", Hint: hint})
	}
}

// chapter joins the entries from…to, to not included, which share pages.
func (b *book) chapter(from, to int, depth unit.Length) *chapter {
	c := &chapter{pitch: b.doc.Layout.Grid.Pitch, depth: depth, rule: noteAbove + noteLine + noteBelow, columns: max(1, b.doc.Layout.Page.Columns), ragged: b.doc.Layout.Page.RaggedFoot}
	under := ""
	for i := from; i < to; i++ {
		first := len(c.rows)
		if i == 0 {
			c.rows = append(c.rows, b.mastheadRow()...)
		}
		c.rows = append(c.rows, b.entries[i].rows...)
		if i > from && len(c.rows) > first {
			c.rows[first].hold = false
			c.rows[first].space = max(c.rows[first].space, 2)
		}
		for k := first; k < len(c.rows); k++ {
			if c.rows[k].section != "" {
				under = c.rows[k].section
			}
			c.rows[k].under = under
		}
	}
	for i := range c.rows {
		r := &c.rows[i]
		r.notes = b.mentioned(r.marks, r.entry)
		for h := range r.head {
			r.head[h].notes = b.mentioned(r.head[h].marks, r.entry)
		}
	}
	return c
}

// page puts the bands of a page in their places.
func (b *book) page(bands []band) {
	p := &placer{book: b, page: &Page{}, index: len(b.pages), numbers: &noteNumbers{}}
	step := columnStep(b.doc.Layout)
	for i := range bands {
		p.chapter = bands[i].chapter
		for n, span := range bands[i].columns {
			p.column(span, unit.Length(n)*step, bands[i].top)
		}
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
	y, below := unit.Length(0), unit.Length(0)
	for n, k := range span.rows {
		r := &p.rows[k]
		if n == 0 {
			for h := range r.head {
				p.add(&r.head[h], r.entry, x, top+y)
				y += r.head[h].height
			}
		}
		y = p.place(y+below, r, n == 0)
		at := y
		if extra[k] {
			y += p.pitch
			if at = y; r.middle {
				at -= p.pitch / 2
			}
		}
		if r.section != "" || p.page.Section == "" {
			p.section(r.under)
		}
		if n == 0 {
			at -= r.lead
		}
		p.row(r, x, top+at)
		y += r.height
		below = r.below
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
	for _, id := range r.anchors {
		p.anchors[anchorKey(r.entry, id)] = place{p.index, y}
	}
	if r.bookmark != "" {
		p.outline = append(p.outline, Outline{Level: r.level0(), Title: r.bookmark, Page: p.index, Y: y})
	}
	p.add(r, r.entry, x, y)
}

// add adds a row's items to the page, and writes the numbers of its notes.
func (p *placer) add(r *row, entry int, x, y unit.Length) {
	at := len(p.page.Items)
	p.page.add(r.items, x, y)
	for _, m := range r.marks {
		p.numbers.write(p.entries[entry].set, &p.page.Items[at+m.item], p.numbers.number(entry, max(m.note, -m.note)))
	}
}

// level0 is the outline's level of a row's bookmark.
func (r *row) level0() int {
	if r.section != "" { // a passage's own title
		return 0
	}
	return r.level
}

// givenRows chooses the rows before which a page gives a grid line, so that its
// foot is even with its neighbours': the last ones first.
func givenRows(c *chapter, span pageSpan) map[int]bool {
	left := span.given
	if left == 0 {
		return nil
	}
	out := map[int]bool{}
	for n := len(span.rows) - 1; n > 0 && left > 0; n-- {
		if k := span.rows[n]; c.rows[k].give {
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
	for i := range span.notes {
		r := &span.notes[i]
		p.add(r, r.entry, x, y)
		y += r.height
	}
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
