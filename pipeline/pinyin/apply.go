package pinyin

import (
	"strings"

	"booklet/pipeline/diag"
	"booklet/pipeline/sources"
)

// Apply gives a passage with the pinyin that its front matter asks for: mode
// is one of Modes, or "" for none. Where there is nothing to do the passage
// itself is returned; it is never changed. Readings that no word decides are
// warnings. An unknown mode is an error at the passage's file.
func Apply(p *sources.Passage, mode string) (*sources.Passage, diag.List) {
	if mode == "" {
		mode = "none"
	}
	o, ok := options(mode)
	if !ok {
		var list diag.List
		list.Errorf(diag.Pos{File: p.Path}, "pinyin", "it is one of "+strings.Join(Modes, ", "), "pinyin can't be %q", mode)
		return p, list
	}
	if mode == "none" {
		return p, nil
	}
	out, readings, c := apply(p, o)
	if len(readings) == 0 {
		return p, c.findings
	}
	return out, append(doubts(readings), c.findings...)
}

// apply gives the passage with its readings as ruby, and the readings.
func apply(p *sources.Passage, o Options) (*sources.Passage, []Reading, *chooser) {
	c := newChooser(o)
	var readings []Reading
	w := walker{headings: o.Headings, change: func(spans []sources.Span) []sources.Span {
		found := c.choose(spans)
		for _, f := range found {
			readings = append(readings, f.Reading)
		}
		return withRuby(spans, found)
	}}
	return w.passage(p), readings, c
}

// withRuby cuts spans where readings begin and end. Places stay right.
func withRuby(spans []sources.Span, found []placed) []sources.Span {
	if len(found) == 0 {
		return spans
	}
	var out []sources.Span
	for i := range spans {
		text, at := []rune(spans[i].Text), 0
		cut := func(to int, ruby string) {
			if to > at {
				s := spans[i]
				s.Text, s.Ruby = string(text[at:to]), ruby
				if s.Pos.Col > 0 {
					s.Pos.Col += at
				}
				out = append(out, s)
				at = to
			}
		}
		if len(found) == 0 || found[0].span != i {
			out = append(out, spans[i])
			continue
		}
		for ; len(found) > 0 && found[0].span == i; found = found[1:] {
			cut(found[0].from, "")
			cut(found[0].to, found[0].Pinyin)
		}
		cut(len(text), "")
	}
	return out
}
