package typeset

import (
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// Who said a block quote ends at the quote's own right edge, and who said a
// pull quote is a part of it: in its looks, right below its last line, within
// its rules.
func TestAttributions(t *testing.T) {
	l := layoutOf(t, smallPage(20)+`styles:
  blockquote: {left: 2em, right: 3em}
  attribution: {size: 0.9em, align: right}
  pull: {size: 1.2em, indent: 0, left: 1em, right: 1em, align: center, lines: 1.6em, before: 1, after: 1, rule: 1pt, rule_above: 1pt}
`)
	r, _ := set(t, documentOf(t, l, "河水流过。\n\n> 桥修了三年。\n>\n> ——甲\n\n船靠了岸。\n\n::: pull\n短句\n\n——乙\n:::\n\n船又走了。\n\n——丙"))
	measure, _ := area(l)
	em := l.Grid.Size
	lines := map[string]pageLine{}
	for _, line := range linesOf(r) {
		lines[line.text] = line
	}
	for text, want := range map[string]unit.Length{"——甲": measure - 3*em, "——乙": measure - em*12/10, "——丙": measure} {
		line, ok := lines[text]
		if !ok {
			t.Fatalf("%s is not on the page: %v", text, lines)
		}
		if end := line.x + 3*line.size; end < want-unit.Pt/10 || end > want+unit.Pt/10 {
			t.Errorf("%s ends at %s, want %s", text, end, want)
		}
	}
	said, by := lines["短句"], lines["——乙"]
	if by.size != said.size || by.y-said.y > said.size*17/10 {
		t.Errorf("the pull quote has %s at %s, who said it %s at %s", said.size, said.y, by.size, by.y)
	}
	var rules []unit.Length
	for _, item := range r.Pages[0].Items {
		if item.Rule != nil && item.Role == compose.RoleOrnament {
			rules = append(rules, item.At.Y)
		}
	}
	if len(rules) != 2 || min(rules[0], rules[1]) >= said.y || max(rules[0], rules[1]) <= by.y {
		t.Errorf("rules at %v, lines at %s and %s", rules, said.y, by.y)
	}
}
