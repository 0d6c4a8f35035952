package lines

import (
	"testing"

	"booklet/cmd/typography/reader"
)

// An opening mark that is squeezed behind a lowered figure has its origin before
// the figure's: read in that order, the figure would stand in the quotation.
func TestSqueezedMarksKeepTheirOrder(t *testing.T) {
	c := func(r rune, x, y, size, adv float64) reader.Char {
		return reader.Char{R: r, X: x, Y: y, Size: size, Adv: adv}
	}
	got := join(segments([]reader.Char{
		c('C', 0, 100, 10, 6), c('O', 6, 100, 10, 6), c('2', 12, 101.4, 6.5, 3.3),
		c('“', 10.3, 100, 10, 10), c('天', 20.3, 100, 10, 10), c('”', 30.3, 100, 10, 10),
	}, 0))
	if len(got) != 1 || got[0].Text() != "CO2“天”" {
		t.Errorf("%d lines, the first one %q", len(got), got[0].Text())
	}
}
