package rules

import (
	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

func rule6(c *Check, r *Result) {
	c.eachBreak(func(l *lines.Line, a, b *lines.Glyph) {
		if a.Class == b.Class && a.R == b.R && (a.Class == sets.Dash || a.Class == sets.Ellipsis) && doubled(l, len(l.Glyphs)-1)%2 == 1 {
			r.breaks(l, "%c%c is split", a.R, b.R)
		}
	})
	for _, l := range c.Lines {
		if l.Role == lines.Contents || l.Role.Furniture() || l.Role == lines.Ruby {
			continue
		}
		for i := 1; i < len(l.Glyphs); i++ {
			a, b := &l.Glyphs[i-1], &l.Glyphs[i]
			if a.Class != b.Class || a.Class != sets.Dash && a.Class != sets.Ellipsis || doubled(l, i-1)%2 == 0 || a.Raised {
				continue
			}
			r.Places++
			em := a.Size
			if w := (b.X + b.Adv - a.X) / em; w < 2-tolPlace || w > 2+tolPlace {
				r.breaks(l, "%c%c takes %.3f em", a.R, b.R, w)
			} else if hole := (b.Ink.X0 - a.Ink.X1) / em; a.Class == sets.Dash && !a.Ink.Empty() && !b.Ink.Empty() && hole > tolPlace {
				r.breaks(l, "the dash has a hole of %.3f em", hole)
			}
		}
	}
}

// doubled is how many dashes or points of one kind end at glyph i.
func doubled(l *lines.Line, i int) int {
	n := 0
	for k := i; k >= 0 && l.Glyphs[k].Class == l.Glyphs[i].Class; k-- {
		n++
	}
	return n
}

func rule7(c *Check, r *Result) {
	alone := 0
	for _, l := range c.Lines {
		if l.Role == lines.Contents || l.Role.Furniture() {
			continue
		}
		for i := range l.Glyphs {
			g := &l.Glyphs[i]
			end := i+1 == len(l.Glyphs) || l.Glyphs[i+1].Class != sets.Ellipsis
			if g.Class != sets.Ellipsis || !end {
				continue
			}
			n := doubled(l, i)
			if end && i+1 == len(l.Glyphs) && l.Next != nil && l.Next.Glyphs[0].Class == sets.Ellipsis {
				r.Places++
				if n+doubledAhead(l.Next) == 4 {
					r.breaks(l, "………… is split")
				}
				continue
			}
			if n != 4 {
				continue
			}
			r.Places++
			if w := (g.X + g.Adv - l.Glyphs[i-3].X) / g.Size; w < 4-tolPlace || w > 4+tolPlace {
				r.breaks(l, "takes %.3f em", w)
			}
			if len(l.Glyphs) == 4 {
				alone++
			}
		}
	}
	if r.Places > 0 {
		r.note("%d stand alone on a line (the writer's to decide)", alone)
	}
}

func doubledAhead(l *lines.Line) int {
	n := 0
	for n < len(l.Glyphs) && l.Glyphs[n].Class == sets.Ellipsis {
		n++
	}
	return n
}

func rule8(c *Check, r *Result) {
	c.eachBreak(func(l *lines.Line, a, b *lines.Glyph) {
		if callMark(a.R) && callMark(b.R) {
			r.breaks(l, "%c%c is split", a.R, b.R)
		}
	})
	for _, l := range c.Lines {
		if l.Role == lines.Ruby {
			continue
		}
		for i := 1; i < len(l.Glyphs); i++ {
			n := callRun(l, i)
			if n < 2 || n > 3 || i+1 < len(l.Glyphs) && callMark(l.Glyphs[i+1].R) {
				continue
			}
			r.Places++
			first, last := &l.Glyphs[i-n+1], &l.Glyphs[i]
			em := first.Size
			if inner := (last.B - first.A) / em; inner < 0.5*float64(n)-tolPlace || n == 2 && inner > 1+tolPlace || inner > 2+tolPlace {
				r.breaks(l, "%d marks stand on %.3f em", n, inner)
				continue
			}
			if i+1 == len(l.Glyphs) || i-n < 0 || l.Glyphs[i+1].Class != sets.Han || l.Glyphs[i-n].Class != sets.Han || !c.natural(l) {
				continue
			}
			want := map[int]float64{2: 1, 3: 2}[n]
			s, _ := c.Stretch(l)
			if w := (l.Glyphs[i+1].A-l.Glyphs[i-n].B)/em - 2*s; w < want-tolPlace || w > want+tolPlace {
				r.breaks(l, "%d marks take %.3f em", n, w)
			}
		}
	}
}
