package sources

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"booklet/pipeline/diag"
)

// eachSpan calls f for every span below the blocks, in the order of the text.
func eachSpan(blocks []Block, f func(*Span)) {
	each := func(spans []Span) {
		for i := range spans {
			f(&spans[i])
		}
	}
	for i := range blocks {
		b := &blocks[i]
		each(b.Spans)
		for j := range b.Images {
			each(b.Images[j].Caption)
		}
		if b.Table != nil {
			each(b.Table.Caption)
			for _, cell := range b.Table.Head {
				each(cell)
			}
			for _, row := range b.Table.Rows {
				for _, cell := range row {
					each(cell)
				}
			}
		}
		eachSpan(b.Blocks, f)
	}
}

// noteLabel is the label of the n-th footnote.
func noteLabel(n int) string { return strconv.Itoa(n) }

// spanText joins the text of spans; a forced break is a line feed.
func spanText(spans []Span) string {
	var b strings.Builder
	for i := range spans {
		if spans[i].Break {
			b.WriteByte('\n')
		}
		b.WriteString(spans[i].Text)
	}
	return b.String()
}

// spanBuilder gathers the spans of a paragraph and joins neighbours of one
// style.
type spanBuilder struct {
	out  []Span
	last []byte // the text of the last span of out, while more may come
	open bool
	col  int // characters so far
}

// add appends text. The place is that of the paragraph's start: the column is
// counted on.
func (b *spanBuilder) add(s Span, start diag.Pos) {
	n := utf8.RuneCountInString(s.Text)
	s.Pos = start
	if start.Line > 0 {
		s.Pos.Col = b.col + 1
	}
	b.col += n
	if b.open && n > 0 {
		last := &b.out[len(b.out)-1]
		if last.Attr == s.Attr && last.Link == s.Link && last.Ruby == "" && s.Ruby == "" {
			b.last = append(b.last, s.Text...)
			return
		}
	}
	if n == 0 && s.Note == "" && !s.Break {
		return
	}
	b.close()
	b.out = append(b.out, s)
	if n > 0 {
		b.last, b.open = append(b.last, s.Text...), true
	}
}

// close ends the last span.
func (b *spanBuilder) close() {
	if b.open {
		b.out[len(b.out)-1].Text = string(b.last)
	}
	b.last, b.open = b.last[:0], false
}

// spans gives what was gathered.
func (b *spanBuilder) spans() []Span {
	b.close()
	return b.out
}

// inLine tells whether something other than a forced break was added last, and
// gives the text that it ends in.
func (b *spanBuilder) inLine() (text []byte, ok bool) {
	if b.open {
		return b.last, true
	}
	return nil, len(b.out) > 0 && !b.out[len(b.out)-1].Break
}

// trimSpans cuts blanks and breaks off both ends of a paragraph.
func trimSpans(spans []Span) []Span {
	const blanks = " \t\n\r\u3000\u00a0"
	for len(spans) > 0 {
		s := &spans[0]
		if s.Break {
			spans = spans[1:]
			continue
		}
		if s.Note != "" {
			break
		}
		text := strings.TrimLeft(s.Text, blanks)
		if s.Pos.Col > 0 {
			s.Pos.Col += utf8.RuneCountInString(s.Text[:len(s.Text)-len(text)])
		}
		if s.Text = text; text != "" {
			break
		}
		spans = spans[1:]
	}
	for len(spans) > 0 {
		s := &spans[len(spans)-1]
		if s.Break {
			spans = spans[:len(spans)-1]
			continue
		}
		if s.Note != "" {
			break
		}
		if s.Text = strings.TrimRight(s.Text, blanks); s.Text != "" {
			break
		}
		spans = spans[:len(spans)-1]
	}
	return spans
}

// paragraphKind tells a paragraph from an attribution by its beginning.
func paragraphKind(spans []Span) BlockKind {
	if IsAttribution(spans) {
		return Attribution
	}
	return Paragraph
}

// IsAttribution tells whether a paragraph says who said or wrote what stands
// above it: it begins with a dash, and is short and no sentence. Speeches have
// paragraphs that begin with a dash as well; those are text.
func IsAttribution(spans []Span) bool {
	text := spanText(spans)
	return (strings.HasPrefix(text, "——") || strings.HasPrefix(text, "⸺")) &&
		utf8.RuneCountInString(text) <= longestTitle && !isSentence(strings.TrimSpace(text))
}
