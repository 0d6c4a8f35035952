package typeset

import (
	"strings"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// Rules 53 and 54 (clreq §2.4.2): columns share the grid, hold all of the text
// in order, leave each other alone, and are even on the last page.
func TestColumns(t *testing.T) {
	var want string
	make := func(m *mixture) []string {
		text := bookText(m, 12, func(int) string { return "" })
		want = squash(strings.ReplaceAll(text, "\n", ""))
		return []string{text}
	}
	layout := "page: {size: 760pt 600pt, margins: {top: 72pt, bottom: 72pt, inner: 72pt, outer: 72pt}, columns: 2, column_gap: 32pt}\n"
	l := layoutOf(t, layout)
	for seed := range 8 {
		r, _ := set(t, documentOf(t, l, make(newMixture(int64(seed)))...))
		var text strings.Builder
		pitch := lengthOf(28) * unit.Pt
		last := map[bool]int{}
		base := only(linesOf(r), compose.RoleBody)[0].y
		for _, line := range only(linesOf(r), compose.RoleBody) {
			text.WriteString(line.text)
			if (line.y-base)%pitch != 0 {
				t.Errorf("page %d: %q is off the grid", line.page+1, line.text)
			}
			if line.page == len(r.Pages)-1 {
				last[line.x > lengthOf(300)*unit.Pt]++
			}
		}
		if squash(strings.ReplaceAll(text.String(), "\u00AD", "")) != want {
			t.Error("the columns do not hold the text in order")
		}
		if d := last[false] - last[true]; d > 2 || d < -2 { // one more where a paragraph would be parted wrongly
			t.Errorf("the columns of the last page have %d and %d lines", last[false], last[true])
		}
	}
}
