package typeset

import (
	"slices"
	"strings"
	"testing"

	"booklet/pipeline/compose"
)

// spansOf cuts a text into spans at some places, giving every second one a
// look.
func spansOf(text string, look compose.Look, cuts ...int) []compose.Span {
	runes := []rune(text)
	cuts = append(append([]int{0}, cuts...), len(runes))
	slices.Sort(cuts)
	var out []compose.Span
	for i := range cuts[:len(cuts)-1] {
		s := compose.Span{Text: string(runes[cuts[i]:cuts[i+1]])}
		if i%2 == 1 {
			s.Look = look
		}
		out = append(out, s)
	}
	return out
}

func breaksOf(lines []setLine) string {
	var out []string
	for i := range lines {
		out = append(out, lines[i].shown)
	}
	return strings.Join(out, "|")
}

// Rule 14: a break never becomes possible or impossible because a style, a
// link or a note begins between two characters. Whatever stretch of a text is
// given a look that does not change widths, the lines stay the same.
func TestLooksDoNotMoveBreaks(t *testing.T) {
	s := styleSetter(t, "full")
	looks := map[string]compose.Look{
		"dots": {Dots: true}, "name": {ProperName: true}, "book title": {BookTitle: true}, "strike": {Strike: true}, "nothing": {},
		"bold": {Bold: true}, "kai": {Face: "kai"},
	}
	m := newMixture(1)
	for range 12 {
		text := m.text(50)
		runes := []rune(text)
		b := *block(s.doc, 0)
		b.Flush = true
		for _, em := range []int{8, 13, 21} {
			s.measure = s.layout.Grid.Size * lengthOf(em)
			b.Spans = spansOf(text, compose.Look{})
			want := breaksOf(setBlock(s, &b))
			for name, look := range looks {
				for range 6 {
					from := m.Intn(len(runes))
					to := from + 1 + m.Intn(min(8, len(runes)-from))
					if (look.Bold || look.Face != "") && strings.ContainsFunc(string(runes[from:to]), isWestern) {
						continue // bold letters are wider
					}
					if insideWord(runes, from) || insideWord(runes, to) {
						continue // kerning ends where a look begins
					}
					b.Spans = spansOf(text, look, from, to)
					if got := breaksOf(setBlock(s, &b)); got != want {
						t.Errorf("%s on %q, %d em:\ngot  %s\nwant %s", name, string(runes[from:to]), em, got, want)
					}
				}
			}
		}
	}
}

// insideWord tells whether a place lies between two Western characters.
func insideWord(text []rune, at int) bool {
	western := func(r rune) bool { return isWestern(r) || r == '’' }
	return at > 0 && at < len(text) && western(text[at-1]) && western(text[at])
}

// Rule 14 for every place of a text with all that must not be divided: the
// joints between characters are the same wherever a look begins or ends.
func TestLooksDoNotMoveJoints(t *testing.T) {
	s := styleSetter(t, "full")
	text := []rune("他说：“河宽12,345.6米（约￥1,200），见《河·桥》……”——对吗？！是Wi-Fi的state-of-the-art，5 km或3%、20℃，和/或2～3个。")
	b := *block(s.doc, 0)
	joints := func(spans []compose.Span) []joint {
		p := s.newPara(spans, b.Style, b.Pos)
		out := make([]joint, len(p.chars))
		for i := range p.chars {
			out[i] = p.chars[i].joint
		}
		return out
	}
	want := joints(spansOf(string(text), compose.Look{}))
	for from := range text {
		for to := from + 1; to <= len(text); to++ {
			if got := joints(spansOf(string(text), compose.Look{Bold: true}, from, to)); !slices.Equal(got, want) {
				t.Fatalf("bold on %q changes where lines may break", string(text[from:to]))
			}
		}
	}
}

// Rule 37: the gap between Han and Western text, and what marks take, are the
// same across looks.
func TestLooksDoNotChangeGaps(t *testing.T) {
	s := styleSetter(t, "full")
	b := *block(s.doc, 0)
	b.Flush = true
	for _, c := range []struct{ a, b string }{{"国", "Go"}, {"Go", "国"}, {"国，", "“国"}, {"国。”", "国"}, {"国", "（国"}, {"国：", "（国"}} {
		gaps := func(look compose.Look) []float64 {
			b.Spans = []compose.Span{{Text: c.a}, {Text: c.b, Look: look}}
			l := setBlock(s, &b)[0]
			var out []float64
			for i := range l.cells[:len(l.cells)-1] {
				out = append(out, float64(l.cells[i].got)/float64(l.em))
			}
			return out
		}
		want := gaps(compose.Look{})
		for _, look := range []compose.Look{{Bold: true}, {Face: "kai"}, {Dots: true}, {Mono: true}, {Strike: true}} {
			if got := gaps(look); !slices.Equal(got, want) {
				t.Errorf("%s%s with %+v: gaps %v, want %v", c.a, c.b, look, got, want)
			}
		}
	}
}
