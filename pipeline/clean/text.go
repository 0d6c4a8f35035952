package clean

import (
	"strings"
	"unicode/utf8"

	"booklet/pipeline/diag"
	"booklet/pipeline/sources"
)

// The characters that stand in a text for what is not a character.
const (
	noteMark  = '\ufffc' // a footnote's mark
	breakMark = '\n'     // a forced line break
)

// text is one paragraph's characters, whatever their styles: the rules look
// across bold, links and notes.
type text struct {
	r     []rune
	at    []cell // of each rune
	spans []sources.Span
	kind  sources.BlockKind // of the block; Paragraph for front matter
	meta  bool              // a value of front matter
	lang  string            // of the passage
	ctx   *context

	rubies []string // readings that rules added

	before0 []rune // what it was before any rule, kept by Patch
	at0     []cell
}

// context is what the rules know of the whole passage.
type context struct {
	sprinkled bool // pinyin stands in so many brackets that a page put it there
	// all gives the whole text, to look up how words are written elsewhere; it
	// is nil in the build.
	all func() string
}

// known tells whether the passage has these characters in a row somewhere.
func (c *context) known(s string) bool { return c.all != nil && strings.Contains(c.all(), s) }

// cell says where a rune came from.
type cell struct {
	span      int32 // index into spans
	line, col int32 // its place in the file
	guard     guard
	ruby      uint16 // added by a rule: 1 above its index in text.rubies, or 0
}

// guard says how far a rune may be changed.
type guard uint8

const (
	free   guard = iota
	inURL        // only by rules of single characters
	opaque       // not at all: code, notes, forced breaks
)

// edit replaces the runes from..to by with. Where ruby is not empty, the base
// runes before from get it.
type edit struct {
	from, to int
	with     string
	base     int
	ruby     string
	note     string // why, where it is not plain
	only     bool   // nothing is replaced: it is only reported
}

// classes returns the classes that occur in the spans.
func classes(spans []sources.Span) class {
	var c class
	before := rune(0)
	for i := range spans {
		for _, r := range spans[i].Text {
			if r >= 0x4e00 && r <= 0x9fff {
				c |= isHanChar
			} else {
				c |= classAfter(before, r)
			}
			before = r
		}
	}
	return c
}

// classesOf does the same for runes.
func classesOf(rs []rune) class {
	var c class
	before := rune(0)
	for _, r := range rs {
		c |= classAfter(before, r)
		before = r
	}
	return c
}

// classAfter is the class of a rune behind another.
func classAfter(before, r rune) class {
	switch {
	case r < 128:
		return asciiClass[r]
	case r == '。' && before == '。':
		return isDot | isStop
	}
	return classOf(r)
}

func newText(spans []sources.Span) *text {
	n := 0
	for i := range spans {
		n += utf8.RuneCountInString(spans[i].Text) + 1
	}
	t := &text{r: make([]rune, 0, n), at: make([]cell, 0, n), spans: spans}
	for i := range spans {
		s := &spans[i]
		c := cell{span: int32(i), line: int32(s.Pos.Line), col: int32(s.Pos.Col)}
		switch {
		case s.Break:
			c.guard = opaque
			t.r, t.at = append(t.r, breakMark), append(t.at, c)
			continue
		case s.Note != "" && s.Text == "":
			c.guard = opaque
			t.r, t.at = append(t.r, noteMark), append(t.at, c)
			continue
		}
		if s.Attr&sources.Mono != 0 {
			c.guard = opaque
		}
		for _, r := range s.Text {
			t.r, t.at = append(t.r, r), append(t.at, c)
			if c.col > 0 {
				c.col++
			}
		}
	}
	t.guardURLs()
	return t
}

// guardURLs marks web and mail addresses.
func (t *text) guardURLs() {
	for i := 0; i < len(t.r); i++ {
		switch {
		case t.r[i] == ':' && i+2 < len(t.r) && t.r[i+1] == '/' && t.r[i+2] == '/' && i > 0 && isLatin(t.r[i-1]),
			t.r[i] == '@' && i > 0 && i+1 < len(t.r) && addressRune(t.r[i-1]) && addressRune(t.r[i+1]),
			t.r[i] == '.' && i >= 3 && i+1 < len(t.r) && strings.EqualFold(string(t.r[i-3:i]), "www"):
		default:
			continue
		}
		from, to := i, i
		for from > 0 && addressRune(t.r[from-1]) && t.r[from-1] != ',' && t.r[from-1] != '(' {
			from--
		}
		for to < len(t.r) && addressRune(t.r[to]) {
			to++
		}
		// A mark that ends the sentence is not part of the address.
		for to > i && strings.ContainsRune(".,;:!?)'", t.r[to-1]) {
			to--
		}
		for j := from; j < to; j++ {
			t.at[j].guard = max(t.at[j].guard, inURL)
		}
		i = max(i, to-1)
	}
}

