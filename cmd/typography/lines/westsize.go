package lines

import (
	"math"

	"booklet/cmd/typography/reader"
	"booklet/cmd/typography/sets"
)

// Western letters may be set somewhat smaller than the Han characters beside
// them, since faces differ in how large they draw their letters. All rules
// count in em of the text, so such letters take its size.

// smallestWestern is the least part of the text's size that a Western face is
// reduced to; smaller letters are notes or indices.
const smallestWestern = 0.8

// fontSize is a font at a size, in 1/20 pt.
type fontSize struct {
	font string
	size int
}

func sizeOf(c *reader.Char) fontSize {
	return fontSize{c.Font, int(math.Round(c.Size * 20))}
}

// textSizes gives, for the fonts and sizes of reduced Western letters, the size
// of the text that they stand in: of the Han characters beside them on the same
// baseline.
func textSizes(r *reader.Document) map[fontSize]float64 {
	votes := map[fontSize]map[float64]float64{}
	for _, p := range r.Pages {
		for i := 1; i < len(p.Chars); i++ {
			k := i - 1
			if k > 0 && sets.Of(p.Chars[k].R) == sets.Space {
				k-- // a typed blank
			}
			w, h := &p.Chars[k], &p.Chars[i]
			if sets.IsHan(w.R) {
				w, h = h, w
			}
			if !sets.IsHan(h.R) || sets.Of(w.R) != sets.Western || h.Turned || !beside(w, h) {
				continue
			}
			if part := w.Size / h.Size; part < smallestWestern || part > 0.99 {
				continue
			}
			key := sizeOf(w)
			if votes[key] == nil {
				votes[key] = map[float64]float64{}
			}
			votes[key][math.Round(h.Size*1000)/1000]++
		}
	}
	out := map[fontSize]float64{}
	for key, v := range votes {
		out[key] = heaviest(v)
	}
	return out
}

// beside tells whether a letter stands on the line of a Han character, or in
// its column.
func beside(w, h *reader.Char) bool {
	if !w.Turned && math.Abs(w.Y-h.Y) < 0.02*h.Size {
		return true
	}
	return math.Abs(w.X-h.X) < h.Size && math.Abs(w.Y-h.Y) > 0.4*h.Size && math.Abs(w.Y-h.Y) < 2*h.Size
}

// levelSizes gives the characters of a page with the sizes of their text. In
// columns, letters that stand upright fill a cell of it.
func levelSizes(chars []reader.Char, sizes map[fontSize]float64, columns bool) []reader.Char {
	out := make([]reader.Char, len(chars))
	for i, c := range chars {
		size, ok := sizes[sizeOf(&c)]
		if columns && !c.Turned && sets.Of(c.R) == sets.Western {
			if n := neighbourSize(chars, i); n > 0 {
				size, ok = n, true // figures are made smaller to share a cell, each pair as it needs
			}
			if ok {
				c.X, c.Adv = c.X-(size-c.Size)/2, size
			}
		}
		if ok {
			c.Size = size
		}
		out[i] = c
	}
	return out
}

// neighbourSize is the size of the nearest Chinese character in the column of
// an upright letter or figure that is a little smaller; 0 where there is none.
func neighbourSize(chars []reader.Char, i int) float64 {
	const far = 4
	c := &chars[i]
	for d := 1; d <= far; d++ {
		for _, k := range []int{i - d, i + d} {
			if k < 0 || k >= len(chars) {
				continue
			}
			n := &chars[k]
			if class := sets.Of(n.R); class == sets.Western || class == sets.Space || n.R == skipped || math.Abs(n.Y-c.Y) > 0.1*n.Size {
				continue
			}
			if part := c.Size / n.Size; part >= smallestWestern && part < 1 {
				return n.Size
			}
		}
	}
	return 0
}
