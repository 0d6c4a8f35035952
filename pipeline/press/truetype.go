package press

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sort"
)

// trueType reads the few facts about a small font that a PDF has to repeat
// beside the font file: metrics, widths, and which glyph a code stands for.
type trueType struct {
	unitsPerEm      int
	box             [4]int // ink of all glyphs: left, bottom, right, top
	ascent, descent int
	capHeight       int // 0 when the font has no OS/2 table of version 2
	weight          int // of OS/2, 400 when unknown
	italic          bool
	glyphs          int
	hmtx            []byte
	metrics         int    // entries of hmtx with an advance
	cmap            []byte // the subtable of format 4
}

// errTable says that a font is not as the tables' formats want it.
var errTable = errors.New("broken table in the small font")

// readTrueType reads a font of version 1.0 with glyf outlines and a cmap of
// format 4.
func readTrueType(data []byte) (*trueType, error) {
	if len(data) < 12 || binary.BigEndian.Uint32(data) != 0x00010000 {
		return nil, errors.New("the small font is no TrueType font")
	}
	tables := map[string][]byte{}
	n := int(binary.BigEndian.Uint16(data[4:]))
	for i := 0; i < n; i++ {
		if 12+16*i+16 > len(data) {
			return nil, errTable
		}
		entry := data[12+16*i:]
		off, size := uint64(binary.BigEndian.Uint32(entry[8:])), uint64(binary.BigEndian.Uint32(entry[12:]))
		if off+size > uint64(len(data)) {
			return nil, errTable
		}
		tables[string(entry[:4])] = data[off : off+size]
	}
	for tag, size := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4, "cmap": 4} {
		if len(tables[tag]) < size {
			return nil, fmt.Errorf("%w: %s", errTable, tag)
		}
	}
	head, hhea, hmtx := tables["head"], tables["hhea"], tables["hmtx"]
	t := &trueType{
		unitsPerEm: int(binary.BigEndian.Uint16(head[18:])),
		box:        [4]int{signed(head[36:]), signed(head[38:]), signed(head[40:]), signed(head[42:])},
		italic:     binary.BigEndian.Uint16(head[44:])&2 != 0,
		ascent:     signed(hhea[4:]),
		descent:    signed(hhea[6:]),
		weight:     400,
		glyphs:     int(binary.BigEndian.Uint16(tables["maxp"][4:])),
		hmtx:       hmtx,
		metrics:    int(binary.BigEndian.Uint16(hhea[34:])),
	}
	if t.unitsPerEm == 0 || t.metrics == 0 || t.metrics*4 > len(hmtx) {
		return nil, errTable
	}
	if os2 := tables["OS/2"]; len(os2) >= 6 {
		t.weight = int(binary.BigEndian.Uint16(os2[4:]))
		if len(os2) >= 90 && binary.BigEndian.Uint16(os2) >= 2 {
			t.capHeight = signed(os2[88:])
		}
	}
	if t.capHeight == 0 {
		t.capHeight = t.ascent
	}
	t.cmap = formatFour(tables["cmap"])
	if t.cmap == nil {
		return nil, errors.New("the small font has no cmap of format 4")
	}
	return t, nil
}

// formatFour finds the subtable of format 4; nil when there is none or it is
// cut short.
func formatFour(cmap []byte) []byte {
	n := int(binary.BigEndian.Uint16(cmap[2:]))
	for i := 0; i < n && 4+8*i+8 <= len(cmap); i++ {
		off := binary.BigEndian.Uint32(cmap[4+8*i+4:])
		if uint64(off)+14 > uint64(len(cmap)) || binary.BigEndian.Uint16(cmap[off:]) != 4 {
			continue
		}
		sub := cmap[off:]
		if size := int(binary.BigEndian.Uint16(sub[2:])); size >= 16 && size <= len(sub) {
			sub = sub[:size]
		}
		if seg2 := int(binary.BigEndian.Uint16(sub[6:])); seg2 > 0 && 16+4*seg2 <= len(sub) {
			return sub
		}
	}
	return nil
}

// glyph gives the glyph of a code; 0 when the font has none.
func (t *trueType) glyph(code uint16) uint16 {
	seg2 := int(binary.BigEndian.Uint16(t.cmap[6:])) &^ 1
	end, start := t.cmap[14:], t.cmap[16+seg2:]
	delta, offset := t.cmap[16+2*seg2:], t.cmap[16+3*seg2:]
	n := sort.Search(seg2/2, func(i int) bool { return code <= binary.BigEndian.Uint16(end[2*i:]) })
	i := 2 * n
	if i == seg2 {
		return 0
	}
	first := binary.BigEndian.Uint16(start[i:])
	if code < first {
		return 0
	}
	d, o := binary.BigEndian.Uint16(delta[i:]), int(binary.BigEndian.Uint16(offset[i:]))
	if o == 0 {
		return code + d
	}
	at := i + o + 2*int(code-first)
	if at+2 > len(offset) {
		return 0
	}
	if g := binary.BigEndian.Uint16(offset[at:]); g != 0 {
		return g + d
	}
	return 0
}

// advance gives a glyph's advance in font units.
func (t *trueType) advance(g uint16) int {
	i := int(g)
	if i >= t.metrics {
		i = t.metrics - 1
	}
	return int(binary.BigEndian.Uint16(t.hmtx[4*i:]))
}

// scale turns font units into 1/1000 em, rounded.
func (t *trueType) scale(v int) int {
	n := v * 1000
	if n < 0 {
		return -((-n + t.unitsPerEm/2) / t.unitsPerEm)
	}
	return (n + t.unitsPerEm/2) / t.unitsPerEm
}

// signed reads a 16-bit number with a sign.
func signed(b []byte) int { return int(int16(binary.BigEndian.Uint16(b))) }
