package clean

import (
	"strings"

	"booklet/pipeline/sources"
)

// document is a draft while a rule over the whole of it works.
type document struct {
	draft  *sources.Draft
	rule   *Rule
	change func(Change)
	all    string // the text, for looking words up; made when it is asked for
}

// text is the text of all paragraphs, a line feed between them.
func (d *document) text() string {
	if d.all == "" {
		var b strings.Builder
		eachInline(d.draft.Passage.Blocks, func(_ sources.BlockKind, spans []sources.Span) ([]sources.Span, bool) {
			b.WriteString(plain(spans))
			b.WriteByte('\n')
			return nil, false
		})
		d.all = b.String()
	}
	return d.all
}

// plain is the text of spans, a line feed at each forced break.
func plain(spans []sources.Span) string {
	var b strings.Builder
	for i := range spans {
		if spans[i].Break {
			b.WriteByte('\n')
		}
		b.WriteString(spans[i].Text)
	}
	return b.String()
}

// isText tells whether a block is a plain paragraph.
func isText(b *sources.Block) bool {
	return (b.Kind == sources.Paragraph || b.Kind == sources.Attribution) && b.ID == ""
}
