package sources

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"booklet/pipeline/manifest"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// tableNode is a table; its children are rowNodes, the first the head.
type tableNode struct {
	ast.BaseBlock
	align []manifest.Align
}

// rowNode is a row of a table; its children are cellNodes.
type rowNode struct{ ast.BaseBlock }

// cellNode is a cell; it has one line.
type cellNode struct{ ast.BaseBlock }

var (
	kindTable = ast.NewNodeKind("BarTable")
	kindRow   = ast.NewNodeKind("BarRow")
	kindCell  = ast.NewNodeKind("BarCell")
)

// Kind implements ast.Node.
func (n *tableNode) Kind() ast.NodeKind { return kindTable }

// Kind implements ast.Node.
func (n *rowNode) Kind() ast.NodeKind { return kindRow }

// Kind implements ast.Node.
func (n *cellNode) Kind() ast.NodeKind { return kindCell }

// Dump implements ast.Node.
func (n *tableNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Dump implements ast.Node.
func (n *rowNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Dump implements ast.Node.
func (n *cellNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// tableTransformer finds tables in paragraphs. It differs from goldmark's own:
// the bar of a ruby does not end a cell, a line without a bar ends the table,
// and a row with too many cells is an error instead of being cut.
type tableTransformer struct{}

// Transform implements parser.ParagraphTransformer.
func (tableTransformer) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	m := reading(pc)
	lines, source := node.Lines(), reader.Source()
	var made []ast.Node
	from := 0 // the first line that is in no block yet
	paragraph := func(to int) {
		if from == to {
			return
		}
		p := ast.NewParagraph()
		p.SetPos(lines.At(from).Start)
		for i := from; i < to; i++ {
			line := lines.At(i)
			line = line.TrimLeftSpace(source)
			if i == to-1 {
				line = line.TrimRightSpace(source)
			}
			p.Lines().Append(line)
		}
		made = append(made, p)
	}
	for i := 1; i < lines.Len(); i++ {
		rule, above := lines.At(i), lines.At(i-1)
		align := tableRule(string(rule.Value(source)))
		if align == nil || i-1 < from {
			continue
		}
		head := splitRow(source, above)
		if len(head) != len(align) {
			if len(head) > 1 {
				m.errorf(rule.Start, "table", "write as many --- as the head has cells",
					"this line makes %s, but the head above has %d cells", countOf(len(align), "column"), len(head))
			}
			continue
		}
		paragraph(i - 1)
		table := &tableNode{align: align}
		table.SetPos(above.TrimLeftSpace(source).Start)
		table.AppendChild(table, newRow(head))
		for i++; i < lines.Len(); i++ {
			line := lines.At(i)
			if bytes.IndexByte(line.Value(source), '|') < 0 {
				break
			}
			cells := splitRow(source, line)
			if len(cells) > len(align) {
				m.errorf(cells[len(align)].Start, "table", `write \| for a bar that is text`,
					"this row has %d cells, the table %s", len(cells), countOf(len(align), "column"))
				cells = cells[:len(align)]
			}
			table.AppendChild(table, newRow(cells))
		}
		made = append(made, table)
		from = i
	}
	if made == nil {
		return
	}
	paragraph(lines.Len())
	made[0].SetBlankPreviousLines(node.HasBlankPreviousLines())
	parent := node.Parent()
	for _, n := range made {
		parent.InsertBefore(parent, node, n)
	}
	parent.RemoveChild(parent, node)
}

func newRow(cells []text.Segment) *rowNode {
	row := &rowNode{}
	for _, seg := range cells {
		cell := &cellNode{}
		cell.SetPos(seg.Start)
		if seg.Start < seg.Stop {
			cell.Lines().Append(seg)
		}
		row.AppendChild(row, cell)
	}
	return row
}

// tableRule reads the line below a table's head (| --- | :-: |) and gives the
// alignment of each column, nil when it is no such line. A column for which
// nothing is said gets Justify, which leaves it to the layout.
func tableRule(line string) []manifest.Align {
	line = strings.TrimSpace(line)
	if !strings.Contains(line, "|") || strings.Trim(line, "|:- \t") != "" {
		return nil
	}
	line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	var align []manifest.Align
	for cell := range strings.SplitSeq(line, "|") {
		cell = strings.TrimSpace(cell)
		dashes := strings.Trim(cell, ":")
		if dashes == "" || strings.Trim(dashes, "-") != "" || len(cell)-len(dashes) > 2 {
			return nil
		}
		switch {
		case strings.HasPrefix(cell, ":") && strings.HasSuffix(cell, ":"):
			align = append(align, manifest.Center)
		case strings.HasPrefix(cell, ":"):
			align = append(align, manifest.Left)
		case strings.HasSuffix(cell, ":"):
			align = append(align, manifest.Right)
		default:
			align = append(align, manifest.Justify)
		}
	}
	return align
}

// splitRow cuts a row at its bars: not at those behind a backslash, nor at
// those of a ruby. The cells come without blanks at their ends.
func splitRow(source []byte, seg text.Segment) []text.Segment {
	seg = seg.TrimLeftSpace(source)
	seg = seg.TrimRightSpace(source)
	seg.Padding = 0
	line := source[seg.Start:seg.Stop]
	var cells []text.Segment
	start := 0
	if len(line) > 0 && line[0] == '|' {
		start = 1
	}
	cut := func(end int) {
		c := text.NewSegment(seg.Start+start, seg.Start+end)
		c = c.TrimLeftSpace(source)
		if c.Start < c.Stop {
			c = c.TrimRightSpace(source)
		}
		c.Start = min(c.Start, c.Stop)
		cells = append(cells, c)
		start = end + 1
	}
	for i := start; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '{':
			if _, _, n := parseRuby(line[i:]); n > 0 {
				i += n - 1
			}
		case '|':
			cut(i)
		}
	}
	if start < len(line) {
		cut(len(line))
	}
	return cells
}

