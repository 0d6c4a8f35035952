package lines

import (
	"regexp"
	"strings"

	"booklet/cmd/typography/sets"
)

// Kind is what a paragraph of the source is.
type Kind uint8

// The kinds.
const (
	Unknown  Kind = iota
	Prose         // of the running text
	Headline      // a heading
	Item          // of a list
	Apart         // a block quote, a caption, a line that begins behind a forced end
	Cell          // of a table
	Note          // at the foot of a page
)

// Given is a paragraph that a document was made from, blanks left out.
type Given struct {
	Text string
	Kind Kind
}

// aligner finds out which part of which given paragraph each line shows. Lines
// are taken in reading order: a line goes on with a paragraph that is not at
// its end yet, the last one before others, or begins a later one, the next one
// before others.
type aligner struct {
	d     *Document
	texts [][]rune
	kinds []Kind
	shown []int // how many characters of each paragraph are shown; -1: none
	open  []int // the paragraphs that are not at their end, the last one last
	next  int   // behind the paragraph that was begun last
}

// align settles the place of every line in the given text, where it has one.
func (d *Document) align(given []Given) {
	a := aligner{d: d}
	for _, g := range given {
		a.texts = append(a.texts, plain(g.Text))
		a.kinds = append(a.kinds, g.Kind)
		a.shown = append(a.shown, -1)
	}
	if len(given) == 0 {
		return
	}
	for _, l := range d.Lines {
		if !l.Role.Furniture() && l.Role != Ruby && l.Role != Contents {
			a.place(l)
		}
	}
}

// corners are the quotes that programs set in columns, by code.
var corners = strings.NewReplacer("『", "“", "』", "”", "「", "‘", "」", "’")

func plain(s string) []rune { return []rune(corners.Replace(s)) }

// place finds a line's place in the text.
func (a *aligner) place(l *Line) {
	var text []rune
	for i := range l.Glyphs {
		if g := &l.Glyphs[i]; !g.Raised || !circled(g.R) {
			text = append(text, g.R)
		}
	}
	if text = plain(string(text)); len(text) == 0 {
		return
	}
	readings := [][]rune{text}
	if n := len(text) - 1; n > 1 && (text[n] == '-' || text[n] == '\u2010') {
		readings = append(readings, text[:n]) // a hyphen of the line's
	}
	for i := len(a.open) - 1; i >= 0; i-- {
		for _, text := range readings {
			if p := a.open[i]; a.goesOn(p, l, text) {
				a.take(l, p, a.shown[p], text)
				return
			}
		}
	}
	for _, whole := range []bool{true, false} {
		for i := range a.texts {
			p := (a.next + i) % len(a.texts)
			for _, text := range readings {
				if text = a.unnumbered(p, text); a.shown[p] < 0 && a.begins(p, l, text, whole) {
					a.take(l, p, 0, text)
					a.next = p + 1
					return
				}
			}
		}
	}
}

func (a *aligner) goesOn(p int, l *Line, text []rune) bool {
	return a.fits(p, l) && prefix(a.texts[p][a.shown[p]:], text)
}

// begins tells whether a line shows the whole of a paragraph, or how it begins:
// as much as fills a good part of a line, since cells and captions may be in the
// same words.
func (a *aligner) begins(p int, l *Line, text []rune, whole bool) bool {
	if len(text) == 0 || !a.fits(p, l) || !prefix(a.texts[p], text) {
		return false
	}
	if whole || a.kinds[p] == Cell {
		return !whole || len(text) == len(a.texts[p])
	}
	area := a.d.Area(l)
	return l.right()-l.left() > 0.5*(area.Right-area.Left)
}

// fits tells whether a line looks like one of a paragraph's.
func (a *aligner) fits(p int, l *Line) bool {
	switch a.kinds[p] {
	case Prose, Item:
		return a.d.isBody(l.Size)
	case Note:
		return l.Size < 0.97*a.d.Em
	}
	return true
}

func (a *aligner) take(l *Line, p, from int, text []rune) {
	l.given, l.Kind, l.from = p+1, a.kinds[p], from
	a.shown[p] = from + len(text)
	l.ends = a.shown[p] == len(a.texts[p])
	open := a.open[:0]
	for _, o := range a.open {
		if o != p {
			open = append(open, o)
		}
	}
	if a.open = open; !l.ends {
		a.open = append(a.open, p)
	}
}

func prefix(text, of []rune) bool {
	if len(of) > len(text) {
		return false
	}
	for i, r := range of {
		if text[i] != r {
			return false
		}
	}
	return true
}

// number is what a document puts before a list's item, or a note.
var number = regexp.MustCompile(`^([一二三四五六七八九十]{1,3}、|[0-9]{1,3}[.．、)）]|[（(][0-9a-z一二三四五六七八九十]{1,3}[)）]|[a-z][.)]|[•●○▪■□☐☑◦·–—-]|[①-⑳㉑-㊿])`)

// unnumbered is a line's text without the number that the document put there.
func (a *aligner) unnumbered(p int, text []rune) []rune {
	if a.kinds[p] != Item && a.kinds[p] != Note {
		return text
	}
	s := string(text)
	return []rune(s[len(number.FindString(s)):])
}

func circled(r rune) bool { return r >= '①' && r <= '⑳' || r >= '㉑' && r <= '㊿' }

// given corrects the roles of lines by what their paragraphs are.
func (d *Document) given() {
	for _, l := range d.Lines {
		text := l.Role == Body || l.Role == Aside || l.Role == Table || l.Role == Heading
		switch {
		case !text:
		case l.Kind == Apart || l.Kind == Item || l.Kind == Note:
			l.Role = Aside
		case l.Kind == Cell:
			l.Role = Table
		case l.Kind == Prose && l.Role != Aside:
			if l.Role = Aside; d.atBodyEdge(l) {
				l.Role = Body
			}
		}
	}
}

// proseOnly are the lines that show text of the given running text and of
// nothing else; all where these are few.
func proseOnly(ls []*Line, given []Given) []*Line {
	var prose, other strings.Builder
	for _, g := range given {
		b := &other
		if g.Kind == Prose {
			b = &prose
		}
		b.WriteString(string(plain(g.Text)) + "\n")
	}
	var out []*Line
	for _, l := range ls {
		text := string(plain(squashed(l)))
		if strings.Contains(prose.String(), text) && !strings.Contains(other.String(), text) {
			out = append(out, l)
		}
	}
	if 3*len(out) < len(ls) {
		return ls
	}
	return out
}

func squashed(l *Line) string {
	var out []rune
	for i := range l.Glyphs {
		if g := &l.Glyphs[i]; !(g.Raised && circled(g.R)) && sets.Of(g.R) != sets.Space {
			out = append(out, g.R)
		}
	}
	return string(out)
}
