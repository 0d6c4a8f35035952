package typeset

import (
	"strings"

	"booklet/pipeline/compose"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// continued is the line over the part of a table that stands on a next page:
// which table it is, and what its caption says of units (CY/T 170 §7.4.2.2); it ends
// with the table's edge.
func (s *setter) continued(b *compose.Block, t *compose.Table, edge unit.Length) []row {
	style := *t.CaptionStyle
	style.Align = manifest.Right
	line := compose.Block{Role: compose.RoleCaption, Pos: b.Pos, Style: &style, Flush: true,
		Spans: append([]compose.Span{{Text: t.Continued, Pos: b.Pos}}, unitNote(t.Caption)...)}
	return s.narrow(edge).textRows(&line)
}

// unitNote is what a caption ends with about the units of its table:
// （单位：元）.
func unitNote(caption []compose.Span) []compose.Span {
	text := ""
	for _, span := range caption {
		text += span.Text
	}
	from := strings.LastIndexAny(text, "（(")
	if from < 0 || !strings.HasSuffix(text, "）") && !strings.HasSuffix(text, ")") {
		return nil
	}
	inside := strings.TrimLeft(text[from:], "（(")
	if name, _, ok := strings.Cut(strings.Replace(inside, ":", "：", 1), "："); !ok || !strings.HasSuffix(name, "单位") {
		return nil
	}
	for i, span := range caption {
		if from >= len(span.Text) {
			from -= len(span.Text)
			continue
		}
		span.Text = span.Text[from:]
		return append([]compose.Span{span}, caption[i+1:]...)
	}
	return nil
}
