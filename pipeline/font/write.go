package font

import (
	"encoding/binary"
	"fmt"
	"slices"
	"unicode/utf16"
)

// write puts the small font together: .notdef, a plain box, and the glyphs in
// the order of their codes.
func (f *Face) write(codes []coded, glyphs []converted) ([]byte, error) {
	if len(glyphs) > 0xFFFE {
		return nil, fmt.Errorf("%d glyphs are too many for one font", len(glyphs))
	}
	all := append([]converted{notdef()}, glyphs...)
	cmap, err := cmapTable(codes)
	if err != nil {
		return nil, err
	}
	size := 0
	for i := range all {
		size += len(all[i].data)
	}
	long := size > 2*0xFFFF
	loca := make([]byte, 0, 4*len(all)+4)
	hmtx := make([]byte, 0, 4*len(all))
	at := 0
	for i := range all {
		loca = putLoca(loca, at, long)
		at += len(all[i].data)
		hmtx = put16(put16(hmtx, all[i].advance), all[i].xMin)
	}
	loca = putLoca(loca, at, long)
	sum := summarise(all)
	return assemble([]writtenTable{
		{"OS/2", [][]byte{f.os2Table(codes, sum)}},
		{"cmap", [][]byte{cmap}},
		{"glyf", datas(all)},
		{"head", [][]byte{f.headTable(sum, long)}},
		{"hhea", [][]byte{f.hheaTable(sum, len(all))}},
		{"hmtx", [][]byte{hmtx}},
		{"loca", [][]byte{loca}},
		{"maxp", [][]byte{maxpTable(sum, len(all))}},
		{"name", [][]byte{f.nameTable()}},
		{"post", [][]byte{f.postTable()}},
	}), nil
}

func datas(glyphs []converted) [][]byte {
	out := make([][]byte, len(glyphs))
	for i := range glyphs {
		out[i] = glyphs[i].data
	}
	return out
}

func putLoca(b []byte, at int, long bool) []byte {
	if long {
		return put32(b, int64(at))
	}
	return put16(b, at/2)
}

// notdef is the glyph for codes that the font does not have: an empty box.
func notdef() converted {
	s := shape{ends: []int{4, 8}}
	for _, p := range [8][2]int16{{100, 0}, {100, 800}, {900, 800}, {900, 0}, {150, 50}, {850, 50}, {850, 750}, {150, 750}} {
		s.points = append(s.points, gridPoint{p[0], p[1], true})
	}
	c := converted{advance: smallUnits}
	c.data, c.extents = s.encode(nil)
	return c
}

// summary is what the tables say about all glyphs together.
type summary struct {
	extents          // the box of all ink; points and contours of the largest glyph
	advance      int // the widest
	average      int // of all that are not 0
	right, reach int // smallest right bearing, largest xMax
}

func summarise(glyphs []converted) summary {
	s := summary{right: 32767, reach: -32768}
	first, sum, count := true, 0, 0
	for i := range glyphs {
		g := &glyphs[i]
		s.advance = max(s.advance, g.advance)
		if g.advance > 0 {
			sum += g.advance
			count++
		}
		if g.contours == 0 {
			continue
		}
		if first {
			s.extents, first = g.extents, false
		}
		s.xMin, s.xMax = min(s.xMin, g.xMin), max(s.xMax, g.xMax)
		s.yMin, s.yMax = min(s.yMin, g.yMin), max(s.yMax, g.yMax)
		s.points, s.contours = max(s.points, g.points), max(s.contours, g.contours)
		s.right, s.reach = min(s.right, g.advance-g.xMax), max(s.reach, g.xMax)
	}
	s.average = sum / max(1, count)
	return s
}

func (f *Face) headTable(s summary, long bool) []byte {
	b := make([]byte, 54)
	set16 := func(at, v int) { binary.BigEndian.PutUint16(b[at:], uint16(v)) }
	set16(0, 1)                                      // version 1.0
	set16(4, 1)                                      // revision 1.0
	binary.BigEndian.PutUint32(b[12:], 0x5F0F3CF5)   // magic
	set16(16, 1<<0|1<<1)                             // baseline at 0, left bearing at xMin
	set16(18, smallUnits)                            //
	set16(36, s.xMin)                                //
	set16(38, s.yMin)                                //
	set16(40, s.xMax)                                //
	set16(42, s.yMax)                                //
	set16(44, int(f.metrics.fontStyle&(1<<0|1<<1)))  // bold, italic
	set16(46, 8)                                     // smallest readable size
	set16(48, 2)                                     // direction, as all fonts have it
	set16(50, map[bool]int{false: 0, true: 1}[long]) // offsets in loca
	return b
}

