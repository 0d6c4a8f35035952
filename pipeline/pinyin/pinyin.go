// Package pinyin writes the pronunciation of Han characters into passages, as
// ruby: {新质|xīn zhì}. Characters with several readings are read as the word
// asks that they stand in (银行 háng, 长大 zhǎng); where no word decides, the
// usual reading is taken and named as doubtful.
package pinyin

import (
	"fmt"
	"slices"
	"strings"

	"booklet/pipeline/diag"
)

//go:generate go run gen.go /usr/share/unicode package/json/complete.json

// Options say which characters get pinyin: those outside of the 3500 that
// every reader knows, where nothing else is said.
type Options struct {
	All      bool     // every Han character
	Words    []string // these words and no others
	First    bool     // only where a character is first read so in the passage
	Headings bool     // in headings as well
}

// Reading is pinyin for one or more characters, which stand in a row.
type Reading struct {
	Pos    diag.Pos `json:"pos"`    // of the first character
	Base   string   `json:"base"`   // the characters
	Pinyin string   `json:"pinyin"` // a syllable each, with blanks between
	// Others are the readings that the one character of Base has as well,
	// where no word decides between them.
	Others []string `json:"others,omitempty"`
}

// Modes are what a passage's front matter can ask for, the usual one first.
var Modes = []string{"none", "rare", "all"}

// options gives the options of a mode; false for an unknown one.
func options(mode string) (Options, bool) {
	return Options{All: mode == "all"}, slices.Contains(Modes, mode)
}

// doubts warns of characters that were read without a word to decide, once for
// each character and reading.
func doubts(readings []Reading) diag.List {
	type finding struct {
		Reading
		count int
	}
	var found []*finding
	known := map[string]*finding{}
	for _, r := range readings {
		if len(r.Others) == 0 {
			continue
		}
		key := r.Base + r.Pinyin
		if known[key] == nil {
			known[key] = &finding{Reading: r}
			found = append(found, known[key])
		}
		known[key].count++
	}
	var list diag.List
	for _, f := range found {
		more := ""
		switch f.count {
		case 1:
		case 2:
			more = ", here and at one more place"
		default:
			more = fmt.Sprintf(", here and at %d more places", f.count-1)
		}
		list.Warnf(f.Pos, "polyphone", fmt.Sprintf("if it is wrong, write {%s|%s} in its place", f.Base, f.Others[0]),
			"%s is read %s%s; no word decides whether it is %s", f.Base, f.Pinyin, more, strings.Join(f.Others, " or "))
	}
	return list
}

// unread warns of a character that no dictionary reads.
func unread(at diag.Pos, r rune) diag.Diagnostic {
	return diag.Diagnostic{Pos: at, Severity: diag.Warning, Code: "no-reading",
		Message: fmt.Sprintf("no reading is known of %c (U+%04X); it gets no pinyin", r, r),
		Hint:    fmt.Sprintf("write it yourself: {%c|…}", r)}
}
