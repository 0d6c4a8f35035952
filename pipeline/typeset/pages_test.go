package typeset

import (
	"strconv"
	"strings"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// headed is a passage with headings of two levels.
func headed(m *mixture) []string {
	return []string{bookText(m, 25, func(i int) string {
		switch m.Intn(5) {
		case 0:
			return "## 节" + strconv.Itoa(i)
		case 1:
			return "### 小节" + strconv.Itoa(i)
		case 2:
			if i > 0 && m.Intn(3) == 0 {
				return "## 章" + strconv.Itoa(i) + "\n\n### 章下节" + strconv.Itoa(i)
			}
		}
		return ""
	})}
}

// Rules 48 to 50: no page begins with the last line of a paragraph or ends
// with the first one of it, and none holds a single line.
func TestNoWidowsOrOrphans(t *testing.T) {
	eachBook(t, "", 6, headed, func(t *testing.T, r *Result, lines []pageLine) {
		for _, p := range paragraphsOf(only(lines, compose.RoleBody)) {
			n := len(p)
			if n > 1 && p[0].page != p[1].page {
				t.Errorf("rule 49: the first line of %d stands alone at the foot of page %d: %s", n, p[0].page+1, p[0].text)
			}
			if n > 1 && p[n-1].page != p[n-2].page {
				t.Errorf("rule 48: the last line of %d stands alone at the top of page %d: %s", n, p[n-1].page+1, p[n-1].text)
			}
		}
		count := map[int]int{}
		for _, l := range only(lines, compose.RoleBody, compose.RoleHeading, compose.RoleTitle) {
			count[l.page]++
		}
		for page := range r.Pages {
			if count[page] < 2 {
				t.Errorf("rule 50: page %d holds %d lines", page+1, count[page])
			}
		}
	})
}

// Rule 50 for every length of a text: the last page never holds one line
// alone.
func TestLastPageHoldsMoreThanALine(t *testing.T) {
	l := layoutOf(t, smallPage(9))
	for n := 1; n < 40; n++ {
		r, _ := set(t, documentOf(t, l, strings.Repeat("河水流过石桥。\n\n", n)))
		count := 0
		for _, line := range only(linesOf(r), compose.RoleBody) {
			if line.page == len(r.Pages)-1 {
				count++
			}
		}
		if count < 2 && len(r.Pages) > 1 {
			t.Errorf("%d lines: the last of %d pages holds %d", n, len(r.Pages), count)
		}
	}
}

// Rule 57: a heading is never the last thing on a page, and text follows it.
func TestHeadingsStayWithText(t *testing.T) {
	thin, all := 0, 0
	eachBook(t, "", 6, headed, func(t *testing.T, r *Result, lines []pageLine) {
		lines = only(lines, compose.RoleBody, compose.RoleHeading)
		for i, l := range lines {
			if l.role != compose.RoleHeading {
				continue
			}
			below := 0
			for k := i + 1; k < len(lines) && lines[k].page == l.page; k++ {
				if lines[k].role == compose.RoleHeading && below > 0 {
					below = 2 // a whole section
					break
				}
				if lines[k].role == compose.RoleBody {
					below++
				}
			}
			all++
			switch below {
			case 0:
				t.Errorf("the heading %q is the last of page %d", l.text, l.page+1)
			case 1:
				thin++
			}
		}
	})
	if thin > 0 {
		t.Errorf("%d of %d headings have one line below them on their page, and could have two", thin, all)
	}
}

// Lines that are given to headings, so that feet are even, go above the upper
// of two headings and never between them.
func TestHeadingsFollowEachOtherClosely(t *testing.T) {
	eachBook(t, "", 6, headed, func(t *testing.T, r *Result, lines []pageLine) {
		lines = only(lines, compose.RoleBody, compose.RoleHeading)
		pitch := lengthOf(28) * unit.Pt
		for i := 1; i < len(lines); i++ {
			a, b := &lines[i-1], &lines[i]
			if a.role == compose.RoleHeading && a.page == b.page && b.y-a.y != pitch {
				t.Errorf("page %d: %s lines between the heading %q and what follows it", a.page+1, inEm(b.y-a.y, pitch), a.text)
			}
		}
	})
}

// The same where paragraphs are of one line each, so that nothing but the rule
// keeps the second one there.
func TestTwoLinesBelowAHeading(t *testing.T) {
	l := layoutOf(t, smallPage(12))
	for n := range 24 {
		r, _ := set(t, documentOf(t, l, strings.Repeat("河水流过石桥。\n\n", n)+"## 节\n\n"+strings.Repeat("船靠了岸。\n\n", 8)))
		below, page := 0, -1
		for _, line := range only(linesOf(r), compose.RoleBody, compose.RoleHeading) {
			if line.role == compose.RoleHeading {
				page = line.page
			} else if line.page == page {
				below++
			}
		}
		if below < 2 {
			t.Errorf("%d lines above: %d below the heading on page %d", n, below, page+1)
		}
	}
}

// Rules 51, 53 and 56: every line of the body stands on the same grid, on
// every page, whatever stands between: headings, lists, quotes, notes, ruby.
func TestGrid(t *testing.T) {
	make := func(m *mixture) []string {
		return []string{bookText(m, 25, func(i int) string {
			switch m.Intn(8) {
			case 0:
				return "## 节"
			case 1:
				return "> " + m.text(40)
			case 2:
				return "- " + m.text(20) + "\n- " + m.text(60)
			case 3:
				return "![图](" + strconv.Itoa(200+m.Intn(300)) + "x" + strconv.Itoa(50+m.Intn(300)) + ".png)"
			case 4:
				return "| 站 | 人数 |\n| --- | --- |\n| 东岸 | 120 |\n| 西岸 | " + m.text(30) + " |"
			case 5:
				return "{河水|hé shuǐ}流过{石桥|shí qiáo}^2^，==重点==在此[^" + strconv.Itoa(i) + "]。\n\n[^" + strconv.Itoa(i) + "]: " + m.text(50)
			case 6:
				return "```\ncode one\ncode two\n```"
			}
			return ""
		}), "# 又一篇\n\n" + m.text(300)}
	}
	eachBook(t, "", 6, make, func(t *testing.T, r *Result, lines []pageLine) {
		pitch, size := lengthOf(28)*1024, lengthOf(16)*1024
		first := size * ascent / 100
		for _, l := range only(lines, compose.RoleBody, compose.RoleHeading, compose.RoleQuote, compose.RoleList) {
			if l.size == size && (l.y-first)%pitch != 0 {
				t.Errorf("page %d: %q stands %s lines from the top", l.page+1, l.text, inEm(l.y-first, pitch))
			}
		}
	})
}

// Nothing of a booklet is lost between its lines and its pages, nothing is set
// twice, and it all stands within the type area in the order of the text.
func TestPagesHoldAll(t *testing.T) {
	var want strings.Builder
	make := func(m *mixture) []string {
		want.Reset()
		text := bookText(m, 20, func(i int) string { return "" })
		want.WriteString(strings.ReplaceAll(text, "\n", ""))
		return []string{text}
	}
	eachBook(t, "", 6, make, func(t *testing.T, r *Result, lines []pageLine) {
		var got strings.Builder
		y, page := lengthOf(-1), -1
		for _, l := range only(lines, compose.RoleBody) {
			got.WriteString(l.text)
			if l.page == page && l.y <= y {
				t.Errorf("page %d: %q stands above what comes before it", l.page+1, l.text)
			}
			page, y = l.page, l.y
			if depth := lengthOf(22*28) * 1024; l.y > depth {
				t.Errorf("page %d: %q stands below the type area", l.page+1, l.text)
			}
		}
		if squash(strings.ReplaceAll(got.String(), "\u00AD", "")) != squash(want.String()) {
			t.Error("the text on the pages is not the text of the passage")
		}
	})
}

// A page is not left short where what follows fits, to make it even with one
// that has to be short.
func TestPagesAreFilled(t *testing.T) {
	c := &chapter{pitch: 20 * unit.Pt, depth: 10 * 20 * unit.Pt, columns: 1}
	for range 8 {
		c.rows = append(c.rows, row{height: c.pitch})
	}
	for range 2 { // none of these fits beside another
		c.rows = append(c.rows, row{height: 6 * c.pitch})
	}
	if spans := c.pages(); spans[0].to != 8 {
		t.Errorf("the first page holds %d rows, and 8 fit", spans[0].to)
	}
}
