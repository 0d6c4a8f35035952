package sources

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// A text file must come out the same whatever it was saved in.
func TestImportEncodings(t *testing.T) {
	text := "渡口的茶馆，每天六点开门。\n老板姓周，𠮷日开张：2024年。\n"
	encode := func(e encoding.Encoding, s string) []byte {
		out, err := e.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return []byte(out)
	}
	bmp := strings.ReplaceAll(text, "𠮷", "吉")
	for _, c := range []struct {
		name, encoding, want string
		data                 []byte
	}{
		{"UTF-8", "UTF-8", text, []byte(text)},
		{"UTF-8 with mark", "UTF-8", text, []byte("\ufeff" + text)},
		{"UTF-16 LE with mark", "UTF-16 LE", text, encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), text)},
		{"UTF-16 BE with mark", "UTF-16 BE", text, encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM), text)},
		{"UTF-16 LE", "UTF-16 LE", bmp, encode(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), bmp)},
		{"UTF-16 BE", "UTF-16 BE", bmp, encode(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), bmp)},
		{"GB 18030", "GB 18030", text, encode(simplifiedchinese.GB18030, text)},
		{"GB 18030 with mark", "GB 18030", text, append([]byte("\x84\x31\x95\x33"), encode(simplifiedchinese.GB18030, text)...)},
		{"GBK", "GB 18030", bmp, encode(simplifiedchinese.GBK, bmp)},
		{"CR LF", "UTF-8", text, []byte(strings.ReplaceAll(text, "\n", "\r\n"))},
		{"CR", "UTF-8", text, []byte(strings.ReplaceAll(text, "\n", "\r"))},
	} {
		d, list := Import(Input{Path: "a.txt", Data: c.data})
		if d == nil || len(list) > 0 {
			t.Errorf("%s: %v", c.name, list)
			continue
		}
		if d.Encoding != c.encoding || d.Text != c.want {
			t.Errorf("%s: read as %s: %q", c.name, d.Encoding, d.Text)
		}
	}
	page := "<html><head><meta charset=big5></head><body><article><p>渡口的茶館每天早上六點開門，第一批客人是船工，他們站著喝茶，喝完就走。</p></article></body></html>"
	d, list := Import(Input{Path: "a.html", Data: encode(traditionalchinese.Big5, page)})
	if d == nil || d.Encoding != "Big5" || !strings.HasPrefix(rawText(d), "渡口的茶館") {
		t.Errorf("a page in Big5: %v", list)
	}
}

// One damaged byte must not keep a text out; it is named and shown as U+FFFD.
func TestImportDamaged(t *testing.T) {
	d, list := Import(Input{Path: "a.txt", Data: []byte(strings.Repeat("渡口的茶馆。\n", 30) + "老板\xe5姓周。\n")})
	if d == nil || len(list) != 1 || list[0].Pos.Line != 31 || list[0].Pos.Col != 3 {
		t.Fatalf("findings: %v", list)
	}
	if !strings.Contains(rawText(d), "老板\ufffd姓周") {
		t.Error("the damaged place is not shown")
	}
}

// Nothing outside of the input's folder is asked for, and nothing fetched.
func TestBesidePath(t *testing.T) {
	for name, want := range map[string]string{
		"a.png": "a.png", "./x/../b.png": "b.png", "a%20b.png": "a b.png", `dir\c.png`: "dir/c.png", "a.png?x=1#y": "a.png",
		"../a.png": "", "x/../../a.png": "", "/etc/passwd": "", "file:///etc/passwd": "", "http://h/a.png": "", "//h/a.png": "",
		`C:\a.png`: "", "..%2f..%2fetc%2fpasswd": "", `..\a`: "", "javascript:x": "", "": "", "a\x00b": "",
	} {
		got, err := besidePath(name)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q gives %q, %v; want %q", name, got, err, want)
		}
	}
}

// Pictures' names come from the file that they were in: they must be safe
// names in one folder, and differ.
func TestPictureNames(t *testing.T) {
	imp := &importer{}
	seen := map[string]bool{}
	for _, name := range []string{"../../a.png", "a.PNG", "图 1.png", "CON/..", "\x00", "a/b/c.jpeg", strings.Repeat("长", 300) + ".png", ".."} {
		got := imp.picture(name, name, testPNG)
		if got == "" || strings.ContainsAny(got, "/\\\x00 ") || strings.HasPrefix(got, ".") || len(got) > 200 || seen[strings.ToLower(got)] {
			t.Errorf("%q is named %q", name, got)
		}
		seen[strings.ToLower(got)] = true
	}
	if got := imp.picture("x", "x.webp", []byte("RIFF....WEBP")); got != "" || len(imp.list) != 1 {
		t.Error("a picture that can't be set is taken")
	}
}

