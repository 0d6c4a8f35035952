package manifest

import (
	"maps"
	"strings"

	"booklet/pipeline/diag"
	"booklet/pipeline/unit"
)

// rawLayout is a layout while its files are read, the one that is extended
// most first, each over what the ones before it said. What depends on other
// values (em, the grid) is resolved afterwards.
type rawLayout struct {
	Layout
	extends   Text
	margins   diag.Pos // of page.margins
	columns   diag.Pos // of page.columns
	columnGap unit.Dim
	grid      rawGrid
	faces     []named[Text]
	styles    []named[rawStyle]
	languages []named[rawLanguage]
	head      rawFurniture
	foot      rawFurniture
}

// rawGrid is a grid with one of characters and size, and one of lines and
// pitch; the others are 0.
type rawGrid struct {
	Grid
	pos diag.Pos
}

// rawStyle is a style with the keys that it gives itself.
type rawStyle struct {
	Style
	Face Text // instead of Style.Face
	like Text
	size unit.Dim // in em of the body's size
	has  keys
}

// layoutTable is a layout.
var layoutTable = &table[rawLayout]{
	name: "layout",
	fields: []field[rawLayout]{
		key("extends", someText, func(l *rawLayout) *Text { return &l.extends }, "layout whose values count where this one has none: a name, or the path of a .yaml file"),
		key("page", pageTable.shape(), func(l *rawLayout) *rawLayout { return l }, "sheet and margins"),
		key("grid", gridTable.shape(), func(l *rawLayout) *rawGrid { return &l.grid }, "raster of the body: characters or size, and lines or pitch"),
		key("faces", names(someText), func(l *rawLayout) *[]named[Text] { return &l.faces }, "faces of the catalogue by their role, which styles name"),
		key("punctuation", punctuationTable.shape(), func(l *rawLayout) *Punctuation { return &l.Punctuation }, "how marks are set"),
		key("styles", stylesShape, func(l *rawLayout) *[]named[rawStyle] { return &l.styles }, "looks of each kind of text"),
		key("numerals", numeralsShape, func(l *rawLayout) *Numerals { return &l.Numerals }, "numerals of page numbers, of the issue and of dates: 12, 2024年 or 十二, 二〇二四年"),
		key("lists", listsShape, func(l *rawLayout) *[]string { return &l.Lists }, "numbers of ordered lists by their depth; those that lie deeper begin again with the first"),
		key("cover", list(coverTable.shape()), func(l *rawLayout) *[]CoverBlock { return &l.Cover }, "blocks of the cover, from top to bottom; [] for no cover"),
		key("masthead", list(bandTable.shape()), func(l *rawLayout) *[]CoverBlock { return &l.Masthead }, "blocks above the title on the first page of the body, such as 版头; [] for none"),
		key("colophon", list(bandTable.shape()), func(l *rawLayout) *[]CoverBlock { return &l.Colophon }, "blocks at the foot of the last page, which is an even one, such as 版记; [] for none"),
		key("contents", contentsTable.shape(), func(l *rawLayout) *Contents { return &l.Contents }, "table of contents"),
		key("entry", entryLayoutTable.shape(), func(l *rawLayout) *EntryLayout { return &l.Entry }, "what stands around passages and quotes"),
		key("captions", captionsTable.shape(), func(l *rawLayout) *Captions { return &l.Captions }, "numbers of figures and tables"),
		key("languages", languagesShape, func(l *rawLayout) *[]named[rawLanguage] { return &l.languages }, "what stands around the passages of a language, by its code: en for all English ones"),
		key("head", furnitureTable("head").shape(), func(l *rawLayout) *rawFurniture { return &l.head }, "running head"),
		key("foot", furnitureTable("foot").shape(), func(l *rawLayout) *rawFurniture { return &l.foot }, "page foot"),
	},
}

// numeralsShape is the numerals by their names.
var numeralsShape = choiceOf([]string{"arabic", "chinese"}, Arabic, Chinese)

// pageTable is the sheet.
var pageTable = &table[rawLayout]{
	name: "page",
	fields: []field[rawLayout]{
		key("size", paperShape, func(l *rawLayout) *unit.Size { return &l.Page.Size }, "A4, A5, B5, 16开, 32开, or width and height: 210mm 297mm"),
		key("margins", marginsTable.shape(), func(l *rawLayout) *rawLayout { return l }, "blank space around the type area"),
		key("binding", choice("left", "right"), func(l *rawLayout) *string { return &l.Page.Binding }, "side on which the booklet is bound"),
		key("direction", choiceOf([]string{"horizontal", "vertical"}, false, true), func(l *rawLayout) *bool { return &l.Page.Vertical }, "direction of the lines"),
		key("foot", choiceOf([]string{"even", "ragged"}, false, true), func(l *rawLayout) *bool { return &l.Page.RaggedFoot }, "even: grid lines above headings and figures fill short pages; ragged: they end short"),
		key("columns", integer(1, 8), func(l *rawLayout) *int { return &l.Page.Columns }, "columns of the body"),
		key("column_gap", dimShape, func(l *rawLayout) *unit.Dim { return &l.columnGap }, "between columns; em is the grid's size"),
	},
	after: func(n *node, l *rawLayout, has keys, _ *diag.List) {
		if has.has("columns") || has.has("column_gap") {
			l.columns = n.pos
		}
	},
}

