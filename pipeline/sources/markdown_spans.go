package sources

import (
	"strings"
	"unicode/utf8"

	"booklet/pipeline/manifest"
)

// markdownSpans gathers the spans of one text: a paragraph, a heading, a cell.
type markdownSpans struct {
	m     *markdown
	out   []Span
	link  string
	depth [styles]int // open pairs by style
	class []bracket   // the bracketed spans that are open
	attr  Attr        // of what comes next, made of both
	name  int         // the number of the proper name that is open; 0 for none
	book  int         // of the book title
	items int         // how many names and titles there were
	joins []join

	fresh bool // at the beginning of a line: blanks are dropped
	blank bool // the last character was a blank: more of them are dropped

	// The last span, when more text may be added to it: its offsets.
	start, end int
	open       bool

	silence []manifest.Text // checks that comments name
	images  []placedImage   // pictures, which are set apart from the text
	attrs   []attribute     // {…} at the end
}

// bracket is an open [x]{.class}.
type bracket struct {
	attr Attr
	item int // its number among the names and titles of the text
}

func (m *markdown) newSpans() *markdownSpans { return &markdownSpans{m: m, fresh: true} }

// plain tells which bytes of running text stand for themselves.
var plain = func() (t [256]bool) {
	for c := range t {
		t[c] = c >= ' ' && c != ' ' && c != '\\' && c != '&' && c != 0x7f && c != 0xc2 && c != 0xe2
	}
	return t
}()

// text adds running text, from offset start to end: without backslashes of
// escapes, with entities resolved, blanks collapsed to one.
func (b *markdownSpans) text(start, end int) {
	s := b.m.text
	if b.fresh {
		start = skipIndent(s, start, end)
	}
	if start >= end {
		return
	}
	b.fresh = false
	run := start
	for i := start; i < end; {
		c := s[i]
		if plain[c] {
			for i++; i < end && plain[s[i]]; i++ {
			}
			b.blank = false
			continue
		}
		switch {
		case c == ' ' && !b.blank:
			b.blank = true
			i++
			continue
		case isBlank(c):
			b.add(run, i)
			if !b.blank {
				b.symbol(" ", i)
				b.blank = true
			}
			i++
			run = i
			continue
		case c == '\\' && i+1 < end && isASCIIPunct(s[i+1]):
			b.add(run, i)
			run = i + 1
			i += 2
		case c == '&':
			text, n := entity(s[i:end])
			if n == 0 {
				i++
				break
			}
			b.add(run, i)
			switch _, name := control(text, 0); {
			case name != "":
				b.m.warnf(i, "control-character", "delete it", "%s is left out", name)
			case strings.ContainsAny(text, "\t\n\r"):
				b.symbol(" ", i)
			default:
				b.symbol(text, i)
			}
			i += n
			run = i
		default:
			n, _ := control(s[:end], i)
			if n == 0 && c != '\n' && c != '\r' {
				_, size := utf8.DecodeRuneInString(s[i:end])
				i += size
				break
			}
			b.add(run, i)
			if n == len(lineSeparator) {
				b.lineBreak(i)
			}
			i += max(n, 1)
			run = i
		}
		b.blank = false
	}
	b.add(run, end)
}

// skipIndent skips blanks, full-width ones too.
func skipIndent(s string, start, end int) int {
	for start < end {
		switch {
		case isBlank(s[start]):
			start++
		case strings.HasPrefix(s[start:end], "　"):
			start += len("　")
		default:
			return start
		}
	}
	return start
}

// literal adds text of code: as it stands, without control characters. Tabs
// count as one blank.
func (b *markdownSpans) literal(start, end int) {
	s := b.m.text
	run := start
	for i := start; i < end; {
		n, _ := control(s[:end], i)
		switch {
		case n > 0 || s[i] == '\n' || s[i] == '\r':
			b.add(run, i)
			i += max(n, 1)
			run = i
		case s[i] == '\t':
			b.add(run, i)
			b.symbol(" ", i)
			i++
			run = i
		case b.m.cell && s[i] == '\\' && i+1 < end && s[i+1] == '|':
			b.add(run, i)
			run = i + 1
			i += 2
		default:
			i++
		}
	}
	b.add(run, end)
	b.fresh, b.blank = false, false
}

// add adds source text as it stands.
func (b *markdownSpans) add(start, end int) {
	if start >= end {
		return
	}
	if n := len(b.out) - 1; b.open && b.end == start && b.out[n].Attr == b.attr && b.out[n].Link == b.link && b.out[n].Name == b.name && b.out[n].Book == b.book {
		b.out[n].Text = b.m.text[b.start:end]
		b.end = end
		return
	}
	b.out = append(b.out, Span{Text: b.m.text[start:end], Pos: b.m.pos(start), Attr: b.attr, Link: b.link, Name: b.name, Book: b.book})
	b.start, b.end, b.open = start, end, true
}

// symbol adds text that the source writes in another way.
func (b *markdownSpans) symbol(text string, at int) {
	b.span(Span{Text: text, Attr: b.attr, Link: b.link}, at)
}

// span adds a span of any kind.
func (b *markdownSpans) span(s Span, at int) {
	s.Pos = b.m.pos(at)
	s.Name, s.Book = b.name, b.book
	b.out = append(b.out, s)
	b.open, b.fresh, b.blank = false, false, false
}

// lineBreak adds a forced line break.
func (b *markdownSpans) lineBreak(at int) {
	b.trim()
	b.span(Span{Break: true}, at)
	b.fresh, b.blank = true, true
}

// restyle computes the attributes after a change of depth or class.
func (b *markdownSpans) restyle() {
	b.attr = 0
	for style, n := range b.depth {
		if n > 0 {
			b.attr |= styleAttr[style]
		}
	}
	b.name, b.book = 0, 0
	for _, c := range b.class {
		b.attr |= c.attr
		if c.attr&ProperName != 0 {
			b.name = c.item
		}
		if c.attr&BookTitle != 0 {
			b.book = c.item
		}
	}
}

// trim takes blanks off the end.
func (b *markdownSpans) trim() {
	for n := len(b.out) - 1; n >= 0; n-- {
		s := &b.out[n]
		if s.Break || s.Note != "" || s.Attr&Mono != 0 {
			break
		}
		s.Text = strings.TrimRight(s.Text, " \t　")
		if s.Text != "" {
			break
		}
		b.out = b.out[:n]
	}
	b.open = false
}

// plainText is the text of spans, without breaks and notes.
func plainText(spans []Span) string {
	var t strings.Builder
	for i := range spans {
		t.WriteString(spans[i].Text)
	}
	return t.String()
}
