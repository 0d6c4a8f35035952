package manifest

// styleName is a style that stages ask for, with the one that stands in where
// a layout does not define it; body has none.
type styleName struct {
	name, fallback string
	doc            string
}

// styleNames lists the styles that every Layout has. A fallback stands before
// the names that fall back on it.
var styleNames = []styleName{
	{"body", "", "running text"},
	{"title", "body", "title of a passage"},
	{"subtitle", "body", "below the title"},
	{"label", "body", "small kind above the title; where it has blank lines below it, they part the two"},
	{"author", "body", "below the title"},
	{"source", "body", "line that says where a passage was published"},
	{"quote", "body", "text of a headline quote"},
	{"by", "source", "who said a headline quote"},
	{"heading1", "body", "first level of headings"},
	{"heading2", "heading1", "second level of headings"},
	{"heading3", "heading2", "third level of headings"},
	{"heading4", "heading3", "fourth level of headings"},
	{"attribution", "body", "paragraph that begins with ——"},
	{"list", "body", "items of lists"},
	{"caption", "body", "below a figure, above a table"},
	{"table", "body", "cells of tables"},
	{"tablehead", "table", "head row of tables"},
	{"note", "body", "footnotes"},
	{"code", "body", "literal text"},
	{"blockquote", "body", "quoted paragraphs"},
	{"contents-title", "title", "heading of the table of contents"},
	{"contents-entry", "body", "line of the table of contents"},
	{"head", "body", "running head"},
	{"foot", "body", "page foot"},
	{"cover-title", "title", "series title on the cover"},
	{"cover-issue", "body", "issue on the cover"},
	{"cover-editor", "body", "editor on the cover"},
	{"cover-date", "cover-editor", "date on the cover"},
	{"cover-topic", "body", "topic on the cover"},
}
