package source

import (
	"regexp"
	"slices"
	"strings"
)

var (
	marked = regexp.MustCompile(`\[([^\[\]]+)\]\{([^}]*)\}`) // a stretch of text with its class
	dotted = regexp.MustCompile(`==([^=]+)==`)
)

// Item is a piece of text that a line is drawn under.
type Item struct {
	Text string
	Book bool // a book title's wavy line; otherwise a proper name's
}

// items finds the proper names and book titles of a paragraph, as [x]{.name}
// and [x]{.book}, from the inner ones to the outer.
func items(s string) []Item {
	s = bare(s)
	var out []Item
	for {
		m := marked.FindStringSubmatchIndex(s)
		if m == nil {
			return out
		}
		text, class := s[m[2]:m[3]], s[m[4]:m[5]]
		plain := Squash(unstar(strings.NewReplacer("==", "", "~~", "", "`", "", "**", "").Replace(text)))
		for _, c := range strings.Fields(class) {
			if c == ".name" || c == ".book" {
				out = append(out, Item{plain, c == ".book"})
			}
		}
		s = s[:m[0]] + text + s[m[1]:]
	}
}

// bare takes notes, ruby and the addresses of links out of a paragraph.
func bare(s string) string {
	return link.ReplaceAllString(ruby.ReplaceAllString(note.ReplaceAllString(s, ""), "$1"), "$1")
}

// unmarked takes the classes of stretches of text out of a paragraph, which may
// stand inside of one another.
func unmarked(s string) string {
	for marked.MatchString(s) {
		s = marked.ReplaceAllString(s, "$1")
	}
	return s
}

// dots finds the texts of a paragraph with emphasis dots, ==x==.
func dots(s string) []string {
	var out []string
	for _, m := range dotted.FindAllStringSubmatch(unmarked(bare(s)), -1) {
		out = append(out, Squash(unstar(m[1])))
	}
	return out
}

// Dotted are the texts that have emphasis dots.
func (t *Text) Dotted() []string {
	var out []string
	for _, p := range slices.Concat(t.Paragraphs, t.titles) {
		out = append(out, p.Dotted...)
	}
	return out
}

// Items are the texts with a line under them that a document must show:
// book titles, or proper names.
func (t *Text) Items(book bool) []string {
	var out []string
	for _, p := range slices.Concat(t.Paragraphs, t.titles) {
		if p.Meta {
			continue
		}
		for _, i := range p.Items {
			if i.Book == book {
				out = append(out, i.Text)
			}
		}
	}
	return out
}

// Texts are the paragraphs, with their blanks.
func (t *Text) Texts() []string {
	var out []string
	for _, p := range t.Paragraphs {
		out = append(out, p.Text)
	}
	return out
}
