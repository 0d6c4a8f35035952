package font

import (
	"encoding/binary"
	"errors"
)

// Flags of the parts of a composite glyph.
const (
	partWords     = 1 << 0 // arguments are 16 bits
	partOffsets   = 1 << 1 // arguments are a displacement, not point numbers
	partScale     = 1 << 3
	partMore      = 1 << 5
	partXYScale   = 1 << 6
	partMatrix    = 1 << 7
	partMetrics   = 1 << 9  // the whole glyph has this part's metrics
	partScaledOff = 1 << 11 // the displacement is scaled as well
)

// maxDepth bounds composites of composites.
const maxDepth = 8

// maxPoints and maxParts bound the points and the parts of one glyph,
// composites included.
const (
	maxPoints = 1 << 16
	maxParts  = 1 << 10
)

// drawComposite draws the parts of a glyph that is put together of others.
func (t *glyf) drawComposite(g GID, data []byte, p *pen, depth int, left, right float64) (float64, float64, error) {
	var parts []part
	for more := true; more; {
		c, n, err := readPart(data)
		if err != nil {
			return 0, 0, err
		}
		data = data[n:]
		parts = append(parts, c)
		more = c.flags&partMore != 0
		if p.parts++; p.parts > maxParts {
			return 0, 0, errors.New("the glyph has too many parts")
		}
	}
	if t.vary != nil {
		// A point for each part says where it lies.
		all := make([]vec, len(parts), len(parts)+phantoms)
		for i, c := range parts {
			all[i] = vec{c.arg1, c.arg2}
		}
		all = append(all, vec{x: left}, vec{x: right}, vec{}, vec{})
		if err := t.vary.apply(g, all, nil); err != nil {
			return 0, 0, err
		}
		for i := range parts {
			if parts[i].flags&partOffsets != 0 {
				parts[i].arg1, parts[i].arg2 = all[i].x, all[i].y
			}
		}
		left, right = all[len(parts)].x, all[len(parts)+1].x
	}
	parent := len(p.out.points)
	for _, c := range parts {
		offset, length, err := t.extent(c.glyph)
		if err != nil {
			return 0, 0, err
		}
		raw, err := readAt(t.r, offset, length)
		if err != nil {
			return 0, 0, err
		}
		start := len(p.out.points)
		l, r, err := t.drawPart(c.glyph, raw, p, depth+1)
		if err != nil {
			return 0, 0, err
		}
		if c.flags&partMetrics != 0 {
			left, right = l, r
		}
		c.place(p.out.points[parent:start], p.out.points[start:])
		if len(p.out.points) > maxPoints {
			return 0, 0, errors.New("the glyph has too many points")
		}
	}
	return left, right, nil
}

// part is one part of a composite glyph.
type part struct {
	flags      uint16
	glyph      GID
	arg1, arg2 float64    // a displacement, or the numbers of two points to lay on each other
	matrix     [4]float64 // x' = m0 x + m2 y, y' = m1 x + m3 y
}

func readPart(b []byte) (p part, n int, err error) {
	if len(b) < 4 {
		return p, 0, errGlyfShort
	}
	p.flags, p.glyph = binary.BigEndian.Uint16(b), GID(binary.BigEndian.Uint16(b[2:]))
	n = 4
	size := 2
	if p.flags&partWords != 0 {
		size = 4
	}
	scales := 0
	switch {
	case p.flags&partScale != 0:
		scales = 1
	case p.flags&partXYScale != 0:
		scales = 2
	case p.flags&partMatrix != 0:
		scales = 4
	}
	if len(b) < n+size+2*scales {
		return p, 0, errGlyfShort
	}
	switch {
	case p.flags&(partWords|partOffsets) == partWords|partOffsets:
		p.arg1, p.arg2 = float64(int16At(b, n)), float64(int16At(b, n+2))
	case p.flags&partWords != 0:
		p.arg1, p.arg2 = float64(binary.BigEndian.Uint16(b[n:])), float64(binary.BigEndian.Uint16(b[n+2:]))
	case p.flags&partOffsets != 0:
		p.arg1, p.arg2 = float64(int8(b[n])), float64(int8(b[n+1]))
	default:
		p.arg1, p.arg2 = float64(b[n]), float64(b[n+1])
	}
	n += size
	var s [4]float64
	for i := range scales {
		s[i] = float64(int16At(b, n+2*i)) / 16384
	}
	switch scales {
	case 0:
		p.matrix = [4]float64{1, 0, 0, 1}
	case 1:
		p.matrix = [4]float64{s[0], 0, 0, s[0]}
	case 2:
		p.matrix = [4]float64{s[0], 0, 0, s[1]}
	case 4:
		p.matrix = s
	}
	return p, n + 2*scales, nil
}

// place transforms the part's points; before are the points of the parts
// before it.
func (p *part) place(before, points []point) {
	dx, dy := 0.0, 0.0
	m := p.matrix
	if p.flags&partOffsets != 0 {
		dx, dy = p.arg1, p.arg2
		if p.flags&partScaledOff != 0 {
			dx, dy = mix(m[0], dx, m[2], dy), mix(m[1], dx, m[3], dy)
		}
	}
	for i, q := range points {
		points[i].x = mix(m[0], q.x, m[2], q.y) + dx
		points[i].y = mix(m[1], q.x, m[3], q.y) + dy
	}
	if i, j := int(p.arg1), int(p.arg2); p.flags&partOffsets == 0 && i < len(before) && j < len(points) {
		dx, dy := before[i].x-points[j].x, before[i].y-points[j].y
		for i := range points {
			points[i].x += dx
			points[i].y += dy
		}
	}
}

// mix is a x + b y, each product rounded by itself.
func mix(a, x, b, y float64) float64 { return float64(a*x) + float64(b*y) }
