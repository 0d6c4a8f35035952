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
	spelt   unit.Length // between characters with pinyin, where most of the passage's have it; else 0
	plain   bool        // no text of the entry has ruby

	broad *setter                                 // sets what runs over all columns; nil where there is one
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
	if entry != nil && l.Page.Columns > 1 {
		over := *s
		s.broad = &over
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

	space    int         // blank grid lines before it, dropped at the top of a page
	apart    unit.Length // blank before it besides
	hold     bool        // the space stays at the top of a page
	below    unit.Length // blank after it, dropped at the foot of a page
	snap     bool        // begins on a grid line
	give     bool        // a grid line may be added before it to fill the page
	middle   bool        // half of that line goes below it
	wide     bool        // runs over all columns of the page
	float    bool        // a picture that may stand at an edge of a page, away from its place in the text
	closes   bool        // belongs below all that comes before it
	keep     bool        // no page break after it
	torn     int64       // what a page break after it costs that parts a table, a listing or a poem
	part     int         // lines of its paragraph up to it, itself included; 0 for other things
	parts    int         // lines of its paragraph
	entry    int         // index of the entry that it belongs to
	opens    bool        // first of its entry
	head     []row       // rows that stand again above it when a page begins with it: a table's head
	anchors  []string
	bookmark string
	level    int // of the bookmark
	section  string
	under    string // the section that it stands in
}

// mark is a note's mark among a row's items.
type mark struct {
	note int // index in compose.Entry.Notes plus one
	item int
}

// prepend puts items before a row's own, which its marks go on to name.
func (r *row) prepend(items []Item) {
	for i := range r.marks {
		r.marks[i].item += len(items)
	}
	r.items = append(items, r.items...)
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
	rows[0].anchors, rows[0].bookmark, rows[0].section, rows[0].level = b.Anchors(), b.Bookmark, b.Section, b.Level
	if b.Together && s.fits(rows) {
		holdTogether(rows)
	}
	if b.Named == "code" && 2*noteRows(rows).height() <= s.depth {
		for i := range rows[:len(rows)-1] {
			rows[i].torn = costTorn
		}
	}
	if b.KeepNext {
		rows[len(rows)-1].keep = true
	}
	return rows
}

// leastVerse is how many lines of a poem stand on a page when it is parted.
const leastVerse = 4

// holdTogether keeps the lines of a poem on one page; a long one may be parted
// where much of a page would stay blank.
func holdTogether(rows []row) {
	for i := range rows[:len(rows)-1] {
		if i+1 >= leastVerse && len(rows)-i-1 >= leastVerse {
			rows[i].torn = costTornLong
		} else {
			rows[i].keep = true
		}
	}
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
	return b.Role == compose.RoleHeading || b.Role == compose.RoleFigure || b.Role == compose.RoleTable || b.Role == compose.RoleOrnament
}

// rows sets a sequence of blocks, with the space between them: the larger one
// of what the upper asks for below it and the lower above it.
func (s *setter) rows(blocks []compose.Block) []row {
	var out []row
	after := 0
	for i := range blocks {
		b := &blocks[i]
		rows := s.inColumn(blocks, i)
		if len(rows) == 0 {
			continue
		}
		first, last := &rows[0], &rows[len(rows)-1]
		asked := after
		first.space = max(b.Style.Before, asked)
		after = b.Style.After
		if i == 0 {
			first.hold = true
		} else {
			above := &blocks[i-1]
			switch {
			case i < openingBlocks(blocks):
				first.snap = false
				s.raise(b, rows)
				if (b.Level > 0 || above.Level > 0) && b.Role == above.Role && first.space == 0 { // the title itself stands off from what belongs to it
					first.apart = s.layout.Grid.Pitch / 2
				}
			case b.Role == compose.RoleTable && above.Role == compose.RoleTable:
				s.partTables(&out[len(out)-1])
			case b.Together && above.Together: // stanzas
				first.space = max(first.space, 1)
			case goesOn(above, b):
				first.space = 0
			case b.Role == compose.RoleSource && above.Role == compose.RoleSource:
				first.space, after = b.Style.Before, max(after, asked)
			case b.Role == compose.RoleSource && b.Named != "source": // who said it: the space goes below both
				first.space, after = b.Style.Before, max(after, asked)
				if b.Named == above.Named && above.Role != b.Role { // it ends a pull quote, right under its last line
					first.snap = false
					s.raise(b, rows)
				}
			}
			first.give = gives(b) && above.Role != compose.RoleHeading && above.Role != compose.RoleTitle
			first.middle = first.give && (b.Role == compose.RoleFigure || b.Role == compose.RoleOrnament)
		}
		last.closes = last.closes || i == len(blocks)-1 && b.Role == compose.RoleSource
		out = append(out, rows...)
	}
	return out
}

// goesOn tells whether a block goes on with what the one above it began: the
// paragraphs of one quotation stand below each other as those of the body do.
func goesOn(above, b *compose.Block) bool {
	return b.Named == above.Named && b.Role == above.Role && b.Named != "code" && (b.Role == compose.RoleBody || b.Role == compose.RoleQuote)
}

// raise takes away what the first line of a block has above it to stand in the
// middle of its grid lines.
func (s *setter) raise(b *compose.Block, rows []row) {
	_, lead := s.pitch(b.Style, len(rows))
	if n := len(rows); n > 1 {
		lead = rows[0].height - rows[n-1].height // lines with ruby may be further apart
	}
	rows[0].height -= lead
	for i := range rows[0].items {
		rows[0].items[i].At.Y -= lead
	}
}
