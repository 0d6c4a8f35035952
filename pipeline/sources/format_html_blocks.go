package sources

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
)

// webFlow gathers the blocks of one container: text until a block begins or
// ends.
type webFlow struct {
	page   *webPage
	blocks []Block
	spanBuilder
	space bool // a blank waits for the next character
	lines bool // the blank had a line's end in it
	depth int
}

// maxWebDepth bounds how deep the elements are followed.
const maxWebDepth = 400

func (w *webPage) pos() diag.Pos { return diag.Pos{File: w.imp.Path, Line: w.para + 1, Col: 1} }

// blocksBelow makes blocks of what is below a node.
func (w *webPage) blocksBelow(n *html.Node) []Block {
	f := &webFlow{page: w}
	f.below(n, Span{})
	f.flush()
	return f.blocks
}

// below walks the children of a node.
func (f *webFlow) below(n *html.Node, s Span) {
	if f.depth++; f.depth < maxWebDepth {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			f.node(c, s)
		}
	}
	f.depth--
}

func (f *webFlow) node(n *html.Node, s Span) {
	if n.Type == html.TextNode {
		f.text(n.Data, s)
		return
	}
	if n.Type != html.ElementNode {
		f.below(n, s)
		return
	}
	s.Attr |= styledAttr(n)
	switch n.DataAtom {
	case atom.Br:
		f.space = false
		f.spanBuilder.add(Span{Break: true}, f.page.pos())
	case atom.Img:
		f.image(n)
	case atom.A:
		if href := strings.TrimSpace(attr(n, "href")); isWebLink(href) && s.Link == "" {
			s.Link = href
		}
		f.below(n, s)
	case atom.Ruby:
		f.ruby(n, s)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		f.flush()
		f.below(n, s)
		f.flushAs(Heading, int(n.Data[1]-'0'))
	case atom.Ul, atom.Ol:
		f.flush()
		f.list(n)
	case atom.Blockquote:
		f.flush()
		if inner := f.page.blocksBelow(n); len(inner) > 0 {
			f.blocks = append(f.blocks, Block{Kind: BlockQuote, Pos: inner[0].Pos, Blocks: inner})
		}
	case atom.Table:
		f.flush()
		f.table(n)
	case atom.Pre:
		f.flush()
		f.code(n)
	case atom.Hr:
		f.flush()
		f.blocks = append(f.blocks, Block{Kind: Divider, Pos: f.page.pos()})
	case atom.Figcaption:
		f.flush()
		f.below(n, s)
		f.caption()
	default:
		if inlineElement(n.DataAtom) {
			f.below(n, s)
			return
		}
		f.flush()
		f.below(n, s)
		f.flush()
	}
}

// text adds characters; blanks become one space, and none at all where a
// line's end stands between Han.
func (f *webFlow) text(data string, s Span) {
	if f.page.bytes += len(data); f.page.bytes > maxText {
		return
	}
	for len(data) > 0 {
		if i := strings.IndexFunc(data, func(r rune) bool { return !isWebBlank(r) }); i != 0 {
			if i < 0 {
				i = len(data)
			}
			f.space = true
			f.lines = f.lines || strings.ContainsAny(data[:i], "\n\r")
			data = data[i:]
			continue
		}
		end := strings.IndexFunc(data, isWebBlank)
		if end < 0 {
			end = len(data)
		}
		word := data[:end]
		if last, ok := f.inLine(); f.space && ok && !(f.lines && endsWide(string(last[max(0, len(last)-4):])) && startsWide(word)) {
			word = " " + word
		}
		f.space, f.lines = false, false
		s.Text = word
		f.spanBuilder.add(s, f.page.pos())
		data = data[end:]
	}
}

func isWebBlank(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }

func endsWide(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return isWide(r) || isShared(r)
}

func startsWide(s string) bool {
	for _, r := range s {
		return isWide(r) || isShared(r)
	}
	return false
}

// flush ends a paragraph; two forced breaks in a row part paragraphs too.
func (f *webFlow) flush() { f.flushAs(Paragraph, 0) }

func (f *webFlow) flushAs(kind BlockKind, level int) {
	spans := f.spans()
	f.spanBuilder, f.space, f.lines = spanBuilder{}, false, false
	for len(spans) > 0 {
		end := len(spans)
		if kind == Paragraph {
			for i := 0; i+1 < len(spans); i++ {
				if spans[i].Break && spans[i+1].Break {
					end = i
					break
				}
			}
		}
		if part := trimSpans(spans[:end:end]); len(part) > 0 {
			b := Block{Kind: kind, Level: level, Pos: f.page.pos(), Spans: part}
			if kind == Paragraph {
				b.Kind = paragraphKind(part)
			} else {
				b.Spans = plainSpans(part)
			}
			f.page.para++
			f.blocks = append(f.blocks, b)
		}
		spans = spans[end:]
		for len(spans) > 0 && spans[0].Break {
			spans = spans[1:]
		}
	}
}

