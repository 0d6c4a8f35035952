package typeset

import (
	"strings"

	"booklet/pipeline/compose"
)

// pageField stands, in the text of an internal link, for the page that it
// leads to: [见第{page}页](#id).
const pageField = "{page}"

// mostRounds bounds the search for page numbers that agree with the pages:
// a longer number may move what it refers to.
const mostRounds = 4

// refers tells whether an entry's text names pages.
func refers(e *compose.Entry) bool {
	found := false
	e.EachSpans(func(spans []compose.Span) {
		for i := range spans {
			found = found || strings.HasPrefix(spans[i].Link, "#") && strings.Contains(spans[i].Text, pageField)
		}
	})
	return found
}

// numbered gives spans with the page numbers that they name. Before the pages
// are known two digits hold the place.
func (s *setter) numbered(spans []compose.Span) []compose.Span {
	for i := range spans {
		if !strings.HasPrefix(spans[i].Link, "#") || !strings.Contains(spans[i].Text, pageField) {
			continue
		}
		out := append([]compose.Span(nil), spans...)
		for k := i; k < len(out); k++ {
			if strings.HasPrefix(out[k].Link, "#") {
				out[k].Text = strings.ReplaceAll(out[k].Text, pageField, s.pageOf(out[k].Link[1:]))
			}
		}
		return out
	}
	return spans
}

func (s *setter) pageOf(id string) string {
	if s.pages == nil {
		return "00"
	}
	if label, ok := s.pages(id); ok {
		return label
	}
	return "00" // links reports it
}

// labels gives the labels of the pages that anchors stand on, for the entry
// with an index.
func (b *book) labels(entry int) func(id string) (string, bool) {
	return func(id string) (string, bool) {
		p, ok := b.find(id, entry)
		if !ok {
			return "", false
		}
		return b.pages[p.page].Label, true
	}
}

// settle sets the entries that name pages again until the numbers are right.
func (b *book) settle() {
	var refer []int
	for i := range b.doc.Entries {
		if refers(&b.doc.Entries[i]) {
			refer = append(refer, i)
		}
	}
	for round := 0; len(refer) > 0 && round < mostRounds; round++ {
		before := b.pagesOfAnchors()
		known := *b // the pages that this round's numbers come from
		for _, i := range refer {
			b.entries[i] = setOne(b.doc, b.fonts, i, known.labels(i))
		}
		b.pages, b.outline, b.starts, b.anchors = nil, nil, nil, nil
		b.body()
		if same(before, b.pagesOfAnchors()) && round > 0 {
			return
		}
	}
}

func (b *book) pagesOfAnchors() map[string]int {
	out := make(map[string]int, len(b.anchors))
	for id, p := range b.anchors {
		out[id] = p.page
	}
	return out
}

func same(a, b map[string]int) bool {
	for id, page := range a {
		if b[id] != page {
			return false
		}
	}
	return len(a) == len(b)
}
