package spacing

import (
	"math"
	"strings"
	"testing"

	"booklet/cmd/typography/reader"
)

// page sets lines in letters of half an em of 10 pt. A word space is as wide
// as a line's text needs to fill its measure, or 2.5 pt where that is 0; a
// line that begins with > has an indent.
func page(y float64, measure float64, lines ...string) reader.Page {
	var p reader.Page
	for _, text := range lines {
		x, width := 100.0, measure
		if after, ok := strings.CutPrefix(text, ">"); ok {
			text, x, width = after, x+20, width-20
		}
		blanks := strings.Count(text, " ")
		space := (width - 5*float64(len(text)-blanks)) / float64(blanks)
		if strings.HasSuffix(text, ".") {
			space = 2.5
		}
		for _, r := range text {
			if r == ' ' {
				x += space
				continue
			}
			p.Chars = append(p.Chars, reader.Char{R: r, X: x, Y: y, Adv: 5, Size: 10})
			x += 5
		}
		y += 15
	}
	return p
}

var setting = Setting{Left: 100, Measure: 100, Size: 10, Space: 0.25}

// A line whose two spaces are 2.5 pt wide of themselves costs nothing; one
// whose spaces are half as wide again is at ratio 1, badness 100; one whose
// spaces have lost a third is at ratio −1, badness 100 too.
func TestBadness(t *testing.T) {
	for _, c := range []struct{ space, bad float64 }{{2.5, 0}, {3.75, 100}, {2.5 * 2 / 3, 100}, {5, 800}} {
		s := setting
		s.Measure = 50 + 2*c.space
		f := Measure([]reader.Page{page(0, s.Measure, ">aa bb cc", "x x.")}, s)
		if math.Abs(f.Worst-c.bad) > 0.01 {
			t.Errorf("spaces of %.2f pt: badness %.2f, want %.2f", c.space, f.Worst, c.bad)
		}
	}
}

// Lines that end with a hyphen are counted, two in a row once more, and those
// before a paragraph's last line or at a page's end.
func TestHyphens(t *testing.T) {
	s := setting
	s.Measure = 40
	first := page(0, s.Measure, ">aa-", "bb cc-", "dd ee-")
	second := page(0, s.Measure, "ff gg-", "hi.", ">so it is.")
	f := Measure([]reader.Page{first, second}, s)
	if f.Hyphens != 4 || f.Stacked != 3 || f.HyphenEnd != 2 || f.Short != 1 {
		t.Errorf("%d hyphens, %d stacked, %d at ends, %d short last lines; want 4, 3, 2, 1", f.Hyphens, f.Stacked, f.HyphenEnd, f.Short)
	}
}

// A line that reaches beyond the measure is found.
func TestOver(t *testing.T) {
	s := setting
	p := page(0, 104, ">aa bb cc dd", "aa bb cc dd", "e.")
	if f := Measure([]reader.Page{p}, s); f.Over != 2 || f.Under != 0 {
		t.Errorf("%d lines over, %d under; want 2, 0", f.Over, f.Under)
	}
}
