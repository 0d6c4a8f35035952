package sources

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// lineStart finds what would make a block of a line: the mark and what must
// follow it.
var lineStart = regexp.MustCompile(`^(?:#{1,6}(?:\s|$)|>|[-+](?:\s|$)|(\d{1,9})[.)](?:\s|$)|:::|~~~|={2,}\s*$|-{2,}\s*$)`)

var lineNote = regexp.MustCompile(`^\[\^[^\]]*\]\s*([:：])`)

// escapeRun puts a backslash before what Markdown would take for its own.
func escapeRun(s string, c *inlineComposer) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			return ' '
		case r < ' ' || r >= 0x7f && r < 0xa0:
			return -1
		}
		return r
	}, s)
	if !strings.ContainsAny(s, "\\`*[]{<_~^=&|#") {
		return s
	}
	var b strings.Builder
	before := rune(0)
	for i, r := range s {
		after, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		if c.mustEscape(r, before, after) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

// mustEscape tells whether r, between two characters, would be a mark.
func (c *inlineComposer) mustEscape(r, before, after rune) bool {
	switch r {
	case '\\', '`', '*', '[', ']', '{', '<':
		return true
	case '_':
		return !isASCIIAlnum(before) || !isASCIIAlnum(after)
	case '~', '^':
		return strings.Count(c.all, string(r)) > 1
	case '=':
		return before == '=' || after == '='
	case '&':
		return after == '#' || isASCIIAlnum(after)
	case '|':
		return c.place == inCell
	case '#':
		return c.place == inHeading && (before == ' ' || before == '#' || before == 0)
	}
	return false
}

// escapeLines puts a backslash before what would make a block of one of the
// lines of a composed text.
func escapeLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		line = strings.TrimLeft(line, " 　")
		if m := lineStart.FindStringSubmatchIndex(line); m != nil {
			switch {
			case m[2] >= 0: // a number: the point is escaped
				line = line[:m[3]] + `\` + line[m[3]:]
			case line[0] < utf8.RuneSelf:
				line = `\` + line
			}
		}
		// A note's mark before a colon would define the note.
		if m := lineNote.FindStringSubmatchIndex(line); m != nil {
			colon := `\:`
			if line[m[2]] != ':' {
				colon = "&#xFF1A;"
			}
			line = line[:m[2]] + colon + line[m[3]:]
		}
		lines[i] = line
	}
	return strings.Join(lines, "\n")
}
