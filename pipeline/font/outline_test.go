package font

import (
	"bytes"
	"math"
	"testing"

	gofont "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// The outlines agree with go-text's, which reads fonts in another way (all at
// once): a difference would be a wrong shape on paper.
func TestOutlinesAgree(t *testing.T) {
	for _, c := range []struct {
		path   string
		member int
		axes   []Axis
		step   int
	}{
		{path: "common/Roboto-BoldItalic.ttf", step: 3},
		{path: "common/DejaVuSans.ttf", step: 7}, // composite glyphs
		{path: "common/FreeSerif.ttf", step: 17},
		{path: "collections/NotoSansCJK-Bold.ttc", member: 2, step: 311}, // CFF with font dictionaries
		{path: "common/NotoSansCJKjp-VF.otf", step: 511},                 // CFF2 at its default place
		{path: "common/NotoSansCJKjp-VF.otf", axes: []Axis{{"wght", 600}}, step: 511},
		{path: "common/Commissioner-VF.ttf", axes: []Axis{{"wght", 700}, {"slnt", -6}}, step: 5}, // gvar
		{path: "common/Selawik-VF.ttf", axes: []Axis{{"wght", 650}}, step: 5},
		{path: "common/Estedad-VF.ttf", axes: []Axis{{"wght", 850}}, step: 3},
		{path: "common/Mada-VF.ttf", axes: []Axis{{"wght", 250}}, step: 3},
		{path: "toys/GVAR-no-HVAR.ttf", axes: []Axis{{"wght", 250}}, step: 7},
		{path: "common/SourceSans-VF.ttf", axes: []Axis{{"wght", 300}}, step: 5},
	} {
		data := fixture(t, c.path)
		loaders, err := opentype.NewLoaders(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		want, err := gofont.NewFont(loaders[c.member])
		if err != nil {
			t.Fatal(err)
		}
		theirs := gofont.NewFace(want)
		var set []gofont.Variation
		for _, a := range c.axes {
			set = append(set, gofont.Variation{Tag: opentype.MustNewTag(a.Tag), Value: float32(a.Value)})
		}
		if set != nil {
			theirs.SetVariations(set)
		}
		ours := openBytes(t, c.path, data, string(rune('0'+c.member)), c.axes...)
		compareFaces(t, c.path, ours, theirs, c.step)
	}
}

// Subroutines of CFF2 end without a return operator; go-text 0.3.5 stops the
// glyph there. The areas are fontTools' (AreaPen at the same place).
func TestSubroutinesOfCFF2(t *testing.T) {
	for weight, want := range map[float64]float64{400: 201029.5, 500: 225730.04, 600: 248450.28, 900: 319320} {
		f := openFixture(t, "toys/CFF2-VF.otf", "", Axis{"wght", weight})
		var p pen
		if err := f.draw(0, &p); err != nil {
			t.Fatal(err)
		}
		if got := p.out.area(); math.Abs(got-want) > 5 {
			t.Errorf("at weight %g the area of .notdef is %g instead of %g", weight, got, want)
		}
	}
}

func compareFaces(t *testing.T, path string, ours *Face, theirs *gofont.Face, step int) {
	t.Helper()
	scale := 1000 / float64(ours.metrics.upm)
	var p pen
	glyphs, ink := 0, 0
	for g := 0; g < ours.metrics.glyphs; g += step {
		glyphs++
		if err := ours.draw(GID(g), &p); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if a, b := ours.advance(GID(g))*scale, float64(theirs.HorizontalAdvance(gofont.GID(g)))*scale; math.Abs(a-b) > 0.01 {
			t.Errorf("%s: glyph %d is %g wide instead of %g", path, g, a, b)
		}
		drawn, ok := theirs.GlyphDataOutline(gofont.GID(g))
		if !ok {
			t.Fatalf("%s: go-text cannot draw glyph %d", path, g)
		}
		var o outline
		fromSegments(drawn.Segments, &o)
		if a, b := p.out.area(), o.area(); math.Abs(a-b) > 1+1e-4*math.Abs(b) {
			t.Errorf("%s: glyph %d has the area %g instead of %g", path, g, a, b)
		}
		x0, y0, x1, y1, inked := p.out.bounds()
		X0, Y0, X1, Y1, _ := o.bounds()
		if d := math.Max(math.Max(math.Abs(x0-X0), math.Abs(y0-Y0)), math.Max(math.Abs(x1-X1), math.Abs(y1-Y1))); inked && d > 0.1 {
			t.Errorf("%s: glyph %d has the box %g %g %g %g instead of %g %g %g %g", path, g, x0, y0, x1, y1, X0, Y0, X1, Y1)
		}
		if inked {
			ink++
		}
		if t.Failed() {
			return
		}
	}
	if ink < glyphs/3 {
		t.Errorf("%s: only %d of %d glyphs have ink: the test looks at nothing", path, ink, glyphs)
	}
}

// fromSegments rebuilds an outline from go-text's segments.
func fromSegments(segments []opentype.Segment, o *outline) {
	at := func(s opentype.Segment, i int, kind pointKind) point {
		return point{float64(s.Args[i].X), float64(s.Args[i].Y), kind}
	}
	for _, s := range segments {
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			o.closeContour()
			o.points = append(o.points, at(s, 0, onCurve))
		case opentype.SegmentOpLineTo:
			o.points = append(o.points, at(s, 0, onCurve))
		case opentype.SegmentOpQuadTo:
			o.points = append(o.points, at(s, 0, quadOff), at(s, 1, onCurve))
		case opentype.SegmentOpCubeTo:
			o.points = append(o.points, at(s, 0, cubeOff), at(s, 1, cubeOff), at(s, 2, onCurve))
		}
	}
	o.closeContour()
}

// area is the signed area inside the contours, the curves taken as many short
// lines.
func (o *outline) area() float64 {
	sum, start := 0.0, 0
	for _, end := range o.ends {
		c := flatten(o.points[start:end])
		start = end
		for i := range c {
			j := (i + 1) % len(c)
			sum += c[i].x*c[j].y - c[j].x*c[i].y
		}
	}
	return sum / 2
}

// flatten gives a contour as points on the curve.
func flatten(c []point) []point {
	const steps = 16
	var out []point
	for i, p := range c {
		switch p.kind {
		case onCurve:
			out = append(out, p)
		case quadOff:
			a, b := neighbours(c, i)
			for k := 0; k <= steps; k++ {
				t := float64(k) / steps
				out = append(out, point{x: quadAt(a.x, p.x, b.x, t), y: quadAt(a.y, p.y, b.y, t)})
			}
		case cubeOff:
			q := c[(i+1)%len(c)]
			if q.kind != cubeOff {
				continue
			}
			a, b := c[(i+len(c)-1)%len(c)], c[(i+2)%len(c)]
			for k := 0; k <= steps; k++ {
				t := float64(k) / steps
				out = append(out, point{x: cubeAt(a.x, p.x, q.x, b.x, t), y: cubeAt(a.y, p.y, q.y, b.y, t)})
			}
		}
	}
	return out
}
