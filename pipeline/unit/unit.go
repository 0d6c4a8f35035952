// Package unit holds lengths and the small geometry built on them.
package unit

import "math"

// Length is a distance in 1/1024 of a PostScript point (1/72 inch). One
// integer type keeps sums exact, so that pages do not depend on the order of
// additions.
type Length int64

// Units that lengths are built from.
const (
	Pt   Length = 1024
	Inch Length = 72 * Pt
)

// Em is one em in the unit of Dim.Em.
const Em = 1024

// MaxLength is the longest length that is parsed: 200 inches, the longest side
// of a page that PDF 1.7 allows (annex C). MaxEm is the same for em.
const (
	MaxLength = 200 * Inch
	MaxEm     = 1000 * Em
)

// Mm gives x millimetres, rounded to the nearest Length. NaN gives 0; what is
// beyond MaxLength gives MaxLength.
func Mm(x float64) Length { return FromPoints(x * 72 / 25.4) }

// FromPoints gives x points, rounded to the nearest Length, with the bounds of
// Mm.
func FromPoints(x float64) Length {
	if math.IsNaN(x) {
		return 0
	}
	most := MaxLength.Points()
	return Length(math.Round(max(-most, min(most, x)) * float64(Pt)))
}

// Points is l in points. It is exact for every length that is parsed.
func (l Length) Points() float64 { return float64(l) / float64(Pt) }

// Mm is l in millimetres.
func (l Length) Mm() float64 { return l.Points() * 25.4 / 72 }

// Dim is a length in a style: an absolute part and a part in em, resolved
// against a font size by At. "2em" is Dim{Em: 2048}.
type Dim struct {
	Abs Length
	Em  int64 // in 1/1024 em
}

// At resolves d for a character size.
func (d Dim) At(size Length) Length { return d.Abs + Length(d.Em*int64(size)/1024) }

// IsZero reports whether d is no distance at every size.
func (d Dim) IsZero() bool { return d == Dim{} }

// Point is a place on a page: X to the right, Y down, from the top left corner.
type Point struct{ X, Y Length }

// Size is an extent on a page.
type Size struct{ W, H Length }

// Rect is a rectangle on a page; Min is its top left corner.
type Rect struct{ Min, Max Point }

// Size is the extent of r.
func (r Rect) Size() Size { return Size{r.Max.X - r.Min.X, r.Max.Y - r.Min.Y} }
