package typeset

import (
	"fmt"
	"strings"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// setLine is a line as tests look at it. Lengths are exact; em is the style's
// size.
type setLine struct {
	text           string // as copying gives it, without a hyphen of the line's own
	shown          string // the same with the hyphen
	em             unit.Length
	width, natural unit.Length // what it has to fill; what it takes by itself
	end            unit.Length // where it really ends
	first, last    bool        // last: of its paragraph, or before a forced break
	hang, loose    bool
	cells          []setCell
}

// setCell is a cell of a line with the gap behind it.
type setCell struct {
	text   string // its characters
	class  class  // of its last character
	joint  joint  // behind it
	x, w   unit.Length
	blankL unit.Length
	blankR unit.Length
	gap    gap
	got    unit.Length // the gap as set
}

// block is the entry's n-th block that is not its title.
func block(doc *compose.Document, n int) *compose.Block {
	blocks := doc.Entries[0].Blocks
	for i := range blocks {
		if blocks[i].Role != compose.RoleTitle {
			if n == 0 {
				return &blocks[i]
			}
			n--
		}
	}
	return nil
}

// bodySetter is a setter for lines of some em of the body's size.
func bodySetter(t testing.TB, doc *compose.Document, em int) *setter {
	s := newSetter(doc, fonts(t), &doc.Entries[0])
	s.measure = unit.Length(em) * doc.Layout.Grid.Size
	return s
}

// setBlock sets one block of text.
func setBlock(s *setter, b *compose.Block) []setLine {
	lines, p := s.lines(b)
	out := make([]setLine, len(lines))
	var gaps []unit.Length
	for i := range lines {
		l := &lines[i]
		gaps = p.justify(l, gaps)
		sl := setLine{em: p.sp.em, width: l.width, natural: l.natural, first: l.first, last: l.last, hang: l.hang, loose: l.loose}
		x := -p.startTrim(l.from, l.first)
		var text strings.Builder
		for k := l.from; k <= l.to; k++ {
			c := &p.cells[k]
			sc := setCell{class: c.last, joint: c.joint, x: x, w: c.w, blankL: c.blankL, blankR: c.blankR, gap: c.gap}
			for ch := c.char; ch < c.char+c.chars; ch++ {
				char := &p.chars[ch]
				if char.class == object {
					sc.text += "①"
					continue
				}
				sc.text += string(char.r)
				if ch < c.char+c.chars-1 && char.blank != 0 {
					sc.text += string(char.blank)
				}
			}
			text.WriteString(sc.text)
			x += c.w
			if k < l.to {
				sc.got = gaps[k-l.from]
				if blank := p.chars[c.char+c.chars-1].blank; blank != 0 {
					text.WriteRune(blank)
				}
			} else {
				sc.gap = gap{}
			}
			x += sc.got
			sl.cells = append(sl.cells, sc)
		}
		sl.text, sl.shown = text.String(), text.String()
		sl.end = x - p.endTrim(l.to)
		if l.hang {
			sl.end -= p.hangs(l.to)
		}
		if p.cells[l.to].joint == hyphened && !l.last {
			sl.shown += "-"
			sl.end += p.hyphenWidth(l.to)
		}
		out[i] = sl
	}
	return out
}

// inEm writes a length in em.
func inEm(l, em unit.Length) string { return fmt.Sprintf("%.3f", float64(l)/float64(em)) }

// String writes a line for golden files: its text, its natural width and the
// room it has, and what its gaps gave or took, in em, step by step.
func (l *setLine) String() string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s| natural %s room %s", l.shown, inEm(l.natural, l.em), inEm(l.width-l.natural, l.em))
	for _, flag := range []struct {
		on   bool
		name string
	}{{l.last, "last"}, {l.hang, "hangs"}, {l.loose, "loose"}} {
		if flag.on {
			s.WriteString(" " + flag.name)
		}
	}
	type change struct{ name, by string }
	var order []change
	count := map[change]int{}
	for i := range l.cells {
		c := &l.cells[i]
		d := c.got - c.gap.nat
		if d == 0 {
			continue
		}
		ch := change{name: [...]string{gapFixed: "fixed", gapWord: "word", gapScript: "script", gapEven: "even"}[c.gap.kind]}
		if d < 0 {
			ch.name = fmt.Sprintf("step %d", c.gap.step)
		}
		ch.by = fmt.Sprintf("%+.3f", float64(d)/float64(l.em))
		if count[ch] == 0 {
			order = append(order, ch)
		}
		count[ch]++
	}
	for _, ch := range order {
		fmt.Fprintf(&s, "; %s %s", ch.name, ch.by)
		if n := count[ch]; n > 1 {
			fmt.Fprintf(&s, " ×%d", n)
		}
	}
	return s.String()
}

// paragraphOf is a document of one paragraph as a block, not indented when
// flush.
func paragraphOf(t testing.TB, l *manifest.Layout, text string, flush bool) (*compose.Document, *compose.Block) {
	t.Helper()
	doc := documentOf(t, l, text)
	b := block(doc, 0)
	b.Flush = b.Flush || flush
	return doc, b
}

func lengthOf(n int) unit.Length { return unit.Length(n) }
