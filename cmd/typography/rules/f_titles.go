package rules

import (
	"math"
	"slices"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
	"booklet/cmd/typography/words"
)

func rule61(c *Check, r *Result) {
	left := 0
	for i := range c.heads {
		h := &c.heads[i]
		if h.level > 1 || h.runIn > 0 || len(h.lines) < 2 {
			continue
		}
		r.Places++
		c.titleWords(r, h)
		centred := 0
		for _, l := range h.lines {
			if c.centred(l) {
				centred++
			}
		}
		switch {
		case centred == len(h.lines):
			c.titleShape(r, h)
		case centred > 0 || math.Abs(h.first().Start-h.last().Start) > tolEdge*h.first().Size && math.Abs(h.first().Glyphs[0].X-h.last().Glyphs[0].X) > tolEdge*h.first().Size:
			r.breaks(h.first(), "%d of %d lines stand in the middle", centred, len(h.lines))
		default:
			left++
		}
	}
	if left > 0 {
		r.note("%d titles are set flush left: only their breaks are judged", left)
	}
}

// titleWords finds lone characters, and words that a title's lines part.
func (c *Check) titleWords(r *Result, h *heading) {
	var text []rune
	var ends []int
	for _, l := range h.lines {
		text = append(text, textOf(l, 0, len(l.Glyphs))...)
		ends = append(ends, len(text))
		if hanCount(l) < 2 {
			r.breaks(l, "a lone character")
		}
	}
	for i, at := range ends[:len(ends)-1] {
		in, err := words.Inside(text, at)
		if err != nil {
			r.note("no words to compare with: %v", err)
			return
		}
		if in {
			r.breaks(h.lines[i], "a word is parted; below: %s", h.lines[i+1].Text())
		}
	}
}

// centred tells whether a line stands in the middle of its column, by the
// whole cells of its marks or by their halves.
func (c *Check) centred(l *lines.Line) bool {
	a := c.Area(l)
	mid := (a.Left + a.Right) / 2
	last := &l.Glyphs[len(l.Glyphs)-1]
	for _, x := range []float64{l.Start, l.Glyphs[0].X} {
		for _, y := range []float64{l.End, last.X + last.Adv} {
			if math.Abs((x+y)/2-mid) < 0.1*l.Size {
				return true
			}
		}
	}
	return false
}

// titleShape finds titles whose lines form neither a trapezoid nor a diamond.
func (c *Check) titleShape(r *Result, h *heading) {
	var w []float64
	var all []lines.Glyph
	for _, l := range h.lines {
		w = append(w, (l.End-l.Start)/l.Size)
		all = append(all, l.Glyphs...)
	}
	fault := shapeFault(w)
	switch {
	case fault == "":
	case c.Source != nil && slices.ContainsFunc(c.Source.ByHand(), func(t string) bool { return plain(t) == plain(h.text) }):
		r.gives("the editor's own breaks", h.first(), "%s: %.1f em", fault, w)
	case !c.betterShape(h, all):
		r.gives("61 itself (no other breaks between words do)", h.first(), "%s: %.1f em", fault, w)
	default:
		r.breaks(h.first(), "%s: %.1f em", fault, w)
	}
}

// shapeFault says what is wrong with the lengths of a title's lines, in em;
// nothing when they grow, fall, or grow and then fall.
func shapeFault(w []float64) string {
	falling := false
	for i := 1; i < len(w); i++ {
		d := w[i] - w[i-1]
		switch {
		case math.Abs(d) < 1-tolEdge:
			return "lines of nearly one length"
		case d < 0:
			falling = true
		case falling:
			return "a waist"
		}
	}
	return ""
}

// betterShape tells whether as many lines as a title has, parted between words
// where the bans allow it, could have had a lawful shape in the measure.
func (c *Check) betterShape(h *heading, all []lines.Glyph) bool {
	size := h.first().Size
	a := c.Area(h.first())
	full := (a.Right - a.Left) / size
	text := make([]rune, len(all))
	for i := range all {
		text[i] = all[i].R
	}
	var ends []int
	for at := 2; at < len(all)-1; at++ {
		next := rune(0)
		if at+1 < len(all) {
			next = all[at+1].R
		}
		if in, err := words.Inside(text, at); err == nil && !in && lines.Breakable(&all[at-1], &all[at], next, c.Ban) {
			ends = append(ends, at)
		}
	}
	var try func(from int, w []float64) bool
	try = func(from int, w []float64) bool {
		if len(w)+1 == len(h.lines) {
			x := glyphsWidth(all[from:]) / size
			return x <= full && shapeFault(append(w, x)) == ""
		}
		for _, at := range ends {
			if at <= from {
				continue
			}
			x := glyphsWidth(all[from:at]) / size
			if x <= full && try(at, append(slices.Clone(w), x)) {
				return true
			}
		}
		return false
	}
	return try(0, nil)
}

// glyphsWidth is the width of glyphs set in one line, with a line's end behind
// them.
func glyphsWidth(gs []lines.Glyph) float64 {
	w := 0.0
	for i := range gs {
		w += gs[i].Adv
	}
	for _, g := range []*lines.Glyph{&gs[0], &gs[len(gs)-1]} {
		if k := g.Class; k == sets.Open && g == &gs[0] || k == sets.Close && g == &gs[len(gs)-1] {
			w -= max(0, g.Adv-(g.B-g.A))
		}
	}
	return w
}
