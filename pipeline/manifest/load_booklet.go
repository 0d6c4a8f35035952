package manifest

import (
	"path"
	"path/filepath"

	"booklet/pipeline/diag"
)

// bookletTable is the manifest.
var bookletTable = &table[Booklet]{
	name: "manifest",
	fields: []field[Booklet]{
		key("title", someText, func(b *Booklet) *Text { return &b.Title }, "title of the booklet").must(),
		key("issue", issueShape, func(b *Booklet) *Text { return &b.Issue }, "which issue this is, such as 2024年第2期; also the name of the PDF").must(),
		key("total", textShape, func(b *Booklet) *Text { return &b.Total }, "number counted over all years, such as 总第22期"),
		key("editor", textShape, func(b *Booklet) *Text { return &b.Editor }, "who edits the booklet"),
		key("author", textShape, func(b *Booklet) *Text { return &b.Author }, "author in the PDF's properties; the editor where it is left out"),
		key("date", dateShape, func(b *Booklet) *Text { return &b.Date }, "day of the issue, such as 2024-03-11"),
		key("layout", someText, func(b *Booklet) *Text { return &b.Layout }, "name of a layout, or the path of a .yaml file").must(),
		key("lang", langShape, func(b *Booklet) *Text { return &b.Lang }, "language of the booklet (BCP 47); zh-CN where it is left out"),
		key("topics", list(someText), func(b *Booklet) *[]Text { return &b.Topics }, "topics named on the cover"),
		key("cover", someText, func(b *Booklet) *Text { return &b.Cover }, "picture for the cover: a path relative to the manifest"),
		key("document", optional(documentTable.shape()), func(b *Booklet) **Document { return &b.Document }, "fields of an official document (公文): of its head (版头) and its foot (版记)"),
		key("contents", atLeastOne(list(entryTable.shape())), func(b *Booklet) *[]Entry { return &b.Contents }, "passages and quotes in their order").must(),
		key("editions", atLeastOne(list(withPos(choice("reading", "print")))), func(b *Booklet) *[]Text { return &b.Editions }, "PDFs to make; reading where it is left out"),
		key("silence", list(someText), func(b *Booklet) *[]Text { return &b.Silence }, "names of checks that are not to warn in this issue, such as no-end-mark"),
		key("clean", switches, func(b *Booklet) *[]Switch { return &b.Clean }, "repairs of all passages by their names (booklet clean --list), each true or false; a passage's own come before them"),
		key("script", withPos(choice("hans")), func(b *Booklet) *Text { return &b.Script }, "hans sets Traditional characters as Simplified ones"),
	},
	after: checkBooklet,
}

// documentTable is the fields of an official document.
var documentTable = &table[Document]{
	name: "document",
	fields: []field[Document]{
		key("agency", someText, func(d *Document) *Text { return &d.Agency }, "name at the head of the first page (发文机关标志), such as 云汀市图书馆文件").must(),
		key("reference", textShape, func(d *Document) *Text { return &d.Reference }, "reference number (发文字号), such as 云图〔2024〕12号"),
		key("signer", textShape, func(d *Document) *Text { return &d.Signer }, "who signed a document that goes upward (签发人)"),
		key("serial", textShape, func(d *Document) *Text { return &d.Serial }, "number of the copy (份号), such as 000001"),
		key("secrecy", textShape, func(d *Document) *Text { return &d.Secrecy }, "grade and term of secrecy (密级和保密期限), such as 秘密★1年"),
		key("urgency", textShape, func(d *Document) *Text { return &d.Urgency }, "urgency (紧急程度): 特急 or 加急"),
		key("cc", textShape, func(d *Document) *Text { return &d.CC }, "who gets copies (抄送机关), without a mark at the end"),
		key("printer", textShape, func(d *Document) *Text { return &d.Printer }, "who prints and sends it (印发机关)"),
		key("printed", dateShape, func(d *Document) *Text { return &d.Printed }, "day of printing (印发日期), such as 2024-05-22"),
	},
	after: func(n *node, d *Document, _ keys, _ *diag.List) { d.Pos = n.pos },
}

