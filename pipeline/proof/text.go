package proof

import (
	"regexp"
	"slices"
	"unicode"
	"unicode/utf8"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/sources"
)

// text is one run of text as the checks see it.
type text struct {
	*sources.Text        // nil for front matter
	front         bool   // a value of the front matter
	chinese       bool   // the passage's language
	r             []rune // the characters; hidden where they are code or an address
	silence       []manifest.Text
	pos           func(i int) diag.Pos // the place of r[i]
}

// hidden stands for characters that are not language: code, addresses.
const hidden = '\uFFFC'

// address is a web or mail address as it stands in text.
var address = regexp.MustCompile(`(?:https?://|www\.)[!-~]+|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+`)

func newText(t *sources.Text, chinese bool) *text {
	own := &text{Text: t, chinese: chinese, silence: t.Silence, pos: t.Pos, r: append([]rune(nil), t.Runes...)}
	for i := 0; i < len(own.r); {
		span, end := t.SpanAt(i)
		if span.Attr&sources.Mono != 0 || span.Link != "" && address.MatchString(span.Text) {
			for k := i; k < end; k++ {
				own.r[k] = hidden
			}
		}
		i = end
	}
	own.hideAddresses()
	return own
}

// metaText is the text of a value of the front matter.
func metaText(v manifest.Text, chinese bool) *text {
	own := &text{front: true, chinese: chinese, r: []rune(v.Value), pos: func(i int) diag.Pos {
		p := v.Pos
		p.Col += i
		return p
	}}
	own.hideAddresses()
	return own
}

func (t *text) hideAddresses() {
	if !slices.Contains(t.r, '@') && !slices.Contains(t.r, '.') {
		return
	}
	s := string(t.r)
	c := counter{s: s}
	for _, m := range address.FindAllStringIndex(s, -1) {
		for i, to := c.index(m[0]), c.index(m[1]); i < to; i++ {
			t.r[i] = hidden
		}
	}
}

// counter turns offsets of a string, given in rising order, into numbers of
// characters.
type counter struct {
	s     string
	at, n int // the last answer
}

func (c *counter) index(at int) int {
	c.n += utf8.RuneCountInString(c.s[c.at:at])
	c.at = at
	return c.n
}

// at gives a character, 0 outside of the text.
func (t *text) at(i int) rune {
	if i < 0 || i >= len(t.r) {
		return 0
	}
	return t.r[i]
}

// around shows a part of the text with a few characters on both sides.
func (t *text) around(from, to int) string {
	const more = 5
	a, b := max(0, from-more), min(len(t.r), to+more)
	s := ""
	if a > 0 {
		s = "…"
	}
	for _, r := range t.r[a:b] {
		if r == '\n' {
			r = ' '
		}
		s += string(r)
	}
	if b < len(t.r) {
		s += "…"
	}
	return s
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func isLatin(r rune) bool { return unicode.Is(unicode.Latin, r) }

func isDigit(r rune) bool { return '0' <= r && r <= '9' }
