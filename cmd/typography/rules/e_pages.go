package rules

import (
	"math"
	"slices"
	"strings"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/sets"
)

var pages = []Rule{
	{"46", "first lines indented 2 em (1 in narrow columns), no space between paragraphs", rule46},
	{"47", "a paragraph's last line has two characters at least", rule47},
	{"48", "a paragraph's last line is not alone at the top of a page", rule48},
	{"49", "a paragraph's first line is not alone at the foot of a page", rule49},
	{"50", "no page holds only one line", rule50},
	{"51", "one line pitch through the book", rule51},
	{"52", "the line gap is 50–100 % of the size", rule52},
	{"53", "all pages and columns share the grid", rule53},
	{"54", "columns balanced on the last page", rule54},
	{"55", "no text smaller than 7.9 pt", rule55},
}

// inkOffset is how far the ink of an opening mark that begins a line stands
// inside the column: some programs align that, not the half cell.
func (c *Check) inkOffset(l *lines.Line) float64 {
	g := &l.Glyphs[0]
	if g.Class != sets.Open || g.Ink.Empty() {
		return c.Offset(l)
	}
	return (g.Ink.X0 - c.Area(l).Left) / c.Em
}

// misindented finds paragraphs of the body that begin at no indent of the
// body: a line below a paragraph's end, and the text goes on at the edge.
func (c *Check) misindented(r *Result) {
	for _, l := range c.Lines {
		off := c.Offset(l)
		if l.Role != lines.Aside || l.Font != c.Font || math.Abs(l.Size-c.Em) > 0.005*c.Em || off < 0.3 || off > 4.05 || lines.ListItem(l.Text()) {
			continue
		}
		q := c.above(l)
		if q == nil || q.Role != lines.Body || lines.ListItem(q.Text()) || !q.Last || math.Abs(l.Y-q.Y-c.Pitch) > tolEdge*c.Em || math.Abs(c.Short(l)) > tolEdge {
			continue
		}
		for _, k := range c.Document.Pages[l.Page].Lines {
			if k.Role == lines.Body && math.Abs(k.Y-l.Y-c.Pitch) < tolEdge*c.Em && math.Abs(c.Offset(k)) < tolEdge {
				r.Places++
				r.breaks(l, "indented by %.3f em", off)
			}
		}
	}
}

func rule46(c *Check, r *Result) {
	want := c.Indent
	if math.Abs(want-2) > tolPlace && !(math.Abs(want-1) <= tolPlace && c.Measure < 16) && !c.Narrow {
		r.breaks(nil, "first lines are indented by %.2f em", want)
	}
	c.misindented(r)
	for _, p := range c.Body {
		l := p[0]
		if l.Glyphs[0].Class == sets.Dash {
			continue // an attribution
		}
		off := c.Offset(l)
		if lines.ListItem(l.Text()) && math.Abs(off-want) > tolPlace {
			continue
		}
		if !c.afterBlock(l) && math.Abs(off) < tolPlace {
			continue // nothing shows that a paragraph begins here
		}
		r.Places++
		if c.GB9704 && math.Abs(off) < tolPlace && strings.HasSuffix(l.Text(), "：") {
			r.gives("GB/T 9704 7.3.2 (the addressee stands flush left)", l, "indented by %.3f em", max(0, off))
			continue
		}
		if l.Glyphs[0].Class == sets.Open && math.Abs(off-want-0.5) <= tolPlace {
			off -= 0.5
		}
		if math.Abs(off-want) > tolPlace && math.Abs(c.inkOffset(l)-want) > tolPlace {
			r.breaks(l, "indented by %.3f em", off)
		}
		if q := c.above(l); q != nil && q.Role == lines.Body && q.Last {
			step := l.Y - q.Y
			switch {
			case step <= 1.5*c.Pitch || step >= 2.6*c.Pitch || c.pictureBetween(l.Page, q.Y, l.Y):
			case c.GB9704 && attachment.MatchString(l.Text()):
				r.gives("69 (one line is left free above what is attached)", l, "%.2f lines", step/c.Pitch)
			default:
				r.breaks(l, "%.2f lines below the paragraph before it", step/c.Pitch)
			}
		}
	}
}

// afterBlock tells whether a body line surely begins a paragraph: a heading or
// a paragraph's short last line stands above it.
func (c *Check) afterBlock(l *lines.Line) bool {
	q := c.above(l)
	if q == nil {
		return false
	}
	switch q.Role {
	case lines.Heading, lines.Title:
		return true
	case lines.Body:
		return c.Short(q) > 1.1
	}
	return false
}

// above is the line right above l in its column.
func (c *Check) above(l *lines.Line) *lines.Line {
	var best *lines.Line
	for _, k := range c.Document.Pages[l.Page].Lines {
		if k.Column == l.Column && !k.Role.Furniture() && k.Role != lines.Ruby && k.Y < l.Y-0.3*c.Em && (best == nil || k.Y > best.Y) {
			best = k
		}
	}
	return best
}

func (c *Check) pictureBetween(page int, top, bottom float64) bool {
	for _, b := range c.Document.Pages[page].Images {
		if b.Y1 > top && b.Y0 < bottom {
			return true
		}
	}
	return false
}

// hanCount counts a line's Han characters; what is no mark counts too.
func hanCount(l *lines.Line) int {
	n := 0
	for i := range l.Glyphs {
		if k := l.Glyphs[i].Class; (k == sets.Han || k == sets.Western) && !l.Glyphs[i].Raised {
			n++
		}
	}
	return n
}

