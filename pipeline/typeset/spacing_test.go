package typeset

import (
	"strings"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// down is where a line's characters begin, in grid lines of the tests' layout
// from the first line's.
func (l *pageLine) down() float64 {
	above := l.size * ascent / 100
	middle := (lengthOf(16)*unit.Pt - l.size) / 2
	return float64(l.y-above-middle) / float64(lengthOf(28)*unit.Pt)
}

const openingStyles = `
styles:
  label: {face: kai, size: 15pt, indent: 0, align: center}
  subtitle: {face: kai, size: 16pt, indent: 0, align: center}
  author: {face: kai, size: 14pt, indent: 0, align: center}
entry: {label: "{label}", author: "{author}"}
`

// The title stands off by half a grid line from what belongs to it; together
// they take whole grid lines, and the text below is on the grid again.
func TestTitleStandsOff(t *testing.T) {
	for _, c := range []struct {
		front string
		want  []float64 // the lines of the opening and the first one of the text
	}{
		{"title: 河与桥\n", []float64{0, 2}},
		{"title: 河与桥\nauthor: 林夏\n", []float64{0, 1.5, 4}},
		{"title: 河与桥\nlabel: 报告\n", []float64{0, 1.5, 4}},
		{"title: 河与桥\nlabel: 报告\nauthor: 林夏\n", []float64{0, 1.5, 3, 5}},
		{"title: 河与桥\nlabel: 报告\nsubtitle: 一份札记\nauthor: 林夏\n", []float64{0, 1.5, 3, 4, 6}},
	} {
		l := layoutOf(t, smallPage(20)+openingStyles)
		r, _ := set(t, documentOf(t, l, "---\n"+c.front+"---\n河水流过石桥。"))
		lines := only(linesOf(r), compose.RoleTitle, compose.RoleBody)
		if len(lines) != len(c.want) {
			t.Fatalf("%q: %d lines, want %d", c.front, len(lines), len(c.want))
		}
		for i := range lines {
			if d := lines[i].down() - c.want[i]; d < -0.01 || d > 0.01 {
				t.Errorf("%q: %q stands %.2f lines down, want %.2f", c.front, lines[i].text, lines[i].down(), c.want[i])
			}
		}
	}
}

const setOff = `
styles:
  blockquote: {face: kai, indent: 2em, left: 2em, right: 2em, before: 1, after: 1}
  verse: {face: kai, indent: 0, left: 2em, align: left, before: 1, after: 1}
  attribution: {face: kai, size: 16pt, indent: 0, align: right}
`

// A quotation stands off from the text by its style's lines, above its first
// paragraph and below its last one or who is named there; its own paragraphs
// stand close.
func TestQuotationsStandOff(t *testing.T) {
	l := layoutOf(t, smallPage(20)+setOff)
	for _, c := range []struct {
		text string
		want []float64 // from the first line of the text
	}{
		{"甲文。\n\n> 引文一。\n>\n> 引文二。\n\n乙文。", []float64{0, 2, 3, 5}},
		{"甲文。\n\n::: verse\n石桥外，\\\n雨声迟。\n:::\n\n—— 林夏\n\n乙文。", []float64{0, 2, 3, 4, 6}},
	} {
		r, _ := set(t, documentOf(t, l, c.text))
		lines := only(linesOf(r), compose.RoleBody, compose.RoleQuote, compose.RoleSource)
		if len(lines) != len(c.want) {
			t.Fatalf("%q: %d lines, want %d", c.text, len(lines), len(c.want))
		}
		for i := range lines {
			if got := lines[i].down() - lines[0].down(); got < c.want[i]-0.01 || got > c.want[i]+0.01 {
				t.Errorf("%q: %q stands %.2f lines below the first, want %.2f", c.text, lines[i].text, got, c.want[i])
			}
		}
	}
}

// Headline quotes in a size of their own begin on the same line of their page,
// however long they are, and their paragraphs follow each other at one pitch.
func TestHeadlineQuotesBeginAlike(t *testing.T) {
	l := layoutOf(t, smallPage(20)+"styles:\n  quote: {face: kai, size: 18pt, indent: 2em, before: 1, lines: 1.8em}\nentry: {quote_title: \"{title}\"}\n")
	first := unit.Length(0)
	for n := 1; n < 6; n++ {
		doc := documentOf(t, l, "---\ntitle: 论河\nby: 林夏\n---\n"+strings.Repeat("河水流过石桥，船靠了岸。", n)+"\n\n桥是河的书签。")
		for i := range doc.Entries[0].Blocks {
			if b := &doc.Entries[0].Blocks[i]; b.Role == compose.RoleBody {
				b.Role, b.Named = compose.RoleQuote, "quote"
				style := l.Styles["quote"]
				b.Style = &style
			}
		}
		r, _ := set(t, doc)
		lines := only(linesOf(r), compose.RoleQuote)
		if first == 0 {
			first = lines[0].y
		}
		if lines[0].y != first {
			t.Errorf("%d sentences: the quote begins at %s, another at %s", n, lines[0].y, first)
		}
	}
}

// Lines that are given to a page, so that its foot is even, go half above and
// half below what parts the text: ＊＊＊ stays in the middle.
func TestDividersStayInTheMiddle(t *testing.T) {
	l := layoutOf(t, smallPage(12)+"styles:\n  divider: {indent: 0, align: center}\n")
	verse := "一篙烟雨\\\n两岸人家\\\n最是灯初\\\n舟声摇梦"
	r, _ := set(t, documentOf(t, l, strings.Repeat("河水流过石桥。\n\n", 4)+"* * *\n\n"+strings.Repeat("船靠了岸。\n\n", 4)+verse+"\n\n雨停了。"))
	lines := only(linesOf(r), compose.RoleBody, compose.RoleOrnament)
	if lines[9].page != 1 || lines[8].page != 0 {
		t.Fatalf("the poem begins on page %d", lines[9].page+1)
	}
	pitch := lengthOf(28) * unit.Pt
	if above, below := lines[4].y-lines[3].y, lines[5].y-lines[4].y; above != pitch*3/2 || below != above {
		t.Errorf("%s above the divider, %s below it, want %s", above, below, pitch*3/2)
	}
	if foot := lines[8].down(); foot < 10.9 || foot > 11.1 {
		t.Errorf("the last line of the page is line %.2f of 12", foot+1)
	}
}
