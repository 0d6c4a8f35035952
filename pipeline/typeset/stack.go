package typeset

import (
	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/unit"
)

// piece is a block of a cover, a masthead or a colophon, set but for its place.
type piece struct {
	block *compose.Block
	rows  []row
	high  unit.Length // of the rows together
	base  unit.Length // of the first line of text, from the top of the rows
}

// stack sets blocks below each other.
type stack struct {
	set    *setter
	pieces []piece
	tight  bool // texts are as high as their characters, without the space that the grid adds
	grid   bool // texts begin on grid lines
}

// newStack sets the blocks of a stack. Pictures take what the others leave of
// a depth, where they ask for more.
func (s *setter) newStack(blocks []compose.Block, depth unit.Length, tight, grid bool) *stack {
	k := &stack{set: s, tight: tight, grid: grid}
	for i := range blocks {
		var below *compose.Block
		if i+1 < len(blocks) {
			below = &blocks[i+1]
		}
		k.pieces = append(k.pieces, k.piece(s.over(&blocks[i], below), depth))
	}
	for i := range k.pieces {
		if over := k.place(nil, 0) - depth; over > 0 && k.pieces[i].block.Figure != nil {
			k.pieces[i] = k.piece(k.pieces[i].block, k.pieces[i].high-over)
		}
	}
	return k
}

// piece sets one block; a picture is at most as high as most.
func (k *stack) piece(b *compose.Block, most unit.Length) piece {
	s := k.set
	p := piece{block: b}
	switch {
	case b.Skip != nil:
		p.high = b.Skip.Height
	case b.Rule != nil:
		p.high = b.Rule.Thickness
		p.rows = []row{{height: p.high, items: []Item{{Tag: Tag{Role: compose.RoleOrnament}, Rule: &Rule{W: s.measure, H: p.high}, Color: b.Rule.Color}}}}
	case b.Figure != nil:
		pic := &b.Figure.Pics[0]
		size := s.picture(pic, s.measure, max(most, 2*s.layout.Grid.Size))
		p.high = size.H
		p.rows = []row{{height: p.high, items: []Item{{Tag: Tag{Role: compose.RoleFigure, Pos: pic.Pos}, At: unit.Point{X: (s.measure - size.W) / 2},
			Pic: &Pic{Image: pic.Image, W: size.W, H: size.H, Alt: pic.Alt}}}}}
	case k.tight || b.Top > 0:
		p.rows = s.narrow(s.measure).tightRows(b)
		p.base = s.above(b.Style.Size)
		p.high = noteRows(p.rows).height()
	default:
		p.rows = s.coverRows(b)
		pitch, lead := s.pitch(b.Style, len(p.rows))
		p.base = unit.Length(b.Style.Before)*s.layout.Grid.Pitch + lead + s.baseline(pitch, b.Style.Size)
		p.high = noteRows(p.rows).height()
	}
	return p
}

// above is the part of a character's size that stands above its baseline, or
// in vertical setting before the middle of its line.
func (s *setter) above(size unit.Length) unit.Length {
	if s.layout.Page.Vertical {
		return size / 2
	}
	return size * ascent / 100
}

// place puts the pieces on a page, none where page is nil, from its first edge
// on, and gives where they end. Each block that fills takes a share.
func (k *stack) place(page *Page, share unit.Length) unit.Length {
	grid := k.set.layout.Grid.Pitch
	y, line := unit.Length(0), unit.Length(0) // line is the baseline of the last text
	before := 0                               // where the items of the block before begin
	for i := range k.pieces {
		p := &k.pieces[i]
		b := p.block
		text := b.Skip == nil && b.Rule == nil && b.Figure == nil
		top := y
		switch {
		case b.Beside:
			top = line - p.base
		case b.Top > 0:
			top = max(y, b.Top)
		case b.Skip != nil && b.Skip.Fill:
			top += share
		case text && k.tight:
			top += unit.Length(b.Style.Before) * grid
			if k.grid {
				top = (top + grid - 1) / grid * grid
			}
		}
		end := top + p.high
		if text {
			line = top + p.base
			if k.tight {
				end += unit.Length(b.Style.After) * grid
			}
		}
		if page != nil {
			from := len(page.Items)
			for r, at := 0, top; r < len(p.rows); r++ {
				page.add(p.rows[r].items, 0, at)
				at += p.rows[r].height
			}
			if b.Beside {
				k.set.collide(page.Items[before:from], page.Items[from:])
			}
			before = from
		}
		y = max(y, end)
	}
	return y
}

// collide says where a text runs into another one on its line.
func (s *setter) collide(others, items []Item) {
	vertical := s.layout.Page.Vertical
	for i := range items {
		for _, ink := range items[i].inks(vertical) {
			for k := range others {
				for _, other := range others[k].inks(vertical) {
					if meet(ink, other, 0) {
						s.report(items[i].Pos, diag.Warning, "collision", items[i].excerpt()+" runs into "+others[k].excerpt()+", on whose line it stands", "make one of the two shorter, or their styles in the layout smaller")
						return
					}
				}
			}
		}
	}
}

// fills is how many of the blocks take a share of what is left.
func (k *stack) fills() unit.Length {
	n := unit.Length(0)
	for i := range k.pieces {
		if skip := k.pieces[i].block.Skip; skip != nil && skip.Fill {
			n++
		}
	}
	return n
}

// coverRows sets a block of the cover; its space before and after stands in
// the same grid lines as elsewhere.
func (s *setter) coverRows(b *compose.Block) []row {
	rows := s.blockRows(b)
	if len(rows) == 0 {
		return nil
	}
	before := unit.Length(b.Style.Before) * s.layout.Grid.Pitch
	for i := range rows[0].items {
		rows[0].items[i].At.Y += before
	}
	rows[0].height += before
	rows[len(rows)-1].height += unit.Length(b.Style.After) * s.layout.Grid.Pitch
	return rows
}
