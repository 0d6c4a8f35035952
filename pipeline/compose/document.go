// Package compose joins a manifest, a layout and the passages into a document:
// styled blocks and spans in reading order, with no place on paper yet.
package compose

import (
	"time"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// Role says what a piece of the document is.
type Role uint8

// The roles.
const (
	RoleNone Role = iota
	RoleCover
	RoleContents
	RoleTitle
	RoleHeading
	RoleBody
	RoleQuote
	RoleList
	RoleTable
	RoleFigure
	RoleCaption
	RoleNote
	RoleSource
	RoleHead
	RoleFoot
	RoleRuby
	RoleOrnament
)

// Document is a booklet ready to be set.
type Document struct {
	Layout *manifest.Layout
	Title  string
	Issue  string
	Author string
	Topics []string
	Lang   string
	Date   time.Time
	Fields Fields // the booklet's own fields, for heads and feet

	Cover    []Block
	Contents []Block // what stands above the lines of the contents: its title
	Masthead []Block // above the title on the first page of the body
	Colophon []Block // at the foot of the last page
	Entries  []Entry
	Images   []Image
}

// Entry is one passage or quote, with everything that stands around its text.
type Entry struct {
	Pos    diag.Pos // in the manifest
	Kind   manifest.Kind
	Start  manifest.Start
	Number string // "一、"
	Title  string // plain, on one line, for the outline and running heads
	Head   string // its title in running heads
	HeadAt diag.Pos
	Line   string // its line of the contents, without the number
	Fields Fields
	Lang   string
	Blocks []Block
	Notes  []Note

	targets map[string]target // by id: what links to it may say
}

// Note is a footnote. Spans refer to it by its index in Entry.Notes.
type Note struct {
	Pos    diag.Pos
	Blocks []Block
}

// Block is one element of a document. Exactly one of Spans, Figure, Table,
// Skip and Rule says what it is.
type Block struct {
	Role  Role
	Level int // of a heading, from 1
	Pos   diag.Pos
	Style *manifest.Style // shared between blocks: never changed
	Named string          // the style's name in the layout
	Left  unit.Length     // inset of the block besides the style's, of lists and quotes

	Spans  []Span
	Marker []Span // of a list item: stands before the first line, in the inset; the block may have no other text
	Lead   *Lead  // what the text begins with, behind which its other lines hang
	Flush  bool   // no first-line indent

	Figure *Figure
	Table  *Table
	Skip   *Skip
	Rule   *Rule

	Anchor   string // what internal links lead to
	Bookmark string // the outline's line for this block; empty for none
	Section  string // the running head's {section} from here on; empty for none
	KeepNext bool   // no page break between this block and the next
	Together bool   // no page break within it, when a page can hold it: a poem

	// Of covers, mastheads and colophons.
	Top    unit.Length // how far below the type area's edge it begins; 0: where the block before ends
	Beside bool        // on the line of the block before
}

// Lead is what a paragraph begins with and its other lines hang behind:
// "附件：1.".
type Lead struct {
	Blank []Span // left blank before it, as wide as this: what an earlier paragraph has there
	Spans []Span
}

// Span is a run of text of one look. In a block of code each blank that counts
// (those at a line's start, and several in a row) is U+00A0 in a span with
// Look.Mono: it takes its own width wherever it stands.
type Span struct {
	Text  string
	Pos   diag.Pos
	Look  Look
	Ruby  string
	Link  string // a URL, or "#anchor"
	Note  int    // index in Entry.Notes plus one; 0 for none: the span stands for its mark
	Break bool   // a forced line break

	// Which proper name or book title of its text it is part of, from 1.
	Name, Book int
}

// Look is how a span differs from its block's style.
type Look struct {
	Face       string // a role of Layout.Faces; empty for the style's
	Bold       bool
	Mono       bool // as typed, for a machine: see Span
	Dots       bool
	Strike     bool
	ProperName bool
	BookTitle  bool
	Shift      int8 // 1 superscript, -1 subscript
}

// Figure is one or more pictures side by side, with a caption each.
type Figure struct {
	Pics []Pic
}

// Pic is a picture of a figure.
type Pic struct {
	Pos           diag.Pos
	Anchor        string      // what internal links lead to
	Image         int         // index in Document.Images
	Width, Height unit.Length // as the passage asks; 0 where it does not
	Alt           string
	Caption       []Span
	Style         *manifest.Style // of the caption
}

// Anchors lists the names of a block and of its pictures.
func (b *Block) Anchors() []string {
	var ids []string
	if b.Anchor != "" {
		ids = append(ids, b.Anchor)
	}
	if b.Figure != nil {
		for i := range b.Figure.Pics {
			if id := b.Figure.Pics[i].Anchor; id != "" {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// Image is a picture's file.
type Image struct {
	Name   string
	Kind   string // "png" or "jpeg"
	Data   []byte
	Pixels [2]int
	DPI    float64
}

// Table is a table with a head row.
type Table struct {
	Align        []manifest.Align
	Head         [][]Span
	Rows         [][][]Span
	HeadStyle    *manifest.Style
	CellStyle    *manifest.Style
	Number       string // 表1; empty for none
	Continued    string // what stands over the rest of it on a next page: 表1（续）, 续表
	Caption      []Span
	CaptionStyle *manifest.Style
}

// Skip is blank space on a cover.
type Skip struct {
	Height unit.Length
	Fill   bool // takes a share of what is left on the page
}

// Rule is a line across the type area.
type Rule struct {
	Thickness unit.Length
	Color     manifest.Color
}
