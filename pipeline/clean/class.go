package clean

// class is a set of kinds of characters. A rule names the classes that it
// looks for, so that clean text costs one look at each character.
type class uint32

const (
	isInvisible class = 1 << iota // zero-width and control characters
	isRadical                     // Kangxi radicals and compatibility characters
	isFull                        // full-width digits and letters
	isMark                        // half-width marks that have a full-width form
	isDot                         // . and …; 。 where two stand in a row
	isDash                        // - and others, of which a pair is a dash
	isQuote                       // straight quotes
	isSpace                       // every kind of blank
	isOpen                        // a bracket that may hold pinyin
	isDigit                       // 0 to 9
	isStop                        // full-width marks
	isHanChar                     // Han
	isLetter                      // Latin letters, with tone marks or without
)

var asciiClass = func() (t [128]class) {
	for c := range t {
		switch {
		case c < ' ' && c != '\t' && c != '\n' || c == 0x7f:
			t[c] = isInvisible
		case c == ' ' || c == '\t':
			t[c] = isSpace
		case c >= '0' && c <= '9':
			t[c] = isDigit
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			t[c] = isLetter
		}
	}
	for _, c := range ",;:?!()" {
		t[c] |= isMark
	}
	t['.'] |= isMark | isDot
	t['-'] |= isDash
	t['"'] |= isQuote
	t['\''] |= isQuote
	t['('] |= isOpen
	t['['] |= isOpen
	return t
}()

func classOf(r rune) class {
	if r < 128 {
		return asciiClass[r]
	}
	switch {
	case r >= 0x4e00 && r <= 0x9fff:
		return isHanChar
	case r < 0xa0:
		return isInvisible
	case r == 0xa0 || r == 0x3000 || r == 0x1680 || r >= 0x2000 && r <= 0x200a || r == 0x202f || r == 0x205f:
		return isSpace
	case r == 0xad || r >= 0x200b && r <= 0x200f || r >= 0x2028 && r <= 0x202e || r >= 0x2060 && r <= 0x206f,
		r == 0xfeff || r == 0xfffc || r == 0x034f || r == 0x061c || r == 0x180e || r == 0x3164 || r == 0xffa0,
		r >= 0xfff9 && r <= 0xfffb, r >= 0xe0000 && r <= 0xe007f, r >= 0xfdd0 && r <= 0xfdef,
		r >= 0xfe00 && r <= 0xfe0f:
		return isInvisible
	case r == 0x2015 || r == 0x2500 || r == 0xff0d:
		return isDash
	case r == '…' || r == '⋯':
		return isDot
	case r == '（' || r == '［':
		return isOpen | isStop
	case r >= 0x2e80 && r <= 0x2fdf || r >= 0xf900 && r <= 0xfaff || r >= 0x2f800 && r <= 0x2fa1f,
		r >= 0xfb00 && r <= 0xfb06, r >= 0xfe10 && r <= 0xfe19, r >= 0xfe30 && r <= 0xfe6f, r >= 0xff61 && r <= 0xff65:
		return isRadical
	case r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ' || r == '％' || r == '．':
		return isFull
	case isStopMark(r):
		return isStop
	case isHan(r):
		return isHanChar
	case isLatin(r) || r == 'ɡ' || r == 'ɑ':
		return isLetter
	}
	return 0
}

// isHan tells whether r is a Han character, the zero 〇 and the repetition
// mark 々 included.
func isHan(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r <= 0x4dbf || r >= 0x20000 && r <= 0x3fffd ||
		r == 0x3007 || r == 0x3005 || r >= 0xf900 && r <= 0xfaff || r >= 0x2e80 && r <= 0x2fdf
}

// isStopMark tells whether r is a full-width Chinese mark, curly quotes
// included.
func isStopMark(r rune) bool {
	switch r {
	case '，', '。', '、', '；', '：', '？', '！', '“', '”', '‘', '’', '（', '）', '《', '》', '〈', '〉',
		'「', '」', '『', '』', '【', '】', '〔', '〕', '〖', '〗', '［', '］', '｛', '｝', '…', '—', '～':
		return true
	}
	return false
}

// isOpening tells whether r opens something, isClosing whether it closes it.
func isOpening(r rune) bool {
	switch r {
	case '“', '‘', '（', '《', '〈', '「', '『', '【', '〔', '〖', '［', '｛', '(', '[', '{':
		return true
	}
	return false
}

func isClosing(r rune) bool {
	switch r {
	case '”', '’', '）', '》', '〉', '」', '』', '】', '〕', '〗', '］', '｝', ')', ']', '}':
		return true
	}
	return false
}

// endsSentence tells whether r is a mark that ends a sentence.
func endsSentence(r rune) bool {
	switch r {
	case '。', '！', '？', '…', '!', '?', '.', '；', ';', '：', ':':
		return true
	}
	return false
}

func isLatin(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xc0 && r <= 0x24f && r != 0xd7 && r != 0xf7
}

func isNumber(r rune) bool { return r >= '0' && r <= '9' }

func isBlank(r rune) bool { return classOf(r)&isSpace != 0 }
