package typeset

import (
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
	text := compose.Circled(number)
	run := *item.Run
	glyph := run.Glyphs[0]
	if r := []rune(text); len(r) == 1 {
		if gid, ok := run.Face.Lookup(r[0]); ok {
			glyph.GID, glyph.Text = gid, text
			glyph.Adv = scale(run.Face.Advance(gid), run.Size)
		} else if face, gid, ok := s.chainFor(s.style("note").Face, false).find(r[0]); ok {
			run.Face = face
			glyph.GID, glyph.Text = gid, text
		}
	}
	run.Glyphs = []Glyph{glyph}
	item.Run = &run
}
