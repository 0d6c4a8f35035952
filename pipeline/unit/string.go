package unit

import (
	"fmt"
	"strings"
)

// String gives l in points, as short as it can be and still parse back to l:
// "12pt", "10.5pt".
func (l Length) String() string { return decimal(int64(l)) + "pt" }

// String gives d as it would be written in a layout: "2em", "12pt", or
// "12pt+2em" for a sum, which no file can hold.
func (d Dim) String() string {
	switch {
	case d.Em == 0:
		return d.Abs.String()
	case d.Abs == 0:
		return decimal(d.Em) + "em"
	}
	return d.Abs.String() + "+" + decimal(d.Em) + "em"
}

// String gives the extent in points: "595.2754pt × 841.8896pt".
func (s Size) String() string { return s.W.String() + " × " + s.H.String() }

// decimal writes n/1024 with as many of four decimals as it needs; four tell
// all the multiples of 1/1024 apart.
func decimal(n int64) string {
	sign := ""
	u := uint64(n)
	if n < 0 {
		sign, u = "-", -u
	}
	frac := (u%1024*10000 + 512) / 1024
	if frac == 0 {
		return fmt.Sprintf("%s%d", sign, u/1024)
	}
	return sign + strings.TrimRight(fmt.Sprintf("%d.%04d", u/1024, frac), "0")
}
