package rules

import (
	"slices"
	"strings"

	"booklet/cmd/typography/lines"
)

// family is a kind of marks that pair: the outer pair, then the one inside it,
// which stand in turn when there are more.
type family struct{ open, closing [2]rune }

var (
	quotes = family{[2]rune{'“', '‘'}, [2]rune{'”', '’'}}
	titles = family{[2]rune{'《', '〈'}, [2]rune{'》', '〉'}}
)

func (f family) has(r rune) bool { return f.opens(r) >= 0 || f.closes(r) >= 0 }

// opens gives which pair of the family r opens; -1 for none.
func (f family) opens(r rune) int { return at(f.open, r) }

// closes gives which pair of the family r closes; -1 for none.
func (f family) closes(r rune) int { return at(f.closing, r) }

func at(v [2]rune, r rune) int {
	for i, x := range v {
		if x == r {
			return i
		}
	}
	return -1
}

// misnesting is what is wrong with a mark of a family.
type misnesting uint8

const (
	wrongLevel misnesting = iota // an inner mark outside, or an outer one inside
	unclosed
	unopened
)

// misfit is a mark that does not nest or close.
type misfit struct {
	what misnesting
	at   int // index in the text
}

// pairing is what a parse of a text finds.
type pairing struct {
	marks int
	pairs map[int]int // from each mark to its partner
	bad   []misfit    // of the family alone
}

// parsePairs parses a paragraph's text. A quotation that the next paragraph
// goes on with, by opening anew, stays open lawfully.
func parsePairs(t running, f family, next []rune) pairing {
	text := t.text
	p := pairing{pairs: map[int]int{}}
	var open []int // of both families, since they may not cross
	leave := func(i int) {
		goesOn := f == quotes && len(next) > 0 && next[0] == text[i]
		if f.opens(text[i]) >= 0 && !goesOn {
			p.bad = append(p.bad, misfit{unclosed, i})
		}
	}
	for i, r := range text {
		if r == '’' && t.apostrophe(i, slices.ContainsFunc(open, func(k int) bool { return text[k] == '‘' })) {
			continue
		}
		mine := f.has(r)
		if mine {
			p.marks++
		}
		g := quotes
		if titles.has(r) {
			g = titles
		}
		if g.opens(r) >= 0 {
			depth := 0
			for _, k := range open {
				if g.opens(text[k]) >= 0 {
					depth++
				}
			}
			if mine && g.opens(r) != depth%2 {
				p.bad = append(p.bad, misfit{wrongLevel, i})
			}
			open = append(open, i)
			continue
		}
		if g.closes(r) < 0 {
			continue
		}
		k := len(open) - 1
		for k >= 0 && g.opens(text[open[k]]) != g.closes(r) {
			k--
		}
		if k < 0 {
			if mine {
				p.bad = append(p.bad, misfit{unopened, i})
			}
			continue
		}
		for _, o := range open[k+1:] {
			leave(o)
		}
		p.pairs[open[k]], p.pairs[i] = i, open[k]
		open = open[:k]
	}
	for _, o := range open {
		leave(o)
	}
	return p
}

// prose is a paragraph's text as it runs, with the place of each character.
type prose struct {
	running
	at []*lines.Line
}

// paragraphs gives the running text of the document: without note marks,
// hyphens made at line ends, heads, feet, ruby and the table of contents. In
// columns the corner brackets stand for the quotes of the same level.
func (c *Check) paragraphs() []prose {
	var out []prose
	for _, l := range c.Lines {
		if l.Prev != nil || l.Role == lines.Ruby || l.Role == lines.Contents || l.Role.Furniture() {
			continue
		}
		var p prose
		c.run(l, func(l *lines.Line, g *lines.Glyph, blank bool) {
			p.add(c.asQuote(g.R), blank)
			p.at = append(p.at, l)
		})
		if len(p.text) > 0 {
			out = append(out, p)
		}
	}
	return out
}

func noteMark(r rune) bool { return r >= '①' && r <= '⑳' }

