package sources

import "unicode"

// isWide tells whether r is set in a full-width cell in Chinese text and takes
// no space beside it: Han, kana, bopomofo, full-width marks and letters.
func isWide(r rune) bool {
	switch {
	case r < 0x1100:
		return false
	case r < 0x2E80:
		return r == '〇'
	case r <= 0x33FF, // radicals, CJK symbols and marks, kana, bopomofo, enclosed
		r >= 0x3400 && r <= 0x4DBF, r >= 0x4E00 && r <= 0x9FFF,
		r >= 0xF900 && r <= 0xFAFF, r >= 0xFE30 && r <= 0xFE4F,
		r >= 0xFF01 && r <= 0xFF60, r >= 0xFFE0 && r <= 0xFFE6,
		r >= 0x20000 && r <= 0x3FFFF:
		return true
	}
	return false
}

// isShared tells whether r is a mark that Chinese and Western text share and
// that is full-width in the one and narrow in the other.
func isShared(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '—', '―', '…', '·', '⸺', '‥':
		return true
	}
	return false
}

// isMark tells whether r is a mark of Chinese text, full-width or shared.
func isMark(r rune) bool {
	return isShared(r) || isWide(r) && (unicode.IsPunct(r) || unicode.IsSymbol(r))
}

// isOpening tells whether r is a mark that belongs to what follows it.
func isOpening(r rune) bool {
	switch r {
	case '（', '【', '《', '〈', '「', '『', '〔', '〖', '［', '｛', '“', '‘':
		return true
	}
	return false
}

// isClosing tells whether r is a mark that belongs to what stands before it:
// closing, pause and stop marks.
func isClosing(r rune) bool {
	switch r {
	case '）', '】', '》', '〉', '」', '』', '〕', '〗', '］', '｝', '”', '’',
		'，', '。', '、', '；', '：', '？', '！', '．':
		return true
	}
	return false
}

// isHan tells whether r is a Chinese character.
func isHan(r rune) bool {
	return r >= 0x3400 && (r <= 0x4DBF || r >= 0x4E00 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 && r <= 0x3FFFF) || r == '〇'
}

// hasHan tells whether s holds a Chinese character.
func hasHan(s string) bool {
	for _, r := range s {
		if isHan(r) {
			return true
		}
	}
	return false
}

func isASCIIAlnum(r rune) bool {
	return '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}

func isASCIIPunct(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }
