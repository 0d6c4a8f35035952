package sources

import (
	"bytes"
	"strings"
	"testing"

	"booklet/pipeline/diag"
)

// checkPlaces fails when a place of the passage is not in the file, or the
// text of a span is not what stands there. Blanks stand for tabs and line
// ends, and the text of an entity has its own source.
func checkPlaces(t *testing.T, p *Passage, data []byte) {
	t.Helper()
	source := string(bytes.TrimPrefix(data, []byte(byteOrderMark)))
	source = strings.ReplaceAll(strings.ReplaceAll(source, "\r\n", "\n"), "\r", "\n")
	var lines [][]rune
	for line := range strings.SplitSeq(source, "\n") {
		lines = append(lines, []rune(line))
	}
	at := func(pos diag.Pos, what string) []rune {
		if pos.Line < 1 || pos.Line > len(lines) || pos.Col < 1 || pos.Col > len(lines[pos.Line-1])+1 {
			t.Errorf("%s: the place %d:%d is not in the file", what, pos.Line, pos.Col)
			return nil
		}
		return lines[pos.Line-1][pos.Col-1:]
	}
	visitBlocks(p.Blocks, func(b *Block) { at(b.Pos, b.Kind.String()) })
	for label, note := range p.Notes {
		visitBlocks(note, func(b *Block) { at(b.Pos, "note "+label) })
	}
	visitSpans(p, func(s *Span) {
		rest := at(s.Pos, s.Text)
		if s.Text == "" || len(rest) > 0 && rest[0] == '&' {
			return
		}
		if len(rest) == 0 && s.Text == " " { // a line end
			return
		}
		if len(rest) > 0 && rest[0] == '\t' && strings.Trim(s.Text, " ") == "" {
			return
		}
		if !strings.HasPrefix(string(rest), s.Text) {
			t.Errorf("at %d:%d stands %q, not %q", s.Pos.Line, s.Pos.Col, string(rest), s.Text)
		}
	})
}

func visitBlocks(blocks []Block, f func(*Block)) {
	for i := range blocks {
		f(&blocks[i])
		visitBlocks(blocks[i].Blocks, f)
	}
}

// visitSpans calls f for all spans of a passage.
func visitSpans(p *Passage, f func(*Span)) {
	each := func(list []Span) {
		for i := range list {
			f(&list[i])
		}
	}
	block := func(b *Block) {
		each(b.Spans)
		for i := range b.Images {
			each(b.Images[i].Caption)
		}
		if b.Table == nil {
			return
		}
		each(b.Table.Caption)
		for _, cell := range b.Table.Head {
			each(cell)
		}
		for _, row := range b.Table.Rows {
			for _, cell := range row {
				each(cell)
			}
		}
	}
	visitBlocks(p.Blocks, block)
	for _, note := range p.Notes {
		visitBlocks(note, block)
	}
}
