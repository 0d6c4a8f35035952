// Package press puts the sheets of a book on paper: each press is one way to
// write the same sheets to a file. A press decides nothing about layout. Every
// glyph, rule and picture already has its place, and a press that can't keep
// a place is wrong.
//
// The PDF presses share what no PDF library can write: the content of a page
// from glyphs (content.go), the small fonts (typeface.go), and one finishing
// step (finish.go) that appends an incremental update with the fonts, the
// language, the page labels, the outline and the metadata.
package press

import (
	"io"

	"booklet/pipeline/paint"
)

// Press writes a book to a file of one kind.
//
// Write gives the same bytes for the same book, whatever the time, the folder
// or the machine. An error of w is returned as it is, wrapped; an error about
// the book names the mark that is wrong, with its place in the sources where
// that is known. Write changes nothing in b, and one Press may write many
// books, one after the other.
type Press interface {
	Write(w io.Writer, b *paint.Book) error
}

// Entry is one press of the list.
type Entry struct {
	Name string // what --press takes
	Ext  string // the extension of its files, with the dot
	New  func() Press
}

// Presses is every press, the usual one first. A new press is one file and one
// line here.
var Presses = []Entry{
	{"fpdf", ".pdf", func() Press { return &fpdfPress{} }},
	{"gopdf", ".pdf", func() Press { return &gopdfPress{} }},
	{"text", ".txt", func() Press { return &textPress{} }},
}

// Named gives the press of that name; false when there is none.
func Named(name string) (Press, bool) {
	for _, e := range Presses {
		if e.Name == name {
			return e.New(), true
		}
	}
	return nil, false
}
