package manifest

import (
	"booklet/pipeline/diag"
	"booklet/pipeline/unit"
)

// Layout is a template with everything that it extends merged in and every
// default filled: the stages after this one never ask whether a field is set.
type Layout struct {
	Name string
	Path string // of the file that was named

	Page        Page
	Grid        Grid
	Faces       map[string]Text // role ("song", "fang", "kai", "hei", "title", …) to the name of a face in the catalogue
	Punctuation Punctuation
	Styles      map[string]Style // by name; "body" is always there, and every style has all its fields
	Numerals    Numerals
	Lists       []string     // numbers of ordered lists by depth, at least one: "1.", "（1）"; deeper ones begin again
	Cover       []CoverBlock // empty: no cover
	Masthead    []CoverBlock // above the title on the first page of the body
	Colophon    []CoverBlock // at the foot of the last page, which is an even one
	Contents    Contents
	Entry       EntryLayout
	Captions    Captions
	Languages   map[string]Language // by the language of passages, such as "en": what stands around these, instead of the above
	Head, Foot  Furniture
}

// Page is the sheet and the blank space around the type area.
type Page struct {
	Size                      unit.Size // "A4", "A5", "B5", "16开", "32开", or "210mm 297mm"
	Top, Bottom, Inner, Outer unit.Length
	Binding                   string // "left", or "right" for vertical setting
	Vertical                  bool   // direction: vertical
	Columns                   int    // of the body, from 1
	ColumnGap                 unit.Length
	RaggedFoot                bool // no grid lines are added above headings and figures to fill pages
}

// Grid is the body's raster: Lines by Characters cells of Size, Pitch apart.
// Given lines and characters, size and pitch follow from the type area, and
// the other way round.
type Grid struct {
	Lines, Characters int
	Size, Pitch       unit.Length
}

// Punctuation is how marks are set.
type Punctuation struct {
	Squeeze    string   // full, half, kaiming, none
	Ban        string   // none, basic, gb, strict
	Hang       bool     // one pause or stop mark may hang beyond the line's end
	TrimEnd    bool     // a mark at a line's end takes half an em
	TrimStart  bool     // an opening mark at a line's start loses its blank half
	TrimIndent bool     // the same after the indent of a first line
	Gap        unit.Dim // between Han and Western text
	Pos        diag.Pos
}

// Numerals is how numbers that the layout writes are written: of pages, of the
// issue, of dates.
type Numerals uint8

// The numerals.
const (
	Arabic  Numerals = iota // 12, 2024年
	Chinese                 // 十二, 二〇二四年
)

// Align is how the lines of a block lie between its edges.
type Align uint8

// The alignments.
const (
	Justify Align = iota
	Left
	Right
	Center
	Over // centred over the first line of the block below
)

// Style is how one kind of text looks.
type Style struct {
	Pos           diag.Pos
	Face          string      // a role in Layout.Faces
	Bold          bool        // the face's real bold
	Size          unit.Length // resolved: never relative
	Indent        unit.Dim    // of the first line
	Left, Right   unit.Dim    // insets of the whole block
	Hang          unit.Dim    // of every line but the first
	Align         Align
	Before, After int      // blank grid lines
	Lines         unit.Dim // line pitch in em of this style; zero: the grid's pitch, or a whole multiple of it when the size needs more
	Color         Color
	Space         unit.Dim    // added after every character (letterspacing)
	Number        string      // of headings: "一、", "（一）", "1.", "（1）", or empty
	Rule          unit.Length // thickness of a rule below the block; 0 for none
	RuleAbove     unit.Length // thickness of a rule above the block; 0 for none
	RunIn         bool        // of headings: the paragraph below goes on behind it, one em after it
	Marker        string      // what its paragraphs begin with, their lines hanging behind it: "附件：1."; empty for none
	Lists         []string    // of a class: numbers of the ordered lists that have it, by depth; none for the layout's
}

// Color is an sRGB colour.
type Color struct{ R, G, B uint8 }

// CoverBlock is one element of the cover, of the masthead or of the colophon,
// from top to bottom.
type CoverBlock struct {
	Pos     diag.Pos
	When    string // a field, or "topics": the block is left out when that is empty; "" for always
	Unless  string // the same: the block is left out when that is not empty
	Text    string // a template: "{title}", "({issue}, {total})"; a block whose fields are all empty is left out
	Style   string
	Faces   []FieldFace // fields of the text that have a face of their own
	Beside  bool        // on the line of the block before
	Each    string      // "topics": the block is repeated for each, as {topic}
	Top     unit.Dim    // how far below the type area's edge its characters begin; zero: where the block before ends
	Picture Text        // CoverPicture for the manifest's, or a path relative to the layout's file
	Width   unit.Dim    // of the picture; zero: as it is
	Height  unit.Dim    // of the picture; zero: as it is
	Space   unit.Dim    // blank space instead of text: in em of the body, or a length
	Fill    bool        // space that takes what is left; several share it
	Rule    unit.Length // a line of this thickness over the type area instead of text
	Color   Color       // of the rule
}

// CoverPicture stands, as CoverBlock.Picture, for the picture that the manifest
// names.
const CoverPicture = "{cover}"

// FieldFace is a field of a template whose text has a face of its own.
type FieldFace struct{ Field, Face string }

// Contents is the table of contents.
type Contents struct {
	Show      bool
	Title     string // "目录"
	Numbering string // "一、", "1.", "1", or empty
	Leader    string // "…", "." or empty
	Line      string // "{label} {title}"
	Pages     bool   // with page numbers
}

// Captions numbers figures and tables: Figure and Table are patterns with the
// number one, "图1" and "表1"; empty for no numbers.
type Captions struct {
	Figure, Table  string
	Continued      string // over the rest of a table on a next page: "{number}（续）"
	ContinuedAlone string // the same of a table without a number: "续表"
	Through        bool   // numbers go on from passage to passage; else each begins with one
}

// EntryLayout is what stands around a passage and a quote. The texts are
// templates; a line whose fields are all empty is left out.
type EntryLayout struct {
	PassageTitle string // "{title}"
	QuoteTitle   string // "{label}｜{title}"
	Label        string // above the title of a passage: "{label}"
	Author       string // below the title: "{author}"
	Source       string // "（来源：{source}，{date}）"
	SourceAt     string // "end" (below the text) or "start" (below the title)
	By           string // below a quote: "——{by}"
	Date         string // of {date}: "2006年1月2日"
	Start        Start  // where entries begin that say nothing else; never StartDefault
}

// Furniture is a running head or a page foot: a template for even and for odd
// pages. Style names head and foot hold the looks.
type Furniture struct {
	Even, Odd Line
	Gap       unit.Length // from the type area's edge to the line's
	First     bool        // also on the page where an entry begins
}

// Line is a template and where it stands: "left", "right", "center", "inner",
// "outer".
type Line struct {
	Pos   diag.Pos
	Text  string
	At    string
	Inset unit.Dim // from that edge
}
