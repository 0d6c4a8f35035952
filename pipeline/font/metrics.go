package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// Metrics are measures of a whole face in 1/1000 em, up from the baseline.
// What the font does not say is estimated, never zero.
type Metrics struct {
	Ascent, Descent int32 // of the em box used for a line; Descent is negative
	CapHeight       int32
	XHeight         int32
	Underline       int32 // the middle of an underline; negative
	UnderlineWidth  int32
}

// metrics is what the tables head, hhea, maxp and hmtx say.
type metrics struct {
	upm       int
	glyphs    int
	long      int    // entries of hmtx that have an advance of their own
	hmtx      []byte // advance and left side bearing of the long entries, then bearings
	ascent    int    // of hhea, in font units
	descent   int
	longLoca  bool
	box       [4]int16 // xMin yMin xMax yMax of all glyphs
	fontStyle uint16   // macStyle
}

func readMetrics(f *sfnt) (*metrics, error) {
	head, err := f.table("head", 54)
	if err != nil {
		return nil, err
	}
	m := &metrics{upm: int(binary.BigEndian.Uint16(head[18:]))}
	if m.upm < 16 || m.upm > 16384 {
		return nil, fmt.Errorf(`the table "head" says %d units per em`, m.upm)
	}
	for i := range m.box {
		m.box[i] = int16(binary.BigEndian.Uint16(head[36+2*i:]))
	}
	m.fontStyle = binary.BigEndian.Uint16(head[44:])
	m.longLoca = binary.BigEndian.Uint16(head[50:]) != 0

	maxp, err := f.table("maxp", 6)
	if err != nil {
		return nil, err
	}
	m.glyphs = int(binary.BigEndian.Uint16(maxp[4:]))
	if m.glyphs == 0 {
		return nil, errors.New("the font has no glyphs")
	}

	hhea, err := f.table("hhea", 36)
	if err != nil {
		return nil, err
	}
	m.ascent = int(int16(binary.BigEndian.Uint16(hhea[4:])))
	m.descent = int(int16(binary.BigEndian.Uint16(hhea[6:])))
	m.long = min(int(binary.BigEndian.Uint16(hhea[34:])), m.glyphs)
	if m.long == 0 {
		return nil, errors.New(`the table "hhea" counts no advance widths`)
	}
	// The bearings of the glyphs that share the last advance may be missing.
	t, _ := f.find("hmtx")
	want := 4*int64(m.long) + 2*int64(m.glyphs-m.long)
	if t.length < want {
		want = 4 * int64(m.long)
	}
	if m.hmtx, err = f.part("hmtx", 0, want); err != nil {
		return nil, err
	}
	return m, nil
}

// bearing gives a glyph's left side bearing in font units; false when the font
// does not say it.
func (m *metrics) bearing(g GID) (int, bool) {
	at := 4*int(g) + 2
	if int(g) >= m.long {
		at = 4*m.long + 2*(int(g)-m.long)
	}
	if at+2 > len(m.hmtx) {
		return 0, false
	}
	return int(int16At(m.hmtx, at)), true
}

// advance gives a glyph's advance in font units; 0 for a glyph that is not
// there.
func (m *metrics) advance(g GID) int {
	if int64(g) >= int64(m.glyphs) {
		return 0
	}
	i := min(int(g), m.long-1)
	return int(binary.BigEndian.Uint16(m.hmtx[4*i:]))
}

// thousandths scales font units to 1/1000 em, halves away from zero: the one
// rounding for all measures and for the embedded font.
func (m *metrics) thousandths(v float64) int32 {
	return int32(math.Round(v * 1000 / float64(m.upm)))
}

// measures fills Metrics from the tables OS/2, post and hhea.
func (m *metrics) measures(f *sfnt) Metrics {
	out := Metrics{
		Ascent: m.thousandths(float64(m.ascent)), Descent: m.thousandths(float64(m.descent)),
		Underline: -100, UnderlineWidth: 50,
	}
	if b, err := f.table("OS/2", 72); err == nil {
		ascent, descent := int16At(b, 68), int16At(b, 70)
		if ascent > 0 && descent <= 0 {
			out.Ascent, out.Descent = m.thousandths(float64(ascent)), m.thousandths(float64(descent))
		}
		if binary.BigEndian.Uint16(b) >= 2 && len(b) >= 90 {
			out.XHeight = m.thousandths(float64(int16At(b, 86)))
			out.CapHeight = m.thousandths(float64(int16At(b, 88)))
		}
	}
	if b, err := f.table("post", 12); err == nil {
		if w := int16At(b, 10); w > 0 {
			out.Underline, out.UnderlineWidth = m.thousandths(float64(int16At(b, 8))), m.thousandths(float64(w))
		}
	}
	if out.Ascent <= 0 || out.Descent > 0 || out.Ascent-out.Descent > 3000 {
		out.Ascent, out.Descent = 880, -120
	}
	if out.CapHeight <= 0 {
		out.CapHeight = 700
	}
	if out.XHeight <= 0 {
		out.XHeight = 500
	}
	return out
}

func int16At(b []byte, i int) int16 { return int16(binary.BigEndian.Uint16(b[i:])) }
