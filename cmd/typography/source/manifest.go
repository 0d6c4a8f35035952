package source

import (
	"os"
	"path/filepath"
	"strings"

	"gopkg.in/yaml.v3"
)

// manifest is what a comparison needs of a booklet's manifest.
type manifest struct {
	Contents []entry
}

type entry struct {
	Passage, Quote string
	Title          string // instead of the passage's own
	Short          string // for running heads
	Start          string // page, odd, flow
	Select         []any
}

// loadManifest reads the passages that a manifest names, and what it says of
// their titles.
func (t *Text) loadManifest(path string) error {
	var m manifest
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := yaml.Unmarshal(data, &m); err != nil {
		return err
	}
	for _, e := range m.Contents {
		if e.Passage+e.Quote == "" {
			continue
		}
		md, err := t.loadPassage(filepath.Join(filepath.Dir(path), e.Passage+e.Quote), len(e.Select) > 0)
		if err != nil {
			return err
		}
		title, short := e.Title, e.Short
		if title == "" {
			title = frontValue(md, "title")
			if short == "" {
				short = frontValue(md, "short")
			}
		}
		if short != "" {
			t.short = append(t.short, [2]string{plainTitle(short), plainTitle(title)})
		}
		t.addTitle(title, e.Start == "odd")
		t.addTitle(frontValue(md, "subtitle"), false)
	}
	return nil
}

// loadPassage reads a passage; of one that is set in part, any sentence may be
// left out.
func (t *Text) loadPassage(path string, part bool) (string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	ps := Parse(string(data))
	for i := range ps {
		ps[i].Meta = ps[i].Meta || part
	}
	t.Paragraphs = append(t.Paragraphs, ps...)
	return string(data), nil
}

// addTitle notes what a title has, and what it asks for: || in it parts its
// lines.
func (t *Text) addTitle(title string, odd bool) {
	p, ok := paragraph(strings.ReplaceAll(title, "||", ""))
	if !ok {
		return
	}
	t.titles = append(t.titles, p)
	if odd {
		t.odd = append(t.odd, p.Text)
	}
	if strings.Contains(title, "||") {
		t.byHand = append(t.byHand, p.Text)
	}
}

// frontValue is a value in a passage's front matter.
func frontValue(md, key string) string {
	front, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(md, "\ufeff"), "---"), "\n---")
	for _, l := range strings.Split(front, "\n") {
		if v, ok := strings.CutPrefix(l, key+":"); ok {
			return strings.Trim(strings.TrimSpace(v), `"'`)
		}
	}
	return ""
}

// plainTitle is a title without its markup.
func plainTitle(title string) string {
	p, _ := paragraph(strings.ReplaceAll(title, "||", ""))
	return p.Text
}

// Odd are the titles that must begin on odd pages.
func (t *Text) Odd() []string { return t.odd }

// ByHand are the titles whose lines the editor has parted.
func (t *Text) ByHand() []string { return t.byHand }

// Short are the titles that a text stands for in running heads.
func (t *Text) Short(text string) []string {
	var out []string
	for _, s := range t.short {
		if s[0] == text {
			out = append(out, s[1])
		}
	}
	return out
}
