package typeset

import (
	"booklet/pipeline/compose"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// textRows sets a block of text: a row a line.
func (s *setter) textRows(b *compose.Block) []row {
	if b.Lead != nil {
		return s.leadRows(b)
	}
	style := b.Style
	lines, p := s.lines(b)
	if len(lines) == 0 {
		return s.markerRow(b)
	}
	pitch, lead := s.pitch(style, len(lines))
	if byMeaning(b) && len(lines) > 1 { // lines of titles may be too near to each other for ruby
		if wide, above := s.pitch(s.opened(style, b.Spans), len(lines)); wide > pitch {
			pitch, lead = wide, above
		}
	}
	asm := &assembler{para: p, tag: Tag{Role: b.Role, Level: b.Level, Pos: b.Pos}}
	rows := make([]row, len(lines))
	left := b.Left + style.Left.At(style.Size) + s.spare(b)/2
	for i := range lines {
		l := &lines[i]
		x := left + s.lineStart(b, l)
		y := s.baseline(pitch, style.Size)
		r := &rows[i]
		r.height, r.part, r.parts = pitch, i+1, len(lines)
		if i == 0 {
			y += lead
			r.height += lead
		}
		items, marks := asm.set(l, x, y)
		r.items = items
		for _, m := range marks {
			r.marks = append(r.marks, mark(m))
		}
		if i == 0 && len(b.Marker) > 0 {
			r.prepend(s.marker(b, x, y))
		}
	}
	s.rules(b, rows, left)
	return rows
}

// markerRow is the line of an item that has a marker and no text of its own;
// nothing for a block that has neither.
func (s *setter) markerRow(b *compose.Block) []row {
	if len(b.Marker) == 0 {
		return nil
	}
	pitch, lead := s.pitch(b.Style, 1)
	y := lead + s.baseline(pitch, b.Style.Size)
	return []row{{height: lead + pitch, items: s.marker(b, b.Left+b.Style.Left.At(b.Style.Size), y)}}
}

// width is the width of a block's lines.
func (s *setter) width(b *compose.Block) unit.Length {
	w := s.measure - b.Left - b.Style.Left.At(b.Style.Size) - b.Style.Right.At(b.Style.Size)
	return max(w, b.Style.Size)
}

// spare is what a block of large justified text leaves of the measure, so that
// its lines hold a whole number of characters (clreq §2.3.5).
func (s *setter) spare(b *compose.Block) unit.Length {
	if b.Style.Align != manifest.Justify || b.Style.Size <= s.layout.Grid.Size {
		return 0
	}
	return s.width(b) % b.Style.Size
}

// lines breaks a block of text, and says where rules gave way.
func (s *setter) lines(b *compose.Block) ([]line, *para) {
	style := b.Style
	p := s.newPara(b.Spans, style, b.Pos)
	if len(p.cells) == 0 {
		return nil, p
	}
	width := s.width(b) - s.spare(b)
	indent := style.Indent.At(style.Size)
	if b.Flush || style.Align == manifest.Center || style.Align == manifest.Right {
		indent = 0
	}
	hang := style.Hang.At(style.Size)
	p.ragged = style.Align != manifest.Justify
	if byMeaning(b) {
		p.openWide(width-indent, width-indent)
		lines := p.shapeTitle(width - indent)
		p.warnGiven(lines)
		return lines, p
	}
	p.openWide(width-hang, width-indent)
	lines := p.breakLines(width-hang, indent-hang)
	p.warnGiven(lines)
	return lines, p
}

// byMeaning tells whether a block's lines are shaped like a title's.
func byMeaning(b *compose.Block) bool {
	switch b.Style.Align {
	case manifest.Center, manifest.Right:
		return true
	case manifest.Left:
		return b.Role == compose.RoleTitle || b.Role == compose.RoleHeading || b.Role == compose.RoleContents
	}
	return false
}

// lineStart is where a line begins between its block's edges.
func (s *setter) lineStart(b *compose.Block, l *line) unit.Length {
	style := b.Style
	x := style.Hang.At(style.Size)
	if l.first && !b.Flush && (style.Align == manifest.Justify || style.Align == manifest.Left) {
		x = style.Indent.At(style.Size)
	}
	spare := max(0, l.width-l.natural) // a line that is too wide is squeezed into its width
	switch style.Align {
	case manifest.Center:
		x += spare / 2
	case manifest.Right:
		x += spare
	}
	return x
}

// pitch is the distance of a block's lines, and what is added above the first
// so that the block lies in the middle of its grid lines. Running text begins
// on its grid line.
func (s *setter) pitch(style *manifest.Style, lines int) (pitch, lead unit.Length) {
	grid := s.layout.Grid.Pitch
	if own := style.Lines.At(style.Size); own > 0 {
		if style.Align == manifest.Justify {
			return own, 0
		}
		total := own * unit.Length(lines)
		return own, ((total+grid-1)/grid*grid - total) / 2
	}
	pitch = grid
	for pitch < style.Size+style.Size/8 {
		pitch += grid
	}
	return pitch, 0
}

// baseline is how far below the top of a line of a pitch its baseline lies. The
// body's characters begin at the top of their grid line, with the space below
// them; other sizes stand in the middle of where the body's would. 88/100 of an
// em box is above the baseline, as Chinese faces are drawn.
func (s *setter) baseline(pitch, size unit.Length) unit.Length {
	above := size * ascent / 100
	if s.layout.Page.Vertical {
		above = size / 2 // the middle of the line is what glyphs stand on
	}
	if pitch < s.layout.Grid.Pitch {
		return (pitch-size)/2 + above
	}
	space := s.layout.Grid.Pitch - s.layout.Grid.Size
	return (pitch-space-size)/2 + above
}

// marker sets a list item's marker before its first line, which begins at x.
func (s *setter) marker(b *compose.Block, x, y unit.Length) []Item {
	p := s.newPara(b.Marker, b.Style, b.Pos)
	if len(p.cells) == 0 {
		return nil
	}
	p.halfDigits()
	all := p.total()
	p.ragged = true
	f := p.flexOf(all, 0, len(p.cells)-1, false)
	l := line{from: 0, to: len(p.cells) - 1, width: f.natural, natural: f.natural, last: true}
	asm := &assembler{para: p, tag: Tag{Role: b.Role, Pos: b.Pos}}
	start := x - 2*b.Style.Size // short markers begin a whole indent before the text
	if p.cells[len(p.cells)-1].blankR > 0 {
		start = min(start, x-f.natural-p.endTrim(len(p.cells)-1)) // （1） brings its own space
	} else {
		start = min(start, x-f.natural-b.Style.Size/4)
	}
	if f.natural < b.Style.Size*3/4 { // a bullet stands nearer to its text than a number
		start = x - b.Style.Size*3/2
	}
	items, _ := asm.set(&l, start, y)
	return items
}

// halfDigits sets digits in cells of half an em, so that the numbers of a list
// stand below each other whatever their digits.
func (p *para) halfDigits() {
	for k := range p.cells {
		c := &p.cells[k]
		if c.class != western || !isDigit(p.chars[c.char].r) || p.setter.layout.Page.Vertical {
			continue
		}
		x := unit.Length(0)
		for g := c.glyph; g < c.glyph+c.glyphs; g++ {
			glyph := &p.glyphs[g]
			if isDigit([]rune(glyph.text)[0]) {
				glyph.x = x + (p.sp.em/2-glyph.adv)/2
				x += p.sp.em / 2
			} else {
				glyph.x = x
				x += glyph.adv
			}
		}
		c.w = x
	}
}