// texts are the paragraphs of the body, and those that the source says are a
// list's or a block quote's.
func (c *Check) texts() [][]*lines.Line {
	out := slices.Clone(c.Body)
	for _, l := range c.Lines {
		if l.Prev == nil && l.Role == lines.Aside && (l.Kind == lines.Item || l.Kind == lines.Apart) {
			out = append(out, paragraph(l))
		}
	}
	return out
}

func rule47(c *Check, r *Result) {
	for _, p := range c.texts() {
		if len(p) < 2 {
			continue
		}
		r.Places++
		l := p[len(p)-1]
		if hanCount(l) >= 2 {
			continue
		}
		// What comes before the last four lines could not help any more.
		if v := c.optimum(p[max(0, len(p)-4):], true); v > c.Bound+tolStretch/10 {
			r.gives("44 (lines above would be torn apart)", l, "by %.3f em", v)
			continue
		}
		r.breaks(l, "a lone character")
	}
}

// split calls f with the pieces that page and column ends cut paragraphs into.
func (c *Check) split(f func(p []*lines.Line, pieces [][]*lines.Line)) {
	for _, p := range c.texts() {
		var pieces [][]*lines.Line
		for i, l := range p {
			if i == 0 || l.Page != p[i-1].Page || l.Column != p[i-1].Column {
				pieces = append(pieces, nil)
			}
			pieces[len(pieces)-1] = append(pieces[len(pieces)-1], l)
		}
		if len(pieces) > 1 {
			f(p, pieces)
		}
	}
}

func rule48(c *Check, r *Result) {
	c.split(func(p []*lines.Line, pieces [][]*lines.Line) {
		r.Places++
		if last := pieces[len(pieces)-1]; len(last) == 1 {
			r.breaks(last[0], "alone at the top of the page")
		}
	})
}

func rule49(c *Check, r *Result) {
	c.split(func(p []*lines.Line, pieces [][]*lines.Line) {
		r.Places++
		if len(pieces[0]) == 1 {
			r.breaks(pieces[0][0], "alone at the foot of the page")
		}
	})
}

func rule50(c *Check, r *Result) {
	for i, p := range c.Document.Pages {
		var only *lines.Line
		n := 0
		for _, l := range p.Lines {
			if !l.Role.Furniture() {
				only = l
				n++
			}
		}
		if n == 0 {
			continue
		}
		r.Places++
		if n == 1 && only.Role == lines.Body && len(p.Images) == 0 && len(c.Document.Pages) > 1 {
			r.breaks(only, "the only line of page %d", i+1)
		}
	}
}

func rule51(c *Check, r *Result) {
	for _, p := range c.Body {
		for _, l := range p[1:] {
			if l.Page != l.Prev.Page || l.Column != l.Prev.Column {
				continue
			}
			r.Places++
			if d := (l.Y - l.Prev.Y - c.Pitch) / c.Em; math.Abs(d) > tolPlace {
				if c.interrupted(l) && c.onGrid(l.Y-l.Prev.Y) {
					continue
				}
				r.breaks(l, "%.3f em further down than one pitch", d)
			}
		}
	}
}

// interrupted tells whether something stands between a line and the one
// before it in its paragraph.
func (c *Check) interrupted(l *lines.Line) bool {
	return c.above(l) != l.Prev || c.pictureBetween(l.Page, l.Prev.Y, l.Y)
}

func (c *Check) onGrid(d float64) bool {
	n := d / c.Pitch
	return math.Abs(n-math.Round(n))*c.Pitch <= tolPlace*c.Em
}

func rule52(c *Check, r *Result) {
	if c.Pitch == 0 {
		return
	}
	r.Places++
	if q := c.Pitch / c.Em; q < 1.5-0.005 || q > 2.005 {
		r.breaks(nil, "pitch %.2f pt is %.2f times the size %.2f pt", c.Pitch, q, c.Em)
	} else {
		r.note("pitch %.2f pt, %.3f times the size %.2f pt", c.Pitch, q, c.Em)
	}
}

func rule53(c *Check, r *Result) {
	var v []float64
	var at []*lines.Line
	phase := func(y float64) float64 { return y - math.Floor(y/c.Pitch)*c.Pitch }
	for _, l := range c.Lines {
		if l.Role == lines.Body && c.Pitch > 0 {
			v, at = append(v, phase(l.Y)), append(at, l)
		}
	}
	usual, _ := lines.Mode(v, tolPlace*c.Em)
	for i := range v {
		r.Places++
		d := math.Abs(v[i] - usual)
		d = min(d, c.Pitch-d)
		if d > tolPlace*c.Em {
			r.breaks(at[i], "%.2f pt off the grid", d)
		}
	}
}

func rule55(c *Check, r *Result) {
	for _, l := range c.Lines {
		if l.Role == lines.Ruby {
			continue
		}
		r.Places++
		for i := range l.Glyphs {
			g := &l.Glyphs[i]
			if c.Document.Vertical && sets.Digit(g.R) {
				continue // figures side by side in one cell
			}
			if g.Size < sets.SmallestText-0.05 && !g.Raised && strings.TrimSpace(string(g.R)) != "" {
				r.breaks(l, "%.2f pt", g.Size)
				break
			}
		}
	}
}
