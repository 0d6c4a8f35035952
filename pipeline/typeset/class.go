package typeset

import "unicode"

// class is what a character is to line breaking and spacing (clreq §3.1).
type class uint8

const (
	han       class = iota // Han, kana, full-width signs: one cell each
	opening                // “ （ 《: the left half of the cell is blank
	closing                // ” ） 》: the right half is blank
	pause                  // ， 、 ；
	colon                  // ：
	stop                   // 。 ？ ！
	middle                 // · between Han: half a cell
	connector              // – — ～ alone
	solidus                // / between Han: half a cell
	dash                   // one half of ——
	ellipsis               // one half of ……
	western                // letters, digits and the marks among them
	object                 // something that is not a character: a note's mark
)

// classes of the marks that do not depend on what stands beside them.
var classes = map[rune]class{
	'（': opening, '《': opening, '〈': opening, '「': opening, '『': opening, '【': opening,
	'〖': opening, '〔': opening, '［': opening, '｛': opening,
	'）': closing, '》': closing, '〉': closing, '」': closing, '』': closing, '】': closing,
	'〗': closing, '〕': closing, '］': closing, '｝': closing,
	'，': pause, '、': pause, '；': pause, '：': colon,
	'。': stop, '？': stop, '！': stop, '．': stop,
	'‼': stop, '⁇': stop, '⁈': stop, '⁉': stop,
	'～': connector, '／': solidus, '・': middle, '‧': middle,
	'⸺': dash, '⋯': ellipsis,
}

// mark tells whether a class has a blank half that can be taken away.
func (c class) mark() bool { return c >= opening && c <= stop }

// isWestern tells whether a character is set by a Western face's own widths,
// whatever stands beside it.
func isWestern(r rune) bool {
	switch {
	case r < 0x80:
		return true
	case r == '×' || r == '÷' || r == '±' || r == '°' || r == '·':
		return false // decided by their neighbours
	case r < 0x250, r >= 0x1E00 && r < 0x1F00: // Latin
		return true
	case r >= 0x370 && r < 0x530: // Greek, Cyrillic
		return true
	case r >= 0x300 && r < 0x370, r >= 0x2070 && r < 0x20A0: // combining marks; raised and lowered digits
		return true
	case r == '•': // Chinese faces draw it hardly larger than an interpunct
		return true
	case r == '−' || r == '‐' || r == '‑' || r == '€' || r == '£' || r == '‰' || r == '‱' || r == '′' || r == '″':
		return true
	}
	return false
}

// isHan tells whether a character is a Han character proper.
func isHan(r rune) bool {
	return r >= 0x3400 && (r <= 0x9FFF || r >= 0x20000) && unicode.Is(unicode.Han, r) || r == '〇' || r == '々'
}

// classify gives each character its class. Characters that both scripts use
// take the class of what stands beside them; in a text without Han they are
// Western. Notes' marks have their class already.
func classify(chars []char, chinese bool) {
	for i := range chars {
		if c := &chars[i]; c.class != object {
			c.class = classAt(chars, i, chinese)
		}
	}
	pairQuotes(chars, chinese)
}

func classAt(chars []char, i int, chinese bool) class {
	r := chars[i].r
	if r >= 0x4E00 && r <= 0x9FFF {
		return han
	}
	if c, ok := classes[r]; ok {
		return c
	}
	before, after := runeBefore(chars, i), runeAfter(chars, i)
	among := westernRune(before) && westernRune(after) // in the middle of Western text
	switch r {
	case '/':
		if chinese && !among && !inPath(chars, i) {
			return solidus
		}
	case '“', '‘':
		return opening
	case '”', '’':
		return closing
	case '·':
		if chinese && !among {
			return middle
		}
	case '—', '―':
		switch {
		case before == r || after == r:
			return dash
		case chinese:
			return connector
		}
	case '–':
		if chinese {
			return connector
		}
	case '…':
		if chinese && !(westernRune(before) && after != r) || before == r || after == r {
			return ellipsis
		}
	case '×', '÷':
		if chinese && !westernRune(before) && !westernRune(after) {
			return han
		}
	case '°', '±':
	default:
		if !isWestern(r) {
			return han
		}
	}
	return western
}

// inPath tells whether the solidus at i begins or ends a run of Western text
// with another one beyond some letters: a path.
func inPath(chars []char, i int) bool {
	for step := -1; step <= 1; step += 2 {
		word := false
		for k := i + step; k >= 0 && k < len(chars) && isWestern(chars[k].r); k += step {
			if step > 0 && chars[k-1].blank != 0 || step < 0 && chars[k].blank != 0 {
				break
			}
			if chars[k].r == '/' && word {
				return true
			}
			word = word || isLetter(chars[k].r)
		}
	}
	return false
}

// runeBefore is the character directly before place i, 0 where a blank or
// nothing stands there.
func runeBefore(chars []char, i int) rune {
	if i == 0 || chars[i-1].blank != 0 {
		return 0
	}
	return chars[i-1].r
}

func runeAfter(chars []char, i int) rune {
	if i+1 >= len(chars) || chars[i].blank != 0 {
		return 0
	}
	return chars[i+1].r
}

func westernRune(r rune) bool { return r > ' ' && isWestern(r) }

// isChinese tells whether a paragraph is set by Chinese rules: in a Chinese
// passage one that has Han or Chinese marks, or no words at all; in another
// one that has Han and hardly any words.
func isChineseText(chars []char, passage bool) bool {
	hans, marks, letters := 0, 0, 0
	for i := range chars {
		r := chars[i].r
		switch {
		case isHan(r):
			hans++
		case isLetter(r):
			letters++
		case classes[r] != han:
			marks++
		}
	}
	if passage {
		return hans+marks > 0 || letters == 0
	}
	return hans*4 > letters
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 && r < 0x530 && r != '×' && r != '÷' || r >= 0x1E00 && r < 0x1F00 || r == 'µ'
}
