package press

import (
	"slices"

	"booklet/pipeline/paint"
	"booklet/pipeline/unit"
)

// gopdfOff is how far gopdf's pen may be off before the text is cut and placed
// anew: 0.02 pt. gopdf writes places in 1/100 pt and widths in whole 1/1000 em.
const gopdfOff = 20 * fineMilli

// run draws a run of glyphs in pieces that gopdf's own advances, with one
// space between characters, carry to the right places. A piece for each glyph
// would be four times as slow.
func (d *gopdfDraw) run(t *paint.Text) error {
	if len(t.Glyphs) == 0 {
		return nil
	}
	face := d.faces[t.Font]
	size := toMilli(t.Size)
	if t.Font != d.font || size != d.size {
		if err := d.pdf.SetFont(face.name, "", size.points()); err != nil {
			return err
		}
		d.font, d.size = t.Font, size
	}
	d.pdf.SetTextColor(t.Color.R, t.Color.G, t.Color.B)
	for from := 0; from < len(t.Glyphs); {
		to := from + 1
		for to < len(t.Glyphs) && abreast(t, from, to) {
			to++
		}
		if err := d.strip(face, t, from, to); err != nil {
			return err
		}
		from = to
	}
	return nil
}

// abreast reports whether two glyphs of a run are on one baseline.
func abreast(t *paint.Text, a, b int) bool {
	if t.Rotate {
		return t.Glyphs[a].At.X == t.Glyphs[b].At.X
	}
	return t.Glyphs[a].At.Y == t.Glyphs[b].At.Y
}

// along gives how far a glyph is from another one on its baseline.
func along(t *paint.Text, a, b int) unit.Length {
	if t.Rotate {
		return t.Glyphs[b].At.Y - t.Glyphs[a].At.Y
	}
	return t.Glyphs[b].At.X - t.Glyphs[a].At.X
}

// strip draws the glyphs of one baseline.
func (d *gopdfDraw) strip(face *typeface, t *paint.Text, from, to int) error {
	steps := make([]int64, 0, to-from) // what gopdf adds for each glyph, without the space
	gaps := make([]int64, 0, to-from)
	for j := from; j < to; j++ {
		step := int64(d.size) * face.gopdfWidth(face.codeOf(&t.Glyphs[j])) * fineEm * 1000
		steps = append(steps, step)
		if j+1 < to {
			gaps = append(gaps, int64(along(t, j, j+1))*fine-step)
		}
	}
	space := milli(0)
	if len(gaps) > 0 {
		slices.Sort(gaps)
		space = milli(roundDiv(gaps[len(gaps)/2], fineMilli))
	}
	if err := d.pdf.SetCharSpacing(space.points()); err != nil {
		return err
	}
	for first := from; first < to; {
		var text []rune
		pen := int64(0)
		last := first
		for ; last < to; last++ {
			if off := int64(along(t, first, last))*fine - pen; off > gopdfOff || off < -gopdfOff {
				break
			}
			text = append(text, face.glyphs[face.codeOf(&t.Glyphs[last])].char)
			pen += steps[last-from] + int64(space)*fineMilli
		}
		if err := d.place(t, first, string(text)); err != nil {
			return err
		}
		first = last
	}
	return nil
}

// place draws a piece at the origin of its first glyph.
func (d *gopdfDraw) place(t *paint.Text, first int, text string) error {
	x, y := t.Glyphs[first].At.X.Points(), t.Glyphs[first].At.Y.Points()
	if t.Rotate {
		d.pdf.Rotate(-90, x, y)
		defer d.pdf.RotateReset()
	}
	d.pdf.SetXY(x, y)
	return d.pdf.Text(text)
}

// gopdfWidth is the advance in 1/1000 em that gopdf writes for a glyph: cut
// off, not rounded.
func (f *typeface) gopdfWidth(code uint16) int64 {
	return int64(f.facts.advance(f.glyphs[code].gid) * 1000 / f.facts.unitsPerEm)
}

// textsByGlyph lists what copying the glyphs gives, by their number in the
// small font, which is gopdf's code for them.
func (f *typeface) textsByGlyph() []mapping {
	all := make([]mapping, 0, len(f.glyphs))
	for _, g := range f.glyphs[1:] {
		all = append(all, mapping{g.gid, g.text})
	}
	slices.SortStableFunc(all, func(a, b mapping) int { return int(a.code) - int(b.code) })
	return slices.CompactFunc(all, func(a, b mapping) bool { return a.code == b.code })
}
