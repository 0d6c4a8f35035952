package sources

import "unicode/utf8"

// join is a line end of the source within the text.
type join struct {
	at   int // its offset
	span int // the number of spans before it
}

// newline notes a line end of the source; finish turns it into a space or
// nothing.
func (b *markdownSpans) newline(at int) {
	b.joins = append(b.joins, join{at: at, span: len(b.out)})
	b.open, b.fresh = false, true
}

// finish gives the spans: without breaks and blanks at both ends, and with a
// space where a line of the source ends between Western words.
func (b *markdownSpans) finish() []Span {
	b.trim()
	for n := len(b.out); n > 0 && b.out[n-1].Break; n-- {
		b.out = b.out[:n-1]
		b.trim()
	}
	lead := 0
	for lead < len(b.out) && b.out[lead].Break {
		lead++
	}
	if len(b.joins) == 0 {
		return b.out[lead:]
	}
	out := make([]Span, 0, len(b.out)+len(b.joins))
	joins := b.joins
	for i := lead; i < len(b.out); i++ {
		for len(joins) > 0 && joins[0].span <= i {
			if joins[0].span == i && i > lead && spaceBetween(b.out[lead:i], b.out[i:]) {
				space := Span{Text: " ", Pos: b.m.pos(joins[0].at)}
				if before, after := &b.out[i-1], &b.out[i]; before.Link == after.Link {
					space.Link, space.Attr = before.Link, before.Attr&after.Attr
					if before.Name == after.Name {
						space.Name = before.Name
					}
					if before.Book == after.Book {
						space.Book = before.Book
					}
				}
				out = append(out, space)
			}
			joins = joins[1:]
		}
		out = append(out, b.out[i])
	}
	return out
}

// spaceBetween tells whether a line end between two texts stands for a space:
// between Western words it does; beside a full-width character it does not.
// Marks that both kinds of text use count as the text that they stand beside.
func spaceBetween(before, after []Span) bool {
	return westernEnd(before) && westernStart(after)
}

func westernEnd(spans []Span) bool {
	for i := len(spans) - 1; i >= 0; i-- {
		if spans[i].Break {
			return false
		}
		for s := spans[i].Text; s != ""; {
			r, size := utf8.DecodeLastRuneInString(s)
			if !isShared(r) && r != ' ' {
				return !isWide(r)
			}
			s = s[:len(s)-size]
		}
	}
	return false
}

func westernStart(spans []Span) bool {
	for i := range spans {
		if spans[i].Break {
			return false
		}
		for _, r := range spans[i].Text {
			if !isShared(r) && r != ' ' {
				return !isWide(r)
			}
		}
	}
	return false
}