// table gives the block of a table, and those of pictures in its cells. title
// is the paragraph that is its caption, or nil.
func (m *markdown) table(n *tableNode, title *Block) []Block {
	b := Block{Kind: TableBlock, Pos: m.pos(n.Pos()), Table: &Table{Align: n.align}}
	if title != nil {
		b.ID, b.Class = title.ID, title.Class
		b.Table.Caption = withoutCaptionSign(title.Spans)
	}
	var images []placedImage
	m.cell = true
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		cells := make([][]Span, len(n.align))
		i := 0
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			text := m.spans(c)
			cells[i] = text.out
			images = append(images, text.images...)
			if len(text.attrs) > 0 {
				m.errorf(text.attrs[0].at, "attribute", "write {#id} behind the table's title", "a cell takes no attributes")
			}
			i++
		}
		if row == n.FirstChild() {
			b.Table.Head = cells
		} else {
			b.Table.Rows = append(b.Table.Rows, cells)
		}
	}
	m.cell = false
	return append([]Block{b}, m.inlineImages(images)...)
}

// The signs of a paragraph that is the title of the table below it.
var captionSigns = []string{"表：", "表:", "Table:", "Table："}

func isTableCaption(b *Block) bool {
	return b.Kind == Paragraph && len(b.Spans) > 0 && captionSign(b.Spans[0].Text) != ""
}

func captionSign(s string) string {
	for _, sign := range captionSigns {
		if strings.HasPrefix(s, sign) {
			return sign
		}
	}
	return ""
}

// withoutCaptionSign gives the title of a table without the sign.
func withoutCaptionSign(spans []Span) []Span {
	first := spans[0]
	sign := captionSign(first.Text)
	rest := first.Text[len(sign):]
	text := strings.TrimLeft(rest, " ")
	first.Pos.Col += utf8.RuneCountInString(sign) + len(rest) - len(text)
	first.Text = text
	if text == "" {
		return spans[1:]
	}
	return append([]Span{first}, spans[1:]...)
}

// lonelyCaption warns of a table's title that no table follows.
func (m *markdown) lonelyCaption(out []Block, caption *int) {
	if *caption < 0 {
		return
	}
	b := &out[*caption]
	*caption = -1
	if m.counted("caption") {
		m.list.Warnf(b.Pos, "caption", "put it directly above its table", "this is the title of a table, but no table follows; it is set as text")
	}
}
