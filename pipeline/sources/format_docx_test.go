package sources

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// zipOf makes an archive of files, in the order of their names' list.
func zipOf(t testing.TB, names []string, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const wordNamespaces = `xmlns:w="w" xmlns:r="r" xmlns:a="a" xmlns:wp="wp" xmlns:mc="mc" xmlns:v="v" xmlns:m="m"`

// docxOf makes a document of a body, with the styles, numberings, notes and a
// picture that the tests use.
func docxOf(t testing.TB, body string) []byte {
	files := map[string]string{
		"word/document.xml": `<?xml version="1.0"?><w:document ` + wordNamespaces + `><w:body>` + body + `</w:body></w:document>`,
		"word/styles.xml": `<w:styles ` + wordNamespaces + `>
			<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style>
			<w:style w:type="paragraph" w:styleId="a4"><w:name w:val="副标题"/></w:style>
			<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
			<w:style w:type="paragraph" w:styleId="x"><w:name w:val="标题 2"/></w:style>
			<w:style w:type="paragraph" w:styleId="y"><w:name w:val="小节"/><w:basedOn w:val="z"/></w:style>
			<w:style w:type="paragraph" w:styleId="z"><w:name w:val="小节基准"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
			<w:style w:type="paragraph" w:styleId="toc1"><w:name w:val="toc 1"/></w:style>
			<w:style w:type="paragraph" w:styleId="q"><w:name w:val="Quote"/></w:style>
			<w:style w:type="character" w:styleId="s"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style></w:styles>`,
		"word/numbering.xml": `<w:numbering ` + wordNamespaces + `>
			<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
				<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
			<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
				<w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>
			<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
		"word/footnotes.xml": `<w:footnotes ` + wordNamespaces + `><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>
			<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> 据《渡口志》。</w:t></w:r></w:p></w:footnote></w:footnotes>`,
		"word/_rels/document.xml.rels": `<Relationships><Relationship Id="rId1" Target="media/image1.png"/>
			<Relationship Id="rId2" Target="https://example.org/river" TargetMode="External"/>
			<Relationship Id="rId3" Target="javascript:alert(1)" TargetMode="External"/>
			<Relationship Id="rId4" Target="../../../etc/passwd"/>
			<Relationship Id="rId5" Target="file:///C:/桥.png" TargetMode="External"/></Relationships>`,
		"word/media/image1.png": string(testPNG),
	}
	return zipOf(t, []string{"[Content_Types].xml", "word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml",
		"word/_rels/document.xml.rels", "word/media/image1.png"}, files)
}

// wordP makes a paragraph of properties and runs.
func wordP(properties string, runs ...string) string {
	return "<w:p><w:pPr>" + properties + "</w:pPr>" + strings.Join(runs, "") + "</w:p>"
}

// wordRun makes a run of text.
func wordRun(properties, text string) string {
	return `<w:r><w:rPr>` + properties + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

func wordStyle(id string) string { return `<w:pStyle w:val="` + id + `"/>` }

func wordNumber(level, id int) string {
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, id)
}

// imported reads a document and writes it as Markdown.
func imported(t *testing.T, name string, data []byte) (text string, messages string, d *Draft) {
	t.Helper()
	d, list := Import(Input{Path: name, Data: data})
	var b strings.Builder
	for _, f := range list {
		fmt.Fprintf(&b, "%s %s: %s\n", f.Severity, f.Pos, f.Message)
	}
	if d == nil {
		return "", b.String(), nil
	}
	return string(Write(d.Passage)), b.String(), d
}

// What an editor sees in Word must be in the passage: headings by their style,
// in Chinese or English, lists with their numbers, tables, pictures, notes,
// links; of tracked changes the accepted text.
func TestDocx(t *testing.T) {
	cases := []struct{ name, body, want, messages string }{
		{"headings", wordP(wordStyle("1"), wordRun("", "渡口的茶馆")) + wordP(wordStyle("x"), wordRun("<w:b/>", "一张桌子")) + wordP(wordStyle("y"), wordRun("", "两把椅子")) +
			wordP(`<w:outlineLvl w:val="1"/>`, wordRun("", "门前")),
			"# 渡口的茶馆\n\n## 一张桌子\n\n### 两把椅子\n\n## 门前\n", ""},
		{"bold across runs", wordP("", wordRun("<w:b/>", "店主"), wordRun(`<w:b w:val="1"/>`, "："), wordRun(`<w:b w:val="0"/>`, "每天六点开门，"), wordRun(`<w:rStyle w:val="s"/>`, "雨天"), wordRun(`<w:em w:val="dot"/>`, "也开"), wordRun("", "。")),
			"**店主：**每天六点开门，**雨天**==也开==。\n", ""},
		{"lists", wordP(wordNumber(0, 1), wordRun("", "绿茶")) + wordP(wordNumber(1, 1), wordRun("", "明前")) + wordP(wordNumber(0, 1), wordRun("", "红茶")) + wordP("", wordRun("", "完。")),
			"1. 绿茶\n   - 明前\n2. 红茶\n\n完。\n", ""},
		{"numbers in print", wordP(wordStyle("1")+wordNumber(0, 2), wordRun("", "茶")) + wordP(wordNumber(1, 2), wordRun("", "绿茶。")) + wordP(wordNumber(1, 2), wordRun("", "红茶。")) + wordP(wordStyle("1")+wordNumber(0, 2), wordRun("", "水")),
			"# 一、茶\n\n（一）绿茶。\n\n（二）红茶。\n\n# 二、水\n", ""},
		{"table", `<w:tbl><w:tr><w:tc>` + wordP("", wordRun("", "茶|名")) + `</w:tc><w:tc>` + wordP("", wordRun("", "价")) + `</w:tc></w:tr><w:tr><w:tc>` +
			wordP("", wordRun("<w:b/>", "绿茶")) + wordP("", wordRun("", "明前")) + `</w:tc><w:tc>` + wordP("", wordRun("", "5")) + `</w:tc></w:tr></w:tbl>`,
			"| 茶\\|名 | 价 |\n| --- | --- |\n| **绿茶** 明前 | 5 |\n", ""},
		{"table for the layout", `<w:tbl><w:tr><w:tc>` + wordP(wordStyle("1"), wordRun("", "左栏")) + `</w:tc><w:tc>` + wordP("", wordRun("", "右栏。")) + `</w:tc></w:tr></w:tbl>`,
			"# 左栏\n\n右栏。\n", ""},
		{"footnote and link", wordP("", wordRun("", "桥有三孔"), `<w:r><w:footnoteReference w:id="7"/></w:r>`, wordRun("", "，见"), `<w:hyperlink r:id="rId2">`+wordRun("", "河的故事")+`</w:hyperlink>`, `<w:hyperlink r:id="rId3">`+wordRun("", "。")+`</w:hyperlink>`),
			"桥有三孔[^1]，见[河的故事](https://example.org/river)。\n\n[^1]: 据《渡口志》。\n", ""},
		{"tracked changes", wordP("", wordRun("", "桥有"), `<w:del><w:r><w:delText>两</w:delText></w:r></w:del>`, `<w:ins>`+wordRun("", "三")+`</w:ins>`, wordRun("", "孔。"), `<w:moveFrom>`+wordRun("", "走")+`</w:moveFrom>`, `<w:moveTo>`+wordRun("", "来")+`</w:moveTo>`),
			"桥有三孔。来\n", ""},
		{"picture", wordP("", `<w:r><w:drawing><wp:inline><wp:extent cx="1828800" cy="914400"/><wp:docPr descr="自动生成的说明"/><a:blip r:embed="rId1"/></wp:inline></w:drawing></w:r>`),
			"![](image1.png){width=144pt}\n", ""},
		{"picture outside", wordP("", wordRun("", "桥。"), `<w:r><w:drawing><a:blip r:embed="rId4"/></w:drawing></w:r>`),
			"桥。\n", "warning a.docx: a picture can't be read: it has no ../../etc/passwd\n"},
		{"picture linked, not embedded", wordP("", wordRun("", "桥。"), `<w:r><w:drawing><a:blip r:link="rId5"/></w:drawing></w:r>`),
			"桥。\n", "warning a.docx: a picture is linked, not in the document: file:///C:/桥.png\n"},
		{"text box, once", wordP("", wordRun("", "正文。"), `<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>`+wordP("", wordRun("", "框里的话。"))+`</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>`+wordP("", wordRun("", "框里的话。"))+`</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`),
			"正文。\n\n框里的话。\n", ""},
		{"breaks and tabs", wordP("", wordRun("", "甲"), `<w:r><w:tab/></w:r>`, wordRun("", "乙"), `<w:r><w:br/></w:r>`, wordRun("", "丙"), `<w:r><w:br w:type="page"/></w:r>`, wordRun("", "丁")),
			"甲 乙\\\n丙丁\n", ""},
		{"fields", wordP("", `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+wordRun("", "第3页")+`<w:r><w:fldChar w:fldCharType="end"/></w:r>`+wordRun("", "。")),
			"第3页。\n", ""},
		{"contents and hidden text", wordP(wordStyle("toc1"), wordRun("", "第一章 1")) + wordP("", wordRun("", "正文"), wordRun("<w:vanish/>", "密"), wordRun("", "。")),
			"正文。\n", "warning a.docx: left out: 1 line of a table of contents\nwarning a.docx: left out: 1 piece of hidden text\n"},
		{"ruby", wordP("", wordRun("", "一件"), `<w:r><w:ruby><w:rt>`+wordRun("", "kè")+`</w:rt><w:rubyBase>`+wordRun("", "缂")+`</w:rubyBase></w:ruby></w:r>`, wordRun("", "丝。")),
			"一件{缂|kè}丝。\n", ""},
		{"quote and dash", wordP(wordStyle("q"), wordRun("", "水落石出。")) + wordP("", wordRun("", "——林溪，2024年3月")) + wordP("", wordRun("", "——要修桥。先修东边的。")),
			"> 水落石出。\n\n——林溪，2024年3月\n\n&mdash;&mdash;要修桥。先修东边的。\n", ""},
		{"superscript", wordP("", wordRun("", "面积5m"), wordRun(`<w:vertAlign w:val="superscript"/>`, "2"), wordRun("", "，H"), wordRun(`<w:vertAlign w:val="subscript"/>`, "2"), wordRun("", "O。")),
			"面积5m^2^，H~2~O。\n", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			text, messages, _ := imported(t, "a.docx", docxOf(t, c.body))
			if text != c.want {
				t.Errorf("got\n%s\nwant\n%s", text, c.want)
			}
			if messages != c.messages {
				t.Errorf("messages %q, want %q", messages, c.messages)
			}
			if p, list := Read("a.md", []byte(text)); list.HasErrors() || len(p.Blocks) == 0 {
				t.Errorf("what was written can't be read: %v", list)
			}
		})
	}
}

