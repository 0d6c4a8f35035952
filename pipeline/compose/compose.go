package compose

import (
	"slices"
	"strings"
	"unicode"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/sources"
)

// Compose builds the document. passages[i] is the passage of entry i, its
// selection already made; nil where it could not be read. read gives the bytes
// of a picture by its path as a file names it: a passage, the manifest or a
// layout; it may be called again for the same picture only when the paths
// differ. An error of read may say what to do about it, by a method Hint()
// string.
func Compose(b *manifest.Booklet, l *manifest.Layout, passages []*sources.Passage, read func(file, path string) ([]byte, error)) (*Document, diag.List) {
	c := &composer{
		booklet: b,
		layout:  l,
		read:    read,
		images:  map[string]int{},
		styles:  map[string]*manifest.Style{},
		doc:     &Document{Layout: l, Issue: b.Issue.Value, Lang: b.Lang.Value, Date: b.Day},
	}
	if c.doc.Lang == "" {
		c.doc.Lang = "zh-CN"
	}
	if c.doc.Author = oneLine(b.Author.Value); c.doc.Author == "" {
		c.doc.Author = oneLine(b.Editor.Value)
	}
	for _, t := range b.Topics {
		c.doc.Topics = append(c.doc.Topics, oneLine(t.Value))
	}
	c.values = c.bookletValues()
	c.doc.Title = c.values["title"].line()
	c.doc.Fields = c.values.fields()
	c.doc.Cover = c.cover(l.Cover)
	c.doc.Masthead = c.cover(l.Masthead)
	c.doc.Colophon = c.cover(l.Colophon)
	c.checkShown()
	if l.Contents.Show && l.Contents.Title != "" {
		title := c.block(RoleContents, "contents-title", plain(l.Contents.Title, c.here()))
		title.Bookmark = withoutOrnament(oneLine(l.Contents.Title))
		c.doc.Contents = []Block{title}
	}
	for i, p := range passages {
		if p != nil {
			c.doc.Entries = append(c.doc.Entries, c.entry(i, &b.Contents[i], p))
		}
	}
	c.refer()
	return c.doc, c.found
}

// composer makes one document.
type composer struct {
	booklet *manifest.Booklet
	layout  *manifest.Layout
	read    func(file, path string) ([]byte, error)
	images  map[string]int // by path: index in doc.Images, -1 for one that is refused
	styles  map[string]*manifest.Style
	values  values // of the booklet
	counts  counts // where numbers go on from entry to entry
	doc     *Document
	found   diag.List
}

// here is the place of texts that come from the layout.
func (c *composer) here() diag.Pos { return diag.Pos{File: c.layout.Path} }

// style gives a style by name; the body's stands in for one that the layout
// does not have.
func (c *composer) style(name string) *manifest.Style {
	if s, ok := c.styles[name]; ok {
		return s
	}
	s, ok := c.layout.Styles[name]
	if !ok {
		s = c.layout.Styles["body"]
		if name == "divider" { // no layout need have it, but signs stand in the middle
			s.Align = manifest.Center
		}
	}
	c.styles[name] = &s
	return &s
}

// block makes a block of spans in a named style. Its place is that of the
// first span that has a line.
func (c *composer) block(role Role, style string, spans []Span) Block {
	b := Block{Role: role, Style: c.style(style), Named: style, Spans: spans}
	if i := slices.IndexFunc(spans, func(s Span) bool { return s.Pos.Line > 0 }); i >= 0 {
		b.Pos = spans[i].Pos
	} else if len(spans) > 0 {
		b.Pos = spans[0].Pos
	}
	return b
}

// withoutOrnament takes signs such as ● off the ends of a title that stands
// where nothing is ornamented: among the bookmarks, in running heads.
func withoutOrnament(title string) string {
	plain := strings.TrimFunc(title, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsSymbol(r) || strings.ContainsRune("·•※*＊—-", r)
	})
	if plain == "" {
		return title
	}
	return plain
}
