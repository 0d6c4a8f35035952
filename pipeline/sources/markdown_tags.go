package sources

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// insteadOf tells what to write for an HTML tag.
var insteadOf = map[string]string{
	"b": "write **重点**", "strong": "write **重点**", "i": "write *x*", "em": "write *x*",
	"u": "write [长江]{.name} for a proper name, or leave it out", "mark": "write ==重点==",
	"s": "write ~~x~~", "del": "write ~~x~~", "strike": "write ~~x~~",
	"sup": "write ^x^", "sub": "write ~x~", "code": "write it between `", "pre": "write the lines between lines of ```",
	"ruby": "write {新质|xīn zhì}", "rt": "write {新质|xīn zhì}", "rp": "write {新质|xīn zhì}",
	"a": "write [文字](address)", "img": "write ![说明](图.png){width=120mm}",
	"p": "leave a blank line between paragraphs", "center": "write ::: and a class above, ::: below",
	"div": "write ::: and a class above, ::: below", "hr": "write --- on a line of its own",
	"table": "write a table with bars: | a | b |", "tr": "write a table with bars: | a | b |",
	"td": "write a table with bars: | a | b |", "th": "write a table with bars: | a | b |",
	"ul": "write - and a blank before each item", "ol": "write 1. and a blank before each item",
	"li":         "write - and a blank before each item",
	"blockquote": "write > before each line",
	"h1":         "write # and a blank before the heading", "h2": "write ## and a blank before the heading",
	"h3": "write ### and a blank before the heading", "h4": "write #### and a blank before the heading",
}

// lossy names the tags whose meaning is lost with them, not only a look.
var lossy = map[string]bool{
	"img": true, "table": true, "script": true, "style": true, "iframe": true, "video": true, "audio": true,
	"svg": true, "object": true, "embed": true, "math": true,
}

// tag handles HTML in the text: <br> breaks the line, comments are dropped,
// and of anything else only the text between the tags is set.
func (b *markdownSpans) tag(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	first := n.Segments.At(0)
	start, end := first.Start, n.Segments.At(n.Segments.Len()-1).Stop
	raw := b.m.text[start:end]
	name, closing := tagName(raw)
	switch {
	case strings.HasPrefix(raw, "<!--"):
		b.silence = append(b.silence, b.m.silenceComment(raw, start)...)
		return
	case name == "br":
		b.lineBreak(start)
		return
	case closing && b.m.tags[name] > 0:
		b.m.tags[name]--
		return
	}
	if name == "" {
		b.m.warnf(start, "html", "delete it", "HTML is not set: %s", shorten(raw))
		return
	}
	if !closing {
		b.m.tags[name]++
	}
	hint := insteadOf[name]
	if hint == "" {
		hint = "delete the tag; to show it as it stands, write &lt; for <"
	}
	report := b.m.warnf
	if lossy[name] {
		report = b.m.errorf
	}
	report(start, "html", hint, "HTML is not set: of %s only the text between the tags is kept", shorten(raw))
}

// tagName gives the name of a tag in lower case, and whether it is a closing
// one; no name for declarations and the like.
func tagName(raw string) (name string, closing bool) {
	s := strings.TrimPrefix(raw, "<")
	s, closing = strings.CutPrefix(s, "/")
	end := 0
	for end < len(s) && (isASCIIAlnum(rune(s[end])) || s[end] == '-') {
		end++
	}
	return strings.ToLower(s[:end]), closing
}

// shorten cuts a text to what a message bears, on one line.
func shorten(s string) string {
	r := []rune(strings.Join(strings.Fields(s[:min(len(s), 400)]), " "))
	if len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return string(r)
}
