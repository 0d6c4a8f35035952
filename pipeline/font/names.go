package font

import (
	"encoding/binary"
	"unicode/utf16"
)

// Name identifiers of the table "name".
const (
	nameFamily     = 1
	nameFull       = 4
	namePostScript = 6
)

// postScriptName gives the font's PostScript name; "" when it has none.
func (f *sfnt) postScriptName() string { return f.name(namePostScript) }

// name gives a name of the font, the English one where there are several.
func (f *sfnt) name(id uint16) string {
	b, err := f.table("name", 6)
	if err != nil {
		return ""
	}
	count := int(binary.BigEndian.Uint16(b[2:]))
	strings := int(binary.BigEndian.Uint16(b[4:]))
	best, bestRank := "", 0
	for i := range count {
		if 6+12*i+12 > len(b) {
			break
		}
		rec := b[6+12*i:]
		if binary.BigEndian.Uint16(rec[6:]) != id {
			continue
		}
		from := strings + int(binary.BigEndian.Uint16(rec[10:]))
		to := from + int(binary.BigEndian.Uint16(rec[8:]))
		if to > len(b) {
			continue
		}
		text, rank := "", 0
		switch platform, lang := binary.BigEndian.Uint16(rec), binary.BigEndian.Uint16(rec[4:]); {
		case platform == 3 && lang == 0x409:
			text, rank = decodeUTF16(b[from:to]), 4
		case platform == 3:
			text, rank = decodeUTF16(b[from:to]), 3
		case platform == 0:
			text, rank = decodeUTF16(b[from:to]), 2
		case platform == 1:
			text, rank = asciiOnly(b[from:to]), 1
		}
		if text != "" && rank > bestRank {
			best, bestRank = text, rank
		}
	}
	return best
}

func decodeUTF16(b []byte) string {
	u := make([]uint16, len(b)/2)
	for i := range u {
		u[i] = binary.BigEndian.Uint16(b[2*i:])
	}
	return string(utf16.Decode(u))
}

// asciiOnly reads a Macintosh name, which is safe to use only where it is
// ASCII.
func asciiOnly(b []byte) string {
	for _, c := range b {
		if c < 0x20 || c > 0x7E {
			return ""
		}
	}
	return string(b)
}
