// Package words splits Chinese text into words, so that titles break where a
// word ends. It knows some tens of thousands of common words and needs no time
// to start: the list is searched as it lies in the program. What no list has in
// full, numbers, foreign names and names of places, it knows by how these are
// made.
//
// The list comes from the dictionary of github.com/go-ego/gse (Apache-2.0),
// which builds on that of jieba (MIT).
package words

import (
	_ "embed"
	"strings"
)

//go:generate go run gen.go

//go:embed words.txt
var list string

const longest = 8 // characters of a word of the list

// class tells how common a word is, 0 to 9; -1 for one that is not listed.
func class(word string) int {
	lo, hi := 0, len(list)
	for lo < hi { // binary search over the lines of the list
		mid := (lo + hi) / 2
		start := strings.LastIndexByte(list[lo:mid], '\n') + 1 + lo
		end := start + strings.IndexByte(list[start:], '\n')
		switch line := list[start : end-1]; {
		case line == word:
			return int(list[end-1] - '0')
		case line < word:
			lo = end + 1
		default:
			hi = start
		}
	}
	return -1
}

// Bond is how closely two neighbouring characters belong together.
type Bond uint8

// The bonds, the closest last.
const (
	Apart Bond = iota // a word ends between them
	Loose             // between words of one name: 呼和浩特市｜图书馆, 列夫·｜托尔斯泰
	Tight             // within a word, or a number and what it counts
)

// Bonds gives the bond before each character of a text, and at its end: besides
// the words of the list it knows numbers, foreign names and names of places.
func Bonds(text []rune) []Bond {
	out := make([]Bond, len(text)+1)
	for i, end := range Split(text) {
		if !end {
			out[i] = Tight
		}
	}
	joinNumbers(text, out)
	joinRegions(text, out)
	joinNames(text, out)
	return out
}

// Split gives the places between the characters of a text at which a word
// ends: out[i] is whether one ends before character i. The way with the
// likeliest words is taken; a character that belongs to none stands alone.
func Split(text []rune) []bool {
	n := len(text)
	type step struct{ cost, from int }
	best := make([]step, n+1)
	for i := 1; i <= n; i++ {
		best[i] = step{best[i-1].cost + 14, i - 1}
		for size := 2; size <= min(longest, i); size++ {
			c := class(string(text[i-size : i]))
			if c < 0 {
				continue
			}
			if cost := best[i-size].cost + 15 - c/2; cost < best[i].cost {
				best[i] = step{cost, i - size}
			}
		}
	}
	out := make([]bool, n+1)
	for i := n; i > 0; i = best[i].from {
		out[i] = true
	}
	out[0] = true
	return out
}

// Size is the number of words in the list.
func Size() int { return strings.Count(list, "\n") }
