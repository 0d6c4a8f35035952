// Package paint turns set pages into sheets: flat lists of marks with absolute
// places, which a press puts on paper without any decision of its own.
package paint

import (
	"time"

	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/font"
	"booklet/pipeline/unit"
)

// Role says what a mark is, for tags, tests and messages.
type Role = compose.Role

// The roles of marks. Heads, feet and ornaments are artifacts: they are not
// part of the text.
const (
	RoleNone     = compose.RoleNone
	RoleCover    = compose.RoleCover
	RoleContents = compose.RoleContents
	RoleTitle    = compose.RoleTitle
	RoleHeading  = compose.RoleHeading
	RoleBody     = compose.RoleBody
	RoleQuote    = compose.RoleQuote
	RoleList     = compose.RoleList
	RoleTable    = compose.RoleTable
	RoleFigure   = compose.RoleFigure
	RoleCaption  = compose.RoleCaption
	RoleNote     = compose.RoleNote
	RoleSource   = compose.RoleSource
	RoleHead     = compose.RoleHead
	RoleFoot     = compose.RoleFoot
	RoleRuby     = compose.RoleRuby
	RoleOrnament = compose.RoleOrnament
)

// Book is everything a press needs for one PDF.
type Book struct {
	Info   Info
	Fonts  []*font.Face // what Text.Font indexes
	Images []Image      // what Picture.Image indexes
	Sheets []Sheet
	Marks  []Bookmark // the outline, in order; levels step down by at most one
}

// Info is the document's metadata.
type Info struct {
	Title, Author, Subject, Keywords string
	Lang                             string    // BCP 47, "zh-CN"
	Date                             time.Time // creation and modification date; never the clock
	RightToLeft                      bool      // pages turn to the right (vertical setting)
}

// Image is a picture file, checked and ready to embed.
type Image struct {
	Name   string // unique in the book
	Kind   string // "png" or "jpeg"
	Data   []byte
	Pixels [2]int // width, height
}

// Sheet is one page.
type Sheet struct {
	Size   unit.Size
	Label  string // the printed page number, "" on pages without one
	Texts  []Text
	Rules  []Rule
	Shapes []Shape
	Pics   []Picture
	Links  []Link
}

// Tag says what a mark is and where in the sources it came from.
type Tag struct {
	Role  Role
	Level int // of headings, from 1
	Pos   diag.Pos
}

// Text is a run of glyphs of one font, size and colour on one baseline.
type Text struct {
	Tag
	Font   int // index in Book.Fonts
	Size   unit.Length
	Color  Color
	Rotate bool // a quarter turn clockwise about each glyph's origin (Western words in vertical setting)
	Glyphs []Glyph
}

// Glyph is one placed glyph: the origin of its outline on the sheet, Y down
// from the top edge.
type Glyph struct {
	GID  font.GID
	At   unit.Point
	Text string // what copying it gives; "" when an earlier glyph of the cluster has the text
	// Adv is the glyph's own advance at the text's size: from it and the next
	// origin a press sees where space was added or taken.
	Adv unit.Length
}

// Rule is a filled rectangle: lines of tables, leaders, underlines, frames.
type Rule struct {
	Tag
	Box   unit.Rect
	Color Color
}

// Shape is a filled polygon: emphasis dots, wavy lines.
type Shape struct {
	Tag
	Points []unit.Point
	Color  Color
}

// Picture is an image in a box.
type Picture struct {
	Tag
	Image int // index in Book.Images
	Box   unit.Rect
	Alt   string
}

// Link is a place that leads elsewhere: to a point of a sheet, or to a URL.
type Link struct {
	Box   unit.Rect
	Sheet int // index in Book.Sheets, when URL is empty
	Y     unit.Length
	URL   string
}

// Bookmark is one line of the outline.
type Bookmark struct {
	Level int // from 0
	Title string
	Sheet int
	Y     unit.Length
}

// Color is an sRGB colour; the zero value is black.
type Color struct{ R, G, B uint8 }
