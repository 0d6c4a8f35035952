package compose

import (
	"maps"
	"strconv"
	"strings"
	"time"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/sources"
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
		v[name] = value{Value: text}
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

// value is a field's text with its place, as the editor typed it: breaks placed
// by hand are still in it.
type value struct {
	Value string
	Pos   diag.Pos
	spans []sources.Span // of a title: the text with its looks; nil for other fields
}

func plainValue(t manifest.Text) value { return value{Value: t.Value, Pos: t.Pos} }

// title gives a title as a field.
func (c *composer) title(t manifest.Text) value {
	spans, found := sources.ReadTitle(t)
	c.found = append(c.found, found...)
	return value{Value: t.Value, Pos: t.Pos, spans: spans}
}

// line gives the text on one line, without markup.
func (v value) line() string {
	if v.spans == nil {
		return oneLine(v.Value)
	}
	var text strings.Builder
	for i := range v.spans {
		text.WriteString(v.spans[i].Text)
	}
	return oneLine(text.String())
}

// values are fields by their names.
type values map[string]value

func plainValues(texts map[string]manifest.Text) values {
	v := make(values, len(texts))
	for name, t := range texts {
		v[name] = plainValue(t)
	}
	return v
}

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
		f[name] = t.line()
	}
	return f
}

// spans fills a template, which stands at a place, keeping the breaks that the
// editor placed by hand. Each field's text is a span of its own, at the
// field's place, in a face of its own where faces has one; those of a title are
// made by dress.
func (v values) spans(template string, at diag.Pos, dress func(*sources.Span) Span, faces ...manifest.FieldFace) ([]Span, bool) {
	letters, ok := v.fill(template, at)
	parts := manifest.SplitTemplate(template)
	var out []Span
	for i := 0; i < len(letters); {
		first := letters[i]
		if i++; first.r == '\n' {
			out = append(out, Span{Break: true, Pos: first.pos})
			continue
		}
		text := []rune{first.r}
		for ; i < len(letters) && letters[i].part == first.part && letters[i].span == first.span && letters[i].r != '\n'; i++ {
			text = append(text, letters[i].r)
		}
		span := Span{Text: string(text), Pos: first.pos}
		if first.span != nil {
			span = dress(first.span)
			if span.Pos = first.pos; first.r != noteSign {
				span.Text = string(text)
			}
		}
		for _, f := range faces {
			if parts[first.part].Field == f.Field {
				span.Look.Face = f.Face
			}
		}
		out = append(out, span)
	}
	return out, ok
}

// oneLine takes the breaks out of a text, those that an editor placed by hand
// among them.
func oneLine(s string) string {
	return joinLines(strings.ReplaceAll(s, handBreak, "\n"))
}

// joinLines makes one line of a text; a blank stays where Latin words would run
// together.
func joinLines(s string) string {
	if !strings.ContainsAny(s, "\n\r") {
		return s
	}
	var out []rune
	for _, line := range strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' }) {
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
	local := c.layout.Language("") // what the booklet says of itself is the layout's own
	n := local.Numerals
	v := plainValues(map[string]manifest.Text{
		"issue": numerals(b.Issue, n), "total": numerals(b.Total, n), "editor": b.Editor, "author": b.Author,
		"date": date(b.Date, &local), "year": {Pos: b.Issue.Pos}, "number": {Pos: b.Issue.Pos},
		"label": {}, "subtitle": {}, "by": {}, "source": {}, "topic": {},
	})
	v["title"] = c.title(b.Title)
	for _, s := range v["title"].spans {
		if s.Note != "" {
			c.found.Errorf(s.Pos, "in-title", "take it out", "the booklet's title can't have footnotes")
		}
	}
	if b.Year > 0 {
		year := numerals(manifest.Text{Value: strconv.Itoa(b.Year) + "年", Pos: b.Issue.Pos}, n)
		year.Value = strings.TrimSuffix(year.Value, "年")
		v["year"] = plainValue(year)
	}
	if b.Number > 0 {
		v["number"] = plainValue(numerals(manifest.Text{Value: strconv.Itoa(b.Number), Pos: b.Issue.Pos}, n))
	}
	d := b.Document
	if d == nil {
		d = &manifest.Document{}
	}
	return v.with(plainValues(map[string]manifest.Text{
		"agency": d.Agency, "reference": d.Reference, "signer": d.Signer, "serial": d.Serial, "secrecy": d.Secrecy,
		"urgency": d.Urgency, "cc": d.CC, "printer": d.Printer, "printed": date(d.Printed, &local),
	}))
}

// date writes an ISO date as the layout says for a language; other text stays
// as it is.
func date(t manifest.Text, local *manifest.Language) manifest.Text {
	if day, err := time.Parse(time.DateOnly, t.Value); err == nil {
		t.Value = day.Format(local.Entry.Date)
		t = numerals(t, local.Numerals)
	}
	return t
}

// numerals writes the numbers of a text in the layout's numerals.
func numerals(t manifest.Text, n manifest.Numerals) manifest.Text {
	if n == manifest.Chinese {
		t.Value = hanNumbers(t.Value)
	}
	return t
}
