package clean

import (
	"slices"
	"strings"
)

// isApostrophe tells whether the single quote at i, straight or curly, stands
// for letters or figures that are left out, or before an s, whatever quotes are
// open around it: don’t, ’90s, rock ’n’ roll, ’tis.
func (t *text) isApostrophe(i int) bool {
	left, right := at(t, i-1), at(t, i+1)
	switch {
	case isWord(left) && isWord(right):
		return isLatin(left) || isLatin(right)
	case isWord(left):
		return t.isAnd(i-2) && (left == 'n' || left == 'N') // the second of ’n’
	case isNumber(right):
		return t.isYear(i)
	case isLatin(right):
		word := t.wordAt(i + 1)
		return t.isAnd(i) || slices.Contains(clipped, strings.ToLower(word)) && !isSingle(at(t, i+1+len([]rune(word))))
	}
	return false
}

// clipped are words that are written with an apostrophe before them.
var clipped = []string{"tis", "twas", "twere", "em", "til", "cause", "bout", "round"}

// isYear tells whether two figures behind the quote at i are a year or a
// decade: ’90s, ’90后, the class of ’24.
func (t *text) isYear(i int) bool {
	if !isNumber(at(t, i+1)) || !isNumber(at(t, i+2)) || isNumber(at(t, i+3)) {
		return false
	}
	switch next := at(t, i+3); {
	case next == 's':
		return !isLatin(at(t, i+4))
	case next == '后' || next == '級' || next == '级' || next == '届':
		return true
	case isWord(next) || isHan(next) || isSingle(next):
		return false
	}
	for j := i + 3; j < len(t.r); j++ {
		if isSingle(t.r[j]) && !(isWord(at(t, j-1)) && isWord(at(t, j+1))) {
			return false // a quotation that begins with a number
		}
	}
	return true
}

// isAnd tells whether the quote at i begins the ’n’ that stands for “and”
// between two words, and not a letter that somebody names: the letter ‘n’.
func (t *text) isAnd(i int) bool {
	if n := at(t, i+1); !isSingle(at(t, i)) || n != 'n' && n != 'N' || !isSingle(at(t, i+2)) {
		return false
	}
	if !isBlank(at(t, i-1)) || !isBlank(at(t, i+3)) || !isLatin(at(t, i+4)) || !isLatin(at(t, i-2)) {
		return false
	}
	from := i - 2
	for isLatin(at(t, from-1)) {
		from--
	}
	return !slices.Contains(beforeLetters, t.wordAt(from))
}

// beforeLetters are words behind which 'n' is a letter.
var beforeLetters = []string{"the", "a", "an", "letter", "letters", "of", "is", "are", "by", "to", "for", "with", "and", "or", "variable", "number", "symbol", "character"}

// wordAt is the Latin word that begins at i.
func (t *text) wordAt(i int) string {
	to := i
	for isLatin(at(t, to)) {
		to++
	}
	return string(t.r[i:to])
}

func isSingle(r rune) bool { return r == '\'' || r == '’' || r == '‘' }