// marginsTable is the blank space around the type area.
var marginsTable = &table[rawLayout]{
	name: "margins",
	fields: []field[rawLayout]{
		key("top", lenShape, func(l *rawLayout) *unit.Length { return &l.Page.Top }, "above the type area"),
		key("bottom", lenShape, func(l *rawLayout) *unit.Length { return &l.Page.Bottom }, "below the type area"),
		key("inner", lenShape, func(l *rawLayout) *unit.Length { return &l.Page.Inner }, "at the binding"),
		key("outer", lenShape, func(l *rawLayout) *unit.Length { return &l.Page.Outer }, "at the open side"),
	},
	after: func(n *node, l *rawLayout, _ keys, _ *diag.List) { l.margins = n.pos },
}

// gridTable is the raster of the body. A layout that names a size replaces the
// number of characters of the one that it extends, and so on.
var gridTable = &table[rawGrid]{
	name: "grid",
	fields: []field[rawGrid]{
		key("lines", integer(1, 1000), func(g *rawGrid) *int { return &g.Lines }, "lines of a page; the pitch follows"),
		key("characters", integer(1, 1000), func(g *rawGrid) *int { return &g.Characters }, "characters of a line; their size follows"),
		key("size", lenShape, func(g *rawGrid) *unit.Length { return &g.Size }, "size of the body's characters; how many fit in a line follows"),
		key("pitch", lenShape, func(g *rawGrid) *unit.Length { return &g.Pitch }, "distance of the lines' baselines; how many fit on a page follows"),
	},
	constraints: constraints{apart: [][2]string{{"characters", "size"}, {"lines", "pitch"}}},
	after: func(n *node, g *rawGrid, has keys, _ *diag.List) {
		g.pos = n.pos
		for k := range has {
			switch k {
			case "size":
				g.Characters = 0
			case "characters":
				g.Size = 0
			case "pitch":
				g.Lines = 0
			case "lines":
				g.Pitch = 0
			}
		}
	},
}

// punctuationTable is how marks are set.
var punctuationTable = &table[Punctuation]{
	name: "punctuation",
	fields: []field[Punctuation]{
		key("squeeze", choice("full", "half", "kaiming", "none"), func(p *Punctuation) *string { return &p.Squeeze }, "width of marks: 全角 (full), 半角 (half), 开明 (kaiming), or none, each mark on its whole em everywhere, at line edges too"),
		key("ban", choice("none", "basic", "gb", "strict"), func(p *Punctuation) *string { return &p.Ban }, "marks that may not begin or end a line"),
		key("hang", boolShape, func(p *Punctuation) *bool { return &p.Hang }, "one pause or stop mark may hang beyond a line's end"),
		key("trim_end", boolShape, func(p *Punctuation) *bool { return &p.TrimEnd }, "a mark at a line's end takes half an em"),
		key("trim_start", boolShape, func(p *Punctuation) *bool { return &p.TrimStart }, "an opening mark at a line's start loses its blank half"),
		key("trim_indent", boolShape, func(p *Punctuation) *bool { return &p.TrimIndent }, "the same behind the indent of a first line"),
		key("gap", upTo(unit.Dim{Abs: unit.Inch, Em: unit.Em}, dimShape), func(p *Punctuation) *unit.Dim { return &p.Gap }, "between Han and Western text, at most 1em"),
	},
	after: func(n *node, p *Punctuation, has keys, diags *diag.List) {
		p.Pos = n.pos
		if p.Squeeze != "none" {
			return
		}
		trims := []struct {
			key string
			on  bool
		}{{"trim_end", p.TrimEnd}, {"trim_start", p.TrimStart}, {"trim_indent", p.TrimIndent}}
		for _, t := range trims {
			if t.on && has.has(t.key) {
				diags.Warnf(has[t.key], "unused-trim", "take it out, or write `squeeze: full`, which squeezes marks",
					"%s does nothing: with `squeeze: none` a mark keeps its whole em at line edges too", t.key)
			}
		}
	},
}

