package compose

import (
	"strings"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/sources"
	"booklet/pipeline/unit"
)

// cover makes the blocks of the cover, the masthead or the colophon, from top
// to bottom.
func (c *composer) cover(layout []manifest.CoverBlock) []Block {
	var blocks []Block
	shown := false // there is a text that another can stand beside
	for i := range layout {
		cb := &layout[i]
		set := c.coverBlock(cb)
		if len(set) > 0 {
			set[0].Top = c.length(cb.Top)
			set[0].Beside = cb.Beside && shown
		}
		shown = len(set) > 0 && cb.Text != "" || shown && cb.Beside
		blocks = append(blocks, set...)
	}
	return blocks
}

// coverBlock makes what stands for one block of the layout. Texts whose fields
// are all empty are left out, as the layout has them for every issue.
func (c *composer) coverBlock(cb *manifest.CoverBlock) []Block {
	switch {
	case !c.has(cb.When) || cb.Unless != "" && c.has(cb.Unless):
		return nil
	case cb.Fill || cb.Space != unit.Dim{}:
		return []Block{{Role: RoleCover, Pos: cb.Pos, Skip: &Skip{Height: c.length(cb.Space), Fill: cb.Fill}}}
	case cb.Rule > 0:
		return []Block{{Role: RoleOrnament, Pos: cb.Pos, Rule: &Rule{Thickness: cb.Rule, Color: cb.Color}}}
	case cb.Picture.Value != "":
		return c.coverPicture(cb)
	case cb.Each == "topics":
		var blocks []Block
		for _, t := range c.booklet.Topics {
			blocks = append(blocks, c.coverText(cb, c.values.with(values{"topic": plainValue(t)}))...)
		}
		return blocks
	}
	return c.coverText(cb, c.values)
}

// length is a length of the layout in which an em is the body's size.
func (c *composer) length(d unit.Dim) unit.Length { return d.At(c.layout.Grid.Size) }

// has tells whether the booklet has what a block of the cover depends on.
func (c *composer) has(when string) bool {
	switch when {
	case "":
		return true
	case "topics":
		return len(c.booklet.Topics) > 0
	case "cover":
		return c.booklet.Cover.Value != ""
	}
	return c.values[when].Value != ""
}

func (c *composer) coverText(cb *manifest.CoverBlock, v values) []Block {
	dress := func(s *sources.Span) Span { return c.span(s, cb.Style) }
	spans, ok := v.spans(cb.Text, cb.Pos, dress, cb.Faces...)
	if !ok || len(spans) == 0 {
		return nil
	}
	b := c.block(RoleCover, cb.Style, spans)
	b.hang()
	return []Block{b}
}

// coverPicture makes the block of a picture that the manifest or the layout
// names.
func (c *composer) coverPicture(cb *manifest.CoverBlock) []Block {
	name := cb.Picture
	if name.Value == manifest.CoverPicture {
		if name = c.booklet.Cover; name.Value == "" {
			return nil
		}
	}
	index := c.image(name.Pos.File, name.Value, name.Pos)
	if index < 0 {
		return nil
	}
	pic := Pic{Pos: name.Pos, Image: index, Width: c.length(cb.Width), Height: c.length(cb.Height), Alt: c.doc.Title}
	return []Block{{Role: RoleCover, Pos: name.Pos, Figure: &Figure{Pics: []Pic{pic}}}}
}

// checkShown warns of what the manifest has for a cover, a masthead or a
// colophon and the layout never shows.
func (c *composer) checkShown() {
	l := c.layout
	var shown strings.Builder
	for _, part := range [][]manifest.CoverBlock{l.Cover, l.Masthead, l.Colophon} {
		for i := range part {
			shown.WriteString(part[i].Text + part[i].Picture.Value)
		}
	}
	for _, f := range []*manifest.Furniture{&l.Head, &l.Foot} {
		shown.WriteString(f.Even.Text + f.Odd.Text)
	}
	unused := func(key, field string, pos diag.Pos) {
		if !strings.Contains(shown.String(), "{"+field+"}") {
			c.found.Warnf(pos, "unused-field", "take it out, or choose a layout that shows it", "`%s:` does not show: the layout %s has no {%s}", key, l.Name, field)
		}
	}
	if c.booklet.Cover.Value != "" {
		unused("cover", "cover", c.booklet.Cover.Pos)
	}
	if d := c.booklet.Document; d != nil {
		if !strings.Contains(shown.String(), "{agency}") { // one finding for all of it
			unused("document", "agency", d.Pos)
			return
		}
		for _, name := range manifest.DocumentFields {
			if v := c.values[name]; v.Value != "" {
				unused(name, name, v.Pos)
			}
		}
	}
}
