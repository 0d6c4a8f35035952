package diag

import (
	"fmt"
	"strings"
)

// suggestRunes is the longest word that is compared: the work grows with its
// square, and no name is that long.
const suggestRunes = 64

// Suggest gives the candidate that the word was probably meant to be, or "".
// It counts edits (a character added, left out, changed, or two swapped) in
// characters, not bytes, without regard to case; of two candidates equally
// near, the first wins.
func Suggest(word string, candidates []string) string {
	w := []rune(strings.ToLower(word))
	if len(w) == 0 || len(w) > suggestRunes {
		return ""
	}
	best, least := "", 0
	for _, c := range candidates {
		r := []rune(strings.ToLower(c))
		if len(r) == 0 || len(r) > suggestRunes || c == word {
			continue
		}
		n := edits(w, r)
		// A third of the longer word may be wrong, rounded to the nearest and
		// at least one character, but never all of it.
		longer := max(len(w), len(r))
		if n > max(1, (longer+1)/3) || n >= longer {
			continue
		}
		if best == "" || n < least {
			best, least = c, n
		}
	}
	return best
}

// DidYouMean is the hint made from Suggest: `did you mean "title"?`, or "".
func DidYouMean(word string, candidates []string) string {
	if s := Suggest(word, candidates); s != "" {
		return fmt.Sprintf("did you mean %q?", s)
	}
	return ""
}

// edits is the optimal string alignment distance.
func edits(a, b []rune) int {
	before := make([]int, len(b)+1) // two rows up
	last := make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
