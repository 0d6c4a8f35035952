package font

import "math"

// tolerance is how far a quadratic curve may lie from the cubic one that it
// stands for, in units of the small font. Rounding its control points to whole
// units adds about 0.35 to that, so that curves stray by 1/1000 em at most: an
// eighth of a pixel of a 600 dpi press at 16 points.
const tolerance = 0.65

// maxPieces is how many quadratic curves may stand for one cubic. Curves of
// glyphs need one to three.
const maxPieces = 16

// vec is a point or a distance.
//
// Products are converted to float64 wherever something is added to them: a
// processor that multiplies and adds in one step would round in another way,
// and the small font must have the same bytes on every machine.
type vec struct{ x, y float64 }

func (a vec) plus(b vec) vec        { return vec{a.x + b.x, a.y + b.y} }
func (a vec) minus(b vec) vec       { return vec{a.x - b.x, a.y - b.y} }
func (a vec) times(s float64) vec   { return vec{float64(a.x * s), float64(a.y * s)} }
func (a vec) dot(b vec) float64     { return float64(a.x*b.x) + float64(a.y*b.y) }
func (a vec) cross(b vec) float64   { return float64(a.x*b.y) - float64(a.y*b.x) }
func (a vec) within(d float64) bool { return a.dot(a) <= d*d }

// cubic is a cubic curve from a to d.
type cubic struct{ a, b, c, d vec }

// quadratics appends the control points of a chain of quadratic curves that
// follows the cubic. Its ends are the cubic's, and its inner joints lie halfway
// between the control points, as TrueType implies them. No control point means
// a straight line.
func (q cubic) quadratics(dst []vec) []vec {
	if q.straight() {
		return dst
	}
	if c, ok := q.crossing(); ok && q.follows(c) {
		return append(dst, c)
	}
	// Two curves whose tangents at the ends are the cubic's meet at its middle,
	// and stray from it by a 54th of its third difference.
	if third := q.d.minus(q.a).plus(q.b.minus(q.c).times(3)); third.within(54 * tolerance) {
		return append(dst, q.a.plus(q.b.minus(q.a).times(0.75)), q.d.plus(q.c.minus(q.d).times(0.75)))
	}
	start := len(dst)
	for n := 3; n < maxPieces; n++ {
		dst = q.spline(dst[:start], n)
		if len(dst) > start {
			return dst
		}
	}
	return q.pieces(dst[:start], maxPieces)
}

// snap rounds control points to whole units. A coordinate that lies halfway
// goes to the side that the one before did not go to: the joint between them
// then stays where it was.
func snap(controls []vec) {
	var off vec
	for i, c := range controls {
		const nudge = 1.0 / 64
		r := c.minus(off.times(nudge))
		r = vec{math.Round(r.x), math.Round(r.y)}
		off = r.minus(c)
		controls[i] = r
	}
}

// straight says whether the curve is a line within the tolerance.
func (q cubic) straight() bool {
	chord := q.d.minus(q.a)
	length2 := chord.dot(chord)
	if length2 < tolerance*tolerance {
		return q.b.minus(q.a).within(tolerance) && q.c.minus(q.a).within(tolerance)
	}
	limit := tolerance * tolerance * length2
	for _, p := range [2]vec{q.b, q.c} {
		v := p.minus(q.a)
		across := v.cross(chord)
		if across*across > limit {
			return false
		}
		along := v.dot(chord)
		beyond := max(-along, along-length2) // before the beginning or behind the end
		if beyond > 0 && beyond*beyond > limit {
			return false
		}
	}
	return true
}

// crossing is where the tangents of the curve's ends meet.
func (q cubic) crossing() (vec, bool) {
	u, v := q.b.minus(q.a), q.d.minus(q.c)
	if u == (vec{}) {
		u = q.c.minus(q.a)
	}
	if v == (vec{}) {
		v = q.d.minus(q.b)
	}
	det := u.cross(v)
	if math.Abs(det) < 1e-9 {
		return vec{}, false
	}
	w := q.d.minus(q.a)
	t := w.cross(v) / det
	return q.a.plus(u.times(t)), true
}

