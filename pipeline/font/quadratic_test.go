package font

import (
	"math"
	"testing"
)

// No curve of the small font strays from the original by more than 1/1000 em:
// more would show as flattened or bumpy strokes in large titles.
func TestCurvesStayClose(t *testing.T) {
	for _, c := range []struct{ file, member string }{
		{"FandolKai-Regular.otf", ""},
		{"FandolSong-Regular.otf", ""},
		{"NotoSerifCJK-Bold.ttc", "NotoSerifCJKsc-Bold"},
	} {
		f := projectFont(t, c.file, c.member)
		var p pen
		worst, curves := 0.0, 0
		for _, r := range "图书馆沿河而建窗下是茶园春水绿如蓝老桥的石栏已有百年醫龘&@g8%§“”，。《》" {
			g, ok := f.Lookup(r)
			if !ok {
				continue
			}
			if err := f.draw(g, &p); err != nil {
				t.Fatal(err)
			}
			start := 0
			for _, end := range p.out.ends {
				for _, q := range cubics(p.out.points[start:end]) {
					worst = math.Max(worst, q.strays())
					curves++
				}
				start = end
			}
		}
		if curves < 400 {
			t.Errorf("%s: only %d curves were looked at", c.file, curves)
		}
		if worst > 1 {
			t.Errorf("%s: a curve strays by %.2f/1000 em", c.file, worst)
		}
	}
}

func cubics(c []point) []cubic {
	var out []cubic
	at := func(i int) vec { return vec{c[i%len(c)].x, c[i%len(c)].y} }
	for i := range c {
		if c[i].kind == onCurve && c[(i+1)%len(c)].kind == cubeOff {
			out = append(out, cubic{at(i), at(i + 1), at(i + 2), at(i + 3)})
		}
	}
	return out
}

// strays is how far the curves that stand for q, their control points rounded,
// lie from it.
func (q cubic) strays() float64 {
	const steps = 256
	var line []vec
	for i := 0; i <= steps; i++ {
		p, _ := q.at(float64(i) / steps)
		line = append(line, p)
	}
	worst := 0.0
	check := func(p vec) {
		best := math.Inf(1)
		for i := range steps {
			best = math.Min(best, p.toLine(line[i], line[i+1]))
		}
		worst = math.Max(worst, best)
	}
	controls := q.quadratics(nil)
	snap(controls)
	from := q.a
	for i, c := range controls {
		to := q.d
		if i+1 < len(controls) {
			to = c.plus(controls[i+1]).times(0.5)
		}
		for k := 1; k <= 8; k++ {
			t := float64(k) / 8
			check(vec{quadAt(from.x, c.x, to.x, t), quadAt(from.y, c.y, to.y, t)})
		}
		from = to
	}
	if len(controls) == 0 {
		for _, p := range line {
			worst = math.Max(worst, p.toLine(q.a, q.d))
		}
	}
	return worst
}

// toLine is the distance to the line from a to b.
func (p vec) toLine(a, b vec) float64 {
	d, t := b.minus(a), 0.0
	if l := d.x*d.x + d.y*d.y; l > 0 {
		v := p.minus(a)
		t = min(max((v.x*d.x+v.y*d.y)/l, 0), 1)
	}
	away := a.plus(d.times(t)).minus(p)
	return math.Hypot(away.x, away.y)
}

// Odd curves: ends that meet, handles of no length, loops. Each must end in a
// chain of curves that begins and ends where the cubic does.
func TestOddCurves(t *testing.T) {
	for _, q := range []cubic{
		{},
		{vec{0, 0}, vec{0, 0}, vec{100, 0}, vec{100, 0}},
		{vec{0, 0}, vec{300, 300}, vec{-200, 300}, vec{100, 0}}, // loop
		{vec{0, 0}, vec{100, 100}, vec{0, 100}, vec{100, 0}},    // cusp
		{vec{0, 0}, vec{0, 0}, vec{0, 100}, vec{100, 100}},
		{vec{0, 0}, vec{1e4, 0}, vec{-1e4, 5}, vec{3, 3}},
		{vec{0, 0}, vec{500, 0}, vec{1000, 0}, vec{200, 0}}, // goes back on itself
	} {
		controls := q.quadratics(nil)
		if len(controls) > maxPieces {
			t.Errorf("%v became %d curves", q, len(controls))
		}
		for _, c := range controls {
			if math.IsNaN(c.x) || math.IsInf(c.x, 0) || math.IsNaN(c.y) || math.IsInf(c.y, 0) {
				t.Errorf("%v became %v", q, controls)
			}
		}
	}
}
