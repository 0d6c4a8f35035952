package compose

import (
	"regexp"
	"strconv"
	"strings"

	"booklet/pipeline/diag"
)

// target is what the text of an internal link can say of what it leads to:
// [见{number}](#id), [《{title}》](#id). The page, {page}, is filled in when
// pages are known.
type target struct {
	number string // 图3
	title  string
}

// counts are the numbers of the last figure and the last table.
type counts struct{ figures, tables int }

// number gives a caption its number, one em before its title (CY/T 170), and
// the same number to what links to it; "" where the layout numbers nothing.
func (b *builder) number(pattern string, count *int, caption []Span, pos diag.Pos) ([]Span, string) {
	if pattern == "" || len(caption) == 0 {
		return caption, ""
	}
	*count++
	number := strings.Replace(pattern, "1", strconv.Itoa(*count), 1)
	return append([]Span{{Text: number + "\u3000", Pos: pos}}, caption...), number
}

// name remembers what links to an id may say; an empty id is none.
func (b *builder) name(id, number, title string) {
	if id == "" {
		return
	}
	if b.entry.targets == nil {
		b.entry.targets = map[string]target{}
	}
	b.entry.targets[id] = target{number, title}
}

// refer fills the fields of internal links' texts.
func (c *composer) refer() {
	for i := range c.doc.Entries {
		e := &c.doc.Entries[i]
		e.EachSpans(func(spans []Span) {
			for k := range spans {
				if s := &spans[k]; strings.HasPrefix(s.Link, "#") && strings.Contains(s.Text, "{") {
					c.fill(s, e)
				}
			}
		})
	}
}

// refField is what looks like a field in a link's text.
var refField = regexp.MustCompile(`\{[A-Za-z]+\}`)

// fill fills {number} and {title} in a link's text. An id that is nowhere is
// reported with the links, when their places are looked for.
func (c *composer) fill(s *Span, own *Entry) {
	for _, f := range refField.FindAllString(s.Text, -1) {
		if f != "{number}" && f != "{title}" && f != "{page}" {
			c.found.Errorf(s.Pos, "unknown-field", "a link within the booklet can say {number}, {title} or {page} of what it leads to",
				"there is no field %s", f)
		}
	}
	t, ok := c.lookUp(s.Link[1:], own)
	if !ok {
		return
	}
	for _, f := range []struct{ field, value, hint string }{
		{"{number}", t.number, "only captioned figures and tables have numbers, and only where the layout's `captions:` says so; write the number, or {title} or {page}"},
		{"{title}", t.title, "it has no heading or caption; write what it is, or {page}"},
	} {
		if !strings.Contains(s.Text, f.field) {
			continue
		}
		if f.value == "" {
			c.found.Errorf(s.Pos, "no-reference", f.hint, "%s of %s is not known", f.field, s.Link)
		}
		s.Text = strings.ReplaceAll(s.Text, f.field, f.value)
	}
}

// lookUp finds an id in the entry's own text, then in the others in order.
func (c *composer) lookUp(id string, own *Entry) (target, bool) {
	if t, ok := own.targets[id]; ok {
		return t, true
	}
	for i := range c.doc.Entries {
		if t, ok := c.doc.Entries[i].targets[id]; ok {
			return t, true
		}
	}
	return target{}, false
}

// EachSpans calls f for every run of spans of an entry: of its text, its
// captions and tables, and its notes.
func (e *Entry) EachSpans(f func([]Span)) {
	blocks := func(bs []Block) {
		for i := range bs {
			b := &bs[i]
			f(b.Spans)
			if b.Figure != nil {
				for k := range b.Figure.Pics {
					f(b.Figure.Pics[k].Caption)
				}
			}
			if t := b.Table; t != nil {
				f(t.Caption)
				for _, cell := range t.Head {
					f(cell)
				}
				for _, row := range t.Rows {
					for _, cell := range row {
						f(cell)
					}
				}
			}
		}
	}
	blocks(e.Blocks)
	for i := range e.Notes {
		blocks(e.Notes[i].Blocks)
	}
}