func (f *webFlow) list(n *html.Node) {
	list := Block{Kind: List, Pos: f.page.pos(), Ordered: n.DataAtom == atom.Ol}
	if list.Ordered {
		list.Start = 1
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		at := f.page.pos()
		if inner := f.page.blocksBelow(c); len(inner) > 0 {
			list.Blocks = append(list.Blocks, Block{Kind: Item, Pos: at, Blocks: inner})
		}
	}
	if len(list.Blocks) > 0 {
		f.blocks = append(f.blocks, list)
	}
}

// table makes a table of one, or the blocks of its cells where it only
// arranges them on the page.
func (f *webFlow) table(n *html.Node) {
	var rows [][][]Block
	layout, columns := false, 0
	eachNode(n, func(c *html.Node) bool {
		if c.DataAtom == atom.Caption {
			f.blocks = append(f.blocks, f.page.blocksBelow(c)...)
			return false
		}
		if c.DataAtom != atom.Tr {
			return true
		}
		var row [][]Block
		for cell := c.FirstChild; cell != nil; cell = cell.NextSibling {
			if cell.DataAtom != atom.Td && cell.DataAtom != atom.Th {
				continue
			}
			inner := f.page.blocksBelow(cell)
			for _, b := range inner {
				layout = layout || b.Kind != Paragraph
			}
			row = append(row, inner)
			for span := attr(cell, "colspan"); len(span) == 1 && span > "1" && len(row) < maxColumns; span = string(span[0] - 1) {
				row = append(row, nil)
			}
		}
		if len(row) > 0 && len(row) <= maxColumns {
			rows, columns = append(rows, row), max(columns, len(row))
		}
		return false
	})
	if layout || columns < 2 || len(rows) < 2 {
		for _, row := range rows {
			for _, cell := range row {
				f.blocks = append(f.blocks, cell...)
			}
		}
		return
	}
	t := &Table{Align: make([]manifest.Align, columns)}
	for i, row := range rows {
		line := make([][]Span, columns)
		for j, cell := range row {
			line[j] = cellSpans(cell)
		}
		if i == 0 {
			t.Head = line
		} else {
			t.Rows = append(t.Rows, line)
		}
	}
	f.blocks = append(f.blocks, Block{Kind: TableBlock, Pos: f.page.pos(), Table: t})
}

// code keeps the lines of preformatted text. Chinese pages set ordinary text
// so; then each line is a paragraph's line.
func (f *webFlow) code(n *html.Node) {
	text := strings.Trim(preText(n), "\n")
	if hasHan(text) {
		for _, b := range lineBlocks(f.page.imp.Path, text) {
			b.Pos = f.page.pos()
			for i := range b.Spans {
				b.Spans[i].Pos = b.Pos
			}
			b.Spans = trimSpans(b.Spans)
			f.page.para++
			f.blocks = append(f.blocks, b)
		}
		return
	}
	b := Block{Kind: Code, Pos: f.page.pos()}
	for line := range strings.SplitSeq(text, "\n") {
		b.Spans = append(b.Spans, Span{Text: line, Pos: b.Pos}, Span{Break: true, Pos: b.Pos})
	}
	f.blocks = append(f.blocks, b)
}

func preText(n *html.Node) string {
	var b strings.Builder
	eachNode(n, func(n *html.Node) bool {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		} else if n.DataAtom == atom.Br {
			b.WriteByte('\n')
		}
		return true
	})
	return b.String()
}

// ruby reads the readings of a ruby element over the text before each.
func (f *webFlow) ruby(n *html.Node, s Span) {
	var base strings.Builder
	put := func(reading string) {
		if base.Len() > 0 {
			f.spanBuilder.add(Span{Text: base.String(), Attr: s.Attr, Ruby: reading}, f.page.pos())
			base.Reset()
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Rt:
			put(nodeText(c))
		case atom.Rp:
		default:
			base.WriteString(nodeText(c))
		}
	}
	put("")
}

var boldWeight = regexp.MustCompile(`(?i)font-weight\s*:\s*(bold|bolder|[6-9]00)`)

// styledAttr is the style that an element gives its text.
func styledAttr(n *html.Node) Attr {
	var a Attr
	switch n.DataAtom {
	case atom.B, atom.Strong:
		a = Bold
	case atom.I, atom.Em:
		a = Emph
	case atom.Sup:
		a = Sup
	case atom.Sub:
		a = Sub
	case atom.S, atom.Del, atom.Strike:
		a = Strike
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		a = Mono
	}
	if style := attr(n, "style"); strings.Contains(style, "weight") && boldWeight.MatchString(style) {
		a |= Bold
	}
	return a
}
