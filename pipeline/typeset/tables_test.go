package typeset

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// Rule 76 (CY/T 170): a table that goes on on another page repeats its head
// there, below 续表; no row is parted, lost or doubled, and all of it stands
// within the type area.
func TestTablesRepeatTheirHead(t *testing.T) {
	rows := 0
	make := func(m *mixture) []string {
		rows = 6 + m.Intn(30)
		var table strings.Builder
		table.WriteString(m.text(60) + "\n\n表：客流\n\n| 站名 | 人数 | 备注 |\n| --- | ---: | --- |\n")
		for i := range rows {
			note := "无"
			if m.Intn(4) == 0 {
				note = m.text(20)
			}
			table.WriteString("| 行" + strconv.Itoa(i) + "甲 | " + strconv.Itoa(m.Intn(9999)) + " | " + note + " |\n")
		}
		return []string{table.String() + "\n" + m.text(60)}
	}
	eachBook(t, "captions: {table: 表1}\n", 6, make, func(t *testing.T, r *Result, lines []pageLine) {
		next, parts := 0, 0
		for page := range r.Pages {
			var table, captions []string
			for _, l := range lines {
				if l.page == page && l.role == compose.RoleTable {
					table = append(table, l.text)
				}
				if l.page == page && l.role == compose.RoleCaption {
					captions = append(captions, l.text)
				}
			}
			if len(table) == 0 {
				continue
			}
			parts++
			if !strings.HasPrefix(table[0], "站名") {
				t.Errorf("page %d: the table begins with %q and not with its head", page+1, table[0])
			}
			if want := "客流"; parts == 1 && !strings.Contains(strings.Join(captions, ""), want) {
				t.Errorf("page %d: captions %q", page+1, captions)
			}
			if parts > 1 && !slices.ContainsFunc(captions, func(c string) bool { return strings.Contains(c, "续表") || strings.Contains(c, "续）") }) {
				t.Errorf("page %d: a table goes on without 续表: captions %q", page+1, captions)
			}
			here := 0
			for _, l := range table {
				if strings.Contains(l, "行"+strconv.Itoa(next)+"甲") {
					next++
					here++
				}
			}
			if here == 0 {
				t.Errorf("page %d: a head without rows", page+1)
			}
		}
		if next != rows {
			t.Errorf("%d of %d rows follow each other", next, rows)
		}
		inside(t, r)
	})
}

// inside checks that nothing but heads and feet stands outside the type area.
func inside(t *testing.T, r *Result) {
	t.Helper()
	measure := lengthOf(20*16) * unit.Pt
	for page := range r.Pages {
		for _, item := range r.Pages[page].Items {
			if item.Flat {
				continue
			}
			left, right := item.At.X, item.At.X
			switch {
			case item.Run != nil && len(item.Run.Glyphs) > 0:
				last := item.Run.Glyphs[len(item.Run.Glyphs)-1]
				left, right = left+item.Run.Size/2, right+last.X+last.Adv-item.Run.Size/2 // the blank halves of marks
			case item.Rule != nil:
				right += item.Rule.W
			case item.Pic != nil:
				right += item.Pic.W
			}
			if left < -16 || right > measure+16 {
				t.Errorf("page %d: %v from %s to %s stands outside the type area", page+1, item.Role, left, right)
			}
		}
	}
}

// Columns are as wide as what they hold: numbers do not wrap while there is
// room, and a table that is too wide wraps its cells rather than leave the
// type area.
func TestColumnsFit(t *testing.T) {
	l := layoutOf(t, smallPage(20))
	wide := strings.Repeat("河水流过石桥两岸，", 6)
	r, _ := set(t, documentOf(t, l, "| 站名 | 人数 | 说明 |\n| --- | --- | --- |\n| 东岸 | 12,345,678.90 | "+wide+" |\n| pneumonoultramicroscopic | 1 | "+wide+" |\n"+
		"\n文。\n\n| "+strings.Repeat("列 | ", 12)+"\n| "+strings.Repeat("--- | ", 12)+"\n| "+strings.Repeat("12345 | ", 12)+"\n"))
	inside(t, r)
	text := ""
	for _, line := range only(linesOf(r), compose.RoleTable) {
		text += line.text + "\n"
	}
	for _, want := range []string{"12,345,678.90", "东岸", "人数"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is parted:\n%s", want, text)
		}
	}
}
