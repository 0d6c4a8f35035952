package typeset

import (
	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// setter sets one entry (or the cover, or the contents). It belongs to one
// goroutine.
type setter struct {
	doc     *compose.Document
	layout  *manifest.Layout
	fonts   Fonts
	entry   *compose.Entry // nil for cover and contents
	lang    string
	chinese bool // the entry is in Chinese: quotes and dashes are Chinese ones
	hyphens func(string) []int
	measure unit.Length // width of a line
	depth   unit.Length // height of the type area

	pages func(id string) (label string, ok bool) // of anchors; nil while they are not known

	chains map[chainKey]*chain
	missed map[string]bool
	diags  diag.List
}

func newSetter(doc *compose.Document, fonts Fonts, entry *compose.Entry) *setter {
	l := doc.Layout
	s := &setter{doc: doc, layout: l, fonts: fonts, entry: entry, lang: doc.Lang, chains: map[chainKey]*chain{}}
	if entry != nil {
		s.lang = entry.Lang
	}
	s.chinese = isChinese(s.lang)
	s.hyphens = hyphensFor(s.lang)
	s.measure, s.depth = area(l)
	if entry != nil {
		s.measure = columnMeasure(l)
	}
	return s
}

// area is the type area in the directions of the text: the length of a line, a
// whole number of characters, and the extent of the grid's lines, the space
// below the last one included.
func area(l *manifest.Layout) (measure, depth unit.Length) {
	return unit.Length(l.Grid.Characters) * l.Grid.Size, unit.Length(l.Grid.Lines) * l.Grid.Pitch
}

func isChinese(lang string) bool { return lang == "" || len(lang) >= 2 && lang[:2] == "zh" }

func (s *setter) report(pos diag.Pos, severity diag.Severity, code, message, hint string) {
	s.diags = append(s.diags, diag.Diagnostic{Pos: pos, Severity: severity, Code: code, Message: message, Hint: hint})
}

// row is a piece of the page from edge to edge that never breaks: a line of
// text, a picture with its caption, a row of a table.
type row struct {
	height unit.Length
	lead   unit.Length // space above its items, left out at the top of a page
	items  []Item      // from the row's first corner
	marks  []mark      // of notes
	notes  []noteRows  // that stand at the foot of its page: those it mentions first

	space    int   // blank grid lines before it, dropped at the top of a page
	hold     bool  // the space stays at the top of a page
	snap     bool  // begins on a grid line
	give     bool  // a grid line may be added before it to fill the page
	float    bool  // may move behind the text that follows it, to the top of the next page
	top      bool  // has moved: stands at the top of a page
	keep     bool  // no page break after it
	whole    bool  // of a table that half a page holds: better no page break after it
	part     int   // lines of its paragraph up to it, itself included; 0 for other things
	parts    int   // lines of its paragraph
	entry    int   // index of the entry that it belongs to
	opens    bool  // first of its entry
	head     []row // rows that stand again above it when a page begins with it: a table's head
	anchor   string
	bookmark string
	level    int // of the bookmark
	section  string
}

// mark is a note's mark among a row's items.
type mark struct {
	note int // index in compose.Entry.Notes plus one
	item int
}

// blockRows sets one block.
func (s *setter) blockRows(b *compose.Block) []row {
	var rows []row
	switch {
	case b.Figure != nil:
		rows = s.figureRows(b)
	case b.Table != nil:
		rows = s.tableRows(b)
	default:
		rows = s.textRows(b)
	}
	if len(rows) == 0 {
		return nil
	}
	rows[0].snap = true
	rows[0].anchor, rows[0].bookmark, rows[0].section, rows[0].level = b.Anchor, b.Bookmark, b.Section, b.Level
	if b.Together && s.fits(rows) {
		for i := range rows[:len(rows)-1] {
			rows[i].keep = true
		}
	}
	if b.KeepNext {
		rows[len(rows)-1].keep = true
	}
	return rows
}

// fits tells whether rows fit on one page.
func (s *setter) fits(rows []row) bool {
	h := unit.Length(0)
	for i := range rows {
		h += rows[i].height
	}
	return h <= s.depth
}

// gives tells whether a grid line may be added above a block to fill a page.
func gives(b *compose.Block) bool {
	return b.Role == compose.RoleHeading || b.Role == compose.RoleFigure || b.Role == compose.RoleTable
}

// rows sets a sequence of blocks, with the space between them: the larger one
// of what the upper asks for below it and the lower above it.
func (s *setter) rows(blocks []compose.Block) []row {
	var out []row
	after := 0
	for i := range blocks {
		b := &blocks[i]
		rows := s.blockRows(b)
		if len(rows) == 0 {
			continue
		}
		rows[0].space = max(b.Style.Before, after)
		if i > 0 && b.Together && blocks[i-1].Together { // stanzas
			rows[0].space = max(rows[0].space, 1)
		}
		after = b.Style.After
		if i == 0 {
			rows[0].hold = true
		} else if gives(b) && blocks[i-1].Role != compose.RoleHeading && blocks[i-1].Role != compose.RoleTitle {
			rows[0].give = true
		}
		out = append(out, rows...)
	}
	return out
}
