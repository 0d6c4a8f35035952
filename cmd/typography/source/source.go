// Package source reads the text that a document was made from, as far as a
// comparison needs it: Markdown passages, or a manifest that names them. It
// keeps the words and drops the markup.
package source

import (
	"path/filepath"
	"strings"
	"unicode"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

// Text is the text of one or several passages.
type Text struct {
	Paragraphs []Paragraph

	titles      []Paragraph // with their subtitles, of a manifest
	odd, byHand []string    // titles
	short       [][2]string // shorter ones for running heads, each with its title

	flat   string       // all text without blanks
	blanks map[int]bool // byte offsets in flat before which the source has a blank
}

// Paragraph is a paragraph without its markup.
type Paragraph struct {
	Text    string
	Heading int  // its level; 0 for a paragraph
	Cell    bool // of a table
	Kind    lines.Kind
	Meta    bool // a value of the front matter, or text that a document may leave out
	Runs    []Run
	Items   []Item   // its proper names and book titles
	Dotted  []string // its texts with emphasis dots
}

// Run is a stretch of a paragraph in one weight.
type Run struct {
	Text string
	Bold bool
}

// Load reads a manifest (.yaml) with all its passages, or one passage.
func Load(path string) (*Text, error) {
	t := &Text{}
	var err error
	if ext := filepath.Ext(path); ext == ".yaml" || ext == ".yml" {
		err = t.loadManifest(path)
	} else {
		_, err = t.loadPassage(path, false)
	}
	if err != nil {
		return nil, err
	}
	t.index()
	return t, nil
}

// New makes a Text of paragraphs.
func New(ps []Paragraph) *Text {
	t := &Text{Paragraphs: ps}
	t.index()
	return t
}

func (t *Text) index() {
	var b strings.Builder
	t.blanks = map[int]bool{}
	for _, p := range t.Paragraphs {
		t.blanks[b.Len()] = true
		for _, r := range p.Text {
			if unicode.IsSpace(r) || r == '\u200b' || r == '\u00ad' {
				t.blanks[b.Len()] = true
				continue
			}
			b.WriteRune(r)
		}
	}
	t.flat = b.String()
}

// Has tells whether the text occurs, blanks left out.
func (t *Text) Has(s string) bool { return strings.Contains(t.flat, Squash(s)) }

// Typed tells whether the source has a blank between the two texts anywhere
// that they follow one another.
func (t *Text) Typed(before, after string) bool {
	before, after = Squash(before), Squash(after)
	for from := 0; ; {
		i := strings.Index(t.flat[from:], before+after)
		if i < 0 {
			return false
		}
		if t.blanks[from+i+len(before)] {
			return true
		}
		from += i + 1
	}
}

// Given are the paragraphs as a document shows them.
func (t *Text) Given() []lines.Given {
	var out []lines.Given
	for _, p := range t.Paragraphs {
		out = append(out, lines.Given{Text: Squash(p.Text), Kind: p.Kind})
	}
	return out
}

// Sentences are the pieces of the text that a document must show: parted at
// the marks that end sentences, of four Chinese characters at least.
func (t *Text) Sentences() []string {
	var out []string
	for _, p := range t.Paragraphs {
		if p.Meta {
			continue // the layout decides what of it is shown
		}
		for _, s := range strings.FieldsFunc(p.Text, func(r rune) bool { return strings.ContainsRune("。！？；…\n", r) }) {
			han := 0
			for _, r := range s {
				if unicode.Is(unicode.Han, r) {
					han++
				}
			}
			if han >= 4 {
				out = append(out, Squash(s))
			}
		}
	}
	return out
}

// Squash drops every blank.
func Squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || sets.Of(r) == sets.Space || r == '\u200b' || r == '\u00ad' {
			return -1
		}
		return r
	}, s)
}
