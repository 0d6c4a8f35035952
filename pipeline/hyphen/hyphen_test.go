package hyphen

import (
	"strings"
	"testing"
)

// A wrong division reads badly; these are divided as in American dictionaries.
func TestEnglish(t *testing.T) {
	for _, want := range []string{
		"hy-phen-ation", "com-puter", "al-go-rithm", "ta-ble", "project", "su-per-cal-ifrag-ilis-tic",
		"as-so-ciate", "em-bank-ment", "strength", "a", "record", "li-brary", "Ty-pog-ra-phy",
	} {
		word := strings.ReplaceAll(want, "-", "")
		var got strings.Builder
		at := 0
		for _, p := range English(word) {
			got.WriteString(word[at:p] + "-")
			at = p
		}
		got.WriteString(word[at:])
		if got.String() != want {
			t.Errorf("%s is divided %s, want %s", word, got.String(), want)
		}
	}
}

// Places must lie inside the word, whatever it is.
func FuzzEnglish(f *testing.F) {
	f.Add("hyphenation")
	f.Add("naïveté")
	f.Fuzz(func(t *testing.T, word string) {
		last := 0
		for _, p := range English(word) {
			if p <= last || p >= len(word) {
				t.Fatalf("%q: place %d behind %d", word, p, last)
			}
			last = p
		}
	})
}
