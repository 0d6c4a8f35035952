package typeset

import (
	"strings"
	"testing"

	"booklet/pipeline/unit"
)

// widthsOf sets a table and gives the width of its columns, and of all of them.
func widthsOf(t *testing.T, lines int, source string) (out []unit.Length, all, measure unit.Length) {
	t.Helper()
	doc := documentOf(t, layoutOf(t, smallPage(lines)), source)
	s := newSetter(doc, fonts(t), &doc.Entries[0])
	for _, b := range doc.Entries[0].Blocks {
		if b.Table != nil {
			for _, c := range s.setting(b.Table).columns {
				out, all = append(out, c.width), all+c.width
			}
		}
	}
	return out, all, s.measure
}

// A table with a column that is empty below its head is a form to fill in: it
// is as wide as the page, and its empty columns have the room.
func TestFormsTakeTheMeasure(t *testing.T) {
	widths, all, measure := widthsOf(t, 20, "| 项目 | 内容 |\n| - | - |\n| 姓名 |  |\n| 爱读的书 |  |\n")
	if all < measure-8 || all > measure {
		t.Errorf("a form is %s wide, its measure %s", all, measure)
	}
	if widths[1] < 2*widths[0] {
		t.Errorf("the column to fill in is %s wide, the other %s", widths[1], widths[0])
	}
	widths, all, measure = widthsOf(t, 20, "| 序号 | 姓名 | 单位 |\n| - | - | - |\n| 1 |  |  |\n| 2 |  |  |\n")
	if all < measure-8 || all > measure || widths[1] != widths[2] || widths[1] < 2*widths[0] {
		t.Errorf("columns of %v in %s", widths, measure)
	}
	if _, all, measure = widthsOf(t, 20, "| 项目 | 内容 |\n| - | - |\n| 姓名 |  |\n| 爱读的书 | 无 |\n"); all > measure/2 {
		t.Errorf("a table with one empty cell is %s wide", all)
	}
}

// Columns of equal content have equal widths, also where not all of them have
// the room that some could have.
func TestEqualColumnsHaveEqualWidths(t *testing.T) {
	for n := 2; n < 16; n++ {
		row := func(name, cell string) string { return "| " + name + strings.Repeat(" | "+cell, n) + " |\n" }
		widths, all, measure := widthsOf(t, 20, row("名", "站名")+row("-", "-")+row("甲", "河水从桥下流")+row("乙河", "茶园在山上"))
		for _, w := range widths[2:] {
			if w != widths[1] {
				t.Errorf("%d columns of equal content: %v", n, widths)
				break
			}
		}
		if all > measure {
			t.Errorf("%d columns: %s wide in %s", n, all, measure)
		}
	}
}
