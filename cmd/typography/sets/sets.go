// Package sets holds the key sets and numbers of the typesetting rules:
// which marks may not begin or end a line, where a mark has its blank half,
// what is never parted. Lengths are in em of the character's size.
package sets

import (
	"strings"
	"unicode"
)

// The sets of characters, by the names that the rules use.
const (
	// S1 may not begin a line at the levels basic and gb.
	S1 = "、，。．：；！？‼⁇⁈⁉”’」』）】〗〕］｝》〉·・‧～-–—/／"
	// S2 may not begin a line at the level strict either, doubled as they are.
	S2 = "—⸺…⋯"
	// E1 may not end a line.
	E1 = "“‘「『（【〖〔［｛《〈"
	// E2 may not end a line from the level gb on.
	E2 = "/／"
	// R has its blank on the right of the ink.
	R = "，。、．：；？！”’》〉）」』】〕〗］｝‼⁇⁈⁉"
	// L has its blank on the left of the ink.
	L = "“‘《〈（「『【〔〖［｛"
	// Brackets and quotes are squeezed in step 4, Commas in step 5, Stops in 7.
	Brackets = "”’》〉）」』】〕〗］｝“‘《〈（「『【〔〖［｛"
	Commas   = "，、；："
	Stops    = "。．？！‼⁇⁈⁉"
	// Pause and stop marks may hang.
	Hanging = "，。、．：；？！"
)

// The limits, in em.
const (
	WordSpaceMin = 0.25
	WordSpaceMax = 0.5
	GapMin       = 0.125 // Han–Western
	GapMax       = 0.5
	Half         = 0.5
	SmallestText = 7.9 // pt: 六号
)

// Units are the unit symbols that stay with their number.
var Units = strings.Fields(`km m cm mm nm μm kg g mg t L mL kW MW GW W kWh V kV A mA Hz kHz MHz GHz
	GB MB TB KB kB s ms h min Pa hPa kPa MPa J kJ N K mol dB hm ha rpm r d ml
	dm pm μL cL dL ng kt μs ns mmol μmol MJ kcal eV kN bar mbar mmHg mW TW Wh MWh GWh TWh kVA mV μV kA
	Ah mAh Ω kΩ MΩ lm lx cd Bq mGy Sv mSv μSv NTU FNU CFU IU ppm ppb mph bit kbit Mbit KiB MiB GiB bps kbps
	Mbps Gbps px pt dpi fps`)

// Class is how a character behaves in a line.
type Class uint8

// The classes.
const (
	Han        Class = iota // also kana, circled figures and the like: a full cell of its own
	Open                    // of L
	Close                   // of R
	Dash                    // — ⸺
	Ellipsis                // … ⋯
	Interpunct              // ·
	Connector               // –
	Wave                    // ～
	Solidus                 // / between Chinese text
	Western                 // letters, digits and what stands among them
	Space                   // a painted blank
)

// Mark tells whether c is an opening or closing full-width mark.
func (c Class) Mark() bool { return c == Open || c == Close }

// Cell tells whether c fills its cell with ink from edge to edge, so that
// nothing but the line's stretch stands beside it.
func (c Class) Cell() bool { return c == Han }

// Of gives the class of r by itself. Characters that Chinese and Western text
// share (curly quotes, / – — · …) come out as the Chinese ones; lines settles
// them by their neighbours and widths.
func Of(r rune) Class {
	switch {
	case r == ' ' || r == '\u00a0' || r >= '\u2000' && r <= '\u200a' || r == '\u3000':
		return Space
	case strings.ContainsRune(L, r):
		return Open
	case strings.ContainsRune(R, r):
		return Close
	case r == '—' || r == '⸺' || r == '―':
		return Dash
	case r == '…' || r == '⋯':
		return Ellipsis
	case r == '·' || r == '・' || r == '‧' || r == '•':
		return Interpunct
	case r == '–':
		return Connector
	case r == '～' || r == '〜':
		return Wave
	case r == '/' || r == '／':
		return Solidus
	case IsHan(r):
		return Han
	}
	return Western
}

// IsHan tells whether r is an ideograph or behaves like one.
func IsHan(r rune) bool {
	switch {
	case unicode.Is(unicode.Han, r), unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Hangul):
		return true
	case r >= 0x2460 && r <= 0x24ff, r >= 0x25a0 && r <= 0x25ff, r >= 0x2600 && r <= 0x27bf,
		r >= 0x3003 && r <= 0x3007, r >= 0x3012 && r <= 0x3013, r >= 0x3020 && r <= 0x33ff, r >= 0xff00 && r <= 0xffef:
		return true
	}
	return false
}

// Letter tells whether r is part of a Western word.
func Letter(r rune) bool {
	return unicode.IsLetter(r) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Hangul)
}

// WholeInColumn tells whether r is a mark that keeps its whole cell in vertical
// columns (clreq 3.1.6.1).
func WholeInColumn(r rune) bool { return strings.ContainsRune("：；！？", r) }

// Digit tells whether r is a Western digit.
func Digit(r rune) bool { return r >= '0' && r <= '9' }

// Banned is what extracted text must not have: radicals, compatibility
// ideographs, private use and the replacement character.
func Banned(r rune) bool {
	return r >= 0x2e80 && r <= 0x2fdf || r >= 0xf900 && r <= 0xfaff && !compatUnified(r) ||
		r >= 0xe000 && r <= 0xf8ff || r >= 0xf0000 || r == 0xfffd || r == 0
}

// compatUnified are the twelve unified ideographs that stand in the block of
// the compatibility ones.
func compatUnified(r rune) bool {
	return strings.ContainsRune("﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩", r)
}

// ClosesAtStart gives why r may not begin a line at the level; next is the
// character after it. Empty when it may.
func ClosesAtStart(r, next rune, level string) string {
	double := strings.ContainsRune(S2, r) && (r == next || r == '⸺')
	switch {
	case level == "none":
		return ""
	case double || strings.ContainsRune("…⋯", r):
		if level == "strict" {
			return "S2"
		}
		return ""
	case strings.ContainsRune(S1, r):
		return "S1"
	}
	return ""
}

// OpensAtEnd gives why r may not end a line at the level; empty when it may.
func OpensAtEnd(r rune, level string) string {
	switch {
	case level == "none":
		return ""
	case strings.ContainsRune(E1, r):
		return "E1"
	case strings.ContainsRune(E2, r) && (level == "gb" || level == "strict"):
		return "E2"
	}
	return ""
}
