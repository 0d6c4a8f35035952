package rules

import (
	"math"
	"strings"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

var upright = []Rule{
	{"V1", "columns run down, from right to left; the book opens to the right", ruleV1},
	{"V2", "quotes are 『』「」; no presentation forms in the text", ruleV2},
	{"V3", "pause and stop marks in the upper right; ：；！？ keep 1 em", ruleV3},
	{"V4", "emphasis dots to the right", ruleV4},
	{"V5", "Western words turned; single characters upright in one cell", ruleV5},
	{"V6", "line gap 1/2 em for marks beside the text, 5/8 for marks on both sides", ruleV6},
	{"V7", "the same bans at the ends of columns", ruleV7},
	{"V8", "captions beside their figure; a table's head on the right and on top", ruleV8},
	{"V9", "columns of the last page, balanced or not (counted)", ruleV9},
	{"V10", "ruby right of its base, centred, half size, lower case, apart", ruleV10},
}

func ruleV1(c *Check, r *Result) {
	r.Places++
	if !c.RightToLeft {
		r.breaks(nil, "the PDF does not say that it opens to the right")
	}
	for _, l := range c.Lines {
		if l.Role != lines.Body || l.Prev == nil || l.Prev.Page != l.Page {
			continue
		}
		r.Places++
		if l.Glyphs[0].Order < l.Prev.Glyphs[0].Order {
			r.breaks(l, "comes before the column on its right")
		}
	}
}

func ruleV2(c *Check, r *Result) {
	for _, l := range c.Lines {
		if !l.Down {
			continue // a running head, across the page
		}
		for i := range l.Glyphs {
			switch x := l.Glyphs[i].R; {
			case x >= 0xfe10 && x <= 0xfe19 || x >= 0xfe30 && x <= 0xfe4f:
				r.Places++
				r.breaks(l, "%c is a presentation form (U+%04X)", x, x)
			case strings.ContainsRune("“”‘’", x):
				r.Places++
				chinese, _ := c.neighbours(l, i)
				// The text may keep the curly quote while the glyph is a
				// corner bracket, whose ink is at an end of its cell.
				g := &l.Glyphs[i]
				if chinese && !g.Turned && !g.Ink.Empty() && g.Ink.H() < 0.35*g.Size && g.Ink.W() < 0.35*g.Size {
					r.breaks(l, "%c keeps its form of horizontal setting", x)
				}
			case strings.ContainsRune("「」『』（）《》", x):
				r.Places++
				g := &l.Glyphs[i]
				if !g.Turned && !g.Ink.Empty() && strings.ContainsRune("（）《》", x) && g.Ink.W() > g.Ink.H() {
					r.breaks(l, "%c is not turned", x)
				}
			}
		}
	}
}

func ruleV3(c *Check, r *Result) {
	for _, l := range c.Lines {
		if !l.Down {
			continue // a running head, across the page
		}
		for i := range l.Glyphs {
			g := &l.Glyphs[i]
			switch {
			case strings.ContainsRune("，。、", g.R) && !g.Ink.Empty():
				r.Places++
				// Along the column the ink is in the first half of the cell,
				// across it on the right, which is the smaller side here.
				top := g.X
				if i > 0 && l.Glyphs[i-1].Class == sets.Han {
					top = l.Glyphs[i-1].B
				}
				if x, y := ((g.Ink.X0+g.Ink.X1)/2-top)/g.Size, ((g.Ink.Y0+g.Ink.Y1)/2-l.Y)/g.Size; x > 0.5+max(0, c.slack(l))+tolEdge || y > 0 {
					r.breaks(l, "%c stands %.2f em down and %.2f em to the left of the middle", g.R, x, y)
				}
			case strings.ContainsRune("：；！？", g.R) && i > 0 && i+1 < len(l.Glyphs):
				p, n := &l.Glyphs[i-1], &l.Glyphs[i+1]
				if p.Class != sets.Han || n.Class != sets.Han {
					continue
				}
				r.Places++
				s, _ := c.Stretch(l)
				if w := (n.X-p.X)/g.Size - 1 - 2*s; w < 1-tolEdge {
					r.breaks(l, "%c takes %.3f em", g.R, w)
				}
			}
		}
	}
}

func ruleV4(c *Check, r *Result) {
	for p := range c.Document.Pages {
		for _, dot := range c.dots(p) {
			x, y := (dot.Y0+dot.Y1)/2, c.Document.Pages[p].W-(dot.X0+dot.X1)/2
			var near *lines.Line
			for _, l := range c.Document.Pages[p].Lines {
				if l.Role == lines.Body && x > l.Start && x < l.End && (near == nil || math.Abs(y-l.Y) < math.Abs(y-near.Y)) {
					near = l
				}
			}
			if near == nil || math.Abs(y-near.Y) > c.Em {
				continue // an ornament
			}
			r.Places++
			if y > near.Y { // to the left
				r.breaks(near, "a dot stands to the left of the text")
			}
		}
	}
	c.dotsTouch(r)
}

func ruleV5(c *Check, r *Result) {
	for _, l := range c.Lines {
		if l.Role != lines.Body || !l.Down {
			continue
		}
		for i := 0; i < len(l.Glyphs); {
			k := i
			for k < len(l.Glyphs) && word(l.Glyphs[k].R) && l.Glyphs[k].Class == sets.Western && !l.Glyphs[k].Raised && (k == i || !l.Glyphs[k].Spaced) {
				k++
			}
			if k == i {
				i++
				continue
			}
			r.Places++
			c.westernWord(r, l, i, k)
			i = k
		}
	}
}

// westernWord checks how the word of glyphs from to to stands in its column.
func (c *Check) westernWord(r *Result, l *lines.Line, from, to int) {
	g := l.Glyphs[from:to]
	upper, digits := true, true
	for i := range g {
		upper = upper && g[i].R >= 'A' && g[i].R <= 'Z'
		digits = digits && sets.Digit(g[i].R)
	}
	text := string(textOf(l, from, to))
	han := func(i int) bool { return i >= 0 && i < len(l.Glyphs) && l.Glyphs[i].Class == sets.Han }
	switch {
	case !g[0].Turned && len(g) > 1 && !upper && !digits:
		r.breaks(l, "%s stands upright", text)
	case g[0].Turned && len(g) == 1 && han(from-1) && han(to) && !l.Glyphs[to].Spaced:
		r.breaks(l, "%s is turned", text)
	case g[0].Turned && digits && len(g) <= 2 && numbers(l, from, to):
		r.breaks(l, "the number %s. is turned", text)
	}
	for i := 0; i < len(g); {
		k, lo, hi := i, math.Inf(1), math.Inf(-1)
		for ; k < len(g) && !g[k].Turned && math.Abs(g[k].A-g[i].A) < 0.1*g[i].Size; k++ {
			lo, hi = min(lo, g[k].Ink.Y0), max(hi, g[k].Ink.Y1)
		}
		if k > i+1 && (hi-lo)/g[i].Size > 1+tolPlace {
			r.breaks(l, "%s is %.3f em wide in one cell", text, (hi-lo)/g[i].Size)
		}
		i = max(k, i+1)
	}
}

// numbers tells whether the digits of glyphs from to to and the stop behind them
// are a number in Chinese text, as those of lists and headings are.
func numbers(l *lines.Line, from, to int) bool {
	west := func(i int) bool { return i >= 0 && i < len(l.Glyphs) && l.Glyphs[i].Class == sets.Western }
	return to < len(l.Glyphs) && l.Glyphs[to].R == '.' && !west(from-1) && !west(to+1)
}

func ruleV6(c *Check, r *Result) {
	if c.Em == 0 || c.Pitch < c.Em { // no two columns of the body side by side
		return
	}
	r.Places++
	least, where := 0.5, ""
	if c.markedOnBothSides() {
		least, where = 0.625, " though marks stand on both sides of columns"
	}
	if gap := c.Pitch/c.Em - 1; gap < least-0.005 {
		r.breaks(nil, "the line gap is %.3f em%s", gap, where)
	}
}

// markedOnBothSides tells whether the document has ruby or dots on the right of
// its columns and lines on their left.
func (c *Check) markedOnBothSides() bool {
	right, left := false, false
	for p := range c.Document.Pages {
		for _, l := range c.Document.Pages[p].Lines {
			right = right || l.Role == lines.Ruby
		}
		for _, dot := range c.dots(p) {
			_, _, _, ok := c.dotAt(p, dot)
			right = right || ok
		}
		for _, u := range c.underlines(p) {
			left = left || !u.behind
		}
	}
	return right && left
}

func ruleV7(c *Check, r *Result) {
	for _, f := range []func(*Check, *Result){rule1, rule2, rule3, rule4} {
		f(c, r)
	}
}
