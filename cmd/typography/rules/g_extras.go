package rules

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/reader"
	"booklet/cmd/typography/sets"
)

var extras = []Rule{
	{"70", "emphasis dots one to a Han character, centred below it", rule70},
	{"71", "a line under each proper name and title: unbroken, apart, above dots", rule71},
	{"72", "pinyin above its characters, centred, half size, lower case, apart", rule72},
	{"73", "ruby stays with its base, inside the measure", rule73},
	{"74", "pinyin by the word keeps the words apart above and below", rule74},
	{"75", "characters below ruby stand at an even pitch", rule75},
	{"76", "a table that goes on repeats its head and says 续表", rule76},
	{"77", "figure and table number 1 em from the title, no end mark", rule77},
	{"78", "text copies as the source has it", rule78},
	{"79", "every character has a glyph", rule79},
	{"80", "fonts embedded and subset, with text; Han from faces of the mainland", rule80},
}

// dotAt finds the glyph that a small painted shape stands below (in vertical
// setting: to the right of), and how far it is off the glyph's middle, in em.
func (c *Check) dotAt(p int, dot reader.Box) (l *lines.Line, i int, off float64, ok bool) {
	x, y := (dot.X0+dot.X1)/2, (dot.Y0+dot.Y1)/2
	if c.Document.Vertical {
		x, y = y, c.Document.Pages[p].W-x
	}
	best := math.Inf(1)
	for _, k := range c.Document.Pages[p].Lines {
		dy := y - k.Y
		if c.Document.Vertical {
			dy = k.Y - y // to the right is back, towards the line before
		}
		if c.Document.Vertical && (dy < 0.4*k.Size || dy > 1.0*k.Size) || !c.Document.Vertical && (dy < 0.1*k.Size || dy > 0.75*k.Size) {
			continue
		}
		for n := range k.Glyphs {
			g := &k.Glyphs[n]
			if d := math.Abs(x - (g.X + g.Adv/2)); d < best && d < 0.5*g.Size && !g.Raised {
				l, i, off, best, ok = k, n, (x-(g.X+g.Adv/2))/g.Size, d, true
			}
		}
	}
	return l, i, off, ok
}

// dots are the shapes of a page that are as small and as round as an emphasis
// dot.
func (c *Check) dots(p int) []reader.Box {
	var out []reader.Box
	for _, s := range c.Document.Document.Pages[p].Shapes {
		if w, h := s.W(), s.H(); w > 0.03*c.Em && w < 0.4*c.Em && h > 0.03*c.Em && h < 0.4*c.Em && ratio(w, h) > 0.7 {
			out = append(out, s)
		}
	}
	return out
}

func ratio(a, b float64) float64 { return math.Min(a, b) / math.Max(a, b) }

func rule70(c *Check, r *Result) {
	for p := range c.Document.Pages {
		has := map[*lines.Line][]int{}
		var order []*lines.Line
		for _, dot := range c.dots(p) {
			l, i, off, ok := c.dotAt(p, dot)
			if !ok {
				continue // an ornament
			}
			r.Places++
			switch g := &l.Glyphs[i]; {
			case g.Class != sets.Han:
				r.breaks(l, "a dot under %c", g.R)
			case math.Abs(off) > tolPlace:
				r.breaks(l, "the dot of %c stands %.3f em off its middle", g.R, off)
			case slices.Contains(has[l], i):
				r.breaks(l, "two dots under %c", g.R)
			}
			if len(has[l]) == 0 {
				order = append(order, l)
			}
			has[l] = append(has[l], i)
		}
		for _, l := range order {
			c.holes(r, l, has[l])
		}
	}
	if !c.Document.Vertical {
		c.dotsTouch(r)
	}
}

// holes finds the characters of a line that have no dot though they stand in a
// text that has: one between two with a dot may stand between two such texts.
func (c *Check) holes(r *Result, l *lines.Line, with []int) {
	slices.Sort(with)
	for k := 1; k < len(with); k++ {
		from, to := with[k-1], with[k]
		if to != from+2 || l.Glyphs[from+1].Class != sets.Han {
			continue
		}
		if c.Source == nil {
			r.note("no source to tell where the dots of a text begin and end")
			return
		}
		if three := string(textOf(l, from, to+1)); slices.ContainsFunc(c.Source.Dotted(), func(s string) bool { return strings.Contains(s, three) }) {
			r.breaks(l, "no dot under %c", l.Glyphs[from+1].R)
		}
	}
}

