package typeset

import (
	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/unit"
)

// The masthead stands above the title on the first page of the body, the
// colophon at the foot of the last page, which is an even one: in official
// documents 版头 and 版记 (GB/T 9704 §7.2 and §7.4).

// mastheadRow sets the masthead as one row of whole grid lines over all
// columns, above the title; nil where there is none.
func (b *book) mastheadRow() []row {
	if len(b.doc.Masthead) == 0 {
		return nil
	}
	page := Page{}
	high := unit.Length(0)
	b.frontMatter(func(s *setter) {
		pitch := s.layout.Grid.Pitch
		high = s.newStack(b.doc.Masthead, s.depth, true, true).place(&page, 0)
		high = (high + pitch - 1) / pitch * pitch
		if high > s.depth/2 {
			s.report(diag.Pos{File: s.layout.Path}, diag.Warning, "masthead-full", "the masthead takes more than half of its page", "take space out of `masthead:`, or make its styles smaller")
		}
	})
	return []row{{height: high, items: page.Items, wide: true, keep: true}}
}

// colophon sets the colophon at the foot of the last page when that is an even
// one with room for it, and else on an even page of its own. Where that leaves
// a page blank, neither bears a number (GB/T 9704 §7.5).
func (b *book) colophon() {
	if len(b.doc.Colophon) == 0 || len(b.pages) == 0 {
		return
	}
	b.frontMatter(func(s *setter) {
		k := s.newStack(b.doc.Colophon, s.depth, true, false)
		grid := s.layout.Grid
		foot := unit.Length(grid.Lines-1)*grid.Pitch + grid.Size // where the last line's characters end
		top := foot - k.place(nil, 0)
		if top < 0 {
			s.report(diag.Pos{File: s.layout.Path}, diag.Error, "colophon-full", "the colophon is higher than a page", "take space out of `colophon:`, or make its styles smaller")
			return
		}
		last := &b.pages[len(b.pages)-1]
		if n := len(b.pages); n%2 == 1 {
			b.pages = append(b.pages, Page{Section: last.Section, Number: n + 1, Label: b.label(n + 1)})
		} else if s.foot(last)+grid.Pitch > top {
			b.pages = append(b.pages, Page{Blank: true, Number: n + 1}, Page{Section: last.Section, Number: n + 2})
		}
		page := Page{}
		k.place(&page, 0)
		b.pages[len(b.pages)-1].add(page.Items, 0, top)
	})
}

// foot is where the text of a page ends.
func (s *setter) foot(page *Page) unit.Length {
	y := unit.Length(0)
	for i := range page.Items {
		item := &page.Items[i]
		switch {
		case item.Run != nil:
			y = max(y, item.At.Y+item.Run.Size-s.above(item.Run.Size))
		case item.Rule != nil:
			y = max(y, item.At.Y+item.Rule.H)
		case item.Pic != nil:
			y = max(y, item.At.Y+item.Pic.H)
		}
	}
	return y
}

// frontMatter calls f with a setter for what belongs to no entry, and keeps
// its findings. A chain without any face is a finding already made.
func (b *book) frontMatter(f func(s *setter)) {
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
	f(s)
}

// label is the number that a page of the body bears.
func (b *book) label(n int) string { return compose.PageNumber(b.doc.Layout.Numerals, n) }
