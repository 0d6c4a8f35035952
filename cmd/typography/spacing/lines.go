// Package spacing measures how evenly Western text is justified: from the
// places of a finished PDF's characters it rebuilds the lines, and from each
// line's word spaces what TeX would think of it.
package spacing

import (
	"cmp"
	"math"
	"slices"
	"unicode"

	"booklet/cmd/typography/reader"
)

// Line is one line of text. Lengths are in points.
type Line struct {
	Page        int
	Text        []rune  // without blanks at its ends, one blank between words
	Left, Right float64 // of its characters' advances
	Gaps        []float64
	First, Last bool // of its paragraph
}

// word is the gap, in em, from which on two characters are two words': more
// than any kerning, less than any word space that is set.
const word = 0.12

// Lines rebuilds the lines of pages that hold nothing but one column of
// paragraphs, whose first lines have an indent.
func Lines(pages []reader.Page, left float64) []*Line {
	var out []*Line
	for n := range pages {
		chars := slices.DeleteFunc(slices.Clone(pages[n].Chars), func(c reader.Char) bool { return unicode.IsSpace(c.R) || c.R == 0 })
		slices.SortStableFunc(chars, func(a, b reader.Char) int {
			if math.Abs(a.Y-b.Y) > a.Size/2 {
				return cmp.Compare(a.Y, b.Y)
			}
			return cmp.Compare(a.X, b.X)
		})
		for i := 0; i < len(chars); {
			to := i + 1
			for to < len(chars) && math.Abs(chars[to].Y-chars[i].Y) <= chars[i].Size/2 {
				to++
			}
			l := newLine(chars[i:to])
			l.Page, l.First = n, l.Left > left+chars[i].Size
			if l.First && len(out) > 0 {
				out[len(out)-1].Last = true
			}
			out = append(out, l)
			i = to
		}
	}
	if len(out) > 0 {
		out[len(out)-1].Last = true
	}
	return out
}

func newLine(chars []reader.Char) *Line {
	last := &chars[len(chars)-1]
	l := &Line{Left: chars[0].X, Right: last.X + last.Adv}
	for i := range chars {
		if i > 0 {
			if gap := chars[i].X - chars[i-1].X - chars[i-1].Adv; gap > word*chars[i].Size {
				l.Gaps = append(l.Gaps, gap)
				l.Text = append(l.Text, ' ')
			}
		}
		l.Text = append(l.Text, chars[i].R)
	}
	return l
}

// hyphen tells whether a line ends with a hyphen.
func (l *Line) hyphen() bool {
	switch l.Text[len(l.Text)-1] {
	case '-', '‐', '‑', '\u00AD': // as programs name it in copied text
		return !l.Last
	}
	return false
}
