package compose

import (
	"strings"
	"unicode/utf8"
)

// handBreak is how an editor places a line break in a title, heading or
// caption by hand.
const handBreak = "||"

// breakByHand turns the marks of breaks in spans into breaks, and
// takes away the blanks around them. Code and what has ruby keep theirs.
func breakByHand(spans []Span) []Span {
	var out []Span
	for _, s := range spans {
		if s.Look.Mono || s.Ruby != "" || !strings.Contains(s.Text, handBreak) {
			out = append(out, s)
			continue
		}
		for {
			before, after, found := strings.Cut(s.Text, handBreak)
			if piece := strings.TrimRight(before, " "); piece != "" {
				out = append(out, s)
				out[len(out)-1].Text = piece
			}
			if !found {
				break
			}
			s.Pos.Col += utf8.RuneCountInString(before)
			out = append(out, Span{Break: true, Pos: s.Pos})
			s.Text = strings.TrimLeft(after, " ")
			s.Pos.Col += len(handBreak) + utf8.RuneCountInString(after) - utf8.RuneCountInString(s.Text)
		}
	}
	return out
}