// styleTable is the looks of one kind of text.
var styleTable = &table[rawStyle]{
	name: "style",
	fields: []field[rawStyle]{
		key("like", someText, func(s *rawStyle) *Text { return &s.like }, "style whose values count where this one has none; body where it is left out"),
		key("face", someText, func(s *rawStyle) *Text { return &s.Face }, "role in faces"),
		key("bold", boolShape, func(s *rawStyle) *bool { return &s.Bold }, "set in the bold of the face"),
		key("size", positive(dimShape), func(s *rawStyle) *unit.Dim { return &s.size }, "size of the characters: a length, a Chinese size, or em of the body's size"),
		key("indent", dimShape, func(s *rawStyle) *unit.Dim { return &s.Indent }, "of a paragraph's first line"),
		key("left", dimShape, func(s *rawStyle) *unit.Dim { return &s.Left }, "inset of the block from the left"),
		key("right", dimShape, func(s *rawStyle) *unit.Dim { return &s.Right }, "inset of the block from the right"),
		key("hang", dimShape, func(s *rawStyle) *unit.Dim { return &s.Hang }, "inset of every line but the first"),
		key("align", choiceOf([]string{"justify", "left", "right", "center", "over"}, Justify, Left, Right, Center, Over), func(s *rawStyle) *Align { return &s.Align }, "how lines lie between the edges; over: centred over the first line of the block below"),
		key("before", integer(0, 100), func(s *rawStyle) *int { return &s.Before }, "blank grid lines above the block"),
		key("after", integer(0, 100), func(s *rawStyle) *int { return &s.After }, "blank grid lines below the block"),
		key("lines", dimShape, func(s *rawStyle) *unit.Dim { return &s.Lines }, "line pitch in em of this style; the grid's where it is 0"),
		key("color", colorShape, func(s *rawStyle) *Color { return &s.Color }, "colour of the text"),
		key("space", upTo(unit.Dim{Abs: unit.Inch, Em: 4 * unit.Em}, signedDim), func(s *rawStyle) *unit.Dim { return &s.Space }, "added behind every character"),
		key("number", choice("一、", "（一）", "1.", "（1）", ""), func(s *rawStyle) *string { return &s.Number }, "numbering of headings"),
		key("rule", lenShape, func(s *rawStyle) *unit.Length { return &s.Rule }, "thickness of a rule below the block; 0 for none"),
		key("run_in", boolShape, func(s *rawStyle) *bool { return &s.RunIn }, "of headings: the paragraph below goes on behind it, one em after it (接排)"),
		key("rule_above", lenShape, func(s *rawStyle) *unit.Length { return &s.RuleAbove }, "thickness of a rule above the block; 0 for none"),
		key("marker", markerShape, func(s *rawStyle) *string { return &s.Marker }, "what paragraphs begin with, their lines hanging behind it, with 1 for any number: 附件：1.; empty for none"),
		key("lists", listsShape, func(s *rawStyle) *[]string { return &s.Lists }, "of a class: numbers of the ordered lists that have it, by their depth"),
	},
	after: func(n *node, s *rawStyle, has keys, _ *diag.List) {
		s.Pos = n.pos
		own := keys{}
		maps.Copy(own, s.has) // the layouts that are extended have a copy of it
		maps.Copy(own, has)
		s.has = own
	},
}

// stylesShape is the styles by name; those that stages ask for are named in
// the schema.
var stylesShape = func() shape[[]named[rawStyle]] {
	s := names(styleTable.shape())
	ref := &schema{Ref: "#/$defs/style"}
	s.schema = &schema{Type: "object", Properties: map[string]*schema{}, Additional: ref}
	for _, n := range styleNames {
		s.schema.Properties[n.name] = ref.described(n.doc)
	}
	return s
}()

// contentsTable is the table of contents.
var contentsTable = &table[Contents]{
	name: "contents",
	fields: []field[Contents]{
		key("show", boolShape, func(c *Contents) *bool { return &c.Show }, "whether there is one"),
		key("title", stringShape, func(c *Contents) *string { return &c.Title }, "its heading"),
		key("numbering", choice("一、", "1.", "1", ""), func(c *Contents) *string { return &c.Numbering }, "numbers of its lines"),
		key("leader", choice("…", ".", ""), func(c *Contents) *string { return &c.Leader }, "what leads to the page number"),
		key("line", templateShape, func(c *Contents) *string { return &c.Line }, "a line, such as {label} {title}"),
		key("pages", boolShape, func(c *Contents) *bool { return &c.Pages }, "whether lines have page numbers"),
	},
}

