package sources

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
)

// pdfText is a line of a test page: where it stands, its size, its text.
type pdfText struct {
	x, y, size float64
	text       string
}

// pdfOf makes a PDF of pages, set in a Chinese font that is not embedded. With
// packed, the content streams are deflated.
func pdfOf(packed bool, pages ...[]pdfText) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"", // the pages
		"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
		"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 5 >> /DW 1000 >>",
	}
	var kids []string
	for _, page := range pages {
		var c strings.Builder
		for _, t := range page {
			fmt.Fprintf(&c, "BT /F1 %g Tf %g %g Td <", t.size, t.x, 842-t.y)
			for _, u := range utf16.Encode([]rune(t.text)) {
				fmt.Fprintf(&c, "%04X", u)
			}
			c.WriteString("> Tj ET\n")
		}
		filter, content := "", c.String()
		if packed {
			var z bytes.Buffer
			w := zlib.NewWriter(&z)
			w.Write([]byte(content))
			w.Close()
			filter, content = "/Filter /FlateDecode ", z.String()
		}
		objects = append(objects, fmt.Sprintf("<< %s/Length %d >>\nstream\n%s\nendstream", filter, len(content), content))
		objects = append(objects, fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>", len(objects)))
		kids = append(kids, fmt.Sprintf("%d 0 R", len(objects)))
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(kids))
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Root 1 0 R /Size %d >>\n%%%%EOF\n", len(objects)+1)
	return b.Bytes()
}

// column sets lines below each other.
func column(x, y float64, lines ...string) []pdfText {
	var out []pdfText
	for i, l := range lines {
		indent := float64(len([]rune(l))-len([]rune(strings.TrimLeft(l, "　")))) * 10
		out = append(out, pdfText{x + indent, y + float64(i)*16, 10, strings.TrimLeft(l, "　")})
	}
	return out
}

