package compose

import (
	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/sources"
)

// entry composes one passage with its title, source line and notes.
func (c *composer) entry(i int, e *manifest.Entry, p *sources.Passage) Entry {
	v := c.entryValues(e, p)
	if v["title"].Value == "" {
		c.found.Errorf(e.Pos, "no-title", "write `title: …` in the passage's front matter, or below the entry in the manifest",
			"the entry has no title: neither the manifest nor %s gives one", p.Path)
	}
	out := Entry{
		Pos: e.Pos, Kind: e.Kind, Start: e.Start, Lang: p.Meta.Lang.Value,
		Number: Number(c.layout.Contents.Numbering, i+1),
		Title:  oneLine(v["title"].Value),
	}
	if out.Lang == "" {
		out.Lang = c.doc.Lang
	}
	v["number"] = manifest.Text{Value: out.Number, Pos: e.Pos}
	out.Fields = v.fields()
	if out.Line, _ = out.Fields.Fill(c.layout.Contents.Line); out.Line == "" {
		out.Line = out.Title
	}
	b := &builder{composer: c, entry: &out, passage: p, values: v}
	b.out = &out.Blocks
	b.levels.top = highest(p.Blocks)
	b.checkFront()
	b.opening()
	b.blocks(p.Blocks, context{role: b.bodyRole(), style: b.bodyStyle()})
	b.checkHeadings(e)
	b.closing()
	b.mark()
	return out
}

// entryValues are the fields of an entry: what the manifest says goes before
// what the passage says.
func (c *composer) entryValues(e *manifest.Entry, p *sources.Passage) values {
	m := &p.Meta
	v := c.values.with(values{
		"title": m.Title, "label": m.Label, "subtitle": m.Subtitle,
		"author": m.Author, "by": m.By, "source": m.Source, "date": c.date(m.Date),
	})
	if e.Title.Value != "" {
		v["title"] = e.Title
	}
	if e.Label != nil {
		v["label"] = *e.Label
	}
	return v
}

// builder composes the blocks of one entry.
type builder struct {
	*composer
	entry   *Entry
	passage *sources.Passage
	values  values
	out     *[]Block       // where blocks are added: the entry's, or a note's
	notes   map[string]int // by label: index in entry.Notes plus one
	levels  levels
	counts  counts
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
	l := &b.layout.Entry
	title := l.PassageTitle
	if b.entry.Kind == manifest.Quote {
		title = l.QuoteTitle
	} else if b.values["label"].Value != "" {
		b.line("label", l.Label)
	}
	if block := b.line("title", title); block != nil {
		block.Level = 1
		block.Bookmark, block.Section = b.entry.Title, b.entry.Title
	}
	b.line("subtitle", "{subtitle}")
	b.line("author", l.Author)
	if l.SourceAt == "start" {
		b.source()
	}
	b.spaceBelow()
}

// line adds a line of the opening, kept with what follows; nil when its fields
// are all empty.
func (b *builder) line(style, template string) *Block {
	spans, ok := b.values.spans(template, b.here())
	if !ok || len(spans) == 0 {
		return nil
	}
	block := b.add(b.block(RoleTitle, style, spans))
	block.KeepNext = true
	return block
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
		b.closingLine("by", b.layout.Entry.By)
	}
	if b.layout.Entry.SourceAt != "start" {
		b.source()
	}
}

// source adds the line that says where a passage was published.
func (b *builder) source() {
	if b.values["source"].Value != "" {
		b.closingLine("source", b.layout.Entry.Source)
	}
}

// closingLine adds a line that stays with what stands above it.
func (b *builder) closingLine(style, template string) {
	if spans, ok := b.values.spans(template, b.here()); ok && len(spans) > 0 {
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
	blocks[0].Section = b.entry.Title
	if blocks[0].Bookmark == "" {
		blocks[0].Bookmark = b.entry.Title
	}
}
