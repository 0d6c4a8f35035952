package compose

import (
	"maps"
	"strings"
	"time"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
)

// Fields are the values that a layout's templates name: "{title}".
type Fields map[string]string

// Fill replaces the fields of a template. It reports false when the template
// names fields and all of them are empty: such a line is left out. Fields that
// f does not hold stay as they are, for a later stage to fill. Separators and
// brackets of the template that empty fields leave behind are dropped.
func (f Fields) Fill(template string) (string, bool) {
	v := make(values, len(f))
	for name, text := range f {
		v[name] = manifest.Text{Value: text}
	}
	letters, ok := v.fill(template, diag.Pos{})
	var out strings.Builder
	for _, l := range letters {
		out.WriteRune(l.r)
	}
	return out.String(), ok
}

// With returns a copy of f with more fields.
func (f Fields) With(more Fields) Fields {
	all := make(Fields, len(f)+len(more))
	maps.Copy(all, f)
	maps.Copy(all, more)
	return all
}

// values are fields with their places, as the editor typed them: breaks placed
// by hand are still in them.
type values map[string]manifest.Text

func (v values) with(more values) values {
	all := make(values, len(v)+len(more))
	maps.Copy(all, v)
	maps.Copy(all, more)
	return all
}

// fields gives the values without breaks.
func (v values) fields() Fields {
	f := make(Fields, len(v))
	for name, t := range v {
		f[name] = oneLine(t.Value)
	}
	return f
}

// spans fills a template, which stands at a place, keeping the breaks that the
// editor placed by hand. Each field's text is a span of its own, at the
// field's place.
func (v values) spans(template string, at diag.Pos) ([]Span, bool) {
	letters, ok := v.fill(template, at)
	var out []Span
	for i := 0; i < len(letters); {
		first := letters[i]
		if i++; first.r == '\n' {
			out = append(out, Span{Break: true, Pos: first.pos})
			continue
		}
		text := []rune{first.r}
		for ; i < len(letters) && letters[i].part == first.part && letters[i].r != '\n'; i++ {
			text = append(text, letters[i].r)
		}
		out = append(out, Span{Text: string(text), Pos: first.pos})
	}
	return out, ok
}

// handBreak is how an editor places a line break in a title by hand.
const handBreak = "||"

// oneLine takes the breaks out of a text; a blank stays where Latin words
// would run together.
func oneLine(s string) string {
	if !strings.Contains(s, handBreak) && !strings.ContainsAny(s, "\n\r") {
		return s
	}
	var out []rune
	lines := strings.FieldsFunc(strings.ReplaceAll(s, handBreak, "\n"), func(r rune) bool { return r == '\n' || r == '\r' })
	for _, line := range lines {
		next := []rune(strings.TrimSpace(line))
		if n := len(out); n > 0 && len(next) > 0 && narrow(out[n-1]) && narrow(next[0]) {
			out = append(out, ' ')
		}
		out = append(out, next...)
	}
	return string(out)
}

// narrow tells whether a character is Latin text rather than Chinese.
func narrow(r rune) bool { return r < 0x2000 }

// plain makes spans of a layout's text: "\n" in it is a forced break.
func plain(text string, pos diag.Pos) []Span {
	var spans []Span
	for i, part := range strings.Split(text, "\n") {
		if i > 0 {
			spans = append(spans, Span{Break: true, Pos: pos})
		}
		spans = append(spans, Span{Text: part, Pos: pos})
	}
	return spans
}

// bookletValues are the fields of the cover, and of heads and feet.
func (c *composer) bookletValues() values {
	b := c.booklet
	v := values{
		"title": b.Title, "issue": b.Issue, "total": b.Total, "editor": b.Editor, "author": b.Author,
		"date": c.date(b.Date), "year": {Pos: b.Issue.Pos}, "number": {Pos: b.Issue.Pos},
		"label": {}, "subtitle": {}, "by": {}, "source": {}, "topic": {},
	}
	for name, n := range map[string]int{"year": b.Year, "number": b.Number} {
		if n > 0 {
			v[name] = manifest.Text{Value: Number("1", n), Pos: b.Issue.Pos}
		}
	}
	return v
}

// date writes an ISO date as the layout says; other text stays as it is.
func (c *composer) date(t manifest.Text) manifest.Text {
	if day, err := time.Parse(time.DateOnly, t.Value); err == nil {
		t.Value = day.Format(c.layout.Entry.Date)
	}
	return t
}
