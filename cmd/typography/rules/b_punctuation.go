package rules

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

var punctuation = []Rule{
	{"17", "a single mark takes 1 em where nothing squeezes it", rule17},
	{"18", "two adjacent marks take 1.5 em, no more, and do not collide", rule18},
	{"19", "a bracket loses its outer blank, not the side of its text", rule19},
	{"20", "a full-width mark at a line's end takes 1/2 em", rule20},
	{"21", "opening marks at line starts stand at one place", rule21},
	{"22", "opening marks after an indent stand at one place", rule22},
	{"23", "interpunct 1/2 em, U+00B7", rule23},
	{"24", "connector – 1/2 em, wave ～ 1 em", rule24},
	{"25", "solidus 1/2 em", rule25},
	{"26", "curly quotes in Chinese text from the Chinese face, full width", rule26},
	{"27", "quotes “‘’” nest and close (columns: 『「」』)", rule27},
	{"28", "titles 《〈〉》 nest and close", rule28},
	{"29", "pause and stop marks in the lower left of their cell", rule29},
	{"30", "nothing beyond the measure (hanging off)", rule30},
	{"31", "no full-width letters or digits", rule31},
}

// text tells whether a line is checked for the widths of its marks.
func (c *Check) text(l *lines.Line) bool {
	return l.Role != lines.Ruby && l.Role != lines.Contents && !l.Role.Furniture()
}

// departs gives by how much a gap beside a mark departs from what is allowed:
// below 0 it is too small, above it is too wide, 0 it is right.
func (c *Check) departs(l *lines.Line, g Gap, squeezed bool) float64 {
	s := c.slack(l)
	least := g.Nat
	if squeezed {
		least = g.Min
	}
	switch {
	case g.Blank < least+min(s, 0)-tolPlace:
		return g.Blank - least
	case g.Blank > g.Nat+max(s, 0)+tolPlace:
		return g.Blank - g.Nat
	}
	return 0
}

func rule17(c *Check, r *Result) {
	for _, l := range c.Lines {
		if !c.natural(l) {
			continue
		}
		gaps := c.Gaps(l)
		for k, g := range gaps {
			b := &l.Glyphs[g.I]
			// A single mark: the gap behind it when it closes, before it when
			// it opens, and none of its neighbours is a mark.
			m, other := &l.Glyphs[g.I-1], k-1
			if b.Class == sets.Open {
				m, other = b, k+1
			}
			if g.Kind != HanMark || !m.Class.Mark() || m.Class == sets.Open && m != b {
				continue
			}
			if other >= 0 && other < len(gaps) && gaps[other].Kind == Pair || callRun(l, g.I-1) > 1 {
				continue
			}
			r.Places++
			if d := c.departs(l, g, false); d != 0 {
				r.breaks(l, "%c: a blank of %.3f em beside it instead of %.2f", m.R, g.Blank, g.Nat)
			}
		}
	}
}

func rule18(c *Check, r *Result) {
	if c.Squeeze == "none" {
		r.note("squeezing is off in this document")
		return
	}
	pairs := map[string]bool{}
	for _, l := range c.Lines {
		if !c.text(l) {
			continue
		}
		for _, g := range c.Gaps(l) {
			if g.Kind != Pair {
				continue
			}
			a, b := &l.Glyphs[g.I-1], &l.Glyphs[g.I]
			r.Places++
			pairs[string([]rune{a.R, b.R})] = true
			if overlap := (a.Ink.X1 - b.Ink.X0) / a.Size; !a.Ink.Empty() && !b.Ink.Empty() && overlap > tolPlace {
				r.breaks(l, "the ink of %c%c overlaps by %.3f em", a.R, b.R, overlap)
				continue
			}
			if d := c.departs(l, g, true); d != 0 {
				r.breaks(l, "%c%c: a blank of %.3f em between them instead of %.2f", a.R, b.R, g.Blank, g.Nat)
			}
		}
	}
	if len(pairs) > 0 {
		r.note("%d different pairs seen", len(pairs))
	}
}

