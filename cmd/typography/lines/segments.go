package lines

import (
	"math"
	"slices"
	"strings"

	"booklet/cmd/typography/reader"
	"booklet/cmd/typography/sets"
)

// joinGap is how wide a blank, in em, may be inside one line. Wider ones part
// the cells of a table and the columns of a page; a loose line that has one is
// put together again when the columns are known.
const joinGap = 1.2

// segments parts a page's characters into stretches of text on one baseline
// without a wide blank.
func segments(chars []reader.Char, page int) []*Line {
	var segs []*Line
	var cur *Line
	space := false
	for i, c := range chars {
		if c.R == '\u00ad' && c.Adv > 0 {
			c.R = '-' // a hyphen that is painted but not copied
		}
		if c.R == '\u00ad' || c.R == '\u200b' || c.R == '\ufeff' {
			continue
		}
		if sets.Of(c.R) == sets.Space && c.R != '\u3000' {
			space = true
			continue
		}
		g := Glyph{Char: c, Order: i, Spaced: space}
		space = false
		if cur != nil && follows(cur, &g) {
			cur.Glyphs = append(cur.Glyphs, g)
			continue
		}
		led := g.Spaced
		g.Spaced = false
		cur = &Line{Page: page, Y: c.Y, Size: c.Size, Glyphs: []Glyph{g}, Paragraph: -1, led: led}
		segs = append(segs, cur)
	}
	return segs
}

// follows tells whether g goes on the segment s.
func follows(s *Line, g *Glyph) bool {
	last := &s.Glyphs[len(s.Glyphs)-1]
	em := math.Max(g.Size, last.Size)
	gap := g.X - (last.X + last.Adv)
	return math.Abs(g.Y-last.Y) < 0.05*em && math.Abs(g.Size-last.Size) < 0.26*em && gap > -1.1*em && gap < joinGap*em
}

func (l *Line) left() float64 { return l.Glyphs[0].X }

func (l *Line) right() float64 {
	g := &l.Glyphs[len(l.Glyphs)-1]
	return g.X + g.Adv
}

// join puts together what lies on one baseline with no wide blank between, in
// whatever order it was painted, then the raised and lowered pieces.
func join(segs []*Line) []*Line {
	segs = joinRow(segs, joinGap)
	return attach(segs)
}

func joinRow(segs []*Line, gap float64) []*Line {
	slices.SortStableFunc(segs, func(a, b *Line) int { return sign(a.Y - b.Y) })
	var out []*Line
	for i := 0; i < len(segs); {
		j := i + 1
		for j < len(segs) && segs[j].Y-segs[i].Y < 0.06*segs[i].Size {
			j++
		}
		row := segs[i:j]
		slices.SortStableFunc(row, func(a, b *Line) int { return sign(a.left() - b.left()) })
		cur := row[0]
		for _, s := range row[1:] {
			em := math.Max(cur.Size, s.Size)
			d := s.left() - cur.right()
			if d > -1.1*em && (d < gap*em || d < 4*em && (ledTo(cur, s) || leads(s))) && ratio(cur.Size, s.Size) > 0.55 {
				cur.absorb(s)
				continue
			}
			out = append(out, cur)
			cur = s
		}
		out = append(out, cur)
		i = j
	}
	return out
}

// leads tells whether a piece is the leader of a line of the contents, with or
// without its page number.
func leads(s *Line) bool {
	for i := range s.Glyphs {
		if !strings.ContainsRune("….·⋯‥．", s.Glyphs[i].R) {
			return i > 2
		}
	}
	return true
}

// ledTo tells whether a is a line of the table of contents up to its leader,
// and b the page number that it leads to.
func ledTo(a, b *Line) bool {
	n := len(a.Glyphs)
	if n < 4 || len(b.Glyphs) > 5 {
		return false
	}
	for i := range b.Glyphs {
		if !strings.ContainsRune("0123456789ivxlcdm"+chineseNumerals, b.Glyphs[i].R) {
			return false
		}
	}
	for _, g := range a.Glyphs[n-3:] {
		if !strings.ContainsRune("….·⋯‥．", g.R) {
			return false
		}
	}
	return true
}

