package pinyin

import "booklet/pipeline/words"

// sound is how one character of a text is read.
type sound struct {
	syllable string   // "" for what is not Han, or unknown
	others   []string // readings that it may have as well: no word decides
	word     int      // index of the first character of its word
}

// read gives the sounds of a text's characters. Words are looked for first as
// the text is split into words, so that 长大 is not found in 成长大会; the words
// found may be made of several smaller ones (idioms, names).
func read(text []rune) []sound {
	d := dictionary()
	out := make([]sound, len(text))
	ends := words.Split(text)
	for i := 0; i < len(text); {
		if !isHan(text[i]) {
			out[i].word = i
			i++
			continue
		}
		n := d.listed(text, i, func(end int) bool { return ends[end] })
		if s, ok := d.surname(text, i, ends); ok {
			out[i], n = s, 1
		} else if n == 0 {
			for n = 1; i+n < len(text) && !ends[i+n] && isHan(text[i+n]); n++ {
			}
			d.unlisted(text[i:i+n], out[i:i+n])
		} else {
			for k, s := range d.readWord(text[i : i+n]) {
				out[i+k] = s
			}
		}
		for k := range n {
			out[i+k].word = i
		}
		i += n
	}
	return out
}

// listed gives the length of the longest listed word at i that ends where it
// may, or 0.
func (d *lexicon) listed(text []rune, i int, mayEnd func(int) bool) int {
	for n := min(longest, len(text)-i); n > 1; n-- {
		if mayEnd(i+n) && d.readWord(text[i:i+n]) != nil {
			return n
		}
	}
	return 0
}

// unlisted reads a word that is not in the list: by the words within it, else
// a character at a time.
func (d *lexicon) unlisted(word []rune, out []sound) {
	anywhere := func(int) bool { return true }
	for i := 0; i < len(word); {
		if n := d.listed(word, i, anywhere); n > 0 && n < len(word) {
			for k, s := range d.readWord(word[i : i+n]) {
				out[i+k] = s
			}
			i += n
			continue
		}
		out[i].syllable, out[i].others = d.readAlone(word[i])
		i++
	}
}
