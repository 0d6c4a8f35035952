package font

// A glyph of the font has a number below 65536. The bits above say that its
// outline is stretched or moved.
const (
	fullWidth  GID = 1 << 31 // the ink fills the advance
	fullHeight GID = 1 << 30 // the ink fills the height of the em box
	fullEm     GID = 1 << 29 // the advance is one em, and the ink fills it
	leftHalf   GID = 1 << 28 // the ink is moved to the middle of the em box's left half
	halfCell   GID = 1 << 27 // the advance is half an em, and the ink stands in its middle
	centred    GID = 1 << 26 // the ink stands in the middle of the em box's height
	rightHalf  GID = 1 << 25 // the em box's left half is cut off
	realGlyph  GID = 1<<16 - 1
)

// Full gives a glyph whose outline is g's, stretched sideways so that its ink
// begins at the origin and ends at the advance. Faces draw the dash with blank
// space on both sides, so that —— would show a gap; set from full glyphs it is
// one line. A glyph without ink stays as it is.
func (f *Face) Full(g GID) GID { return f.stretched(g, fullWidth) }

// FullEm is as Full, but the advance becomes one em too, for faces whose dash
// is narrower than a Chinese character.
func (f *Face) FullEm(g GID) GID { return f.stretched(g, fullEm) }

// FullHeight is as Full, but the ink is stretched to fill the em box from top
// to bottom (Metrics.Ascent to Descent), for marks that run on in vertical
// setting.
func (f *Face) FullHeight(g GID) GID { return f.stretched(g, fullHeight) }

// LeftHalf gives a glyph whose ink stands in the middle of the em box's left
// half, where pause and stop marks stand in mainland setting, for faces that
// draw some of them in the middle of their cell.
func (f *Face) LeftHalf(g GID) GID { return f.stretched(g, leftHalf) }

// HalfCell gives a glyph that is half an em wide, with its ink in the middle:
// the interpunct and the solidus, and ？ and ！ where two share a cell.
func (f *Face) HalfCell(g GID) GID { return f.stretched(g, halfCell) }

// RightHalf gives a glyph that is the right half of g's em box: an opening mark
// without its blank half.
func (f *Face) RightHalf(g GID) GID { return f.stretched(g, rightHalf) }

// Centred gives a glyph whose ink stands in the middle of a Han character's
// height, for faces that draw the interpunct and the wave too low or too high
// (GB/T 15834 §5.1.6, §5.1.7).
func (f *Face) Centred(g GID) GID { return f.stretched(g, centred) }

func (f *Face) stretched(g, how GID) GID {
	b, ok := f.Bounds(g)
	if !ok || b.XMin == b.XMax || b.YMin == b.YMax || f.Advance(g) == 0 {
		return g
	}
	return g | how
}

// stretch applies the bits of g to an outline in font units.
func (f *Face) stretch(g GID, o *outline) {
	if g&^realGlyph == 0 {
		return
	}
	xMin, yMin, xMax, yMax, ok := o.bounds()
	if !ok {
		return
	}
	sx, dx, sy, dy := 1.0, 0.0, 1.0, 0.0
	if g&(fullWidth|fullEm) != 0 && xMax > xMin {
		sx = f.advance(g) / (xMax - xMin)
		dx = float64(-xMin * sx)
	}
	if g&(leftHalf|halfCell) != 0 {
		dx = float64(f.metrics.upm)/4 - float64((xMin+xMax)/2)
	}
	if g&rightHalf != 0 {
		dx -= float64(f.metrics.upm) / 2
	}
	if g&centred != 0 {
		dy = float64(f.metrics.upm)*float64(f.Middle())/1000 - (yMin+yMax)/2
	}
	if g&fullHeight != 0 && yMax > yMin {
		m, unit := f.Metrics(), float64(f.metrics.upm)/1000
		top, bottom := float64(float64(m.Ascent)*unit), float64(float64(m.Descent)*unit)
		sy = (top - bottom) / (yMax - yMin)
		dy = bottom - float64(yMin*sy)
	}
	o.transform(sx, dx, sy, dy)
}
