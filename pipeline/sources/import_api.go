package sources

import "booklet/pipeline/diag"

// Line is one line of an input's text, as far as the input's lines are known.
type Line struct {
	Text string
	Pos  diag.Pos
}

// Lines lists the lines of the blocks' text in their order.
func Lines(blocks []Block) []Line {
	var lines []Line
	for i := range blocks {
		b := &blocks[i]
		var cur Line
		for _, s := range b.Spans {
			if (s.Break || s.Pos.Line != cur.Pos.Line) && cur.Text != "" {
				lines = append(lines, cur)
				cur = Line{}
			}
			if cur.Text == "" {
				cur.Pos = s.Pos
			}
			cur.Text += s.Text
		}
		if cur.Text != "" {
			lines = append(lines, cur)
		}
		lines = append(lines, Lines(b.Blocks)...)
	}
	return lines
}

// IsContentsLine tells whether a line is one of a table of contents: a title,
// a leader, a page.
func IsContentsLine(s string) bool { return contentsLine.MatchString(s) }

// IsFrontLine tells whether a line says nothing but who, where and when, so
// that it becomes front matter: "来源：光明日报", "2024-03-09".
func IsFrontLine(s string) bool { return guessLine(s) != nil || guessDateOnly(s) != "" }

// GuessDate finds the first day named in a text and writes it as front matter
// does, "2024-03-09"; "" when there is none that exists.
func GuessDate(s string) string { return guessDate(s) }

// YAML writes a text as a value of YAML, in quotes where it must be.
func YAML(s string) string { return yamlScalar(s) }

// RenamePictures gives the pictures of a passage new paths, by the old ones.
func RenamePictures(p *Passage, names map[string]string) {
	eachImage(p.Blocks, func(img *Image) {
		if to, ok := names[img.Path]; ok {
			img.Path = to
		}
	})
}
