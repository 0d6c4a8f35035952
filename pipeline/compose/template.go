package compose

import (
	"slices"
	"strings"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/sources"
)

// letter is one character of a filled template.
type letter struct {
	r    rune
	pos  diag.Pos
	part int           // of the template
	own  bool          // the template's, not a field's
	span *sources.Span // of a title, which it is from
}

// noteSign stands for the mark of a footnote among letters.
const noteSign = '\uFFFC'

// fill replaces the fields of a template that stands at a place.
func (v values) fill(template string, at diag.Pos) ([]letter, bool) {
	var f filler
	named, filled := 0, 0
	for i, part := range manifest.SplitTemplate(template) {
		if part.Text != "" {
			f.text(letters(part.Text, at, i, true))
			continue
		}
		named++
		t, known := v[part.Field]
		if !known {
			t = value{Value: "{" + part.Field + "}", Pos: at}
		}
		if t.Value == "" {
			f.empty()
			continue
		}
		filled++
		f.out, f.gap = append(f.out, t.letters(i)...), false
	}
	if named > 0 && filled == 0 {
		return nil, false
	}
	if f.gap {
		f.drop(separators)
	}
	return trimBlanks(f.out), true
}

// letters gives the letters of a field, which is a part of a template.
func (v value) letters(part int) []letter {
	if v.spans == nil {
		return letters(v.Value, v.Pos, part, false)
	}
	var out []letter
	for i := range v.spans {
		s := &v.spans[i]
		of := letters(s.Text, s.Pos, part, false)
		if s.Note != "" {
			of = []letter{{r: noteSign, pos: s.Pos, part: part}}
		}
		for k := range of {
			of[k].span = s
		}
		out = append(out, of...)
	}
	return out
}

// letters reads a text; breaks by hand in it become line ends. A place in the
// template is that of the whole, since it has no columns of its own.
func letters(text string, pos diag.Pos, part int, own bool) []letter {
	bars, runes := []rune(handBreak), []rune(text)
	out := make([]letter, 0, len(runes))
	for k := 0; k < len(runes); k++ {
		l := letter{r: runes[k], pos: pos, part: part, own: own}
		if pos.Col > 0 && !own {
			l.pos.Col += k
		}
		if !own && slices.Equal(runes[k:min(k+len(bars), len(runes))], bars) {
			l.r = '\n'
			k += len(bars) - 1
		}
		if l.r != '\r' {
			out = append(out, l)
		}
	}
	return out
}

// What a template may have between its fields.
const (
	separators = " \u3000，、；｜|·,;"
	colons     = "：:"
	openers    = "（([【《〈“「『"
	closers    = "）)]】》〉”」』"
)

// filler joins the parts of a template. What an empty field leaves behind is
// dropped, of the template's own letters only: the separators next to it, the
// label that ends in a colon before it, and brackets with nothing in them.
type filler struct {
	out []letter
	gap bool // what came last was an empty field
}

// empty takes note of a field without a value.
func (f *filler) empty() {
	f.gap = true
	if f.ends(colons) {
		f.out = f.out[:len(f.out)-1]
		for n := len(f.out); n > 0 && f.out[n-1].own && !f.ends(separators+openers+closers+colons+"\n"); n-- {
			f.out = f.out[:n-1]
		}
	}
}

// text adds the template's own letters.
func (f *filler) text(in []letter) {
	for _, l := range in {
		if f.gap {
			if strings.ContainsRune(separators, l.r) {
				continue
			}
			if strings.ContainsRune(closers, l.r) {
				f.drop(separators)
				if n := len(f.out); f.ends(openers) && pairOf(f.out[n-1].r) == l.r {
					f.out = f.out[:n-1]
					continue // the brackets are a gap themselves
				}
			}
		}
		f.out, f.gap = append(f.out, l), false
	}
}

// ends tells whether the last letter is the template's own, of a set.
func (f *filler) ends(set string) bool {
	n := len(f.out)
	return n > 0 && f.out[n-1].own && strings.ContainsRune(set, f.out[n-1].r)
}

// drop takes the template's own letters of a set off the end.
func (f *filler) drop(set string) {
	for f.ends(set) {
		f.out = f.out[:len(f.out)-1]
	}
}

// trimBlanks drops breaks and blanks at the ends.
func trimBlanks(l []letter) []letter {
	blank := func(r rune) bool { return r == '\n' || r == ' ' }
	for len(l) > 0 && blank(l[0].r) {
		l = l[1:]
	}
	for len(l) > 0 && blank(l[len(l)-1].r) {
		l = l[:len(l)-1]
	}
	return l
}

// pairOf is the bracket that closes an opening one.
func pairOf(open rune) rune {
	for i, r := range []rune(openers) {
		if r == open {
			return []rune(closers)[i]
		}
	}
	return 0
}
