package typeset

import (
	"math"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// rowsOf sets one paragraph of Markdown in lines of some em.
func rowsOf(t *testing.T, layout, text string, em int) ([]row, []setLine, *setter) {
	t.Helper()
	doc, b := paragraphOf(t, layoutOf(t, layout), text, true)
	s := bodySetter(t, doc, em)
	return s.textRows(b), setBlock(s, b), s
}

// Rule 70 (clreq §3.1.8, GB/T 15834 §5.1.8): one dot under each Han character,
// centred on it, none under marks or letters, and none left behind when the
// line breaks.
func TestEmphasisDots(t *testing.T) {
	for em := 5; em <= 20; em++ {
		rows, lines, _ := rowsOf(t, "", "河水==流过“石桥”，Go向东去，不停留。==完了。", em)
		dots := 0
		for i, r := range rows {
			centres := map[unit.Length]bool{}
			for _, c := range lines[i].cells {
				if c.class == han {
					centres[c.x+c.w/2] = true
				}
			}
			for _, item := range r.items {
				if item.Shape == nil {
					continue
				}
				dots++
				near := false
				for x := range centres {
					near = near || item.At.X >= x-16 && item.At.X <= x+16
				}
				if !near {
					t.Errorf("%d em, line %d: a dot at %s, not under a character", em, i, inEm(item.At.X, 16*unit.Pt))
				}
			}
		}
		if dots != 10 {
			t.Errorf("%d em: %d dots for 10 characters", em, dots)
		}
	}
}

// Rule 71: a line under a name or a title runs under all of it, in one piece on
// each line, and neighbours are parted visibly.
func TestNameLines(t *testing.T) {
	rows, _, s := rowsOf(t, "", "[江上舟]{.name}[渡口]{.name}走过[河与桥]{.book}。", 30)
	var spans [][2]unit.Length
	waves := 0
	for _, item := range rows[0].items {
		if item.Rule != nil {
			spans = append(spans, [2]unit.Length{item.At.X, item.At.X + item.Rule.W})
		}
		if item.Shape != nil {
			waves++
		}
	}
	em := s.layout.Grid.Size
	if len(spans) != 2 || waves != 1 {
		t.Fatalf("%d lines and %d waves", len(spans), waves)
	}
	if w := spans[0][1] - spans[0][0]; w < 3*em*8/10 || w > 3*em {
		t.Errorf("the line under three characters is %s em long", inEm(w, em))
	}
	if gap := spans[1][0] - spans[0][1]; gap <= 0 {
		t.Errorf("the lines under two names are %s em apart", inEm(gap, em))
	}
}

// Rule 71: a name or a title has one line on each line of text, whatever other
// styles begin and end in it; one that a note's mark ends has none under the
// mark.
func TestNameLinesAcrossStyles(t *testing.T) {
	for _, text := range []string{
		"[江上舟]{.name}走过。", "[江**上**舟]{.name}走过。", "[江{上|shàng}舟]{.name}走过。", "[江[上](https://example.org/)舟]{.name}走过。",
		"==[江上舟]{.name}==走过。", "[江上\n舟]{.name}走过。", "[江上舟[^a]]{.name}走过。\n\n[^a]: 注",
	} {
		rows, _, s := rowsOf(t, "", text, 30)
		em := s.layout.Grid.Size
		var widths []unit.Length
		line, dot := unit.Length(0), unit.Length(0)
		for _, item := range rows[0].items {
			if item.Rule != nil {
				widths = append(widths, item.Rule.W)
				line = item.At.Y + item.Rule.H
			}
			if item.Shape != nil {
				dot = item.inks(false)[0].Min.Y
			}
		}
		if len(widths) != 1 || widths[0] < 3*em*8/10 || widths[0] > 3*em {
			t.Errorf("%q: lines of %v, want one of nearly 3 em", text, widths)
		}
		if dot != 0 && dot <= line {
			t.Errorf("%q: the dots touch the line", text)
		}
	}
}

// Rule 72 (clreq §3.3.4): pinyin stands above its character, centred, about
// half as large, parted from its neighbour; rule 73: it never leaves its character nor
// the line.
func TestPinyin(t *testing.T) {
	for em := 4; em <= 16; em++ {
		rows, lines, s := rowsOf(t, "", "{图书馆装订|tú shū guǎn zhuāng dìng}在河边，{双|shuāng}{床|chuáng}{窗|chuāng}{庄|zhuāng}都有。", em)
		size := s.layout.Grid.Size
		for i, r := range rows {
			var ends unit.Length = -1 << 40
			n := 0
			for _, item := range r.items {
				if item.Role != compose.RoleRuby {
					continue
				}
				last := item.Run.Glyphs[len(item.Run.Glyphs)-1]
				from, to := item.At.X, item.At.X+last.X+last.Adv
				if item.Run.Size < size*4/10 || item.Run.Size > size/2 {
					t.Errorf("ruby is %s em large", inEm(item.Run.Size, size))
				}
				if from < -16 || to > s.measure+16 {
					t.Errorf("%d em, line %d: ruby from %s to %s em leaves the line", em, i, inEm(from, size), inEm(to, size))
				}
				if from < ends+item.Run.Size/4-16 {
					t.Errorf("%d em, line %d: two syllables are %s em apart", em, i, inEm(from-ends, size))
				}
				ends = to
				n++
			}
			bases := 0
			for _, c := range lines[i].cells {
				for _, r := range c.text {
					for _, b := range "图书馆装订双床窗庄" {
						if r == b {
							bases++
						}
					}
				}
			}
			if n != bases {
				t.Errorf("%d em, line %d: %d syllables over %d characters", em, i, n, bases)
			}
		}
	}
}

// Ruby over a whole word keeps it together, and is not narrower than what it
// stands over needs.
func TestWordRuby(t *testing.T) {
	for em := 5; em <= 12; em++ {
		_, lines, _ := rowsOf(t, "", "河边的{图书馆|library}与{灯|lighthouse}都有人来。", em)
		for i := range lines[:len(lines)-1] {
			for _, cut := range []string{"图|书馆", "图书|馆"} {
				if a, b := []rune(cut), []rune(lines[i].text); len(b) > 0 && b[len(b)-1] == a[0] && len(a) == 4 {
					t.Errorf("%d em: the word under the ruby is divided: %s", em, lines[i].text)
				}
			}
		}
	}
}

// Rules 74 and 75 (clreq §3.3.4): words with pinyin by the word are half an em
// apart; characters with a syllable each stand at one pitch, in all of a
// paragraph that is pinyin for the most part, and side by side in others.
func TestRubyPitch(t *testing.T) {
	for _, test := range []struct {
		text  string
		gaps  []float64 // between the cells of the line, in em; below 0 for any
		equal bool      // all of these, whatever they are
	}{
		{"{河水|héshuǐ}{流过|liúguò}了", []float64{0, 0.5, 0, 0}, false},
		{"{河|hé}{一|yī}{水|shuǐ}边上", []float64{0, 0, 0, 0}, false},
		{"{双|shuāng}{一|yī}{床|chuáng}{河|hé}", nil, true},
		{"{双床|shuāng chuáng}{一河|yī hé}", nil, true},
	} {
		_, lines, s := rowsOf(t, "", test.text, 30)
		em := s.layout.Grid.Size
		var got []float64
		c := lines[0].cells
		for i := 1; i < len(c); i++ {
			got = append(got, float64(c[i].x-c[i-1].x-c[i-1].w)/float64(em))
		}
		for i, v := range got {
			switch {
			case test.equal && math.Abs(v-got[0]) > 0.001:
				t.Errorf("%s: gaps of %.3f em", test.text, got)
			case !test.equal && i < len(test.gaps) && math.Abs(v-test.gaps[i]) > 0.001:
				t.Errorf("%s: gaps of %.3f em, want %.3f", test.text, got, test.gaps)
			}
		}
	}
}

// Rule 75: a passage that is pinyin for the most part has one pitch, whatever
// its paragraphs need; one with little pinyin has not.
func TestRubyPitchOfAPassage(t *testing.T) {
	gaps := func(text string) []unit.Length {
		r, _ := set(t, documentOf(t, layoutOf(t, besidePage(88, "horizontal")), text))
		var out []unit.Length
		for _, item := range r.Pages[0].Items {
			if item.Run != nil && item.Role == compose.RoleBody && len(item.Run.Glyphs) == 1 && item.Run.Glyphs[0].Text == "河" {
				out = append(out, -item.At.X)
			}
			if n := len(out); n > 0 && item.Run != nil && item.Run.Glyphs[0].Text == "一" {
				out[n-1] += item.At.X
			}
		}
		return out
	}
	const wide = "{双|shuāng}{床|chuáng}{庄|zhuāng}{窗|chuāng}"
	even := gaps("{河|hé}{一|yī}{水|shuǐ}\n\n" + wide + "\n")
	alone := gaps("{河|hé}{一|yī}{水|shuǐ}\n")
	few := gaps("一条河从北边的山里流出来，一路上经过许多村子和茶园。\n\n{河|hé}{一|yī}{水|shuǐ}\n\n" + wide + "\n")
	if len(even) != 1 || len(alone) != 1 || len(few) != 1 || even[0] <= alone[0] || few[0] != alone[0] {
		t.Errorf("pitches of %v beside wide pinyin, %v alone, %v in a text with little", even, alone, few)
	}
}

// A note mentioned in a caption or in a table has its text on the page, as one
// in running text has.
func TestNotesInCaptionsAndTables(t *testing.T) {
	l := layoutOf(t, smallPage(20))
	r, _ := set(t, documentOf(t, l, "文[^a]。\n\n![图[^b]](300x100.png)\n\n表：客流[^c]\n\n| 站[^d] |\n| --- |\n| 东[^e] |\n\n"+
		"[^a]: 注甲\n[^b]: 注乙\n[^c]: 注丙\n[^d]: 注丁\n[^e]: 注戊\n"))
	text := ""
	for _, line := range only(linesOf(r), compose.RoleNote) {
		text += line.text
	}
	if want := "①注甲②注乙③注丙④注丁⑤注戊"; text != want {
		t.Errorf("the notes are %q, want %q", text, want)
	}
}

// A list item without text, or one that begins with a picture, shows its
// marker all the same.
func TestMarkersAlwaysShow(t *testing.T) {
	r, _ := set(t, documentOf(t, layoutOf(t, smallPage(20)), "1. 一\n2.\n3. ![图](300x100.png)\n4. 四\n10. 十\n"))
	text := ""
	for _, line := range only(linesOf(r), compose.RoleList) {
		text += line.text + "|"
	}
	if want := "1.一|2.|3.|4.四|5.十|"; text != want {
		t.Errorf("the list is %q, want %q", text, want)
	}
}
