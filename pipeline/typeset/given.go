package typeset

import (
	"fmt"
	"strings"

	"booklet/pipeline/diag"
)

// yielded is one rule that gave way in a paragraph: how many of its lines it
// concerns and the first of them.
type yielded struct {
	code  string
	says  string // with a verb for one line
	hint  string
	lines int
	first *line
}

// yields are the rules that give way, the gravest first; see breaking.go for
// their order. Each tells of a line whether it is one of those.
var yields = []struct {
	yielded
	of func(p *para, l *line) bool
}{
	{yielded{code: "overfull", says: "wider than the type area: nothing in it can be broken",
		hint: "set the passage in a wider layout, or put a blank where it may break"},
		func(_ *para, l *line) bool { return l.over }},
	{yielded{code: "split-number", says: "too short for a number, which is divided",
		hint: "set the passage in a wider layout, or put a blank into the number"},
		harmful(inNumber)},
	{yielded{code: "split-word", says: "too short for a word, which is divided anywhere",
		hint: "put a blank, or a soft hyphen (U+00AD), where it may break"},
		harmful(inWord)},
	{yielded{code: "split-unit", says: "too short for what belongs together: it is parted",
		hint: "set the passage in a wider layout, or reword it"},
		harmful(inUnit)},
	{yielded{code: "mark-at-edge", says: "too short for a row of marks: one stands at the wrong end",
		hint: "set the passage in a wider layout, or reword it"},
		harmful(atMark)},
	{yielded{code: "loose-line", says: "spaced wide",
		hint: "reword the sentence, or let a long word break"},
		func(p *para, l *line) bool { return l.loose && p.stretches(l) }},
	{yielded{code: "short-line", says: "shorter than the others: nothing in it stretches",
		hint: "set the passage in a wider layout, or reword the sentence"},
		func(p *para, l *line) bool { return l.loose && !p.stretches(l) }},
	{yielded{code: "lone-character", says: "left with a lone character, the paragraph's last",
		hint: "reword the paragraph: a word more or less is enough"},
		func(_ *para, l *line) bool { return l.lonely }},
}

func harmful(h harm) func(p *para, l *line) bool {
	return func(p *para, l *line) bool { return !l.last && p.cells[l.to].harm == h }
}

// stretches tells whether a line has gaps that go beyond their limit, so that it
// is loose rather than short.
func (p *para) stretches(l *line) bool { return p.count(l, gapEven)+p.count(l, gapWord) > 0 }

// warnGiven says which rules gave way in a paragraph: one finding, at the first
// line of the gravest.
func (p *para) warnGiven(lines []line) {
	var all []yielded
	for k := range yields {
		g := yields[k].yielded
		for i := range lines {
			if yields[k].of(p, &lines[i]) {
				if g.lines++; g.lines == 1 {
					g.first = &lines[i]
				}
			}
		}
		if g.lines > 0 {
			all = append(all, g)
		}
	}
	if len(all) == 0 {
		return
	}
	var message strings.Builder
	for k, g := range all {
		if k > 0 {
			message.WriteString("; ")
		}
		if g.lines == 1 {
			fmt.Fprintf(&message, "a line is %s: %s", g.says, p.excerpt(g.first))
		} else {
			fmt.Fprintf(&message, "%d lines are %s, the first: %s", g.lines, g.says, p.excerpt(g.first))
		}
	}
	p.setter.report(p.linePlace(all[0].first), diag.Warning, all[0].code, message.String(), all[0].hint)
}

// linePlace is where a line begins in the sources.
func (p *para) linePlace(l *line) diag.Pos {
	return p.place(&p.chars[p.cells[l.from].char])
}

// excerpt is the first characters of a line, for messages.
func (p *para) excerpt(l *line) string {
	const most = 12
	var out strings.Builder
	n := 0
	for k := l.from; k <= l.to; k++ {
		c := &p.cells[k]
		for i := c.char; i < c.char+c.chars; i++ {
			if n++; n > most {
				return out.String() + "…"
			}
			if p.chars[i].class != object {
				out.WriteRune(p.chars[i].r)
			}
			if p.chars[i].blank != 0 && i+1 < c.char+c.chars || p.chars[i].blank != 0 && k < l.to {
				out.WriteByte(' ')
			}
		}
	}
	return out.String()
}
