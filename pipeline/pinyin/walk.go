package pinyin

import (
	"slices"

	"booklet/pipeline/sources"
)

// walker gives each run of spans of a passage, in reading order, to change,
// and makes a copy of the passage with what it returns.
type walker struct {
	headings bool
	change   func([]sources.Span) []sources.Span
}

// passage copies a passage. The notes come after the text, in the order of
// their places.
func (w *walker) passage(p *sources.Passage) *sources.Passage {
	out := *p
	out.Blocks = w.blocks(p.Blocks)
	if p.Notes == nil {
		return &out
	}
	out.Notes = make(map[string][]sources.Block, len(p.Notes))
	for _, label := range labels(p) {
		out.Notes[label] = w.blocks(p.Notes[label])
	}
	return &out
}

// labels gives the labels of a passage's notes in the order of their places.
func labels(p *sources.Passage) []string {
	var out []string
	for label := range p.Notes {
		out = append(out, label)
	}
	place := func(label string) (line, col int) {
		if blocks := p.Notes[label]; len(blocks) > 0 {
			return blocks[0].Pos.Line, blocks[0].Pos.Col
		}
		return 0, 0
	}
	slices.Sort(out)
	slices.SortStableFunc(out, func(a, b string) int {
		la, ca := place(a)
		lb, cb := place(b)
		if la != lb {
			return la - lb
		}
		return ca - cb
	})
	return out
}

func (w *walker) blocks(in []sources.Block) []sources.Block {
	out := slices.Clone(in)
	for i := range out {
		w.block(&out[i])
	}
	return out
}

// block works on a copy of a block.
func (w *walker) block(b *sources.Block) {
	if b.Kind == sources.Code || b.Kind == sources.Heading && !w.headings {
		return
	}
	if b.Spans != nil {
		b.Spans = w.change(b.Spans)
	}
	b.Blocks = w.blocks(b.Blocks)
	b.Images = slices.Clone(b.Images)
	for i := range b.Images {
		b.Images[i].Caption = w.change(b.Images[i].Caption)
	}
	if b.Table == nil {
		return
	}
	t := *b.Table
	t.Caption = w.change(t.Caption)
	t.Head = w.row(t.Head)
	t.Rows = slices.Clone(t.Rows)
	for i := range t.Rows {
		t.Rows[i] = w.row(t.Rows[i])
	}
	b.Table = &t
}

func (w *walker) row(cells [][]sources.Span) [][]sources.Span {
	out := slices.Clone(cells)
	for i := range out {
		out[i] = w.change(out[i])
	}
	return out
}
