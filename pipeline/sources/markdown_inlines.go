package sources

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// spans gathers the text of a block.
func (m *markdown) spans(n ast.Node) *markdownSpans {
	b := m.newSpans()
	b.children(n)
	b.out = b.finish()
	return b
}

// children adds what stands in a node.
func (b *markdownSpans) children(parent ast.Node) {
	pairMarks(parent)
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		b.inline(c)
	}
}

func (b *markdownSpans) inline(c ast.Node) {
	switch n := c.(type) {
	case *ast.Text:
		b.text(n.Segment.Start, n.Segment.Stop)
		if n.HardLineBreak() {
			b.lineBreak(n.Segment.Stop)
		} else if n.SoftLineBreak() {
			b.newline(n.Segment.Stop)
		}
	case *markNode:
		b.mark(n)
	case *ast.CodeSpan:
		b.code(n)
	case *ast.Link:
		b.linked(n)
	case *ast.AutoLink:
		b.autoLink(n)
	case *ast.Image:
		b.images = append(b.images, placedImage{n, attributesOf(n)})
	case *ast.RawHTML:
		b.tag(n)
	case *noteRef:
		if b.m.useNote(n) {
			b.span(Span{Note: n.label, Attr: b.attr}, n.at)
		} else {
			b.add(n.at, n.end)
			b.fresh, b.blank = false, false
		}
	case *classOpen:
		if !n.found {
			b.text(n.at, n.at+1)
			return
		}
		n.attr = b.m.spanClass(n.attrs)
		b.items++
		b.class = append(b.class, bracket{n.attr, b.items})
		b.restyle()
	case *classClose:
		if k := len(b.class); k > 0 {
			b.class = b.class[:k-1]
			b.restyle()
		}
	case *rubyNode:
		b.ruby(n)
	case *scriptNode:
		before := b.attr
		b.attr |= n.attr
		b.text(n.start, n.end)
		b.attr = before
	case *attributesNode:
		if n.image == nil {
			b.attrs = n.list
		}
	}
}

// mark applies what a run of emphasis characters begins and ends, and shows
// those that do neither.
func (b *markdownSpans) mark(n *markNode) {
	for style := range styles {
		b.depth[style] -= n.closes[style]
	}
	b.restyle()
	if n.left > 0 {
		at := n.at + n.closing
		if n.unbalanced() {
			mark := strings.Repeat(string(rune(n.char)), 2)
			b.m.warnf(at, "unbalanced-mark",
				"it needs "+mark+" on both sides of the text, with no blank within; for the characters themselves write "+
					strings.ReplaceAll(mark, mark[:1], "\\"+mark[:1]),
				"this %s has no partner and is shown as it stands", mark)
		}
		b.add(at, at+n.left)
		b.fresh, b.blank = false, false
	}
	for style := range styles {
		b.depth[style] += n.opens[style]
	}
	b.restyle()
}

// unbalanced tells whether characters that found no partner are likely meant
// to be emphasis: not those of 2**3 and a==b, nor longer rows such as ****.
func (n *markNode) unbalanced() bool {
	if n.length < 2 || n.length > 3 || n.char == '_' {
		return false
	}
	if n.char == '*' {
		return !isASCIIAlnum(n.before) || !isASCIIAlnum(n.after)
	}
	return isWide(n.before) || isWide(n.after)
}

// code adds a code span.
func (b *markdownSpans) code(n *ast.CodeSpan) {
	before := b.attr
	b.attr |= Mono
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			continue
		}
		start, end := t.Segment.Start, t.Segment.Stop
		line := strings.TrimRight(b.m.text[start:end], "\r\n")
		b.literal(start, start+len(line))
		if len(line) < end-start {
			b.newline(start + len(line))
		}
	}
	b.attr = before
}

// linked adds the text of a link.
func (b *markdownSpans) linked(n *ast.Link) {
	if n.Reference != nil {
		b.m.usedLinks[util.ToLinkReference(n.Reference.Value)] = true
	}
	if len(n.Title) > 0 {
		b.m.warnf(n.Pos(), "title-unused", "write it into the text", "the title of a link (%q) is not set", unescape(n.Title))
	}
	before, spans := b.link, len(b.out)
	b.link = unescape(n.Destination)
	if b.link == "" {
		b.m.warnf(n.Pos(), "empty-link", "write the address, or take the brackets away", "this link leads nowhere")
	}
	b.children(n)
	if len(b.out) == spans && len(b.images) == 0 {
		b.m.warnf(n.Pos(), "empty-link", "write a text between the brackets", "the link to %s has no text", b.link)
	}
	b.link = before
}

// autoLink adds <https://…> and <name@host>.
func (b *markdownSpans) autoLink(n *ast.AutoLink) {
	label := n.Label(b.m.source)
	start := n.Pos() + 1
	before := b.link
	b.link = string(n.URL(b.m.source))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(b.link), "mailto:") {
		b.link = "mailto:" + b.link
	}
	b.literal(start, start+len(label))
	b.link = before
}

// ruby adds a text with its reading: as one, or character by character when
// there is a reading for each.
func (b *markdownSpans) ruby(n *rubyNode) {
	s := b.m.text
	start, end := skipIndent(s, n.start, n.end), n.end
	end = start + len(strings.TrimRight(s[start:end], " \t　"))
	base := []rune(s[start:end])
	empty := len(base) == 0
	for _, r := range n.readings {
		empty = empty || r == ""
	}
	if empty {
		b.m.errorf(n.start, "ruby", "write {新质|xīn zhì}", "a ruby needs a text and a reading")
		b.text(n.start, n.end)
		return
	}
	if strings.ContainsAny(s[start:end], "*_`=~^[]<>&\\") {
		b.m.errorf(start, "ruby", "put them outside of the braces, as in **{茶|chá}**",
			"marks such as ** mean nothing within a ruby, and are shown")
	}
	if len(n.readings) == 1 {
		b.span(Span{Text: string(base), Ruby: n.readings[0], Attr: b.attr, Link: b.link}, start)
		return
	}
	if len(n.readings) != len(base) {
		b.m.warnf(n.start, "ruby", "write one reading for all, or one for each character",
			"there are %d readings for %d characters", len(n.readings), len(base))
		b.span(Span{Text: string(base), Ruby: strings.Join(n.readings, " "), Attr: b.attr, Link: b.link}, start)
		return
	}
	for i, r := range base {
		b.span(Span{Text: string(r), Ruby: n.readings[i], Attr: b.attr, Link: b.link}, start)
		start += len(string(r))
	}
}