// entryTable is one entry of the manifest's contents.
var entryTable = &table[Entry]{
	name: "entry",
	fields: []field[Entry]{
		key("passage", someText, func(e *Entry) *Text { return &e.Path }, "path of a passage, relative to the manifest"),
		key("quote", someText, func(e *Entry) *Text { return &e.Path }, "path of a passage that is set as a headline quote"),
		key("id", someText, func(e *Entry) *Text { return &e.ID }, "id of a passage in the library: of sources/, or of the manifest's folder"),
		key("find", optional(findTable.shape()), func(e *Entry) **Find { return &e.Find }, "asks the library for passages; each that fits becomes an entry"),
		key("title", someText, func(e *Entry) *Text { return &e.Title }, "title instead of the passage's own"),
		key("short", someText, func(e *Entry) *Text { return &e.Short }, "shorter title for running heads"),
		key("label", optional(textShape), func(e *Entry) **Text { return &e.Label }, "small kind shown before the title, instead of the passage's own; \"\" for none"),
		key("select", atLeastOne(list(selectShape)), func(e *Entry) *[]Select { return &e.Select }, "parts to take: texts of headings, ranges of paragraphs such as 3-7, or {from: text, to: text}"),
		key("pictures", withPictures, func(e *Entry) *bool { return &e.NoPictures }, "false leaves the pictures out"),
		key("start", startShape, func(e *Entry) *Start { return &e.Start }, "where the entry begins: on a new page, on an odd page, or below the entry before it; as the layout has it where this is left out"),
		key("silence", list(someText), func(e *Entry) *[]Text { return &e.Silence }, "names of checks that are not to warn in this entry"),
	},
	constraints: constraints{one: []string{"passage", "quote", "id", "find"}},
	after: func(n *node, e *Entry, has keys, _ *diag.List) {
		e.Pos = n.pos
		if has.has("quote") {
			e.Kind = Quote
		}
	},
}

// startShape is where an entry begins.
var startShape = choiceOf([]string{"page", "odd", "flow"}, StartPage, StartOdd, StartFlow)

// LoadBooklet decodes a manifest. What is wrong is in the list, all of it; the
// booklet then holds what could be read, and is nil only when the file is no
// mapping at all. Whether the files that it names exist is not looked at.
func LoadBooklet(file string, data []byte) (*Booklet, diag.List) {
	var diags diag.List
	b := &Booklet{Path: filepath.ToSlash(file)}
	b.Dir = path.Dir(b.Path)
	top := parseFile(b.Path, data, &diags)
	if top == nil {
		return nil, diags
	}
	bookletTable.read(top, b, &diags)
	return b, diags
}

// checkBooklet fills what follows from the texts, and looks for entries and
// editions that are there twice.
func checkBooklet(_ *node, b *Booklet, _ keys, diags *diag.List) {
	b.Day = parseDay(b.Date)
	b.Year, b.Number = parseIssue(b.Issue.Value)
	*diags = append(*diags, DuplicateEntries(b.Contents)...)
	named := map[string]bool{}
	for _, e := range b.Editions {
		if named[e.Value] {
			diags.Warnf(e.Pos, "duplicate-edition", "take one out", "the edition %s is named twice", quote(e.Value))
		}
		named[e.Value] = true
	}
}

// DuplicateEntries reports entries that take the same parts of the same
// passage as one before. Entries without a path are passed over: of them only
// the library knows what they stand for.
func DuplicateEntries(contents []Entry) (diags diag.List) {
	first := map[string]Entry{}
	for _, e := range contents {
		if e.Path.Value == "" {
			continue
		}
		id := path.Clean(e.Path.Value) + "\x00" + partsID(e.Select)
		if before, ok := first[id]; ok {
			diags.Errorf(e.Path.Pos, "duplicate-entry", "take one out, or give them different parts with select",
				"%s is in the contents twice, first at %s", quote(e.Path.Value), before.Path.Pos)
			continue
		}
		first[id] = e
	}
	return diags
}
