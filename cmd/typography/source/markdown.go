package source

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

var (
	image    = regexp.MustCompile(`!\[[^\]]*\]\([^)]*\)(\{[^}]*\})?`)
	link     = regexp.MustCompile(`\[([^\[\]^][^\[\]]*)\]\([^)]*\)`)
	note     = regexp.MustCompile(`\[\^[^\]]+\]`)
	noteText = regexp.MustCompile(`^\[\^[^\]]+\]:\s*`)
	ruby     = regexp.MustCompile(`\{([^}|]+)\|[^}]*\}`)
	attrs    = regexp.MustCompile(`\{[#.][^}]*\}`)
	item     = regexp.MustCompile(`^\s*([-*+]|[0-9]{1,3}[.)])\s+`)
	heading  = regexp.MustCompile(`^(#{1,6})\s+`)
	rule     = regexp.MustCompile(`^\s*([-*_]\s*){3,}$`)
	tableBar = regexp.MustCompile(`^\s*\|?\s*:?-{3,}`)
	angled   = regexp.MustCompile(`<(https?://[^>]+)>`)
)

// Parse reads Markdown with front matter. It knows the markup of passages well
// enough to drop it; it is no Markdown reader.
func Parse(md string) []Paragraph {
	md = strings.ReplaceAll(strings.TrimPrefix(md, "\ufeff"), "\r\n", "\n")
	var out []Paragraph
	if rest, ok := strings.CutPrefix(md, "---\n"); ok {
		if front, body, ok := strings.Cut(rest, "\n---\n"); ok {
			md = body
			for _, l := range strings.Split(front, "\n") {
				if k, v, ok := strings.Cut(l, ":"); ok && strings.TrimSpace(v) != "" {
					p := Paragraph{Text: strings.Trim(strings.TrimSpace(v), `"'`)}
					if k == "title" || k == "subtitle" { // which have markup
						p, _ = paragraph(p.Text)
					}
					p.Meta, p.Kind = true, lines.Apart
					out = append(out, p)
				}
			}
		}
	}
	var cur string
	kind := lines.Prose
	flush := func() {
		if p, ok := paragraph(cur); ok {
			p.Kind = kind
			out = append(out, p)
		}
		cur, kind = "", lines.Prose
	}
	code := false
	for _, l := range strings.Split(md, "\n") {
		if strings.HasPrefix(strings.TrimSpace(l), "```") {
			code = !code
			flush()
			continue
		}
		bare := strings.TrimSpace(l)
		t := strings.TrimSpace(strings.TrimLeft(bare, ">"))
		switch {
		case code || t == "" || strings.HasPrefix(t, ":::") || rule.MatchString(t) || tableBar.MatchString(t):
			flush()
		case strings.HasPrefix(t, "|"):
			flush()
			t = ruby.ReplaceAllString(t, "$1") // whose bar parts no cells
			for _, cell := range strings.Split(strings.Trim(t, "|"), "|") {
				if p, ok := paragraph(strings.TrimSpace(cell)); ok {
					p.Cell, p.Kind = true, lines.Cell
					out = append(out, p)
				}
			}
		case heading.MatchString(t):
			flush()
			m := heading.FindStringSubmatch(t)
			if p, ok := paragraph(t[len(m[0]):]); ok {
				p.Heading, p.Kind = len(m[1]), lines.Headline
				out = append(out, p)
			}
		case item.MatchString(t) || noteText.MatchString(t):
			flush()
			kind = lines.Item
			if noteText.MatchString(t) {
				kind = lines.Note
			}
			cur = noteText.ReplaceAllString(item.ReplaceAllString(t, ""), "")
		case strings.HasPrefix(t, "表："):
			flush()
			kind, cur = lines.Apart, strings.TrimPrefix(t, "表：")
		default:
			cur = joined(cur, t)
		}
		if strings.HasPrefix(bare, ">") && cur != "" {
			kind = lines.Apart
		}
		if strings.HasSuffix(t, `\`) { // the line ends here, and the next one begins no paragraph
			flush()
			kind = lines.Apart
		}
	}
	flush()
	return out
}

// joined puts two source lines together: without a blank between Chinese.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	x, _ := utf8.DecodeLastRuneInString(a)
	y, _ := utf8.DecodeRuneInString(b)
	if sets.Of(x) != sets.Western && sets.Of(y) != sets.Western {
		return a + b
	}
	return a + " " + b
}

// paragraph drops inline markup; false when no text is left.
func paragraph(s string) (Paragraph, bool) {
	s = image.ReplaceAllString(s, "")
	p := Paragraph{Items: items(s), Dotted: dots(s)}
	s = ruby.ReplaceAllString(note.ReplaceAllString(s, ""), "$1") // first: names may have them inside
	s = link.ReplaceAllString(s, "$1")
	s = unmarked(s)
	s = attrs.ReplaceAllString(s, "")
	s = angled.ReplaceAllString(s, "$1")
	for _, m := range []string{"==", "~~", "`"} {
		s = strings.ReplaceAll(s, m, "")
	}
	s = strings.TrimRightFunc(strings.TrimSuffix(strings.TrimSpace(s), `\`), unicode.IsSpace)
	for i, part := range strings.Split(s, "**") {
		part = strings.ReplaceAll(unstar(part), `\`, "")
		if part != "" {
			p.Runs = append(p.Runs, Run{part, i%2 == 1})
			p.Text += part
		}
	}
	return p, p.Text != ""
}

// unstar drops the stars of emphasis and the carets and tildes of small text,
// but keeps those that stand alone between blanks.
func unstar(s string) string {
	var out []rune
	x := []rune(s)
	for i, r := range x {
		if r == '*' || r == '^' || r == '~' {
			alone := i > 0 && i+1 < len(x) && x[i-1] == ' ' && x[i+1] == ' '
			escaped := i > 0 && x[i-1] == '\\'
			if !alone && !escaped {
				continue
			}
		}
		out = append(out, r)
	}
	return string(out)
}
