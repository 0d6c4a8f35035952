package sources

import (
	"bytes"
	"encoding/xml"
	"path"
	"strings"

	"booklet/pipeline/diag"
)

var docxFormat = Format{
	Name:      "docx",
	Doc:       "Word documents: headings, lists, tables, pictures, footnotes; tracked changes as accepted",
	Endings:   []string{".docx", ".docm", ".dotx"},
	recognise: func(data []byte) bool { return isZipWith(data, "word/document.xml") },
	read:      readDocx,
}

var docFormat = Format{
	Name:    "doc",
	Doc:     "old Word documents: refused, with what to do",
	Endings: []string{".doc", ".wps", ".dot", ".rtf"},
	recognise: func(data []byte) bool {
		return bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) || bytes.HasPrefix(data, []byte(`{\rtf`))
	},
	read: func(imp *importer) *Draft {
		imp.fail("old-word", "open it in Word, WPS or LibreOffice, save it as .docx and import that",
			"%s is in the old format of Word, which is not read", path.Base(imp.Path))
		return nil
	},
}

// isZipWith tells whether data is a zip archive that names a file.
func isZipWith(data []byte, name string) bool {
	return bytes.HasPrefix(data, []byte("PK")) && bytes.Contains(data, []byte(name))
}

// docxReader is the reading of one document.
type docxReader struct {
	imp      *importer
	zip      *importZip
	styles   map[string]docxStyle
	numbers  docxNumbering
	notes    map[string][]Block // by label, only those that are used
	rels     docxRels
	para     int // paragraphs begun
	contents int // paragraphs of a table of contents, left out
	hidden   int // runs of hidden text, left out
	formulas int
	objects  int
	symbols  int
	inNote   bool
	bytes    int // of text
}

// docxRels are the relations of one part: pictures and links by their id.
type docxRels map[string]docxRel

type docxRel struct {
	target   string
	external bool
}

func readDocx(imp *importer) *Draft {
	z := imp.openZip("Word document")
	if z == nil {
		return nil
	}
	r := &docxReader{imp: imp, zip: z, notes: map[string][]Block{}}
	main := "word/document.xml"
	r.styles = r.readStyles("word/styles.xml")
	r.numbers = r.readNumbering("word/numbering.xml")
	r.readNotes("word/footnotes.xml", "footnote", "")
	r.readNotes("word/endnotes.xml", "endnote", "e")
	data, err := z.read(main)
	if err != nil {
		imp.fail("damaged", "open it in Word and save it again", "the Word document can't be read: %v", err)
		return nil
	}
	r.rels = r.readRels("word/_rels/document.xml.rels")
	r.para = 0
	x := newXMLReader(data)
	var blocks []Block
	for t := x.next(); t != nil; t = x.next() {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "body" {
			blocks = append(blocks, r.body(x)...)
		}
	}
	if x.err != nil {
		imp.fail("damaged", "open it in Word and save it again", "the Word document is damaged after its paragraph %d: %v", r.para, x.err)
		return nil
	}
	r.report()
	d := &Draft{Passage: &Passage{Blocks: blocks, Notes: r.usedNotes(blocks)}, Places: InParagraphs}
	return imp.unlessEmpty(d)
}

// leftOut counts what of a document is not in the draft.
type leftOut struct {
	n          int
	code, what string
}

// text is "1 line of a table of contents", "3 lines of …".
func (l leftOut) text() string {
	first, rest, _ := strings.Cut(l.what, " ")
	if l.code == "object" {
		first, rest = l.what, ""
	}
	return strings.TrimSpace(importCount(l.n, first) + " " + rest)
}

// report tells what was left out.
func (r *docxReader) report() {
	for _, l := range []leftOut{
		{r.contents, "contents", "line of a table of contents"},
		{r.hidden, "hidden", "piece of hidden text"},
		{r.objects, "object", "embedded object"},
	} {
		if l.n > 0 {
			r.imp.warn(l.code, "what is wanted of it must be put in by hand", "left out: %s", l.text())
		}
	}
	if r.formulas > 0 {
		r.imp.warn("formula", "look at them: raised and lowered parts stand on one line", "%s became plain text", importCount(r.formulas, "formula"))
	}
	if r.symbols > 0 {
		r.imp.warn("symbol", "type the character that is meant", "%s of a symbol font became □", importCount(r.symbols, "character"))
	}
}

// readRels reads the relations of a part. A document without them is fine.
func (r *docxReader) readRels(name string) docxRels {
	rels := docxRels{}
	if !r.zip.has(name) {
		return rels
	}
	data, err := r.zip.read(name)
	if err != nil {
		r.imp.warn("damaged", "", "%v", err)
		return rels
	}
	x := newXMLReader(data)
	for t := x.next(); t != nil; t = x.next() {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "Relationship" {
			rels[xmlAttr(e, "Id")] = docxRel{xmlAttr(e, "Target"), xmlAttr(e, "TargetMode") == "External"}
		}
	}
	return rels
}

// readNotes reads the footnotes or endnotes of a document.
func (r *docxReader) readNotes(name, element, prefix string) {
	if !r.zip.has(name) {
		return
	}
	data, err := r.zip.read(name)
	if err != nil {
		r.imp.warn("damaged", "", "%v", err)
		return
	}
	r.rels = r.readRels("word/_rels/" + path.Base(name) + ".rels")
	r.inNote = true
	x := newXMLReader(data)
	for t := x.next(); t != nil; t = x.next() {
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != element {
			continue
		}
		if kind := xmlAttr(e, "type"); kind == "separator" || kind == "continuationSeparator" || kind == "continuationNotice" {
			continue
		}
		if blocks := r.body(x); len(blocks) > 0 {
			r.notes[prefix+xmlAttr(e, "id")] = blocks
		}
	}
	r.inNote = false
	if x.err != nil {
		r.imp.warn("damaged", "compare the notes with the document", "the document's %ss are damaged: %v", element, x.err)
	}
}

// usedNotes renumbers the notes that the text refers to, in their order.
func (r *docxReader) usedNotes(blocks []Block) map[string][]Block {
	labels := map[string]string{}
	used := map[string][]Block{}
	eachSpan(blocks, func(s *Span) {
		if s.Note == "" {
			return
		}
		if labels[s.Note] == "" {
			labels[s.Note] = noteLabel(len(labels) + 1)
			used[labels[s.Note]] = r.notes[s.Note]
		}
		s.Note = labels[s.Note]
	})
	if len(used) == 0 {
		return nil
	}
	return used
}

// docxPicture takes up a picture by its relation and gives its name, "" when
// there is none.
func (r *docxReader) docxPicture(id string) string {
	rel, ok := r.rels[id]
	if !ok {
		return ""
	}
	if rel.external {
		r.imp.warn("picture", "put it beside the passage by hand", "a picture is linked, not in the document: %s", rel.target)
		return ""
	}
	name := path.Join("word", rel.target)
	if strings.HasPrefix(rel.target, "/") {
		name = strings.TrimPrefix(path.Clean(rel.target), "/")
	}
	if given, ok := r.imp.pictures.by[name]; ok {
		return given
	}
	data, err := r.zip.read(name)
	if err != nil {
		r.imp.warn("picture", "", "a picture can't be read: %v", err)
		return ""
	}
	return r.imp.picture(name, name, data)
}

// pos is the place of the paragraph being read.
func (r *docxReader) pos(col int) diag.Pos {
	if r.inNote {
		return diag.Pos{File: r.imp.Path}
	}
	return diag.Pos{File: r.imp.Path, Line: r.para, Col: col}
}