// A message must name the paragraph, as the document has no lines.
func TestDocxPlaces(t *testing.T) {
	_, _, d := imported(t, "a.docx", docxOf(t, wordP("", wordRun("", "一。"))+wordP("")+wordP("", wordRun("", "二"), wordRun("<w:b/>", "三"))))
	s := d.Passage.Blocks[1].Spans[1]
	if got := d.Places.Name(s.Pos); got != "paragraph 3" || s.Pos.Col != 2 {
		t.Errorf("the bold text is said to stand in %s, column %d", got, s.Pos.Col)
	}
}

// Files from outside are not trusted: each of these is refused or bounded, in
// words that say what to do.
func TestHostileDocuments(t *testing.T) {
	bomb := func() []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, _ := z.Create("word/document.xml")
		chunk := bytes.Repeat([]byte(" "), 1<<20)
		for range 200 {
			w.Write(chunk)
		}
		z.Close()
		return b.Bytes()
	}
	entities := `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY e SYSTEM "file:///etc/passwd">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&b;&e;</w:t></w:r></w:p></w:body></w:document>`
	deep := `<w:document xmlns:w="w"><w:body>` + strings.Repeat("<w:sdt>", 100000)
	for _, c := range []struct {
		name, file, code string
		data             []byte
	}{
		{"zip bomb", "a.docx", "damaged", bomb()},
		{"entities", "a.docx", "damaged", zipOf(t, []string{"word/document.xml"}, map[string]string{"word/document.xml": entities})},
		{"deep", "a.docx", "damaged", zipOf(t, []string{"word/document.xml"}, map[string]string{"word/document.xml": deep})},
		{"cut off", "a.docx", "damaged", docxOf(t, wordP("", wordRun("", "一")))[:300]},
		{"no document", "a.docx", "damaged", zipOf(t, []string{"a"}, map[string]string{"a": "b"})},
		{"old Word", "a.doc", "old-word", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....")},
		{"old Word by another name", "a.docx", "old-word", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....")},
		{"rich text", "a.rtf", "old-word", []byte(`{\rtf1 hello}`)},
		{"nothing in it", "a.docx", "empty-passage", docxOf(t, "")},
		{"empty file", "a.txt", "empty-passage", nil},
		{"unknown", "a.xyz", "unknown-format", []byte("x")},
		{"binary as text", "a.txt", "encoding", bytes.Repeat([]byte{0, 1, 2, 0xff}, 1000)},
		{"100 MB of text", "a.txt", "too-large", bytes.Repeat([]byte("渡"), 34<<20)},
		{"no encoding", "a.txt", "encoding", bytes.Repeat([]byte{0xff, 0xe9, 0x20, 0xc3, 0x28}, 200)},
		{"PDF of nothing", "a.pdf", "damaged", []byte("%PDF-1.7\n")},
		{"e-book of nothing", "a.epub", "damaged", zipOf(t, []string{"mimetype"}, map[string]string{"mimetype": "application/epub+zip"})},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, list := Import(Input{Path: c.file, Data: c.data})
			if d != nil || !list.HasErrors() {
				t.Fatalf("it is read: %v", list)
			}
			if last := list[len(list)-1]; last.Code != c.code {
				t.Errorf("the error is %s: %s; want %s", last.Code, last.Message, c.code)
			}
		})
	}
}

func FuzzDocx(f *testing.F) {
	f.Add(wordP(wordStyle("1"), wordRun("<w:b/>", "渡口")) + `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>` + wordP("", wordRun("", "x")) + `</w:tc></w:tr></w:tbl>`)
	f.Add(wordP(wordNumber(1, 1), `<w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r>`))
	f.Fuzz(func(t *testing.T, body string) {
		if d, _ := Import(Input{Path: "a.docx", Data: docxOf(t, body)}); d != nil {
			GuessFront(d)
			Write(d.Passage)
		}
	})
}
