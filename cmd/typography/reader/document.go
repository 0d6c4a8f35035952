// Package reader reads finished PDFs through public tools (mutool, pdffonts,
// qpdf): every character with its place, font and ink, the pictures, the small
// painted shapes, the fonts, page labels and links. It knows nothing of the
// program that made the PDF.
package reader

// Document is what a PDF shows. Lengths are in points, X to the right and Y
// down from the top left corner of the page.
type Document struct {
	Path        string
	Pages       []Page
	Fonts       []Font
	Outline     []Bookmark
	RightToLeft bool // /ViewerPreferences /Direction /R2L
}

// Page is one page.
type Page struct {
	W, H    float64
	Label   string // the PDF's page label; "" where the PDF has none
	Chars   []Char // in the order of the content stream
	Images  []Box
	Shapes  []Box // filled paths
	Strokes []Box // drawn ones, with the stroke's thickness
	Links   []Link
}

// Char is one painted character.
type Char struct {
	R      rune
	X, Y   float64 // the origin: on the baseline, at the left of the advance
	Adv    float64 // along the writing direction
	Size   float64
	Font   string // without the subset's prefix
	Turned bool   // painted a quarter turn clockwise
	GID    int    // -1 where it is not known
	Ink    Box    // empty where the glyph has none, or where it is not known
}

// Box is a rectangle.
type Box struct{ X0, Y0, X1, Y1 float64 }

// Empty tells whether b has no area in either direction.
func (b Box) Empty() bool { return b.X1 <= b.X0 && b.Y1 <= b.Y0 }

// W is the width of b.
func (b Box) W() float64 { return b.X1 - b.X0 }

// H is the height of b.
func (b Box) H() float64 { return b.Y1 - b.Y0 }

// Font is a line of pdffonts.
type Font struct {
	Name                  string
	Embedded, Subset, Uni bool
}

// Link is a link annotation with a place in the document.
type Link struct {
	Box  Box
	Page int    // index in Pages; -1 where it leads elsewhere
	URI  string // where it leads, when Page is -1
}