// rawText is the text of a draft, a line feed at each line's end.
func rawText(d *Draft) string {
	var b strings.Builder
	for _, block := range d.Passage.Blocks {
		if block.Kind == Heading {
			b.WriteString("# ")
		}
		for line := range strings.SplitSeq(spanText(block.Spans), "\n") {
			b.WriteString(strings.TrimRight(line, "　") + "\n")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// A newspaper's page is read column by column below its heading, not across;
// pages follow each other; what stands on every page's edge is left out.
func TestPDFColumns(t *testing.T) {
	page1 := append([]pdfText{{200, 60, 20, "渡口的茶馆"}, {60, 30, 9, "河畔晚报 第1页"}},
		append(column(60, 120, "　　渡口的茶馆每天早上", "六点开门，第一批客人是", "四点下水的船工。"),
			column(320, 120, "　　他们站着喝茶，喝完", "就走，只有老人留在窗边", "看船来船去，看柳树绿起")...)...)
	page2 := append([]pdfText{{60, 30, 9, "河畔晚报 第2页"}}, column(60, 100, "来又黄下去。", "　　老板姓周，开店六十", "年，雨天也不例外。")...)
	for _, packed := range []bool{false, true} {
		d, list := Import(Input{Path: "a.pdf", Data: pdfOf(packed, page1, page2)})
		if d == nil {
			t.Fatal(list)
		}
		want := "# 渡口的茶馆\n\n　　渡口的茶馆每天早上\n六点开门，第一批客人是\n四点下水的船工。\n\n" +
			"　　他们站着喝茶，喝完\n就走，只有老人留在窗边\n看船来船去，看柳树绿起\n\n" +
			"来又黄下去。\n　　老板姓周，开店六十\n年，雨天也不例外。\n\n"
		if got := rawText(d); got != want {
			t.Errorf("packed %v: got\n%s\nwant\n%s", packed, got, want)
		}
		if len(list) != 1 || list[0].Code != "page-heads" {
			t.Errorf("findings: %v", list)
		}
		if got := d.Places.Name(d.Passage.Blocks[3].Pos); got != "page 2" {
			t.Errorf("the last paragraphs are said to stand on %s", got)
		}
	}
}

// Characters are told by the font's own table, by a known encoding, or by the
// numbers of Adobe-GB1; text that can't be told is an error, not rubbish.
func TestPDFFonts(t *testing.T) {
	font := func(font, below, content string) []byte {
		return []byte("%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Kids [3 0 R] >> endobj\n" +
			"3 0 obj << /Type /Page /MediaBox [0 0 595 842] /Resources << /Font << /F 4 0 R >> >> /Contents 6 0 R >> endobj\n" +
			"4 0 obj << /Type /Font " + font + " >> endobj\n5 0 obj << " + below + " >> endobj\n" +
			"6 0 obj << /Length 999 >> stream\nBT /F 12 Tf 1 0 0 1 60 700 Tm " + content + " ET\nendstream endobj\n" +
			"7 0 obj << >> stream\n1 beginbfchar <0001> <6E21> endbfchar 1 beginbfrange <0002> <0003> <53E3> endbfrange 1 beginbfrange <0004> <0005> [<8336> <D840DC00>] endbfrange\nendstream endobj\n")
	}
	gb1 := "/Subtype /CIDFontType0 /CIDSystemInfo << /Ordering (GB1) >>"
	for _, c := range []struct {
		name, want string
		data       []byte
	}{
		{"ToUnicode", "渡口古茶𠀀", font("/Subtype /Type0 /Encoding /Identity-H /ToUnicode 7 0 R /DescendantFonts [5 0 R]", gb1, "<00010002000300040005> Tj")},
		{"GBK", "渡口A茶", font("/Subtype /Type0 /Encoding /GBK-EUC-H /DescendantFonts [5 0 R]", gb1, "<B6C9BFDA41B2E8> Tj")},
		{"Adobe-GB1", "中中", font("/Subtype /Type0 /Encoding /Identity-H /DescendantFonts [5 0 R]", gb1, "<11CF11CF> Tj")},
		{"Latin", "Tea “house” é", font("/Subtype /Type1 /BaseFont /Times /Encoding /WinAnsiEncoding", "", "[(Tea) -300 (\\223hou) 20 (se\\224 \\351)] TJ")},
		{"Differences", "fi→A", font("/Subtype /Type1 /Encoding << /Differences [1 /fi /uni2192 /A] >>", "", "(\\001\\002\\003) Tj")},
		{"unknown", "", font("/Subtype /Type0 /Encoding /Identity-H /DescendantFonts [5 0 R]", "/Subtype /CIDFontType2", "<00010002> Tj")},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, list := Import(Input{Path: "a.pdf", Data: c.data})
			if c.want == "" {
				if d != nil || len(list) == 0 || list[0].Code != "no-text" {
					t.Errorf("text that can't be told is read: %v", list)
				}
				return
			}
			if d == nil {
				t.Fatal(list)
			}
			if got := strings.TrimSpace(rawText(d)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Objects packed in streams, forms and turned pages are ordinary in PDFs of
// today.
func TestPDFStructure(t *testing.T) {
	packed := "1 0 2 36 3 66 << /Type /Catalog /Pages 2 0 R >>   << /Kids [3 0 R] /Rotate 90 >><< /Type /Page /MediaBox [0 0 842 595] /Resources << /Font << /F 8 0 R >> /XObject << /X 7 0 R >> >> /Contents 6 0 R >>"
	first := strings.Index(packed, "<<")
	data := "%PDF-1.5\n" + fmt.Sprintf("5 0 obj << /Type /ObjStm /N 3 /First %d >> stream\n%s\nendstream endobj\n", first, packed) +
		"6 0 obj << >> stream\nq 0 1 -1 0 842 0 cm /X Do Q\nendstream endobj\n" +
		"7 0 obj << /Subtype /Form /Resources << /Font << /F 8 0 R >> >> >> stream\nBT /F 12 Tf 60 700 Td (Upright) Tj 0 -14 Td (lines) Tj ET\nendstream endobj\n" +
		"8 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Times >> endobj\n"
	d, list := Import(Input{Path: "a.pdf", Data: []byte(data)})
	if d == nil {
		t.Fatal(list)
	}
	if got := strings.TrimSpace(rawText(d)); got != "Upright\nlines" {
		t.Errorf("got %q", got)
	}
}

// A PDF that refers to itself, unpacks to gigabytes or never ends must not
// take the machine.
func TestHostilePDF(t *testing.T) {
	bomb := func() string {
		var z bytes.Buffer
		w := zlib.NewWriter(&z)
		chunk := bytes.Repeat([]byte("0 0 Td "), 1<<17)
		for range 100 {
			w.Write(chunk)
		}
		w.Close()
		return z.String()
	}()
	page := "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Kids [3 0 R 2 0 R] >> endobj\n3 0 obj << /Parent 2 0 R /Resources 9 0 R /Contents 6 0 R >> endobj\n"
	for name, data := range map[string]string{
		"bomb":       page + "6 0 obj << /Filter /FlateDecode >> stream\n" + bomb + "\nendstream endobj",
		"itself":     "1 0 obj 1 0 R endobj 2 0 obj << /Pages 2 0 R /Kids [2 0 R] >> endobj trailer << /Root 2 0 R >>",
		"form":       page + "6 0 obj << >> stream\n/X Do\nendstream endobj 9 0 obj << /XObject << /X 7 0 R >> >> endobj 7 0 obj << /Subtype /Form >> stream\n/X Do /X Do /X Do\nendstream endobj",
		"deep":       "1 0 obj " + strings.Repeat("[", 1<<20) + " endobj",
		"encrypted":  page + "trailer << /Root 1 0 R /Encrypt << >> >>",
		"no text":    page + "6 0 obj << >> stream\n0 0 m\nendstream endobj",
		"odd names":  page + "6 0 obj << /Length 6 0 R /Filter [/A /A /A /A /A /A] >> stream\nBT (x) Tj ET\nendstream endobj",
		"no objects": "",
	} {
		if d, list := Import(Input{Path: "a.pdf", Data: []byte("%PDF-1.4\n" + data)}); d != nil || !list.HasErrors() {
			t.Errorf("%s: it is read: %v", name, list)
		}
	}
}

func FuzzPDF(f *testing.F) {
	f.Add(pdfOf(false, column(60, 100, "渡口的茶馆", "开门。")))
	f.Add(pdfOf(true, column(60, 100, "渡口", "开门。"), column(60, 100, "茶")))
	f.Add([]byte("%PDF-1.4\n1 0 obj << /Type /ObjStm /N 2 /First 5 /Filter /LZWDecode >> stream\nxxxx\nendstream endobj"))
	f.Fuzz(func(t *testing.T, data []byte) {
		Import(Input{Path: "a.pdf", Data: append([]byte("%PDF-1.4\n"), data...)})
	})
}

// A number before a paragraph, in a face of another size, makes no title of the
// first row of two columns: they would be read across.
func TestPDFColumnsBelowTitle(t *testing.T) {
	page := []pdfText{{40, 60, 18, "河边的书店"}}
	for i, lines := range [][]string{
		{"、书店开了三十年，", "门口有一棵银杏树。", "店主姓周，早上七点", "开门，九点关门。"},
		{"、书架上有三千册书", "大半是旧书，书脊上", "写着从前的主人的名", "字，有些看不清了。"},
	} {
		x := 40 + 260*float64(i)
		page = append(page, pdfText{x, 85, 12, "1"}, pdfText{x + 12, 85, 10, lines[0]})
		page = append(page, column(x, 85+12.5, lines[1])...)
		page = append(page, column(x, 85+12.5+11, lines[2])...)
		page = append(page, column(x, 85+12.5+22, lines[3])...)
	}
	d, list := Import(Input{Path: "a.pdf", Data: pdfOf(false, page)})
	if list.HasErrors() {
		t.Fatal(list)
	}
	got := strings.Join(strings.Fields(rawText(d)), "")
	if !strings.Contains(got, "开门，九点关门。1、书架上") {
		t.Errorf("the columns are mixed: %s", got)
	}
}
