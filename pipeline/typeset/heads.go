package typeset

import (
	"fmt"
	"unicode/utf8"

	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// headCut is a text that heads or feet have no room for.
type headCut struct {
	line  *manifest.Line
	role  compose.Role
	field string // that it is the value of; "" for the whole line
	value string
	short string // what stands in its place
	pages int
}

// fit gives the text of a head or foot that fills the template of its line: as
// it is where it fits in some room, else with its longest field cut.
func (s *furnisher) fit(text string, line *manifest.Line, fields compose.Fields, style *manifest.Style, role compose.Role, room unit.Length) string {
	fits := func(text string) bool { return s.width1(text, style) <= room }
	if fits(text) {
		return text
	}
	field := longestField(line.Text, fields)
	filled := func(value string) string {
		if field == "" {
			return value
		}
		text, _ := fields.With(compose.Fields{field: value}).Fill(line.Text)
		return text
	}
	value := text
	if field != "" {
		value = fields[field]
	}
	c := s.cut(line, role, field, value)
	c.pages++
	if c.short == "" || !fits(filled(c.short)) {
		c.short = s.shorten(value, style, func(value string) bool { return fits(filled(value)) })
	}
	return filled(c.short)
}

// cut is where a text that is too long is noted.
func (s *furnisher) cut(line *manifest.Line, role compose.Role, field, value string) *headCut {
	for i := range s.cuts {
		if c := &s.cuts[i]; c.line == line && c.value == value {
			return c
		}
	}
	s.cuts = append(s.cuts, headCut{line: line, role: role, field: field, value: value})
	return &s.cuts[len(s.cuts)-1]
}

// longestField is the field of a template with the longest text; "" where it
// has none but numbers of pages.
func longestField(template string, fields compose.Fields) string {
	longest, most := "", 0
	for _, part := range manifest.SplitTemplate(template) {
		if n := utf8.RuneCountInString(fields[part.Field]); n > most && part.Field != "page" && part.Field != "pages" {
			longest, most = part.Field, n
		}
	}
	return longest
}

// warn reports what was cut.
func (s *furnisher) warn() {
	for i := range s.cuts {
		c := &s.cuts[i]
		where := map[compose.Role]string{compose.RoleHead: "running head", compose.RoleFoot: "foot"}[c.role]
		pages := "on one page"
		if c.pages > 1 {
			pages = fmt.Sprintf("on %d pages", c.pages)
		}
		pos, what, hint := c.line.Pos, "the text", "write less into it in the layout"
		switch {
		case c.field == "section":
			pos, what, hint = s.headPlace(c.value, pos), "the title", "give the passage a shorter title for it: `short: …` in the front matter, or below the entry in the manifest"
		case c.field != "":
			what, hint = "{"+c.field+"}", "write it shorter in the manifest, or take it out of the "+where+" in the layout"
		}
		s.report(pos, diag.Warning, "long-head", fmt.Sprintf("%s is too long for the %s: “%s” stands there instead, %s", what, where, c.short, pages), hint)
	}
}

// headPlace is where the title stands that running heads have.
func (s *furnisher) headPlace(title string, otherwise diag.Pos) diag.Pos {
	for i := range s.doc.Entries {
		if e := &s.doc.Entries[i]; e.Head == title {
			return e.HeadAt
		}
	}
	return otherwise
}