func (f *Face) hheaTable(s summary, glyphs int) []byte {
	m := f.Metrics()
	b := make([]byte, 36)
	set16 := func(at, v int) { binary.BigEndian.PutUint16(b[at:], uint16(v)) }
	set16(0, 1)
	set16(4, int(m.Ascent))
	set16(6, int(m.Descent))
	set16(10, s.advance)
	set16(12, s.xMin)
	set16(14, s.right)
	set16(16, s.reach)
	set16(18, 1) // upright caret
	// Every glyph has an entry with an advance: fpdf writes over the font when
	// it has to make one up.
	set16(34, glyphs)
	return b
}

func maxpTable(s summary, glyphs int) []byte {
	b := make([]byte, 32)
	set16 := func(at, v int) { binary.BigEndian.PutUint16(b[at:], uint16(v)) }
	set16(0, 1)
	set16(4, glyphs)
	set16(6, s.points)
	set16(8, s.contours)
	set16(14, 1) // zones
	return b
}

// os2Table says how the font looks. Embedding is not restricted any more: this
// is the embedded font.
func (f *Face) os2Table(codes []coded, s summary) []byte {
	m := f.Metrics()
	b := make([]byte, 96)
	set16 := func(at, v int) { binary.BigEndian.PutUint16(b[at:], uint16(v)) }
	weight, style := 400, 1<<6 // regular
	if f.metrics.fontStyle&1 != 0 {
		weight, style = 700, 1<<5
	}
	if f.metrics.fontStyle&2 != 0 {
		style = style&^(1<<6) | 1
	}
	if src, err := f.sfnt.part("OS/2", 4, 2); err == nil {
		if w := int(binary.BigEndian.Uint16(src)); w >= 100 && w <= 1000 {
			weight = w
		}
	}
	for _, a := range f.axes {
		if a.Tag == "wght" {
			weight = int(a.Value)
		}
	}
	set16(0, 3)
	set16(2, s.average)
	set16(4, weight)
	set16(6, 5)    // medium width
	set16(10, 650) // subscript and superscript: size and place
	set16(12, 600)
	set16(16, 75)
	set16(18, 650)
	set16(20, 600)
	set16(24, 350)
	set16(26, 50) // strikeout
	set16(28, 300)
	copy(b[58:], "    ") // vendor
	set16(62, style)
	if len(codes) > 0 {
		set16(64, int(codes[0].code))
		set16(66, int(codes[len(codes)-1].code))
	}
	set16(68, int(m.Ascent))
	set16(70, int(m.Descent))
	set16(74, max(s.yMax, int(m.Ascent), 0))
	set16(76, max(-s.yMin, int(-m.Descent), 0))
	set16(86, int(m.XHeight))
	set16(88, int(m.CapHeight))
	set16(92, ' ')
	return b
}

func (f *Face) postTable() []byte {
	m := f.Metrics()
	b := make([]byte, 32)
	binary.BigEndian.PutUint32(b, 0x00030000) // without glyph names
	binary.BigEndian.PutUint16(b[8:], uint16(m.Underline))
	binary.BigEndian.PutUint16(b[10:], uint16(m.UnderlineWidth))
	return b
}

// nameTable keeps the names that say which font this is.
func (f *Face) nameTable() []byte {
	post := postScriptSafe(f.name)
	family := f.sfnt.name(nameFamily)
	if family == "" {
		family = post
	}
	var records, text []byte
	for _, n := range []struct {
		id   int
		text string
	}{{nameFamily, family}, {2, "Regular"}, {nameFull, post}, {namePostScript, post}} {
		start := len(text)
		for _, u := range utf16.Encode([]rune(n.text)) {
			text = put16(text, int(u))
		}
		for _, v := range [6]int{3, 1, 0x409, n.id, len(text) - start, start} {
			records = put16(records, v)
		}
	}
	count := len(records) / 12
	head := put16(put16(put16(nil, 0), count), 6+len(records))
	return slices.Concat(head, records, text)
}

// postScriptSafe keeps what a PostScript name may have, of which there is
// something in every name.
func postScriptSafe(name string) string {
	out := make([]byte, 0, len(name))
	for _, c := range []byte(name) {
		if c > ' ' && c < 0x7F && !slices.Contains([]byte("[](){}<>/%"), c) && len(out) < 63 {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return "Font"
	}
	return string(out)
}
