// Package near finds texts that are nearly the same among many: a quotation
// given with another word, an article that came in twice. The time grows with
// the length of all texts, not with the number of their pairs.
package near

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Pair is two texts that are nearly the same, the one with the lower index
// first.
type Pair struct {
	A, B     int
	Distance int // characters to add, drop or replace; 0 where only marks and blanks differ
}

// Options say what nearly the same means.
type Options struct {
	// Least is the length from which on texts are compared, in letters and
	// digits; of others too little is left to tell a change from another
	// text. At least shingle.
	Least int
	// Most is how many characters may differ, by the length of the shorter
	// text.
	Most func(length int) int
	// Inside also finds a text within a longer one. It is for texts of a few
	// sentences; those of more than longestInside are passed over.
	Inside bool
}

// longestInside is the length up to which texts are looked for within others,
// in letters and digits: the work grows with the product of both lengths.
const longestInside = 2000

// Key is what of a text counts when texts are compared: its letters and
// digits, full-width ones as half-width, in lower case.
func Key(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, width.Fold.String(s))
}

// Pairs gives the pairs among texts that are nearly the same, in the order of
// their indexes. Of texts whose keys are equal only the first is compared with
// others, and each later one is paired with the first.
func Pairs(texts []string, o Options) []Pair {
	keys := make([][]rune, len(texts))
	first := map[string]int{}
	var pairs []Pair
	var distinct []int
	for i, t := range texts {
		key := Key(t)
		keys[i] = []rune(key)
		if len(keys[i]) < max(o.Least, shingle) || o.Inside && len(keys[i]) > longestInside {
			continue
		}
		if j, ok := first[key]; ok {
			pairs = append(pairs, Pair{A: j, B: i})
			continue
		}
		first[key] = i
		distinct = append(distinct, i)
	}
	prints := make([][]uint32, len(texts))
	for _, i := range distinct {
		prints[i] = fingerprints(keys[i], o.Inside)
	}
	for _, c := range candidates(distinct, prints) {
		a, b := c[0], c[1]
		short, long := keys[a], keys[b]
		if len(short) > len(long) {
			short, long = long, short
		}
		most := o.Most(len(short))
		if !o.Inside && len(long)-len(short) > most {
			continue
		}
		d := distance(short, long, most, o.Inside)
		if d <= most {
			pairs = append(pairs, Pair{A: a, B: b, Distance: d})
		}
	}
	slices.SortFunc(pairs, func(p, q Pair) int {
		if p.A != q.A {
			return p.A - q.A
		}
		return p.B - q.B
	})
	return pairs
}
