package lines

import "math"

// edgesOfRuby moves a line's end to that of ruby which is wider than the base
// at that end and meets the edge in its place: room is left for it there
// (clreq §3.3.4).
func (d *Document) edgesOfRuby(p *Page) {
	for _, r := range p.Lines {
		if !d.isRuby(r, p) {
			continue
		}
		l := baseBelow(r, p)
		if l == nil {
			continue
		}
		a := d.Area(l)
		// Edges and indents are whole characters from the column's left edge.
		whole := func(x float64) bool {
			x = (x - a.Left) / d.Em
			return math.Abs(x-math.Round(x)) < 0.02
		}
		if r.left() < l.Start && whole(r.left()) && !whole(l.Start) {
			l.Start = r.left()
		}
		if r.right() > l.End && math.Abs(r.right()-a.Right) < 0.06*d.Em {
			l.End = r.right()
		}
	}
}

// baseBelow finds the line that small text stands right above: of those that
// are near, the nearest that stands under it.
func baseBelow(r *Line, p *Page) *Line {
	var best *Line
	under := func(l *Line) bool { return l.left() < r.right() && l.right() > r.left() }
	for _, l := range p.Lines {
		if dy := l.Y - r.Y; l != r && r.Size < 0.62*l.Size && dy > 0.6*l.Size && dy < 1.45*l.Size &&
			r.left() < l.right()+l.Size && r.right() > l.left()-l.Size &&
			(best == nil || under(l) && !under(best) || under(l) == under(best) && l.Y < best.Y) {
			best = l
		}
	}
	return best
}

// withRuby gives where a line begins and ends, ruby that stands out over its
// first and last characters included.
func (d *Document) withRuby(l *Line) (from, to float64) {
	p := &d.Pages[l.Page]
	from, to = l.Start, l.End
	for _, r := range p.Lines {
		out := l.Start-r.left() > 0 || r.right()-l.End > 0
		if out && r.Size < 0.62*l.Size && r.left() > l.Start-0.6*l.Size && r.right() < l.End+0.6*l.Size && baseBelow(r, p) == l {
			from, to = min(from, r.left()), max(to, r.right())
		}
	}
	return from, to
}