func rule19(c *Check, r *Result) {
	for _, l := range c.Lines {
		if !c.text(l) {
			continue
		}
		for _, g := range c.Gaps(l) {
			a, b := &l.Glyphs[g.I-1], &l.Glyphs[g.I]
			inner := a.Class == sets.Open && b.Class == sets.Han || a.Class == sets.Han && b.Class == sets.Close && strings.ContainsRune(sets.Brackets, b.R)
			if !inner || g.Kind != HanMark {
				continue
			}
			r.Places++
			if d := c.departs(l, g, false); d != 0 {
				r.breaks(l, "%c%c: the blank on the side of the text is %.3f em", a.R, b.R, g.Blank)
			}
		}
	}
}

func rule20(c *Check, r *Result) {
	if c.Squeeze == "none" {
		r.note("squeezing is off in this document")
		return
	}
	for _, l := range c.Lines {
		if !c.justified(l) || l.Role != lines.Body {
			continue
		}
		g := &l.Glyphs[len(l.Glyphs)-1]
		if g.Class != sets.Close || g.Raised {
			continue
		}
		r.Places++
		switch short := c.short(l); {
		case math.Abs(short) <= tolEdge:
		case c.triple(l, len(l.Glyphs)-1) && short > 0 && short <= 0.5+tolEdge:
			r.gives("8 (！！！ takes 2 em)", l, "%.3f em from the edge", short)
		case math.Abs(short-0.5) <= tolEdge:
			r.breaks(l, "%c takes a whole em", g.R)
		case c.Hang && math.Abs(short+0.5) <= tolEdge:
			r.gives("30 (hanging marks on)", l, "%c hangs", g.R)
		case short > 0 && !c.pullable(l) && c.tornApart(l, short):
			r.gives("42, 44 (left short rather than torn apart)", l, "%.3f em short", short)
		default:
			r.breaks(l, "%c ends %.3f em from the edge", g.R, short)
		}
	}
}

func rule21(c *Check, r *Result) { c.onePlace(r, false) }

func rule22(c *Check, r *Result) { c.onePlace(r, true) }

// onePlace checks that opening marks at the beginnings of lines, or of
// paragraphs, all keep or all lose their blank half.
func (c *Check) onePlace(r *Result, first bool) {
	seen := map[bool][]*lines.Line{}
	for _, l := range c.Lines {
		if l.Role != lines.Body || l.Glyphs[0].Class != sets.Open || l.First != first || first && numbered(l) {
			continue
		}
		off := c.Offset(l)
		if first {
			if off < 0.3 {
				continue
			}
			off -= c.Indent
		}
		r.Places++
		switch {
		case math.Abs(off) <= tolEdge || !first && math.Abs(c.inkOffset(l)) <= tolEdge:
			seen[true] = append(seen[true], l)
		case math.Abs(off-0.5) <= tolEdge:
			seen[false] = append(seen[false], l)
		default:
			r.breaks(l, "%c stands %.3f em from the edge", l.Glyphs[0].R, off)
		}
	}
	if len(seen[true]) > 0 && len(seen[false]) > 0 {
		few := seen[true]
		if len(seen[false]) < len(few) {
			few = seen[false]
		}
		for _, l := range few {
			r.breaks(l, "%c: %d others stand elsewhere", l.Glyphs[0].R, r.Places-len(few))
		}
	}
}

// numbered tells whether a line begins with the number of a list's item,
// （1）, which stands in the item's inset rather than behind an indent.
func numbered(l *lines.Line) bool {
	g := l.Glyphs
	return len(g) > 3 && g[1].R >= '0' && g[1].R <= '9' && (g[2].R == '）' || g[3].R == '）')
}

func rule26(c *Check, r *Result) {
	han := map[string]bool{}
	for _, l := range c.Lines {
		for i := range l.Glyphs {
			if l.Glyphs[i].Class == sets.Han {
				han[l.Glyphs[i].Font] = true
			}
		}
	}
	words := c.apostrophes()
	for _, l := range c.Lines {
		for i := range l.Glyphs {
			g := &l.Glyphs[i]
			if !strings.ContainsRune("“”‘’", g.R) {
				continue
			}
			if words[g] {
				r.Places++
				if g.Adv > 0.45*g.Size {
					r.breaks(l, "the %c of a word is %.3f em wide", g.R, g.Adv/g.Size)
				}
				continue
			}
			chinese, latin := c.neighbours(l, i)
			if !chinese && !latin {
				continue
			}
			r.Places++
			switch {
			case chinese && !han[g.Font]:
				r.breaks(l, "%c is from %s", g.R, g.Font)
			case chinese && g.Adv < 0.45*g.Size:
				r.breaks(l, "%c is %.3f em wide", g.R, g.Adv/g.Size)
			case latin && !chinese && g.Adv > 0.75*g.Size:
				r.breaks(l, "%c between Western text is %.3f em wide", g.R, g.Adv/g.Size)
			}
		}
	}
}

