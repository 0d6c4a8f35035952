package typeset

import "strings"

// joint says what may happen between two characters.
type joint uint8

const (
	joined    joint = iota // never a line break
	breakable              // a line may end here
	hyphened               // a line may end here, with a hyphen
	reluctant              // a line ends here only where there is no other way
	forced                 // a line ends here
)

// harm is what gives way when a line ends at a place that is opened only
// because its text is wider than a line: the lightest first.
type harm uint8

const (
	noHarm   harm = iota
	atMark        // a mark stands at the wrong edge (rules 1–4)
	inUnit        // what belongs together is parted: ？！, a number and its unit (rules 6–8, 10)
	inWord        // a word is divided anywhere (rule 12)
	inNumber      // a number is divided (rule 9)
)

// level is how strictly marks are kept from line edges (clreq §3.1.4, GB/T
// 15834 §5.1).
type level uint8

const (
	banNone level = iota
	banBasic
	banGB
	banStrict
)

var levels = map[string]level{"none": banNone, "basic": banBasic, "gb": banGB, "strict": banStrict}

// edge says what a character asks of the places beside it.
type edge uint8

const (
	noStart   edge = 1 << iota // may not begin a line (S1), at every level but none
	noEnd                      // may not end a line (E1), at every level but none
	noEndGB                    // may not end a line from the level gb on (E2)
	beforeNum                  // a sign that stays with the digits behind it
	afterNum                   // a sign that stays with the digits before it
)

var edges = func() map[rune]edge {
	all := map[rune]edge{}
	for _, set := range []struct {
		edge
		marks string
	}{
		{noStart, "、，。．：；！？‼⁇⁈⁉”’」』）】〗〕］｝》〉·・‧～–—―-／/％‰℃℉°%)]},.;:!?"},
		{noEnd, "“‘「『（【〖〔［｛《〈([{"},
		{noEndGB, "/／"},
		{beforeNum, "¥￥$＄€£＋+−－±№＃#"},
		{afterNum, "%％‰‱°℃℉′″"},
	} {
		for _, r := range set.marks {
			all[r] |= set.edge
		}
	}
	for r := rune(0x3380); r <= 0x33DF; r++ { // ㎡ ㎏: squared units
		all[r] |= afterNum
	}
	return all
}()

// char is one character of a paragraph. Blanks are no characters of their own:
// they are kept as what follows the character before them.
type char struct {
	r      rune
	class  class
	span   int32 // index of its span
	off    int32 // its place in the span's text, in bytes
	blank  rune  // a blank typed after it: ' ', U+00A0, U+3000; 0 for none
	blanks uint8 // how many U+3000
	joint  joint // with the next character
	harm   harm  // of a line that ends here, where the joint is opened for want of room
	glue   bool  // no line ends behind it
	shift  int8
}

// findJoints fills the joints of a paragraph's characters. Where spans begin
// and end makes no difference to them. Joints that the text itself asks for
// stay: a forced break, a zero-width blank, a soft hyphen.
func findJoints(chars []char, lv level, hyphens func(word string) []int, latin bool) {
	seen := 0 // the character before the joint, notes' marks left out: they are transparent
	for i := range chars {
		if chars[i].class != object {
			seen = i
		}
		switch {
		case i+1 == len(chars):
			chars[i].joint = forced
		case chars[i].joint == joined:
			chars[i].joint = jointAt(chars, i, seen, lv)
		}
	}
	if lv < banStrict {
		openPairs(chars)
	}
	westernJoints(chars, hyphens, latin)
}

// jointAt decides the joint between chars i and i+1; the text before it ends
// with chars[at].
func jointAt(chars []char, i, at int, lv level) joint {
	a, b := &chars[at], &chars[i+1]
	blank := chars[i].blank != 0
	if a.class == han && b.class == han && a.r >= 0x4E00 && a.r <= 0x9FFF && b.r >= 0x4E00 && b.r <= 0x9FFF && chars[i].blank != '\u00A0' && !chars[i].glue && b.shift == 0 {
		return breakable // nearly all
	}
	ea, eb := edges[a.r], edges[b.r]
	switch {
	case b.class == object, b.shift != 0 && !blank, chars[i].glue, a.r == '\u00A0' || b.r == '\u00A0':
		return joined // a raised mark stays with what it marks
	case a.class == object: // a note's mark begins the text
		return breakable
	case chars[i].blank == '\u00A0':
		return joined
	case a.class == dash && b.class == dash, a.class == ellipsis && b.class == ellipsis:
		return joined // openPairs opens what may be
	case lv != banNone && ea&noEnd != 0 && (a.class != western || !blank):
		return joined
	case lv != banNone && eb&noStart != 0 && noStartHere(chars, i, at, blank):
		return joined
	case lv >= banGB && ea&noEndGB != 0 && b.class != western:
		return joined
	case lv >= banStrict && (b.class == dash || b.class == ellipsis):
		return joined
	case eb&afterNum != 0 && a.class == western && (!blank || isDigit(a.r)):
		return joined
	case ea&beforeNum != 0 && !blank && isDigit(b.r):
		return joined
	case a.class == stop && b.class == stop:
		return joined
	case (a.class == connector || b.class == connector) && !blank && aroundNumber(chars, i):
		return joined
	case b.r >= 0x300 && b.r < 0x370: // a combining mark
		return joined
	case a.class == western && b.class == western:
		if !blank {
			return joined // westernJoints opens what may be
		}
		if isDigit(a.r) && beginsUnit(chars, i+1) || strings.ContainsRune("%‰°,;:!?)]}", b.r) {
			return joined
		}
	}
	return breakable
}

// noStartHere tells whether the mark at i+1, of the set noStart, is banned from
// the start of a line. Western ones are so where they belong to the Chinese
// text before them.
func noStartHere(chars []char, i, at int, blank bool) bool {
	a, b := &chars[at], &chars[i+1]
	switch {
	case b.class == dash:
		return false
	case b.r == '-' && i+2 < len(chars) && isDigit(chars[i+2].r) && chars[i+1].blank == 0:
		return false // a minus sign
	case b.r == '’' && b.class == western && wordRune(runeAfter(chars, i+1)):
		return false // the apostrophe of ’90s
	case b.class == western:
		return !blank && a.class != western
	}
	return true
}

// openPairs lets a row of more than two —— or …… break between them. Two …… in
// a row are one sign (GB/T 15834 §5.1.5).
func openPairs(chars []char) {
	for i := 0; i < len(chars); {
		c, to := chars[i].class, i+1
		if c != dash && c != ellipsis {
			i++
			continue
		}
		for to < len(chars) && chars[to].class == c && chars[to-1].joint == joined {
			to++
		}
		if n := to - i; n > 2 && n%2 == 0 && !(c == ellipsis && n == 4) {
			for k := i + 1; k+1 < to; k += 2 {
				chars[k].joint = breakable
			}
		}
		i = to
	}
}

// aroundNumber tells whether the connector at i or i+1 joins two numbers.
func aroundNumber(chars []char, i int) bool {
	at := i
	if chars[i+1].class == connector {
		at = i + 1
	}
	return at > 0 && at+1 < len(chars) && isDigit(chars[at-1].r) && isDigit(chars[at+1].r)
}
