package press

import (
	"fmt"
	"strconv"
)

// packed is the part of a typeface that takes time, done beside the pages.
type packed struct {
	file    []byte // the small font, deflated
	unicode []byte // the ToUnicode map, deflated
}

func (f *typeface) pack() packed {
	return packed{file: fontPacker.pack(f.data), unicode: pagePacker.pack(toUnicode(f.texts()))}
}

// texts lists what copying the glyphs gives, by code.
func (f *typeface) texts() []mapping {
	all := make([]mapping, 0, len(f.glyphs))
	for code := 1; code < len(f.glyphs); code++ {
		all = append(all, mapping{uint16(code), f.glyphs[code].text})
	}
	return all
}

// font writes a typeface and gives the number of its font object.
//
// fpdf could embed the small font too, but not right: its ToUnicode map takes
// every code for its own character, its font names have no subset tag, and it
// spends five times as long on a font (makes tables of 65,536 entries for it,
// takes it apart and puts it together again) as deflating it does.
func (u *update) font(f *typeface, p packed) int {
	t := f.facts
	font, cid, desc, file, cmap := u.add(), u.add(), u.add(), u.add(), u.add()
	u.putf(font, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
		f.name, cid, cmap)
	gids := f.gidMap()
	d := fmt.Appendf(nil, "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s"+
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R", f.name, desc)
	if gids == nil {
		d = append(d, "/CIDToGIDMap/Identity"...)
	} else {
		num := u.add()
		u.deflated(num, "", pagePacker.pack(gids))
		d = fmt.Appendf(d, "/CIDToGIDMap %d 0 R", num)
	}
	u.put(cid, append(f.appendWidths(d), ">>"...))
	u.putf(desc, "<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d"+
		"/CapHeight %d/StemV %d/FontFile2 %d 0 R>>", f.name, t.flags(),
		t.scale(t.box[0]), t.scale(t.box[1]), t.scale(t.box[2]), t.scale(t.box[3]), t.slant(),
		t.scale(t.ascent), t.scale(t.descent), t.scale(t.capHeight), t.stem(), file)
	u.deflated(file, "/Length1 "+strconv.Itoa(len(f.data)), p.file)
	u.deflated(cmap, "", p.unicode)
	return font
}

// gidMap gives the glyph of each code, two bytes each; nil when code and glyph
// are the same.
func (f *typeface) gidMap() []byte {
	same := true
	gids := make([]byte, 0, 2*len(f.glyphs))
	for code, g := range f.glyphs {
		same = same && int(g.gid) == code
		gids = append(gids, byte(g.gid>>8), byte(g.gid))
	}
	if same {
		return nil
	}
	return gids
}

// appendWidths prints the advances: one em for most glyphs of a Chinese font,
// and the others in runs.
func (f *typeface) appendWidths(d []byte) []byte {
	const em = 1_000_000
	d = append(d, "/DW 1000/W["...)
	for code := 1; code < len(f.glyphs); {
		if f.glyphs[code].width == em {
			code++
			continue
		}
		d = append(strconv.AppendInt(d, int64(code), 10), '[')
		for n := 0; code < len(f.glyphs) && f.glyphs[code].width != em; n++ {
			if n > 0 {
				d = append(d, ' ')
			}
			d = appendDecimal(d, f.glyphs[code].width, 3)
			code++
		}
		d = append(d, ']')
	}
	return append(d, ']')
}

// flags are those of a font descriptor: symbolic, since the codes are our own.
func (t *trueType) flags() int {
	if t.italic {
		return 4 | 64
	}
	return 4
}

func (t *trueType) slant() int {
	if t.italic {
		return -12
	}
	return 0
}

// stem guesses the width of stems from the weight, as viewers use it only when
// they have to replace the font.
func (t *trueType) stem() int { return 50 + t.weight*t.weight/4225 }
