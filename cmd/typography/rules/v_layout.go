package rules

import (
	"math"
	"slices"
	"strings"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/reader"
	"booklet/cmd/typography/sets"
)

// What stands beside the columns: captions, heads of tables, ruby, and how the
// last page is filled. Axes are turned: X runs down, Y from right to left.

func ruleV8(c *Check, r *Result) {
	for p := range c.Document.Pages {
		page := &c.Document.Pages[p]
		for _, l := range page.Lines {
			if l.Down && l.First && l.Role != lines.Body && l.Role != lines.Contents && strings.HasPrefix(caption.FindString(l.Text()), "图") {
				c.besideFigure(r, page, l)
			}
		}
		for _, t := range c.tablesOf(page) {
			t.headPlaces(r)
		}
	}
}

// besideFigure checks that a caption's column stands beside its picture, the
// nearest one.
func (c *Check) besideFigure(r *Result, page *lines.Page, l *lines.Line) {
	var figure *reader.Box
	near := math.Inf(1)
	for i := range page.Images {
		b := &page.Images[i]
		if d := apart(b.X0, b.X1, l.Start, l.End) + apart(b.Y0, b.Y1, l.Y, l.Y); d < near {
			figure, near = b, d
		}
	}
	if figure == nil {
		return
	}
	r.Places++
	if apart(figure.X0, figure.X1, l.Start, l.End) > 0 {
		r.breaks(l, "stands above or below its figure, not beside it")
	}
}

// apart is the distance of two stretches; 0 where they overlap.
func apart(a0, a1, b0, b1 float64) float64 { return max(0, b0-a1, a0-b1) }

// table is a table's cells by their places.
type table struct{ cells []*lines.Line }

// tablesOf gives the tables of a page: cells without other text between.
func (c *Check) tablesOf(page *lines.Page) []table {
	var out []table
	open := false
	for _, l := range page.Lines {
		if l.Role != lines.Table || !l.Down {
			open = false
			continue
		}
		if !open {
			out = append(out, table{})
		}
		open = true
		t := &out[len(out)-1]
		t.cells = append(t.cells, l)
	}
	return out
}

// headPlaces checks that the row set in another face than the rest is the
// first from the right, and the column of cells set so the first from the top.
func (t *table) headPlaces(r *Result) {
	fonts := map[string]int{}
	usual := ""
	for _, l := range t.cells {
		f := hanFont(l)
		if fonts[f]++; f != "" && (usual == "" || fonts[f] > fonts[usual]) {
			usual = f
		}
	}
	for _, x := range []struct {
		at   func(*lines.Line) float64
		note string
	}{
		{func(l *lines.Line) float64 { return l.Y }, "the head row stands to the left of others"},
		{func(l *lines.Line) float64 { return l.Start }, "the head column stands below others"},
	} {
		plain, head := math.Inf(1), []*lines.Line(nil)
		for _, l := range t.cells {
			same, other := 0, false // cells of its row or column, and whether one is in the usual face
			for _, k := range t.cells {
				if f := hanFont(k); f != "" && math.Abs(x.at(k)-x.at(l)) < 0.3*l.Size {
					same++
					other = other || f == usual
				}
			}
			if other {
				plain = min(plain, x.at(l))
			} else if same > 1 {
				head = append(head, l)
			}
		}
		if len(head) < 2 || math.IsInf(plain, 1) {
			continue // no head, or all is one
		}
		r.Places++
		if i := slices.IndexFunc(head, func(l *lines.Line) bool { return x.at(l) > plain }); i >= 0 {
			r.breaks(head[i], "%s", x.note)
		}
	}
}

// hanFont is the face of a cell's Han characters; "" where it has none, and so
// cannot show whether it is of a head.
func hanFont(l *lines.Line) string {
	for i := range l.Glyphs {
		if l.Glyphs[i].Class == sets.Han {
			return l.Glyphs[i].Font
		}
	}
	return ""
}

// ruleV9 only counts: the last page of a text may have as few columns as it
// likes.
func ruleV9(c *Check, r *Result) {
	most, last := 0, []int(nil)
	for i := range c.Document.Pages {
		n := 0
		for _, l := range c.Document.Pages[i].Lines {
			if l.Role == lines.Body {
				n++
			}
		}
		most = max(most, n)
		if n > 0 && (i+1 == len(c.Document.Pages) || c.opens(i+1)) {
			last = append(last, n)
		}
	}
	r.Places = len(last)
	short := 0
	for _, n := range last {
		if n < most {
			short++
		}
	}
	if short > 0 {
		r.note("%d last pages have fewer columns than the %d of a full one, as they may", short, most)
	}
}

func ruleV10(c *Check, r *Result) {
	c.rubyPlaces(r)
	c.rubyTouches(r)
	for _, l := range c.Lines {
		if l.Role != lines.Aside || !l.Down || !pinyin(l) {
			continue
		}
		for _, k := range c.Document.Pages[l.Page].Lines {
			d := l.Y - k.Y // from the base's column to the left
			if k.Down && l.Size < 0.62*k.Size && d > 0.5*k.Size && d < 1.45*k.Size && k.Start < l.Start+k.Size && k.End > l.End-k.Size {
				r.Places++
				r.breaks(l, "stands left of its base: %s", k.Text())
				break
			}
		}
	}
	if r.Places > 0 {
		r.note("whether pinyin was forced by the writer is not known")
	}
}

// pinyin tells whether a line has Western letters alone.
func pinyin(l *lines.Line) bool {
	for i := range l.Glyphs {
		if !word(l.Glyphs[i].R) {
			return false
		}
	}
	return true
}
