package compose

import (
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// cover makes the cover's blocks, from top to bottom. Texts whose fields are
// all empty are left out, as the layout has them for every issue.
func (c *composer) cover() []Block {
	var blocks []Block
	for i := range c.layout.Cover {
		cb := &c.layout.Cover[i]
		switch {
		case !c.has(cb.When): // left out
		case cb.Fill || cb.Space != unit.Dim{}:
			blocks = append(blocks, Block{Role: RoleCover, Pos: cb.Pos, Skip: &Skip{Height: cb.Space.At(c.layout.Grid.Size), Fill: cb.Fill}})
		case cb.Rule > 0:
			blocks = append(blocks, Block{Role: RoleOrnament, Pos: cb.Pos, Rule: &Rule{Thickness: cb.Rule, Color: cb.Color}})
		case cb.Each == "topics":
			for _, t := range c.booklet.Topics {
				v := c.values.with(values{"topic": t})
				blocks = c.coverText(blocks, cb, v)
			}
		default:
			blocks = c.coverText(blocks, cb, c.values)
		}
	}
	return blocks
}

// has tells whether the booklet has what a block of the cover depends on.
func (c *composer) has(when string) bool {
	switch when {
	case "":
		return true
	case "topics":
		return len(c.booklet.Topics) > 0
	}
	return c.values[when].Value != ""
}

func (c *composer) coverText(blocks []Block, cb *manifest.CoverBlock, v values) []Block {
	if spans, ok := v.spans(cb.Text, cb.Pos); ok && len(spans) > 0 {
		blocks = append(blocks, c.block(RoleCover, cb.Style, spans))
	}
	return blocks
}
