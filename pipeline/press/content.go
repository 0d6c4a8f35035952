package press

import (
	"slices"

	"booklet/pipeline/paint"
	"booklet/pipeline/unit"
)

// Places inside a line are counted in 1/(1024·10^9) pt: both the sheet's
// lengths (1/1024 pt) and what the content stream can say (1/1000 pt, and
// 1/10,000 em of a size in 1/1000 pt) are whole numbers of it, so that the
// pen is where a reader of the file will see it, exactly.
const (
	fine      = 1_000_000_000      // of a unit.Length
	fineSpace = 1024 * 10_000      // of 1/100,000 pt
	fineMilli = 1024 * 1_000_000   // of 1/1000 pt
	fineEm    = 1024               // of 1/1,000,000 em, times the size in 1/1000 pt
	tolerance = 2 * fineMilli      // glyphs that are less off are left there: 0.002 pt
	largeType = 40_000             // in 1/1000 pt
	hexDigits = "0123456789ABCDEF" // of codes in strings
)

// content writes the content stream of one sheet.
type content struct {
	buf    []byte
	faces  []*typeface
	height unit.Length // of the sheet: PDF counts Y from the foot

	color  paint.Color
	font   int
	size   milli
	line   [2]milli   // where the current text line begins
	turned bool       // the text matrix is turned by a quarter
	space  int64      // of Tc, in 1/100,000 pt
	pen    int64      // along the line, from line, in fine units
	open   bool       // inside the brackets of TJ
	hex    bool       // inside the angle brackets of a string
	spans  []span     // those still to come
	gaps   []int64    // room for spread
	marked paint.Role // of the artifact that is open
}

// sheetContent gives the content stream of a sheet, after what a library has
// already drawn there.
func sheetContent(buf []byte, s *paint.Sheet, faces []*typeface) []byte {
	c := content{buf: buf, faces: faces, height: s.Size.H, font: -1}
	for i := range s.Rules {
		c.rule(&s.Rules[i])
	}
	for i := range s.Shapes {
		c.shape(&s.Shapes[i])
	}
	c.enter(paint.RoleNone)
	if len(s.Texts) > 0 {
		c.spans = spans(s.Texts, faces)
		c.raw("BT\n")
		for i := range s.Texts {
			c.text(i, &s.Texts[i])
		}
		c.enter(paint.RoleNone)
		c.raw("ET\n")
	}
	return c.buf
}

// rule fills a rectangle. Its edges are rounded, not its size, so that rules
// that meet on the sheet meet on paper.
func (c *content) rule(r *paint.Rule) {
	c.enter(r.Role)
	c.fill(r.Color)
	x0, y0 := c.point(r.Box.Min)
	x1, y1 := c.point(r.Box.Max)
	c.numbers(x0, y1, x1-x0, y0-y1)
	c.raw("re f\n")
}

// shape fills a polygon.
func (c *content) shape(s *paint.Shape) {
	if len(s.Points) < 3 {
		return
	}
	c.enter(s.Role)
	c.fill(s.Color)
	for i, p := range s.Points {
		x, y := c.point(p)
		c.numbers(x, y)
		if i == 0 {
			c.raw("m ")
		} else {
			c.raw("l ")
		}
	}
	c.raw("f\n")
}

// text shows a run of glyphs. Glyphs on one baseline share a string; each
// other one gets a place of its own.
func (c *content) text(index int, t *paint.Text) {
	if len(t.Glyphs) == 0 {
		return
	}
	c.enter(t.Role)
	c.fill(t.Color)
	face := c.faces[t.Font]
	size := toMilli(t.Size)
	if t.Font != c.font || size != c.size {
		c.raw("/F")
		c.buf = appendDecimal(c.buf, int64(t.Font+1), 0)
		c.raw(" ")
		c.numbers(size)
		c.raw("Tf\n")
		c.font, c.size = t.Font, size
	}
	for j := range t.Glyphs {
		g := &t.Glyphs[j]
		here := place{index, j}
		if len(c.spans) > 0 && c.spans[0].from == here {
			c.closeStrings()
			c.raw("/Span<</ActualText")
			c.buf = appendTextHex(c.buf, c.spans[0].text)
			c.raw(">>BDC\n")
		}
		if j == 0 || !c.sameLine(t, g) {
			c.closeStrings()
			c.move(t.Rotate, g.At)
			c.spread(face, t, j)
		}
		c.show(face, t, g)
		if len(c.spans) > 0 && c.spans[0].to == here {
			c.closeStrings()
			c.raw("EMC\n")
			c.spans = c.spans[1:]
		}
	}
	c.closeStrings()
}

// sameLine reports whether a glyph is on the line that the pen is on.
func (c *content) sameLine(t *paint.Text, g *paint.Glyph) bool {
	x, y := c.point(g.At)
	if t.Rotate {
		return x == c.line[0]
	}
	return y == c.line[1]
}

