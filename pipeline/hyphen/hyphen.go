// Package hyphen finds where English words may be divided, by the patterns of
// Liang's method as TeX uses them.
//
// The patterns of en-us.txt are those of TeX's hyph-en-us, extended by Gerard
// D. C. Kuiken (copyright 1990, 2004, 2005): "Copying and distribution of this
// file, with or without modification, are permitted in any medium without
// royalty provided the copyright notice and this notice are preserved."
package hyphen

import (
	_ "embed"
	"strings"
	"sync"
)

// The least number of letters before and after a division.
const (
	leastBefore = 2
	leastAfter  = 3
)

//go:embed en-us.txt
var english string

// exceptions are words that the patterns divide wrongly, with their own
// division.
var exceptions = map[string]string{
	"associate": "as-so-ciate", "associates": "as-so-ciates", "declination": "dec-li-na-tion",
	"obligatory": "oblig-a-tory", "philanthropic": "phil-an-thropic", "present": "present",
	"presents": "presents", "project": "project", "projects": "projects", "reciprocity": "reci-procity",
	"recognizance": "re-cog-ni-zance", "reformation": "ref-or-ma-tion", "retribution": "ret-ri-bu-tion", "table": "ta-ble",
}

// patterns maps the letters of each pattern to its numbers, one more than
// letters.
var patterns = sync.OnceValue(func() map[string]string {
	all := make(map[string]string, 5000)
	for line := range strings.Lines(english) {
		letters, numbers := split(strings.TrimSpace(line))
		all[letters] = numbers
	}
	return all
})

// split parts a pattern's letters from the numbers between them.
func split(pattern string) (letters, numbers string) {
	var l, n strings.Builder
	number := byte('0')
	for i := range len(pattern) {
		if c := pattern[i]; c >= '0' && c <= '9' {
			number = c
			continue
		}
		l.WriteByte(pattern[i])
		n.WriteByte(number)
		number = '0'
	}
	n.WriteByte(number)
	return l.String(), n.String()
}

// English gives the places at which an English word may be divided, as numbers
// of letters before the division, in order. A word with other than ASCII
// letters is not divided.
func English(word string) []int {
	lower := strings.ToLower(word)
	if len(lower) < leastBefore+leastAfter || strings.IndexFunc(lower, func(r rune) bool { return r < 'a' || r > 'z' }) >= 0 {
		return nil
	}
	if known, ok := exceptions[lower]; ok {
		return places(known)
	}
	text := "." + lower + "."
	levels := make([]byte, len(text)+1)
	all := patterns()
	const longest = 10 // letters of a pattern, dots included
	for i := range len(text) {
		for j := i + 1; j <= min(len(text), i+longest); j++ {
			for k, n := range []byte(all[text[i:j]]) {
				levels[i+k] = max(levels[i+k], n)
			}
		}
	}
	var out []int
	for i := leastBefore; i <= len(lower)-leastAfter; i++ {
		if levels[i+1] > '0' && (levels[i+1]-'0')%2 == 1 {
			out = append(out, i)
		}
	}
	return out
}

// places reads the places of a word that is written with its divisions.
func places(divided string) []int {
	var out []int
	letters := 0
	for _, r := range divided {
		if r == '-' {
			out = append(out, letters)
		} else {
			letters++
		}
	}
	return out
}