// absorb adds the glyphs of s, which stand on the same line.
func (l *Line) absorb(s *Line) {
	s.Glyphs[0].Spaced = s.Glyphs[0].Spaced || s.led && s.left() > l.left()
	if len(s.Glyphs) > len(l.Glyphs) {
		l.Size, l.Y = s.Size, s.Y
	}
	l.Glyphs = append(l.Glyphs, s.Glyphs...)
	slices.SortStableFunc(l.Glyphs, func(a, b Glyph) int { return sign(inkHalf(&a) - inkHalf(&b)) })
}

// inkHalf is where a character begins, that of an opening mark where the half
// of its cell with the ink does: the blank half may lie over what is before it.
func inkHalf(g *Glyph) float64 {
	if sets.Of(g.R) == sets.Open && g.Adv > 0.75*g.Size {
		return g.X + g.Adv/2
	}
	return g.X
}

// attach hangs small pieces off the baseline (note marks, indices) on the line
// that they stand beside.
func attach(segs []*Line) []*Line {
	out := segs[:0:0]
	for _, s := range segs {
		if h := host(s, segs); h != nil {
			for i := range s.Glyphs {
				s.Glyphs[i].Raised = true
			}
			y, size := h.Y, h.Size
			h.absorb(s)
			h.Y, h.Size = y, size
			continue
		}
		out = append(out, s)
	}
	return joinRow(out, joinGap)
}

func host(s *Line, segs []*Line) *Line {
	var best *Line
	dist := math.Inf(1)
	for _, h := range segs {
		if h == s || s.Size > 0.78*h.Size || h.Size == 0 {
			continue
		}
		dy := math.Abs(h.Y - s.Y)
		if dy < 0.05*h.Size || dy > 0.6*h.Size || s.Y-h.Y > 0.35*h.Size { // so low is ruby of the line below
			continue
		}
		em := h.Size
		if s.left() < h.left()-1.5*em || s.left() > h.right()+0.6*em {
			continue
		}
		if dy < dist {
			best, dist = h, dy
		}
	}
	return best
}

// finish classifies a line's glyphs and measures it.
func (l *Line) finish() {
	g := l.Glyphs[:0:0]
	for i, c := range l.Glyphs {
		// Smeared bold paints a character twice in nearly the same place.
		if i > 0 && c.R == l.Glyphs[i-1].R && math.Abs(c.X-l.Glyphs[i-1].X) < 0.05*c.Size && math.Abs(c.Ink.Y0-l.Glyphs[i-1].Ink.Y0) < 0.05*c.Size && c.Adv > 0 {
			continue
		}
		if c.R == '\u3000' {
			if i+1 < len(l.Glyphs) {
				l.Glyphs[i+1].Spaced = true
			}
			continue
		}
		g = append(g, c)
	}
	if len(g) == 0 {
		g = l.Glyphs
	}
	l.Glyphs = g
	classify(l.Glyphs, l.Down)
	sizes, fonts := map[float64]float64{}, map[string]float64{}
	for i := range g {
		w := g[i].Adv
		if g[i].Raised {
			w = 0
		}
		sizes[math.Round(g[i].Size*100)/100] += w
		if g[i].Class == sets.Han {
			w *= 3 // Western faces do not name a Chinese line
		}
		fonts[g[i].Font] += w
	}
	l.Size = heaviest(sizes)
	l.Font = heaviest(fonts)
	l.Start, l.End = g[0].A, g[len(g)-1].B
}

// heaviest gives the key of the largest weight, the smallest such key.
func heaviest[K float64 | string](m map[K]float64) K {
	var best K
	w := math.Inf(-1)
	for k, v := range m {
		if v > w || v == w && k < best {
			best, w = k, v
		}
	}
	return best
}

func sign(f float64) int {
	switch {
	case f < 0:
		return -1
	case f > 0:
		return 1
	}
	return 0
}

func ratio(a, b float64) float64 { return math.Min(a, b) / math.Max(a, b) }
