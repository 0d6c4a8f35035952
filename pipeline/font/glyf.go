package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/go-text/typesetting/font/opentype/tables"
)

// Flags of the points of a glyph.
const (
	flagOnCurve = 1 << 0
	flagShortX  = 1 << 1
	flagShortY  = 1 << 2
	flagRepeat  = 1 << 3
	flagSameX   = 1 << 4 // positive, when the coordinate is short
	flagSameY   = 1 << 5
)

var errGlyfShort = errors.New("the outline is cut short")

// glyf reads TrueType outlines.
type glyf struct {
	r     io.ReaderAt
	table tableEntry
	loca  []byte
	vary  *gvar // away from the default place of a variable font; nil otherwise
	*metrics
}

func openGlyf(f *sfnt, m *metrics, coords []tables.Coord) (outliner, error) {
	table, ok := f.find("glyf")
	if !ok {
		if f.kind == kindOpenType {
			return nil, errors.New(`an OpenType file (OTTO) without outlines: neither the table "CFF " nor "CFF2" is there`)
		}
		return nil, errors.New(`the font has no outlines: the table "glyf" is missing (bitmap fonts cannot be used)`)
	}
	size := int64(2)
	if m.longLoca {
		size = 4
	}
	loca, err := f.part("loca", 0, size*int64(m.glyphs+1))
	if err != nil {
		return nil, err
	}
	g := &glyf{r: f.r, table: table, loca: loca, metrics: m}
	if coords != nil && f.has("gvar") {
		if g.vary, err = openGvar(f, m, coords); err != nil {
			return nil, err
		}
	}
	return g, nil
}

func (t *glyf) extent(g GID) (offset, length int64, err error) {
	if int64(g) >= int64(t.glyphs) {
		return 0, 0, fmt.Errorf("there is no glyph %d", g)
	}
	var from, to int64
	if t.longLoca {
		from = int64(binary.BigEndian.Uint32(t.loca[4*g:]))
		to = int64(binary.BigEndian.Uint32(t.loca[4*g+4:]))
	} else {
		from = 2 * int64(binary.BigEndian.Uint16(t.loca[2*g:]))
		to = 2 * int64(binary.BigEndian.Uint16(t.loca[2*g+2:]))
	}
	if from > to || to > t.table.length {
		return 0, 0, fmt.Errorf("glyph %d lies at bytes %d to %d of %d", g, from, to, t.table.length)
	}
	return t.table.offset + from, to - from, nil
}

func (t *glyf) draw(g GID, data []byte, p *pen) error {
	p.parts = 0
	left, _, err := t.drawPart(g, data, p, 0)
	if err != nil {
		return err
	}
	// Every rasteriser moves the glyph so that its box begins at the left side
	// bearing, whatever its coordinates say.
	if left != 0 {
		p.out.transform(1, -left, 1, 0)
	}
	return nil
}

// varAdvance is a glyph's advance in a font that varies but has no table HVAR,
// in font units.
func (t *glyf) varAdvance(g GID) (advance float64, err error) {
	defer recovered(&err, "measuring a glyph")
	offset, length, err := t.extent(g)
	if err != nil {
		return 0, err
	}
	data, err := readAt(t.r, offset, length)
	if err != nil {
		return 0, err
	}
	left, right, err := t.drawPart(g, data, new(pen), 0)
	return max(0, right-left), err
}

// drawPart draws a glyph; left and right are where its advance begins and ends
// in its coordinates.
func (t *glyf) drawPart(g GID, data []byte, p *pen, depth int) (left, right float64, err error) {
	contours := 0
	if len(data) > 0 {
		if len(data) < 10 {
			return 0, 0, errGlyfShort
		}
		contours = int(int16At(data, 0))
		if bearing, ok := t.bearing(g); ok {
			left = float64(int16At(data, 2)) - float64(bearing)
		}
	}
	right = left + float64(t.advance(g))
	switch {
	case contours < 0 && depth == maxDepth:
		return 0, 0, errors.New("composite glyphs are nested too deeply")
	case contours < 0:
		return t.drawComposite(g, data[10:], p, depth, left, right)
	}
	points, ends := len(p.out.points), len(p.out.ends)
	if len(data) > 0 {
		if err := drawSimple(data, contours, &p.out); err != nil {
			return 0, 0, err
		}
	}
	if t.vary == nil {
		return left, right, nil
	}
	return t.varySimple(g, p.out.points[points:], p.out.ends[ends:], points, left, right)
}

