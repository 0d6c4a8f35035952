package sources

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// noteRef is the mark of a footnote: [^1].
type noteRef struct {
	ast.BaseInline
	at, end int // offsets of "[" and behind "]"
	label   string
}

// classOpen is the bracket that begins [长江]{.name}.
type classOpen struct {
	ast.BaseInline
	at    int
	attrs []attribute
	attr  Attr // what the attributes mean
	found bool // the closing bracket was reached
}

// classClose is the "]{.name}" that ends it.
type classClose struct {
	ast.BaseInline
	open *classOpen
}

var (
	kindNoteRef    = ast.NewNodeKind("NoteRef")
	kindClassOpen  = ast.NewNodeKind("ClassOpen")
	kindClassClose = ast.NewNodeKind("ClassClose")
)

// Kind implements ast.Node.
func (n *noteRef) Kind() ast.NodeKind { return kindNoteRef }

// Kind implements ast.Node.
func (n *classOpen) Kind() ast.NodeKind { return kindClassOpen }

// Kind implements ast.Node.
func (n *classClose) Kind() ast.NodeKind { return kindClassClose }

// Dump implements ast.Node.
func (n *noteRef) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Dump implements ast.Node.
func (n *classOpen) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Dump implements ast.Node.
func (n *classClose) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// brackets is what bracketParser knows of the block that is being read.
type brackets struct {
	depth int           // brackets that are open
	class []pendingSpan // classed spans that are open
}

// pendingSpan is a classed span whose end is known but not reached yet.
type pendingSpan struct {
	open    *classOpen
	at, end int // offsets of "]" and behind "}"
}

// maxBrackets is how many brackets may be open in one another. The link parser
// looks back over all that is open, so a text of brackets only would take for
// ever.
const maxBrackets = 100

// A classed span ends at most so far from its beginning.
const (
	maxClassBytes = 1000
	maxClassLines = 8
)

// bracketParser reads the marks of footnotes and classed spans. It runs before
// goldmark's link parser, to which it leaves all other brackets.
type bracketParser struct{}

// Trigger implements parser.InlineParser.
func (bracketParser) Trigger() []byte { return []byte("![]") }

// Parse implements parser.InlineParser.
func (bracketParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	m := reading(pc)
	line, seg := block.PeekLine()
	switch {
	case line[0] == ']':
		if n := len(m.brackets.class); n > 0 && m.brackets.class[n-1].at == seg.Start {
			span := m.brackets.class[n-1]
			m.brackets.class = m.brackets.class[:n-1]
			span.open.found = true
			block.Advance(span.end - span.at)
			return &classClose{open: span.open}
		}
		if longDestination(line[1:]) {
			m.warnf(seg.Start, "link", "", "the address of this link is longer than %d bytes; it is shown as text", maxDestination)
			block.Advance(1)
			return ast.NewTextSegment(seg.WithStop(seg.Start + 1))
		}
		m.brackets.depth = max(m.brackets.depth-1, 0)
		return nil
	case line[0] == '!' && (len(line) < 2 || line[1] != '['):
		return nil
	case line[0] == '[':
		if ref := parseNoteRef(line, seg.Start); ref != nil {
			block.Advance(ref.end - ref.at)
			return ref
		}
		if span, ok := findClass(block); ok {
			m.brackets.class = append(m.brackets.class, span)
			block.Advance(1)
			return span.open
		}
	}
	if m.brackets.depth >= maxBrackets {
		m.warnf(seg.Start, "nesting", "", "more than %d brackets are open here; what is deeper is shown as text", maxBrackets)
		block.Advance(1)
		return ast.NewTextSegment(seg.WithStop(seg.Start + 1))
	}
	m.brackets.depth++
	return nil
}

// maxDestination is how long the address of a link may be. Goldmark looks for
// its end from every bracket, which in a long line without blanks takes for
// ever.
const maxDestination = 4096

// longDestination tells whether the address in "(…)" goes on for too long.
func longDestination(line []byte) bool {
	if len(line) < maxDestination || line[0] != '(' {
		return false
	}
	depth := 0
	for i, c := range line[:maxDestination] {
		switch {
		case c == ' ' && i > 1, c == '\n', c == '>':
			return false
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth == 0 {
				return false
			}
		}
	}
	return true
}

// CloseBlock implements parser.CloseBlocker.
func (bracketParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	m := reading(pc)
	m.brackets.depth, m.brackets.class = 0, m.brackets.class[:0]
}

// parseNoteRef reads [^label] at the beginning of a line's rest.
func parseNoteRef(line []byte, at int) *noteRef {
	label, n := readNoteLabel(line)
	if n == 0 {
		return nil
	}
	return &noteRef{at: at, end: at + n, label: label}
}

// readNoteLabel reads [^label] and gives the label and the number of bytes read, 0
// when it is none.
func readNoteLabel(line []byte) (string, int) {
	const longest = 200
	if len(line) < 4 || line[0] != '[' || line[1] != '^' {
		return "", 0
	}
	end := bytes.IndexAny(line[2:min(len(line), longest)], "[]\n")
	if end <= 0 || line[2+end] != ']' {
		return "", 0
	}
	label := bytes.TrimSpace(line[2 : 2+end])
	if len(label) == 0 {
		return "", 0
	}
	return string(label), 2 + end + 1
}

// findClass looks ahead from "[" for the bracket that closes it, and tells
// whether attributes follow that one directly. Brackets within pair; those
// behind a backslash or in a code span do not count.
func findClass(block text.Reader) (pendingSpan, bool) {
	startLine, startSeg := block.Position()
	defer block.SetPosition(startLine, startSeg)
	depth, seen, ticks := 0, 0, 0
	for lines := 0; lines < maxClassLines; lines++ {
		line, seg := block.PeekLine()
		if line == nil || seg.Padding != 0 {
			break
		}
		for i := 0; i < len(line); i++ {
			if seen++; seen > maxClassBytes {
				return pendingSpan{}, false
			}
			switch c := line[i]; {
			case c == '`':
				n := 1
				for i+n < len(line) && line[i+n] == '`' {
					n++
				}
				i += n - 1
				if ticks == 0 {
					ticks = n
				} else if ticks == n {
					ticks = 0
				}
			case ticks > 0:
			case c == '\\' && i+1 < len(line) && isASCIIPunct(line[i+1]):
				i++
			case c == '[':
				depth++
			case c == ']':
				if depth--; depth > 0 {
					continue
				}
				attrs, n := parseAttributes(line[i+1:], seg.Start+i+1)
				if n == 0 {
					return pendingSpan{}, false
				}
				open := &classOpen{at: startSeg.Start, attrs: attrs}
				return pendingSpan{open: open, at: seg.Start + i, end: seg.Start + i + 1 + n}, true
			}
		}
		block.AdvanceLine()
	}
	return pendingSpan{}, false
}
