package manifest

import (
	"path/filepath"
	"slices"

	"booklet/pipeline/diag"
)

// Front is the front matter of a passage. Fields left out are zero.
type Front struct {
	ID       Text
	Kind     Text // "passage" or "quote"
	Title    Text
	Short    Text // the title for running heads, where the title itself is too long for them
	Subtitle Text
	Label    Text
	Author   Text
	By       Text // who said a quote, and when
	Source   Text
	Date     Text // "2024-03-09"
	Lang     Text
	Tags     []Text
	Silence  []Text // names of checks that do not warn in this passage
	Clean    []Switch
	Script   Text // "hans" for Simplified characters, whatever the text has; empty leaves it
	Pinyin   Text // which characters get pinyin: "none", "rare", "all"
}

// frontTable is the front matter of a passage.
var frontTable = &table[Front]{
	name: "front matter",
	fields: []field[Front]{
		key("id", someText, func(f *Front) *Text { return &f.ID }, "name that manifests can use instead of the path"),
		key("kind", withPos(choice("passage", "quote")), func(f *Front) *Text { return &f.Kind }, "what the file is"),
		key("title", someText, func(f *Front) *Text { return &f.Title }, "title"),
		key("short", textShape, func(f *Front) *Text { return &f.Short }, "shorter title for running heads"),
		key("subtitle", textShape, func(f *Front) *Text { return &f.Subtitle }, "subtitle, below the title"),
		key("label", textShape, func(f *Front) *Text { return &f.Label }, "small kind shown before the title, such as 每日金句"),
		key("author", textShape, func(f *Front) *Text { return &f.Author }, "who wrote it"),
		key("by", textShape, func(f *Front) *Text { return &f.By }, "who said a quote, and when"),
		key("source", textShape, func(f *Front) *Text { return &f.Source }, "where it was published, such as 光明日报"),
		key("date", dateShape, func(f *Front) *Text { return &f.Date }, "day of publication, such as 2024-03-09"),
		key("lang", langShape, func(f *Front) *Text { return &f.Lang }, "language of the text (BCP 47), where it is not the booklet's"),
		key("tags", list(someText), func(f *Front) *[]Text { return &f.Tags }, "words to find it by"),
		key("silence", list(someText), func(f *Front) *[]Text { return &f.Silence }, "names of checks that are not to warn in this passage, such as no-end-mark"),
		key("clean", switches, func(f *Front) *[]Switch { return &f.Clean }, "repairs of the text by their names (booklet clean --list), each true or false"),
		key("script", withPos(choice("hans")), func(f *Front) *Text { return &f.Script }, "hans sets Traditional characters as Simplified ones"),
		key("pinyin", withPos(choice("none", "rare", "all")), func(f *Front) *Text { return &f.Pinyin }, "which characters get pinyin above them"),
	},
}

// DefaultsFile is the name of the file with the defaults of the front matter
// of all passages in its folder and below.
const DefaultsFile = "_defaults.yaml"

// defaultsTable is a file of defaults: front matter without what only one
// passage can have.
var defaultsTable = &table[Front]{
	name: "defaults",
	fields: slices.DeleteFunc(slices.Clone(frontTable.fields), func(f field[Front]) bool {
		return f.key == "id" || f.key == "title" || f.key == "short" || f.key == "subtitle"
	}),
}

// DecodeDefaults decodes a file of defaults over those of the folders above
// it: the nearest folder wins, key by key.
func DecodeDefaults(above Front, file string, data []byte) (Front, diag.List) {
	var diags diag.List
	if top := parse(filepath.ToSlash(file), 1, data, &diags); top != nil {
		defaultsTable.read(top, &above, &diags)
	}
	return above, diags
}

// DecodeFront decodes the front matter of a passage: the lines between the two
// lines "---". firstLine is the line of the file on which data begins. What is
// wrong is in the list, all of it; the result holds what could be read.
func DecodeFront(file string, firstLine int, data []byte) (Front, diag.List) {
	return DecodeFrontOver(Front{}, file, firstLine, data)
}

// DecodeFrontOver decodes front matter as DecodeFront does, over defaults: a
// key that the front matter does not have keeps the value of the defaults, with
// its place in the file that it comes from.
func DecodeFrontOver(defaults Front, file string, firstLine int, data []byte) (Front, diag.List) {
	var diags diag.List
	if top := parse(filepath.ToSlash(file), firstLine, data, &diags); top != nil {
		frontTable.read(top, &defaults, &diags)
	}
	return defaults, diags
}
