package manifest

import (
	"strings"

	"booklet/pipeline/diag"
)

// Find asks the library for passages by their front matter. A passage must fit
// everything that is given.
type Find struct {
	Pos    diag.Pos
	Tags   []Text // it has all of these
	Source Text   // where it was published; 《》 around it do not count
	Author Text   // who wrote it; one of several is enough
	Kind   Text   // "passage" or "quote"
	Lang   Text   // "zh" finds zh-CN too
	Title  Text   // a text within its title
	From   Text   // day of publication, not before
	To     Text   // and not after
	Order  Order
	Limit  int // at most so many, the first in the order; 0 for all
}

// Order is the order in which passages are found.
type Order struct {
	By         string // "date", "title" or "path"; empty where nothing is said
	Descending bool
}

// orderShape is an order: a key, with "-" before it from the last to the
// first.
var orderShape = convert(choice("date", "title", "path", "-date", "-title", "-path"), func(_ *node, v string, to *Order, _ *diag.List) bool {
	to.By, to.Descending = strings.CutPrefix(v, "-")
	return true
})

// findTable is a question to the library.
var findTable = &table[Find]{
	name: "find",
	fields: []field[Find]{
		key("tags", atLeastOne(list(someText)), func(f *Find) *[]Text { return &f.Tags }, "tags that a passage must have, all of them"),
		key("source", someText, func(f *Find) *Text { return &f.Source }, "where it was published, such as 光明日报"),
		key("author", someText, func(f *Find) *Text { return &f.Author }, "who wrote it, or one of those who did"),
		key("kind", withPos(choice("passage", "quote")), func(f *Find) *Text { return &f.Kind }, "only passages, or only quotes"),
		key("lang", langShape, func(f *Find) *Text { return &f.Lang }, "language (BCP 47); zh finds zh-CN too"),
		key("title", someText, func(f *Find) *Text { return &f.Title }, "a text within the title"),
		key("from", dateShape, func(f *Find) *Text { return &f.From }, "first day of publication"),
		key("to", dateShape, func(f *Find) *Text { return &f.To }, "last day of publication"),
		key("order", orderShape, func(f *Find) *Order { return &f.Order }, "order of what is found, with - before it from the last to the first; the issue's own folder first, then by path, where it is left out"),
		key("limit", integer(1, 1000), func(f *Find) *int { return &f.Limit }, "at most so many, the first in the order"),
	},
	after: func(n *node, f *Find, has keys, diags *diag.List) {
		f.Pos = n.pos
		switch {
		case len(n.pairs) == 0:
			diags.Errorf(n.pos, "empty-find", "write tags, source, author, kind, lang, title, from or to", "find asks for nothing")
		case f.From.Value != "" && f.To.Value != "" && f.To.Value < f.From.Value:
			diags.Errorf(has["to"], "bad-range", "exchange from and to", "%s comes before %s", f.To.Value, f.From.Value)
		}
	},
}
