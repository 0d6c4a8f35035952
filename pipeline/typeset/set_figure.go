package typeset

import (
	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// figureRows sets pictures side by side, each with its caption below it, as one
// row that does not break. Pictures never leave the type area.
func (s *setter) figureRows(b *compose.Block) []row {
	pics := b.Figure.Pics
	em := s.layout.Grid.Size
	between := em
	gap := s.captionGap(pics)
	each := (s.measure - between*unit.Length(len(pics)-1)) / unit.Length(len(pics))
	room := s.depth - s.captionHeight(pics, each, gap) - em/3
	if b.KeepNext {
		room -= 2 * s.layout.Grid.Pitch // what stays with it has to fit below
	}
	sizes := s.sizes(pics, each, room)
	captions := make([][]row, len(pics))
	high, captionHeight := unit.Length(0), unit.Length(0)
	total := between * unit.Length(len(pics)-1)
	for i := range pics {
		high = max(high, sizes[i].H)
		total += sizes[i].W
	}
	for i := range pics {
		captions[i] = s.caption(&pics[i], s.captionWidth(sizes[i].W, len(pics)))
		if h := noteRows(captions[i]).height(); h > 0 {
			captionHeight = max(captionHeight, gap+h)
		}
	}
	grid := s.layout.Grid.Pitch
	content := high + captionHeight
	// Below the text above it a picture has the grid's own space; as much
	// belongs below it.
	space := grid - em
	height := (content + space*3/4 + grid - 1) / grid * grid
	if height > s.depth {
		height = content
	}
	top := max(0, (height-content-space)/2)
	r := row{height: height, lead: top, float: true}
	x := (s.measure - total) / 2
	for i := range pics {
		y := top + high - sizes[i].H
		r.items = append(r.items, Item{Tag: Tag{Role: compose.RoleFigure, Pos: pics[i].Pos}, At: unit.Point{X: x, Y: y},
			Pic: &Pic{Image: pics[i].Image, W: sizes[i].W, H: sizes[i].H, Alt: pics[i].Alt}})
		cy := top + high + gap
		for _, c := range captions[i] {
			for _, m := range c.marks {
				r.marks = append(r.marks, mark{note: m.note, item: len(r.items) + m.item})
			}
			for _, item := range c.items {
				item.At.X += x + (sizes[i].W-s.captionWidth(sizes[i].W, len(pics)))/2
				item.At.Y += cy
				r.items = append(r.items, item)
			}
			cy += c.height
		}
		x += sizes[i].W + between
	}
	return []row{r}
}

// captionGap is what lies between pictures and their captions, ruby over these
// included.
func (s *setter) captionGap(pics []compose.Pic) unit.Length {
	gap := s.layout.Grid.Size * 2 / 5
	for i := range pics {
		if hasRuby(pics[i].Caption) {
			gap = max(gap, s.aboveRuby(pics[i].Style))
		}
	}
	return gap
}

// captionWidth is the length of a caption's lines: the whole measure below one
// picture, the picture's own width where several stand side by side.
func (s *setter) captionWidth(picture unit.Length, pics int) unit.Length {
	if pics == 1 {
		return s.measure
	}
	return picture
}

// caption sets a picture's caption.
func (s *setter) caption(p *compose.Pic, width unit.Length) []row {
	block := compose.Block{Role: compose.RoleCaption, Pos: p.Pos, Style: p.Style, Spans: p.Caption, Flush: true}
	return s.narrow(width).tightRows(&block)
}

// captionHeight is about what captions take below pictures of a width.
func (s *setter) captionHeight(pics []compose.Pic, width, gap unit.Length) unit.Length {
	high := unit.Length(0)
	for i := range pics {
		quiet := *s // findings are made when the caption is set for good
		quiet.missed = nil
		if h := noteRows(quiet.caption(&pics[i], quiet.captionWidth(width, len(pics)))).height(); h > 0 {
			high = max(high, gap+h)
		}
	}
	return high
}

// sizes are the sizes of pictures side by side: of one height, at which they
// fill no more than the measure and no more than they ask for.
func (s *setter) sizes(pics []compose.Pic, each, height unit.Length) []unit.Size {
	height = max(height, 2*s.layout.Grid.Size)
	if len(pics) == 1 {
		return []unit.Size{s.picture(&pics[0], each, height)}
	}
	room := each * unit.Length(len(pics))
	out := make([]unit.Size, len(pics))
	high, wide := unit.Length(0), 0.0
	for i := range pics {
		out[i] = s.picture(&pics[i], room, height)
		high = max(high, out[i].H)
		wide += float64(out[i].W) / float64(out[i].H)
	}
	high = min(high, unit.Length(float64(room)/wide))
	for i := range out {
		out[i].W, out[i].H = out[i].W*high/out[i].H, high
	}
	return out
}

// picture is the size of a picture in the directions of the text: as the
// passage asks, or by its pixels, and never larger than the room for it.
func (s *setter) picture(p *compose.Pic, along, across unit.Length) unit.Size {
	if s.layout.Page.Vertical { // it stands upright all the same
		size := s.pictureOn(p, across, along)
		return unit.Size{W: size.H, H: size.W}
	}
	return s.pictureOn(p, along, across)
}

// pictureOn is the size of a picture on the sheet.
func (s *setter) pictureOn(p *compose.Pic, width, height unit.Length) unit.Size {
	img := &s.doc.Images[p.Image]
	pw, ph := unit.Length(img.Pixels[0]), unit.Length(img.Pixels[1])
	size := unit.Size{W: p.Width, H: p.Height}
	switch {
	case size.W == 0 && size.H == 0:
		size.W = unit.Length(float64(pw) * 72 / img.DPI * float64(unit.Pt))
		size.H = size.W * ph / pw
	case size.W == 0:
		size.W = size.H * pw / ph
	case size.H == 0:
		size.H = size.W * ph / pw
	}
	if size.W > width {
		size.W, size.H = width, size.H*width/size.W
	}
	if size.H > height {
		size.W, size.H = size.W*height/size.H, height
	}
	return size
}

// tightRows sets a caption from the top of its first line's characters to the
// foot of its last line's: the space that the grid adds is left out.
func (n *narrowed) tightRows(b *compose.Block) []row {
	rows := n.textRows(b)
	if len(rows) == 0 {
		return nil
	}
	style := b.Style
	pitch, lead := n.pitch(style, len(rows))
	above := lead + n.baseline(pitch, style.Size) - style.Size*ascent/100
	if n.layout.Page.Vertical {
		above = lead + n.baseline(pitch, style.Size) - style.Size/2
	}
	rows[0].height -= lead
	for i := range rows {
		for k := range rows[i].items {
			rows[i].items[k].At.Y -= above
			if i > 0 {
				rows[i].items[k].At.Y += lead
			}
		}
	}
	rows[len(rows)-1].height -= pitch - style.Size
	return rows
}

// narrow is a copy of the setter for lines of another length; findings go to s.
func (s *setter) narrow(measure unit.Length) *narrowed {
	n := &narrowed{setter: *s, to: s}
	n.measure = measure
	n.diags = nil
	return n
}

type narrowed struct {
	setter
	to *setter
}

func (n *narrowed) textRows(b *compose.Block) []row {
	rows := n.setter.textRows(b)
	n.to.diags = append(n.to.diags, n.diags...)
	n.diags = nil
	return rows
}
