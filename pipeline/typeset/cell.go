package typeset

import (
	"booklet/pipeline/font"
	"booklet/pipeline/unit"
)

// cell is what a line is made of: one Han character or mark, or an unbreakable
// piece of Western text, with the space to the next cell.
type cell struct {
	class, last   class // of its first and last character
	joint         joint // with the next cell
	harm          harm  // of a line that ends with it
	char, chars   int32 // its characters in the paragraph
	glyph, glyphs int32 // its glyphs in the paragraph
	gap           gap
	w             unit.Length // width, both blank halves included
	blankL        unit.Length // blank part on the left that may be taken away
	blankR        unit.Length
	hyphen        unit.Length // width of the hyphen that a line ending with it shows
	ruby          unit.Length // width of the ruby text over it; 0 for none
}

// gap is the space between a cell and the next one on the same line.
type gap struct {
	nat     unit.Length // natural: negative where marks are squeezed together
	shrink  unit.Length // how much may be taken away
	stretch unit.Length // how much may be added at first, of kinds word and script
	more    unit.Length // how much more of kind script, when other gaps are at their limit
	step    uint8       // of shrinking, 2…7 (clreq §3.5.3)
	kind    gapKind
	blank   rune // a typed blank, shown in copied text
}

// gapKind is the class of stretching that a gap belongs to (clreq §3.5.4).
type gapKind uint8

const (
	gapFixed  gapKind = iota
	gapWord           // between Western words
	gapScript         // between Han and Western text
	gapEven           // all others: stretched last, and all alike
)

// glyph is one glyph of a cell, placed from the cell's left edge (or top, in
// vertical setting) and the baseline.
type glyph struct {
	face   *font.Face
	gid    font.GID
	size   unit.Length
	x, y   unit.Length // y up
	adv    unit.Length
	text   string
	span   int32
	rotate bool
}

// Parts of an em that the rules name.
func half(em unit.Length) unit.Length    { return em / 2 }
func quarter(em unit.Length) unit.Length { return em / 4 }
func eighth(em unit.Length) unit.Length  { return em / 8 }
func third(em unit.Length) unit.Length   { return em / 3 }

// hanCell makes the cell of one Han character or mark. Marks stand where
// mainland setting has them, also in faces that draw them otherwise.
func (p *para) hanCell(i int) {
	c := &p.chars[i]
	face, gid := p.find(c)
	f := &p.fonts[c.span]
	em := f.size
	cl := cell{class: c.class, last: c.class, joint: c.joint, harm: c.harm, char: int32(i), chars: 1, glyph: int32(len(p.glyphs)), glyphs: 1}
	shared := c.class == stop && p.shares(i)
	vertical := p.setter.layout.Page.Vertical
	ownForm := false // for columns
	if vertical {
		_, ownForm = face.Vertical(gid)
	}
	if !vertical || !ownForm && !c.class.mark() {
		gid = p.form(face, gid, c, shared)
	}
	adv := scale(face.Advance(gid), f.size)
	cl.w = adv
	x := unit.Length(0)
	switch {
	case shared: // ？！ share a cell; ！！！ take two, the last one's blank included (GB/T 15834 §5.1.2)
		cl.w = em / 2
		x = (cl.w - adv) / 2
	case c.class == opening: // narrow quotes of some faces go to the right half
		cl.w = max(em, adv)
		x = cl.w - adv
		if adv <= em/2 {
			x = em - (em/2+adv)/2
		}
		cl.blankL = half(em)
	case c.class.mark():
		cl.w = max(em, adv)
		if adv <= em/2 {
			x = (em/2 - adv) / 2
		}
		cl.blankR = half(em)
	case c.class == middle || c.class == solidus:
		cl.w = half(em)
		x = (cl.w - adv) / 2
	case c.class == dash || c.class == ellipsis:
		cl.w = em
		if c.r == '⸺' {
			cl.w = 2 * em
		}
		x = (cl.w - adv) / 2
	}
	g := glyph{face: face, gid: gid, size: f.size, x: x, y: f.rise, adv: adv, text: p.text(c), span: c.span}
	if vertical {
		p.verticalCell(c, &cl, &g, shared)
	}
	if p.sp.squeeze == "half" && !p.third(i) || p.sp.squeeze == "kaiming" && c.class != stop {
		g.x -= cl.blankL // half a cell is all that the mark has
		cl.w -= cl.blankL + cl.blankR
		cl.blankL, cl.blankR = 0, 0
	}
	p.glyphs = append(p.glyphs, g)
	p.cells = append(p.cells, cl)
}

