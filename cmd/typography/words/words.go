// Package words tells where a Chinese text may be parted between words. Its
// words are the whole dictionary of github.com/go-ego/gse, weighed by how
// common they are.
package words

import (
	"math"
	"sync"
	"unicode"

	"github.com/go-ego/gse"
)

// surely is how much less likely, as a logarithm, the best parting of a text
// with an end of a word at a place must be than the best one without, for the
// place to lie inside of a word. Between two words it is 0, inside of common
// ones 10 to 30.
const surely = 5.0

// longest is the length of the longest words looked for, in characters.
const longest = 8

var dictionary = sync.OnceValues(func() (*gse.Dictionary, error) {
	var s gse.Segmenter
	if err := s.LoadDictEmbed("zh_s"); err != nil {
		return nil, err
	}
	return s.Dict, nil
})

// Inside tells whether a place of a text, counted in characters, lies inside of
// a word. Marks, letters and the ends of the text part words.
func Inside(text []rune, at int) (bool, error) {
	from, to := at, at
	for from > 0 && unicode.Is(unicode.Han, text[from-1]) {
		from--
	}
	for to < len(text) && unicode.Is(unicode.Han, text[to]) {
		to++
	}
	if from == at || to == at {
		return false, nil
	}
	d, err := dictionary()
	if err != nil {
		return false, err
	}
	run := text[from:to]
	return best(d, run, -1)-best(d, run, at-from) > surely, nil
}

// best is the logarithm of how likely the best parting of a text into words is,
// of those with an end of a word at the place; -1 for any.
func best(d *gse.Dictionary, text []rune, at int) float64 {
	total := d.TotalFreq()
	score := make([]float64, len(text)+1)
	for i := 1; i <= len(text); i++ {
		score[i] = math.Inf(-1)
		for n := 1; n <= min(i, longest); n++ {
			if at > i-n && at < i {
				continue
			}
			f, _, ok := d.Find([]byte(string(text[i-n : i])))
			if !ok || f < 1 {
				if n > 1 {
					continue
				}
				f = 1 // a character that is no word of its own
			}
			score[i] = math.Max(score[i], score[i-n]+math.Log(f/total))
		}
	}
	return score[len(text)]
}
