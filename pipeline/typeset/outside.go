package typeset

import (
	"fmt"
	"unicode/utf8"

	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/unit"
)

// outside says what runs out of the type area, so that nothing is lost at the
// edge of a page in silence: one finding a file. Heads
// and feet are fitted into their lines before; a cover's height is its own.
func (b *book) outside() {
	measure, depth := area(b.doc.Layout)
	em := b.doc.Layout.Grid.Size
	// Ink may stand a little beyond the edge, ruby above the first line.
	room := unit.Rect{Min: unit.Point{X: -em / 4, Y: -em}, Max: unit.Point{X: measure + em/4, Y: depth}}
	if b.doc.Layout.Punctuation.Hang {
		room.Max.X += em
	}
	var files []string
	found := map[string]*stray{}
	for i := range b.pages {
		page := &b.pages[i]
		for k := range page.Items {
			item := &page.Items[k]
			its := room
			if item.Role == compose.RoleCover {
				its.Max.Y = b.doc.Layout.Page.Size.H + b.doc.Layout.Page.Size.W
			}
			if item.Flat || item.Run == nil && item.Pic == nil || item.within(its, b.doc.Layout.Page.Vertical) {
				continue
			}
			if s := found[item.Pos.File]; s != nil {
				s.more++
				continue
			}
			files = append(files, item.Pos.File)
			found[item.Pos.File] = &stray{item: item, page: page}
		}
	}
	for _, file := range files {
		s := found[file]
		where, more := "the cover", ""
		if s.item.Role != compose.RoleCover {
			where = "page " + s.page.Label
		}
		if s.more > 0 {
			more = fmt.Sprintf("; so do %d more pieces of this file", s.more)
		}
		b.diags = append(b.diags, diag.Diagnostic{Pos: s.item.Pos, Severity: diag.Warning, Code: "outside",
			Message: fmt.Sprintf("%s on %s runs out of the type area%s", s.item.excerpt(), where, more),
			Hint:    "make it shorter, or its style in the layout smaller or less indented"})
	}
}

// stray is the first thing of a file that runs out of the type area.
type stray struct {
	item *Item
	page *Page
	more int // that do so too
}

// within tells whether the ink of an item stays in some room.
func (it *Item) within(room unit.Rect, vertical bool) bool {
	if it.Run != nil && len(it.Run.Glyphs) > 0 { // most text is told without asking for its ink
		g := &it.Run.Glyphs[len(it.Run.Glyphs)-1]
		if it.At.X >= room.Min.X && it.At.X+g.X+g.Adv <= room.Max.X && it.At.Y-it.Run.Size >= room.Min.Y && it.At.Y+it.Run.Size <= room.Max.Y {
			return true
		}
	}
	for _, ink := range it.inks(vertical) {
		if ink.Min.X < room.Min.X || ink.Max.X > room.Max.X || ink.Min.Y < room.Min.Y || ink.Max.Y > room.Max.Y {
			return false
		}
	}
	return true
}

// excerpt names an item in messages: text by its first characters.
func (it *Item) excerpt() string {
	const most = 12
	if it.Run == nil {
		return "a picture"
	}
	text := ""
	for i := range it.Run.Glyphs {
		if utf8.RuneCountInString(text) >= most {
			return "“" + text + "…”"
		}
		text += it.Run.Glyphs[i].Text
	}
	return "“" + text + "”"
}
