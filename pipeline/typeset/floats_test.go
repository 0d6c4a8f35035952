package typeset

import (
	"strconv"
	"strings"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// Pictures stay in their order, near the text before them, whole and within
// the type area, each with its caption on the same page; text is not lost
// around them.
func TestPicturesStandNearTheirMention(t *testing.T) {
	make := func(m *mixture) []string {
		n := 0
		return []string{bookText(m, 18, func(i int) string {
			if m.Intn(3) > 0 {
				return ""
			}
			n++
			size := strconv.Itoa(200+m.Intn(900)) + "x" + strconv.Itoa(100+m.Intn(900)) + ".png"
			return "上文" + strconv.Itoa(n) + "见图。\n\n![图" + strconv.Itoa(n) + "题](" + size + ")"
		})}
	}
	eachBook(t, "", 8, make, func(t *testing.T, r *Result, lines []pageLine) {
		mention := map[string]int{}
		for _, l := range only(lines, compose.RoleBody) {
			if rest, ok := strings.CutPrefix(l.text, "上文"); ok {
				id, _, _ := strings.Cut(rest, "见")
				mention[id] = l.page
			}
		}
		next, before := 1, 0
		for _, l := range only(lines, compose.RoleCaption) {
			id := strconv.Itoa(next)
			if l.text != "图"+id+"题" {
				t.Fatalf("page %d: the caption %q, want number %s", l.page+1, l.text, id)
			}
			if at := mention[id]; l.page < at || l.page > max(at, before)+1 { // the next page may be full of the picture before it
				t.Errorf("picture %s is on page %d, its mention on page %d", id, l.page+1, at+1)
			}
			next++
			before = l.page
		}
		if next-1 != len(mention) {
			t.Errorf("%d pictures, %d mentions", next-1, len(mention))
		}
		for page := range r.Pages {
			latest := 0 // source line of the text so far
			for _, item := range r.Pages[page].Items {
				if item.Run != nil && item.Role == compose.RoleBody {
					latest = max(latest, item.Pos.Line)
				}
				if item.Pic == nil {
					continue
				}
				if item.Pos.Line < latest {
					t.Errorf("page %d: a picture that was moved stands below text that follows it, not at the top", page+1)
				}
				if item.Pic.W <= 0 || item.Pic.H <= 0 || item.At.Y < 0 {
					t.Errorf("page %d: a picture of %s × %s at %s", page+1, item.Pic.W, item.Pic.H, item.At.Y)
				}
			}
		}
		inside(t, r)
	})
}

// A picture keeps its proportions, and the size that the passage asks for
// where the type area has room for it.
func TestPictureSizes(t *testing.T) {
	l := layoutOf(t, smallPage(20)) // 320 pt by 560 pt
	for _, c := range []struct {
		text string
		w, h float64 // pt
	}{
		{"![](300x150.png){width=100pt}", 100, 50},
		{"![](300x150.png){height=100pt}", 200, 100},
		{"![](300x150.png){width=100pt height=100pt}", 100, 100},
		{"![](300x150.png){width=640pt}", 320, 160},
		{"![](100x50.png)", 48, 24}, // 150 dpi
		{"![](3000x1500.png)", 320, 160},
		{"![](150x3000.png)", 0, 550}, // as tall as fits
	} {
		r, _ := set(t, documentOf(t, l, c.text))
		for _, item := range r.Pages[len(r.Pages)-1].Items {
			if item.Pic == nil {
				continue
			}
			w, h := item.Pic.W.Points(), item.Pic.H.Points()
			if c.w > 0 && (w < c.w-0.1 || w > c.w+0.1 || h < c.h-0.1 || h > c.h+0.1) || c.w == 0 && (h > 560 || h < 400) {
				t.Errorf("%s is %.1f × %.1f pt, want %.1f × %.1f", c.text, w, h, c.w, c.h)
			}
		}
	}
}

// Pictures side by side are of one height, on one line, and don't overlap.
func TestPicturesSideBySide(t *testing.T) {
	l := layoutOf(t, smallPage(20))
	r, _ := set(t, documentOf(t, l, "![甲](400x300.png)\n![乙](300x400.png)\n![丙](200x200.png)"))
	var right, bottom unit.Length
	n := 0
	for _, item := range r.Pages[0].Items {
		if item.Pic == nil {
			continue
		}
		if n++; item.At.X < right {
			t.Errorf("picture %d begins at %s, the one before ends at %s", n, item.At.X, right)
		}
		if b := item.At.Y + item.Pic.H; n > 1 && b != bottom {
			t.Errorf("picture %d ends %s down the page, the one before %s", n, b, bottom)
		}
		right, bottom = item.At.X+item.Pic.W, item.At.Y+item.Pic.H
	}
	if n != 3 {
		t.Errorf("%d pictures", n)
	}
	inside(t, r)
}

// places lists what stands on the pages: the text of each line, its page in
// front, pictures and tables by their captions.
func places(r *Result) []string {
	var out []string
	for _, l := range only(linesOf(r), compose.RoleBody, compose.RoleHeading, compose.RoleCaption, compose.RoleSource) {
		out = append(out, strconv.Itoa(l.page+1)+l.text)
	}
	return out
}

// A picture that does not fit leaves no hole: the text goes on to the foot of
// the page, past a heading too, and the picture stands at the top of the next
// one; a table with a number does so too. What closes the passage stays last.
func TestTextGoesOnWhereAPictureWaits(t *testing.T) {
	l := layoutOf(t, smallPage(12)+"captions: {figure: 图1, table: 表1}\n")
	for _, c := range []struct{ what, moved, caption string }{
		{"a picture", "![水位](300x250.png)", "图1　水位"},
		{"a table", "表：水位\n\n| 月 | 位 |\n| - | - |\n| 一 | 低 |\n| 二 | 低 |\n| 三 | 中 |", "表1　水位"},
	} {
		lines := func(n int, text string) string { return strings.Repeat(text+"\n\n", n) }
		r, _ := set(t, documentOf(t, l, lines(6, "河水流过石桥。")+c.moved+"\n\n"+lines(1, "船靠了岸。")+"## 茶\n\n"+lines(8, "茶园在山上。")))
		got := places(r)
		at := 0
		for at < len(got) && got[at][1:] != c.caption {
			at++
		}
		if at == len(got) {
			t.Fatalf("%s: %q is nowhere in %q", c.what, c.caption, got)
		}
		if at != 10 || got[at][0] != '2' || got[9] != "1茶园在山上。" {
			t.Errorf("%s: %q comes behind %d lines, want the 10 that fill the first page: %q", c.what, got[at], at, got)
		}
	}
	r, _ := set(t, documentOf(t, l, "---\ntitle: 题\nsource: 河报\ndate: 2024-03-02\n---\n"+strings.Repeat("河水流过石桥。\n\n", 6)+"![水位](300x250.png)\n\n船靠了岸。\n\n船又走了。"))
	got := places(r)
	if last := got[len(got)-1]; !strings.Contains(last, "河报") {
		t.Errorf("the passage ends with %q, want its source", last)
	}
}

// A picture and the line that has to stay with it find room on one page.
func TestPictureLeavesRoomForItsSource(t *testing.T) {
	l := layoutOf(t, smallPage(12))
	r, _ := set(t, documentOf(t, l, "---\ntitle: 题\nsource: 河报\ndate: 2024-03-02\n---\n河水流过石桥。\n\n![水位](300x900.png)"))
	page := -1
	for p := range r.Pages {
		for _, item := range r.Pages[p].Items {
			if item.Pic != nil {
				page = p
			}
		}
	}
	if lines := only(linesOf(r), compose.RoleSource); len(lines) != 1 || lines[0].page != page {
		t.Errorf("the picture is on page %d, its source on page %d", page+1, lines[0].page+1)
	}
}
