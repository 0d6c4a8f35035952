package press

import (
	"encoding/binary"
	"sort"
	"unicode"
	"unicode/utf8"

	"booklet/pipeline/font"
)

// boxFont makes a small font whose glyphs are boxes, so that the tests of the
// presses need no font file: each use gets a box of its own height, and Han
// and full-width marks are as wide as the em.
func boxFont(_ *font.Face, uses []font.Use) (string, *font.Small, error) {
	small := &font.Small{Code: map[font.Use]rune{}, Width: map[rune]int{}}
	private := rune(0xE000)
	taken := map[rune]bool{}
	for _, u := range uses {
		r, n := utf8.DecodeRuneInString(u.Text)
		if n == 0 || n < len(u.Text) || r > 0xFFFF || taken[r] {
			r = private
			private++
		}
		taken[r] = true
		small.Code[u] = r
		small.Width[r] = boxWidth(u.Text)
	}
	small.Data = boxData(small.Width)
	return "Box Font", small, nil
}

// boxWidth is the advance of a box in 1/1000 em.
func boxWidth(text string) int {
	r, _ := utf8.DecodeRuneInString(text)
	switch {
	case text == "":
		return 300
	case r == ' ':
		return 250
	case r < 0x2000:
		return 500 + int(r)%7*10
	case unicode.IsControl(r):
		return 0
	}
	return 1000
}

// boxData is a TrueType font of version 1.0 with a box for each code.
func boxData(width map[rune]int) []byte {
	codes := make([]rune, 0, len(width))
	for r := range width {
		codes = append(codes, r)
	}
	sort.Slice(codes, func(i, j int) bool { return codes[i] < codes[j] })
	u16 := binary.BigEndian.AppendUint16
	u32 := binary.BigEndian.AppendUint32
	var glyf, loca, hmtx []byte
	box := func(w, h int) {
		loca = u32(loca, uint32(len(glyf)))
		hmtx = u16(u16(hmtx, uint16(w)), 50)
		if w > 100 && h > 0 {
			for _, v := range []int{1, 50, 0, w - 50, h, 3, 0} { // contours, box, last point, no program
				glyf = u16(glyf, uint16(v))
			}
			glyf = append(glyf, 1, 1, 1, 1)
			for _, v := range []int{50, 0, w - 100, 0, 0, h, 0, -h} { // steps in x, then in y
				glyf = u16(glyf, uint16(v))
			}
			for len(glyf)%4 != 0 {
				glyf = append(glyf, 0)
			}
		}
	}
	box(1000, 700)
	for _, r := range codes {
		h := 300 + int(r)%16*30
		if r == ' ' {
			h = 0
		}
		box(width[r], h)
	}
	loca = u32(loca, uint32(len(glyf)))
	n := len(codes) + 1

	var end, start, delta, offset []byte
	for i, r := range codes {
		end, start = u16(end, uint16(r)), u16(start, uint16(r))
		delta, offset = u16(delta, uint16(i+1-int(r))), u16(offset, 0)
	}
	seg := len(codes) + 1
	cmap := []byte{0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12, 0, 4}
	cmap = u16(cmap, uint16(16+8*seg))
	cmap = u16(u16(cmap, 0), uint16(2*seg))
	cmap = append(cmap, 0, 0, 0, 0, 0, 0)
	cmap = u16(u16(append(cmap, end...), 0xFFFF), 0)
	cmap = u16(append(cmap, start...), 0xFFFF)
	cmap = u16(append(cmap, delta...), 1)
	cmap = u16(append(cmap, offset...), 0)

	head := make([]byte, 54)
	binary.BigEndian.PutUint32(head, 0x00010000)
	binary.BigEndian.PutUint32(head[12:], 0x5F0F3CF5)
	binary.BigEndian.PutUint16(head[18:], 1000)
	binary.BigEndian.PutUint16(head[40:], 1000)
	binary.BigEndian.PutUint16(head[42:], 800)
	binary.BigEndian.PutUint16(head[50:], 1)
	hhea := make([]byte, 36)
	binary.BigEndian.PutUint32(hhea, 0x00010000)
	binary.BigEndian.PutUint16(hhea[4:], 880)
	binary.BigEndian.PutUint16(hhea[6:], 0x10000-120)
	binary.BigEndian.PutUint16(hhea[34:], uint16(n))
	maxp := make([]byte, 32)
	binary.BigEndian.PutUint32(maxp, 0x00010000)
	binary.BigEndian.PutUint16(maxp[4:], uint16(n))
	os2 := make([]byte, 96)
	binary.BigEndian.PutUint16(os2, 2)
	binary.BigEndian.PutUint16(os2[4:], 400)
	binary.BigEndian.PutUint16(os2[68:], 880)
	binary.BigEndian.PutUint16(os2[70:], 0x10000-120)
	binary.BigEndian.PutUint16(os2[88:], 700)
	post := make([]byte, 32)
	binary.BigEndian.PutUint32(post, 0x00030000)
	// One record: the PostScript name, for Windows, in English.
	name := []byte{0, 0, 0, 1, 0, 18, 0, 3, 0, 1, 4, 9, 0, 6, 0, 6, 0, 0, 0, 'B', 0, 'o', 0, 'x'}

	tables := []struct {
		tag  string
		data []byte
	}{
		{"OS/2", os2}, {"cmap", cmap}, {"glyf", glyf}, {"head", head}, {"hhea", hhea},
		{"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp}, {"name", name}, {"post", post},
	}
	out := u32(nil, 0x00010000)
	out = append(out, 0, byte(len(tables)), 0, 128, 0, 3, 0, 32)
	at := 12 + 16*len(tables)
	var body []byte
	for _, t := range tables {
		out = append(out, t.tag...)
		out = u32(u32(u32(out, 0), uint32(at+len(body))), uint32(len(t.data)))
		body = append(body, t.data...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	return append(out, body...)
}
