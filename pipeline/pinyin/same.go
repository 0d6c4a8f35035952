package pinyin

import (
	"reflect"

	"booklet/pipeline/diag"
	"booklet/pipeline/sources"
)

// withReadings gives a passage with some of its readings as ruby.
func withReadings(p *sources.Passage, readings []Reading) *sources.Passage {
	at := make(map[diag.Pos]Reading, len(readings))
	for _, r := range readings {
		at[r.Pos] = r
	}
	w := walker{headings: true, change: func(spans []sources.Span) []sources.Span {
		var found []placed
		for i := range spans {
			if spans[i].Ruby != "" || spans[i].Break {
				continue
			}
			n := len([]rune(spans[i].Text))
			for k := 0; k < n; {
				pos := spans[i].Pos
				pos.Col += k
				r, ok := at[pos]
				if !ok {
					k++
					continue
				}
				size := len([]rune(r.Base))
				found = append(found, placed{Reading: r, span: i, from: k, to: min(k+size, n)})
				k += size
			}
		}
		return withRuby(spans, found)
	}}
	return w.passage(p)
}

// same tells whether two passages say the same with the same looks, wherever
// it stands in their files.
func same(a, b *sources.Passage) bool {
	return reflect.DeepEqual(a.Meta, b.Meta) && reflect.DeepEqual(placeless(a.Blocks), placeless(b.Blocks)) &&
		reflect.DeepEqual(placelessNotes(a), placelessNotes(b))
}

func placelessNotes(p *sources.Passage) map[string][]sources.Block {
	out := map[string][]sources.Block{}
	for label, blocks := range p.Notes {
		out[label] = placeless(blocks)
	}
	return out
}

// placeless copies blocks without their places, and with spans joined that
// look the same.
func placeless(blocks []sources.Block) []sources.Block {
	w := walker{headings: true, change: joined}
	out := w.blocks(blocks)
	var strip func([]sources.Block)
	strip = func(blocks []sources.Block) {
		for i := range blocks {
			b := &blocks[i]
			b.Pos = diag.Pos{}
			if b.Kind == sources.Code {
				b.Spans = joined(b.Spans)
			}
			for k := range b.Images {
				b.Images[k].Pos = diag.Pos{}
			}
			strip(b.Blocks)
		}
	}
	strip(out)
	return out
}

// joined joins neighbouring spans of one look. Ruby stays as it is.
func joined(spans []sources.Span) []sources.Span {
	var out []sources.Span
	for _, s := range spans {
		s.Pos = diag.Pos{}
		if n := len(out) - 1; n >= 0 && s.Ruby == "" && !s.Break && s.Note == "" {
			last := &out[n]
			if last.Ruby == "" && !last.Break && last.Note == "" && last.Attr == s.Attr && last.Link == s.Link {
				last.Text += s.Text
				continue
			}
		}
		out = append(out, s)
	}
	return out
}
