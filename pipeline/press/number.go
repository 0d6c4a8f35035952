package press

import (
	"strconv"

	"booklet/pipeline/unit"
)

// milli is a length in 1/1000 pt, the precision that content streams are
// written with. Numbers are integers up to the moment they are printed, since
// floating point may round differently on another processor and the bytes of a
// file must not depend on it.
type milli int64

// toMilli rounds a length to 1/1000 pt, halves away from zero.
func toMilli(l unit.Length) milli {
	n := int64(l) * 1000
	if n < 0 {
		return -milli((-n + int64(unit.Pt)/2) / int64(unit.Pt))
	}
	return milli((n + int64(unit.Pt)/2) / int64(unit.Pt))
}

// points gives m in points, for the libraries that take floats.
func (m milli) points() float64 { return float64(m) / 1000 }

// appendMilli prints m in points: "12", "12.5", "-0.125".
func appendMilli(b []byte, m milli) []byte { return appendDecimal(b, int64(m), 3) }

// appendDecimal prints n/10^digits without trailing zeros.
func appendDecimal(b []byte, n int64, digits int) []byte {
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	scale := int64(1)
	for i := 0; i < digits; i++ {
		scale *= 10
	}
	b = strconv.AppendInt(b, n/scale, 10)
	frac := n % scale
	if frac == 0 {
		return b
	}
	b = append(b, '.')
	for frac > 0 {
		scale /= 10
		b = append(b, byte('0'+frac/scale))
		frac %= scale
	}
	return b
}