// neighbours tells whether Chinese text stands beside glyph i, and whether
// Western text stands at both of its sides in a line with no Chinese at all.
func (c *Check) neighbours(l *lines.Line, i int) (han, latin bool) {
	for _, k := range []int{i - 1, i + 1} {
		if k < 0 || k >= len(l.Glyphs) {
			continue
		}
		switch n := &l.Glyphs[k]; {
		case n.Class == sets.Han || n.Class.Mark() && !strings.ContainsRune("“”‘’", n.R):
			han = true
		case n.Class == sets.Western:
			latin = true
		}
	}
	return han, latin && !chinese(l)
}

func rule29(c *Check, r *Result) {
	for _, l := range c.Lines {
		if !c.text(l) || c.Document.Vertical {
			continue
		}
		for i := range l.Glyphs {
			g := &l.Glyphs[i]
			if !strings.ContainsRune("，。、", g.R) || g.Ink.Empty() || g.Adv < 0.75*g.Size {
				continue
			}
			r.Places++
			x := ((g.Ink.X0+g.Ink.X1)/2 - g.X) / g.Size
			y := (g.Y - (g.Ink.Y0+g.Ink.Y1)/2) / g.Size
			if x >= 0.5 || y >= 0.38 {
				r.breaks(l, "the ink of %c stands at %.2f, %.2f of its cell", g.R, x, y)
			}
		}
	}
}

func rule30(c *Check, r *Result) {
	for _, l := range c.Lines {
		if l.Role != lines.Body {
			continue
		}
		r.Places++
		last := &l.Glyphs[len(l.Glyphs)-1]
		if over := -c.short(l); over > tolEdge {
			switch {
			case c.Hang && over < 0.5+tolEdge && strings.ContainsRune(sets.Hanging, last.R):
				if n := len(l.Glyphs); n > 1 && l.Glyphs[n-2].Class.Mark() {
					r.breaks(l, "%c hangs after another mark", last.R)
				}
			case len(l.Glyphs) == c.piece(l):
				r.gives("9, 12 (one piece longer than the line)", l, "%.3f em beyond the measure", over)
			default:
				r.breaks(l, "%.3f em beyond the measure", over)
			}
			continue
		}
		if !last.Ink.Empty() {
			if over := (last.Ink.X1 - c.Area(l).Right) / c.Em; over > tolEdge {
				r.breaks(l, "the ink of %c stands %.3f em beyond the measure", last.R, over)
			}
		}
		if under := max(c.Offset(l), c.inkOffset(l)); under < -tolEdge {
			r.breaks(l, "begins %.3f em before the measure", -under)
		}
	}
}

func rule31(c *Check, r *Result) {
	for _, l := range c.Lines {
		for i := range l.Glyphs {
			x := l.Glyphs[i].R
			if x < 0xff10 || x > 0xff5a {
				continue
			}
			if x <= 0xff19 || x >= 0xff21 && x <= 0xff3a || x >= 0xff41 {
				r.Places++
				r.breaks(l, "%c (U+%04X)", x, x)
			}
		}
	}
	for _, p := range c.Document.Document.Pages {
		r.Places += len(p.Chars)
	}
}

// PairsSeen are the pairs of marks that stand side by side in a document.
func PairsSeen(c *Check) []string {
	seen := map[string]bool{}
	for _, l := range c.Lines {
		for _, g := range c.Gaps(l) {
			if g.Kind == Pair || g.Kind == Inside {
				seen[fmt.Sprintf("%c%c", l.Glyphs[g.I-1].R, l.Glyphs[g.I].R)] = true
			}
		}
	}
	var out []string
	for p := range seen {
		out = append(out, p)
	}
	slices.Sort(out)
	return out
}
