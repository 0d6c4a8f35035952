package sources

import (
	"strings"
	"testing"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
)

const selectable = `前言。

## 【茶的 历史】

第一段[^1]。

### 唐代

第二段。

## 茶的种类

- 列表

第四段。

## 茶的种类

第五段。

[^1]: 脚注。
[^2]: 另一条。

第六段[^2]。
`

// shape names the blocks of a passage by kind and first text, which tells what
// was chosen.
func shape(p *Passage) string {
	var parts []string
	for i := range p.Blocks {
		b := &p.Blocks[i]
		text := plainText(b.Spans)
		if text == "" {
			text = b.Kind.String()
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "|")
}

func TestSelect(t *testing.T) {
	p, findings := Read("tea.md", []byte(selectable))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	heading := func(s string) manifest.Select { return manifest.Select{Heading: s} }
	text := func(s string) manifest.Text { return manifest.Text{Value: s} }
	between := func(from, to int) manifest.Select { return manifest.Select{From: from, To: to} }
	for _, c := range []struct {
		name string
		sel  []manifest.Select
		want string
	}{
		{"nothing said is all", nil, shape(p)},
		{"a part takes the parts below it", []manifest.Select{heading("茶的历史")}, "【茶的 历史】|第一段。|唐代|第二段。"},
		{"a part ends before the next of its level", []manifest.Select{heading("唐代")}, "唐代|第二段。"},
		{"brackets and blanks do not count", []manifest.Select{heading("【 唐 代 】")}, "唐代|第二段。"},
		{"two headings of one text are both meant", []manifest.Select{heading("茶的种类")}, "茶的种类|list|第四段。|茶的种类|第五段。|第六段。"},
		{"paragraphs count without headings", []manifest.Select{between(2, 4)}, "第一段。|第二段。|list"},
		{"the order is the manifest's", []manifest.Select{between(6, 6), heading("唐代"), between(1, 1)}, "第五段。|唐代|第二段。|前言。"},
		{"from one text to another", []manifest.Select{{Begin: text("第二段"), End: text("第四段")}}, "第二段。|茶的种类|list|第四段。"},
		{"a text alone is the whole of its block before it is a part of one", []manifest.Select{{Begin: text("茶的种类"), End: text("第四段")}}, "茶的种类|list|第四段。"},
		{"to the end", []manifest.Select{{Begin: text("第五段")}}, "第五段。|第六段。"},
		{"from the beginning", []manifest.Select{{End: text("第一段")}}, "前言。|【茶的 历史】|第一段。"},
		{"marks and blanks do not count in a text", []manifest.Select{{Begin: text("【茶的历史】"), End: text("第 一 段")}}, "【茶的 历史】|第一段。"},
		{"a text within a list", []manifest.Select{{Begin: text("列表"), End: text("列表")}}, "list"},
		{"what is chosen twice comes once", []manifest.Select{between(1, 3), heading("茶的历史")}, "前言。|第一段。|第二段。|【茶的 历史】|唐代"},
	} {
		got, findings := p.Select(c.sel)
		if len(findings) > 0 {
			t.Errorf("%s: %v", c.name, findings)
		}
		if shape(got) != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, shape(got), c.want)
		}
	}
}

// A part must not bring the footnotes of other parts along, nor lose its own.
func TestSelectNotes(t *testing.T) {
	p, _ := Read("tea.md", []byte(selectable))
	got, _ := p.Select([]manifest.Select{{Heading: "茶的历史"}})
	if len(got.Notes) != 1 || got.Notes["1"] == nil {
		t.Errorf("notes: %v", got.Notes)
	}
	if len(p.Notes) != 2 {
		t.Errorf("the passage itself was changed: %v", p.Notes)
	}
}

