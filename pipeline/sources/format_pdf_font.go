package sources

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// pdfFont turns the codes of strings into text and widths.
type pdfFont struct {
	name    string
	bold    bool
	wide    bool              // a composite font: codes of one or more bytes
	unicode map[uint32]string // by ToUnicode
	decode  func(code uint32, n int) string
	lengths func(s string) int // bytes of the first code
	widths  map[uint32]float64 // in thousandths of the size
	width   float64            // of codes that widths does not name
	scale   float64            // of widths; of Type 3 fonts its own
	names   map[uint32]string  // by /Differences
	lost    bool               // its codes can't be told
}

// readFont reads a font's dictionary.
func (f *pdfFile) readFont(o any) *pdfFont {
	d := f.dict(o)
	font := &pdfFont{name: f.name(d["BaseFont"]), widths: map[uint32]float64{}, scale: 0.001}
	lower := strings.ToLower(font.name)
	font.bold = strings.Contains(lower, "bold") || strings.Contains(lower, "heavy") || strings.Contains(lower, "black")
	if s, ok := f.get(d["ToUnicode"]).(*pdfStream); ok {
		if data, _ := f.unpack(s); data != nil {
			font.unicode = readToUnicode(data)
		}
	}
	if f.name(d["Subtype"]) == "Type0" {
		font.wide = true
		f.compositeFont(font, d)
		return font
	}
	f.simpleFont(font, d)
	return font
}

func (f *pdfFile) simpleFont(font *pdfFont, d pdfDict) {
	first := int(f.number(d["FirstChar"]))
	for i, w := range f.array(d["Widths"]) {
		if code := first + i; code >= 0 && code < 256 {
			font.widths[uint32(code)] = f.number(w)
		}
	}
	font.width = 500
	if w, ok := f.get(f.dict(d["FontDescriptor"])["MissingWidth"]).(float64); ok && w > 0 {
		font.width = w
	}
	if f.name(d["Subtype"]) == "Type3" {
		if m := f.array(d["FontMatrix"]); len(m) == 6 {
			font.scale = f.number(m[0])
		}
	}
	table := charmap.Windows1252
	base := f.name(d["Encoding"])
	if e := f.dict(d["Encoding"]); e != nil {
		base = f.name(e["BaseEncoding"])
		font.names = map[uint32]string{}
		code := uint32(0)
		for _, o := range f.array(e["Differences"]) {
			switch o := f.get(o).(type) {
			case float64:
				code = uint32(max(o, 0))
			case pdfName:
				if code < 256 {
					font.names[code] = glyphText(string(o))
				}
				code++
			}
		}
	}
	if base == "MacRomanEncoding" {
		table = charmap.Macintosh
	}
	font.decode = func(code uint32, _ int) string {
		if s, ok := font.names[code]; ok {
			return s
		}
		if code < 256 {
			return string(table.DecodeByte(byte(code)))
		}
		return ""
	}
	font.lengths = func(string) int { return 1 }
}

// compositeFont reads what a font for Chinese has: codes of two bytes or of a
// Chinese encoding.
func (f *pdfFile) compositeFont(font *pdfFont, d pdfDict) {
	var below pdfDict
	if a := f.array(d["DescendantFonts"]); len(a) > 0 {
		below = f.dict(a[0])
	}
	font.width = 1000
	if w, ok := f.get(below["DW"]).(float64); ok {
		font.width = w
	}
	encoding := f.name(d["Encoding"])
	font.lengths = func(s string) int { return min(2, len(s)) }
	direct := strings.HasPrefix(encoding, "Identity")
	switch {
	case strings.Contains(encoding, "UCS2"), strings.Contains(encoding, "UTF16"):
		font.decode = func(code uint32, n int) string {
			if n == 4 {
				return string(utf16.DecodeRune(rune(code>>16), rune(code&0xffff)))
			}
			return string(rune(code))
		}
		font.lengths = func(s string) int {
			if len(s) >= 4 && s[0]&0xfc == 0xd8 {
				return 4
			}
			return min(2, len(s))
		}
	case strings.HasPrefix(encoding, "GB"):
		font.decode = func(code uint32, n int) string {
			b := []byte{byte(code)}
			if n == 2 {
				b = []byte{byte(code >> 8), byte(code)}
			}
			out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b)
			if err != nil {
				return ""
			}
			return string(out)
		}
		font.lengths = func(s string) int {
			if len(s) >= 2 && s[0] >= 0x81 {
				return 2
			}
			return 1
		}
	case direct && f.get(f.dict(below["CIDSystemInfo"])["Ordering"]) == pdfString("GB1"):
		font.decode = func(code uint32, _ int) string { return adobeGB1(code) }
	default:
		font.lost = font.unicode == nil
	}
	if direct || encoding == "" {
		f.cidWidths(font, below)
	}
	if s, ok := f.get(d["Encoding"]).(*pdfStream); ok {
		f.cidWidths(font, below)
		if data, _ := f.unpack(s); data != nil && strings.Contains(string(data), "<00> <FF>") {
			font.lengths = func(string) int { return 1 }
		}
	}
}

