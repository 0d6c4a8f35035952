package clean

import (
	_ "embed"
	"strings"
	"sync"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/unicode/norm"
)

//go:embed data/readings.txt
var readingsFile string

// readings maps a character to its syllables without tones, ü written v.
var readings = sync.OnceValue(func() map[rune][]string {
	m := make(map[rune][]string, 24000)
	for line := range strings.Lines(readingsFile) {
		syllable, chars, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || syllable[0] == '#' {
			continue
		}
		syllable = strings.ReplaceAll(syllable, "ü", "v")
		for _, r := range chars {
			m[r] = append(m[r], syllable)
		}
	}
	return m
})

// spelling is the pinyin of a bracket.
type spelling struct {
	plain  string // letters only, without tones and blanks, ü written v
	marked string // with tone marks, the syllables parted as they were
	digits bool   // its tones were digits
}

// parsePinyin reads letters with tone marks or tone digits. It tells whether
// nothing else stands in s.
func parsePinyin(s string) (spelling, bool) {
	var plain, marked, syllable strings.Builder
	digits, letters := false, false
	for _, r := range norm.NFC.String(strings.ToLower(strings.TrimSpace(s))) {
		switch {
		case r >= '0' && r <= '5':
			if syllable.Len() == 0 {
				return spelling{}, false
			}
			digits = true
			marked.WriteString(withTone(syllable.String(), int(r-'0')))
			syllable.Reset()
		case r == ' ' || r == '\'' || r == '’' || r == '-' || r == 0xa0:
			marked.WriteString(syllable.String())
			syllable.Reset()
			if r == 0xa0 {
				r = ' '
			}
			marked.WriteRune(r)
		default:
			base := baseLetter(r)
			if base == 0 {
				return spelling{}, false
			}
			letters = true
			plain.WriteByte(base)
			if r == 'ɡ' || r == 'ɑ' { // the phonetic letters that some fonts' pinyin has
				r = rune(base)
			}
			syllable.WriteRune(r)
		}
	}
	marked.WriteString(syllable.String())
	return spelling{plain: plain.String(), marked: strings.TrimSpace(marked.String()), digits: digits}, letters
}

// baseLetter returns the letter below a tone mark, v for ü, and 0 for what is
// not a letter of pinyin.
func baseLetter(r rune) byte {
	if r >= 'a' && r <= 'z' {
		return byte(r)
	}
	switch r {
	case 'ü', 'ǖ', 'ǘ', 'ǚ', 'ǜ':
		return 'v'
	case 'ɡ':
		return 'g'
	case 'ɑ':
		return 'a'
	}
	d := norm.NFD.String(string(r))
	if len(d) > 1 && d[0] >= 'a' && d[0] <= 'z' {
		switch d[1:] {
		case "\u0304", "\u0301", "\u030c", "\u0300", "\u0306":
			return d[0]
		}
	}
	return 0
}

// withTone puts the mark of a tone, 1 to 4, on the letter that carries it.
func withTone(syllable string, tone int) string {
	syllable = strings.ReplaceAll(syllable, "v", "ü")
	if tone < 1 || tone > 4 {
		return syllable
	}
	rs := []rune(syllable)
	at := -1
	for i, r := range rs {
		switch r {
		case 'a', 'e':
			at = i
		case 'o':
			if at < 0 || rs[at] != 'a' && rs[at] != 'e' {
				at = i
			}
		case 'i', 'u', 'ü':
			if at < 0 || strings.ContainsRune("iuü", rs[at]) {
				at = i
			}
		}
	}
	if at < 0 {
		return syllable
	}
	mark := []string{"\u0304", "\u0301", "\u030c", "\u0300"}[tone-1]
	return norm.NFC.String(string(rs[:at+1]) + mark + string(rs[at+1:]))
}

// readsLast returns how many Han at the end of rs the letters read, or 0.
func readsLast(plain string, rs []rune) int {
	for n := 1; n <= 8 && n <= len(rs) && isHan(rs[len(rs)-n]); n++ {
		if reads(plain, rs[len(rs)-n:]) {
			return n
		}
	}
	return 0
}

// reads tells whether the letters are a reading of exactly these characters.
func reads(plain string, rs []rune) bool {
	if len(rs) == 0 {
		return plain == ""
	}
	for _, syllable := range readings()[rs[0]] {
		if rest, ok := strings.CutPrefix(plain, syllable); ok && reads(rest, rs[1:]) {
			return true
		}
		// "lu" for lü, as is often typed.
		if u := strings.ReplaceAll(syllable, "v", "u"); u != syllable {
			if rest, ok := strings.CutPrefix(plain, u); ok && reads(rest, rs[1:]) {
				return true
			}
		}
	}
	return false
}

// isCommon tells whether r, or its Simplified form, is among the 3755
// characters of GB 2312 level 1.
func isCommon(r rune) bool {
	if s, ok := hans().chars[r]; ok {
		r = s
	}
	b, err := simplifiedchinese.GBK.NewEncoder().String(string(r))
	return err == nil && len(b) == 2 && b[0] >= 0xb0 && b[0] <= 0xd7 && b[1] >= 0xa1
}
