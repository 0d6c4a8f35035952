package reader

import (
	"bufio"
	"html"
	"io"
	"math"
	"strconv"
	"strings"
)

// drawn is one glyph of mutool's SVG: outlines are given there exactly, so the
// ink of every character is known without rasterising.
type drawn struct {
	r   rune
	gid int
	ink Box
}

type place struct{ x, y int64 } // in 1/20 pt

func placeOf(x, y float64) place {
	return place{int64(math.Round(x * 20)), int64(math.Round(y * 20))}
}

// AddInk reads the SVG that mutool makes of p and fills in the ink and glyph
// numbers of its characters, and its shapes.
func AddInk(p *Page, r io.Reader) error {
	outlines := map[string]Box{}
	at := map[place][]drawn{}
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 1<<20), 1<<28)
	clip := false
	for s.Scan() {
		l := s.Text()
		switch {
		case strings.HasPrefix(l, "<clipPath"):
			clip = true
		case strings.HasPrefix(l, "</clipPath"):
			clip = false
		case strings.HasPrefix(l, "<path id="):
			outlines[attr(l, "id")] = pathBounds(attr(l, "d"))
		case strings.HasPrefix(l, "<path ") && !clip:
			m := matrix(attr(l, "transform"))
			b := transform(pathBounds(attr(l, "d")), m)
			switch {
			case attr(l, "stroke") != "":
				p.Strokes = append(p.Strokes, stroked(b, attr(l, "stroke-width"), m))
			case attr(l, "fill") != "none":
				p.Shapes = append(p.Shapes, b)
			}
		case strings.HasPrefix(l, "<use data-text="):
			m := matrix(attr(l, "transform"))
			id := strings.TrimPrefix(attr(l, "xlink:href"), "#")
			d := drawn{gid: gidOf(id), ink: transform(outlines[id], m)}
			for _, r := range html.UnescapeString(attr(l, "data-text")) {
				d.r = r
				break
			}
			k := placeOf(m[4], m[5])
			at[k] = append(at[k], d)
		}
	}
	for i := range p.Chars {
		match(&p.Chars[i], at)
	}
	return s.Err()
}

// stroked gives the bounds of a path with the thickness of its stroke, which
// scales with the path.
func stroked(b Box, width string, m [6]float64) Box {
	w, err := strconv.ParseFloat(width, 64)
	if err != nil {
		w = 1
	}
	w *= math.Sqrt(math.Abs(m[0]*m[3]-m[1]*m[2])) / 2
	return Box{b.X0 - w, b.Y0 - w, b.X1 + w, b.Y1 + w}
}

// match finds the drawn glyph at the character's origin; the two writers round
// differently, so the neighbouring twentieths of a point are looked at too.
func match(c *Char, at map[place][]drawn) {
	k := placeOf(c.X, c.Y)
	for _, dx := range []int64{0, -1, 1} {
		for _, dy := range []int64{0, -1, 1} {
			for _, d := range at[place{k.x + dx, k.y + dy}] {
				if d.r == c.R {
					c.Ink, c.GID = d.ink, d.gid
					return
				}
			}
		}
	}
}

func gidOf(id string) int {
	n, err := strconv.Atoi(id[strings.LastIndexByte(id, '_')+1:])
	if err != nil {
		return -1
	}
	return n
}

// matrix reads "matrix(a,b,c,d,e,f)"; anything else is the identity.
func matrix(s string) [6]float64 {
	s = strings.TrimSuffix(strings.TrimPrefix(s, "matrix("), ")")
	f := floats(s)
	if len(f) != 6 {
		return [6]float64{1, 0, 0, 1, 0, 0}
	}
	return [6]float64(f)
}

func transform(b Box, m [6]float64) Box {
	if b == (Box{}) {
		return Box{}
	}
	out := Box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, x := range []float64{b.X0, b.X1} {
		for _, y := range []float64{b.Y0, b.Y1} {
			out.add(m[0]*x+m[2]*y+m[4], m[1]*x+m[3]*y+m[5])
		}
	}
	return out
}

func (b *Box) add(x, y float64) {
	b.X0, b.X1 = math.Min(b.X0, x), math.Max(b.X1, x)
	b.Y0, b.Y1 = math.Min(b.Y0, y), math.Max(b.Y1, y)
}
