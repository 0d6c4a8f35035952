// Package source reads the text that a document was made from, as far as a
// comparison needs it: Markdown passages, or a manifest that names them. It
// keeps the words and drops the markup.
package source

import (
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"booklet/cmd/typography/sets"

	"gopkg.in/yaml.v3"
)

// Text is the text of one or several passages.
type Text struct {
	Paragraphs []Paragraph

	flat   string       // all text without blanks
	blanks map[int]bool // byte offsets in flat before which the source has a blank
}

// Paragraph is a paragraph without its markup.
type Paragraph struct {
	Text    string
	Heading int  // its level; 0 for a paragraph
	Cell    bool // of a table
	Meta    bool // a value of the front matter, or text that a document may leave out
	Runs    []Run
}

// Run is a stretch of a paragraph in one weight.
type Run struct {
	Text string
	Bold bool
}

// Load reads a manifest (.yaml) with all its passages, or one passage.
func Load(path string) (*Text, error) {
	files, part := []string{path}, map[int]bool{}
	t := &Text{}
	if ext := filepath.Ext(path); ext == ".yaml" || ext == ".yml" {
		var m struct {
			Contents []struct {
				Passage, Quote string
				Select         []any
			}
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		if err := yaml.Unmarshal(data, &m); err != nil {
			return nil, err
		}
		files = nil
		for _, e := range m.Contents {
			if p := e.Passage + e.Quote; p != "" {
				files = append(files, filepath.Join(filepath.Dir(path), p))
				part[len(files)-1] = len(e.Select) > 0
			}
		}
	}
	for i, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		ps := Parse(string(data))
		for k := range ps {
			ps[k].Meta = ps[k].Meta || part[i]
		}
		t.Paragraphs = append(t.Paragraphs, ps...)
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
