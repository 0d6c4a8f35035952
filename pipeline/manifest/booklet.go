// Package manifest reads every YAML file that people write: booklets, layouts,
// the catalogue of fonts and the front matter of passages. It decodes them
// strictly, finds all that is wrong with them, and keeps the place of every
// value.
package manifest

import (
	"time"

	"booklet/pipeline/diag"
)

// Text is a scalar of a YAML file with its place.
type Text struct {
	Value string
	Pos   diag.Pos
}

// Booklet is one issue as its manifest describes it. Everything optional that
// the manifest leaves out is zero.
type Booklet struct {
	Path string // the manifest's path, slash-separated, as given
	Dir  string // its folder; paths of entries are relative to it

	Title  Text // required
	Issue  Text // required: "2024年第2期"; also the name of the PDF
	Total  Text // "总第22期"
	Editor Text
	Author Text // the PDF's author; the editor where it is empty
	Date   Text // "2024-03-11"
	Layout Text // a name in layouts/ or a path ending in .yaml; required
	Lang   Text // BCP 47; "zh-CN" where it is empty
	Topics []Text
	Cover  Text // path of the cover's picture, relative to Dir

	Document *Document // nil where the issue is no official document

	Contents []Entry // required, at least one
	Editions []Text
	Silence  []Text // names of checks that warn nowhere in this issue
	Clean    []Switch
	Script   Text // "hans" for Simplified characters, whatever the passages have; empty leaves them

	// Parsed from the texts above.
	Year, Number int       // of Issue; 0 where it does not name them
	Day          time.Time // of Date; zero where it is empty
}

// Document is what an official document (公文, GB/T 9704) says in its head (版头)
// and in its foot (版记), besides its text.
type Document struct {
	Pos       diag.Pos
	Agency    Text // 发文机关标志: "云汀市图书馆文件"; required
	Reference Text // 发文字号: "云图〔2024〕12号"
	Signer    Text // 签发人
	Serial    Text // 份号: "000001"
	Secrecy   Text // 密级和保密期限: "秘密★1年"
	Urgency   Text // 紧急程度: "特急"
	CC        Text // 抄送机关
	Printer   Text // 印发机关
	Printed   Text // 印发日期: "2024-05-22"
}

// Kind is what an entry sets: a passage or a headline quote.
type Kind uint8

// The kinds of an entry.
const (
	Passage Kind = iota
	Quote
)

// Start says where an entry begins.
type Start uint8

// The places where an entry can begin.
const (
	StartDefault Start = iota // as the layout has it
	StartPage                 // on a new page
	StartOdd                  // on the next odd page
	StartFlow                 // below the entry before it
)

// Entry is one line of the booklet's contents, or with Find as many as the
// library has passages that fit. Of Path, ID and Find one is there; the
// library stage finds the paths of the others.
type Entry struct {
	Pos        diag.Pos
	Kind       Kind
	Path       Text  // of the passage, relative to Booklet.Dir
	ID         Text  // of the passage in the library
	Find       *Find // asks the library for passages
	Title      Text  // instead of the passage's own, when not empty
	Short      Text  // the title for running heads; empty for the title itself
	Label      *Text // instead of the passage's own, when not nil; may be empty
	Select     []Select
	NoPictures bool // the passage is set without its pictures
	Start      Start
	Silence    []Text // names of checks that do not warn in this entry
}

// Select picks a part of a passage: the part below a heading, a range of its
// paragraphs, or what stands between two texts. With none of the three it is
// the whole passage.
type Select struct {
	Pos        diag.Pos
	Heading    string // the heading's text; empty for none
	From, To   int    // paragraphs from 1, both included; 0 for none
	Begin, End Text   // texts in the part's first and last paragraph; one may be empty
	NoPictures bool   // the part is set without its pictures
}
