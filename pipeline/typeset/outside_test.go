package typeset

import (
	"slices"
	"strings"
	"testing"

	"booklet/pipeline/diag"
)

// What does not stay in the type area is not lost in silence: one finding for
// all of a passage.
func TestOutside(t *testing.T) {
	l := layoutOf(t, smallPage(20))
	is := func(d diag.Diagnostic) bool { return d.Code == "outside" }
	_, found := set(t, documentOf(t, l, strings.Repeat("> ", 11)+"河水流过石桥。"))
	if n := len(slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return !is(d) })); n != 1 {
		t.Errorf("%d findings about text beside the page, want 1", n)
	}
	_, found = set(t, documentOf(t, l, strings.Repeat("> ", 5)+"河水流过石桥。\n\n**船**靠了岸，“人都上来了”。\n\n{石桥|shíqiáo}在《河》上。"))
	if slices.ContainsFunc(found, is) {
		t.Errorf("text within the page is said to leave it: %v", found)
	}
}

// A row that fills a page, and notes that can't be parted, have no room
// together: they would lie upon each other.
func TestRowsTooTallForTheirNotes(t *testing.T) {
	l := layoutOf(t, smallPage(8))
	row := "| 名 | 数 |\n| --- | --- |\n| 桥[^1] | " + strings.Repeat("格子里很长的字。", 24) + " |\n\n[^1]: "
	for note, want := range map[string]bool{"短注。": false, strings.Repeat("格子里的注，可以转到下一页去。", 30): false} {
		if _, found := Typeset(documentOf(t, l, row+note), fonts(t)); found.HasErrors() != want {
			t.Errorf("%v", found)
		}
	}
	_, found := Typeset(documentOf(t, l, strings.Replace(row, "桥[^1]", "桥[^1][^2][^3][^4][^5]", 1)+"一。\n[^2]: 二。\n[^3]: 三。\n[^4]: 四。\n[^5]: 五。"), fonts(t))
	if !found.HasErrors() {
		t.Error("no error for a row with more notes than its page has room for")
	}
}
