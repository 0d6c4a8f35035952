package sources

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"booklet/pipeline/manifest"
)

// outline is what of a passage must survive being written and read: blocks,
// texts, links, notes; blanks at lines' ends apart.
func outline(blocks []Block, indent string) string {
	var b strings.Builder
	for _, block := range blocks {
		kind := block.Kind
		if kind == Attribution {
			kind = Paragraph // only a short line that begins with a dash differs
		}
		fmt.Fprintf(&b, "%s%s %d %v", indent, kind, block.Level, block.Ordered)
		fmt.Fprintf(&b, " %q", flat(block.Spans))
		for _, img := range block.Images {
			fmt.Fprintf(&b, " (%s %q %d %d)", img.Path, flat(img.Caption), img.Width, img.Height)
		}
		if t := block.Table; t != nil {
			for _, row := range append([][][]Span{t.Head}, t.Rows...) {
				b.WriteString(" |")
				for _, cell := range row {
					fmt.Fprintf(&b, " %q", flat(cell))
				}
			}
		}
		b.WriteByte('\n')
		b.WriteString(outline(block.Blocks, indent+"  "))
	}
	return b.String()
}

func flat(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		switch {
		case s.Break:
			b.WriteByte('\n')
		case s.Note != "":
			b.WriteString("[^" + s.Note + "]")
		}
		b.WriteString(s.Text)
	}
	lines := strings.Split(b.String(), "\n")
	for i, l := range lines {
		lines[i] = plainLine(l)
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// What is imported is written as Markdown: nothing in the text may turn into
// a mark of Markdown, nor a mark of Markdown be lost.
func TestWriteReadsBack(t *testing.T) {
	pieces := []string{"渡口", "茶", "tea", " ", "  ", "*", "**", "_", "__", "`", "``", "[", "]", "(", ")", "{", "}", "<", ">", "#", "# ", "+ ", "- ", "1. ",
		"1) ", "|", "~", "~~", "^", "=", "==", "&", "&amp;", "\\", "!", "![", "http://a.b", "<b>", "——", "：", "，", "“", "”", ":::", "---", "===", "$", "表：",
		"[^1]", "{#a}", "{茶|chá}", "　", "1905", ".", "\n", "~~~", "\t", "'", "\""}
	r := rand.New(rand.NewPCG(3, 3))
	text := func() string {
		var b strings.Builder
		for range 1 + r.IntN(8) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		return b.String()
	}
	attrs := []Attr{0, 0, 0, Bold, Emph, Dots, Strike, Bold | Dots, Mono, Sup, Sub, ProperName, BookTitle}
	spans := func() []Span {
		var out []Span
		for range 1 + r.IntN(4) {
			s := Span{Text: strings.ReplaceAll(text(), "\n", " "), Attr: attrs[r.IntN(len(attrs))]}
			switch r.IntN(12) {
			case 0:
				s.Link = "https://example.org/a b(c)"
			case 1:
				s = Span{Text: "茶", Ruby: "chá"}
			case 2:
				s = Span{Note: "1"}
			case 3:
				s = Span{Break: true}
			}
			out = append(out, s)
		}
		return trimSpans(append(out, Span{Text: "完"}))
	}
	for n := range 4000 {
		p := &Passage{Notes: map[string][]Block{"1": {{Kind: Paragraph, Spans: []Span{{Text: "注"}}}}}}
		var noted bool
		for range 1 + r.IntN(3) {
			b := Block{Kind: Paragraph, Spans: spans()}
			switch r.IntN(8) {
			case 0:
				b.Kind, b.Level = Heading, 1+r.IntN(6)
			case 1:
				b = Block{Kind: BlockQuote, Blocks: []Block{b, {Kind: Paragraph, Spans: spans()}}}
			case 2:
				b = Block{Kind: List, Ordered: n%2 == 0, Blocks: []Block{{Kind: Item, Blocks: []Block{b}}, {Kind: Item, Blocks: []Block{{Kind: Paragraph, Spans: spans()}}}}}
				if b.Ordered {
					b.Start = 3
				}
			case 3:
				b = Block{Kind: TableBlock, Table: &Table{Align: make([]manifest.Align, 2), Head: [][]Span{spans(), spans()}, Rows: [][][]Span{{spans(), nil}}}}
			case 4:
				b = Block{Kind: Figure, Images: []Image{{Path: "图 (1).png", Caption: spans()}}}
			}
			p.Blocks = append(p.Blocks, b)
		}
		p.Blocks = withoutBreaks(p.Blocks)
		eachSpan(p.Blocks, func(s *Span) { noted = noted || s.Note != "" })
		if !noted {
			p.Notes = nil
		}
		out := Write(p)
		got, _ := Read("a.md", out)
		want := outline(p.Blocks, "")
		if have := outline(got.Blocks, ""); have != want {
			t.Fatalf("case %d: wrote\n%s\nread back\n%s\nwant\n%s", n, out, have, want)
		}
	}
}

// withoutBreaks takes forced breaks out where Markdown has none: in headings,
// cells and captions, and where they would stand at a paragraph's edge or in a
// row.
func withoutBreaks(blocks []Block) []Block {
	drop := func(spans []Span, all bool) []Span {
		var out []Span
		for i, s := range spans {
			if s.Break && (all || i == 0 || spans[i-1].Break || strings.TrimSpace(flat(spans[:i])) == "" || strings.HasSuffix(flat(out), "\n")) {
				if all {
					out = append(out, Span{Text: " "})
				}
				continue
			}
			out = append(out, s)
		}
		return out
	}
	for i := range blocks {
		b := &blocks[i]
		b.Spans = drop(b.Spans, b.Kind == Heading)
		b.Blocks = withoutBreaks(b.Blocks)
		for j := range b.Images {
			b.Images[j].Caption = drop(b.Images[j].Caption, true)
		}
		if b.Table != nil {
			for _, row := range append([][][]Span{b.Table.Head}, b.Table.Rows...) {
				for j := range row {
					row[j] = drop(row[j], true)
				}
			}
		}
	}
	return blocks
}

// Styles survive as well, where Markdown can say them.
func TestWriteStyles(t *testing.T) {
	for _, c := range []struct {
		spans []Span
		want  string
	}{
		{[]Span{{Text: "店主：", Attr: Bold}, {Text: "开门。"}}, "**店主：**开门。"},
		{[]Span{{Text: "，店主 ", Attr: Bold}, {Text: "开门。"}}, "，**店主** 开门。"},
		{[]Span{{Text: "甲", Attr: Bold}, {Text: "乙", Attr: Bold | Dots}, {Text: "丙", Attr: Dots}}, "**甲==乙==**==丙=="},
		{[]Span{{Text: "甲", Attr: Bold}, {Text: "b", Attr: Emph}}, "**甲**<!-- -->*b*"},
		{[]Span{{Text: "3~5天"}}, "3~5天"},
		{[]Span{{Text: "3~5天，7~9天"}}, `3\~5天，7\~9天`},
		{[]Span{{Text: "a_b, x*y, [1]"}}, `a_b, x\*y, \[1\]`},
		{[]Span{{Text: "1. 茶"}}, `1\. 茶`},
		{[]Span{{Text: "https://example.org/", Link: "https://example.org/"}}, "<https://example.org/>"},
		{[]Span{{Text: "长江", Attr: ProperName}, {Text: "《志》", Attr: BookTitle}}, "[长江]{.name}[《志》]{.book}"},
	} {
		if got := inlineMarkdown(c.spans, inParagraph); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// Front matter must be read as it was written, whatever YAML makes of it.
func TestWriteFront(t *testing.T) {
	for _, s := range []string{"渡口", "a: b", "- x", "#茶", "茶 #1", "yes", "null", "2024", "2024-03-05", "“茶”", `"茶"`, "'", "茶: ", "[茶]", "茶, 水", "{a}", "&a", "*a", "!a", "%a", "@a", "1.5", "~", "=", "0x10", "茶:水", "a\\b", "?", "|", ">", "-", "12:30"} {
		p := &Passage{Meta: Meta{Title: manifest.Text{Value: s}, Tags: []manifest.Text{{Value: s}, {Value: "b"}}},
			Blocks: []Block{{Kind: Paragraph, Spans: []Span{{Text: "文"}}}}}
		got, list := Read("a.md", Write(p))
		if got.Meta.Title.Value != s || len(got.Meta.Tags) != 2 || got.Meta.Tags[0].Value != s || list.HasErrors() {
			t.Errorf("%q is read back as %q, %v", s, got.Meta.Title.Value, list)
		}
	}
}

// Every key of front matter is written: a passage that is imported again keeps
// what its editor set.
func TestWriteEveryKey(t *testing.T) {
	in := "---\nid: a\ntitle: 渡口\nsubtitle: ——茶馆\nlabel: 随笔\nkind: quote\nauthor: 林溪\nby: 周渡\nsource: 河畔晚报\ndate: 2024-03-05\nlang: zh\nscript: hans\n" +
		"tags: [茶, 河]\nsilence: [no-source]\nclean: {marks: false, quotes: true}\n---\n\n文。\n"
	p, list := Read("a.md", []byte(in))
	if list.HasErrors() {
		t.Fatal(list)
	}
	if got := string(Write(p)); got != in {
		t.Errorf("got\n%s\nwant\n%s", got, in)
	}
}

// Names, classes, brackets and boxes of lists are written.
func TestWriteAttributes(t *testing.T) {
	in := "{#a .zh}\n1. 甲\n\n2. 乙\n\n   {.small}\n   > 引\n\n1) 甲\n2) 乙\n\n- [ ] 待办\n- [x] 完成\n- \\[ \\] 不是\n\n" +
		"{.wide}\n![图](a.png){#b} ![图](c.png)\n\n::: {#d .small}\n甲\n:::\n\n{#e}\n| 子 |\n| --- |\n| 丑 |\n"
	p, list := Read("a.md", []byte(in))
	if len(list) > 0 {
		t.Fatal(list)
	}
	if got := string(Write(p)); got != in {
		t.Errorf("got\n%s\nwant\n%s", got, in)
	}
}

// A megabyte of a page takes less than a tenth of a second.
func BenchmarkImportHTML(b *testing.B) {
	var page strings.Builder
	page.WriteString("<html><head><meta charset=utf-8><title>渡口</title></head><body><div class=nav><a href=/>首页</a></div><div id=js_content>")
	for page.Len() < 1<<20 {
		page.WriteString(`<section style="margin:0;padding:0"><p style="text-align:justify;line-height:1.75em"><span style="font-size:16px">渡口的茶馆每天早上六点开门，第一批客人是</span><strong>船工</strong>，他们站着喝茶，喝完就走。</p></section>` + "\n")
	}
	page.WriteString("</div></body></html>")
	data := []byte(page.String())
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		d, list := Import(Input{Path: "a.html", Data: data})
		if d == nil {
			b.Fatal(list)
		}
		GuessFront(d)
		Write(d.Passage)
	}
}
