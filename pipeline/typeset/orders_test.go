package typeset

import (
	"strings"

	"booklet/pipeline/unit"
)

// orders checks rules 40 and 43, and §3.5.2: a line shrinks or stretches, never
// both; a step is used when those before it are used up; and its places give
// alike.
func (r *lineRules) orders() {
	for i := range r.lines {
		l := &r.lines[i]
		shrunk, stretched := false, false
		var shrink [8]struct{ could, did unit.Length }
		var script, word struct{ could, did unit.Length }
		var even []unit.Length
		for k := range l.cells[:len(l.cells)-1] {
			c := &l.cells[k]
			d := c.got - c.gap.nat
			shrunk, stretched = shrunk || d < 0, stretched || d > 0
			if want := stepFor(c, &l.cells[k+1]); c.gap.shrink > 0 && c.gap.step != want {
				r.errorf(i, "rule 40: the gap %s%s shrinks at step %d, want %d", c.text, l.cells[k+1].text, c.gap.step, want)
			}
			shrink[c.gap.step].could += c.gap.shrink
			shrink[c.gap.step].did -= min(d, 0)
			switch c.gap.kind {
			case gapScript:
				script.could += c.gap.stretch
				script.did += max(d, 0)
			case gapWord:
				word.could += c.gap.stretch
				word.did += max(d, 0)
			case gapEven:
				even = append(even, max(d, 0))
			}
		}
		if shrunk && stretched {
			r.errorf(i, "clreq §3.5.2: gaps shrink and others stretch on one line")
		}
		for s := range shrink {
			for before := range s {
				if shrink[s].did > 0 && shrink[before].did < shrink[before].could {
					r.errorf(i, "rule 40: step %d is used before step %d is used up", s, before)
				}
			}
		}
		var most, least unit.Length
		for k, d := range even {
			if k == 0 || d > most {
				most = d
			}
			if k == 0 || d < least {
				least = d
			}
		}
		if most > least+1 {
			r.errorf(i, "rule 43: gaps stretch by %s to %s em", inEm(least, l.em), inEm(most, l.em))
		}
		if len(even) > 0 && most > 0 && (word.did < word.could || script.did < script.could) || script.did > 0 && word.did < word.could {
			r.errorf(i, "rule 43: stretching is out of order: word %d of %d, Han–Western %d of %d", word.did, word.could, script.did, script.could)
		}
		r.alike(i)
	}
}

// stepFor is the step of clreq §3.5.3 at which the gap between two cells
// shrinks: with the later one of the marks whose blanks meet there; 0 for none.
// ： , which the list leaves out, goes with ，、；.
func stepFor(a, b *setCell) uint8 {
	step := uint8(0)
	see := func(text, blank string) {
		if text == "" || !strings.Contains(blank, text) {
			return
		}
		switch {
		case strings.Contains("。？！", text):
			step = max(step, 7)
		case strings.Contains("，、；：", text):
			step = max(step, 5)
		default:
			step = max(step, 4)
		}
	}
	switch a.gap.kind {
	case gapWord:
		return 2
	case gapScript:
		return 6
	}
	see(a.text, blankRight)
	see(b.text, blankLeft)
	return step
}

// alike checks that gaps of one step with the same room give the same.
func (r *lineRules) alike(i int) {
	l := &r.lines[i]
	type key struct {
		step   uint8
		kind   gapKind
		shrink unit.Length
	}
	seen := map[key][2]unit.Length{}
	for k := range l.cells[:len(l.cells)-1] {
		c := &l.cells[k]
		d := c.got - c.gap.nat
		if d >= 0 {
			continue
		}
		id := key{step: c.gap.step, kind: c.gap.kind, shrink: c.gap.shrink}
		span, ok := seen[id]
		if !ok {
			span = [2]unit.Length{d, d}
		}
		seen[id] = [2]unit.Length{min(span[0], d), max(span[1], d)}
	}
	for id, span := range seen {
		if span[1]-span[0] > l.em/100 {
			r.errorf(i, "rule 40: places of step %d give %s and %s em", id.step, inEm(span[0], l.em), inEm(span[1], l.em))
		}
	}
}