// follows says whether the quadratic curve with the control point c lies along
// the cubic.
func (q cubic) follows(c vec) bool {
	b := q.a.plus(c.minus(q.a).times(2.0 / 3))
	d := q.d.plus(c.minus(q.d).times(2.0 / 3))
	eb, ec := b.minus(q.b), d.minus(q.c)
	// The difference is a curve that ends at the origin, and reaches three
	// quarters of the way to its control points at most.
	if eb.within(tolerance*4/3) && ec.within(tolerance*4/3) {
		return true
	}
	return near(cubic{b: eb, c: ec}, 0)
}

// near says whether all of a curve lies within the tolerance of the origin. It
// halves the curve until that is plain.
func near(q cubic, depth int) bool {
	if q.b.within(tolerance) && q.c.within(tolerance) {
		return true // the ends are, as the caller has seen to
	}
	mid := q.a.plus(q.d).plus(q.b.plus(q.c).times(3)).times(0.125)
	if depth > 8 || !mid.within(tolerance) {
		return false
	}
	bend := q.d.plus(q.c).minus(q.b).minus(q.a).times(0.125)
	return near(cubic{q.a, q.a.plus(q.b).times(0.5), mid.minus(bend), mid}, depth+1) &&
		near(cubic{mid, mid.plus(bend), q.c.plus(q.d).times(0.5), q.d}, depth+1)
}

// spline tries n quadratic curves: one for each n-th of the cubic, their
// control points placed so that the joints halfway between them lie on it. It
// appends nothing when they stray too far. (The method is that of cu2qu, by the
// makers of fonttools.)
func (q cubic) spline(dst []vec, n int) []vec {
	start := len(dst)
	stray := vec{} // of the joint before from the cubic
	from := q.a
	part := q.part(0, n)
	control := part.control(0)
	for i := 1; i <= n; i++ {
		dst = append(dst, control)
		this, at := part, control
		to := q.d
		if i < n {
			part = q.part(i, n)
			control = part.control(float64(i) / float64(n-1))
			to = at.plus(control).times(0.5)
		}
		next := to.minus(this.d)
		if !next.within(tolerance) {
			return dst[:start]
		}
		b := from.plus(at.minus(from).times(2.0 / 3)).minus(this.b)
		c := to.plus(at.minus(to).times(2.0 / 3)).minus(this.c)
		if !near(cubic{stray, b, c, next}, 0) {
			return dst[:start]
		}
		from, stray = to, next
	}
	return dst
}

// pieces takes n quadratic curves however well they fit.
func (q cubic) pieces(dst []vec, n int) []vec {
	for i := range n {
		dst = append(dst, q.part(i, n).control(float64(i)/float64(n-1)))
	}
	return dst
}

// control is the control point of a quadratic curve for a short cubic, between
// the one that suits its beginning (t 0) and the one that suits its end (t 1).
func (q cubic) control(t float64) vec {
	b := q.a.plus(q.b.minus(q.a).times(1.5))
	c := q.d.plus(q.c.minus(q.d).times(1.5))
	return b.plus(c.minus(b).times(t))
}

// part is the i-th of n parts of equal parameter length.
func (q cubic) part(i, n int) cubic {
	t, dt := float64(i)/float64(n), 1/float64(n)
	a, da := q.at(t)
	d, dd := q.at(t + dt)
	return cubic{a, a.plus(da.times(dt / 3)), d.minus(dd.times(dt / 3)), d}
}

// at gives the point and the derivative at t.
func (q cubic) at(t float64) (p, d vec) {
	u := 1 - t
	p = q.a.times(u * u * u).plus(q.b.times(3 * u * u * t)).plus(q.c.times(3 * u * t * t)).plus(q.d.times(t * t * t))
	d = q.b.minus(q.a).times(3 * u * u).plus(q.c.minus(q.b).times(6 * u * t)).plus(q.d.minus(q.c).times(3 * t * t))
	return p, d
}
