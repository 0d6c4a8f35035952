package manifest

import (
	"cmp"
	"slices"
	"strings"

	"booklet/pipeline/diag"
)

// Language is what stands around the passages of one language, with all that
// its layout has for the others where it says nothing else.
type Language struct {
	Captions Captions
	Entry    EntryLayout
	Lists    []string
	Numerals Numerals // of dates
}

// Language gives what stands around a passage of a language: en-GB is as en
// where it has nothing of its own, and what the layout does not know has the
// layout's own.
func (l *Layout) Language(code string) Language {
	for code = strings.ToLower(code); code != ""; {
		if of, ok := l.Languages[code]; ok {
			return of
		}
		code = code[:max(strings.LastIndexByte(code, '-'), 0)]
	}
	return l.own()
}

// own is what stands around passages of which no language says anything.
func (l *Layout) own() Language { return Language{l.Captions, l.Entry, l.Lists, l.Numerals} }

// rawLanguage is what the files say of a language, the one that is extended
// most first. It is read again over the layout's own values once those are
// known.
type rawLanguage struct{ said []*node }

// languageTable is what stands around the passages of a language.
var languageTable = &table[Language]{
	name: "language",
	fields: []field[Language]{
		key("captions", captionsTable.shape(), func(l *Language) *Captions { return &l.Captions }, "numbers of figures and tables"),
		key("entry", entryLayoutTable.shape(), func(l *Language) *EntryLayout { return &l.Entry }, "what stands around passages and quotes"),
		key("lists", listsShape, func(l *Language) *[]string { return &l.Lists }, "numbers of ordered lists by their depth"),
		key("numerals", numeralsShape, func(l *Language) *Numerals { return &l.Numerals }, "numerals of dates"),
	},
}

// languageShape reads what one file says of a language.
var languageShape = shape[rawLanguage]{
	want:   "keys with values",
	schema: languageTable.schema(),
	read: func(n *node, to *rawLanguage, diags *diag.List) bool {
		if !languageTable.read(n, &Language{}, diags) {
			return false
		}
		to.said = append(to.said[:len(to.said):len(to.said)], n)
		return true
	},
}

// languagesShape is languages by their codes.
var languagesShape = func() shape[[]named[rawLanguage]] {
	s := names(languageShape)
	read, schema := s.read, *s.schema
	schema.Names = langShape.schema
	s.schema = &schema
	s.read = func(n *node, to *[]named[rawLanguage], diags *diag.List) bool {
		for _, p := range n.pairs {
			if !langPattern.MatchString(p.key) {
				diags.Errorf(p.pos, "bad-language", "write a tag such as en", "%s is no language tag", quote(p.key))
				return false
			}
		}
		return read(n, to, diags)
	}
	return s
}()

// texts lists what a layout may leave out by an empty text.
func (l *Language) texts() []*string {
	c, e := &l.Captions, &l.Entry
	return []*string{&c.Figure, &c.Table, &e.PassageTitle, &e.QuoteTitle, &e.Label, &e.Author, &e.Source, &e.By}
}

// resolveLanguages gives each language what its files say over what the layout
// has, and en-GB what they say over en. What the layout leaves out for all
// passages, a layout that it extends does not bring back for one language.
// Their findings are those of the first reading.
func resolveLanguages(l *Layout, raw []named[rawLanguage]) {
	raw = slices.Clone(raw)
	slices.SortStableFunc(raw, func(a, b named[rawLanguage]) int { return cmp.Compare(len(a.name), len(b.name)) })
	for _, r := range raw {
		of := l.Language(r.name)
		for _, n := range r.value.said {
			languageTable.read(n, &of, &diag.List{})
		}
		own := l.own()
		for i, text := range own.texts() {
			if *text == "" {
				*of.texts()[i] = ""
			}
		}
		if l.Languages == nil {
			l.Languages = map[string]Language{}
		}
		l.Languages[strings.ToLower(r.name)] = of
	}
}
