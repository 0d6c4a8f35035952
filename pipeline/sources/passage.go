// Package sources reads passages: Markdown with front matter, as plain data
// that knows where each piece of text came from.
package sources

import (
	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// Passage is one article or quote.
type Passage struct {
	Path   string // slash-separated, as the user would type it
	Meta   Meta
	Blocks []Block
	Notes  map[string][]Block // footnotes by their label
}

// Meta is a passage's front matter. Fields left out are zero.
type Meta struct {
	ID       manifest.Text
	Kind     manifest.Text // "passage" or "quote"
	Title    manifest.Text
	Short    manifest.Text // the title for running heads, where the title itself is too long for them
	Subtitle manifest.Text
	Label    manifest.Text
	Author   manifest.Text
	By       manifest.Text // who said a quote, and when
	Source   manifest.Text
	Date     manifest.Text // "2024-03-09"
	Lang     manifest.Text
	Tags     []manifest.Text
	Silence  []manifest.Text // names of checks that do not warn in this passage
	Clean    []manifest.Switch
	Script   manifest.Text // "hans" for Simplified characters, whatever the text has; empty leaves it
	Pinyin   manifest.Text // which characters get pinyin: "none", "rare", "all"
}

// BlockKind is what a block is.
type BlockKind uint8

// The kinds of block, with the fields of Block that each uses.
const (
	Paragraph   BlockKind = iota // Spans
	Heading                      // Level, Spans
	Attribution                  // Spans: a paragraph that begins with ——
	List                         // Ordered, Start, Bracket, Blocks: each an Item
	Item                         // Box, Blocks
	BlockQuote                   // Blocks
	Figure                       // Images: one paragraph of pictures, side by side when several
	TableBlock                   // Table
	Code                         // Spans: the literal text, a Break after each line
	Divider                      // nothing: a thematic break
	Div                          // Class, Blocks: "::: class" … ":::"
)

// Block is one element of a passage.
type Block struct {
	Kind    BlockKind
	Pos     diag.Pos
	ID      string // "{#id}": what links lead to
	Class   string // "{.class}", the class of a Div, or the language of Code
	Level   int    // of a heading, 1 to 6 as typed
	Spans   []Span
	Blocks  []Block
	Ordered bool
	Start   int  // of an ordered list
	Bracket bool // of an ordered list: its numbers are typed 1) and not 1.
	Box     rune // of an item that is to be done, □, or is done, √; 0 for others
	Images  []Image
	Table   *Table
	Silence []manifest.Text // names of checks that do not warn in it: <!-- silence: name --> in or above it
}

// Attr is a set of inline styles.
type Attr uint16

// The inline styles.
const (
	Bold       Attr = 1 << iota // **x**
	Emph                        // *x*
	Dots                        // ==x==: emphasis dots
	Mono                        // `x`
	Sup                         // ^x^
	Sub                         // ~x~
	Strike                      // ~~x~~
	ProperName                  // [x]{.name}: proper-name line
	BookTitle                   // [x]{.book}: wavy book-title line
)

// Span is a run of text of one style, from one stretch of one source line: the
// place of its n-th character is Pos.Col+n.
type Span struct {
	Text  string
	Pos   diag.Pos
	Attr  Attr
	Ruby  string // over the whole span: {新质|xīn zhì}
	Link  string // a URL, or "#id"
	Note  string // a footnote's label: the span has no text but stands for its mark
	Break bool   // a forced line break; the span has no text

	// Which of its text's proper names and book titles it is part of, from 1:
	// each has one line below it, whatever other styles begin and end in it.
	Name, Book int
}

// Table is a table with one head row.
type Table struct {
	Align   []manifest.Align // of each column; Justify where the passage leaves it to the layout
	Head    [][]Span
	Rows    [][][]Span
	Caption []Span // from a paragraph that begins "表：" or "Table:" directly above, or empty
}

// Image is a picture as the passage names it; its file is not read yet.
type Image struct {
	Pos           diag.Pos
	ID            string // "{#id}": what links lead to
	Path          string // as typed, relative to the passage
	Alt           string
	Caption       []Span      // the text between the brackets
	Width, Height unit.Length // 0 where it is not given
}
