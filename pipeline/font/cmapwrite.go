package font

import (
	"fmt"
	"math/bits"
)

// codeRun is a run of codes that follow each other, as their glyphs do.
type codeRun struct{ first, last, glyph int }

// cmapTable maps the codes, which are in order, to the glyphs 1, 2, 3, …
func cmapTable(codes []coded) ([]byte, error) {
	var runs []codeRun
	for i, c := range codes {
		if n := len(runs); n > 0 && runs[n-1].last+1 == int(c.code) {
			runs[n-1].last++
			continue
		}
		runs = append(runs, codeRun{int(c.code), int(c.code), i + 1})
	}
	runs = append(runs, codeRun{0xFFFF, 0xFFFF, 0}) // as the format wants it
	n := len(runs)
	length := 16 + 8*n
	if length > 0xFFFF {
		return nil, fmt.Errorf("%d characters lie too far from each other for one font", len(codes))
	}
	power := bits.Len(uint(n)) - 1
	b := make([]byte, 0, 12+length)
	for _, v := range [13]int{0, 1, 3, 1, 0, 12, 4, length, 0, 2 * n, 2 << power, power, 2*n - 2<<power} {
		b = put16(b, v)
	}
	for _, r := range runs {
		b = put16(b, r.last)
	}
	b = put16(b, 0)
	for _, r := range runs {
		b = put16(b, r.first)
	}
	for _, r := range runs {
		b = put16(b, r.glyph-r.first)
	}
	for range runs {
		b = put16(b, 0)
	}
	return b, nil
}
