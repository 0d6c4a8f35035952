package pinyin

import (
	_ "embed"
	"strings"
	"sync"
)

var (
	//go:embed data/common.txt
	commonFile string
	//go:embed data/characters.txt
	charactersFile string
	//go:embed data/alone.txt
	aloneFile string
	//go:embed data/phrases.txt
	phrasesFile string
	//go:embed data/words.txt
	wordsFile string
	//go:embed data/surnames.txt
	surnamesFile string
)

// longest is the number of characters of the longest word of phrasesFile.
const longest = 8

// lexicon is what is known of single characters, and of words beside those of
// phrasesFile.
type lexicon struct {
	readings map[rune][]string // the usual one first
	common   map[rune]bool
	alone    map[rune][]string // where no word decides: the reading, and those in doubt
	words    map[string][]sound
	surnames map[rune]surname
}

// dictionary is read the first time that somebody asks for pinyin.
var dictionary = sync.OnceValue(func() *lexicon {
	d := &lexicon{readings: make(map[rune][]string, 42000), common: make(map[rune]bool, 6000), alone: map[rune][]string{},
		words: map[string][]sound{}, surnames: map[rune]surname{}}
	for line := range entries(commonFile) {
		for _, r := range line {
			d.common[r] = true
		}
	}
	for line := range entries(charactersFile) {
		field := strings.Fields(line)
		if first := []rune(field[0]); len(first) == 1 && isHan(first[0]) {
			d.readings[first[0]] = field[1:]
			continue
		}
		one := field[:1:1]
		for _, r := range field[1] {
			d.readings[r] = one
		}
	}
	for line := range entries(aloneFile) {
		field := strings.Fields(line)
		if field[0] != "=" {
			d.alone[[]rune(field[0])[0]] = field[1:]
			continue
		}
		for _, r := range field[1] {
			if known := d.readings[r]; len(known) > 0 {
				d.alone[r] = known[:1:1]
			}
		}
	}
	for line := range entries(wordsFile) {
		field := strings.Fields(line)
		d.words[field[0]] = sounds(field[1:])
	}
	for line := range entries(surnamesFile) {
		field := strings.Fields(line)
		list := sounds(field[1:])
		d.surnames[[]rune(field[0])[0]] = surname{list[0], list[len(list)-1], len(list) > 1}
	}
	return d
})

// sounds reads syllables that are written with those in doubt: zhāo/cháo.
func sounds(syllables []string) []sound {
	list := make([]sound, len(syllables))
	for i, s := range syllables {
		all := strings.Split(s, "/")
		list[i] = sound{syllable: all[0], others: all[1:]}
	}
	return list
}

// entries gives the lines of a file that are neither comments nor empty.
func entries(file string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(file) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// readAlone gives the reading of a character that no word decides, and those
// that it may have as well. It gives "" for an unknown one.
func (d *lexicon) readAlone(r rune) (syllable string, others []string) {
	list := d.alone[r]
	if list == nil {
		list = d.readings[r]
	}
	if len(list) == 0 {
		return "", nil
	}
	for _, s := range list[1:] {
		if !isNeutral(s) { // a neutral tone is a matter of words
			others = append(others, s)
		}
	}
	return list[0], others
}

// isNeutral tells whether a syllable has no mark of a tone.
func isNeutral(s string) bool {
	for _, r := range s {
		if r >= 0x80 && r != 'ü' {
			return false
		}
	}
	return true
}

// readWord gives the sounds of a word that is in a list, or nil.
func (d *lexicon) readWord(word []rune) []sound {
	if known := d.words[string(word)]; known != nil {
		return known
	}
	digits := lookUp(string(word))
	if len(digits) != len(word) {
		return nil
	}
	out := make([]sound, len(word))
	for i, r := range word {
		list, at := d.readings[r], int(digits[i]-'0')
		if at >= len(list) {
			return nil
		}
		out[i].syllable = list[at]
	}
	return out
}

// lookUp gives the digits behind a word of phrasesFile, or "". The lines are
// sorted by bytes, and digits sort before Han.
func lookUp(word string) string {
	lo, hi := 0, len(phrasesFile)
	for lo < hi {
		mid := (lo + hi) / 2
		start := strings.LastIndexByte(phrasesFile[lo:mid], '\n') + 1 + lo
		end := start + strings.IndexByte(phrasesFile[start:], '\n')
		line := phrasesFile[start:end]
		listed := strings.TrimRight(line, "0123456789")
		switch {
		case listed == word:
			return line[len(listed):]
		case listed < word:
			lo = end + 1
		default:
			hi = start
		}
	}
	return ""
}

// isHan tells whether a character is Chinese proper, neither mark nor letter.
func isHan(r rune) bool {
	return r >= 0x3400 && r <= 0x9fff || r >= 0x20000 && r <= 0x3ffff || r == '〇'
}
