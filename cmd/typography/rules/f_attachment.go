package rules

import (
	"math"
	"regexp"
	"strings"

	"booklet/cmd/typography/lines"
)

var (
	attachment = regexp.MustCompile(`^附件[：:]`)
	itemNumber = regexp.MustCompile(`^[0-9]{1,2}[.．]`)
	writtenDay = regexp.MustCompile(`^[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日$`)
)

func rule69(c *Check, r *Result) {
	if !c.GB9704 {
		r.note("not an official document")
		return
	}
	for i := range c.Document.Pages {
		ls := c.Document.Pages[i].Lines
		for n, l := range ls {
			switch {
			case attachment.MatchString(l.Text()):
				c.attachment(r, ls[n:])
			case writtenDay.MatchString(l.Text()) && c.signed(l):
				r.Places++
				if free := c.Short(l); math.Abs(free-4) > tolEdge {
					r.breaks(l, "%.2f characters free on the right of the date instead of 4", free)
				}
			}
		}
	}
}

// signed tells whether a date stands below a text as its last line does: away
// from the left edge, with the name of who wrote it above.
func (c *Check) signed(l *lines.Line) bool {
	from := c.Area(l).Left + c.FullLine()*c.Em/3
	k := c.above(l)
	return l.Role != lines.Table && l.Start > from && k != nil && k.Start > from-4*c.Em && c.Offset(k) > 0.3
}

// attachment checks the note that names what is attached, which begins with
// the first of the lines.
func (c *Check) attachment(r *Result, ls []*lines.Line) {
	l := ls[0]
	r.Places++
	if off := c.Offset(l); math.Abs(off-2) > tolEdge {
		r.breaks(l, "indented by %.2f em instead of 2", off)
	}
	if k := c.above(l); k != nil && math.Abs(l.Y-k.Y-2*c.Pitch) > tolEdge*c.Em {
		r.breaks(l, "%.2f lines below the text instead of 2 (one is left free)", (l.Y-k.Y)/c.Pitch)
	}
	number, name := 3, 3 // glyphs: 附件：
	if m := itemNumber.FindString(strings.TrimSpace(string(textOf(l, 3, len(l.Glyphs))))); m != "" {
		name += len([]rune(m))
	}
	if name >= len(l.Glyphs) {
		r.breaks(l, "no name")
		return
	}
	numbered := name > number
	last := l
	for _, k := range ls[1:] {
		if k.Role.Furniture() || math.Abs(k.Y-last.Y-c.Pitch) > tolEdge*c.Em || c.above(k) != last {
			break
		}
		// Where the first character's cell begins shows the glyph before it: a
		// quote may have lost its own blank.
		before := &l.Glyphs[name-1]
		x, want := k.Glyphs[0].X, before.X+before.Adv
		what := "goes on %.2f em off the first character of the name"
		if numbered && itemNumber.MatchString(k.Text()) {
			want, what = l.Glyphs[number].X, "its number stands %.2f em off the one above"
			c.endsBare(r, last)
		}
		r.Places++
		if d := x - want; math.Abs(d) > tolEdge*c.Em {
			r.breaks(k, what, d/c.Em)
		}
		last = k
	}
	c.endsBare(r, last)
}

// endsBare finds a mark behind the name of an attachment.
func (c *Check) endsBare(r *Result, l *lines.Line) {
	end := l.Glyphs[len(l.Glyphs)-1].R
	switch {
	case !strings.ContainsRune("。；，、", end):
	case c.Source != nil && c.Source.Has(l.Text()):
		r.gives("78 (the text has it so)", l, "ends with %c", end)
	default:
		r.breaks(l, "%c behind the name", end)
	}
}
