package compose

import (
	"strings"

	"booklet/pipeline/sources"
)

// spans turns a passage's spans, which stand in a style, into spans with
// looks.
func (b *builder) spans(in []sources.Span, style string) []Span {
	out := make([]Span, len(in))
	for i := range in {
		out[i] = b.span(&in[i], style)
		b.checkSpan(&in[i])
	}
	return out
}

// span turns a span of a passage, which stands in a style, into one with a look.
func (b *builder) span(s *sources.Span, style string) Span {
	span := b.composer.span(s, style)
	if s.Note != "" {
		span.Note = b.note(s)
	}
	return span
}

// span is a span with its look, but for a footnote's mark.
func (c *composer) span(s *sources.Span, style string) Span {
	span := Span{Text: s.Text, Pos: s.Pos, Ruby: s.Ruby, Link: s.Link, Break: s.Break, Look: look(s.Attr), Name: s.Name, Book: s.Book}
	if s.Attr&sources.Mono != 0 {
		span = c.mono(span)
	}
	if s.Attr&sources.Emph != 0 {
		span.Look.Face = c.emphasis(style)
	}
	return span
}

// emphasis is the role of the face that emphasised text has: Chinese has no
// italic, and kai stands in for it; in text that is kai, fang or song does.
// Empty when the layout has no other face.
func (c *composer) emphasis(style string) string {
	own := c.style(style).Face
	name := c.layout.Faces[own].Value
	for _, role := range []string{"kai", "fang", "song"} {
		if face, ok := c.layout.Faces[role]; ok && role != own && face.Value != name {
			return role
		}
	}
	return ""
}

func look(a sources.Attr) Look {
	l := Look{
		Bold: a&sources.Bold != 0, Mono: a&sources.Mono != 0, Dots: a&sources.Dots != 0,
		Strike: a&sources.Strike != 0, ProperName: a&sources.ProperName != 0, BookTitle: a&sources.BookTitle != 0,
	}
	if a&sources.Sup != 0 {
		l.Shift = 1
	} else if a&sources.Sub != 0 {
		l.Shift = -1
	}
	return l
}

// PlainText is the text of spans without notes and breaks; a blank stays where
// Latin words would run together at a break.
func PlainText(spans []Span) string {
	var t strings.Builder
	for _, s := range spans {
		if s.Break {
			t.WriteByte('\n')
		}
		t.WriteString(s.Text)
	}
	return joinLines(t.String())
}
