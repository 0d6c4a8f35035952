package compose

import "booklet/pipeline/sources"

// note composes a footnote at its first mention and gives its index plus one.
func (b *builder) note(s *sources.Span) int {
	if n, ok := b.notes[s.Note]; ok {
		return n
	}
	if b.notes == nil {
		b.notes = map[string]int{}
	}
	b.entry.Notes = append(b.entry.Notes, Note{Pos: s.Pos})
	index := len(b.entry.Notes)
	b.notes[s.Note] = index
	var blocks []Block
	text := b.out
	b.out = &blocks
	b.blocks(b.passage.Notes[s.Note], context{role: RoleNote, style: "note"})
	b.out = text
	b.inlineMarkers(blocks)
	if len(blocks) == 0 {
		b.found.Errorf(s.Pos, "empty-note", "write its text, or take the mark out", "nothing of the footnote [^%s] can be set", s.Note)
	}
	b.entry.Notes[index-1].Blocks = blocks
	return index
}

// fitsNote tells whether a block can stand in a footnote, and reports it where
// it can't.
func (b *builder) fitsNote(s *sources.Block) bool {
	what := ""
	switch s.Kind {
	case sources.Heading:
		what = "a heading"
	case sources.Figure:
		what = "a picture"
	case sources.TableBlock:
		what = "a table"
	case sources.Divider:
		what = "a dividing line"
	default:
		return true
	}
	b.found.Errorf(s.Pos, "in-note", "put it into the text, and refer to it from the footnote", "a footnote can't have %s in it", what)
	return false
}

// inlineMarkers puts the markers of lists into the text of a note, whose own
// number takes the place beside it.
func (b *builder) inlineMarkers(blocks []Block) {
	for i := range blocks {
		block := &blocks[i]
		if len(block.Marker) == 0 {
			continue
		}
		spans := append([]Span(nil), block.Marker...)
		spans[len(spans)-1].Text += " "
		block.Spans, block.Marker = append(spans, block.Spans...), nil
	}
}
