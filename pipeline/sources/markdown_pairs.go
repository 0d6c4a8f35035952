package sources

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// The styles that pairs of marks make, as indexes of markNode.opens.
const (
	styleBold = iota
	styleEmph
	styleDots
	styleStrike
	styles
)

// styleAttr gives the attribute of each style.
var styleAttr = [styles]Attr{styleBold: Bold, styleEmph: Emph, styleDots: Dots, styleStrike: Strike}

// pairMarks settles which runs among the children of parent open and close
// styles, by CommonMark's algorithm: from left to right each run that can
// close takes the nearest one before it that can open. What lies between the
// two and has found no partner finds none any more.
//
// It remembers for each kind of closer below which run there is no opener, so
// that it takes time linear in the number of runs.
func pairMarks(parent ast.Node) {
	var last *markNode
	rank := 0
	var floors [len(markChars) * 6]int // by kind of closer
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		m, ok := c.(*markNode)
		if !ok {
			continue
		}
		rank++
		m.rank, m.previous = rank, last
		last = m
		if m.canClose {
			floor := &floors[m.closerKind()]
			for m.left > 0 {
				opener := m.opener(*floor)
				if opener == nil {
					*floor = rank - 1
					break
				}
				pair(opener, m)
				// Runs between the two are out, and so is the opener when it
				// is used up.
				m.previous = opener
				if opener.left == 0 {
					m.previous = opener.previous
				}
			}
		}
		if m.left == 0 || !m.canOpen {
			last = m.previous
		}
	}
}

// closerKind numbers what CommonMark's conditions look at in a closer: its
// character, its length modulo 3, and whether it can open as well.
func (m *markNode) closerKind() int {
	kind := 6*strings.IndexByte(markChars, m.char) + m.length%3
	if m.canOpen {
		kind += 3
	}
	return kind
}

// opener finds the nearest run before m, above the floor, that can open what m
// closes.
func (m *markNode) opener(floor int) *markNode {
	for o := m.previous; o != nil && o.rank > floor; o = o.previous {
		if o.char != m.char || !o.canOpen {
			continue
		}
		// CommonMark's rule of three keeps *a**b* from pairing crosswise.
		if (o.canClose || m.canOpen) && (o.length+m.length)%3 == 0 && (o.length%3 != 0 || m.length%3 != 0) {
			continue
		}
		return o
	}
	return nil
}

// pair makes two runs a pair, the inner characters first.
func pair(opener, closer *markNode) {
	n := 1
	if opener.left >= 2 && closer.left >= 2 {
		n = 2
	}
	style := styleEmph
	switch {
	case opener.char == '=':
		style = styleDots
	case opener.char == '~':
		style = styleStrike
	case n == 2:
		style = styleBold
	}
	opener.left -= n
	closer.left -= n
	closer.closing += n
	opener.opens[style]++
	closer.closes[style]++
}
