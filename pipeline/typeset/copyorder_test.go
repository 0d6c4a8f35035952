package typeset

import (
	"strings"
	"testing"

	"booklet/pipeline/compose"
)

// Readers of PDFs sort the glyphs of a line by their origins. That of an opening
// mark is half an em before its ink: where the mark is squeezed behind a narrow
// letter or a lowered figure, it must not come to stand before that one.
func TestGlyphsStandInTheOrderOfTheText(t *testing.T) {
	doc := documentOf(t, layoutOf(t, ""), "一")
	s := bodySetter(t, doc, 40)
	b := *block(doc, 0)
	small := compose.Look{Shift: -1}
	squeezed := 0
	for em := 8; em <= 30; em++ {
		s.measure = s.layout.Grid.Size * lengthOf(em)
		b.Spans = nil
		for range 8 {
			b.Spans = append(b.Spans, compose.Span{Text: "河水，见CO"}, compose.Span{Text: "2", Look: small}, compose.Span{Text: "（白鹭）、Wi-Fi“‘书’”，m"},
				compose.Span{Text: "3", Look: compose.Look{Shift: 1}}, compose.Span{Text: "《桥边》，经过"})
		}
		for _, row := range s.textRows(&b) {
			last, text := -s.layout.Grid.Size, ""
			for _, item := range row.items {
				for _, g := range item.Run.Glyphs {
					x := item.At.X + g.X
					if text += g.Text; x <= last {
						t.Errorf("%d em: %s stands at %s, what is before it at %s", em, text, x, last)
					}
					last = x
					if strings.Contains("（“《", g.Text) && g.Adv < s.layout.Grid.Size*3/4 {
						squeezed++
					}
				}
			}
		}
	}
	if squeezed == 0 {
		t.Error("no mark had to be set by its half cell: the test tests nothing")
	}
}
