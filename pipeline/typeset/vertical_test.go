package typeset

import (
	"math"
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

// inkAlong is from where to where a glyph's ink reaches down its column, in em
// from the column's head.
func inkAlong(t *testing.T, items []Item, text string) (top, bottom float64) {
	t.Helper()
	for i := range items {
		run := items[i].Run
		if run == nil || items[i].Role != compose.RoleBody {
			continue
		}
		for _, g := range run.Glyphs {
			if g.Text != text {
				continue
			}
			b, ok := run.Face.Bounds(g.GID)
			if !ok {
				t.Fatalf("%q has no ink", text)
			}
			at, from, to := items[i].At.X+g.X, -b.YMax, -b.YMin
			if run.Rotate {
				from, to = b.XMin, b.XMax
			}
			em := float64(run.Size)
			return float64(at+scale(from, run.Size)) / em, float64(at+scale(to, run.Size)) / em
		}
	}
	t.Fatalf("%q is not on the page", text)
	return 0, 0
}

// Characters and marks stand in the middle of the same cells: a face whose em
// box lies lower than most would set its Han nearer to the mark below than to
// the one above.
func TestVerticalCells(t *testing.T) {
	_, items := verticalItems(t, "国国国（国）国：国。国—")
	for i, c := range []struct {
		text     string
		from, to float64 // of its cell: behind the indent and the Han before it
	}{{"国", 2, 3}, {"（", 5, 6}, {"）", 7, 8}, {"：", 9, 10}, {"。", 11, 12}} {
		top, bottom := inkAlong(t, items, c.text)
		middle := (c.from + c.to) / 2
		switch c.text {
		case "（": // the half next to its text
			middle = c.to - 0.25
		case "）", "。":
			middle = c.from + 0.25
		}
		if got := (top + bottom) / 2; math.Abs(got-middle) > 0.03 {
			t.Errorf("%d: the middle of %s is %.3f em down its column, want %.3f", i, c.text, got, middle)
		}
	}
}

// ？！ share one cell, side by side: in half a cell each, one below the other,
// they would overlap.
func TestVerticalCalls(t *testing.T) {
	_, items := verticalItems(t, "国？！茶")
	a, _ := inkAlong(t, items, "？")
	b, _ := inkAlong(t, items, "！")
	if math.Abs(a-b) > 0.1 {
		t.Errorf("？ begins at %.3f em and ！ at %.3f", a, b)
	}
	if top, bottom := inkAlong(t, items, "茶"); math.Abs((top+bottom)/2-4.5) > 0.03 {
		t.Errorf("the cell behind them begins %.3f em down", (top+bottom)/2-0.5)
	}
	_, first := glyphOf(items, "？")
	_, second := glyphOf(items, "！")
	if first.Y <= second.Y { // down the sheet is to the left
		t.Error("？ is not left of ！")
	}
}

// Which words stand upright is asked of the whole phrase: figures beside a
// turned unit, one-letter words of an English sentence and code are turned.
func TestVerticalPhrases(t *testing.T) {
	for text, upright := range map[string]string{
		"长3丈": "3", "长12尺": "1", "用GPS定": "G", "1796年": "7", "即A座": "A",
		"长3 km": "", "重16.8 t": "", "题为A Note on it": "", "装Wi-Fi 6": "", "码`x = 1`": "",
	} {
		_, items := verticalItems(t, "国"+text+"国")
		found := ""
		for i := range items {
			run := items[i].Run
			if run == nil || run.Rotate || items[i].Role != compose.RoleBody {
				continue
			}
			for _, g := range run.Glyphs {
				if g.Text != "" && g.Text[0] < 0x80 && g.Text != " " {
					found += g.Text
				}
			}
		}
		if upright == "" && found != "" || upright != "" && !strings.Contains(found, upright) {
			t.Errorf("%s: %q stands upright", text, found)
		}
	}
}

// Upright figures stand in cells like Han: a blank typed beside them is no gap,
// and a sign stays close to its number.
func TestVerticalGaps(t *testing.T) {
	p := columnOf(t, "国 3 丈，25℃，￥30，重2 t")
	want := map[string]unit.Length{"国3": 0, "3丈": 0, "5℃": 0, "￥3": 0, "2t": quarter(p.sp.em)}
	for k := range p.cells[:len(p.cells)-1] {
		a, b := &p.cells[k], &p.cells[k+1]
		pair := string([]rune{p.chars[a.char+a.chars-1].r, p.chars[b.char].r})
		gap, ok := want[pair]
		if !ok {
			continue
		}
		delete(want, pair)
		if a.gap.nat != gap {
			t.Errorf("%s: a gap of %s em", pair, inEm(a.gap.nat, p.sp.em))
		}
		if pair == "5℃" && a.gap.kind != gapFixed {
			t.Error("a number is stretched away from its sign")
		}
	}
	for pair := range want {
		t.Errorf("%s is not in the cells", pair)
	}
}

// ： ； ！ ？ keep their cell in columns, and do not hang by all of it.
func TestVerticalHanging(t *testing.T) {
	doc, b := paragraphOf(t, layoutOf(t, verticalPage+"punctuation: {hang: true}\n"), "一", true)
	s := bodySetter(t, doc, 20)
	m := mixture{Rand: rand.New(rand.NewSource(4))}
	hung := 0
	for range 60 {
		b.Spans = []compose.Span{{Text: m.text(120)}}
		for _, l := range setBlock(s, b) {
			end := &l.cells[len(l.cells)-1]
			if l.hang {
				hung++
			}
			if l.hang && strings.ContainsAny(end.text, "：；！？") {
				t.Errorf("%s hangs", end.text)
			}
		}
	}
	if hung == 0 {
		t.Error("nothing hangs: the test shows nothing")
	}
}

// columnOf reads a text that runs down.
func columnOf(t *testing.T, text string) *para {
	t.Helper()
	doc, b := paragraphOf(t, layoutOf(t, verticalPage), text, true)
	return bodySetter(t, doc, 20).newPara(b.Spans, b.Style, b.Pos)
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
