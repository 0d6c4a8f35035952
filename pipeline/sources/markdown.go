package sources

import (
	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Read reads a passage of Markdown: CommonMark with tables and footnotes, and
// what a Chinese booklet needs beyond it:
//
//   - bold and the like beside full-width marks and Han: **记者：**如何
//   - ==重点== emphasis dots, ^x^ raised, ~x~ lowered, ~~x~~ struck out
//   - {新质|xīn zhì} ruby; {新质|xīn|zhì} with a reading for each character
//   - [长江]{.name} proper names, [红楼梦]{.book} book titles
//   - ![说明](图.png){width=120mm #id .class}; a paragraph of pictures is a figure
//   - <!-- silence: no-end-mark --> in or above a paragraph: a check does not
//     warn there
//   - {#id .class} at the end of a heading or a paragraph, or on a line of its
//     own above any block
//   - "::: class" … ":::" blocks; "表：…" or "Table: …" above a table as its
//     title
//   - [ ] and [x] at the beginning of an item as its box; 1) keeps its bracket
//   - —— at the beginning of a paragraph makes it an attribution
//   - a line end is a space only between Western words; a line that two
//     full-width blanks indent begins a paragraph, and so does Chinese text
//     that four blanks indent, and a line that begins with a number as the
//     paragraph before it does: 一、 （一） ① （1）
//
// HTML is not set, except for <br> and comments.
//
// The path is only for messages and for Passage.Path; nothing but data is
// read. The findings are in the order of their places. The passage is never
// nil: what could be read is in it even when there are errors.
func Read(path string, data []byte) (*Passage, diag.List) {
	return ReadOver(manifest.Front{}, path, data)
}

// ReadOver reads a passage as Read does, over defaults: what its front matter
// does not say is as the defaults have it, places included.
func ReadOver(defaults manifest.Front, path string, data []byte) (*Passage, diag.List) {
	p := &Passage{Path: path, Meta: Meta(defaults)}
	var list diag.List
	data, ok := decode(path, data, &list)
	if !ok {
		return p, list
	}
	body, firstLine := front(path, data, &p.Meta, &list)
	m := newMarkdown(path, body, firstLine)
	m.controls()
	pc := parser.NewContext()
	pc.Set(markdownKey, m)
	root := markdownParser().Parse(text.NewReader(m.source), parser.WithContext(pc))
	p.Blocks = m.blocks(root)
	for _, label := range p.Meta.titleNotes() {
		if n := m.noteByName[label]; n != nil {
			n.used = true
		}
	}
	p.Notes = m.notes()
	m.unusedSilence()
	m.unusedDefinitions()
	if len(p.Blocks) == 0 {
		m.errorf(0, "empty-passage", "write the text below the front matter", "the passage has no text")
	}
	list = append(list, m.findings()...)
	list.Sort()
	return p, list
}

// markdown is one reading: the text, and what is gathered on the way.
type markdown struct {
	places
	source []byte // the text below the front matter
	text   string // the same

	list  diag.List
	count map[string]int // findings by code
	codes []string       // the codes in the order of their first finding

	ids        map[string]diag.Pos // identifiers given with {#id}
	noteList   []*noteNode         // definitions of footnotes, in order
	noteByName map[string]*noteNode
	inNote     bool

	definitions []*ast.LinkReferenceDefinition // [label]: address
	usedLinks   map[string]bool                // those that a link names

	brackets brackets        // state of the inline parser within one block
	tags     map[string]int  // HTML tags that are open
	silence  []manifest.Text // checks named by comments that the next block takes
	indented indentations    // paragraphs that begin with blanks
	cell     bool            // the text is in a table's cell
	title    bool            // the text is a title, which has no attributes and whose footnotes stand elsewhere
}

// markdownKey is where the parsers find the reading that they work for.
var markdownKey = parser.NewContextKey()

// reading gives the reading that a parser works for.
func reading(pc parser.Context) *markdown { return pc.Get(markdownKey).(*markdown) }

func newMarkdown(path string, body []byte, firstLine int) *markdown {
	m := &markdown{source: body, text: string(body), count: map[string]int{}, ids: map[string]diag.Pos{},
		noteByName: map[string]*noteNode{}, usedLinks: map[string]bool{}, tags: map[string]int{}}
	m.places = newPlaces(path, m.text, firstLine)
	return m
}

// perCode is how many findings of one kind a passage shows one by one: a file
// that is no Markdown at all would bury the rest.
const perCode = 50

// errorf and warnf add a finding at an offset of the text.
func (m *markdown) errorf(at int, code, hint, format string, args ...any) {
	if m.counted(code) {
		m.list.Errorf(m.pos(at), code, hint, format, args...)
	}
}

func (m *markdown) warnf(at int, code, hint, format string, args ...any) {
	if m.counted(code) {
		m.list.Warnf(m.pos(at), code, hint, format, args...)
	}
}

// counted counts a finding, and tells whether it is to be shown.
func (m *markdown) counted(code string) bool {
	if m.count[code] == 0 {
		m.codes = append(m.codes, code)
	}
	m.count[code]++
	return m.count[code] <= perCode
}

// findings gives everything found, with a line for those left out.
func (m *markdown) findings() diag.List {
	m.indented.report(m)
	for _, code := range m.codes {
		if n := m.count[code] - perCode; n > 0 {
			m.list.Warnf(diag.Pos{File: m.file}, code, "", "%d more findings of this kind are not shown", n)
		}
	}
	return m.list
}
