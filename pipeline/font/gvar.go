package font

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/go-text/typesetting/font/opentype/tables"
)

// Flags of the table "gvar".
const (
	gvarLongOffsets   = 1 << 0
	tupleSharedPoints = 1 << 15 // in a glyph's count of tuples
	tupleEmbedded     = 1 << 15 // in a tuple's index
	tupleIntermediate = 1 << 14
	tuplePrivate      = 1 << 13
	tupleCountMask    = 1<<12 - 1
)

// phantoms is how many points follow those of each glyph: left and right of
// its advance, top and bottom.
const phantoms = 4

var errVariation = errors.New("the variations of a glyph are broken")

// gvar moves the points of TrueType outlines to a place of the variation axes.
type gvar struct {
	f       *sfnt
	coords  []tables.Coord
	shared  [][]tables.Coord // peaks that several glyphs use
	offsets []byte
	long    bool
	data    int64 // place in the table that the offsets count from
	glyphs  int
}

func openGvar(f *sfnt, m *metrics, coords []tables.Coord) (*gvar, error) {
	head, err := f.part("gvar", 0, 20)
	if err != nil {
		return nil, err
	}
	axes := int(binary.BigEndian.Uint16(head[4:]))
	if axes != len(coords) {
		return nil, fmt.Errorf(`the table "gvar" has %d axes instead of %d`, axes, len(coords))
	}
	v := &gvar{
		f: f, coords: coords, glyphs: int(binary.BigEndian.Uint16(head[12:])),
		long: binary.BigEndian.Uint16(head[14:])&gvarLongOffsets != 0,
		data: int64(binary.BigEndian.Uint32(head[16:])),
	}
	if v.glyphs != m.glyphs {
		return nil, fmt.Errorf(`the table "gvar" has %d glyphs instead of %d`, v.glyphs, m.glyphs)
	}
	size := int64(2)
	if v.long {
		size = 4
	}
	if v.offsets, err = f.part("gvar", 20, size*int64(v.glyphs+1)); err != nil {
		return nil, err
	}
	count := int(binary.BigEndian.Uint16(head[6:]))
	raw, err := f.part("gvar", int64(binary.BigEndian.Uint32(head[8:])), 2*int64(axes)*int64(count))
	if err != nil {
		return nil, err
	}
	for i := range count {
		v.shared = append(v.shared, readCoords(raw[2*axes*i:], axes))
	}
	return v, nil
}

func readCoords(b []byte, n int) []tables.Coord {
	out := make([]tables.Coord, n)
	for i := range out {
		out[i] = tables.Coord(int16At(b, 2*i))
	}
	return out
}

// glyphData reads what is said about a glyph; nothing for one that stays.
func (v *gvar) glyphData(g GID) ([]byte, error) {
	if int64(g) >= int64(v.glyphs) {
		return nil, errVariation
	}
	var from, to int64
	if v.long {
		from, to = int64(binary.BigEndian.Uint32(v.offsets[4*g:])), int64(binary.BigEndian.Uint32(v.offsets[4*g+4:]))
	} else {
		from, to = 2*int64(binary.BigEndian.Uint16(v.offsets[2*g:])), 2*int64(binary.BigEndian.Uint16(v.offsets[2*g+2:]))
	}
	if from >= to {
		return nil, nil
	}
	return v.f.part("gvar", v.data+from, to-from)
}

// apply moves the points of a glyph, the phantom points at their end. ends are
// those of the contours; a composite glyph has none, and a point for each part.
func (v *gvar) apply(g GID, points []vec, ends []int) error {
	data, err := v.glyphData(g)
	if err != nil || len(data) == 0 {
		return err
	}
	if len(data) < 4 {
		return errVariation
	}
	flags := binary.BigEndian.Uint16(data)
	at := int(binary.BigEndian.Uint16(data[2:]))
	if at > len(data) {
		return errVariation
	}
	headers, serial := data[4:], data[at:]
	var common []int
	if flags&tupleSharedPoints != 0 {
		if common, serial, err = pointNumbers(serial); err != nil {
			return err
		}
	}
	moved := make([]vec, len(points))
	for range flags & tupleCountMask {
		t, n, err := v.tuple(headers)
		if err != nil || t.size > len(serial) {
			return errVariation
		}
		headers = headers[n:]
		body := serial[:t.size]
		serial = serial[t.size:]
		if t.scalar == 0 {
			continue
		}
		numbers := common
		if t.private {
			if numbers, body, err = pointNumbers(body); err != nil {
				return err
			}
		}
		if err := addDeltas(moved, points, ends, numbers, body, t.scalar); err != nil {
			return err
		}
	}
	for i, d := range moved {
		points[i] = points[i].plus(d)
	}
	return nil
}

// tuple is the header of one set of deltas.
type tuple struct {
	size    int // of its data
	private bool
	scalar  float64 // how much of it counts at this place of the axes
}

func (v *gvar) tuple(b []byte) (t tuple, n int, err error) {
	axes := len(v.coords)
	if len(b) < 4 {
		return t, 0, errVariation
	}
	t.size = int(binary.BigEndian.Uint16(b))
	index := int(binary.BigEndian.Uint16(b[2:]))
	t.private = index&tuplePrivate != 0
	n = 4
	take := func() []tables.Coord {
		if len(b) < n+2*axes {
			err = errVariation
			return make([]tables.Coord, axes)
		}
		n += 2 * axes
		return readCoords(b[n-2*axes:], axes)
	}
	var peak, start, end []tables.Coord
	if index&tupleEmbedded != 0 {
		peak = take()
	} else {
		if index&tupleCountMask >= len(v.shared) {
			return t, 0, errVariation
		}
		peak = v.shared[index&tupleCountMask]
	}
	if index&tupleIntermediate != 0 {
		start, end = take(), take()
	}
	t.scalar = tupleScalar(v.coords, peak, start, end)
	return t, n, err
}

// tupleScalar is 1 at the peak, and falls to 0 at the start and end of the
// region, which are the default place and the axis's end when none are given.
func tupleScalar(coords, peak, start, end []tables.Coord) float64 {
	scalar := 1.0
	for i, c := range coords {
		p := peak[i]
		if p == 0 || c == p {
			continue
		}
		lo, hi := min(0, p), max(0, p)
		if start != nil {
			lo, hi = start[i], end[i]
			if lo > p || p > hi || lo < 0 && hi > 0 {
				continue
			}
		}
		switch {
		case start == nil && c == 0, c < lo, c > hi:
			return 0
		case c < p && p != lo:
			scalar *= float64(int(c)-int(lo)) / float64(int(p)-int(lo))
		case c > p && p != hi:
			scalar *= float64(int(hi)-int(c)) / float64(int(hi)-int(p))
		}
	}
	return scalar
}
