package font

import (
	"io"
	"math"

	"github.com/go-text/typesetting/font/opentype/tables"
)

// pointKind says how a point takes part in its contour.
type pointKind uint8

const (
	onCurve pointKind = iota
	quadOff           // control point of a quadratic curve; two in a row imply a point between them
	cubeOff           // control point of a cubic curve; always two in a row
)

// point is a point of an outline, in font units, Y up.
type point struct {
	x, y float64
	kind pointKind
}

// outline is the closed contours of a glyph. The last point of a contour is
// joined to its first.
type outline struct {
	points []point
	ends   []int // for each contour, the index behind its last point
}

func (o *outline) reset() { o.points, o.ends = o.points[:0], o.ends[:0] }

// closeContour ends the contour of the points that were added last.
func (o *outline) closeContour() {
	start := 0
	if n := len(o.ends); n > 0 {
		start = o.ends[n-1]
	}
	// A last point on top of the first one says nothing: the contour is closed
	// anyway.
	for len(o.points)-start > 1 {
		first, last := o.points[start], o.points[len(o.points)-1]
		if last.kind != onCurve || first.kind != onCurve || last.x != first.x || last.y != first.y {
			break
		}
		o.points = o.points[:len(o.points)-1]
	}
	if len(o.points) > start {
		o.ends = append(o.ends, len(o.points))
	}
}

// bounds gives the box of the ink; false when there is none.
func (o *outline) bounds() (xMin, yMin, xMax, yMax float64, ok bool) {
	xMin, yMin, xMax, yMax = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	add := func(x, y float64) {
		xMin, xMax = min(xMin, x), max(xMax, x)
		yMin, yMax = min(yMin, y), max(yMax, y)
	}
	start := 0
	for _, end := range o.ends {
		c := o.points[start:end]
		start = end
		for i, p := range c {
			switch p.kind {
			case onCurve:
				add(p.x, p.y)
			case quadOff:
				a, b := neighbours(c, i)
				for _, t := range [2]float64{quadExtreme(a.x, p.x, b.x), quadExtreme(a.y, p.y, b.y)} {
					add(quadAt(a.x, p.x, b.x, t), quadAt(a.y, p.y, b.y, t))
				}
				add(a.x, a.y)
				add(b.x, b.y)
			case cubeOff:
				next := c[(i+1)%len(c)]
				if next.kind != cubeOff {
					continue // the second of the pair
				}
				a, b := c[(i+len(c)-1)%len(c)], c[(i+2)%len(c)]
				for _, t := range cubeExtremes(a.x, p.x, next.x, b.x) {
					add(cubeAt(a.x, p.x, next.x, b.x, t), cubeAt(a.y, p.y, next.y, b.y, t))
				}
				for _, t := range cubeExtremes(a.y, p.y, next.y, b.y) {
					add(cubeAt(a.x, p.x, next.x, b.x, t), cubeAt(a.y, p.y, next.y, b.y, t))
				}
			}
		}
	}
	return xMin, yMin, xMax, yMax, len(o.ends) > 0
}

// neighbours gives the ends of the quadratic curve whose control point is c[i].
func neighbours(c []point, i int) (a, b point) {
	a, b = c[(i+len(c)-1)%len(c)], c[(i+1)%len(c)]
	if a.kind == quadOff {
		a = point{x: (a.x + c[i].x) / 2, y: (a.y + c[i].y) / 2}
	}
	if b.kind == quadOff {
		b = point{x: (b.x + c[i].x) / 2, y: (b.y + c[i].y) / 2}
	}
	return a, b
}

func quadExtreme(a, p, b float64) float64 {
	d := a - float64(2*p) + b
	if d == 0 {
		return 0
	}
	return min(max((a-p)/d, 0), 1)
}

func quadAt(a, p, b, t float64) float64 {
	u := 1 - t
	return float64(u*u*a) + float64(2*u*t*p) + float64(t*t*b)
}

func cubeAt(a, p, q, b, t float64) float64 {
	u := 1 - t
	return float64(u*u*u*a) + float64(3*u*u*t*p) + float64(3*u*t*t*q) + float64(t*t*t*b)
}

// cubeExtremes gives where a cubic turns in one direction, its ends where it
// does not.
func cubeExtremes(a, p, q, b float64) [2]float64 {
	if p >= min(a, b) && p <= max(a, b) && q >= min(a, b) && q <= max(a, b) {
		return [2]float64{0, 1}
	}
	// The derivative is A t² + B t + C.
	A, B, C := float64(3*(p-q))+b-a, 2*(a-float64(2*p)+q), p-a
	clamp := func(t float64) float64 { return min(max(t, 0), 1) }
	if math.Abs(A) < 1e-9 {
		if B == 0 {
			return [2]float64{0, 1}
		}
		return [2]float64{clamp(-C / B), 1}
	}
	disc := float64(B*B) - float64(4*A*C)
	if disc < 0 {
		return [2]float64{0, 1}
	}
	s := math.Sqrt(disc)
	return [2]float64{clamp((-B + s) / (2 * A)), clamp((-B - s) / (2 * A))}
}

// transform scales and moves all points.
func (o *outline) transform(sx, dx, sy, dy float64) {
	for i := range o.points {
		o.points[i].x = float64(o.points[i].x*sx) + dx
		o.points[i].y = float64(o.points[i].y*sy) + dy
	}
}

// outliner draws the glyphs of one kind of font file. It is safe for use by
// several goroutines, each with a pen of its own.
type outliner interface {
	// extent gives where a glyph's data lie in the file; length 0 for a glyph
	// without any.
	extent(g GID) (offset, length int64, err error)
	// draw appends the glyph's outline to p.out; data are the bytes of its
	// extent.
	draw(g GID, data []byte, p *pen) error
}

// pen is the working memory of drawing glyphs, used again from glyph to glyph.
type pen struct {
	out     outline
	machine charstring
	parts   int // of the composite glyph so far
}

// outlines opens the glyph outlines of a font.
func openOutlines(f *sfnt, m *metrics, coords []tables.Coord) (outliner, error) {
	switch {
	case f.has("CFF "):
		return openCFF(f, m)
	case f.has("CFF2"):
		return openCFF2(f, m, coords)
	}
	return openGlyf(f, m, coords)
}

// drawOne reads and draws one glyph.
func drawOne(r io.ReaderAt, o outliner, g GID, p *pen) (err error) {
	defer recovered(&err, "drawing a glyph")
	p.out.reset()
	offset, length, err := o.extent(g)
	if err != nil {
		return err
	}
	var data []byte
	if length > 0 {
		if data, err = readAt(r, offset, length); err != nil {
			return err
		}
	}
	return o.draw(g, data, p)
}
