package typeset

import (
	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/unit"
)

// front makes the cover and the contents and puts them before the body, whose
// first page comes to stand on a right-hand page.
func (b *book) front() {
	var pages []Page
	s := newSetter(b.doc, b.fonts, nil)
	s.chinese = true
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(noFace); !ok {
				panic(r)
			}
		}
		b.diags = append(b.diags, s.diags...)
	}()
	if len(b.doc.Cover) > 0 {
		pages = append(pages, s.coverPage())
	}
	contentsAt := len(pages)
	contents := 0
	if b.doc.Layout.Contents.Show && len(b.doc.Entries) > 0 {
		set := s.contentsPages(b)
		contents = len(set)
		b.contents = contents
		for i := range set {
			set[i].Label = roman(i + 1)
		}
		pages = append(pages, set...)
	}
	if len(pages)%2 == 1 {
		pages = append(pages, Page{Blank: true})
	}
	shift := len(pages)
	b.pages = append(pages, b.pages...)
	b.bodyAt = shift
	for i := range b.starts {
		b.starts[i] += shift
	}
	for i := range b.outline {
		b.outline[i].Page += shift
	}
	for id, p := range b.anchors {
		p.page += shift
		b.anchors[id] = p
	}
	for i := range b.pages {
		b.pages[i].Verso = i%2 == 1
	}
	for i := range contents {
		for k := range b.pages[contentsAt+i].Items {
			if link := b.pages[contentsAt+i].Items[k].Link; link != nil {
				link.Page = b.starts[link.Page]
			}
		}
	}
	if contents > 0 && b.doc.Layout.Contents.Title != "" {
		b.outline = append([]Outline{{Title: b.doc.Layout.Contents.Title, Page: contentsAt}}, b.outline...)
	}
}

// coverPage sets the cover's blocks from top to bottom; blocks that fill share
// what the others leave.
func (s *setter) coverPage() Page {
	type piece struct {
		rows []row
		skip unit.Length
		fill bool
	}
	var pieces []piece
	used, fills := unit.Length(0), unit.Length(0)
	for i := range s.doc.Cover {
		block := &s.doc.Cover[i]
		switch {
		case block.Skip != nil:
			pieces = append(pieces, piece{skip: block.Skip.Height, fill: block.Skip.Fill})
			used += block.Skip.Height
			if block.Skip.Fill {
				fills++
			}
		case block.Rule != nil:
			r := row{height: block.Rule.Thickness, items: []Item{{Tag: Tag{Role: compose.RoleOrnament}, Rule: &Rule{W: s.measure, H: block.Rule.Thickness}, Color: block.Rule.Color}}}
			pieces = append(pieces, piece{rows: []row{r}})
			used += r.height
		default:
			rows := s.coverRows(block)
			pieces = append(pieces, piece{rows: rows})
			for _, r := range rows {
				used += r.height
			}
		}
	}
	rest := max(0, s.depth-used)
	page := Page{}
	y := unit.Length(0)
	for _, p := range pieces {
		y += p.skip
		if p.fill {
			y += rest / fills
		}
		for _, r := range p.rows {
			page.add(r.items, 0, y)
			y += r.height
		}
	}
	if used > s.depth && len(s.doc.Cover) > 0 {
		s.report(diag.Pos{File: s.layout.Path}, diag.Warning, "cover-full", "the cover holds more than its page", "take space out of `cover:`, or make its styles smaller")
	}
	return page
}

// coverRows sets a block of the cover; its space before and after stands in
// the same grid lines as elsewhere.
func (s *setter) coverRows(b *compose.Block) []row {
	rows := s.textRows(b)
	if len(rows) == 0 {
		return nil
	}
	before := unit.Length(b.Style.Before) * s.layout.Grid.Pitch
	for i := range rows[0].items {
		rows[0].items[i].At.Y += before
	}
	rows[0].height += before
	rows[len(rows)-1].height += unit.Length(b.Style.After) * s.layout.Grid.Pitch
	return rows
}

// roman writes small numbers in lower-case roman numerals, as front matter is
// numbered.
func roman(n int) string {
	out := ""
	for _, step := range []struct {
		value int
		sign  string
	}{{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for n >= step.value {
			out += step.sign
			n -= step.value
		}
	}
	return out
}
