package typeset

import (
	"strings"
	"testing"

	"booklet/pipeline/compose"
)

// benchText is a booklet of 35 kB, as a study booklet is long, in passages of
// paragraphs with headings.
func benchText() []string {
	m := newMixture(35)
	var out []string
	for size := 0; size < 35_000; size += len(out[len(out)-1]) {
		out = append(out, bookText(m, 10, func(i int) string {
			if i%4 == 0 {
				return "## 节"
			}
			return ""
		}))
	}
	return out
}

// BenchmarkBreak sets the lines of a booklet: reading, measuring, breaking.
func BenchmarkBreak(b *testing.B) {
	doc := documentOf(b, layoutOf(b, ""), benchText()...)
	lib := fonts(b)
	b.ReportAllocs()
	for b.Loop() {
		for i := range doc.Entries {
			s := newSetter(doc, lib, &doc.Entries[i])
			for k := range doc.Entries[i].Blocks {
				s.lines(&doc.Entries[i].Blocks[k])
			}
		}
	}
}

// BenchmarkBreakLong breaks one paragraph of 10,000 characters.
func BenchmarkBreakLong(b *testing.B) {
	doc, block := paragraphOf(b, layoutOf(b, ""), "一", true)
	block.Spans = []compose.Span{{Text: strings.Repeat(newMixture(1).text(1000), 10)}}
	s := bodySetter(b, doc, 28)
	b.ReportAllocs()
	for b.Loop() {
		s.lines(block)
	}
}

// BenchmarkPages chooses the pages of a booklet whose lines are set.
func BenchmarkPages(b *testing.B) {
	doc := documentOf(b, layoutOf(b, ""), benchText()...)
	lib := fonts(b)
	entries, _ := setEntries(doc, lib)
	b.ReportAllocs()
	for b.Loop() {
		book := &book{doc: doc, fonts: lib, entries: entries}
		book.body()
	}
}

// BenchmarkTypeset does all of it, with contents and feet.
func BenchmarkTypeset(b *testing.B) {
	doc := documentOf(b, layoutOf(b, "contents: {show: true}\n"), benchText()...)
	lib := fonts(b)
	b.ReportAllocs()
	for b.Loop() {
		Typeset(doc, lib)
	}
}
