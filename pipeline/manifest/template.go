package manifest

import (
	"slices"
	"strings"

	"booklet/pipeline/diag"
)

// TemplateFields lists the names that a template may have between braces:
//
//	title     of the booklet on the cover and in heads and feet; of the
//	          passage in the contents and in entries
//	issue, total, editor    as the manifest has them
//	author    of the booklet on the cover, of the passage in entries
//	date      of the booklet on the cover, of the passage in entries
//	year, number            of the issue
//	label, subtitle, by, source    of the passage
//	page, pages             this page's number, and the last one's
//	section   the title of the passage that the page shows, or its short one
//	topic     on the cover, in a block repeated with each: topics
//	agency … printed    of an official document, as DocumentFields has them
var TemplateFields = append([]string{
	"title", "issue", "total", "editor", "author", "date", "year", "number",
	"label", "subtitle", "by", "source", "page", "pages", "section", "topic",
}, DocumentFields...)

// DocumentFields are the fields of an official document: the keys of the
// manifest's document.
var DocumentFields = documentTable.names()

// TemplatePart is a piece of a template: a text as it stands, or a field.
type TemplatePart struct {
	Text  string
	Field string // without its braces; "" for a text
}

// SplitTemplate cuts a template at its fields. A brace that does not belong to
// a {name} is text; layouts are refused for it, so none reaches a page.
func SplitTemplate(s string) []TemplatePart {
	var parts []TemplatePart
	text := func(t string) {
		if t != "" {
			parts = append(parts, TemplatePart{Text: t})
		}
	}
	for {
		open := strings.IndexByte(s, '{')
		end := -1
		if open >= 0 {
			end = strings.IndexByte(s[open:], '}')
		}
		if end < 0 {
			text(s)
			return parts
		}
		text(s[:open])
		parts = append(parts, TemplatePart{Field: s[open+1 : open+end]})
		s = s[open+end+1:]
	}
}

// templateShape is a text with fields in braces.
var templateShape = shape[string]{
	want:   "a text with fields such as {title}",
	schema: &schema{Type: textTypes, Pattern: `^([^{}]|\{(` + strings.Join(TemplateFields, "|") + `)\})*$`},
	read: func(n *node, to *string, diags *diag.List) bool {
		var t Text
		if !textShape.read(n, &t, diags) {
			return false
		}
		good := true
		pos := t.Pos
		for _, p := range SplitTemplate(t.Value) {
			switch {
			case p.Field == "" && strings.ContainsAny(p.Text, "{}"), p == TemplatePart{}:
				at := pos
				at.Col += runesBefore(p.Text, strings.IndexAny(p.Text, "{}"))
				diags.Errorf(at, "bad-template", "write fields as {title}", "a brace without its partner, or with nothing between the two")
				good = false
			case p.Field != "" && !slices.Contains(TemplateFields, p.Field):
				at := pos
				at.Col++
				hint := diag.DidYouMean(p.Field, TemplateFields)
				if hint == "" {
					hint = "fields are: " + strings.Join(TemplateFields, ", ")
				}
				diags.Errorf(at, "unknown-field", hint, "unknown field {%s}", p.Field)
				good = false
			}
			if pos.Col += len([]rune(p.Text)); p.Text == "" {
				pos.Col += len([]rune(p.Field)) + 2
			}
		}
		if good {
			*to = t.Value
		}
		return good
	},
}

// runesBefore is the number of characters before byte i of s; 0 for i below 0.
func runesBefore(s string, i int) int { return len([]rune(s[:max(i, 0)])) }
