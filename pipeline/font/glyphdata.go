package font

import (
	"errors"
	"math"
	"slices"
)

// farthest is the largest coordinate that the small font takes, in its units:
// differences between points must fit 16 bits.
const farthest = 16383

var errTooLarge = errors.New("the outline is larger than 16 em")

// gridPoint is a point of the small font.
type gridPoint struct {
	x, y int16
	on   bool
}

// shape is the outline of a glyph of the small font, and room for making it.
type shape struct {
	points   []gridPoint
	ends     []int
	base     int  // where the contour begins that is being made
	large    bool // a point lies too far out
	controls []vec
	flags    []byte
	coords   []byte
}

// extents are what the tables of the small font say about a glyph.
type extents struct {
	xMin, yMin, xMax, yMax int
	points, contours       int
}

// take makes the shape of an outline: scaled, with quadratic curves only, in
// whole units, running as TrueType wants it (the inside at the right).
func (s *shape) take(o *outline, scale float64) error {
	s.points, s.ends, s.large = s.points[:0], s.ends[:0], false
	start := 0
	for _, end := range o.ends {
		c := o.points[start:end]
		start = end
		s.base = len(s.points)
		if hasCubics(c) {
			s.fromCubics(c, scale)
		} else {
			for _, p := range c {
				s.add(float64(p.x*scale), float64(p.y*scale), p.kind == onCurve)
			}
		}
		s.tidy()
	}
	if s.large {
		return errTooLarge
	}
	return nil
}

func hasCubics(c []point) bool {
	for i := range c {
		if c[i].kind == cubeOff {
			return true
		}
	}
	return false
}

// add adds a point to the contour, unless it is the one before once more.
func (s *shape) add(x, y float64, on bool) {
	// In this form, what is not a number is too large as well.
	if !(x >= -farthest && x <= farthest && y >= -farthest && y <= farthest) {
		s.large = true
		return
	}
	p := gridPoint{int16(math.Floor(x + 0.5)), int16(math.Floor(y + 0.5)), on}
	if n := len(s.points); on && n > s.base && s.points[n-1] == p {
		return
	}
	s.points = append(s.points, p)
}

// fromCubics takes a contour of lines and cubic curves, which begins on the
// curve.
func (s *shape) fromCubics(c []point, scale float64) {
	at := func(i int) vec {
		if i == len(c) {
			i = 0
		}
		return vec{float64(c[i].x * scale), float64(c[i].y * scale)}
	}
	for i := 0; i < len(c); i++ {
		a := at(i)
		s.add(a.x, a.y, true)
		if i+2 < len(c) && c[i+1].kind == cubeOff {
			q := cubic{a, at(i + 1), at(i + 2), at(i + 3)}
			s.controls = q.quadratics(s.controls[:0])
			snap(s.controls)
			for _, v := range s.controls {
				s.add(v.x, v.y, false)
			}
			i += 2
		}
	}
}

// tidy ends a contour: points that say nothing are taken out, and a contour
// without an inside is dropped.
func (s *shape) tidy() {
	c := s.points[s.base:]
	for len(c) > 1 && c[0].on && c[len(c)-1] == c[0] {
		c = c[:len(c)-1]
	}
	// Points halfway between two control points are implied. The one that
	// begins the contour stays, for readers that want it on the curve.
	n := min(1, len(c))
	for i := 1; i < len(c); i++ {
		p := c[i]
		if p.on && !c[i-1].on { // points before i-1 alone were moved
			after := c[0]
			if i+1 < len(c) {
				after = c[i+1]
			}
			before := c[i-1]
			if !after.on && int(before.x)+int(after.x) == 2*int(p.x) && int(before.y)+int(after.y) == 2*int(p.y) {
				continue
			}
		}
		c[n] = p
		n++
	}
	if n < 3 && !curved(c[:n]) {
		s.points = s.points[:s.base]
		return
	}
	s.points = s.points[:s.base+n]
	s.ends = append(s.ends, len(s.points))
}

func curved(c []gridPoint) bool { return len(c) == 2 && c[0].on != c[1].on }

// reverse turns the contours round: the inside of a PostScript outline is at
// the left.
func (s *shape) reverse() {
	start := 0
	for _, end := range s.ends {
		// The first point stays first.
		for i, j := start+1, end-1; i < j; i, j = i+1, j-1 {
			s.points[i], s.points[j] = s.points[j], s.points[i]
		}
		start = end
	}
}

// encode appends the glyph's entry in the table "glyf", padded to an even
// length; nothing for a glyph without ink.
func (s *shape) encode(dst []byte) ([]byte, extents) {
	if len(s.ends) == 0 {
		return dst, extents{}
	}
	lo, hi := s.points[0], s.points[0]
	for _, p := range s.points {
		lo.x, hi.x = min(lo.x, p.x), max(hi.x, p.x)
		lo.y, hi.y = min(lo.y, p.y), max(hi.y, p.y)
	}
	e := extents{
		xMin: int(lo.x), yMin: int(lo.y), xMax: int(hi.x), yMax: int(hi.y),
		points: len(s.points), contours: len(s.ends),
	}
	start := len(dst)
	for _, v := range [5]int{e.contours, e.xMin, e.yMin, e.xMax, e.yMax} {
		dst = put16(dst, v)
	}
	for _, end := range s.ends {
		dst = put16(dst, end-1)
	}
	dst = put16(dst, 0) // no instructions

	n := len(s.points)
	s.flags = slices.Grow(s.flags[:0], n)[:n]
	s.coords = slices.Grow(s.coords[:0], 4*n)[:4*n]
	nx, ny := 0, 2*n // the y after the most that the x can take
	x, y := int16(0), int16(0)
	for i, p := range s.points {
		f := byte(0)
		if p.on {
			f = flagOnCurve
		}
		var g byte
		nx, g = putDelta(s.coords, nx, p.x-x)
		f |= g
		ny, g = putDelta(s.coords, ny, p.y-y)
		s.flags[i] = f | g<<1 // the flags of y stand above those of x
		x, y = p.x, p.y
	}
	for i := 0; i < len(s.flags); {
		n := 1
		for i+n < len(s.flags) && n < 256 && s.flags[i+n] == s.flags[i] {
			n++
		}
		if n > 2 {
			dst = append(dst, s.flags[i]|flagRepeat, byte(n-1))
		} else {
			dst = append(dst, s.flags[i:i+n]...)
		}
		i += n
	}
	dst = append(dst, s.coords[:nx]...)
	dst = append(dst, s.coords[2*n:ny]...)
	if (len(dst)-start)%2 != 0 {
		dst = append(dst, 0)
	}
	return dst, e
}

// putDelta writes a difference between coordinates at b[at:]; next is the place
// behind it, and flags are those of x.
func putDelta(b []byte, at int, d int16) (next int, flags byte) {
	switch {
	case d == 0:
		return at, flagSameX
	case d > 0 && d < 256:
		b[at] = byte(d)
		return at + 1, flagShortX | flagSameX
	case d < 0 && d > -256:
		b[at] = byte(-d)
		return at + 1, flagShortX
	}
	b[at], b[at+1] = byte(uint16(d)>>8), byte(d)
	return at + 2, 0
}

func put16(b []byte, v int) []byte { return append(b, byte(v>>8), byte(v)) }

func put32(b []byte, v int64) []byte {
	return append(b, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
}
