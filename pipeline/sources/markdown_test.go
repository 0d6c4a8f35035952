package sources

import (
	"bytes"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"booklet/pipeline/diag"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// passageText gives a passage's text, with a line for each block and each break.
func passageText(p *Passage) string {
	var t strings.Builder
	visitBlocks(p.Blocks, func(b *Block) {
		if len(b.Spans) == 0 {
			return
		}
		for _, s := range b.Spans {
			if s.Break {
				t.WriteByte('\n')
			}
			t.WriteString(s.Text)
		}
		t.WriteByte('\n')
	})
	return t.String()
}

// codes gives the places and codes of findings.
func codes(findings diag.List) string {
	var s []string
	for _, d := range findings {
		s = append(s, d.Pos.String()+" "+d.Severity.String()+" "+d.Code)
	}
	return strings.Join(s, "; ")
}

// What editors' programs put into files must not shift places or show up in
// the text.
func TestReadBytes(t *testing.T) {
	for _, c := range []struct{ name, in, text, codes string }{
		{"a byte order mark", "\ufeff**茶**叶", "茶叶\n", ""},
		{"a byte order mark above front matter", "\ufeff---\nkind: quote\n---\n茶", "茶\n", ""},
		{"Windows line ends", "甲\r\n乙\r\n\r\n丙\\\r\n丁  \r\n戊\r\n", "甲乙\n丙\n丁\n戊\n", ""},
		{"Windows line ends in front matter", "---\r\nkind: quote\r\n---\r\n茶\r\n", "茶\n", ""},
		{"old Mac line ends", "甲\r\r乙\r", "甲\n乙\n", ""},
		{"no line end", "甲", "甲\n", ""},
		{"NUL and other controls", "甲\x00\x01乙\u0085\x7f", "甲乙\n", "x.md:1:2 warning control-character; x.md:1:5 warning control-character"},
		{"form feeds", "甲\n\n\f乙", "甲\n乙\n", "x.md:3:1 warning control-character"},
		{"line separators", "甲\u2028乙", "甲\n乙\n", "x.md:1:2 warning control-character"},
		{"a broken byte", "甲\xff乙\n\n丙\xe4", "甲\ufffd乙\n丙\ufffd\n", "x.md:1:2 error encoding; x.md:3:2 error encoding"},
		{"nothing", "", "", "x.md:1:1 error empty-passage"},
		{"blanks", " \n\t\n　\n", "", "x.md:1:1 error empty-passage"},
		{"UTF-16", "\xff\xfe2\x00", "", "x.md:1:1 error encoding"},
	} {
		p, findings := Read("x.md", []byte(c.in))
		if got := passageText(p); got != c.text {
			t.Errorf("%s: text %q, want %q", c.name, got, c.text)
		}
		if got := codes(findings); got != c.codes {
			t.Errorf("%s: findings %q, want %q", c.name, got, c.codes)
		}
		checkPlaces(t, p, []byte(c.in))
	}
}

// A file in the usual other encoding of Chinese gets one finding that names it.
func TestReadGB18030(t *testing.T) {
	data, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte("茶叶与河流，\n图书馆“藏书”。"))
	if err != nil {
		t.Fatal(err)
	}
	_, findings := Read("x.md", data)
	if codes(findings) != "x.md:1:1 error encoding" || !strings.Contains(findings[0].Hint, "GB 18030") {
		t.Errorf("%v", findings)
	}
}

// The findings of a passage come in the order of its lines, so that an editor
// can work through them.
func TestReadOrder(t *testing.T) {
	_, findings := Read("x.md", []byte("甲[^x]\n\n<b>乙\n\n**丙\n"))
	if got := codes(findings); got != "x.md:1:2 error undefined-note; x.md:3:1 warning html; x.md:5:1 warning unbalanced-mark" {
		t.Error(got)
	}
}

// A file that is wrong all over must not bury its other findings.
func TestReadManyFindings(t *testing.T) {
	_, findings := Read("x.md", []byte(strings.Repeat("**甲\n\n", 1000)+"甲[^x]\n"))
	if len(findings) != perCode+2 {
		t.Fatalf("%d findings", len(findings))
	}
	if d := findings[0]; !strings.Contains(d.Message, "950 more") {
		t.Errorf("%+v", d)
	}
}

