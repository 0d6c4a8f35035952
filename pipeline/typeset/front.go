package typeset

import (
	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
)

// front makes the cover and the contents and puts them before the body, whose
// first page comes to stand on a right-hand page.
func (b *book) front() {
	var pages []Page
	contentsAt, contents := 0, 0
	b.frontMatter(func(s *setter) {
		if len(b.doc.Cover) > 0 {
			pages = append(pages, s.coverPage())
		}
		contentsAt = len(pages)
		if b.doc.Layout.Contents.Show && len(b.doc.Entries) > 0 {
			set := s.contentsPages(b)
			contents = len(set)
			b.contents = contents
			for i := range set {
				set[i].Label = b.frontLabel(i + 1)
			}
			pages = append(pages, set...)
		}
	})
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
	if contents > 0 && len(b.doc.Contents) > 0 {
		b.outline = append([]Outline{{Title: b.doc.Contents[0].Bookmark, Page: contentsAt}}, b.outline...)
	}
}

// frontLabel is the number that a page of the contents bears, which no page of
// the body has: roman, or where numbers are Chinese 目一, 目二.
func (b *book) frontLabel(n int) string {
	if b.doc.Layout.Numerals == manifest.Chinese {
		return "目" + b.label(n)
	}
	return roman(n)
}

// coverPage sets the cover's blocks from top to bottom; blocks that fill share
// what the others leave.
func (s *setter) coverPage() Page {
	k := s.newStack(s.doc.Cover, s.depth, false, false)
	used := k.place(nil, 0)
	if used > s.depth {
		s.report(diag.Pos{File: s.layout.Path}, diag.Warning, "cover-full", "the cover holds more than its page", "take space out of `cover:`, or make its styles smaller")
	}
	page := Page{}
	k.place(&page, max(0, s.depth-used)/max(1, k.fills()))
	return page
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
