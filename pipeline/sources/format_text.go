package sources

import (
	"regexp"
	"strings"

	"booklet/pipeline/diag"
)

var textFormat = Format{
	Name:    "text",
	Doc:     "plain text in UTF-8, UTF-16 or GB 18030; Markdown in it is recognised",
	Endings: []string{".txt", ".text"},
	read:    readTextFile,
}

var markdownFormat = Format{
	Name:    "markdown",
	Doc:     "Markdown, with front matter or without",
	Endings: []string{".md", ".markdown"},
	read:    readMarkdownFile,
}

func readTextFile(imp *importer) *Draft {
	text, encoding, ok := imp.importText(imp.Data, "")
	if !ok {
		return nil
	}
	var d *Draft
	if looksLikeMarkdown(text) {
		d = imp.markdownDraft(text)
	} else {
		d = &Draft{Passage: &Passage{Blocks: lineBlocks(imp.Path, text)}, Lines: true, Pages: true}
	}
	d.Encoding, d.Text = encoding, text
	return imp.unlessEmpty(d)
}

func readMarkdownFile(imp *importer) *Draft {
	text, encoding, ok := imp.importText(imp.Data, "")
	if !ok {
		return nil
	}
	d := imp.markdownDraft(text)
	d.Encoding, d.Text = encoding, text
	return imp.unlessEmpty(d)
}

// unlessEmpty gives nil, with a finding, for a draft without text.
func (imp *importer) unlessEmpty(d *Draft) *Draft {
	if len(d.Passage.Blocks) == 0 {
		if !imp.list.HasErrors() {
			imp.fail("empty-passage", "open it in its program and look whether it has text", "no text was found in the file")
		}
		return nil
	}
	return d
}

var (
	markdownHeading = regexp.MustCompile(`(?m)^#{1,6} \S`)
	markdownBold    = regexp.MustCompile(`\*\*[^*\n]+\*\*`)
)

// looksLikeMarkdown tells whether a text file has Markdown's headings or bold.
func looksLikeMarkdown(text string) bool {
	return strings.HasPrefix(text, "---\n") || markdownHeading.MatchString(text) || markdownBold.MatchString(text)
}

// markdownDraft reads Markdown and takes up the pictures beside it.
func (imp *importer) markdownDraft(text string) *Draft {
	p, list := Read(imp.Path, []byte(text))
	for _, f := range list {
		if f.Code == "empty-passage" {
			continue
		}
		// What a passage must not have can still be imported.
		f.Severity = diag.Warning
		imp.list = append(imp.list, f)
	}
	imp.besidePictures(p.Blocks)
	return &Draft{Passage: p, Pages: true}
}

// besidePictures takes up the pictures that lie beside the input. Those that
// do not are reported and keep their path.
func (imp *importer) besidePictures(blocks []Block) {
	for i := range blocks {
		b := &blocks[i]
		for j := range b.Images {
			img := &b.Images[j]
			data, err := imp.open(img.Path)
			if err != nil {
				imp.list.Warnf(img.Pos, "picture", "put the picture beside the passage", "the picture %s can't be read: %v", img.Path, err)
				continue
			}
			if name := imp.picture(img.Path, img.Path, data); name != "" {
				img.Path = name
			}
		}
		imp.besidePictures(b.Blocks)
	}
}

// lineBlocks makes a paragraph of each stretch of lines between blank lines.
func lineBlocks(file, text string) []Block {
	var blocks []Block
	var cur *Block
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimRight(line, " \t\n\r\u3000\u00a0")
		pos := diag.Pos{File: file, Line: number, Col: 1}
		if strings.TrimLeft(line, "\ufeff\u200b\f") == "" {
			cur = nil
			continue
		}
		if cur == nil {
			blocks = append(blocks, Block{Kind: Paragraph, Pos: pos})
			cur = &blocks[len(blocks)-1]
		} else {
			cur.Spans = append(cur.Spans, Span{Pos: pos, Break: true})
		}
		cur.Spans = append(cur.Spans, Span{Text: line, Pos: pos})
	}
	return blocks
}
