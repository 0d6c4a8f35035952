package clean

import "booklet/pipeline/sources"

// inline is called for each run of spans of a passage, and returns what is to
// stand there and whether that differs.
type inline func(kind sources.BlockKind, spans []sources.Span) ([]sources.Span, bool)

// eachInline calls f for every run of spans below the blocks. Blocks in which
// nothing changes are shared with the result; others are copied.
func eachInline(blocks []sources.Block, f inline) ([]sources.Block, bool) {
	var out []sources.Block
	for i := range blocks {
		b, changed := inlineOf(blocks[i], f)
		if !changed {
			continue
		}
		if out == nil {
			out = append([]sources.Block(nil), blocks...)
		}
		out[i] = b
	}
	if out == nil {
		return blocks, false
	}
	return out, true
}

func inlineOf(b sources.Block, f inline) (sources.Block, bool) {
	if b.Kind == sources.Code {
		return b, false
	}
	changed := false
	if s, c := f(b.Kind, b.Spans); c {
		b.Spans, changed = s, true
	}
	if inner, c := eachInline(b.Blocks, f); c {
		b.Blocks, changed = inner, true
	}
	var images []sources.Image
	for i := range b.Images {
		if s, c := f(b.Kind, b.Images[i].Caption); c {
			if images == nil {
				images = append(images, b.Images...)
			}
			images[i].Caption = s
		}
	}
	if images != nil {
		b.Images, changed = images, true
	}
	if b.Table != nil {
		if t, c := inlineOfTable(*b.Table, f); c {
			b.Table, changed = &t, true
		}
	}
	return b, changed
}

func inlineOfTable(t sources.Table, f inline) (sources.Table, bool) {
	changed := false
	if s, c := f(sources.TableBlock, t.Caption); c {
		t.Caption, changed = s, true
	}
	if row, c := inlineOfRow(t.Head, f); c {
		t.Head, changed = row, true
	}
	copied := false
	for i := range t.Rows {
		if row, c := inlineOfRow(t.Rows[i], f); c {
			if !copied {
				t.Rows, copied = append([][][]sources.Span(nil), t.Rows...), true
			}
			t.Rows[i], changed = row, true
		}
	}
	return t, changed
}

func inlineOfRow(row [][]sources.Span, f inline) ([][]sources.Span, bool) {
	copied := false
	for i := range row {
		if s, c := f(sources.TableBlock, row[i]); c {
			if !copied {
				row, copied = append([][]sources.Span(nil), row...), true
			}
			row[i] = s
		}
	}
	return row, copied
}
