package press

import "fmt"

// mapping says what text a code of a font stands for.
type mapping struct {
	code uint16
	text string
}

// blockSize is the most entries that one block of a CMap may have.
const blockSize = 100

// toUnicode writes the CMap by which text is copied out. Codes come in
// ascending order. A text may be several characters, or one above U+FFFF, or
// empty: then the glyph copies as nothing, since the glyph before it has the
// text of both.
func toUnicode(all []mapping) []byte {
	b := []byte("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	for len(all) > 0 {
		n := min(len(all), blockSize)
		b = fmt.Appendf(b, "%d beginbfchar\n", n)
		for _, m := range all[:n] {
			b = append(b, '<')
			b = append(appendHex16(b, m.code), "><"...)
			b = append(appendUTF16(b, m.text), ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
		all = all[n:]
	}
	return append(b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"...)
}
