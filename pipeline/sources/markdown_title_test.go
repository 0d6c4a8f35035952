package sources

import (
	"testing"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
)

// Each piece of a title keeps its place in the file, so that a character that
// no face has is shown where it was typed; what is no markup is not touched.
func TestReadTitle(t *testing.T) {
	at := diag.Pos{File: "a.md", Line: 3, Col: 9}
	for title, want := range map[string][]Span{
		"桥":            {{Text: "桥", Pos: at}},
		" 2 * 3 = 6":   {{Text: "2 * 3 = 6", Pos: diag.Pos{File: "a.md", Line: 3, Col: 10}}},
		"# 桥 > 1. [甲]": {{Text: "# 桥 > 1. [甲]", Pos: at}},
		"[甲](乙)与<br>":  {{Text: "[甲](乙)与<br>", Pos: at}},
		"甲{#b .c}":     {{Text: "甲{#b .c}", Pos: at}},
		"{漪|yī}水":      {{Text: "漪", Pos: diag.Pos{File: "a.md", Line: 3, Col: 10}, Ruby: "yī"}, {Text: "水", Pos: diag.Pos{File: "a.md", Line: 3, Col: 15}}},
		"茶**山**[^1]":   {{Text: "茶", Pos: at}, {Text: "山", Pos: diag.Pos{File: "a.md", Line: 3, Col: 12}, Attr: Bold}, {Note: "1", Pos: diag.Pos{File: "a.md", Line: 3, Col: 15}}},
		`\*桥\*`:        {{Text: "*桥", Pos: diag.Pos{File: "a.md", Line: 3, Col: 10}}, {Text: "*", Pos: diag.Pos{File: "a.md", Line: 3, Col: 13}}},
		"渡口||到==大桥==":  {{Text: "渡口||到", Pos: at}, {Text: "大桥", Pos: diag.Pos{File: "a.md", Line: 3, Col: 16}, Attr: Dots}},
	} {
		got, findings := ReadTitle(manifest.Text{Value: title, Pos: at})
		if len(findings) > 0 || len(got) != len(want) {
			t.Errorf("%q gives %+v, %v", title, got, findings)
			continue
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%q: span %d is %+v, want %+v", title, i, got[i], want[i])
			}
		}
	}
	_, findings := ReadTitle(manifest.Text{Value: "桥{|yī}", Pos: at})
	if codes(findings) != "a.md:3:11 error ruby" {
		t.Errorf("an empty ruby: %v", codes(findings))
	}
}

// The title of a Word file or a web page is text, whatever signs it has: in a
// passage it must read as it did there.
func TestImportedTitle(t *testing.T) {
	for _, title := range []string{"桥", "2 * 3", "C*算法*", "{漪|yī}", "==号外==", "CO~2~排放", `\*`, "甲[^1]", "R&D", "&lt;标题&gt;", "[甲]{.name}", "`x`"} {
		if got := PlainTitle(manifest.Text{Value: asTitle(title)}); got != title {
			t.Errorf("%q is written as %q, which reads %q", title, asTitle(title), got)
		}
	}
	if got := asTitle("2 * 3 = 6"); got != "2 * 3 = 6" {
		t.Errorf("a title without markup is written as %q", got)
	}
}
