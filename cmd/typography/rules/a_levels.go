package rules

import (
	"slices"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

// levels are the levels of the bans, the loosest first.
var levels = []string{"none", "basic", "gb", "strict"}

// strictest gives the strictest level, as an index in levels, at which a line
// may end between its last glyph and the first of the next.
func strictest(l *lines.Line) int {
	a, b := &l.Glyphs[len(l.Glyphs)-1], &l.Next.Glyphs[0]
	for n := len(levels) - 1; n > 0; n-- {
		end := a.Class == sets.Western || sets.OpensAtEnd(a.R, levels[n]) == ""
		start := b.Class == sets.Western || sets.ClosesAtStart(b.R, second(l.Next), levels[n]) == ""
		if end && start {
			return n
		}
	}
	return 0
}

func rule5(c *Check, r *Result) {
	asked := max(0, slices.Index(levels, c.Ban))
	var count [4]int
	c.eachBreak(func(l *lines.Line, a, b *lines.Glyph) {
		r.Places++
		n := strictest(l)
		count[n]++
		switch {
		case n >= asked:
		case !c.lawful(l):
			r.gives("30, 38 (a piece longer than the line)", l, "%c and %c are parted as only %s allows", a.R, b.R, levels[n])
		default:
			r.breaks(l, "%c and %c are parted as only %s allows; the document is set at %s", a.R, b.R, levels[n], c.Ban)
		}
	})
	if asked+1 < len(levels) && count[asked] > 0 {
		r.note("%d line ends that %s would forbid", count[asked], levels[asked+1])
	}
}

// LevelsDiffer checks that one text, set at each of the levels from none to
// strict, makes use of what every level allows and the next stricter one does
// not: a setting that changes nothing is none. That no level's bans are broken
// is for rule 5 on each of the documents.
func LevelsDiffer(set []*Check) Result {
	r := Result{Rule: "5", Name: "every level of the bans makes a difference"}
	for n, c := range set {
		if n+1 == len(levels) {
			break // nothing is stricter
		}
		r.Places++
		used := 0
		c.eachBreak(func(l *lines.Line, _, _ *lines.Glyph) {
			if strictest(l) == n {
				used++
			}
		})
		if used == 0 {
			var first *lines.Line
			if len(c.Lines) > 0 {
				first = c.Lines[0]
			}
			r.breaks(first, "at %s no line ends as %s forbids: the level changes nothing", levels[n], levels[n+1])
		}
	}
	return r
}
