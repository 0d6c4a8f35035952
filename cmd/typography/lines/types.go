// Package lines rebuilds lines, paragraphs, columns and the type area of a
// finished PDF from the places of its characters alone.
package lines

import (
	"booklet/cmd/typography/reader"
	"booklet/cmd/typography/sets"
)

// Glyph is a character in a line. Lengths are in points; in vertical setting
// X runs down the column.
type Glyph struct {
	reader.Char
	Class sets.Class
	// A and B are the edges of the part that cannot be squeezed away: the
	// whole advance of a Han character or letter, the half of a mark's cell
	// that holds its ink.
	A, B   float64
	Raised bool // smaller and off the line's baseline: a note mark, an index
	Spaced bool // a painted space stands before it
	Order  int  // in the page's content stream
}

// Em is the glyph's size, what its own widths are measured in.
func (g *Glyph) Em() float64 { return g.Size }

// Role is what a line is.
type Role uint8

// The roles.
const (
	Body     Role = iota // in the body's size and face, at the body's edges
	Aside                // anything else: captions, lists with insets, quotes, covers
	Title                // larger than the body
	Heading              // body size, but wholly in another face
	Head                 // running head
	Foot                 // page foot
	Contents             // a line of the table of contents
	Table                // a row of cells
	Ruby                 // small text above a line
)

var roleNames = []string{"body", "aside", "title", "heading", "head", "foot", "contents", "table", "ruby"}

func (r Role) String() string { return roleNames[r] }

// Furniture tells whether r stands outside of the text.
func (r Role) Furniture() bool { return r == Head || r == Foot }

// Line is one line of text, or one cell of a table.
type Line struct {
	Page   int  // index in Document.Pages
	Column int  // index in Document.Columns of the page's side
	Wide   bool // it stands across columns
	Down   bool // it is a column of vertical setting
	Y      float64
	Size   float64 // the size of most of its text
	Glyphs []Glyph
	Start  float64 // the first glyph's A
	End    float64 // the last glyph's B
	Role   Role
	Font   string // of most of its text

	Kind Kind // of the source's paragraph that it is of

	led         bool // a space stands before it, wherever it is
	given       int  // number of that paragraph, from 1; 0 where it is not known
	from        int  // where in that paragraph it begins
	ends        bool // it is known to be that paragraph's last
	Paragraph   int  // number in the document, from 0; -1 outside of paragraphs
	First, Last bool
	Prev, Next  *Line // in the paragraph
}

// Text is the line's text, without spaces that were not painted.
func (l *Line) Text() string {
	var out []rune
	for i := range l.Glyphs {
		if l.Glyphs[i].Spaced {
			out = append(out, ' ')
		}
		out = append(out, l.Glyphs[i].R)
	}
	return string(out)
}

// Column is a column's edges.
type Column struct{ Left, Right float64 }

// Page is a page's lines in reading order. In vertical setting its pictures
// and links are turned as its columns are.
type Page struct {
	*reader.Page
	Lines  []*Line
	Images []reader.Box
	Links  []reader.Link
	across []*Line // running heads and folios of a page of columns
}

// Document is a PDF seen as lines.
type Document struct {
	*reader.Document
	Pages    []Page
	Lines    []*Line   // all, in reading order
	Body     [][]*Line // the body's paragraphs
	Vertical bool

	Em      float64     // the body's size
	Font    string      // the body's face
	Pitch   float64     // from baseline to baseline
	Indent  float64     // in em, of a paragraph's first line; 0 where none was found
	Columns [2][]Column // by side: [0] of even page numbers (left pages), [1] of odd ones
}

// Side is the index in Columns of a page.
func Side(page int) int { return (page + 1) % 2 }

// Area is the column of a line, or all of them for a line across them.
func (d *Document) Area(l *Line) Column {
	c := d.Columns[Side(l.Page)]
	if l.Wide {
		return Column{c[0].Left, c[len(c)-1].Right}
	}
	if l.Column < len(c) {
		return c[l.Column]
	}
	return Column{}
}

// FullLine is the length of a full line in em.
func (d *Document) FullLine() float64 {
	for _, c := range d.Columns {
		if len(c) > 0 && d.Em > 0 {
			return (c[0].Right - c[0].Left) / d.Em
		}
	}
	return 0
}
