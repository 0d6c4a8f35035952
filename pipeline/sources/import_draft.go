package sources

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"booklet/pipeline/diag"
)

// Draft is what a format's reader made of a file that is not a passage yet:
// the text as blocks, with places in that file, and the pictures that were in
// it. The repairs turn it into a passage worth keeping, and Write into a file.
type Draft struct {
	Passage  *Passage // its Path is the input's
	Format   string   // the name of the format that read it
	Encoding string   // of text: "UTF-8", "GB 18030", …; empty where the format fixes it
	Places   Places   // what the line numbers of its places count
	// Lines says that each paragraph holds the input's own lines, parted by
	// Breaks, and that a blank line or a page's end parts paragraphs: nobody
	// knows yet which lines belong together.
	Lines bool
	// Pages says that pages may have broken paragraphs in two.
	Pages bool
	// Text is the input's own text, where it is a text file.
	Text     string
	Pictures []Picture
	Guesses  []Guess // front matter that was found in the text
}

// Picture is a picture that came with a draft.
type Picture struct {
	Name string // as Image.Path names it; no folders
	Data []byte
}

// Guess is a value of front matter that was found in the input.
type Guess struct {
	Key   string   `json:"key"`
	Value string   `json:"value"`
	Pos   diag.Pos `json:"pos"`
	From  string   `json:"from"` // the words that it was taken from, or where it stood
}

// Places says what the line numbers of a draft's places count.
type Places uint8

// The kinds of places.
const (
	InLines      Places = iota // lines of a text file
	InParagraphs               // paragraphs of a word processor's document
	InPages                    // pages
)

// Name gives a place in words: "line 12", "paragraph 3", "page 2".
func (p Places) Name(pos diag.Pos) string {
	switch {
	case pos.Line == 0:
		return "the file"
	case p == InParagraphs:
		return fmt.Sprintf("paragraph %d", pos.Line)
	case p == InPages:
		return fmt.Sprintf("page %d", pos.Line)
	}
	return fmt.Sprintf("line %d", pos.Line)
}

// Input is a file to import.
type Input struct {
	Path string // as the user would type it; for messages, and for its ending
	Data []byte
	// Open reads a file beside the input by its slash-separated path relative
	// to the input's folder, and refuses what lies outside of it. It may be
	// nil: then there are no such files.
	Open func(name string) ([]byte, error)
}

// Format is a kind of file that can be imported.
type Format struct {
	Name    string
	Doc     string
	Endings []string // of file names, with the point
	// recognise tells by the first bytes whether a file is of this format,
	// whatever its name; nil for text.
	recognise func(data []byte) bool
	read      func(*importer) *Draft
}

// Formats lists what can be imported. The first that recognises a file reads
// it; else the first whose ending it has.
var Formats = []Format{
	docxFormat,
	epubFormat,
	docFormat,
	pdfFormat,
	mhtmlFormat,
	htmlFormat,
	markdownFormat,
	textFormat,
}

// The most that is read. A passage is a few kilobytes of text; these bounds
// keep a broken or hostile file from taking the machine's memory.
const (
	MaxInput    = 200 << 20 // bytes of a file
	maxText     = 16 << 20  // bytes of text in it
	maxUnpacked = 400 << 20 // bytes unpacked from a file
	maxPicture  = 64 << 20  // bytes of one picture
)

// importer is one import on its way.
type importer struct {
	Input
	list     diag.List
	pictures importPictures
}

// Import reads a file of any of the Formats. The draft is nil when there is
// nothing to go on with; the findings then say why.
func Import(in Input) (*Draft, diag.List) {
	imp := &importer{Input: in}
	if len(in.Data) > MaxInput {
		imp.fail("too-large", "split it, or save it with smaller pictures", "the file has %d MB; at most %d MB are read",
			len(in.Data)>>20, MaxInput>>20)
		return nil, imp.list
	}
	format := formatOf(in)
	if format == nil {
		imp.fail("unknown-format", "what can be imported: "+strings.Join(formatNames(), ", "),
			"%s is in no format that can be imported", path.Base(in.Path))
		return nil, imp.list
	}
	d := format.read(imp)
	if d == nil {
		return nil, imp.list
	}
	d.Format, d.Passage.Path = format.Name, in.Path
	d.Pictures = imp.pictures.list
	return d, imp.list
}

// formatOf finds the format of a file by its first bytes, then by its name.
func formatOf(in Input) *Format {
	for i := range Formats {
		if f := &Formats[i]; f.recognise != nil && f.recognise(in.Data) {
			return f
		}
	}
	ending := strings.ToLower(path.Ext(in.Path))
	for i := range Formats {
		if slices.Contains(Formats[i].Endings, ending) {
			return &Formats[i]
		}
	}
	return nil
}

// formatNames lists the endings of all formats.
func formatNames() []string {
	var names []string
	for i := range Formats {
		names = append(names, Formats[i].Endings...)
	}
	return names
}

// fail adds an error at the file.
func (imp *importer) fail(code, hint, format string, args ...any) {
	imp.list.Errorf(diag.Pos{File: imp.Path}, code, hint, format, args...)
}

// warn adds a warning at the file.
func (imp *importer) warn(code, hint, format string, args ...any) {
	imp.list.Warnf(diag.Pos{File: imp.Path}, code, hint, format, args...)
}

// importCount names a number of things: "1 picture", "3 pictures".
func importCount(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
