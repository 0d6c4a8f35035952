package sources

import (
	"strings"
	"sync"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// titleSigns are the characters that all markup of a title has some of.
const titleSigns = "*_=~^`{[\\&"

// titleParser reads one line: what makes blocks of lines, links, pictures and
// HTML have no place in a title, and stand there as typed.
var titleParser = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 100)),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(bracketParser{}, 200),
			util.Prioritized(scriptParser{}, 300),
			util.Prioritized(markParser{}, 400),
			util.Prioritized(braceParser{}, 500),
		),
	)
})

// ReadTitle reads a title of front matter or of a manifest, which may have what
// the text of a passage has: ruby, bold, emphasis dots, code, raised and lowered
// text, names and book titles, footnotes by the labels of the passage. Signs
// that are no markup stay as they are. The findings are in the order of their
// places.
func ReadTitle(t manifest.Text) ([]Span, diag.List) {
	if !strings.ContainsAny(t.Value, titleSigns) {
		return []Span{{Text: t.Value, Pos: t.Pos}}, nil
	}
	m := newMarkdown(t.Pos.File, []byte(strings.TrimSpace(t.Value)), t.Pos.Line)
	m.title = true
	pc := parser.NewContext()
	pc.Set(markdownKey, m)
	root := titleParser().Parse(text.NewReader(m.source), parser.WithContext(pc))
	var out []Span
	if line := root.FirstChild(); line != nil {
		out = m.spans(line).out
	}
	list := m.findings()
	list.Sort()
	lead := []rune(t.Value[:strings.Index(t.Value, m.text)])
	place := func(pos *diag.Pos) { // from columns of the title to those of its file
		if t.Pos.Col == 0 {
			*pos = t.Pos
			return
		}
		pos.Col += t.Pos.Col - 1 + len(lead)
	}
	for i := range out {
		place(&out[i].Pos)
	}
	for i := range list {
		place(&list[i].Pos)
	}
	return out, list
}

// PlainTitle gives the text of a title without its markup.
func PlainTitle(t manifest.Text) string {
	spans, _ := ReadTitle(t)
	return plainText(spans)
}

// asTitle gives a text the backslashes that it needs to stand in a title as it
// is.
func asTitle(s string) string {
	spans, _ := ReadTitle(manifest.Text{Value: s})
	for i := range spans {
		if spans[i].Attr != 0 || spans[i].Ruby != "" || spans[i].Note != "" || plainText(spans) != s {
			return escapeRun(s, &inlineComposer{place: inParagraph, all: s})
		}
	}
	return s
}

// titleNotes gives the labels of the footnotes that a passage's titles refer to.
func (m *Meta) titleNotes() []string {
	var labels []string
	for _, t := range []manifest.Text{m.Title, m.Subtitle} {
		if !strings.Contains(t.Value, "[^") {
			continue
		}
		spans, _ := ReadTitle(t)
		for i := range spans {
			if spans[i].Note != "" {
				labels = append(labels, spans[i].Note)
			}
		}
	}
	return labels
}
