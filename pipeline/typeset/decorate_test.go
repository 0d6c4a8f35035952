package typeset

import (
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

// Rule 72 (clreq §3.3.4): pinyin stands above its character, centred, half as
// large, parted from its neighbour; rule 73: it never leaves its character nor
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
				if item.Run.Size != size/2 {
					t.Errorf("ruby is %s em large", inEm(item.Run.Size, size))
				}
				if from < -16 || to > s.measure+16 {
					t.Errorf("%d em, line %d: ruby from %s to %s em leaves the line", em, i, inEm(from, size), inEm(to, size))
				}
				if from < ends+size/8-16 {
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
