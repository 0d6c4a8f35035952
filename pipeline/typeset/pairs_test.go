package typeset

import (
	"strings"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// Marks by where the blank half of their cell lies.
const (
	blankRight = "，。、：；！？”’》〉）」』】〕〗］｝"
	blankLeft  = "“‘《〈（「『【〔〖［｛"
)

// between gives the distance from the end of the first character to the start
// of the last one, in em, of text that is set on one line as it is.
func between(s *setter, text string, indent bool) (float64, setLine) {
	doc := s.doc
	b := *block(doc, 0)
	b.Spans = b.Spans[:1:1]
	b.Spans[0].Text = text
	b.Flush = !indent
	l := setBlock(s, &b)[0]
	first, last := &l.cells[0], &l.cells[len(l.cells)-1]
	return float64(last.x-first.x-first.w) / float64(l.em), l
}

// styleSetter sets with a style of marks.
func styleSetter(t *testing.T, squeeze string) *setter {
	doc := documentOf(t, layoutOf(t, "punctuation: {squeeze: "+squeeze+"}"), "一")
	return bodySetter(t, doc, 40)
}

// clreq §3.1.6.2, rules 17 to 19, for every mark and every pair of marks: a
// mark in mid-line takes one em; of two, the blanks that meet lose half an em
// together. In the half style each takes half an em, in kaiming those that do
// not end a sentence, in none every mark keeps its em.
func TestPairsOfMarks(t *testing.T) {
	marks := []rune(blankRight + blankLeft)
	for _, squeeze := range squeezes {
		s := styleSetter(t, squeeze)
		for _, a := range marks {
			want := 1.0
			if squeeze == "half" || squeeze == "kaiming" && !strings.ContainsRune("。！？", a) {
				want = 0.5
			}
			if got, _ := between(s, "国"+string(a)+"国", false); got != want {
				t.Errorf("%s: %c takes %.3f em, want %.3f", squeeze, a, got, want)
			}
			for _, b := range marks {
				got, l := between(s, "国"+string(a)+string(b)+"国", false)
				if a == b && (a == '！' || a == '？') || a != b && strings.ContainsRune("！？", a) && strings.ContainsRune("！？", b) {
					if got != 1 { // rule 8
						t.Errorf("%s: %c%c take %.3f em, want 1", squeeze, a, b, got)
					}
					continue
				}
				if lo, hi := pairWidths(squeeze, a, b); got < lo || got > hi {
					t.Errorf("%s: %c%c take %.3f em, want %.3f to %.3f\n%s", squeeze, a, b, got, lo, hi, l.String())
				}
			}
		}
	}
}

// pairWidths is what a pair of marks may take in a style. Where the rules leave
// a choice between one em and one and a half, both are right.
func pairWidths(squeeze string, a, b rune) (lo, hi float64) {
	meet := strings.ContainsRune(blankRight, a) || strings.ContainsRune(blankLeft, b)
	full := func(r rune) bool { return squeeze == "kaiming" && strings.ContainsRune("。！？", r) }
	switch {
	case squeeze == "none":
		return 2, 2
	case squeeze == "full" && meet:
		return 1.5, 1.5
	case squeeze == "full":
		return 2, 2
	case full(a) || full(b), strings.ContainsRune(blankRight, a) && strings.ContainsRune(blankLeft, b):
		return 1, 1.5
	}
	return 1, 1
}

// Rule 8: ？！ and their like take one em, three of them two, and nothing
// moves them apart.
func TestMarksInARow(t *testing.T) {
	s := styleSetter(t, "full")
	for text, want := range map[string]float64{"？！": 1, "！？": 1, "！！": 1, "？？": 1, "！！！": 2, "？？？": 2, "——": 2, "……": 2, "⸺": 2, "⋯⋯": 2, "…………": 4} {
		if got, l := between(s, "国"+text+"国", false); got != want {
			t.Errorf("%s takes %.3f em, want %.0f\n%s", text, got, want, l.String())
		}
	}
}

// Rules 23 to 25 (GB/T 15834 §5.1.6, §5.1.7, §5.1.9): an interpunct, a short
// connector and a solidus take half an em, a long connector and a wave one.
func TestConnectors(t *testing.T) {
	s := styleSetter(t, "full")
	for text, want := range map[string]float64{"·": 0.5, "/": 0.5, "–": 0.5, "—": 1, "～": 1, "・": 0.5, "‧": 0.5, "／": 0.5} {
		if got, _ := between(s, "国"+text+"国", false); got != want {
			t.Errorf("%s takes %.3f em, want %.1f", text, got, want)
		}
	}
}

// Rules 23 and 24 (GB/T 15834 §5.1.6, §5.1.7): connectors and interpuncts stand
// halfway up the character, in every face, whatever the file has drawn there:
// where the stroke of 一 is, within a tenth of an em.
func TestCentredMarks(t *testing.T) {
	doc := documentOf(t, layoutOf(t, ""), "一")
	s := bodySetter(t, doc, 40)
	b := *block(doc, 0)
	for _, face := range []string{"song", "fang", "kai", "hei"} {
		height := func(text string) float64 {
			b.Spans = []compose.Span{{Text: "国" + text + "国", Look: compose.Look{Face: face}}}
			rows := s.textRows(&b)
			for _, item := range rows[0].items {
				for _, g := range item.Run.Glyphs {
					if strings.HasPrefix(text, g.Text) && g.Text != "" {
						ink, _ := item.Run.Face.Bounds(g.GID)
						line := rows[0].items[0].At.Y
						return float64(ink.YMin+ink.YMax)/2000 - float64(g.Y+item.At.Y-line)/float64(item.Run.Size)
					}
				}
			}
			t.Fatalf("%s: %s is not set", face, text)
			return 0
		}
		want := height("一")
		for _, mark := range []string{"～", "·", "—", "–", "——", "……"} {
			if got := height(mark); got < want-0.1 || got > want+0.1 {
				t.Errorf("%s: %s stands %.3f em up, 一 %.3f", face, mark, got, want)
			}
		}
	}
}

// Rules 32 to 36: the gap between Han and Western text is a quarter em, typed
// blank or none, and there is none beside Chinese marks, at line edges, or
// before signs that belong to a number.
func TestWesternGaps(t *testing.T) {
	s := styleSetter(t, "full")
	for text, want := range map[string][]float64{ // the gaps of the line
		"国Go国":   {0.25, 0.25},
		"国 Go 国": {0.25, 0.25},
		"国，Go，国": {0, 0, 0, 0},
		"国（Go）国": {0, 0, 0, 0},
		"国“3”国":  {0, 0, 0, 0},
		"国3%国":   {0.25, 0.25},
		"国3℃国":   {0.25, 0, 0},
		"国￥3国":   {0, 0, 0.25},
		"国$3国":   {0.25, 0.25},
		"国(Go)国": {0, 0},
		"Go国Go":  {0.25, 0.25},
		"国——Go国": {0, 0, 0, 0.25},
		"国3～5国":  {0.25, 0, 0, 0.25},
		"国，Go 国": {0, 0, 0.25},
	} {
		_, l := between(s, text, false)
		var got []float64
		for i := range l.cells[:len(l.cells)-1] {
			got = append(got, float64(l.cells[i].got)/float64(l.em))
		}
		same := len(got) == len(want)
		for i := range want {
			same = same && got[i] == want[i]
		}
		if !same {
			t.Errorf("%s has the gaps %v, want %v", text, got, want)
		}
	}
}

// Rules 20 to 22 (clreq §3.1.6.3): a mark at a line's end takes half an em,
// and an opening mark at its start loses its blank half, in all lines alike;
// after an indent only where the layout says so.
func TestTrimming(t *testing.T) {
	for _, c := range []struct {
		layout             string
		start, end, indent float64 // what a mark takes there
	}{
		{"", 0.5, 0.5, 1},
		{"punctuation: {trim_start: false}", 1, 0.5, 1},
		{"punctuation: {trim_end: false}", 0.5, 1, 1},
		{"punctuation: {trim_indent: true}", 0.5, 0.5, 0.5},
		{"punctuation: {squeeze: none}", 1, 1, 1},
		{"punctuation: {squeeze: half}", 0.5, 0.5, 0.5},
	} {
		s := bodySetter(t, documentOf(t, layoutOf(t, c.layout), "一"), 10)
		_, l := between(s, "“国国国国”", true)
		if got := float64(l.cells[1].x) / float64(l.em); got != c.indent {
			t.Errorf("%q: “ after the indent takes %.2f em, want %.2f", c.layout, got, c.indent)
		}
		_, l = between(s, "“国国国国”", false)
		if got := float64(l.cells[1].x) / float64(l.em); got != c.start {
			t.Errorf("%q: “ at the start takes %.2f em, want %.2f", c.layout, got, c.start)
		}
		if got := float64(l.end-l.cells[5].x) / float64(l.em); got != c.end {
			t.Errorf("%q: ” at the end takes %.2f em, want %.2f", c.layout, got, c.end)
		}
	}
}

// Rule 30 (clreq §3.1.7): where marks may hang, one pause or stop mark stands
// beyond the edge, never brackets or one of several marks in a row; by default
// nothing does.
func TestHanging(t *testing.T) {
	hung := 0
	for _, layout := range []string{"", "punctuation: {hang: true}"} {
		eachWidth(t, layoutOf(t, layout), 2, func(t *testing.T, r *lineRules, em int) {
			for i := range r.lines {
				l := &r.lines[i]
				if !l.hang {
					continue
				}
				hung++
				n := len(l.cells)
				last, before := l.cells[n-1], l.cells[n-2]
				if layout == "" {
					r.errorf(i, "a mark hangs though the layout does not say so")
				}
				if !strings.Contains("，、；。．！？：", last.text) || strings.ContainsAny(before.text, blankRight+blankLeft) {
					r.errorf(i, "%s hangs behind %s", last.text, before.text)
				}
				if off := l.end - l.width; off > unit.Length(n) {
					r.errorf(i, "the line without its mark ends %s em beyond the edge", inEm(off, l.em))
				}
			}
			r.edges()
			r.whole()
		})
	}
	if hung == 0 {
		t.Error("no mark hangs anywhere: the test tests nothing")
	}
}
