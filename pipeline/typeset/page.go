package typeset

import (
	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/font"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// Result is the set booklet.
type Result struct {
	Pages   []Page
	Outline []Outline
}

// Page is one page in the directions of its text: X runs along the lines from
// the type area's start edge, Y from line to line from its first edge, whether
// lines run across the page or down.
type Page struct {
	Number  int    // of the page in its sequence, from 1
	Label   string // as printed: "1", "ii"; empty where pages bear none
	Verso   bool   // an even page: its inner margin is on the other side
	Blank   bool   // left blank so that the next part begins on an odd page
	Items   []Item
	Section string // the running head's {section}
	Opening bool   // an entry begins on it
}

// Item is one thing on a page. Exactly one of its pointers is set.
type Item struct {
	Tag
	At    unit.Point // of a run its baseline's start; of the others their first corner
	Run   *Run
	Rule  *Rule
	Shape []unit.Point // a filled polygon, relative to At
	Pic   *Pic
	Link  *Link
	Color manifest.Color // of a rule or shape
	Flat  bool           // placed on the sheet as it is, even where text runs down: heads, feet
}

// Tag says what an item is and where it came from.
type Tag struct {
	Role  compose.Role
	Level int
	Pos   diag.Pos
}

// Run is a run of glyphs of one face and size.
type Run struct {
	Face   *font.Face
	Size   unit.Length
	Color  manifest.Color
	Rotate bool // Western text in vertical setting: turned a quarter clockwise
	Glyphs []Glyph
}

// Glyph is one glyph of a run, from the run's start.
type Glyph struct {
	GID  font.GID
	X, Y unit.Length // along the line; across it, positive to the next line
	Adv  unit.Length
	Text string
}

// Rule is a filled rectangle.
type Rule struct{ W, H unit.Length }

// Pic is a picture in a box.
type Pic struct {
	Image int // index in compose.Document.Images
	W, H  unit.Length
	Alt   string
}

// Link is a box that leads to a URL or to an anchor's place.
type Link struct {
	W, H   unit.Length
	URL    string
	Anchor string
	Page   int // index in Result.Pages of the anchor, -1 where URL is set
	Y      unit.Length
}

// Outline is one bookmark.
type Outline struct {
	Level int // from 0
	Title string
	Page  int // index in Result.Pages
	Y     unit.Length
}
