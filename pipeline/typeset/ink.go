package typeset

import "booklet/pipeline/unit"

// inks gives the boxes of an item's ink, a glyph each, in the directions of the
// text; none for what has no ink of its own.
func (it *Item) inks(vertical bool) []unit.Rect {
	box := func(w, h unit.Length) []unit.Rect {
		return []unit.Rect{{Min: it.At, Max: unit.Point{X: it.At.X + w, Y: it.At.Y + h}}}
	}
	switch {
	case it.Run != nil:
		return it.Run.inks(it.At, vertical)
	case it.Rule != nil:
		return box(it.Rule.W, it.Rule.H)
	case it.Pic != nil:
		return box(it.Pic.W, it.Pic.H)
	case len(it.Shape) > 0:
		var r unit.Rect
		for i, p := range it.Shape {
			p.X, p.Y = p.X+it.At.X, p.Y+it.At.Y
			if i == 0 {
				r = unit.Rect{Min: p, Max: p}
			}
			r = around(r, unit.Rect{Min: p, Max: p})
		}
		return []unit.Rect{r}
	}
	return nil
}

// inks gives the boxes of a run's glyphs that begins at a place.
func (r *Run) inks(at unit.Point, vertical bool) []unit.Rect {
	out := make([]unit.Rect, 0, len(r.Glyphs))
	for i := range r.Glyphs {
		g := &r.Glyphs[i]
		b, ok := r.Face.Bounds(g.GID)
		if !ok {
			continue
		}
		left, right, up, down := scale(b.XMin, r.Size), scale(b.XMax, r.Size), scale(b.YMax, r.Size), scale(b.YMin, r.Size)
		x, y := at.X+g.X, at.Y+g.Y
		if vertical && !r.Rotate { // upright: its top is back along the line, its right back to the line before
			out = append(out, unit.Rect{Min: unit.Point{X: x - up, Y: y - right}, Max: unit.Point{X: x - down, Y: y - left}})
			continue
		}
		out = append(out, unit.Rect{Min: unit.Point{X: x + left, Y: y - up}, Max: unit.Point{X: x + right, Y: y - down}})
	}
	return out
}

// around is the smallest box that holds two.
func around(a, b unit.Rect) unit.Rect {
	return unit.Rect{
		Min: unit.Point{X: min(a.Min.X, b.Min.X), Y: min(a.Min.Y, b.Min.Y)},
		Max: unit.Point{X: max(a.Max.X, b.Max.X), Y: max(a.Max.Y, b.Max.Y)},
	}
}

// meet tells whether two boxes share more than some slack in both directions.
func meet(a, b unit.Rect, slack unit.Length) bool {
	return min(a.Max.X, b.Max.X)-max(a.Min.X, b.Min.X) > slack && min(a.Max.Y, b.Max.Y)-max(a.Min.Y, b.Min.Y) > slack
}
