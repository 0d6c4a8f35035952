package main

import (
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"booklet/cmd/typography/source"

	"golang.org/x/image/font/sfnt"
)

// covered keeps the Chinese paragraphs that the body's face can set: what
// another face would have to lend differs from program to program.
func covered(fonts string, ps []source.Paragraph) ([]source.Paragraph, error) {
	data, err := os.ReadFile(filepath.Join(fonts, bodyFace+".otf"))
	if err != nil {
		return nil, err
	}
	f, err := sfnt.Parse(data)
	if err != nil {
		return nil, err
	}
	var buf sfnt.Buffer
	has := func(text string) bool {
		if !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			return false // another language, which none of the inputs names
		}
		for _, r := range text {
			if g, err := f.GlyphIndex(&buf, r); err != nil || g == 0 {
				return false
			}
		}
		return true
	}
	var out []source.Paragraph
	for _, p := range ps {
		if p.Heading == 0 && !p.Cell && !p.Meta && len([]rune(p.Text)) > 1 && has(p.Text) {
			out = append(out, p)
		}
	}
	return out, nil
}
