package sources

import (
	"strings"
	"unicode/utf8"
)

// inlinePlace is where a text stands, which decides what must be escaped.
type inlinePlace uint8

const (
	inParagraph inlinePlace = iota
	inHeading
	inCell
)

// inlineMarkdown writes spans as Markdown. Forced breaks are a backslash at a
// line's end. Styles that can't be written where they stand (a bold that
// begins inside a word of Latin letters, say) are left out rather than
// changing the text.
func inlineMarkdown(spans []Span, place inlinePlace) string {
	if len(spans) == 0 {
		return ""
	}
	text := composeInline(spans, place, true)
	if simpleBold(spans) {
		return text
	}
	for i := range spans {
		if spans[i].Attr != 0 || spans[i].Link != "" || spans[i].Ruby != "" {
			if !readsBack(text, spans) {
				return composeInline(spans, place, false)
			}
			break
		}
	}
	return text
}

// simpleBold tells whether the only styles are bold ones that begin and end
// beside full-width characters, where their marks are always understood.
func simpleBold(spans []Span) bool {
	for i := range spans {
		s := &spans[i]
		if s.Attr&^Bold != 0 || s.Link != "" || s.Ruby != "" || s.Note != "" || s.Break || s.Text == "" {
			return false
		}
		first, _ := utf8.DecodeRuneInString(s.Text)
		last, _ := utf8.DecodeLastRuneInString(s.Text)
		if s.Attr != 0 && (isClosing(first) || isSpaceRune(first) || isOpening(last) || isSpaceRune(last)) {
			return false
		}
		if i == 0 || s.Attr == spans[i-1].Attr {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(spans[i-1].Text)
		after, _ := utf8.DecodeRuneInString(s.Text)
		wide := isWide(before) || isShared(before) || isWide(after) || isShared(after)
		switch {
		case !wide:
			return false
		case s.Attr != 0 && (isClosing(after) || isSpaceRune(after)):
			return false // it could not open here
		case s.Attr == 0 && (isOpening(before) || isSpaceRune(before)):
			return false // nor close
		}
	}
	return true
}

func isSpaceRune(r rune) bool {
	return r == ' ' || r == '　' || r == 0xa0 || r == '\t' || r == '\n' || r == '\r'
}

// readsBack tells whether a text is read as the spans say, blanks apart.
func readsBack(text string, spans []Span) bool {
	var notes strings.Builder
	for i := range spans {
		if label := spans[i].Note; label != "" {
			notes.WriteString("\n\n[^" + label + "]: x")
		}
	}
	p, _ := Read("", []byte("|"+oneLine(text)+notes.String()))
	if len(p.Blocks) != 1 {
		return false
	}
	got, want := strings.TrimPrefix(spanText(p.Blocks[0].Spans), "|"), spanText(spans)
	same := func(s string) string { return strings.Join(strings.Fields(s), "") }
	return same(got) == same(want)
}

// inlineStyles are the styles that marks around the text make, in the order
// in which they are opened.
var inlineStyles = []struct {
	attr Attr
	mark string
}{{Bold, "**"}, {Dots, "=="}, {Strike, "~~"}, {Emph, "*"}}

// inlineComposer writes one text.
type inlineComposer struct {
	b      strings.Builder
	place  inlinePlace
	all    string // the whole text, to look for what else is in it
	open   []int  // indexes of inlineStyles, the innermost last
	styled bool
}

func composeInline(spans []Span, place inlinePlace, styled bool) string {
	text := composeRun(spans, place, styled)
	if place == inParagraph {
		return escapeLines(text)
	}
	return text
}

// composeRun composes a text that need not stand at the beginning of a line.
func composeRun(spans []Span, place inlinePlace, styled bool) string {
	c := &inlineComposer{place: place, all: spanText(spans), styled: styled}
	for i := range spans {
		if spans[i].Note != "" {
			c.all += "^^" // a note's mark has one, which could close another
		}
	}
	if styled {
		spans = edgesOut(spans)
	}
	for i := 0; i < len(spans); {
		s := spans[i]
		end := i + 1
		if s.Link != "" && styled {
			for end < len(spans) && spans[end].Link == s.Link && !spans[end].Break {
				end++
			}
			c.link(spans[i:end])
		} else {
			c.span(s)
		}
		i = end
	}
	c.restyle(0)
	return c.b.String()
}

// span writes one span outside of links.
func (c *inlineComposer) span(s Span) {
	if s.Break {
		if strings.HasSuffix(c.b.String(), `\`) {
			c.b.WriteString("<br>") // behind a backslash another would not be read
		} else {
			c.b.WriteString("\\\n")
		}
		return
	}
	if !c.styled {
		if s.Note != "" {
			c.bracket("[^" + s.Note + "]")
			return
		}
		c.b.WriteString(escapeRun(s.Text, c))
		return
	}
	c.restyle(s.Attr)
	switch {
	case s.Note != "":
		c.bracket("[^" + s.Note + "]")
	case s.Attr&Mono != 0 && !(c.place == inCell && strings.Contains(s.Text, "{")): // a ruby's brace hides the bars of a table
		c.b.WriteString(codeSpan(s.Text, c.place))
	case s.Ruby != "" && !strings.ContainsAny(s.Text+s.Ruby, "*_`=~^[]<>&\\{}|\n"):
		bar := "|"
		if c.place == inCell {
			bar = `\|`
		}
		c.b.WriteString("{" + s.Text + bar + s.Ruby + "}")
	case s.Ruby != "":
		c.b.WriteString(escapeRun(s.Text+"（"+s.Ruby+"）", c))
	case s.Attr&ProperName != 0:
		c.bracket("[" + escapeRun(s.Text, c) + "]{.name}")
	case s.Attr&BookTitle != 0:
		c.bracket("[" + escapeRun(s.Text, c) + "]{.book}")
	case s.Attr&Sup != 0:
		c.script("^", s.Text)
	case s.Attr&Sub != 0:
		c.script("~", s.Text)
	default:
		c.b.WriteString(escapeRun(s.Text, c))
	}
}

// bracket writes what begins with a bracket, which an exclamation mark before
// it would make a picture.
func (c *inlineComposer) bracket(text string) {
	if s := c.b.String(); strings.HasSuffix(s, "!") && !strings.HasSuffix(s, `\!`) {
		c.b.Reset()
		c.b.WriteString(strings.TrimSuffix(s, "!") + `\!`)
	}
	c.b.WriteString(text)
}

// script writes raised or lowered text, if it is short enough to be read so.
func (c *inlineComposer) script(mark, text string) {
	before, _ := utf8.DecodeLastRuneInString(c.b.String())
	if s := mark + text + mark; scriptLength(s, before) == len(s) && !strings.ContainsAny(text, "\\`*_[]{}<>&|") {
		c.b.WriteString(s)
		return
	}
	c.b.WriteString(escapeRun(text, c))
}

// link writes the spans of one link.
func (c *inlineComposer) link(spans []Span) {
	c.restyle(0)
	target := spans[0].Link
	text := spanText(spans)
	if (text == target || "mailto:"+text == target) && isWebLink(target) && !strings.ContainsAny(target, " <>") {
		c.b.WriteString("<" + text + ">")
		return
	}
	inner := make([]Span, len(spans))
	for i, s := range spans {
		s.Link = ""
		inner[i] = s
	}
	if strings.ContainsAny(target, " ()<>\\\n") {
		target = "<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "", `\`, "%5C").Replace(target) + ">"
	}
	c.bracket("[" + oneLine(composeRun(inner, c.place, true)) + "](" + target + ")")
}

// restyle closes and opens marks until exactly the styles of attr are open.
func (c *inlineComposer) restyle(attr Attr) {
	keep := 0
	for keep < len(c.open) && attr&inlineStyles[c.open[keep]].attr != 0 {
		keep++
	}
	closed := byte(0)
	for i := len(c.open) - 1; i >= keep; i-- {
		mark := inlineStyles[c.open[i]].mark
		c.b.WriteString(mark)
		closed = mark[0]
	}
	c.open = c.open[:keep]
	for i, s := range inlineStyles {
		if attr&s.attr == 0 || contains(c.open, i) {
			continue
		}
		if closed == s.mark[0] {
			c.b.WriteString("<!-- -->") // the marks would run together
			closed = 0
		}
		c.b.WriteString(s.mark)
		c.open = append(c.open, i)
	}
}

func contains(list []int, n int) bool {
	for _, v := range list {
		if v == n {
			return true
		}
	}
	return false
}

// edgesOut moves blanks and marks at the edges of styled text out of the
// style, where the marks of Markdown could not stand beside them.
func edgesOut(spans []Span) []Span {
	const styles = Bold | Emph | Dots | Strike
	var out []Span
	for i := range spans {
		s := spans[i]
		if s.Attr&styles == 0 || s.Text == "" || s.Ruby != "" {
			out = append(out, s)
			continue
		}
		plain := s
		plain.Attr &^= styles
		before := i > 0 && spans[i-1].Attr&s.Attr&styles != 0
		after := i+1 < len(spans) && spans[i+1].Attr&s.Attr&styles != 0
		text := s.Text
		if !before {
			n := len(text) - len(strings.TrimLeftFunc(text, func(r rune) bool { return isSpaceRune(r) || isClosing(r) }))
			if n > 0 {
				plain.Text = text[:n]
				out = append(out, plain)
				text = text[n:]
			}
		}
		tail := ""
		if !after {
			body := strings.TrimRightFunc(text, func(r rune) bool { return isSpaceRune(r) || isOpening(r) })
			text, tail = body, text[len(body):]
		}
		if s.Text = text; text != "" {
			out = append(out, s)
		}
		if tail != "" {
			plain.Text = tail
			out = append(out, plain)
		}
	}
	return out
}

// codeSpan writes literal text between backticks.
func codeSpan(text string, place inlinePlace) string {
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") || strings.HasPrefix(text, " ") && strings.TrimSpace(text) != "" {
		text = " " + text + " "
	}
	if place == inCell {
		text = strings.ReplaceAll(text, "|", `\|`)
	}
	return fence + text + fence
}