// move begins a text line at a point.
func (c *content) move(turned bool, at unit.Point) {
	x, y := c.point(at)
	switch {
	case turned: // a quarter clockwise: the line runs down
		c.raw("0 -1 1 0 ")
		c.numbers(x, y)
		c.raw("Tm\n")
	case c.turned:
		c.raw("1 0 0 1 ")
		c.numbers(x, y)
		c.raw("Tm\n")
	default:
		c.numbers(x-c.line[0], y-c.line[1])
		c.raw("Td\n")
	}
	c.line, c.turned, c.pen = [2]milli{x, y}, turned, 0
}

// show puts a glyph into the string, after the number that brings the pen to
// its place where the pen is not there by itself.
func (c *content) show(face *typeface, t *paint.Text, g *paint.Glyph) {
	if !c.open {
		c.buf = append(c.buf, '[')
		c.open = true
	}
	var want int64
	if t.Rotate {
		want = int64(c.line[1])*fineMilli - int64(c.height-g.At.Y)*fine
	} else {
		want = int64(g.At.X)*fine - int64(c.line[0])*fineMilli
	}
	if off := want - c.pen; off > tolerance || off < -tolerance {
		// TJ takes 1/1000 em to the left; one digit behind the point is
		// enough, but for large type.
		digits, step := 1, int64(c.size)*fineEm*100
		if c.size > largeType {
			digits, step = 2, step/10
		}
		n := -roundDiv(off, step)
		c.pen -= n * step
		if c.hex {
			c.buf = append(c.buf, '>')
			c.hex = false
		}
		c.buf = appendDecimal(c.buf, n, digits)
	}
	if !c.hex {
		c.buf = append(c.buf, '<')
		c.hex = true
	}
	code := face.codeOf(g)
	c.buf = appendHex16(c.buf, code)
	c.pen += int64(c.size)*face.glyphs[code].width*fineEm + c.space*fineSpace
}

// spread sets the space between characters to what most glyphs of the line
// from t.Glyphs[from] on have between them. A justified line then needs no
// number for each glyph, which halves its bytes.
func (c *content) spread(face *typeface, t *paint.Text, from int) {
	gaps := c.gaps[:0]
	for j := from; j+1 < len(t.Glyphs) && c.sameLine(t, &t.Glyphs[j+1]); j++ {
		g, h := &t.Glyphs[j], &t.Glyphs[j+1]
		step := h.At.X - g.At.X
		if t.Rotate {
			step = h.At.Y - g.At.Y
		}
		width := face.glyphs[face.codeOf(g)].width
		gaps = append(gaps, int64(step)*fine-int64(c.size)*width*fineEm)
	}
	c.gaps = gaps
	if len(gaps) < 2 {
		return
	}
	slices.Sort(gaps)
	space := roundDiv(gaps[len(gaps)/2], fineSpace)
	if d := space * int64(len(gaps)) * fineSpace; d <= tolerance && d >= -tolerance {
		space = 0
	}
	if space == c.space {
		return
	}
	c.space = space
	c.buf = append(appendDecimal(c.buf, space, 5), " Tc\n"...)
}

// closeStrings ends the show operator that is open.
func (c *content) closeStrings() {
	if c.hex {
		c.buf = append(c.buf, '>')
		c.hex = false
	}
	if c.open {
		c.raw("]TJ\n")
		c.open = false
	}
}

// fill sets the fill colour where it changes.
func (c *content) fill(to paint.Color) {
	if to == c.color {
		return
	}
	c.color = to
	if to.R == to.G && to.G == to.B {
		c.buf = appendDecimal(c.buf, level(to.R), 3)
		c.raw(" g\n")
		return
	}
	for _, v := range [...]uint8{to.R, to.G, to.B} {
		c.buf = appendDecimal(c.buf, level(v), 3)
		c.raw(" ")
	}
	c.raw("rg\n")
}

// level is a colour's part in 1/1000.
func level(v uint8) int64 { return (int64(v)*1000 + 127) / 255 }

// enter begins the marks of a role: neighbours of one role share one artifact,
// so that a span may reach from one to the next.
func (c *content) enter(r paint.Role) {
	if r == c.marked {
		return
	}
	if artifact(c.marked) != "" {
		c.raw("EMC\n")
	}
	c.raw(artifact(r))
	c.marked = r
}

// point turns a place on the sheet into one on the page.
func (c *content) point(p unit.Point) (x, y milli) {
	return toMilli(p.X), toMilli(c.height - p.Y)
}

func (c *content) raw(s string) { c.buf = append(c.buf, s...) }

// numbers prints operands, each with a space behind it.
func (c *content) numbers(all ...milli) {
	for _, m := range all {
		c.buf = append(appendMilli(c.buf, m), ' ')
	}
}

// roundDiv divides and rounds to the nearest whole number.
func roundDiv(a, b int64) int64 {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}
