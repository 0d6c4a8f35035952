// Package font opens the font files of a booklet (TrueType, OpenType with CFF
// outlines, collections, variable fonts), measures their glyphs, and makes the
// small TrueType font of just the used glyphs that both PDF libraries can
// embed.
package font

import "booklet/pipeline/unit"

// GID is a glyph's index in its font file; 0 is .notdef. Numbers above 65535
// are glyphs that the face makes of another one, as Face.Full does.
type GID uint32

// Bounds is a glyph's ink box in 1/1000 em: X to the right from the glyph's
// origin, Y up from the baseline.
type Bounds struct{ XMin, YMin, XMax, YMax int32 }

// Glyph is one shaped glyph of a run, in visual order. Lengths are at the size
// the run was shaped at.
type Glyph struct {
	GID     GID
	Advance unit.Length // along the line
	X, Y    unit.Length // displacement of the ink from the pen: right, up
	Text    string      // what it stands for in copied text; "" when a cluster's text is on an earlier glyph
}

// Use is one use of a glyph in a booklet: the glyph and the text that it
// stands for, which is what copying the glyph must give.
type Use struct {
	GID  GID
	Text string
}

// Small is a TrueType font (glyf outlines, cmap format 4, version 1.0) of a
// few glyphs of a Face.
type Small struct {
	Data []byte
	// Code gives, for each use, the BMP character under which the glyph is
	// found in Data: the text's own character wherever that is one free BMP
	// character, else one of the private use area.
	Code map[Use]rune
	// Width gives each code's advance in 1/1000 em, as Data has it.
	Width map[rune]int
}
