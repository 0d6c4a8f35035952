package typeset

import (
	"math/rand"
	"strings"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

const verticalPage = "page: {size: 600pt 800pt, margins: {top: 72pt, bottom: 72pt, inner: 72pt, outer: 72pt}, direction: vertical, binding: right}\n"

// verticalItems sets a text running down and gives the first page.
func verticalItems(t *testing.T, text string) (*Result, []Item) {
	t.Helper()
	r, _ := set(t, documentOf(t, layoutOf(t, verticalPage), text))
	return r, r.Pages[0].Items
}

// glyphOf finds the glyph that shows a text.
func glyphOf(items []Item, text string) (*Run, *Glyph) {
	for i := range items {
		if run := items[i].Run; run != nil && items[i].Role == compose.RoleBody {
			for k := range run.Glyphs {
				if run.Glyphs[k].Text == text {
					return run, &run.Glyphs[k]
				}
			}
		}
	}
	return nil, nil
}

// Rules V2, V3 and V5 (clreq §2.4.2, §3.1.2, §3.2.3): Han and marks stand
// upright, brackets are turned or have a form of their own, quotes become corner brackets by their look and not in the text that
// is copied, Western words are turned, a short number stands upright in one
// cell.
func TestVerticalGlyphs(t *testing.T) {
	_, items := verticalItems(t, "河水“流过”石桥，共12座；有International一词（即3）——完……")
	for _, text := range []string{"河", "，", "“", "1", "2", "3", "（"} {
		if run, g := glyphOf(items, text); g == nil || run.Rotate && text != "（" && text != "“" {
			t.Errorf("%q is turned, or not there", text)
		}
	}
	if run, g := glyphOf(items, "I"); g == nil || !run.Rotate {
		t.Error("the Western word is not turned")
	}
	run, quote := glyphOf(items, "“")
	if quote != nil {
		if plain, ok := run.Face.Lookup('“'); ok && quote.GID == plain {
			t.Error("“ has its horizontal form")
		}
	}
}

// Vertical lines obey the same bans, and hold all of the text.
func TestVerticalLines(t *testing.T) {
	layout := layoutOf(t, verticalPage)
	doc, b := paragraphOf(t, layout, "一", true)
	s := bodySetter(t, doc, 20)
	m := mixture{Rand: rand.New(rand.NewSource(9))}
	for em := 8; em <= 40; em += 3 {
		s.measure = layout.Grid.Size * lengthOf(em)
		for range 5 {
			text := m.text(100)
			b.Spans = []compose.Span{{Text: text}}
			r := &lineRules{t: t, name: "vertical", ban: "gb", squeeze: "full", source: text, lines: setBlock(s, b)}
			r.edges()
			r.whole()
			r.measure()
		}
	}
}

// Rule V1: lines go from right to left on the sheet, which paint sees to; here
// lines follow each other by the pitch, and glyphs stand within their line.
func TestVerticalGlyphsStandInTheirLine(t *testing.T) {
	r, _ := verticalItems(t, newMixture(2).text(600))
	size := 16 * unit.Pt
	var text strings.Builder
	for p := range r.Pages {
		for _, item := range r.Pages[p].Items {
			if item.Run == nil || item.Role != compose.RoleBody || item.Flat {
				continue
			}
			for _, g := range item.Run.Glyphs {
				text.WriteString(g.Text)
				if g.Y < -size || g.Y > size {
					t.Errorf("%q stands %s em off its line", g.Text, inEm(g.Y, size))
				}
			}
		}
	}
	if text.Len() < 1000 {
		t.Errorf("%d bytes of text on the pages", text.Len())
	}
}