// asQuote gives the curly quote that a corner bracket stands for in columns.
func (c *Check) asQuote(r rune) rune {
	if !c.Document.Vertical {
		return r
	}
	if i := strings.IndexRune("『』「」", r); i >= 0 {
		return []rune("“”‘’")[i/len("『")]
	}
	return r
}

func rule27(c *Check, r *Result) { c.nested(r, quotes) }

func rule28(c *Check, r *Result) { c.nested(r, titles) }

var misfitNotes = map[misnesting]string{
	wrongLevel: "%c stands on the wrong level of nesting",
	unclosed:   "%c is not closed",
	unopened:   "%c closes nothing",
}

// nested checks the nesting of one family. What the source has so is the
// writer's; without a source nobody can tell, and it is noted.
func (c *Check) nested(r *Result, f family) {
	all := c.paragraphs()
	var known []written
	if c.Source != nil {
		known = c.written(f)
	}
	var flow string
	theirs, untold := 0, 0
	example := ""
	for n, p := range all {
		if !chinese(p.at[0]) && f == quotes {
			continue // in Western text the levels are a matter of style
		}
		var next []rune
		if n+1 < len(all) {
			next = all[n+1].text
		}
		found := parsePairs(p.running, f, next)
		r.Places += found.marks
		for _, m := range found.bad {
			if c.Source == nil {
				untold++
				if example == "" {
					example = string(around(p.text, m.at))
				}
				continue
			}
			if flow == "" {
				flow = c.flow(true)
			}
			if asWritten(known, p.text, m, flow) {
				theirs++
				continue
			}
			r.breaks(p.at[m.at], misfitNotes[m.what], p.text[m.at])
		}
	}
	if theirs > 0 {
		r.note("%d marks do not nest or close in the source either", theirs)
	}
	if untold > 0 {
		r.note("%d marks do not nest or close, perhaps in the source too: %s", untold, example)
	}
}

// written is a paragraph of the source with its pairs.
type written struct {
	text  []rune
	pairs pairing
}

func (c *Check) written(f family) []written {
	var texts []running
	for _, t := range c.Source.Texts() {
		x := blankless(t)
		for i := range x.text {
			x.text[i] = c.asQuote(x.text[i])
		}
		texts = append(texts, x)
	}
	out := make([]written, len(texts))
	for i, t := range texts {
		var next []rune
		if i+1 < len(texts) {
			next = texts[i+1].text
		}
		out[i] = written{t.text, parsePairs(t, f, next)}
	}
	return out
}

// asWritten tells whether the source has the mark in the same surroundings and
// the same trouble, or has its partner where the document shows it elsewhere:
// at the far side of a picture or a page's end.
func asWritten(known []written, text []rune, m misfit, flow string) bool {
	for _, w := range known {
		for i, r := range w.text {
			if r != text[m.at] || !sameAround(w.text, i, text, m.at) {
				continue
			}
			for _, b := range w.pairs.bad {
				if b.at == i && b.what == m.what {
					return true
				}
			}
			if k, ok := w.pairs.pairs[i]; ok && m.what != wrongLevel && strings.Contains(flow, string(around(w.text, k))) && !within(text, w.text, k) {
				return true
			}
		}
	}
	return false
}

// within tells whether a paragraph of the document shows the surroundings of
// the mark at k of the source.
func within(text, source []rune, k int) bool {
	return strings.Contains(string(text), string(around(source, k)))
}

// reach is how many characters at both sides of a mark tell it from others.
const reach = 4

func around(text []rune, i int) []rune { return text[max(0, i-reach):min(len(text), i+reach+1)] }

// sameAround tells whether the characters at both sides of two marks are the
// same, as far as both texts have some.
func sameAround(a []rune, i int, b []rune, k int) bool {
	for d := 1; d <= reach && i-d >= 0 && k-d >= 0; d++ {
		if a[i-d] != b[k-d] {
			return false
		}
	}
	for d := 1; d <= reach && i+d < len(a) && k+d < len(b); d++ {
		if a[i+d] != b[k+d] {
			return false
		}
	}
	return true
}