// blankOver tells whether the glyph of an opening mark whose cell begins at x
// has its origin hardly further than the glyph before it, at before: its blank
// half lies over a narrow letter or a lowered figure, and readers of PDFs, who
// sort by origins, would copy the mark before that.
func (p *para) blankOver(g *glyph, x, before unit.Length) bool {
	return x+g.x < before+eighth(g.size) && g.adv == g.size && !p.setter.layout.Page.Vertical
}

// fromInk is the glyph of an opening mark on a whole cell as one that begins
// with the half that has its ink.
func fromInk(g *glyph) *glyph {
	near := *g
	near.gid = g.face.RightHalf(g.gid)
	near.x += half(g.size)
	near.adv = half(g.size)
	return &near
}

// form gives the form of a mark's glyph that fits its cell.
func (p *para) form(face *font.Face, gid font.GID, c *char, shared bool) font.GID {
	switch {
	case c.r == '⸺':
		return face.Full(gid)
	case c.class == dash || c.class == connector && c.r == '—':
		return face.FullEm(gid)
	case c.class == middle || c.class == connector && c.r == '–':
		return face.HalfCell(face.Centred(gid))
	case c.r == '～':
		return face.Centred(gid)
	case shared || c.class == solidus:
		return face.HalfCell(gid)
	case c.class >= pause && c.class <= stop && face.Advance(gid) >= 900:
		if ink, ok := face.Bounds(gid); ok && (ink.XMin+ink.XMax)/2 > 380 {
			return face.LeftHalf(gid)
		}
	}
	return gid
}

// shares tells whether a mark is one of two ？ and ！ in a row, or one of three
// but the last: those take half a cell each.
func (p *para) shares(i int) bool {
	at, n := p.calls(i)
	return n == 2 || n == 3 && at < 2
}

// third tells whether a mark is the last of three ？ and ！ in a row, which take
// two cells in all styles.
func (p *para) third(i int) bool {
	at, n := p.calls(i)
	return n == 3 && at == 2
}

// calls gives how many ？ and ！ stand in a row around i, and which of them i
// is, from 0. Of longer rows, which are no sign of the writer's, only four
// count.
func (p *para) calls(i int) (at, n int) {
	is := func(i int) bool { r := p.chars[i].r; return r == '？' || r == '！' }
	if !is(i) {
		return 0, 0
	}
	const most = 3
	from, to := i, i
	for from > 0 && i-from < most && is(from-1) && p.chars[from-1].blank == 0 {
		from--
	}
	for to+1 < len(p.chars) && to-i < most && p.chars[to].blank == 0 && is(to+1) {
		to++
	}
	return i - from, to - from + 1
}

// noteCell makes the cell of a note's mark: a raised circled number, whose
// width does not depend on the number, so that lines can be broken before the
// page, which numbers it, is known.
func (p *para) noteCell(i int) {
	c := &p.chars[i]
	f := p.fonts[c.span]
	size := f.size * 6 / 10
	chain := p.setter.noteChain()
	face, gid, ok := chain.find('①')
	if !ok {
		p.setter.missing('①', p.place(c), chain)
		face = chain.first()
	}
	adv := scale(face.Advance(gid), size)
	g := glyph{face: face, gid: gid, size: size, y: f.size * 4 / 10, adv: adv, text: "①", span: c.span}
	if p.setter.layout.Page.Vertical {
		upright(&g, adv)
	}
	p.glyphs = append(p.glyphs, g)
	p.cells = append(p.cells, cell{class: object, last: object, joint: c.joint, harm: c.harm, char: int32(i), chars: 1, glyph: int32(len(p.glyphs) - 1), glyphs: 1, w: adv})
}
