package typeset

import (
	"strconv"
	"strings"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// Rule 50: a last page with one line of text and, below it, who wrote it is
// still a page of one line.
func TestLastPageHoldsMoreThanItsSource(t *testing.T) {
	for _, height := range []int{9, 14} {
		l := layoutOf(t, smallPage(height))
		for n := 1; n < 40; n++ {
			r, _ := set(t, documentOf(t, l, strings.Repeat("河水流过石桥。\n\n", n)+"—— 林夏\n"))
			count := 0
			for _, line := range only(linesOf(r), compose.RoleBody) {
				if line.page == len(r.Pages)-1 {
					count++
				}
			}
			if count < 2 && len(r.Pages) > 1 {
				t.Errorf("%d lines: the last of %d pages holds %d of them", n, len(r.Pages), count)
			}
		}
	}
}

// The same in columns, which share what the last page has: each has two lines.
func TestLastColumnsHoldMoreThanALine(t *testing.T) {
	l := layoutOf(t, twoColumns)
	for n := 30; n < 100; n++ {
		r, _ := set(t, documentOf(t, l, strings.Repeat("河水流过石桥。\n\n", n)))
		count := map[bool]int{}
		for _, line := range only(linesOf(r), compose.RoleBody) {
			if line.page == len(r.Pages)-1 {
				count[line.x > pageWide/2]++
			}
		}
		if len(r.Pages) > 1 && (count[false] < 2 || count[true] < 2) {
			t.Errorf("%d lines: the columns of the last page hold %d and %d", n, count[false], count[true])
		}
	}
}

// tableOf is a table without a number, which stands where it is mentioned.
func tableOf(rows int) string {
	return "| 名 | 数 |\n| - | - |\n" + strings.Repeat("| 甲 | 3 |\n", rows) + "\n"
}

// A table is whole where its page has room for it, however little the rest of
// the page is filled then; and a short one everywhere.
func TestTablesThatFitAreWhole(t *testing.T) {
	l := layoutOf(t, smallPage(22))
	page := lengthOf(22*28) * unit.Pt
	for _, rows := range []int{5, 9, 13} {
		tall := unit.Length(0) // from the head's baseline to the last row's
		for before := 1; before < 22; before++ {
			r, _ := set(t, documentOf(t, l, strings.Repeat("河水流过石桥。\n\n", before)+tableOf(rows)+strings.Repeat("船靠了岸。\n\n", 3)+tableOf(18)+"船又走了。\n"))
			lines := only(linesOf(r), compose.RoleTable)
			head, end := lines[0], lines[rows]
			switch {
			case before == 1:
				tall = end.y - head.y
			case head.page == end.page:
			case tall < page/2:
				t.Errorf("%d rows below %d lines: a short table breaks", rows, before)
			case head.y+tall < page:
				t.Errorf("%d rows below %d lines: the table breaks although it has room", rows, before)
			}
		}
	}
}

// A page does not end short before a line that it has room for, only so that a
// later one is less short.
func TestPagesAreFilledWhereTheyCanBe(t *testing.T) {
	for seed := range 40 {
		m := newMixture(int64(seed))
		height := 9 + m.Intn(8)
		var text strings.Builder
		for i := range 12 {
			text.WriteString(strings.Repeat("第"+strconv.Itoa(i)+"段的一行。\n\n", 2+m.Intn(6)) + tableOf(2+m.Intn(4)))
		}
		r, _ := set(t, documentOf(t, layoutOf(t, smallPage(height)), text.String()))
		pitch := lengthOf(28) * unit.Pt
		last := map[int]pageLine{}
		firsts := map[int]pageLine{}
		for _, line := range only(linesOf(r), compose.RoleBody, compose.RoleTable) {
			if _, seen := firsts[line.page]; !seen {
				firsts[line.page] = line
			}
			last[line.page] = line
		}
		for page := range len(r.Pages) - 2 {
			end, next := last[page], firsts[page+1]
			free := int((lengthOf(height*28)*unit.Pt - end.y) / pitch)
			if free > 2 && next.role == compose.RoleBody && end.role == compose.RoleBody {
				t.Errorf("seed %d: page %d of %d lines ends %d lines short before %q", seed, page+1, height, free, next.text)
			}
		}
	}
}
