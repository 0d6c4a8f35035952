// Package hostile writes texts that try to break a typesetter, as manifests,
// layouts and passages: every pair of marks at every width, random mixtures,
// text that cannot be broken.
package hostile

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"booklet/cmd/typography/rules"
)

// Job is one booklet to build and judge.
type Job struct {
	Group    string // jobs of a group are reported together
	Name     string
	Manifest string // its path
	Passage  string // the path of its only passage
	Set      rules.Settings
}

// The narrowest and the widest measure, in em.
const (
	Narrowest = 6
	Widest    = 40
)

const (
	size    = 12.0 // pt
	pitch   = 20.0 // pt
	perPage = 60   // lines
	margin  = 36.0 // pt
	gutter  = 24.0 // pt, between columns
)

// Write writes all jobs below dir. The same seed gives the same texts.
func Write(dir string, seed int64) ([]Job, error) {
	var jobs []Job
	add := func(group, name string, set rules.Settings, ps []string) error {
		j, err := write(dir, group, name, set, ps)
		jobs = append(jobs, j)
		return err
	}
	pairs := Pairs()
	for w := Narrowest; w <= Widest; w++ {
		if err := add("pairs of marks, 6–40 em", fmt.Sprintf("pairs-%02d", w), at(w), pairs); err != nil {
			return nil, err
		}
	}
	for _, w := range []int{6, 7, 8, 9, 10, 12, 14, 16, 20, 24, 28, 32, 36, 40} {
		if err := add("mixtures, 6–40 em", fmt.Sprintf("mixture-%02d", w), at(w), Mixture(seed+int64(w), 40)); err != nil {
			return nil, err
		}
	}
	for _, w := range []int{6, 11, 20, 28, 40} {
		if err := add("unbreakable text, 6–40 em", fmt.Sprintf("long-%02d", w), at(w), Unbreakable()); err != nil {
			return nil, err
		}
	}
	for _, w := range []int{7, 9, 12, 16, 22} {
		if err := add("words that divide and words that do not", fmt.Sprintf("divide-%02d", w), at(w), Divisions(seed+int64(500+w), 30)); err != nil {
			return nil, err
		}
	}
	for _, w := range []int{14, 23} {
		for _, t := range []struct {
			group, name string
			text        []string
		}{
			{"Western text of every look", "styled", Styled(seed+int64(600+w), 30)},
			{"proper names and book titles", "lined", Lined(seed+int64(700+w), 30)},
			{"pinyin by the character and by the word", "spelt", Spelt(seed+int64(800+w), 30)},
		} {
			if err := add(t.group, fmt.Sprintf("%s-%02d", t.name, w), at(w), t.text); err != nil {
				return nil, err
			}
		}
	}
	for _, w := range []int{14, 23} {
		for _, vertical := range []bool{false, true} {
			set := at(w)
			set.Vertical = vertical
			group, name := "pinyin, lines and dots above one another", fmt.Sprintf("beside-%02d", w)
			if vertical {
				group, name = "vertical columns: pinyin, lines and dots beside one another", "vertical-"+name
			}
			if err := add(group, name, set, Beside(seed+int64(900+w), 30)); err != nil {
				return nil, err
			}
		}
	}
	for _, ban := range []string{"none", "basic", "gb", "strict"} {
		set := at(22)
		set.Ban = ban
		if err := add("bans: "+ban, "ban-"+ban, set, Mixture(seed+100, 40)); err != nil {
			return nil, err
		}
	}
	for _, squeeze := range []string{"half", "kaiming", "none"} {
		set := at(22)
		set.Squeeze = squeeze
		if err := add("punctuation: "+squeeze, "squeeze-"+squeeze, set, Mixture(seed+200, 40)); err != nil {
			return nil, err
		}
	}
	hang := at(22)
	hang.Hang = true
	if err := add("hanging marks", "hang", hang, Mixture(seed+300, 40)); err != nil {
		return nil, err
	}
	for _, w := range []int{8, 13, 22} {
		set := at(w)
		set.Abreast = 2
		if err := add("two columns", fmt.Sprintf("columns-%02d", w), set, Mixture(seed+int64(500+w), 60)); err != nil {
			return nil, err
		}
	}
	for _, w := range []int{6, 8, 12, 17, 22, 35} {
		set := at(w)
		set.Vertical = true
		if err := add("vertical columns: pairs of marks, 6–35 em", fmt.Sprintf("vertical-pairs-%02d", w), set, pairs); err != nil {
			return nil, err
		}
		if err := add("vertical columns: mixtures, 6–35 em", fmt.Sprintf("vertical-%02d", w), set, Mixture(seed+int64(400+w), 40)); err != nil {
			return nil, err
		}
	}
	return jobs, nil
}

func at(width int) rules.Settings {
	s := rules.Default()
	s.Measure, s.Narrow = float64(width), true
	return s
}

// Twins writes two booklets of the same text, one with bold, emphasis and
// links strewn over it: their lines must be the same.
func Twins(dir string, seed int64) (plain, strewn Job, err error) {
	a, b := Strewn(seed, 30)
	if plain, err = write(dir, "twins", "twin-plain", at(21), a); err != nil {
		return plain, strewn, err
	}
	strewn, err = write(dir, "twins", "twin-strewn", at(21), b)
	return plain, strewn, err
}

func write(dir, group, name string, set rules.Settings, paragraphs []string) (Job, error) {
	dir = filepath.Join(dir, name)
	j := Job{Group: group, Name: name, Manifest: filepath.Join(dir, "booklet.yaml"), Passage: filepath.Join(dir, "passage.md"), Set: set}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return j, err
	}
	for file, text := range map[string]string{
		j.Passage:                         "---\ntitle: 试验\nkind: passage\nsource: 试验\ndate: 2024-01-01\n---\n\n" + strings.Join(paragraphs, "\n\n") + "\n",
		filepath.Join(dir, "layout.yaml"): Layout(set.Measure, size, pitch, perPage, margin, set),
		j.Manifest:                        "title: 试验\nissue: " + name + "\ndate: 2024-01-01\nlayout: layout.yaml\ncontents:\n  - passage: passage.md\n",
	} {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return j, err
		}
	}
	return j, nil
}

// Layout is a page of nothing but body text.
func Layout(width, size, pitch float64, lines int, margin float64, set rules.Settings) string {
	// A hair more than the grid needs: lengths are rounded down to whole
	// 1024ths of a point.
	n := float64(max(1, set.Abreast))
	w, h := n*width*size+(n-1)*gutter+2*margin+0.01, float64(lines-1)*pitch+size+2*margin+0.01
	direction := "horizontal, binding: left"
	if set.Vertical {
		w, h, direction = h, w, "vertical, binding: right"
	}
	return fmt.Sprintf(`extends: base
page: {size: %.2fpt %.2fpt, direction: %s, columns: %g, column_gap: %gpt, margins: {top: %gpt, bottom: %gpt, inner: %gpt, outer: %gpt}}
grid: {size: %gpt, pitch: %gpt}
punctuation: {squeeze: %s, ban: %s, hang: %t, gap: %gem}
styles:
  body: {face: fang, size: %gpt, indent: 2em, align: justify}
contents: {show: false}
entry: {passage_title: "", label: "", author: "", source: ""}
foot: {even: {text: ""}, odd: {text: ""}}
`, w, h, direction, n, gutter, margin, margin, margin, margin, size, pitch, set.Squeeze, set.Ban, set.Hang, set.Gap, size)
}