// varySimple moves the points of a glyph of its own contours; base is the
// index of its first point, from which ends are counted too.
func (t *glyf) varySimple(g GID, points []point, ends []int, base int, left, right float64) (float64, float64, error) {
	all := make([]vec, len(points), len(points)+phantoms)
	for i, p := range points {
		all[i] = vec{p.x, p.y}
	}
	contours := make([]int, len(ends))
	for i, e := range ends {
		contours[i] = e - base
	}
	all = append(all, vec{x: left}, vec{x: right}, vec{}, vec{})
	if err := t.vary.apply(g, all, contours); err != nil {
		return 0, 0, err
	}
	for i := range points {
		points[i].x, points[i].y = all[i].x, all[i].y
	}
	return all[len(points)].x, all[len(points)+1].x, nil
}

// drawSimple reads a glyph of its own contours.
func drawSimple(data []byte, contours int, out *outline) error {
	if contours == 0 {
		return nil
	}
	at := 10 + 2*contours
	if len(data) < at+2 {
		return errGlyfShort
	}
	points := int(binary.BigEndian.Uint16(data[at-2:])) + 1
	base := len(out.points)
	if base+points > maxPoints {
		return errors.New("the glyph has too many points")
	}
	// Instructions are left behind.
	at += 2 + int(binary.BigEndian.Uint16(data[at:]))
	if at > len(data) {
		return errGlyfShort
	}
	if len(data)-at < points/256 { // at best a flag and its repeat count stand for 256 points
		return errGlyfShort
	}
	flags := make([]byte, 0, points)
	for len(flags) < points {
		if at >= len(data) {
			return errGlyfShort
		}
		f := data[at]
		at++
		n := 1
		if f&flagRepeat != 0 {
			if at >= len(data) {
				return errGlyfShort
			}
			n += int(data[at])
			at++
		}
		for ; n > 0 && len(flags) < points; n-- {
			flags = append(flags, f)
		}
	}
	for _, f := range flags {
		kind := quadOff
		if f&flagOnCurve != 0 {
			kind = onCurve
		}
		out.points = append(out.points, point{kind: kind})
	}
	pts := out.points[base:]
	v := 0
	for i, f := range flags {
		d, n, err := coordinate(data[at:], f&flagShortX != 0, f&flagSameX != 0)
		if err != nil {
			return err
		}
		at += n
		v += d
		pts[i].x = float64(v)
	}
	v = 0
	for i, f := range flags {
		d, n, err := coordinate(data[at:], f&flagShortY != 0, f&flagSameY != 0)
		if err != nil {
			return err
		}
		at += n
		v += d
		pts[i].y = float64(v)
	}
	last := 0
	for i := range contours {
		end := int(binary.BigEndian.Uint16(data[10+2*i:])) + 1
		if end < last || end > points {
			return errors.New("the contours of a glyph are out of order")
		}
		if end > last {
			out.ends = append(out.ends, base+end)
		}
		last = end
	}
	return nil
}

func coordinate(data []byte, short, same bool) (delta, n int, err error) {
	switch {
	case short && len(data) >= 1:
		if same {
			return int(data[0]), 1, nil
		}
		return -int(data[0]), 1, nil
	case !short && same:
		return 0, 0, nil
	case !short && len(data) >= 2:
		return int(int16At(data, 0)), 2, nil
	}
	return 0, 0, errGlyfShort
}
