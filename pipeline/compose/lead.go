package compose

import (
	"strings"
	"unicode/utf8"
)

// hang takes what the style's marker shows (附件：1.) off the text of a block, so
// that its other lines hang behind it. A text that begins with the marker's
// number alone goes on after one that has its words too: it stands below that
// one's number.
func (b *Block) hang() {
	words, tail, numbered := strings.Cut(b.Style.Marker, "1")
	if b.Style.Marker == "" {
		return
	}
	text := PlainText(b.Spans)
	begun := strings.HasPrefix(text, words)
	n := 0
	if begun {
		n = len(words)
	}
	if numbered {
		rest := strings.TrimLeft(text[n:], "0123456789")
		if digits := len(text) - n - len(rest); digits > 0 && strings.HasPrefix(rest, tail) {
			n += digits + len(tail)
		}
	}
	if n == 0 || n == len(text) {
		return
	}
	lead := &Lead{}
	lead.Spans, b.Spans = cut(b.Spans, utf8.RuneCountInString(text[:n]))
	if !begun {
		lead.Blank = plain(words, b.Pos)
	}
	b.Lead = lead
}

// cut divides spans after n characters. Blanks that begin the second part are
// dropped.
func cut(spans []Span, n int) (head, rest []Span) {
	for i, s := range spans {
		text := []rune(s.Text)
		if s.Break || len(text) <= n {
			head, n = append(head, s), n-len(text)
			continue
		}
		if n > 0 {
			part := s
			part.Text = string(text[:n])
			head = append(head, part)
			s.Text, s.Pos.Col = string(text[n:]), s.Pos.Col+n
		}
		trimmed := strings.TrimLeft(s.Text, " \u3000")
		if trimmed == "" && i+1 < len(spans) {
			n = 0
			continue
		}
		s.Pos.Col += utf8.RuneCountInString(s.Text) - utf8.RuneCountInString(trimmed)
		s.Text = trimmed
		return head, append([]Span{s}, spans[i+1:]...)
	}
	return head, nil
}
