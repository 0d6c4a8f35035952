package typeset

import (
	"reflect"
	"runtime"
	"strings"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// rich is a booklet with all that typeset sets.
func rich(m *mixture) []string {
	var out []string
	for range 6 {
		out = append(out, bookText(m, 6, func(i int) string {
			return []string{"## 节\n\n### 小节", "> " + m.text(30), "- " + m.text(20) + "\n- " + m.text(20), "![图](300x200.png)",
				"| 站 | 人 |\n| --- | --- |\n| 东 | 西 |", "{河水|hé shuǐ}==重点==[见第{page}页](#x)。"}[i]
		})+"\n注[^1]。\n\n# 尾 {#x}\n\n文。\n\n[^1]: "+m.text(20)+"\n")
	}
	return out
}

// The same booklet gives the same pages on one core and on two: entries are
// set by several goroutines.
func TestDeterminism(t *testing.T) {
	doc := documentOf(t, layoutOf(t, smallPage(14)+"contents: {show: true}\n"), rich(newMixture(3))...)
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	one, found := set(t, doc)
	for range 3 {
		runtime.GOMAXPROCS(2)
		two, foundToo := set(t, doc)
		if !reflect.DeepEqual(one, two) || !reflect.DeepEqual(found, foundToo) {
			t.Fatal("two runs differ")
		}
	}
}

// One paragraph of 100,000 characters is no problem: what setting it takes
// grows with its length, not with the square of it.
func TestLongParagraphIsLinear(t *testing.T) {
	text := strings.Repeat(newMixture(4).text(1000), 30)
	doc, b := paragraphOf(t, layoutOf(t, ""), "一", true)
	s := bodySetter(t, doc, 28)
	cost := func(n int) (objects, bytes uint64) {
		b.Spans = []compose.Span{{Text: string([]rune(text)[:n])}}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		rows := s.textRows(b)
		runtime.ReadMemStats(&after)
		if len(rows) < n/40 {
			t.Fatalf("%d lines for %d characters", len(rows), n)
		}
		return after.Mallocs - before.Mallocs, after.TotalAlloc - before.TotalAlloc
	}
	text = strings.Repeat(text, 4)
	cost(1000) // faces and words are looked up once
	objects, bytes := cost(10_000)
	manyObjects, manyBytes := cost(100_000)
	if manyObjects > 13*objects || manyBytes > 13*bytes {
		t.Errorf("ten times the text takes %.1f times the objects and %.1f times the memory", float64(manyObjects)/float64(objects), float64(manyBytes)/float64(bytes))
	}
}

// Poems and other lines broken by hand stay on one page, however they fall,
// unless they are longer than a page.
func TestVerseStaysTogether(t *testing.T) {
	make := func(m *mixture) []string {
		n := 0
		return []string{bookText(m, 14, func(i int) string {
			if m.Intn(2) == 0 {
				return ""
			}
			n++
			return "> 水上一枝桨，\\\n> 岸边两行柳。\\\n> 渡口人不见，\\\n> 斜阳照酒楼。\n>\n> ——某人"
		})}
	}
	eachBook(t, "", 6, make, func(t *testing.T, r *Result, lines []pageLine) {
		quotes := only(lines, compose.RoleQuote)
		for i := 0; i+3 < len(quotes); i += 4 {
			if quotes[i].text != "水上一枝桨，" {
				t.Fatalf("the poem begins with %q", quotes[i].text)
			}
			if quotes[i].page != quotes[i+3].page {
				t.Errorf("the poem on page %d is parted", quotes[i].page+1)
			}
		}
		for _, l := range quotes {
			if l.x != lengthOf(32)*unit.Pt {
				t.Errorf("the line %q of a poem begins at %s", l.text, l.x)
			}
		}
	})
}

// Code keeps its blanks: what stands in columns stays there.
func TestCodeKeepsItsBlanks(t *testing.T) {
	r, _ := set(t, documentOf(t, layoutOf(t, smallPage(20)), "```\nif a {\n    b  = 1\n\n  c\n}\n```"))
	var got []string
	var x []unit.Length
	for _, l := range only(linesOf(r), compose.RoleBody) {
		if text := strings.TrimLeft(l.text, " \u00a0"); text != "" {
			got = append(got, text)
		}
	}
	if want := "if a {|b  = 1|c|}"; strings.ReplaceAll(strings.Join(got, "|"), "\u00a0", " ") != want {
		t.Errorf("the code is set as %q, want %q", strings.Join(got, "|"), want)
	}
	for p := range r.Pages {
		for _, item := range r.Pages[p].Items {
			if item.Run != nil && item.Role == compose.RoleBody {
				for _, g := range item.Run.Glyphs {
					if strings.Contains("ibc}", g.Text) && g.Text != "" {
						x = append(x, item.At.X+g.X)
						break
					}
				}
			}
		}
	}
	if len(x) != 4 || x[0] != x[3] || x[1] <= x[2] || x[2] <= x[0] {
		t.Errorf("the lines of code begin at %v", x)
	}
	ys := map[unit.Length]bool{}
	for _, l := range only(linesOf(r), compose.RoleBody) {
		ys[l.y] = true
	}
	if len(ys) != 5 {
		t.Errorf("%d lines of code, want 5 with the empty one", len(ys))
	}
}