//go:embed data/adobe-gb1.txt
var adobeGB1File string

// adobeGB1Table is the characters of Adobe-GB1 by CID.
var adobeGB1Table = sync.OnceValue(func() []rune {
	var table []rune
	for line := range strings.Lines(adobeGB1File) {
		if len(table) == 0 && strings.HasPrefix(line, "#") {
			continue
		}
		table = append(table, []rune(strings.TrimSuffix(line, "\n"))...)
	}
	return table
})

// adobeGB1 gives the character of a CID of Adobe-GB1, by which Chinese fonts
// that are not embedded, and some that are, number their glyphs.
func adobeGB1(cid uint32) string {
	if table := adobeGB1Table(); cid < uint32(len(table)) && table[cid] != '\ufffd' {
		return string(table[cid])
	}
	return ""
}

// cidWidths reads /W: "first [w w …]" and "first last w".
func (f *pdfFile) cidWidths(font *pdfFont, d pdfDict) {
	a := f.array(d["W"])
	for i := 0; i+1 < len(a); {
		first := int(f.number(a[i]))
		if list := f.array(a[i+1]); list != nil {
			for j, w := range list {
				font.widths[uint32(first+j)] = f.number(w)
			}
			i += 2
			continue
		}
		if i+2 >= len(a) {
			return
		}
		last := int(f.number(a[i+1]))
		for c := first; c <= last && c-first < 1<<16; c++ {
			font.widths[uint32(c)] = f.number(a[i+2])
		}
		i += 3
	}
}

// text decodes one code: its characters ("" when they can't be told) and its
// width in parts of the size.
func (font *pdfFont) text(code uint32, n int) (string, float64) {
	w, ok := font.widths[code]
	if !ok {
		w = font.width
	}
	if s, ok := font.unicode[code]; ok {
		return s, w * font.scale
	}
	if font.decode != nil && (font.unicode == nil || !font.wide) {
		return font.decode(code, n), w * font.scale
	}
	return "", w * font.scale
}

// glyphText gives the character of a glyph's name.
func glyphText(name string) string {
	if i := strings.IndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	if len(name) == 1 {
		return name
	}
	for _, prefix := range []string{"uni", "u"} {
		if digits, ok := strings.CutPrefix(name, prefix); ok && len(digits) >= 4 && len(digits) <= 6 {
			if n, err := strconv.ParseUint(digits, 16, 21); err == nil {
				return string(rune(n))
			}
		}
	}
	return glyphNames[name]
}

// glyphNames are the names of the Adobe Glyph List that Western text of a
// Chinese document uses.
var glyphNames = map[string]string{
	"space": " ", "nbspace": " ", "exclam": "!", "quotedbl": `"`, "numbersign": "#", "dollar": "$", "percent": "%", "ampersand": "&",
	"quotesingle": "'", "quoteright": "’", "quoteleft": "‘", "parenleft": "(", "parenright": ")", "asterisk": "*", "plus": "+",
	"comma": ",", "hyphen": "-", "minus": "−", "period": ".", "slash": "/", "zero": "0", "one": "1", "two": "2", "three": "3",
	"four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "colon": ":", "semicolon": ";", "less": "<",
	"equal": "=", "greater": ">", "question": "?", "at": "@", "bracketleft": "[", "backslash": `\`, "bracketright": "]",
	"underscore": "_", "grave": "`", "braceleft": "{", "bar": "|", "braceright": "}", "asciitilde": "~", "asciicircum": "^",
	"quotedblleft": "“", "quotedblright": "”", "endash": "–", "emdash": "—", "bullet": "•", "ellipsis": "…", "degree": "°",
	"multiply": "×", "divide": "÷", "plusminus": "±", "periodcentered": "·", "middot": "·", "fi": "fi", "fl": "fl", "ff": "ff",
	"ffi": "ffi", "ffl": "ffl", "copyright": "©", "registered": "®", "trademark": "™", "section": "§", "dagger": "†", "mu": "μ",
}
