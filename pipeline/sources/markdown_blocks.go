package sources

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// blocks gives what stands in a node as blocks.
func (m *markdown) blocks(parent ast.Node) []Block {
	var out []Block
	caption := -1           // index of a table's title that has not met its table
	var waiting []attribute // for the block below them
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		if line, ok := c.(*attributeLine); ok {
			waiting = append(waiting, line.list...)
			continue
		}
		silence := m.silence
		m.silence = nil
		if t, ok := c.(*tableNode); ok {
			var title *Block
			if caption >= 0 {
				title = &out[caption]
				silence = append(title.Silence, silence...)
			}
			blocks := m.table(t, title)
			if title != nil {
				out = out[:caption]
				caption = -1
			}
			m.silenced(blocks, silence)
			m.give(&blocks[0], waiting)
			waiting = nil
			out = append(out, blocks...)
			continue
		}
		m.lonelyCaption(out, &caption)
		before := len(out)
		switch n := c.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			blocks := m.paragraph(c)
			if len(blocks) == 1 && isTableCaption(&blocks[0]) {
				caption = len(out)
			}
			out = append(out, blocks...)
		case *ast.Heading:
			out = append(out, m.heading(n)...)
		case *ast.List:
			out = append(out, m.bulleted(n))
		case *ast.Blockquote:
			if blocks := m.blocks(n); len(blocks) > 0 {
				out = append(out, Block{Kind: BlockQuote, Pos: m.pos(n.Pos()), Blocks: blocks})
			}
		case *ast.FencedCodeBlock:
			b := m.codeBlock(n)
			b.Class = string(n.Language(m.source))
			if _, ok := n.AttributeString(fenceClosed); !ok {
				m.errorf(n.Pos(), "unclosed-code", "write a line of ``` where it ends", "this block of code has no end")
			}
			out = append(out, b)
		case *ast.CodeBlock:
			out = append(out, m.codeBlock(n))
		case *ast.ThematicBreak:
			out = append(out, Block{Kind: Divider, Pos: m.pos(n.Pos())})
		case *divNode:
			out = append(out, m.div(n)...)
		case *commentNode:
			m.comment(n)
		case *ast.LinkReferenceDefinition:
			m.definitions = append(m.definitions, n)
		}
		m.silenced(out[before:], silence)
		if len(out) > before {
			m.give(&out[before], waiting)
			waiting = nil
		}
	}
	m.lonelyAttributes(waiting)
	m.lonelyCaption(out, &caption)
	return out
}

// paragraph gives the block of a paragraph, and those of pictures in it.
func (m *markdown) paragraph(n ast.Node) []Block {
	if images := m.onlyImages(n); len(images) > 0 {
		return m.figure(images)
	}
	text := m.spans(n)
	at := 0
	if n.Lines().Len() > 0 {
		at = skipIndent(m.text, n.Lines().At(0).Start, len(m.text))
	}
	b := Block{Kind: Paragraph, Pos: m.pos(at), Spans: text.out}
	if len(b.Spans) == 0 {
		m.silence = append(m.silence, text.silence...) // a comment by itself: the next block's
	} else {
		b.Silence = text.silence
	}
	m.blockAttributes(&b, text.attrs, "a paragraph")
	if strings.HasPrefix(plainText(b.Spans[:min(len(b.Spans), 2)]), "——") && !strings.HasPrefix(m.text[at:], "&") {
		b.Kind = Attribution
		m.longAttribution(&b, at)
	}
	m.headingLike(at)
	var out []Block
	if len(b.Spans) > 0 {
		out = append(out, b)
	}
	return append(out, m.inlineImages(text.images)...)
}

// headingLike warns of a paragraph that lacks only a blank to be a heading. A
// topic between two signs (#读书日#) is none.
func (m *markdown) headingLike(at int) {
	line, _, _ := strings.Cut(m.text[at:], "\n")
	text := strings.TrimLeft(line, "#")
	signs := len(line) - len(text)
	if 0 < signs && signs <= 6 && hasHan(text) && !strings.Contains(text, "#") && !strings.HasPrefix(text, " ") {
		m.warnf(at, "heading-blank", `write a blank behind the #, or \# for the sign itself`, "this looks like a heading but is set as text")
	}
}

// longAttribution warns of a paragraph that is set right, and probably was
// meant as an item of a list with dashes.
func (m *markdown) longAttribution(b *Block, at int) {
	const most = 60
	if n := len([]rune(plainText(b.Spans))); n > most {
		m.warnf(at, "long-attribution", "for ordinary text that begins with a dash, write &mdash;&mdash; for it",
			"a paragraph that begins with —— is set as an attribution, on the right; this one has %d characters", n)
	}
}

func (m *markdown) heading(n *ast.Heading) []Block {
	text := m.spans(n)
	at := max(n.Pos(), 0)
	b := Block{Kind: Heading, Pos: m.pos(at), Level: n.Level, Spans: text.out, Silence: text.silence}
	m.blockAttributes(&b, text.attrs, "a heading")
	images := m.inlineImages(text.images)
	if len(b.Spans) == 0 {
		if len(images) == 0 {
			m.warnf(at, "empty-heading", "delete it, or write its text behind the #", "this heading has no text")
		}
		return images
	}
	return append([]Block{b}, images...)
}

// codeBlock gives lines of code as they stand, a break after each.
func (m *markdown) codeBlock(n ast.Node) Block {
	b := m.newSpans()
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		if seg.Padding > 0 { // a tab of which the indentation takes a part
			b.symbol(strings.Repeat(" ", seg.Padding), max(seg.Start-1, 0))
		}
		line := strings.TrimRight(m.text[seg.Start:seg.Stop], "\r\n")
		m.codeLine(b, seg.Start, seg.Start+len(line), seg.Padding)
		b.span(Span{Break: true}, seg.Start+len(line))
	}
	return Block{Kind: Code, Pos: m.pos(n.Pos()), Spans: b.out}
}

// codeLine adds a line of code, with tabs as blanks to the next multiple of
// four columns.
func (m *markdown) codeLine(b *markdownSpans, start, end, col int) {
	for start < end {
		tab := strings.IndexByte(m.text[start:end], '\t')
		if tab < 0 {
			b.literal(start, end)
			return
		}
		b.literal(start, start+tab)
		col += len([]rune(m.text[start : start+tab]))
		n := util.TabWidth(col)
		b.symbol(strings.Repeat(" ", n), start+tab)
		col += n
		start += tab + 1
	}
}

// unusedDefinitions reports lines that define a link which nothing uses: they
// are not set, and may well be text, as in "[注]: 见下表".
func (m *markdown) unusedDefinitions() {
	for _, d := range m.definitions {
		if m.usedLinks[util.ToLinkReference(d.Label)] {
			continue
		}
		at := max(d.Pos(), 0)
		if d.Lines().Len() > 0 {
			at = d.Lines().At(0).Start
		}
		m.errorf(at, "unused-link", `if it is text, write \[ for [; otherwise delete it`,
			"this line defines the link [%s], which nothing uses, and is not set", shorten(string(d.Label)))
	}
}
