package typeset

import (
	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// rules draws the rules of a block's style, from x on: one below its last
// line, and one above its first, as far from the characters.
func (s *setter) rules(b *compose.Block, rows []row, x unit.Length) {
	style := b.Style
	rule := func(r *row, y, thickness unit.Length) {
		r.items = append(r.items, Item{Tag: Tag{Role: compose.RoleOrnament, Pos: b.Pos}, At: unit.Point{X: x, Y: y},
			Rule: &Rule{W: s.width(b) - s.spare(b), H: thickness}, Color: style.Color})
	}
	last := &rows[len(rows)-1]
	below := last.height - style.Rule
	if style.Rule > 0 {
		rule(last, below, style.Rule)
	}
	if style.RuleAbove == 0 {
		return
	}
	pitch, lead := s.pitch(style, len(rows))
	top := s.baseline(pitch, style.Size) - s.above(style.Size) // of a line's characters
	foot := top + style.Size
	if len(rows) == 1 {
		foot += lead
	}
	first := &rows[0]
	y := lead + top - max(below-foot, style.Size/4) - style.RuleAbove
	// The rule has grid lines of its own where the block leaves no room for it,
	// so that it never stands outside of the page's first line.
	for grid := s.layout.Grid.Pitch; y < 0; y += grid {
		first.height += grid
		for i := range first.items {
			first.items[i].At.Y += grid
		}
	}
	rule(first, y, style.RuleAbove)
}
