package typeset

import (
	"slices"

	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// noteRows sets a note: a hanging number, which is known when its page is, and
// the text.
func (s *setter) noteRows(n *compose.Note, index int) noteRows {
	var out noteRows
	for i := range n.Blocks {
		b := n.Blocks[i]
		style := *b.Style
		if style.Lines == (unit.Dim{}) {
			style.Lines = unit.Dim{Em: 1024 * 3 / 2}
		}
		style = *s.opened(&style, b.Spans)
		b.Style = &style
		b.Flush = true
		b.Left += 2 * style.Size
		if i == 0 {
			b.Marker = []compose.Span{{Text: "①", Pos: n.Pos}}
		}
		rows := s.textRows(&b)
		if len(rows) > 0 {
			pitch := style.Lines.At(style.Size)
			lead := rows[0].height - pitch
			rows[0].height = pitch
			for k := range rows[0].items {
				rows[0].items[k].At.Y -= lead
			}
			if i == 0 { // the marker is the row's first item
				rows[0].marks = append(rows[0].marks, mark{note: -index, item: 0})
			}
		}
		out = append(out, rows...)
	}
	for i := range out { // parts count over the whole note
		out[i].part, out[i].parts = i+1, len(out)
	}
	return out
}

// mentioned gives the notes that marks of an entry name, each once.
func (b *book) mentioned(marks []mark, entry int) []noteRows {
	var out []noteRows
	for i, m := range marks {
		if !slices.ContainsFunc(marks[:i], func(before mark) bool { return before.note == m.note }) {
			out = append(out, b.entries[entry].notes[m.note-1])
		}
	}
	return out
}

// begin tells whether a note begins among the lines n.
func (n noteRows) begin(note noteRows) bool {
	for i := range n {
		if n[i].part == 1 && n[i].entry == note[0].entry && n[i].ofNote() == note[0].ofNote() {
			return true
		}
	}
	return false
}

// leastNotes is how many grid lines the notes of a row take on its page at
// least: the last one may go on on the next page.
func (c *chapter) leastNotes(r *row) int {
	high := unit.Length(0)
	for i, n := range r.notes {
		if i == len(r.notes)-1 && len(n) >= 4 {
			n = n[:2]
		}
		high += n.height()
	}
	return c.noteLines(high)
}

// ofNote is the note that a note's first line is of.
func (r *row) ofNote() int {
	for _, m := range r.marks {
		if m.note < 0 {
			return -m.note
		}
	}
	return 0
}

// numberNotes writes the numbers of a page's notes, which begin anew on each
// page, into its items.
type noteNumbers struct {
	byNote map[[2]int]int // by entry and note
	next   int
}

func (n *noteNumbers) number(entry, note int) int {
	key := [2]int{entry, note}
	if k, ok := n.byNote[key]; ok {
		return k
	}
	if n.byNote == nil {
		n.byNote = map[[2]int]int{}
	}
	n.next++
	n.byNote[key] = n.next
	return n.next
}

// write puts a number in place of ① in an item.
func (n *noteNumbers) write(s *setter, item *Item, number int) {
	if item.Run == nil || len(item.Run.Glyphs) == 0 || number == 1 {
		return
	}
	run := *item.Run
	cell := run.Glyphs[0]
	run.Glyphs = nil
	chain, wide := s.noteChain(), unit.Length(0)
	for _, r := range compose.Circled(number) {
		face, gid, ok := chain.find(r)
		if !ok {
			return
		}
		adv := scale(face.Advance(gid), run.Size)
		run.Face = face
		run.Glyphs = append(run.Glyphs, Glyph{GID: gid, X: cell.X, Y: cell.Y, Adv: adv, Text: string(r)})
		wide += adv
	}
	if len(run.Glyphs) > 1 { // beyond ㊿: digits in brackets, as wide as a circle
		s.squeeze(&run, cell.Adv, wide)
	}
	item.Run = &run
}

// squeeze makes a run that is too wide as small as its cell, along the line or
// side by side across it.
func (s *setter) squeeze(run *Run, cell, wide unit.Length) {
	at := unit.Length(0)
	run.Size = run.Size * cell / wide
	for i := range run.Glyphs {
		g := &run.Glyphs[i]
		g.Adv = g.Adv * cell / wide
		if s.layout.Page.Vertical {
			g.Y -= at
		} else {
			g.X += at
		}
		at += g.Adv
	}
}

// noteChain is the chain of the numbers of notes, and of their marks in the
// text.
func (s *setter) noteChain() *chain {
	style := s.style("note")
	return s.chainFor(style.Face, style.Bold)
}
