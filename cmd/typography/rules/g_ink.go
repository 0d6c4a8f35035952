package rules

import (
	"math"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/reader"
	"booklet/cmd/typography/sets"
)

// The ink of what stands beside the text: ruby, emphasis dots and the lines of
// names and titles may touch nothing. Boxes are in the axes of the lines.

// tolInk is how far two boxes of ink may reach into each other, in em: they are
// a little larger than the ink.
const tolInk = 0.015

// thinnest is what a rule has at most across itself, in em; wider shapes are
// grounds and frames.
const thinnest = 0.3

// touch tells whether two boxes share some ink at an em.
func touch(a, b reader.Box, em float64) bool {
	if a.Empty() || b.Empty() {
		return false
	}
	t := tolInk * em
	return math.Min(a.X1, b.X1)-math.Max(a.X0, b.X0) > t && math.Min(a.Y1, b.Y1)-math.Max(a.Y0, b.Y0) > t
}

// touching finds, on each line of a page that own does not leave out, the first
// glyph whose ink a box touches.
func (c *Check) touching(p int, box reader.Box, em float64, leave func(l *lines.Line, g *lines.Glyph) bool) (l *lines.Line, g *lines.Glyph) {
	for _, l := range c.Document.Pages[p].Lines {
		if c.Document.Vertical && !l.Down || math.Abs((box.Y0+box.Y1)/2-l.Y) > 2*math.Max(l.Size, em) {
			continue
		}
		for i := range l.Glyphs {
			if g := &l.Glyphs[i]; touch(box, g.Ink, em) && !leave(l, g) {
				return l, g
			}
		}
	}
	return nil, nil
}

// marksOf are the painted shapes of a page that are dots, lines and rules.
func (c *Check) marksOf(p int) []reader.Box {
	page := &c.Document.Pages[p]
	var out []reader.Box
	for _, list := range [][]reader.Box{page.Shapes, page.Strokes} {
		for _, s := range list {
			if s = c.turned(p, s); math.Min(s.W(), s.H()) < thinnest*c.Em {
				out = append(out, s)
			}
		}
	}
	return out
}

// turned gives a painted box of a page in the axes of its lines.
func (c *Check) turned(p int, s reader.Box) reader.Box {
	if !c.Document.Vertical {
		return s
	}
	w := c.Document.Pages[p].W
	return reader.Box{X0: s.Y0, X1: s.Y1, Y0: w - s.X1, Y1: w - s.X0}
}

// rubyTouches checks that ruby touches no other text, no mark and no rule.
func (c *Check) rubyTouches(r *Result) {
	for p := range c.Document.Pages {
		var marks []reader.Box
		read := false
		for _, l := range c.Document.Pages[p].Lines {
			if l.Role != lines.Ruby {
				continue
			}
			if !read {
				marks, read = c.marksOf(p), true
			}
			c.rubyLineTouches(r, p, l, marks)
		}
	}
}

// rubyLineTouches says once of each row of ruby what it touches.
func (c *Check) rubyLineTouches(r *Result, p int, l *lines.Line, marks []reader.Box) {
	em := 2 * l.Size // of the base, or nearly
	row := func(k *lines.Line, _ *lines.Glyph) bool {
		return k == l || k.Role == lines.Ruby && math.Abs(k.Y-l.Y) < 0.1*l.Size
	}
	for i := range l.Glyphs {
		ink := l.Glyphs[i].Ink
		for _, m := range marks {
			if touch(ink, m, em) {
				r.breaks(l, "%c touches a line or dot", l.Glyphs[i].R)
				return
			}
		}
		if k, g := c.touching(p, ink, em, row); k != nil {
			r.breaks(l, "%c touches %c of %s", l.Glyphs[i].R, g.R, k.Text())
			return
		}
		for _, m := range c.Document.Pages[p].Images {
			if b := c.base(l); b != nil && touch(ink, m, em) && !touch(reader.Box{X0: b.Start, X1: b.End, Y0: b.Y - 0.5*b.Size, Y1: b.Y}, m, em) {
				r.breaks(l, "%c touches a picture", l.Glyphs[i].R)
				return
			}
		}
	}
}

// dotsTouch checks that emphasis dots touch no text; ruby is for its own rule.
func (c *Check) dotsTouch(r *Result) {
	for p := range c.Document.Pages {
		for _, dot := range c.dots(p) {
			l, i, _, ok := c.dotAt(p, dot)
			if !ok {
				continue
			}
			if k, g := c.touching(p, c.turned(p, dot), l.Size, ruby); k != nil {
				r.breaks(l, "the dot of %c touches %c of %s", l.Glyphs[i].R, g.R, k.Text())
			}
		}
	}
}

func ruby(l *lines.Line, _ *lines.Glyph) bool { return l.Role == lines.Ruby }

// underlinesTouch checks that the lines of names and titles on a page touch no
// text and not each other; letters reach below their own.
func (c *Check) underlinesTouch(r *Result, p int, us []underline) {
	for i := range us {
		u := &us[i]
		own := func(l *lines.Line, g *lines.Glyph) bool {
			return l.Role == lines.Ruby || l == u.line && g.Class == sets.Western
		}
		if k, g := c.touching(p, u.box, u.line.Size, own); k != nil {
			r.breaks(u.line, "the line of %s touches %c of %s", u.text(), g.R, k.Text())
		}
		for k := range us[:i] {
			if touch(u.box, us[k].box, u.line.Size) {
				r.breaks(u.line, "the lines of %s and %s are drawn into each other", us[k].text(), u.text())
			}
		}
	}
}