func rule78(c *Check, r *Result) {
	for i, p := range c.Document.Document.Pages {
		for _, x := range p.Chars {
			r.Places++
			if sets.Banned(x.R) {
				r.breaksPage(i, "U+%04X in the text", x.R)
			}
		}
	}
	if c.Source == nil {
		r.note("no source to compare with")
		return
	}
	text, bare := c.flow(true), c.flow(false)
	ends := c.pageEnds()
	for _, s := range c.Source.Sentences() {
		if strings.Contains(s, "{page}") || strings.Contains(s, "{number}") || strings.Contains(s, "{title}") {
			continue // what a cross reference says is known to the booklet alone
		}
		r.Places++
		if !strings.Contains(text, s) && !strings.Contains(bare, s) && !acrossPages(s, ends, text) {
			r.breaks(nil, "not found as it is in the source: %s", s)
		}
	}
}

// pageEnds gives, for each page, its text up to every place where a paragraph
// may be interrupted: by a note, a picture's caption, the column's end.
func (c *Check) pageEnds() []string {
	var out []string
	for _, p := range c.Document.Pages {
		var b strings.Builder
		for n, l := range p.Lines {
			if l.Role == lines.Body || l.Role == lines.Aside {
				for i := range l.Glyphs {
					if g := &l.Glyphs[i]; p.Chars[g.Order].R != '\u00ad' { // a hyphen that is not copied
						b.WriteRune(g.R)
					}
				}
			}
			if (l.Role == lines.Body || l.Role == lines.Aside) && (n+1 == len(p.Lines) || p.Lines[n+1].Role != l.Role || p.Lines[n+1].Column != l.Column || p.Lines[n+1].Paragraph != l.Paragraph) {
				out = append(out, b.String())
			}
		}
	}
	return out
}

// acrossPages tells whether a sentence begins at the end of a page's body and
// goes on elsewhere, behind notes or pictures.
func acrossPages(s string, ends []string, text string) bool {
	x := []rune(s)
	for k := 1; k < len(x); k++ {
		if !strings.Contains(text, string(x[k:])) {
			continue
		}
		for _, e := range ends {
			if strings.HasSuffix(e, string(x[:k])) {
				return true
			}
		}
	}
	return false
}

// flow is the document's text in the order of its content streams, without
// blanks, heads, feet, ruby and note marks; without all raised and lowered
// text where raised is false.
func (c *Check) flow(raised bool) string {
	var b strings.Builder
	for _, p := range c.Document.Pages {
		drop := map[int]bool{}
		for _, l := range p.Lines {
			for i := range l.Glyphs {
				g := &l.Glyphs[i]
				if l.Role.Furniture() || l.Role == lines.Ruby || g.Raised && (!raised || g.R >= '①' && g.R <= '⑳') {
					drop[g.Order] = true
				}
			}
		}
		for i, x := range p.Chars {
			if !drop[i] && sets.Of(x.R) != sets.Space && x.R != '\u00ad' {
				b.WriteRune(x.R)
			}
		}
	}
	return b.String()
}

func rule79(c *Check, r *Result) {
	for i, p := range c.Document.Document.Pages {
		for _, x := range p.Chars {
			r.Places++
			if x.GID == 0 && x.R != ' ' {
				r.breaksPage(i, "%c (U+%04X) is painted as .notdef", x.R, x.R)
			}
		}
	}
}

func rule80(c *Check, r *Result) {
	for _, f := range c.Fonts {
		r.Places++
		var lacks []string
		for _, x := range []struct {
			ok   bool
			what string
		}{{f.Embedded, "embedded"}, {f.Subset, "subset"}, {f.Uni, "mapped to Unicode"}} {
			if !x.ok {
				lacks = append(lacks, x.what)
			}
		}
		if len(lacks) > 0 {
			r.breaks(nil, "%s is not %s", f.Name, fmt.Sprint(strings.Join(lacks, ", not ")))
		}
	}
	c.foreign(r)
}

// elsewhere ends the names of faces with the forms of another region.
var elsewhere = regexp.MustCompile(`(?i)(CJK|HanSans|HanSerif|Sans|Serif)-?(jp|kr|tc|hk|tw)(-|$)`)

// foreign finds Han characters of faces whose names say that their forms are
// another region's.
func (c *Check) foreign(r *Result) {
	for _, l := range c.Lines {
		for i := range l.Glyphs {
			if g := &l.Glyphs[i]; unicode.Is(unicode.Han, g.R) && elsewhere.MatchString(g.Font) {
				r.breaks(l, "%c is of %s", g.R, g.Font)
				break
			}
		}
	}
}
