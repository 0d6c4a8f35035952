package lines

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"booklet/cmd/typography/sets"
)

var (
	pageNumber = regexp.MustCompile(`^[—–\-·•\s]*([0-9]{1,4}|[ivxlcdm]+)[—–\-·•\s]*$`)
	leader     = regexp.MustCompile(`([.．…·⋯‥]\s?){3,}\s*([0-9ivxlcdm]+|[〇零一二三四五六七八九十百]+)$`)
)

// PageNumber gives the number that a page foot prints; "" when it is none.
func PageNumber(text string) string {
	if m := pageNumber.FindStringSubmatch(strings.TrimSpace(text)); m != nil {
		return m[1]
	}
	return ""
}

// Leader splits a line of the table of contents in its title and its page
// number; false when it is no such line.
func Leader(text string) (title, number string, ok bool) {
	m := leader.FindStringSubmatchIndex(text)
	if m == nil {
		return "", "", false
	}
	return strings.TrimSpace(text[:m[0]]), western(text[m[4]:m[5]]), true
}

// assignRoles says of every line what it is.
func (d *Document) assignRoles() {
	for i := range d.Pages {
		d.tables(&d.Pages[i])
	}
	if !d.Vertical { // there it runs across the columns
		d.furniture()
	}
	for i := range d.Pages {
		contents := 0.0 // the size of the lines of a table of contents
		for _, l := range d.Pages[i].Lines {
			if _, _, ok := Leader(l.Text()); ok {
				contents = l.Size
			}
		}
		var above []*Line
		for _, l := range d.Pages[i].Lines {
			if l.Role != Body {
				continue
			}
			l.Role = d.role(l, above)
			if contents > 0 && (l.Role != Title || math.Abs(l.Size-contents) < 0.02*contents) {
				l.Role = Contents
			}
			above = append(above, l)
		}
		for _, l := range d.Pages[i].Lines {
			if d.isRuby(l, &d.Pages[i]) {
				l.Role = Ruby
			}
		}
		d.longHeadings(&d.Pages[i])
	}
}

// allBody takes every line of the body's size for a line of the body, in a
// text that is known to have nothing else: no headings, only bold; no tables,
// only torn lines.
func (d *Document) allBody() {
	for _, p := range d.Pages {
		for _, l := range p.Lines {
			if d.isBody(l.Size) {
				l.Role = Body
			}
		}
	}
}

// longHeadings takes what is set in another face, but is as long as a
// paragraph or ends like a sentence, for a paragraph of the body.
func (d *Document) longHeadings(p *Page) {
	var group []*Line
	flush := func() {
		n := 0
		for _, l := range group {
			n += len(l.Glyphs)
		}
		if n > 0 {
			last := group[len(group)-1]
			end := last.Glyphs[len(last.Glyphs)-1].R
			if n > 60 || strings.ContainsRune("。；！", end) && n > 12 {
				for _, l := range group {
					if d.atBodyEdge(l) {
						l.Role = Body
					} else {
						l.Role = Aside
					}
				}
			}
		}
		group = nil
	}
	for _, l := range p.Lines {
		if l.Role != Heading {
			flush()
			continue
		}
		if len(group) > 0 && (l.Y-group[len(group)-1].Y > 1.1*d.Pitch || d.Indent > 0 && math.Abs(d.Offset(l)-d.Indent) < 0.06) {
			flush()
		}
		group = append(group, l)
	}
	flush()
}

func (d *Document) role(l *Line, above []*Line) Role {
	han, face := 0, 0
	for i := range l.Glyphs {
		if l.Glyphs[i].Class == sets.Han {
			han++
			if l.Glyphs[i].Font == d.Font {
				face++
			}
		}
	}
	switch {
	case l.Size > 1.08*d.Em:
		return Title
	case !d.isBody(l.Size):
		return Aside
	case han == 0 && d.byline(l, above):
		return Heading
	case face > 0 || han == 0:
		if d.atBodyEdge(l) {
			return Body
		}
		return Aside
	case d.goesOn(l, above):
		return Body
	}
	return Heading
}

// byline tells whether a short line in Western letters, whose face says
// nothing, stands right below a title, or below another such line: it names an
// author, or a source.
func (d *Document) byline(l *Line, above []*Line) bool {
	n := len(above)
	return n > 0 && (above[n-1].Role == Title || above[n-1].Role == Heading && !slices.ContainsFunc(above[n-1].Glyphs, isHan)) && math.Abs(d.Offset(l)) < 0.06 && d.Short(l) > 1.1
}

func isHan(g Glyph) bool { return g.Class == sets.Han }

// atBodyEdge tells whether a line begins where the lines or the paragraphs of
// the body do. An opening mark may stand half an em further in.
func (d *Document) atBodyEdge(l *Line) bool {
	off := d.Offset(l)
	open := l.Glyphs[0].Class == sets.Open
	ink := off // of an opening mark, which may be aligned by it
	if b := l.Glyphs[0].Ink; open && !b.Empty() {
		ink = (b.X0 - d.Area(l).Left) / d.Em
	}
	at := func(x float64) bool {
		return math.Abs(off-x) < 0.06 || math.Abs(ink-x) < 0.06 || math.Abs(off-x-0.5) < 0.06 && open
	}
	// A gap that should not be there before Western text is a finding, no inset.
	gap := l.Glyphs[0].Class == sets.Western && off > 0 && off < 0.35
	return at(0) || gap || d.Indent > 0 && at(d.Indent)
}

// goesOn tells whether a line wholly in another face can be the middle of a
// paragraph of the body: the body line above runs to the edge.
func (d *Document) goesOn(l *Line, above []*Line) bool {
	if math.Abs(d.Offset(l)) > 0.06 {
		return false
	}
	for _, k := range above {
		if k.Column == l.Column && math.Abs(k.Y+d.Pitch-l.Y) < 0.05*d.Em && k.Role == Body {
			return d.Short(k) < 0.1
		}
	}
	return false
}

// isRuby tells whether l is small text right above a line.
func (d *Document) isRuby(l *Line, p *Page) bool {
	for _, k := range p.Lines {
		dy := k.Y - l.Y
		if k != l && l.Size < 0.62*k.Size && dy > 0.6*k.Size && dy < 1.45*k.Size &&
			l.left() > k.left()-1.5*k.Size && l.right() < k.right()+1.5*k.Size {
			return true
		}
	}
	return false
}

func (d *Document) insideArea(l *Line) bool {
	c := d.Area(l)
	return l.left() > c.Left-0.6*d.Em && l.right() < c.Right+0.6*d.Em
}
