package typeset

import (
	"slices"
	"strconv"
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
	// The notes of one line stand on its page, which has room for the head, the
	// line and some of them.
	for many, want := range map[int]bool{5: false, 60: true} {
		marks, notes := "", ""
		for n := 2; n <= many; n++ {
			marks += "[^" + strconv.Itoa(n) + "]"
			notes += "\n[^" + strconv.Itoa(n) + "]: 注。"
		}
		_, found := Typeset(documentOf(t, l, strings.Replace(row, "| 格", "| "+marks+"格", 1)+"一。"+notes), fonts(t))
		if found.HasErrors() != want {
			t.Errorf("a line with %d notes: %v", many, found)
		}
	}
}
