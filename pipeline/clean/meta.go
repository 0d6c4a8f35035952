package clean

import (
	"slices"

	"booklet/pipeline/diag"
	"booklet/pipeline/sources"
)

// meta runs the rules over the values of front matter that are set as text.
func (w *worker) meta(m *sources.Meta) bool {
	changed := false
	for _, v := range []struct {
		text *string
		pos  diag.Pos
	}{
		{&m.Title.Value, m.Title.Pos}, {&m.Short.Value, m.Short.Pos}, {&m.Subtitle.Value, m.Subtitle.Pos}, {&m.Label.Value, m.Label.Pos},
		{&m.Author.Value, m.Author.Pos}, {&m.By.Value, m.By.Pos}, {&m.Source.Value, m.Source.Pos},
	} {
		changed = w.value(v.text, v.pos) || changed
	}
	copied := false
	for i := range m.Tags {
		tag := m.Tags[i]
		if w.value(&tag.Value, tag.Pos) {
			if !copied {
				m.Tags, copied = slices.Clone(m.Tags), true
			}
			m.Tags[i], changed = tag, true
		}
	}
	return changed
}

// value repairs one value of front matter.
func (w *worker) value(s *string, pos diag.Pos) bool {
	if *s == "" {
		return false
	}
	t := text{meta: true, lang: w.lang, ctx: w.ctx}
	if !w.run(&t, []sources.Span{{Text: *s, Pos: pos}}) {
		return false
	}
	*s = string(t.r)
	return true
}
