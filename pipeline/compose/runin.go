package compose

// runIn lets the text below a heading go on behind it, one em after it, where
// the heading's style says so (接排标题, clreq §4.1.5). A heading before
// anything else than a paragraph keeps a line of its own.
func (b *builder) runIn() {
	blocks := *b.out
	kept := blocks[:0]
	for i := 0; i < len(blocks); i++ {
		if i+1 < len(blocks) && b.goesOn(&blocks[i], &blocks[i+1]) {
			blocks[i+1] = joinHeading(&blocks[i], &blocks[i+1])
			continue
		}
		kept = append(kept, blocks[i])
	}
	*b.out = kept
}

// goesOn tells whether a paragraph goes on behind a heading.
func (b *builder) goesOn(heading, text *Block) bool {
	return heading.Role == RoleHeading && heading.Style.RunIn && text.Role == b.bodyRole() && len(text.Spans) > 0 &&
		len(text.Marker) == 0 && text.Lead == nil && !text.Together && (heading.Anchor == "" || text.Anchor == "")
}

// joinHeading is the paragraph with the heading before its text, in the
// heading's face and the paragraph's size.
func joinHeading(heading, text *Block) Block {
	out := *text
	out.Spans = make([]Span, 0, len(heading.Spans)+1+len(text.Spans))
	for _, s := range heading.Spans {
		if s.Break { // placed by hand, for a line of its own
			continue
		}
		if s.Look.Face == "" {
			s.Look.Face = heading.Style.Face
		}
		s.Look.Bold = s.Look.Bold || heading.Style.Bold
		out.Spans = append(out.Spans, s)
	}
	out.Spans = append(out.Spans, Span{Text: "\u3000", Pos: text.Pos})
	out.Spans = append(out.Spans, text.Spans...)
	out.Pos, out.Level, out.Bookmark = heading.Pos, heading.Level, heading.Bookmark
	if heading.Anchor != "" {
		out.Anchor = heading.Anchor
	}
	return out
}
