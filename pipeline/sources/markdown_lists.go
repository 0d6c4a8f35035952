package sources

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// bulleted gives a list of either kind.
func (m *markdown) bulleted(n *ast.List) Block {
	b := Block{Kind: List, Pos: m.pos(n.Pos()), Ordered: n.IsOrdered()}
	if b.Ordered {
		b.Start, b.Bracket = n.Start, n.Marker == ')'
		m.typedNumbers(n)
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		item := Block{Kind: Item, Pos: m.pos(c.Pos()), Blocks: m.blocks(c)}
		m.box(&item, c.FirstChild())
		b.Blocks = append(b.Blocks, item)
	}
	return b
}

// typedNumbers warns of items whose numbers are not the ones that they are
// given: Markdown counts on from the first, whatever the others say. A list
// that is typed with one number throughout leaves the counting to it.
func (m *markdown) typedNumbers(list *ast.List) {
	first := m.typedNumber(list.FirstChild())
	same := true
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		same = same && m.typedNumber(c) == first
	}
	if same {
		return
	}
	before, counted := first-1, list.Start
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		typed := m.typedNumber(c)
		if typed != before+1 {
			m.warnf(c.Pos(), "list-number", "write "+strconv.Itoa(counted)+", or write <!-- --> between blank lines above it: what follows is another list, from "+strconv.Itoa(typed)+" on",
				"this item is typed as number %d and set as number %d: a list counts on from its first item", typed, counted)
		}
		before = typed
		counted++
	}
}

// typedNumber is the number that an item of an ordered list begins with.
func (m *markdown) typedNumber(item ast.Node) int {
	text := m.text[max(item.Pos(), 0):]
	n, _ := strconv.Atoi(text[:len(text)-len(strings.TrimLeft(text, "0123456789"))])
	return n
}

// boxes are how items that are to be done, or done, begin in Markdown, and the
// signs that Chinese forms have for them (√适用 □不适用), which every Chinese
// face has, as few have ☑.
var boxes = []struct {
	typed string
	box   rune
}{{"[ ] ", '□'}, {"[x] ", '√'}, {"[X] ", '√'}}

// box takes the box that an item's text begins with off it. The text as typed
// tells a box from \[ ].
func (m *markdown) box(item *Block, text ast.Node) {
	if len(item.Blocks) == 0 || item.Blocks[0].Kind != Paragraph || text == nil || text.Lines().Len() == 0 {
		return
	}
	spans, typed := item.Blocks[0].Spans, m.text[text.Lines().At(0).Start:]
	for _, b := range boxes {
		if strings.HasPrefix(typed, b.typed) && strings.HasPrefix(spans[0].Text, b.typed) {
			item.Box = b.box
			spans[0].Text = spans[0].Text[len(b.typed):]
			spans[0].Pos.Col += len(b.typed)
			if spans[0].Text == "" {
				spans = spans[1:]
			}
			item.Blocks[0].Spans = spans
		}
	}
}
