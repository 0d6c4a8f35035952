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
// there, below 续表; no row is lost or doubled, and all of it stands
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

// tableLines gives the lines of text of a table by their baselines, cells
// parted by a bar.
func tableLines(r *Result) []string {
	var out []string
	y, x := unit.Length(-1), unit.Length(0)
	for _, item := range r.Pages[0].Items {
		if item.Run == nil || item.Role != compose.RoleTable {
			continue
		}
		text := ""
		for _, g := range item.Run.Glyphs {
			text += g.Text
		}
		last := item.Run.Glyphs[len(item.Run.Glyphs)-1]
		switch {
		case item.At.Y != y:
			out = append(out, text)
		case item.At.X-x > 4*unit.Pt:
			out[len(out)-1] += "|" + text
		default:
			out[len(out)-1] += text
		}
		y, x = item.At.Y, item.At.X+last.X+last.Adv
	}
	return out
}

// Columns share the measure so that the table has the fewest lines: none has
// room to spare while another wraps, and short words stay on a line.
func TestColumnsSaveLines(t *testing.T) {
	l := layoutOf(t, smallPage(20))
	r, _ := set(t, documentOf(t, l, "| 序号 | 名 | 说明 |\n| :-: | - | - |\n| 1 | 甲 | 河水流过石桥，船靠了岸，茶园 |\n| 2 | Podiceps cristatus | 潜水 |\n| 3 | 乙 | 河水流过石桥，船靠了岸，茶山 |"))
	// The name and the long texts are wider together than the page: the name,
	// which is in one row, wraps, and not the texts, which are in two.
	got := strings.Join(tableLines(r), "\n")
	for _, want := range []string{"序号|名|说明", "1|甲|河水流过石桥，船靠了岸，茶园", "3|乙|河水流过石桥，船靠了岸，茶山"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not on a line of its own:\n%s", want, got)
		}
	}
	inside(t, r)
}

// A table of few words is not drawn out over the measure, and stands in its
// middle.
func TestSmallTablesStayNarrow(t *testing.T) {
	l := layoutOf(t, smallPage(20))
	r, _ := set(t, documentOf(t, l, "| 站 | 人 |\n| - | - |\n| 东 | 3 |\n| 西 | 5 |"))
	measure := lengthOf(20*16) * unit.Pt
	for _, item := range r.Pages[0].Items {
		if item.Rule == nil {
			continue
		}
		if item.Rule.W > measure/2 {
			t.Errorf("the table is %s wide", item.Rule.W)
		}
		if d := item.At.X - (measure - item.At.X - item.Rule.W); d < -2 || d > 2 {
			t.Errorf("a rule begins %s from the left and ends %s from the right", item.At.X, measure-item.At.X-item.Rule.W)
		}
	}
}

// Numbers of a column stand below each other by their points, whether the
// column is set flush right or by itself; what is no number does not.
func TestNumbersStandBelowEachOther(t *testing.T) {
	l := layoutOf(t, smallPage(20))
	for _, align := range []string{"-:", "-"} {
		r, _ := set(t, documentOf(t, l, "| 项 | 值 |\n| - | "+align+" |\n| 甲 | 12.5 |\n| 乙 | 3 |\n| 丙 | 0.25 |\n| 丁 | — |\n| 戊 | 1,204.125 |"))
		point := unit.Length(-1)
		n := 0
		for _, item := range r.Pages[0].Items {
			if item.Run == nil || item.Role != compose.RoleTable || item.Run.Glyphs[0].Text < "0" || item.Run.Glyphs[0].Text > "9" {
				continue
			}
			at := item.At.X
			for _, g := range item.Run.Glyphs {
				if g.Text == "." {
					break
				}
				at = item.At.X + g.X + g.Adv
			}
			if n++; point < 0 {
				point = at
			}
			if d := at - point; d < -20 || d > 20 {
				t.Errorf("%s: the point of number %d stands at %s, the first at %s", align, n, at, point)
			}
		}
		if n != 4 {
			t.Errorf("%s: %d numbers", align, n)
		}
	}
}

// 续表 ends where the table does, also where that is narrower than the page.
func TestContinuedTableIsNamedAtItsEdge(t *testing.T) {
	l := layoutOf(t, smallPage(8))
	r, _ := set(t, documentOf(t, l, "| 站 | 人 |\n| - | - |\n"+strings.Repeat("| 东 | 3 |\n", 20)))
	edge := unit.Length(0)
	for _, item := range r.Pages[1].Items {
		if item.Rule != nil && !item.Flat {
			edge = item.At.X + item.Rule.W
		}
	}
	for _, item := range r.Pages[1].Items {
		if item.Run == nil || item.Role != compose.RoleCaption {
			continue
		}
		last := item.Run.Glyphs[len(item.Run.Glyphs)-1]
		if end := item.At.X + last.X + last.Adv; end < edge-20 || end > edge+20 {
			t.Errorf("续表 ends at %s, the table at %s", end, edge)
		}
	}
}
