// Package typeset breaks a document into lines and pages: Chinese line
// breaking and spacing by clreq, whole-paragraph and whole-passage breaking,
// headings on the grid, contents, notes, heads and feet.
package typeset

import (
	"runtime"

	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/parallel"
	"booklet/pipeline/unit"
)

// Typeset sets a document. The result is whole only when no finding is an
// error.
func Typeset(doc *compose.Document, fonts Fonts) (*Result, diag.List) {
	entries, diags := setEntries(doc, fonts)
	if diags.HasErrors() {
		return &Result{}, diags
	}
	book := &book{doc: doc, fonts: fonts, entries: entries}
	book.body()
	book.settle()
	book.colophon()
	book.front()
	book.furniture()
	book.links()
	book.outside()
	book.crowded()
	return &Result{Pages: book.pages, Outline: book.outline}, append(diags, book.diags...)
}

// setEntry is an entry in rows.
type setEntry struct {
	rows  []row
	notes []noteRows
	set   *setter
}

// setEntries sets every entry's rows. Entries do not depend on each other, so
// they are set at the same time; results stay in order.
func setEntries(doc *compose.Document, fonts Fonts) ([]setEntry, diag.List) {
	out := make([]setEntry, len(doc.Entries))
	parallel.Each(len(out), runtime.GOMAXPROCS(0), func(i int) { out[i] = setOne(doc, fonts, i, nil) })
	var diags diag.List
	for i := range out {
		diags = append(diags, out[i].set.diags...)
	}
	return out, diags
}

// setOne sets an entry's rows; pages gives the labels of the pages that its
// anchors stand on, nil when they are not known yet.
func setOne(doc *compose.Document, fonts Fonts, i int, pages func(id string) (string, bool)) (out setEntry) {
	entry := &doc.Entries[i]
	out.set = newSetter(doc, fonts, entry)
	out.set.pages = pages
	defer func() { // a chain without any face is a finding already made
		if r := recover(); r != nil {
			if _, ok := r.(noFace); !ok {
				panic(r)
			}
		}
	}()
	out.set.spell(entry)
	out.rows = out.set.rows(entry.Blocks)
	for j := range out.rows {
		out.rows[j].entry = i
	}
	if len(out.rows) > 0 {
		out.rows[0].opens = true
	}
	for n := range entry.Notes {
		rows := out.set.noteRows(&entry.Notes[n], n+1)
		for j := range rows {
			rows[j].entry = i
		}
		out.notes = append(out.notes, rows)
	}
	return out
}

// book is the booklet while its pages are made.
type book struct {
	doc      *compose.Document
	fonts    Fonts
	entries  []setEntry
	pages    []Page
	outline  []Outline
	starts   []int            // index of each entry's first page
	anchors  map[string]place // by entry and id
	diags    diag.List
	bodyAt   int // index of the first page of the body
	contents int // pages of the contents
}

// place is a point that links lead to.
type place struct {
	page int
	y    unit.Length
}
