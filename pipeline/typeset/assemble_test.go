package typeset

import (
	"slices"
	"strings"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// copied is what copying rows of text gives: the text of their glyphs in the
// order in which they are painted.
func copied(rows []row) string {
	var out strings.Builder
	for _, r := range rows {
		for _, item := range r.items {
			if item.Run != nil && item.Role != compose.RoleRuby {
				for _, g := range item.Run.Glyphs {
					out.WriteString(g.Text)
				}
			}
		}
	}
	return out.String()
}

// Rules 35 and 78: copied text is the source, with its blanks within lines,
// and no sign of the setting but soft hyphens.
func TestCopiedText(t *testing.T) {
	s := styleSetter(t, "full")
	b := *block(s.doc, 0)
	m := newMixture(7)
	for _, em := range []int{6, 11, 24, 40} {
		s.measure = s.layout.Grid.Size * lengthOf(em)
		for range 10 {
			text := m.text(80)
			b.Spans = spansOf(text, compose.Look{Bold: true}, 3, 9, 20, 31)
			got := strings.ReplaceAll(copied(s.textRows(&b)), "\u00AD", "")
			if squash(got) != squash(text) {
				t.Fatalf("%d em: copying %q gives %q", em, text, got)
			}
			if em == 40 && len(text) < 100 && strings.Count(got, " ") > strings.Count(text, " ") {
				t.Errorf("copying %q gives more blanks: %q", text, got)
			}
		}
	}
}

// Glyphs never leave the measure nor run over each other: what is drawn stands
// in the order of the text, between the line's edges.
func TestGlyphsStandInOrder(t *testing.T) {
	s := styleSetter(t, "full")
	b := *block(s.doc, 0)
	b.Flush = true
	m := newMixture(8)
	for em := 8; em <= 40; em += 4 {
		s.measure = s.layout.Grid.Size * lengthOf(em)
		for range 6 {
			b.Spans = spansOf(m.text(100), compose.Look{Bold: true}, 5, 12)
			lines, _ := s.lines(&b)
			for i, r := range s.textRows(&b) {
				x := unit.Length(-1 << 40)
				for _, item := range r.items {
					for _, g := range item.Run.Glyphs {
						if g.Text == " " {
							continue // without ink
						}
						if at := item.At.X + g.X; at < x-b.Style.Size*6/10 {
							t.Errorf("%d em: %q stands %s em before what comes before it in the text", em, g.Text, inEm(x-at, b.Style.Size))
						} else {
							x = at
						}
						slack := b.Style.Size / 2 // the blank halves of marks at the edges
						if lines[i].natural > lines[i].width {
							slack = max(slack, lines[i].natural-lines[i].width)
						}
						if item.At.X+g.X < -slack || item.At.X+g.X+g.Adv > s.measure+slack {
							t.Errorf("%d em: %q stands outside of the line", em, g.Text)
						}
					}
				}
			}
		}
	}
}

// Letters of a word stand side by side, at their own widths but for kerning,
// and an interpunct in the middle of its half em (GB/T 15834 §5.1.7).
func TestGlyphsWithinCells(t *testing.T) {
	rows, lines, s := rowsOf(t, "", "河bridge达·芬奇counterrevolutionary石。", 40)
	em := s.layout.Grid.Size
	x := map[string]unit.Length{}
	for _, item := range rows[0].items {
		for i, g := range item.Run.Glyphs {
			x[g.Text] = item.At.X + g.X
			if i == 0 {
				continue
			}
			before := item.Run.Glyphs[i-1]
			if d := g.X - before.X - before.Adv; isLetter([]rune(before.Text)[0]) && isLetter([]rune(g.Text)[0]) && (d < -em/8 || d > em/8) {
				t.Errorf("%s and %s are %s em apart", before.Text, g.Text, inEm(d, em))
			}
		}
	}
	for _, c := range lines[0].cells {
		if c.text == "·" {
			if c.w != em/2 {
				t.Errorf("the interpunct takes %s em", inEm(c.w, em))
			}
			for _, item := range rows[0].items {
				for _, g := range item.Run.Glyphs {
					if ink, ok := item.Run.Face.Bounds(g.GID); ok && g.Text == "·" {
						middle := item.At.X + g.X + lengthOf(int(ink.XMin+ink.XMax))*item.Run.Size/2000
						if d := middle - c.x - c.w/2; d < -em/25 || d > em/25 {
							t.Errorf("the interpunct's ink is %s em off the middle of its cell", inEm(d, em))
						}
					}
				}
			}
		}
	}
}

// Each run says where in the source it came from, and the glyphs of one span
// are one run: the press writes a line of plain text in a few calls.
func TestRunsCarryPlaces(t *testing.T) {
	doc := documentOf(t, layoutOf(t, ""), "河水**流过**石桥，\n接着又[向东](https://example.org)去。")
	s := bodySetter(t, doc, 40)
	rows := s.textRows(block(doc, 0))
	var got []string
	for _, item := range rows[0].items {
		if item.Run == nil {
			continue
		}
		text := ""
		for _, g := range item.Run.Glyphs {
			text += g.Text
		}
		got = append(got, text+"@"+item.Pos.String())
	}
	want := []string{"河水@a.md:4:1", "流过@a.md:4:5", "石桥，@a.md:4:9", "接着又@a.md:5:1", "向东@a.md:5:5", "去。@a.md:5:29"}
	if !slices.Equal(got, want) {
		t.Errorf("runs %q, want %q", got, want)
	}
}

// A character that no face has is reported where it was typed, each once, and
// shown as 〓 meanwhile.
func TestMissingGlyphs(t *testing.T) {
	doc := documentOf(t, layoutOf(t, ""), "河水\U0003EDD0流过**石\U0003EDD1桥**，又\U0003EDD0。")
	_, found := Typeset(doc, fonts(t))
	if got, want := findings(found), "error a.md:4:3 no-glyph"; !strings.HasPrefix(got, want) || len(found) != 2 || found[1].Pos.Col != 9 {
		t.Errorf("findings:\n%s", got)
	}
}
