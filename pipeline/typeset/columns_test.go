package typeset

import (
	"math/rand"
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

// A picture that does not fit in a column waits for the next one, and the text
// goes on: both columns end even then.
func TestEvenColumnsWithPicture(t *testing.T) {
	c := &chapter{pitch: 20 * unit.Pt, depth: 20 * 20 * unit.Pt, columns: 2}
	for k := range 2 {
		for i := range 9 {
			c.rows = append(c.rows, row{height: c.pitch, part: i + 1, parts: 9})
		}
		if k == 0 {
			c.rows = append(c.rows, row{height: 6 * c.pitch, float: true})
		}
	}
	spans := c.even(20)
	if len(spans) != 2 {
		t.Fatalf("%d columns", len(spans))
	}
	if n := len(spans[0].rows); n != 12 {
		t.Errorf("the first column has %d lines, 12 would be even with 6 lines and the picture", n)
	}
}

// No other break between two columns makes the last page shallower, but for
// those that part a paragraph wrongly where a few lines more save it from that,
// even where three columns would leave less blank at their feet.
func TestEvenColumnsAreTheShallowest(t *testing.T) {
	for seed := range 200 {
		r := rand.New(rand.NewSource(int64(seed)))
		c := &chapter{pitch: 20 * unit.Pt, depth: 60 * 20 * unit.Pt, columns: 2}
		for range 3 + r.Intn(5) {
			if r.Intn(3) == 0 { // a picture or the like
				c.rows = append(c.rows, row{height: unit.Length(3+r.Intn(6)) * c.pitch})
				continue
			}
			n := 1 + r.Intn(8)
			for i := range n {
				c.rows = append(c.rows, row{height: c.pitch, part: i + 1, parts: n})
			}
		}
		high := func(rows []row) (h unit.Length) { return noteRows(rows).height() }
		least, clean := high(c.rows), high(c.rows)
		for k := 1; k < len(c.rows); k++ {
			deep := max(high(c.rows[:k]), high(c.rows[k:]))
			least = min(least, deep)
			if end := &c.rows[k-1]; end.parts < 2 || end.part == end.parts || end.part > 1 && end.part < end.parts-1 {
				clean = min(clean, deep)
			}
		}
		want := least
		if clean <= least+3*c.pitch {
			want = clean
		}
		got := unit.Length(0)
		for _, s := range c.even(60) {
			got = max(got, high(c.rows[s.from:s.to]))
		}
		if got != want {
			t.Errorf("seed %d: %d lines deep, %d would do", seed, got/c.pitch, want/c.pitch)
		}
	}
}
