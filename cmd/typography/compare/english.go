package main

import (
	_ "embed"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"booklet/cmd/typography/reader"
	"booklet/cmd/typography/source"
	"booklet/cmd/typography/spacing"
)

// The English text is set at several measures, in em of the body; its letters
// are 9/10 of the body's, as fonts/catalogue.yaml has them beside FandolFang.
const (
	letters    = size * 0.9
	letterFile = "NotoSerifCJK-Regular.ttc"
	letterName = "Noto Serif CJK KR" // all members of the collection have the same letters
	letterGap  = 0.256               // its word space, in em
	indent     = 2 * size
	english    = "sources/2024年第2期/booklet.yaml"
)

var measures = []int{14, 20, 24, 28, 34, 40}

//go:embed data/english.txt
var essay string

// englishText is the essay of our own, and before it the English paragraphs of
// the sample issue.
func englishText() ([]string, error) {
	src, err := source.Load(english)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, p := range src.Paragraphs {
		isHan := func(r rune) bool { return unicode.Is(unicode.Han, r) }
		if p.Heading == 0 && !p.Cell && !p.Meta && strings.Count(p.Text, " ") > 12 && !strings.ContainsFunc(p.Text, isHan) {
			out = append(out, p.Text)
		}
	}
	for line := range strings.Lines(essay) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out, nil
}

// englishSetter is a program that sets English text.
type englishSetter struct {
	name string
	hang bool // it lets marks stand out at the right edge
	set  func(dir string, ps []string, em int) (pdf string, err error)
}

// englishFigures are one program's figures, by measure.
type englishFigures struct {
	name    string
	missing error
	by      []spacing.Figures
}

// compareEnglish sets the English text with all programs at all measures, and
// prints the tables.
func compareEnglish(w io.Writer, work, fonts, booklet string) error {
	ps, err := englishText()
	if err != nil {
		return err
	}
	var all []englishFigures
	for _, s := range englishSetters(work, fonts, booklet) {
		c := englishFigures{name: s.name}
		for _, em := range measures {
			dir := filepath.Join(work, fmt.Sprint("english", em))
			if err := os.MkdirAll(dir, 0o755); err != nil {
				return err
			}
			pdf, err := s.set(dir, ps, em)
			if err != nil {
				c.missing = err
				fmt.Fprintf(os.Stderr, "compare: %s: %v\n", s.name, err)
				break
			}
			r, err := reader.Open(pdf)
			if err != nil {
				return err
			}
			c.by = append(c.by, spacing.Measure(r.Pages, spacing.Setting{Left: margin, Measure: float64(em) * size, Size: letters, Space: letterGap, Hangs: s.hang}))
		}
		all = append(all, c)
	}
	englishTables(w, ps, all)
	return nil
}
