package typeset

import (
	"booklet/pipeline/compose"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// leadRows sets a block whose lines hang behind what it begins with (附件：1.). The
// lead keeps its own width, whatever its line gives and takes, so that all
// lines begin at one place.
func (s *setter) leadRows(b *compose.Block) []row {
	em := b.Style.Size
	p, l, ok := s.single(b.Lead.Spans, b.Style, b.Pos)
	if !ok {
		return nil
	}
	at := b.Style.Left.At(em)
	if !b.Flush {
		at += b.Style.Indent.At(em)
	}
	if _, blank, ok := s.single(b.Lead.Blank, b.Style, b.Pos); ok {
		at += blank.natural
	}
	style := *b.Style
	style.Left = unit.Dim{Abs: at + l.natural}
	style.Indent, style.Hang = unit.Dim{}, unit.Dim{}
	rest := *b
	rest.Style, rest.Lead, rest.Flush = &style, nil, true
	rows := s.textRows(&rest)
	if len(rows) == 0 {
		return nil
	}
	pitch, lead := s.pitch(&style, len(rows))
	asm := &assembler{para: p, tag: Tag{Role: b.Role, Level: b.Level, Pos: b.Pos}}
	items, marks := asm.set(l, b.Left+at+s.spare(&rest)/2, lead+s.baseline(pitch, em))
	first := &rows[0]
	first.prepend(items)
	for _, m := range marks {
		first.marks = append(first.marks, mark(m))
	}
	return rows
}

// over gives a block that its style sets over the one below: centred over that
// one's first line, as a unit's name stands over the date (GB/T 9704 §7.3.5).
// Other blocks are given as they are.
func (s *setter) over(b, below *compose.Block) *compose.Block {
	if b.Style == nil || b.Style.Align != manifest.Over {
		return b
	}
	style := *b.Style
	style.Align = manifest.Center
	out := *b
	out.Style = &style
	if below == nil || len(below.Spans) == 0 {
		return &out
	}
	quiet := *s // findings are made when the block below is set for good
	quiet.missed = nil
	lines, _ := quiet.lines(below)
	if len(lines) == 0 {
		return &out
	}
	edge := below.Left + below.Style.Left.At(below.Style.Size) + s.spare(below)/2
	middle := edge + s.lineStart(below, &lines[0]) + lines[0].natural/2
	room := min(middle, s.measure-middle)
	style.Left = unit.Dim{Abs: middle - room - b.Left}
	style.Right = unit.Dim{Abs: s.measure - middle - room}
	return &out
}
