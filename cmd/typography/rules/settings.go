// Package rules checks the numbered rules of Chinese typesetting on the lines
// of a finished PDF, one small function a rule, grouped in files by section:
// A line breaking, B punctuation width, C Chinese with Western text,
// D justification, E paragraphs and pages, F headings and furniture, G marks,
// ruby, tables and the PDF itself, V vertical setting.
//
// Lengths are in em of the character's size unless a name says points.
package rules

import "booklet/cmd/typography/lines"

// Settings is what a document was meant to be set with.
type Settings struct {
	Ban      string  // none, basic, gb, strict
	Squeeze  string  // full, half, kaiming, none
	Gap      float64 // between Han and Western text, in em
	Bound    float64 // the largest stretch of a gap between two Han characters, in em
	Hang     bool    // one pause or stop mark may hang
	Measure  float64 // of a full line, in em; 0: found from the document
	GB9704   bool    // an official document: rules 62, 64, 68 and 69 hold
	Vertical bool    // set in columns
	Abreast  int     // columns of a page that was made to break things; 0 for one
	Narrow   bool    // made to break things: a measure at which rules must conflict
}

// Default is the house setting.
func Default() Settings {
	return Settings{Ban: "gb", Squeeze: "full", Gap: 0.25, Bound: 0.10}
}

// Tolerances, in em of the body unless said otherwise.
const (
	tolPlace   = 0.02 // of a position
	tolEdge    = 0.05 // of an edge of the measure
	tolStretch = 0.01 // of a gap compared with its line's others
	tolPoints  = 1.5  // pt, of page geometry (0.5 mm)
)

// Source is what the text of a document was made from, where that is known.
type Source interface {
	// Has tells whether the text occurs, blanks and line ends left out.
	Has(text string) bool
	// Sentences are the pieces of text, blanks left out, that the document
	// must show.
	Sentences() []string
	// Odd are the titles that must begin on odd pages.
	Odd() []string
	// ByHand are the titles whose lines the editor has parted.
	ByHand() []string
	// Short are the titles that a text stands for in running heads.
	Short(text string) []string
	// Typed tells whether the source itself has a blank between the two texts.
	Typed(before, after string) bool
	// Texts are the paragraphs, with their blanks.
	Texts() []string
	// Given are the paragraphs, blanks left out, with what they are.
	Given() []lines.Given
	// Items are the texts that a line stands under, of book titles or of
	// proper names.
	Items(book bool) []string
	// Dotted are the texts that have emphasis dots.
	Dotted() []string
}

// Check is a document with all that its rules need.
type Check struct {
	*lines.Document
	Settings
	Source Source // nil: not known

	gaps      map[*lines.Line][]Gap
	ruby      map[*lines.Line][]spelt  // by the line below it
	roomy     map[*lines.Line]bool     // lines with gaps that keep room for ruby
	optima    map[*lines.Line]float64  // by a paragraph's first line
	word      float64                  // the natural word space, in em
	languages map[*lines.Line]language // by a paragraph's first line

	englishWord float64 // their word space

	heads []heading
}

// NewCheck makes a check of d.
func NewCheck(d *lines.Document, s Settings, src Source) *Check {
	c := &Check{Document: d, Settings: s, Source: src, gaps: map[*lines.Line][]Gap{}, optima: map[*lines.Line]float64{}, languages: map[*lines.Line]language{}}
	if c.Measure == 0 {
		c.Measure = d.FullLine()
	}
	c.word, c.englishWord = c.wordSpace(false), c.wordSpace(true)
	for _, l := range d.Lines {
		c.gaps[l] = c.measureGaps(l)
		c.settleIndices(l)
	}
	c.settleRuby()
	c.heads = c.findHeadings()
	return c
}