// An e-book's chapters follow its spine, with their pictures; its own data
// give title and author.
func TestEPUB(t *testing.T) {
	files := map[string]string{
		"mimetype":               "application/epub+zip",
		"META-INF/container.xml": `<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>`,
		"OEBPS/content.opf": `<package xmlns:dc="dc"><metadata><dc:title>渡口志</dc:title><dc:creator>林溪</dc:creator><dc:date>2024-03-05</dc:date></metadata>
			<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="b" href="text/b.xhtml" media-type="application/xhtml+xml"/>
			<item id="a" href="text/a%20a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/><itemref idref="gone"/></spine></package>`,
		"OEBPS/nav.xhtml":      `<html><body>目录</body></html>`,
		"OEBPS/text/a a.xhtml": `<?xml version="1.0" encoding="utf-8"?><html><body><h1>渡口</h1><p>第一章<br/>的字。</p><img src="../img/1.png" alt=""/></body></html>`,
		"OEBPS/text/b.xhtml":   `<html><head><script>x</script></head><body><h1>茶馆</h1><p>第二章。</p><img src="../img/1.png"/><img src="../../../x.png"/></body></html>`,
		"OEBPS/img/1.png":      string(testPNG),
	}
	text, messages, d := imported(t, "a.epub", zipOf(t, []string{"mimetype", "META-INF/container.xml", "OEBPS/content.opf", "OEBPS/nav.xhtml", "OEBPS/text/a a.xhtml", "OEBPS/text/b.xhtml", "OEBPS/img/1.png"}, files))
	if d == nil {
		t.Fatal(messages)
	}
	want := "# 渡口\n\n第一章\\\n的字。\n\n![](1.png)\n\n# 茶馆\n\n第二章。\n\n![](1.png)\n"
	if text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
	if len(d.Pictures) == 0 {
		t.Error("the picture is missing")
	}
	GuessFront(d)
	if m := d.Passage.Meta; m.Title.Value != "渡口志" || m.Author.Value != "林溪" || m.Date.Value != "2024-03-05" {
		t.Errorf("front matter %+v", m)
	}
}

func FuzzEPUB(f *testing.F) {
	f.Add(`<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><itemref idref="a"/>`, `<p>渡口<img src="1.png"/><ruby>茶<rt>chá</rt></ruby></p>`)
	f.Fuzz(func(t *testing.T, contents, page string) {
		files := map[string]string{"mimetype": "application/epub+zip", "META-INF/container.xml": `<rootfile full-path="c.opf"/>`,
			"c.opf": "<package>" + contents + "</package>", "a.xhtml": page, "1.png": string(testPNG)}
		if d, _ := Import(Input{Path: "a.epub", Data: zipOf(t, []string{"mimetype", "META-INF/container.xml", "c.opf", "a.xhtml", "1.png"}, files)}); d != nil {
			Write(d.Passage)
		}
	})
}

func FuzzImport(f *testing.F) {
	f.Add("a.html", []byte("<table><tr><td colspan=9>x<td><img src=a.png><ruby>茶<rt>chá</ruby><pre>渡\n口</pre>"))
	f.Add("a.mhtml", []byte("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\nContent-Type: text/html\r\n\r\n<p>x\r\n--B--"))
	f.Add("a.txt", []byte("\xff\xfe\x21\x6e"))
	f.Add("a.md", []byte("---\ntitle: x\n---\n# a\n![](b.png)"))
	f.Add("a.epub", []byte("PK"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		d, list := Import(Input{Path: name, Data: data, Open: func(string) ([]byte, error) { return nil, errors.New("none") }})
		if d == nil {
			if !list.HasErrors() {
				t.Error("nothing is read, and nothing said")
			}
			return
		}
		GuessFront(d)
		Write(d.Passage)
	})
}

// A program that does not know who wrote a file says so in the author's place;
// that must not be printed as a name.
func TestNobodyIsNoAuthor(t *testing.T) {
	for value, want := range map[string]string{"Unknown Author": "", "unknown": "", "林溪": "林溪", "Una Known": "Una Known"} {
		d := &Draft{Passage: &Passage{}, Guesses: []Guess{{Key: "author", Value: value}}}
		GuessFront(d)
		if got := d.Passage.Meta.Author.Value; got != want {
			t.Errorf("%s gives the author %q, not %q", value, got, want)
		}
	}
}
