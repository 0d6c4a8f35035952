package clean

import (
	"slices"

	"booklet/pipeline/diag"
	"booklet/pipeline/sources"
)

var linesRule = Rule{
	Name:    "lines",
	Doc:     "Joins the lines that a newspaper's column or a PDF page broke, also across blank lines and pages, and parts the paragraphs.",
	Before:  "渡口边的茶馆是一座老\n房子，门前有三棵柳树\n，屋里有三张桌子。",
	After:   "渡口边的茶馆是一座老房子，门前有三棵柳树，屋里有三张桌子。",
	Default: true,
	Build:   Ignored,
	doc:     joinLines,
}

// line is one line of a text file or a page.
type line struct {
	spans  []sources.Span
	r      []rune // its characters, without blanks at both ends
	width  int    // of r, in half-width cells
	indent int    // blanks before r, in half-width cells
	tail   int    // blanks behind r
	gap    bool   // a blank line or a page's end stands before it
	pos    diag.Pos
}

func joinLines(d *document) {
	p := d.draft.Passage
	if d.draft.Lines {
		var out []sources.Block
		for i := 0; i < len(p.Blocks); {
			end := i
			for end < len(p.Blocks) && isText(&p.Blocks[end]) {
				end++
			}
			if end == i {
				out = append(out, p.Blocks[i])
				i++
				continue
			}
			out = append(out, d.joinStretch(linesOf(p.Blocks[i:end]))...)
			i = end
		}
		p.Blocks = out
		d.draft.Lines = false
	}
	if d.draft.Pages {
		d.joinPages()
	}
}

// linesOf takes paragraphs apart into their lines.
func linesOf(blocks []sources.Block) []line {
	var lines []line
	for i := range blocks {
		gap := true
		add := func(spans []sources.Span) {
			l := newLine(spans)
			if len(l.r) == 0 {
				return
			}
			l.gap = gap && len(lines) > 0
			gap = false
			lines = append(lines, l)
		}
		from := 0
		for j := range blocks[i].Spans {
			if blocks[i].Spans[j].Break {
				add(blocks[i].Spans[from:j])
				from = j + 1
			}
		}
		add(blocks[i].Spans[from:])
	}
	return lines
}

// filled is how much of its column a line takes up.
func (l *line) filled() int { return l.indent + l.width + l.tail }

func newLine(spans []sources.Span) line {
	l := line{spans: spans}
	for i := range spans {
		l.r = append(l.r, []rune(spans[i].Text)...)
	}
	from, to := 0, len(l.r)
	for from < to && isBlank(l.r[from]) {
		l.indent += cells(l.r[from])
		from++
	}
	for to > from && isBlank(l.r[to-1]) {
		to--
		l.tail += cells(l.r[to])
	}
	l.r = l.r[from:to]
	l.width = width(l.r)
	if len(spans) > 0 {
		l.pos = spans[0].Pos
	}
	return l
}

// cells is the width of a character in half-width cells.
func cells(r rune) int {
	switch {
	case r == '\t':
		return 4
	case isHan(r), isStopMark(r), r == 0x3000, r >= 0xff01 && r <= 0xff60, r >= 0x3000 && r <= 0x33ff:
		return 2
	case r < ' ', r >= 0x200b && r <= 0x200f, r == 0xfeff:
		return 0
	}
	return 1
}

func width(rs []rune) int {
	n := 0
	for _, r := range rs {
		n += cells(r)
	}
	return n
}

// joinStretch makes paragraphs of lines.
func (d *document) joinStretch(lines []line) []sources.Block {
	s := survey(lines)
	var out []sources.Block
	for i := 0; i < len(lines); {
		b := sources.Block{Kind: sources.Paragraph, Pos: lines[i].pos, Spans: trimmed(lines[i])}
		end := i + 1
		verse := s.verse(i)
		for ; end < len(lines); end++ {
			a, next := &lines[end-1], &lines[end]
			if verse && end < s.verseEnd(i) {
				b.Spans = append(append(b.Spans, sources.Span{Break: true, Pos: next.pos}), trimmed(*next)...)
				continue
			}
			if verse || !s.joins(end-1) {
				break
			}
			b.Spans = d.join(b.Spans, trimmed(*next), a.r, next.r, next.gap, next.pos)
		}
		if sources.IsAttribution(b.Spans) {
			b.Kind = sources.Attribution
		}
		out = append(out, b)
		i = end
	}
	return out
}

