package typeset

import (
	"strings"

	"booklet/pipeline/hyphen"
)

// hyphensFor gives the hyphenation of a language's Western words, or nil.
// English words in Chinese text divide like those of an English passage.
func hyphensFor(lang string) func(word string) []int {
	base, _, _ := strings.Cut(lang, "-")
	switch base {
	case "", "zh", "en":
		return hyphen.English
	}
	return nil
}
