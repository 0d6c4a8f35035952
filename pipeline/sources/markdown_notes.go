package sources

import (
	"slices"

	"booklet/pipeline/diag"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// noteNode is the definition of a footnote: [^1]: and its text, with more
// paragraphs indented below.
type noteNode struct {
	ast.BaseBlock
	at    int
	label string
	used  bool
}

var kindNote = ast.NewNodeKind("Note")

// Kind implements ast.Node.
func (n *noteNode) Kind() ast.NodeKind { return kindNote }

// Dump implements ast.Node.
func (n *noteNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// noteParser reads the definitions of footnotes.
type noteParser struct{}

// Trigger implements parser.BlockParser.
func (noteParser) Trigger() []byte { return []byte{'['} }

// CanInterruptParagraph implements parser.BlockParser.
func (noteParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (noteParser) CanAcceptIndentedLine() bool { return false }

// Close implements parser.BlockParser.
func (noteParser) Close(node ast.Node, reader text.Reader, pc parser.Context) {}

// Open implements parser.BlockParser.
func (noteParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	indent := pc.BlockOffset()
	if indent < 0 {
		return nil, parser.NoChildren
	}
	label, n := readNoteLabel(line[indent:])
	colon := indent + n
	length := 1
	switch {
	case n == 0 || colon >= len(line):
		return nil, parser.NoChildren
	case line[colon] == ':':
	case string(line[colon:min(colon+3, len(line))]) == "：": // as Chinese input methods type it
		length = 3
	default:
		return nil, parser.NoChildren
	}
	m := reading(pc)
	node := &noteNode{at: seg.Start - seg.Padding + indent, label: label}
	m.noteList = append(m.noteList, node)
	if first, ok := m.noteByName[label]; ok {
		m.errorf(node.at, "duplicate-note", "give each footnote a label of its own",
			"the footnote [^%s] is already written in line %d", label, m.pos(first.at).Line)
	} else {
		m.noteByName[label] = node
	}
	reader.Advance(colon + length)
	return node, parser.HasChildren
}

// Continue implements parser.BlockParser.
func (noteParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	pos, padding := util.IndentPosition(line, reader.LineOffset(), 4)
	if pos < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

// useNote settles what [^label] in the text stands for; it reports false when
// it is to be shown as typed.
func (m *markdown) useNote(n *noteRef) bool {
	def, ok := m.noteByName[n.label]
	switch {
	case m.title:
		return true
	case !ok:
		labels := make([]string, len(m.noteList))
		for i, d := range m.noteList {
			labels[i] = d.label
		}
		hint := diag.DidYouMean(n.label, labels)
		if hint == "" {
			hint = "write its text on a line of its own: [^" + n.label + "]: …"
		}
		m.errorf(n.at, "undefined-note", hint, "the footnote [^%s] has no text", n.label)
		return false
	case m.inNote:
		m.errorf(n.at, "note-in-note", "put it in brackets", "a footnote can't have footnotes")
		def.used = true
		return false
	}
	def.used = true
	return true
}

// notes gives the footnotes that the text uses, and reports the others.
func (m *markdown) notes() map[string][]Block {
	if len(m.noteList) == 0 {
		return nil
	}
	notes := map[string][]Block{}
	m.inNote = true
	for _, n := range m.noteList {
		if m.noteByName[n.label] != n {
			continue
		}
		blocks := m.blocks(n)
		switch {
		case len(blocks) == 0:
			m.errorf(n.at, "empty-note", "write it behind the colon", "the footnote [^%s] has no text", n.label)
		case n.used:
			notes[n.label] = blocks
		}
	}
	m.inNote = false
	for _, n := range m.noteList {
		if !n.used && m.noteByName[n.label] == n {
			m.warnf(n.at, "unused-note", "write [^"+n.label+"] where it belongs, or delete it",
				"nothing in the text refers to the footnote [^%s]", n.label)
		}
	}
	return notes
}

// NoteLabels gives the labels of the footnotes that blocks refer to, in the
// order of their first mention.
func NoteLabels(blocks []Block) []string {
	var labels []string
	spans := func(list []Span) {
		for i := range list {
			if l := list[i].Note; l != "" && !slices.Contains(labels, l) {
				labels = append(labels, l)
			}
		}
	}
	for i := range blocks {
		b := &blocks[i]
		spans(b.Spans)
		for _, img := range b.Images {
			spans(img.Caption)
		}
		if t := b.Table; t != nil {
			spans(t.Caption)
			for _, cell := range t.Head {
				spans(cell)
			}
			for _, row := range t.Rows {
				for _, cell := range row {
					spans(cell)
				}
			}
		}
		for _, l := range NoteLabels(b.Blocks) {
			if !slices.Contains(labels, l) {
				labels = append(labels, l)
			}
		}
	}
	return labels
}
