package press

import (
	"unicode"
	"unicode/utf8"

	"booklet/pipeline/paint"
	"booklet/pipeline/unit"
)

// Programs that take text out of a PDF look at the distances between glyphs: a
// gap of a tenth of an em is a space to them, a glyph that lies on the one
// before begins a new word, and one below it a new line. But the gap between 中
// and abc is only white, the squeezed marks of ，“ lie on each other, and a
// column of vertical text is one line. So the glyphs on both sides of such a
// place become one span with /ActualText, which says what the text is, and the
// glyphs keep their true places.
//
// As tried on 中文 abc 中文 with gaps of 1/4 em: poppler (pdftotext in all its
// modes, Evince, Okular) and PDFium (Chrome, Edge) copy it without spaces.
// MuPDF 1.28 leaves out those behind Han and keeps those behind Western
// letters; MuPDF 1.21, pdf.js 5.6 (Firefox) and pdfminer don't read
// /ActualText and make a space of each gap above 0.15, 0.1 and 0.1 em. Squeezed
// marks come in order in all of them.

// The distances from which on a place is dubious, in 1/1000 em: poppler makes a
// space of more than 100 and a new word of an overlap of more than 190.
const (
	gapFrom     = 80
	overlapFrom = 150
	// gapTo is the widest gap that is still inside a line of text when a new
	// run begins behind it; wider ones are tabs, leaders and columns.
	gapTo = 600
)

// span is a range of a sheet's glyphs whose text is written out.
type span struct {
	from, to place // first and last glyph
	text     string
}

// place is a glyph of a sheet.
type place struct{ text, glyph int }

// spans finds the ranges of a sheet that need their text written out, in
// order.
func spans(texts []paint.Text, faces []*typeface) []span {
	var all []span
	open := false // the last span ends at prev
	var prev place
	started := false
	for i := range texts {
		t := &texts[i]
		for j := range t.Glyphs {
			here := place{i, j}
			if started && dubious(texts, faces, prev, here) {
				if !open {
					all = append(all, span{from: prev, text: texts[prev.text].Glyphs[prev.glyph].Text})
				}
				last := &all[len(all)-1]
				last.to = here
				last.text += t.Glyphs[j].Text
				open = true
			} else {
				open = false
			}
			prev, started = here, true
		}
	}
	return all
}

// dubious reports whether a program would see a space or a new word between
// two glyphs that follow each other in the same line of text.
func dubious(texts []paint.Text, faces []*typeface, a, b place) bool {
	s, t := &texts[a.text], &texts[b.text]
	if s.Rotate != t.Rotate || s.Role != t.Role || s.Level != t.Level {
		return false
	}
	g, h := &s.Glyphs[a.glyph], &t.Glyphs[b.glyph]
	f := faces[s.Font]
	advance := s.Size * unit.Length(f.glyphs[f.codeOf(g)].width) / 1e6
	gap := h.At.X - g.At.X - advance
	if s.Rotate {
		if g.At.X != h.At.X {
			return false
		}
		gap = h.At.Y - g.At.Y - advance
	} else if g.At.Y != h.At.Y {
		return a.text == b.text && g.At.X == h.At.X // one below the other
	}
	em := min(s.Size, t.Size)
	switch {
	case a.text != b.text && gap > em*gapTo/1000, gap < -em:
		return false
	case gap < em*gapFrom/1000 && gap > -em*overlapFrom/1000:
		return false
	}
	return !endsInSpace(g.Text) && !startsWithSpace(h.Text)
}

func endsInSpace(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return s != "" && unicode.IsSpace(r)
}

func startsWithSpace(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && unicode.IsSpace(r)
}