// trimmed is a line's spans without the blanks at both ends.
func trimmed(l line) []sources.Span {
	spans := slices.Clone(l.spans)
	for len(spans) > 0 {
		s := &spans[0]
		rs := []rune(s.Text)
		n := 0
		for n < len(rs) && isBlank(rs[n]) {
			n++
		}
		if n < len(rs) || s.Note != "" {
			s.Text = string(rs[n:])
			if s.Pos.Col > 0 {
				s.Pos.Col += n
			}
			break
		}
		spans = spans[1:]
	}
	for len(spans) > 0 {
		s := &spans[len(spans)-1]
		rs := []rune(s.Text)
		n := len(rs)
		for n > 0 && isBlank(rs[n-1]) {
			n--
		}
		if s.Text = string(rs[:n]); n > 0 || s.Note != "" {
			break
		}
		spans = spans[:len(spans)-1]
	}
	return spans
}

// join puts two pieces of a paragraph together and reports it.
func (d *document) join(a, b []sources.Span, ar, br []rune, gap bool, pos diag.Pos) []sources.Span {
	before, after, note := "\n", "", ""
	if gap {
		before = "\n\n"
	}
	switch {
	case hyphenated(ar, br):
		// The hyphen is the line's, unless the text writes the word with one.
		if word := d.hyphenWord(ar, br); word {
			note = "the hyphen at the end of the line was kept"
		} else {
			before, note = "-"+before, "a word was joined"
			last := &a[len(a)-1]
			last.Text = last.Text[:len(last.Text)-1]
		}
	case needsSpace(ar, br):
		after = " "
		last := a[len(a)-1]
		space := sources.Span{Text: " ", Pos: last.Pos, Attr: last.Attr & b[0].Attr}
		if space.Pos.Col > 0 {
			space.Pos.Col += len([]rune(last.Text))
		}
		a = append(a, space)
	}
	d.change(Change{Pos: pos, Before: before, After: after, Note: note, join: true,
		Context: tail(ar, 8) + "⟦" + before + "⟧" + head(br, 8)})
	return append(a, b...)
}

func tail(rs []rune, n int) string { return string(rs[max(0, len(rs)-n):]) }
func head(rs []rune, n int) string { return string(rs[:min(n, len(rs))]) }

// hyphenated tells whether a line ends in a word that was broken.
func hyphenated(a, b []rune) bool {
	return len(a) > 2 && a[len(a)-1] == '-' && isLatin(a[len(a)-2]) && isLatin(a[len(a)-3]) && b[0] >= 'a' && b[0] <= 'z'
}

// needsSpace tells whether a line's end stands for a space: between words of
// Latin letters.
func needsSpace(a, b []rune) bool {
	x, y := a[len(a)-1], b[0]
	if isOpening(x) || isClosing(y) || x == '-' || x == '/' || isNumber(x) && isNumber(y) && !westernLine(a) {
		return false
	}
	return !isWide(x, a) && !isWide(y, b)
}

// isWide tells whether a character is full-width; a mark shared with Latin
// text takes the side of its line.
func isWide(r rune, of []rune) bool {
	switch r {
	case '“', '”', '‘', '’', '—', '…', '·':
		return !westernLine(of)
	}
	return cells(r) == 2
}

func westernLine(rs []rune) bool {
	han, latin := 0, 0
	for _, r := range rs {
		if isHan(r) {
			han++
		} else if isLatin(r) {
			latin++
		}
	}
	return latin > 2*han
}
