package sources

import (
	"maps"
	"slices"
	"sort"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
)

// Text is one run of a passage's text as it is set: a paragraph, a heading, a
// caption, a cell of a table.
type Text struct {
	Kind    BlockKind // of the block; Figure for the caption of a picture, TableBlock for captions and cells
	Block   *Block    // the block that it is the text of
	Within  BlockKind // what the block lies in: List, BlockQuote, Div, the nearest; Paragraph for none
	Note    bool      // it belongs to a footnote
	Next    *Block    // what follows the block in its list of blocks; nil at the end
	Prev    *Block    // what stands before it; nil at the beginning
	Runes   []rune    // '\n' for a forced line break; the marks of footnotes are left out
	Silence []manifest.Text

	spans  []Span
	starts []int // index in Runes at which each span begins
}

// Pos gives the place of a character, by its index in Runes.
func (t *Text) Pos(i int) diag.Pos {
	if len(t.spans) == 0 {
		return t.Block.Pos
	}
	k := t.span(i)
	pos := t.spans[k].Pos
	pos.Col += i - t.starts[k]
	return pos
}

// SpanAt gives the span in which a character stands, by its index in Runes,
// and the index behind the span's last character.
func (t *Text) SpanAt(i int) (Span, int) {
	k := t.span(i)
	if k+1 < len(t.starts) {
		return t.spans[k], t.starts[k+1]
	}
	return t.spans[k], len(t.Runes)
}

func (t *Text) span(i int) int {
	return max(0, sort.SearchInts(t.starts, i+1)-1)
}

// Texts lists the texts of a passage in the order in which they are set, those
// of footnotes at the end by their labels. Code is left out.
func (p *Passage) Texts() []Text {
	var list []Text
	add := func(t Text, spans []Span) {
		for _, s := range spans {
			if s.Note != "" {
				continue
			}
			t.spans, t.starts = append(t.spans, s), append(t.starts, len(t.Runes))
			if s.Break {
				t.Runes = append(t.Runes, '\n')
			} else {
				t.Runes = append(t.Runes, []rune(s.Text)...)
			}
		}
		if len(t.Runes) > 0 {
			list = append(list, t)
		}
	}
	var walk func(blocks []Block, around Text)
	walk = func(blocks []Block, around Text) {
		for i := range blocks {
			b := &blocks[i]
			if b.Kind == Code {
				continue
			}
			t := around
			t.Kind, t.Block, t.Next, t.Prev = b.Kind, b, nil, nil
			if i > 0 {
				t.Prev = &blocks[i-1]
			}
			if i+1 < len(blocks) {
				t.Next = &blocks[i+1]
			}
			t.Silence = slices.Concat(around.Silence, b.Silence)
			add(t, b.Spans)
			for k := range b.Images {
				add(t, b.Images[k].Caption)
			}
			if b.Table != nil {
				add(t, b.Table.Caption)
				for _, row := range slices.Concat([][][]Span{b.Table.Head}, b.Table.Rows) {
					for _, cell := range row {
						add(t, cell)
					}
				}
			}
			if b.Kind != Item { // an item says no more than its list
				t.Within = b.Kind
			}
			walk(b.Blocks, t)
		}
	}
	walk(p.Blocks, Text{})
	for _, label := range slices.Sorted(maps.Keys(p.Notes)) {
		walk(p.Notes[label], Text{Note: true})
	}
	return list
}

// Quotation is a text between quotation marks “ ” or 「 」, without them.
type Quotation struct {
	Text string
	Pos  diag.Pos // of its first character
	In   *Text
}

// Quotations lists what is quoted in a text. One within another is part of it;
// one that is not closed in the text is left out.
func (t *Text) Quotations() []Quotation {
	var list []Quotation
	from, closing := -1, rune(0)
	for i, r := range t.Runes {
		switch {
		case r == '“':
			from, closing = i+1, '”'
		case r == '「' && closing != '”':
			from, closing = i+1, '」'
		case from >= 0 && r == closing:
			if from < i {
				list = append(list, Quotation{Text: string(t.Runes[from:i]), Pos: t.Pos(from), In: t})
			}
			from, closing = -1, 0
		}
	}
	return list
}
