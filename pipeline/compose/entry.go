package compose

import (
	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/sources"
)

// entry composes one passage with its title, source line and notes.
func (c *composer) entry(i int, e *manifest.Entry, p *sources.Passage) Entry {
	lang := p.Meta.Lang.Value
	if lang == "" {
		lang = c.doc.Lang
	}
	local := c.layout.Language(lang)
	v := c.entryValues(e, p, &local)
	if v["title"].Value == "" {
		c.found.Errorf(e.Pos, "no-title", "write `title: …` in the passage's front matter, or below the entry in the manifest",
			"the entry has no title: neither the manifest nor %s gives one", p.Path)
	}
	out := Entry{
		Pos: e.Pos, Kind: e.Kind, Start: start(e, &local), Lang: lang,
		Number: Number(c.layout.Contents.Numbering, i+1),
		Title:  v["title"].line(),
	}
	head := c.headTitle(e, p, v["title"])
	out.Head, out.HeadAt = head.line(), head.Pos
	v["number"] = value{Value: out.Number, Pos: e.Pos}
	out.Fields = v.fields()
	if out.Line, _ = out.Fields.Fill(c.layout.Contents.Line); out.Line == "" {
		out.Line = out.Title
	}
	b := &builder{composer: c, entry: &out, passage: p, local: local, values: v, counts: &c.counts}
	if !local.Captions.Through {
		b.counts = &counts{}
	}
	b.out = &out.Blocks
	b.levels.top = highest(p.Blocks)
	b.checkFront()
	b.checkTitleNotes(e)
	b.opening()
	b.blocks(p.Blocks, context{role: b.bodyRole(), style: b.bodyStyle()})
	b.checkHeadings(e)
	b.runIn()
	b.closing()
	b.mark()
	return out
}

// headTitle is an entry's title in running heads. A passage's own short title
// is for its own title.
func (c *composer) headTitle(e *manifest.Entry, p *sources.Passage, title value) value {
	switch {
	case e.Short.Value != "":
		return c.title(e.Short)
	case e.Title.Value == "" && p.Meta.Short.Value != "":
		return c.title(p.Meta.Short)
	}
	return title
}

// start is where an entry begins: as the manifest says, or else the layout.
func start(e *manifest.Entry, local *manifest.Language) manifest.Start {
	if e.Start != manifest.StartDefault {
		return e.Start
	}
	return local.Entry.Start
}

// entryValues are the fields of an entry: what the manifest says goes before
// what the passage says.
func (c *composer) entryValues(e *manifest.Entry, p *sources.Passage, local *manifest.Language) values {
	m := &p.Meta
	v := c.values.with(plainValues(map[string]manifest.Text{
		"label": m.Label, "author": m.Author, "by": m.By, "source": m.Source, "date": date(m.Date, local),
	}))
	title := m.Title
	if e.Title.Value != "" {
		title = e.Title
	}
	v["title"], v["subtitle"] = c.title(title), c.title(m.Subtitle)
	if e.Label != nil {
		v["label"] = plainValue(*e.Label)
	}
	return v
}

// builder composes the blocks of one entry.
type builder struct {
	*composer
	entry   *Entry
	passage *sources.Passage
	local   manifest.Language // what the layout has for the passage's language
	values  values
	out     *[]Block       // where blocks are added: the entry's, or a note's
	notes   map[string]int // by label: index in entry.Notes plus one
	levels  levels
	counts  *counts
}

func (b *builder) bodyRole() Role {
	if b.entry.Kind == manifest.Quote {
		return RoleQuote
	}
	return RoleBody
}

func (b *builder) bodyStyle() string {
	if b.entry.Kind == manifest.Quote {
		return "quote"
	}
	return "body"
}

func (b *builder) add(block Block) *Block {
	*b.out = append(*b.out, block)
	return &(*b.out)[len(*b.out)-1]
}