// entryLayoutTable is what stands around passages and quotes.
var entryLayoutTable = &table[EntryLayout]{
	name: "entry",
	fields: []field[EntryLayout]{
		key("passage_title", templateShape, func(e *EntryLayout) *string { return &e.PassageTitle }, "title of a passage"),
		key("quote_title", templateShape, func(e *EntryLayout) *string { return &e.QuoteTitle }, "title of a headline quote"),
		key("label", templateShape, func(e *EntryLayout) *string { return &e.Label }, "above the title of a passage"),
		key("author", templateShape, func(e *EntryLayout) *string { return &e.Author }, "below the title"),
		key("source", templateShape, func(e *EntryLayout) *string { return &e.Source }, "where the passage was published"),
		key("source_at", choice("end", "start"), func(e *EntryLayout) *string { return &e.SourceAt }, "below the text, or below the title"),
		key("by", templateShape, func(e *EntryLayout) *string { return &e.By }, "below a headline quote"),
		key("start", startShape, func(e *EntryLayout) *Start { return &e.Start }, "where entries begin for which the manifest says nothing else"),
		key("date", dateFormat, func(e *EntryLayout) *string { return &e.Date }, "form of {date}, written with the day 2 January 2006"),
	},
}

// listNumbers are the forms of an ordered list's numbers, each as the number one.
var listNumbers = []string{"一、", "（一）", "1.", "1、", "（1）", "1）", "①", "a.", "A.", "(1)", "1)", "(a)", "a)"}

// listsShape is the numbers of lists by their depth.
var listsShape = atLeastOne(list(choice(listNumbers...)))

// captionsTable is the numbers of figures and tables.
var captionsTable = &table[Captions]{
	name: "captions",
	fields: []field[Captions]{
		key("figure", numberPattern, func(c *Captions) *string { return &c.Figure }, "number of a figure, written with the number one: 图1; empty for none"),
		key("table", numberPattern, func(c *Captions) *string { return &c.Table }, "number of a table: 表1; empty for none"),
		key("continued", continuedShape, func(c *Captions) *string { return &c.Continued }, "line over the rest of a table on a next page: {number}（续）"),
		key("continued_alone", someString, func(c *Captions) *string { return &c.ContinuedAlone }, "the same of a table without a number: 续表"),
		key("restart", choiceOf([]string{"passage", "booklet"}, false, true), func(c *Captions) *bool { return &c.Through }, "where numbers begin with one: in each passage, or only in the booklet"),
	},
}

// numberPattern is a text in which 1 stands for the number.
var numberPattern = convert(textShape, func(n *node, t Text, to *string, diags *diag.List) bool {
	if t.Value != "" && !strings.Contains(t.Value, "1") {
		diags.Errorf(n.pos, "bad-pattern", "write it with the number one: 图1", "%s has no 1 for the number to stand at", quote(t.Value))
		return false
	}
	*to = t.Value
	return true
})

// someString is a text with something in it, without its place.
var someString = stringOf(someText)

// continuedShape is a text in which {number} stands for a table's number.
var continuedShape = narrow(someString, &schema{Type: "string", Pattern: `^[^{}]*(\{number\}[^{}]*)+$`}, "bad-template", func(s string) (string, string) {
	if rest := strings.ReplaceAll(s, "{number}", ""); rest == s || strings.ContainsAny(rest, "{}") {
		return quote(s) + " has other fields than {number}, or none", "write it as {number}（续）"
	}
	return "", ""
})

// rawFurniture is a head or a foot with its gap.
type rawFurniture struct {
	Furniture
	gap unit.Dim
}

// furnitureTable is a running head or a page foot.
func furnitureTable(name string) *table[rawFurniture] {
	return &table[rawFurniture]{
		name: name,
		fields: []field[rawFurniture]{
			key("even", lineShape, func(f *rawFurniture) *Line { return &f.Even }, "line of even pages"),
			key("odd", lineShape, func(f *rawFurniture) *Line { return &f.Odd }, "line of odd pages"),
			key("gap", dimShape, func(f *rawFurniture) *unit.Dim { return &f.gap }, "from the type area to the line; em is the body's size"),
			key("first", boolShape, func(f *rawFurniture) *bool { return &f.First }, "also on the page where an entry begins"),
		},
	}
}

// lineTable is a line of a head or a foot.
var lineTable = &table[Line]{
	name: "line",
	fields: []field[Line]{
		key("text", templateShape, func(l *Line) *string { return &l.Text }, "text with fields such as {page}"),
		key("at", choice("left", "right", "center", "inner", "outer"), func(l *Line) *string { return &l.At }, "where it stands"),
		key("inset", dimShape, func(l *Line) *unit.Dim { return &l.Inset }, "from that edge, in em of its style"),
	},
	after: func(n *node, l *Line, _ keys, _ *diag.List) { l.Pos = n.pos },
}

// lineShape is a line, or only its text.
var lineShape = shape[Line]{
	want:   "a text, or text, at and inset",
	schema: &schema{AnyOf: []*schema{templateShape.schema, lineTable.schema()}},
	read: func(n *node, to *Line, diags *diag.List) bool {
		if n.kind == mapNode {
			return lineTable.read(n, to, diags)
		}
		if !templateShape.read(n, &to.Text, diags) {
			return false
		}
		to.Pos = n.pos
		return true
	},
}