func TestSelectFindings(t *testing.T) {
	p, _ := Read("tea.md", []byte(selectable))
	bare, _ := Read("bare.md", []byte("一段。\n\n两段。\n"))
	at := diag.Pos{File: "booklet.yaml", Line: 7, Col: 14}
	for _, c := range []struct {
		p             *Passage
		sel           manifest.Select
		message, hint string
	}{
		{p, manifest.Select{Heading: "茶的历使"}, `tea.md has no heading "茶的历使"`, `did you mean "【茶的 历史】"?`},
		{p, manifest.Select{Heading: "种类"}, `tea.md has no heading "种类"`, `did you mean "茶的种类"?`},
		{p, manifest.Select{Heading: "桥梁与河流"}, `tea.md has no heading "桥梁与河流"`, `its headings are "【茶的 历史】", "唐代", "茶的种类"`},
		{bare, manifest.Select{Heading: "茶"}, `bare.md has no heading "茶"`, `it has no headings; its 2 paragraphs can be chosen by number, as in "1-3"`},
		{bare, manifest.Select{From: 3, To: 5}, "bare.md has no paragraphs 3-5", "it has 2 paragraphs"},
		{p, manifest.Select{Begin: manifest.Text{Value: "第二断", Pos: at}}, `"第二断" stands nowhere in tea.md`, `did you mean "第二段。"?`},
		{p, manifest.Select{Begin: manifest.Text{Value: "桥梁与河流", Pos: at}}, `"桥梁与河流" stands nowhere in tea.md`, "copy some words from the paragraph"},
		{p, manifest.Select{Begin: manifest.Text{Value: "第四段"}, End: manifest.Text{Value: "第二段", Pos: at}}, `"第二段" stands before the part begins in tea.md`, "exchange from and to"},
		{p, manifest.Select{Begin: manifest.Text{Value: "……", Pos: at}}, `"……" has no letter or digit to look for`, "write some words of the paragraph"},
		{bare, manifest.Select{From: 2, To: 5}, "bare.md has no paragraph 5", "it has 2 paragraphs"},
	} {
		c.sel.Pos = at
		_, findings := c.p.Select([]manifest.Select{c.sel})
		if len(findings) != 1 || findings[0].Severity != diag.Error || findings[0].Pos != at ||
			findings[0].Message != c.message || findings[0].Hint != c.hint {
			t.Errorf("%+v\n got %+v\nwant %s (%s)", c.sel, findings, c.message, c.hint)
		}
	}
}

// A text that stands in several paragraphs may not be the one that the editor
// had in mind.
func TestSelectTextTwice(t *testing.T) {
	p, _ := Read("tea.md", []byte(selectable))
	got, findings := p.Select([]manifest.Select{{Begin: manifest.Text{Value: "段"}, End: manifest.Text{Value: "第二段"}}})
	if shape(got) != "第一段。|唐代|第二段。" {
		t.Errorf("got %s", shape(got))
	}
	if len(findings) != 1 || findings[0].Severity != diag.Warning || findings[0].Message != `"段" stands in 5 paragraphs of tea.md; the first is taken` {
		t.Errorf("findings %v", findings)
	}
}

const pictured = `前言。

![桥](a.png)

- ![柳](b.png)

::: box

![渡口](c.png)

船停在渡口[^1]。

:::

## 图

![雨](d.png)

[^1]: 注。
`

// "Without pictures" leaves no frame, bullet or empty box behind, and no text
// out.
func TestWithoutPictures(t *testing.T) {
	p, findings := Read("river.md", []byte(pictured))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	got, findings := p.Take(&manifest.Entry{NoPictures: true})
	if shape(got) != "前言。|div|图" || len(got.Blocks[1].Blocks) != 1 || len(got.Notes) != 1 || len(findings) > 0 {
		t.Errorf("got %s (%v)", shape(got), findings)
	}
	if len(p.Blocks[3].Blocks) != 2 {
		t.Error("the passage itself was changed")
	}
	if again := got.WithoutPictures(); again != got {
		t.Error("a passage without pictures was copied")
	}
	got, findings = p.Select([]manifest.Select{{From: 1, To: 2, NoPictures: true}, {Heading: "图"}})
	if shape(got) != "前言。|图|figure" || len(findings) > 0 {
		t.Errorf("of one part: %s (%v)", shape(got), findings)
	}
	if _, findings = p.Select([]manifest.Select{{From: 2, To: 2, NoPictures: true}}); len(findings) != 1 || !findings.HasErrors() {
		t.Errorf("nothing is left, and the findings are %v", findings)
	}
}