// opening adds what stands above the text. Titles keep the breaks that the
// editor placed by hand, which go neither into the contents nor into the
// outline.
func (b *builder) opening() {
	l := &b.local.Entry
	title, gap := l.PassageTitle, 0
	if b.entry.Kind == manifest.Quote {
		title = l.QuoteTitle
	} else if b.values["label"].Value != "" {
		if label := b.line("label", l.Label); label != nil {
			gap = label.Style.After
		}
	}
	if block := b.line("title", title); block != nil {
		block.Level = 1
		block.Bookmark, block.Section = b.bookmark(), b.entry.Head
		if gap > 0 {
			b.partLabel(gap)
		}
	}
	b.line("subtitle", "{subtitle}")
	b.line("author", l.Author)
	if l.SourceAt == "start" {
		b.source()
	}
	b.spaceBelow()
}

// partLabel sets the space between a label and the title below it to the one
// that the label's style asks for below it: the title's own is for where it
// stands first.
func (b *builder) partLabel(gap int) {
	opening := *b.out
	label, title := &opening[len(opening)-2], &opening[len(opening)-1]
	above, below := *label.Style, *title.Style
	above.After, below.Before = 0, gap
	label.Style, title.Style = &above, &below
}

// bookmark is the outline's line for the entry. A headline quote is known by
// its label more than by its title.
func (b *builder) bookmark() string {
	label := b.values["label"].line()
	if b.entry.Kind == manifest.Quote && label != "" {
		return label + "\u3000" + b.entry.Title
	}
	return b.entry.Title
}

// line adds a line of the opening, kept with what follows; nil when its fields
// are all empty.
func (b *builder) line(style, template string) *Block {
	spans, ok := b.values.spans(template, b.here(), b.dress(style))
	if !ok || len(spans) == 0 {
		return nil
	}
	block := b.add(b.block(RoleTitle, style, spans))
	block.KeepNext = true
	return block
}

// dress makes the spans of a title in a style.
func (b *builder) dress(style string) func(*sources.Span) Span {
	return func(s *sources.Span) Span {
		b.checkSpan(s)
		return b.span(s, style)
	}
}

// spaceBelow moves the space that the opening's styles ask for below them
// below its last line: it parts the opening from the text, not its lines.
func (b *builder) spaceBelow() {
	opening, after := *b.out, 0
	for i := range opening {
		style := *opening[i].Style
		after, style.After = max(after, style.After), 0
		if i == len(opening)-1 {
			style.After = after
		}
		opening[i].Style, opening[i].KeepNext = &style, true
	}
}

// closing adds what stands below the text.
func (b *builder) closing() {
	if b.entry.Kind == manifest.Quote {
		b.closingLine("by", b.local.Entry.By)
	}
	if b.local.Entry.SourceAt != "start" {
		b.source()
	}
}

// source adds the line that says where a passage was published.
func (b *builder) source() {
	if b.values["source"].Value != "" {
		b.closingLine("source", b.local.Entry.Source)
	}
}

// closingLine adds a line that stays with what stands above it.
func (b *builder) closingLine(style, template string) {
	if spans, ok := b.values.spans(template, b.here(), b.dress(style)); ok && len(spans) > 0 {
		b.keepWithLast()
		b.add(b.block(RoleSource, style, spans))
	}
}

// keepWithLast keeps the last block so far on the page of what follows.
func (b *builder) keepWithLast() {
	if n := len(*b.out); n > 0 {
		(*b.out)[n-1].KeepNext = true
	}
}

// mark gives the entry's first block the entry's bookmark where the layout
// shows no title, and reports an entry that would take no space at all.
func (b *builder) mark() {
	blocks := b.entry.Blocks
	if len(blocks) == 0 {
		b.found.Errorf(diag.Pos{File: b.passage.Path}, "empty-entry", "write its text, or take it out of the manifest's contents", "nothing of the passage can be set")
		return
	}
	for i := range blocks {
		if blocks[i].Section != "" {
			return
		}
	}
	blocks[0].Section = b.entry.Head
	if blocks[0].Bookmark == "" {
		blocks[0].Bookmark = b.bookmark()
	}
}
