package pinyin

import (
	"slices"
	"strings"

	"booklet/pipeline/diag"
	"booklet/pipeline/sources"
)

// chooser decides which characters of a passage get pinyin, one paragraph
// after the other.
type chooser struct {
	Options
	words    [][]rune
	met      map[string]bool // of First: what has had pinyin, a character or word with its reading
	matched  map[string]bool // those of Words that the passage has
	unread   map[rune]bool   // characters already warned of
	findings diag.List
}

func newChooser(o Options) *chooser {
	c := &chooser{Options: o, met: map[string]bool{}, matched: map[string]bool{}, unread: map[rune]bool{}}
	for _, w := range o.Words {
		c.words = append(c.words, []rune(w))
	}
	slices.SortStableFunc(c.words, func(a, b []rune) int { return len(b) - len(a) }) // the longer one first
	return c
}

// placed is a reading and where it stands: characters from to to of a span.
type placed struct {
	Reading
	span, from, to int
}

// letter is a character of a paragraph.
type letter struct {
	span, at int  // the span, and the index within it
	free     bool // it may get pinyin
}

// choose gives the readings of one paragraph in their order.
func (c *chooser) choose(spans []sources.Span) []placed {
	text, letters := paragraph(spans)
	if !slices.ContainsFunc(text, isHan) {
		return nil
	}
	sounds := read(text)
	c.meetRuby(spans)
	group := c.wanted(text, letters, sounds)
	var out []placed
	for i := 0; i < len(text); {
		if group[i] < 0 || !letters[i].free {
			i++
			continue
		}
		n := 1
		for i+n < len(text) && group[i+n] == group[i] && letters[i+n].free && letters[i+n].span == letters[i].span &&
			len(sounds[i].others) == 0 && len(sounds[i+n].others) == 0 {
			n++
		}
		out = c.place(out, spans, text[i:i+n], letters[i], sounds[i:i+n])
		i += n
	}
	return out
}

// place adds the reading of some characters, unless they have had it.
func (c *chooser) place(out []placed, spans []sources.Span, base []rune, at letter, sounds []sound) []placed {
	pos := spans[at.span].Pos
	if pos.Col > 0 {
		pos.Col += at.at
	}
	syllables := make([]string, len(base))
	for i := range base {
		if syllables[i] = sounds[i].syllable; syllables[i] == "" {
			if !c.unread[base[i]] {
				c.unread[base[i]] = true
				p := pos
				p.Col += i
				c.findings = append(c.findings, unread(p, base[i]))
			}
			return out
		}
	}
	if c.First && len(c.words) > 0 && c.meet(string(base), strings.Join(syllables, " ")) {
		return out
	}
	r := Reading{Pos: pos, Base: string(base), Pinyin: strings.Join(syllables, " ")}
	if len(base) == 1 {
		r.Others = sounds[0].others
	}
	return append(out, placed{Reading: r, span: at.span, from: at.at, to: at.at + len(base)})
}

// paragraph gives the characters of spans in a row; a forced break is a line
// feed, and a note's mark is nothing.
func paragraph(spans []sources.Span) ([]rune, []letter) {
	var text []rune
	var letters []letter
	for i := range spans {
		s := &spans[i]
		if s.Break {
			text, letters = append(text, '\n'), append(letters, letter{span: i})
			continue
		}
		address := s.Link != "" && strings.Contains(s.Text, "://")
		free := s.Ruby == "" && s.Attr&sources.Mono == 0 && !address
		at := 0
		for _, r := range s.Text {
			text, letters = append(text, r), append(letters, letter{span: i, at: at, free: free})
			at++
		}
	}
	return text, letters
}

// wanted gives for each character the group that it gets its pinyin with, or
// -1 when it gets none.
func (c *chooser) wanted(text []rune, letters []letter, sounds []sound) []int {
	group := make([]int, len(text))
	for i := range group {
		group[i] = -1
	}
	if len(c.words) > 0 {
		c.wantedWords(text, group)
		return group
	}
	d := dictionary()
	for i, r := range text {
		if !isHan(r) || !letters[i].free || !c.All && d.common[r] || c.First && c.meet(string(r), sounds[i].syllable) {
			continue
		}
		switch {
		case c.All:
			group[i] = sounds[i].word
		case i > 0 && group[i-1] >= 0: // rare characters in a row
			group[i] = group[i-1]
		default:
			group[i] = i
		}
	}
	return group
}

// wantedWords finds the words that were named.
func (c *chooser) wantedWords(text []rune, group []int) {
	for i := 0; i < len(text); {
		n := 0
		for _, w := range c.words {
			if len(w) <= len(text)-i && slices.Equal(w, text[i:i+len(w)]) {
				n = len(w)
				c.matched[string(w)] = true
				break
			}
		}
		for k := range n {
			if isHan(text[i+k]) {
				group[i+k] = i
			}
		}
		i += max(n, 1)
	}
}

// meet notes that characters get a reading, and tells whether they have had it
// before.
func (c *chooser) meet(base, syllables string) bool {
	key := base + syllables
	before := c.met[key]
	c.met[key] = true
	return before
}

// meetRuby notes what the author has given readings to.
func (c *chooser) meetRuby(spans []sources.Span) {
	if !c.First {
		return
	}
	for i := range spans {
		base, syllables := []rune(spans[i].Text), strings.Fields(spans[i].Ruby)
		if len(syllables) == 0 {
			continue
		}
		c.meet(spans[i].Text, spans[i].Ruby)
		if len(base) == len(syllables) {
			for k, r := range base {
				c.meet(string(r), syllables[k])
			}
		}
	}
}