// addressRune tells whether r can stand in a web address as people type it.
func addressRune(r rune) bool {
	return r > ' ' && r < 0x7f && r != '"' && r != '<' && r != '>' && r != '`'
}

// apply makes the edits, which are in order, and returns the changes. Edits
// that would touch guarded text are left out.
func (t *text) apply(rule *Rule, edits []edit) []Change {
	limit := inURL
	if rule.Build == Applied {
		limit = opaque
	}
	var changes []Change
	var r []rune
	var at []cell
	done := 0
	for _, e := range edits {
		if e.from < done || e.to > len(t.r) || e.to < e.from || !t.allows(e, limit) {
			continue
		}
		changes = append(changes, t.change(rule, e))
		if e.only {
			continue
		}
		if r == nil {
			r, at = make([]rune, 0, len(t.r)+8), make([]cell, 0, len(t.r)+8)
		}
		r, at = append(r, t.r[done:e.from]...), append(at, t.at[done:e.from]...)
		if e.ruby != "" && len(t.rubies) < 1<<16-1 {
			t.rubies = append(t.rubies, e.ruby)
			for i := max(0, len(at)-e.base); i < len(at); i++ {
				at[i].ruby = uint16(len(t.rubies))
			}
		}
		n := 0
		for _, w := range e.with {
			c := t.origin(e, n)
			r, at = append(r, w), append(at, c)
			n++
		}
		done = e.to
	}
	if r != nil {
		t.r, t.at = append(r, t.r[done:]...), append(at, t.at[done:]...)
	}
	return changes
}

// allows tells whether all the runes of an edit may be changed.
func (t *text) allows(e edit, limit guard) bool {
	for i := e.from; i < e.to; i++ {
		if t.at[i].guard >= limit {
			return false
		}
	}
	return true
}

// origin is the cell of the n-th rune put in by an edit: that of the n-th
// rune it replaces, or of the last.
func (t *text) origin(e edit, n int) cell {
	i := e.from + n
	if i >= e.to {
		i = e.to - 1
	}
	if i < e.from { // nothing is replaced: as the rune before
		i = max(e.from-1, 0)
	}
	if i >= len(t.at) {
		return cell{}
	}
	c := t.at[i]
	c.guard = free
	return c
}

// change describes an edit.
func (t *text) change(rule *Rule, e edit) Change {
	from, to := max(0, e.from-8), min(len(t.r), e.to+8)
	c := Change{
		Rule: rule.Name, Pos: t.pos(e.from), Before: string(t.r[e.from:e.to]), After: e.with, Note: e.note, Only: e.only,
		Context: string(t.r[from:e.from]) + "⟦" + string(t.r[e.from:e.to]) + "⟧" + string(t.r[e.to:to]),
	}
	if e.only {
		c.After = c.Before
	}
	return c
}

// pos is the place of the i-th rune.
func (t *text) pos(i int) diag.Pos {
	if len(t.at) == 0 {
		return diag.Pos{}
	}
	i = min(i, len(t.at)-1)
	c := t.at[i]
	return diag.Pos{File: t.spans[c.span].Pos.File, Line: int(c.line), Col: int(c.col)}
}

// rebuild makes spans of the runes. A span begins wherever the style changes
// or the places do not follow on each other.
func (t *text) rebuild() []sources.Span {
	var out []sources.Span
	var b strings.Builder
	var cur sources.Span
	open, next := false, cell{}
	flush := func() {
		if open {
			cur.Text = b.String()
			out = append(out, cur)
			b.Reset()
			open = false
		}
	}
	for i, r := range t.r {
		c := t.at[i]
		s := t.spans[c.span]
		if r == breakMark || r == noteMark && s.Note != "" && s.Text == "" {
			flush()
			out = append(out, s)
			continue
		}
		follows := open && c.span == next.span && c.line == next.line && c.col == next.col && c.ruby == next.ruby
		if !follows {
			flush()
			cur = s
			cur.Pos.Line, cur.Pos.Col = int(c.line), int(c.col)
			if c.ruby > 0 {
				cur.Ruby = t.rubies[c.ruby-1]
			}
			open = true
		}
		b.WriteRune(r)
		next = c
		if next.col > 0 {
			next.col++
		}
	}
	flush()
	return out
}

// before returns the rune before i that is not a note's mark, or 0.
func (t *text) before(i int) rune {
	for i--; i >= 0; i-- {
		if t.r[i] != noteMark {
			return t.r[i]
		}
	}
	return 0
}

// after returns the rune at or after i that is not a note's mark, or 0.
func (t *text) after(i int) rune {
	for ; i < len(t.r); i++ {
		if t.r[i] != noteMark {
			return t.r[i]
		}
	}
	return 0
}

// western tells whether a paragraph is mainly in Latin letters: more words
// than Han characters.
func (t *text) western() bool {
	han, words := 0, 0
	for i, r := range t.r {
		if isHan(r) {
			han++
		} else if isLatin(r) && (i == 0 || !isLatin(t.r[i-1])) {
			words++
		}
	}
	return words > han
}
