package compose

import (
	"strings"

	"booklet/pipeline/sources"
)

// code adds lines that stand as they were typed: blanks at their starts and
// several in a row count, and so do empty lines. The class of code is its
// language, not a style.
func (b *builder) code(s *sources.Block, ctx context) {
	style := "code"
	if ctx.role == RoleNote {
		style = ctx.style
	}
	spans := s.Spans
	if n := len(spans); n > 0 && spans[n-1].Break { // there is no line behind the last
		spans = spans[:n-1]
	}
	block := Block{Role: ctx.role, Pos: s.Pos, Style: b.style(style), Named: style, Left: ctx.left, Flush: true, Anchor: s.ID}
	start := true
	for i := range spans {
		span := b.span(&spans[i], style)
		if span.Break {
			if start {
				block.Spans = append(block.Spans, b.mono(Span{Text: "\u00A0", Pos: span.Pos}))
			}
			block.Spans = append(block.Spans, span)
			start = true
			continue
		}
		span.Text = hardBlanks(span.Text, start)
		block.Spans = append(block.Spans, b.mono(span))
		start = false
	}
	if n := len(spans); n > 0 && start { // the last line is empty: its break alone would be none
		block.Spans = append(block.Spans, b.mono(Span{Text: "\u00A0", Pos: spans[n-1].Pos}))
	}
	b.add(block)
}

// mono gives a span the look of code.
func (c *composer) mono(s Span) Span {
	s.Look.Mono = true
	if _, ok := c.layout.Faces["mono"]; ok {
		s.Look.Face = "mono"
	}
	return s
}

// hardBlanks makes the blanks of a piece of a line of code U+00A0 where they
// count: at the line's start, and where several stand in a row.
func hardBlanks(text string, start bool) string {
	var out strings.Builder
	for text != "" {
		word := strings.TrimLeft(text, " ")
		n := len(text) - len(word)
		blank := "\u00A0"
		if n == 1 && !start {
			blank = " "
		}
		out.WriteString(strings.Repeat(blank, n))
		end := strings.IndexByte(word, ' ')
		if end < 0 {
			end = len(word)
		}
		out.WriteString(word[:end])
		text, start = word[end:], start && end == 0
	}
	return out.String()
}
