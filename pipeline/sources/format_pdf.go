package sources

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"booklet/pipeline/diag"
)

var pdfFormat = Format{
	Name:      "pdf",
	Doc:       "PDF files with a text layer: columns and pages are joined; pictures are not taken out",
	Endings:   []string{".pdf"},
	recognise: func(data []byte) bool { return bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) },
	read:      readPDF,
}

func readPDF(imp *importer) *Draft {
	f, err := openPDF(imp.Data)
	if err != nil {
		imp.fail("damaged", "open it in a viewer and save or print it to PDF again", "the PDF can't be read: %v", err)
		return nil
	}
	if f.trailer["Encrypt"] != nil {
		imp.fail("protected", "open it in a viewer, with the password if it asks for one, and print it to a new PDF", "the PDF is encrypted")
		return nil
	}
	pages := f.pages()
	if len(pages) == 0 {
		imp.fail("damaged", "open it in a viewer and save or print it to PDF again", "the PDF has no pages that can be read")
		return nil
	}
	r := &pdfReader{file: f, fonts: map[any]*pdfFont{}, ops: maxPDFOps}
	lines := make([][]pdfLine, len(pages))
	chars := 0
	for i, p := range pages {
		for _, column := range readingOrder(pdfPieces(upright(r.page(p), p.width())), 0) {
			column := columnLines(column, i+1)
			if len(column) > 0 {
				column[0].gap = true
			}
			lines[i] = append(lines[i], column...)
		}
		for _, l := range lines[i] {
			chars += len(l.text)
		}
		if chars > maxText {
			imp.fail("too-large", "import its articles one by one", "the PDF has more than %d MB of text", maxText>>20)
			return nil
		}
	}
	if !r.report(imp, chars) {
		return nil
	}
	body := imp.withoutFurniture(lines, pages)
	d := &Draft{Passage: &Passage{Blocks: pdfBlocks(imp.Path, body)}, Lines: true, Pages: true, Places: InPages}
	return imp.unlessEmpty(d)
}

// report tells what could not be read, and whether there is anything else.
func (r *pdfReader) report(imp *importer, chars int) bool {
	switch {
	case r.total == 0:
		imp.fail("no-text", "run it through text recognition (OCR) first, and import what that makes",
			"the PDF has no text: its pages are pictures")
		return false
	case chars == 0 || r.unknown*2 > r.total:
		font := ""
		if r.lostFont != "" {
			font = " (font " + r.lostFont + ")"
		}
		imp.fail("no-text", "import the Word file or the page that it was made from, or run it through text recognition (OCR)",
			"the characters of the PDF can't be told: it does not say which they are%s", font)
		return false
	case r.ops < 0:
		imp.warn("too-large", "", "the PDF draws so much that its last pages were not read")
	}
	if r.unknown > 0 {
		imp.warn("lost-characters", "compare the text with the PDF", "%d of %d characters can't be told and are missing", r.unknown, r.total)
	}
	if r.turned > 0 {
		imp.warn("turned-text", "", "%d characters are turned (vertical text or a stamp) and were left out", r.turned)
	}
	if r.pictures > 0 {
		imp.warn("picture", "save the pictures that are wanted from a viewer, and put them in by hand", "the PDF has %s, which are not taken out", importCount(r.pictures, "picture"))
	}
	return true
}

// withoutFurniture leaves out the heads and feet of pages: lines at the upper
// and lower edges that come again, numbers apart, on other pages.
func (imp *importer) withoutFurniture(pages [][]pdfLine, sheets []pdfPage) []pdfLine {
	edge := func(page int, l pdfLine) bool {
		height := sheets[page].height()
		return l.y < 0.13*height || l.y > 0.87*height
	}
	key := func(l pdfLine) string {
		s := strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return '#'
			}
			return r
		}, strings.Join(strings.Fields(l.text), ""))
		for strings.Contains(s, "##") {
			s = strings.ReplaceAll(s, "##", "#")
		}
		return s
	}
	count := map[string]int{}
	for i, page := range pages {
		seen := map[string]bool{}
		for _, l := range page {
			if k := key(l); edge(i, l) && !seen[k] {
				seen[k] = true
				count[k]++
			}
		}
	}
	var body []pdfLine
	var left []string
	total := 0
	for i, page := range pages {
		for _, l := range page {
			k := key(l)
			if edge(i, l) && count[k] >= 2 && (count[k]*3 >= len(pages) || count[k] >= 3) {
				if total++; !slices.Contains(left, k) {
					left = append(left, k)
				}
				continue
			}
			body = append(body, l)
		}
	}
	if total > 0 {
		imp.warn("page-heads", "look whether one of them belongs to the text", "left out %s at the edges of pages (heads, feet, page numbers): %s",
			importCount(total, "line"), strings.Join(left[:min(len(left), 6)], "; "))
	}
	return body
}

// pdfBlocks makes paragraphs of lines, as a text file's, and headings of short
// lines in larger type.
func pdfBlocks(file string, lines []pdfLine) []Block {
	body := bodySize(lines)
	sizes := headingSizes(lines, body)
	var blocks []Block
	page, size := 0, 0.0
	for _, l := range lines {
		pos := diag.Pos{File: file, Line: l.page}
		level := slices.Index(sizes, roundSize(l.size)) + 1
		if level > 0 && utf8.RuneCountInString(l.text) <= longestTitle {
			// The lines of one title follow each other.
			if n := len(blocks) - 1; n >= 0 && blocks[n].Kind == Heading && size == l.size && page == l.page && blocks[n].Level == min(level, 6) {
				glue := " "
				if wideBoth(spanText(blocks[n].Spans), l.text) {
					glue = ""
				}
				blocks[n].Spans[0].Text += glue + l.text
			} else {
				blocks = append(blocks, Block{Kind: Heading, Level: min(level, 6), Pos: pos, Spans: []Span{{Text: l.text, Pos: pos}}})
			}
			page, size = l.page, l.size
			continue
		}
		text := Span{Text: strings.Repeat("　", l.indent) + l.text + strings.Repeat("　", l.fill), Pos: pos}
		if n := len(blocks) - 1; n >= 0 && blocks[n].Kind == Paragraph && !l.gap && page == l.page {
			blocks[n].Spans = append(blocks[n].Spans, Span{Pos: pos, Break: true}, text)
		} else {
			blocks = append(blocks, Block{Kind: Paragraph, Pos: pos, Spans: []Span{text}})
		}
		page, size = l.page, l.size
	}
	return blocks
}

// roundSize is a size in half points, so that rounding makes no new sizes.
func roundSize(size float64) int { return int(size*2 + 0.5) }

// bodySize is the size in which most characters are set.
func bodySize(lines []pdfLine) int {
	count := map[int]int{}
	best := 0
	for _, l := range lines {
		s := roundSize(l.size)
		count[s] += len(l.text)
		if count[s] > count[best] || count[s] == count[best] && s < best {
			best = s
		}
	}
	return best
}

// headingSizes lists the sizes clearly above the body's, the largest first.
func headingSizes(lines []pdfLine, body int) []int {
	var sizes []int
	for _, l := range lines {
		if s := roundSize(l.size); s*100 >= body*115 && !slices.Contains(sizes, s) {
			sizes = append(sizes, s)
		}
	}
	slices.Sort(sizes)
	slices.Reverse(sizes)
	return sizes
}
