package typeset

import (
	"strconv"
	"strings"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// numberTable is a table of some columns of numbers with four digits.
func numberTable(columns int) string {
	line := func(cell func(c int) string) string {
		out := "|"
		for c := range columns {
			out += " " + cell(c) + " |"
		}
		return out + "\n"
	}
	return line(func(c int) string { return strconv.Itoa(c + 1) }) + line(func(int) string { return "-:" }) +
		strings.Repeat(line(func(c int) string { return strconv.Itoa(1001 + 7*c) }), 4)
}

// tableRuns are the runs of a page's tables.
func tableRuns(r *Result) []Item {
	var out []Item
	for _, item := range r.Pages[0].Items {
		if item.Run != nil && item.Role == compose.RoleTable {
			out = append(out, item)
		}
	}
	return out
}

// A table that is too wide for its page is set closer, then smaller, and only
// then are its numbers divided: with one warning for the table, at its place,
// that says by how much it is too wide. Nothing is smaller than 8 pt (rule 55).
func TestWideTablesGiveWayInSteps(t *testing.T) {
	l := layoutOf(t, smallPage(30))
	layout := l.Styles["table"].Size
	seen := map[string]bool{}
	for columns := 2; columns <= 24; columns++ {
		r, found := set(t, documentOf(t, l, "文。\n\n"+numberTable(columns)))
		inside(t, r)
		whole, size, apart := 0, layout, layout
		runs := tableRuns(r)
		for i, item := range runs {
			size = min(size, item.Run.Size)
			if len(item.Run.Glyphs) == 4 {
				whole++
			}
			if i > 0 && runs[i-1].At.Y == item.At.Y {
				before := runs[i-1].Run.Glyphs
				end := before[len(before)-1]
				apart = min(apart, item.At.X-runs[i-1].At.X-end.X-end.Adv)
			}
		}
		if size < 8*unit.Pt {
			t.Errorf("%d columns: type of %s", columns, size)
		}
		if apart < size/3 {
			t.Errorf("%d columns: numbers stand %s from each other in type of %s", columns, apart, size)
		}
		switch {
		case whole < 4*columns: // divided: there is no more to give
			seen["divided"] = true
			if len(found) != 1 || found[0].Code != "wide-table" || found[0].Pos.Line != 6 {
				t.Errorf("%d columns: %+v", columns, found)
			}
			if size > 8*unit.Pt {
				t.Errorf("%d columns: numbers are divided in type of %s", columns, size)
			}
			continue
		case size < layout:
			seen["smaller"] = true
			if apart > layout {
				t.Errorf("%d columns: type of %s, with %s between numbers", columns, size, apart)
			}
		case apart < layout:
			seen["closer"] = true
			if seen["smaller"] {
				t.Errorf("%d columns are set larger than fewer were", columns)
			}
		}
		if len(found) > 0 {
			t.Errorf("%d columns: %+v", columns, found)
		}
	}
	for _, step := range []string{"closer", "smaller", "divided"} {
		if !seen[step] {
			t.Errorf("no table was %s", step)
		}
	}
}

// Words stay whole as numbers do; one that no column holds is divided, which
// one warning says however many there are.
func TestLongWordsInTables(t *testing.T) {
	l := layoutOf(t, smallPage(30))
	word := strings.Repeat("Ж", 60)
	_, found := set(t, documentOf(t, l, "| 名 | 词 |\n| - | - |\n"+strings.Repeat("| 甲 | "+word+" |\n", 3)))
	if len(found) != 1 || found[0].Code != "wide-table" || !strings.Contains(found[0].Message, "3 cells") {
		t.Errorf("%+v", found)
	}
}

// In columns a table that would have to give way runs over all of them instead,
// in the type that the layout has.
func TestTablesSpanBeforeTheyGiveWay(t *testing.T) {
	l := layoutOf(t, twoColumns)
	r, found := set(t, documentOf(t, l, strings.Repeat("河水流过石桥。\n\n", 8)+numberTable(8)+"\n"+strings.Repeat("船又走了。\n\n", 8)))
	if len(found) > 0 {
		t.Errorf("%+v", found)
	}
	for _, item := range tableRuns(r) {
		if size := l.Styles["table"].Size; item.Run.Size != size {
			t.Fatalf("type of %s where the layout has %s", item.Run.Size, size)
		}
	}
}

// Rule 76: the part of a table on a next page says which table it is and in
// which units, as its caption does, with the raised characters of these.
func TestContinuedTablesRepeatTheirUnits(t *testing.T) {
	l := layoutOf(t, smallPage(10)+"captions: {table: 表1}\n")
	for caption, want := range map[string]string{
		"客流（单位：人）":        "表1（续）（单位：人）",
		"水量（计量单位：m^3^/s）": "表1（续）（计量单位：m3/s）",
		"客流（2023年）":       "表1（续）",
		"客流":              "表1（续）",
	} {
		r, _ := set(t, documentOf(t, l, "文。\n\n表："+caption+"\n\n"+tableOf(20)))
		for page := 1; page < len(r.Pages)-1; page++ {
			got := ""
			for _, line := range only(linesOf(r), compose.RoleCaption) {
				if line.page == page {
					got += line.text
				}
			}
			if got != want {
				t.Errorf("%s: page %d says %q", caption, page+1, got)
			}
		}
	}
}