// Text that would take a naive reader hours or all memory is read, or refused
// with a finding.
func TestReadHostile(t *testing.T) {
	const n = 100_000
	for name, in := range map[string]string{
		"quotes":         strings.Repeat(">", n),
		"quotes spaced":  strings.Repeat("> ", n) + "茶",
		"lists":          strings.Repeat("- ", n) + "茶",
		"divs":           strings.Repeat("::: a\n", n/10),
		"brackets":       strings.Repeat("[", n),
		"brackets both":  strings.Repeat("[", n) + strings.Repeat("]", n),
		"links":          strings.Repeat("[a](b", n/10),
		"images":         strings.Repeat("![", n) + "茶",
		"classes":        strings.Repeat("[茶", n) + "]{.name}",
		"bold":           strings.Repeat("**茶", n),
		"bold and dots":  strings.Repeat(" ==甲", n) + strings.Repeat("乙** ", n),
		"every mark":     strings.Repeat("**甲*乙==丙~~丁", n/10),
		"backticks":      strings.Repeat("`a``b", n/10),
		"tags":           strings.Repeat("<a ", n),
		"comments":       strings.Repeat("<!-- ", n/10),
		"braces":         strings.Repeat("{茶|", n),
		"entities":       strings.Repeat("&amp", n),
		"notes":          strings.Repeat("[^a]", n/10),
		"definitions":    strings.Repeat("[^a]: 茶\n", n/10),
		"references":     strings.Repeat("[a]: b\n", n/10),
		"tables":         strings.Repeat("|a|\n|-|\n", n/10),
		"wide table":     strings.Repeat("|a", n/10) + "|\n" + strings.Repeat("|-", n/10) + "|\n",
		"one long line":  strings.Repeat("茶叶 tea ", n),
		"many lines":     strings.Repeat("茶\n", n),
		"scripts":        strings.Repeat("^a", n),
		"nothing but nl": strings.Repeat("\n", n),
	} {
		t.Run(name, func(t *testing.T) {
			p, _ := Read("x.md", []byte(in))
			p.Dump(&bytes.Buffer{})
		})
	}
}

// Any mixture of what the reader knows gives text whose places are right, and
// no text is lost without a finding: bytes at random hardly ever make a table
// in a quote.
func TestReadMixtures(t *testing.T) {
	pieces := []string{"茶", "叶", "，", "“", "”", "tea ", " ", "  \n", "\n", "\n\n", "\r\n", "\t", "　　", "    ", "> ", "- ", "1. ", "## ", "::: a\n", ":::\n",
		"**", "*", "_", "==", "~~", "~", "^", "`", "``", "```\n", "[", "]", "[^a]", "[^a]: ", "](b)", "{.name}", "{#id}", "![", "(图.png)", "{width=1mm}", "{茶|chá}", "{", "}", "|",
		"|-|-|\n", "| a | b |\n", "表：", "<b>", "</b>", "<br>", "<!--", "-->", "<https://a.b>", "&amp;", "&#10;", "\\", "\\*", "---\n", "===\n", "——", "#", "\x00", "\u2028", "\xff", "[a]: b\n", "[a]"}
	random := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		var in strings.Builder
		for range 1 + random.IntN(40) {
			in.WriteString(pieces[random.IntN(len(pieces))])
		}
		p, findings := Read("x.md", []byte(in.String()))
		checkPlaces(t, p, []byte(in.String()))
		got := 0
		visitSpans(p, func(s *Span) { got += strings.Count(s.Text, "茶") })
		if want := strings.Count(in.String(), "茶"); got != want && len(findings) == 0 && !hidden.MatchString(in.String()) {
			t.Errorf("%d of %d characters are lost", want-got, want)
		}
		if t.Failed() {
			t.Fatalf("of %q", in.String())
		}
	}
}

// hidden matches what takes text out of sight by its nature: comments, the
// attributes of tags, addresses, languages of code.
var hidden = regexp.MustCompile("<!--|<b>|\\]\\(|\\]: |```|~~~")

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"---\ntitle: 题\n---\n\n**记者：**如何[^1]\n\n[^1]: 注\n",
		"表：题 {#t}\n|a|{茶|chá}|\n|-|:-:|\n|`x\\|y`|![图](a.png){width=1mm}|\n",
		"::: a\n> - 1. 茶\n>   续行\n:::\n", "　　甲\n　　乙\n\n    丙\n\tcode\n",
		"[长江]{.name} [x](y \"z\") <http://a.b> <b>c</b> &amp; \\* ==甲== ~~乙~~ ^2^ ~3~",
		"```go\n\tx\n```\n<!-- a\n\nb --> c\n", "甲\r\n乙\r丙\x00\xff\u2028", "# a {#b .c}\nd\n===\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, findings := Read("x.md", data)
		checkPlaces(t, p, data)
		lines := 1 + bytes.Count(lineFeeds(data), []byte("\n"))
		for _, d := range findings {
			if d.Pos.File != "x.md" || d.Pos.Line < 0 || d.Pos.Line > lines {
				t.Errorf("the place %v of %q is not in the file", d.Pos, d.Message)
			}
		}
		p.Dump(&bytes.Buffer{})
	})
}

func BenchmarkRead(b *testing.B) {
	data := []byte("---\nkind: passage\n---\n\n" + strings.Repeat("**记者：**茶叶从哪里来？请看[^1]。\n\n图书馆的河边有一座桥，桥下的水流了一百年，“来的人”很多，走的人也很多。==重点==在 2024 年。\n\n## 桥\n\n- 甲\n- 乙\n\n", 150) + "[^1]: 注\n")
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		Read("x.md", data)
	}
}
