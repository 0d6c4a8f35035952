package typeset

import (
	"strings"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// twoColumns is a page of 22 lines of two columns of 14 characters, 30 em from
// edge to edge.
const twoColumns = "page: {size: 624pt 760pt, margins: {top: 72pt, bottom: 72pt, inner: 72pt, outer: 72pt}, columns: 2, column_gap: 32pt}\n"

const (
	columnWide = 14 * 16 * unit.Pt
	pageWide   = 30 * 16 * unit.Pt
)

// figures lists the pictures of a page.
func figures(p *Page) []Item {
	var out []Item
	for _, item := range p.Items {
		if item.Pic != nil {
			out = append(out, item)
		}
	}
	return out
}

// A picture that asks for most of the page's width runs over both columns, at
// the foot of the page that mentions it; others stay in their column.
func TestWidePicturesSpanColumns(t *testing.T) {
	l := layoutOf(t, twoColumns)
	text := strings.Repeat("河水流过石桥，船靠了岸。\n\n", 14)
	for _, c := range []struct {
		asks  string
		spans bool
	}{{"width=150mm", true}, {"width=80mm", false}} {
		r, _ := set(t, documentOf(t, l, text+"![水位](400x200.png){"+c.asks+"}\n\n"+strings.Repeat(text, 3)))
		pics := figures(&r.Pages[0])
		if len(pics) != 1 {
			t.Fatalf("%s: %d pictures on the first page", c.asks, len(pics))
		}
		if spans := pics[0].Pic.W > columnWide; spans != c.spans {
			t.Errorf("%s: the picture is %s wide, a column %s", c.asks, pics[0].Pic.W, columnWide)
		}
		if !c.spans {
			continue
		}
		for _, line := range only(linesOf(r), compose.RoleBody) {
			if line.page == 0 && line.y > pics[0].At.Y {
				t.Errorf("%q stands below the picture", line.text)
			}
		}
	}
}

// Where the page has no room left below its mention, it stands at the top of
// the next page, and the text fills both columns of its page.
func TestWidePictureWaitsForTheNextPage(t *testing.T) {
	l := layoutOf(t, twoColumns)
	line := "河水流过石桥，船靠了岸。\n\n"
	r, _ := set(t, documentOf(t, l, strings.Repeat(line, 38)+"![水位](400x300.png){width=150mm}\n\n"+strings.Repeat(line, 30)))
	if len(figures(&r.Pages[0])) > 0 || len(figures(&r.Pages[1])) != 1 {
		t.Fatal("the picture is not on the second page")
	}
	if at := figures(&r.Pages[1])[0].At.Y; at != 0 {
		t.Errorf("the picture stands %s below the top", at)
	}
	count := map[int]int{}
	for _, l := range only(linesOf(r), compose.RoleBody) {
		count[l.page]++
	}
	if count[0] < 38 {
		t.Errorf("%d lines on the first page, which has room for 40", count[0])
	}
}

// A table that is cramped in a column, or needs more paper there, runs over
// both; small ones stay.
func TestWideTablesSpanColumns(t *testing.T) {
	l := layoutOf(t, twoColumns)
	row := "| 甲乙丙丁 | 2024年 | 河水东流 | 茶园山上 | 10,000 |\n"
	for _, c := range []struct {
		table string
		spans bool
	}{
		{"| 名 | 年 | 河 | 山 | 数 |\n| - | - | - | - | - |\n" + strings.Repeat(row, 6), true},
		{"| 名 | 数 |\n| - | - |\n| 甲 | 3 |\n| 乙 | 5 |\n", false},
	} {
		r, _ := set(t, documentOf(t, l, strings.Repeat("河水流过石桥，船靠了岸。\n\n", 8)+c.table+"\n"+strings.Repeat("船又走了。\n\n", 8)))
		wide := unit.Length(0)
		for _, item := range r.Pages[0].Items {
			if item.Rule != nil {
				wide = max(wide, item.Rule.W)
			}
		}
		if spans := wide > columnWide; spans != c.spans {
			t.Errorf("the table is %s wide, a column %s", wide, columnWide)
		}
	}
}

// What follows on the same page stands below both columns of what comes
// before, its title across the page.
func TestPassagesFlowBelowBothColumns(t *testing.T) {
	l := layoutOf(t, twoColumns)
	text := strings.Repeat("河水流过石桥，船靠了岸。\n\n", 7)
	doc := documentWith(t, l, "", "---\ntitle: 甲\n---\n"+text, "---\ntitle: 从渡口到石桥再到铁路大桥的一百年\n---\n"+text)
	doc.Entries[1].Start = manifest.StartFlow
	r, _ := set(t, doc)
	if len(r.Pages) != 1 {
		t.Fatalf("%d pages", len(r.Pages))
	}
	lines := only(linesOf(r), compose.RoleBody, compose.RoleTitle)
	var second *pageLine
	for i := range lines {
		if lines[i].role == compose.RoleTitle && lines[i].pos.File == "b.md" {
			second = &lines[i]
		}
	}
	if second == nil || second.text != "从渡口到石桥再到铁路大桥的一百年" {
		t.Fatalf("the second title is %+v", second)
	}
	for _, line := range lines {
		if line.role != compose.RoleBody {
			continue
		}
		if above := line.pos.File == "a.md"; above != (line.y < second.y) {
			t.Errorf("%s: %q stands on the wrong side of the second title", line.pos.File, line.text)
		}
	}
}

// A note of what runs over the columns stands at the foot of the first one.
func TestNotesOfWideTablesAreNotLost(t *testing.T) {
	l := layoutOf(t, twoColumns)
	row := "| 甲乙丙丁 | 2024年 | 河水东流 | 茶园山上 | 10,000 |\n"
	doc := documentOf(t, l, "| 名[^1] | 年 | 河 | 山 | 数 |\n| - | - | - | - | - |\n"+strings.Repeat(row, 3)+"\n船又走了。\n\n[^1]: 山在县境的北部。\n")
	r, _ := set(t, doc)
	notes := only(linesOf(r), compose.RoleNote)
	if len(notes) != 1 || !strings.Contains(notes[0].text, "山在县境的北部") {
		t.Errorf("notes: %+v", notes)
	}
}

// Columns of the last page are even in their text, whatever notes they have;
// the notes stand at the foot of the page.
func TestColumnsWithNotesAreEven(t *testing.T) {
	l := layoutOf(t, twoColumns)
	r, _ := set(t, documentOf(t, l, "河水流过石桥[^1]。\n\n"+strings.Repeat("河水流过石桥，船靠了岸。\n\n", 15)+"[^1]: "+strings.Repeat("山在县境的北部，河水从那里来。", 6)+"\n"))
	left, right := 0, 0
	for _, line := range only(linesOf(r), compose.RoleBody) {
		if line.x > pageWide/2 {
			right++
		} else {
			left++
		}
	}
	if left != right {
		t.Errorf("%d lines in the first column, %d in the second", left, right)
	}
}
