package manifest

import (
	"fmt"
	"strings"
	"testing"

	"booklet/pipeline/diag"
)

// good is a manifest in which nothing is wrong.
const good = "title: 桥\nissue: 2024年第2期\nlayout: study\ncontents:\n  - passage: a.md\n"

// TestEncodings: files come from Windows editors and from the last century.
// Places count characters and lines as an editor shows them.
func TestEncodings(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"plain", good, ""},
		{"byte order mark", "\uFEFF" + good, ""},
		{"CR LF", strings.ReplaceAll(good, "\n", "\r\n"), ""},
		{"no line end", strings.TrimSuffix(good, "\n"), ""},
		{"mark and CR LF, with a fault", "\uFEFF" + strings.ReplaceAll(good, "\n", "\r\n") + "标题: 1\r\n", `f:6:1: unknown key "标题" in the manifest`},
		{"wide characters", strings.Replace(good, "passage: a.md", "{passage: 桥梁.md, 标题: x}", 1), `f:5:22: unknown key "标题" in the entry`},
		{"UTF-16", "\xFF\xFEt\x00i\x00", "f:1:1: the file is UTF-16"},
		{"GBK", "title: \xC7\xC5\n", "f:1:8: the byte 0xC7 is not UTF-8"},
		{"cut in a character", good + "total: 桥"[:9], "f:6:8: the byte 0xE6 is not UTF-8"},
		{"old Macintosh", strings.ReplaceAll(good, "\n", "\r"), "f:1:9: a carriage return (CR) stands here without a line feed (LF)"},
		{"NUL", "title: a\x00b\n" + good[strings.Index(good, "issue"):], "f:1:9: an invisible character (U+0000) stands here"},
		// The YAML library counts these as line ends; editors do not.
		{"line separator", strings.Replace(good, "桥", "\"桥\u2028\u0085河\"", 1) + "x: 1\n", "f:1:10: an invisible character (U+2028) stands here\nf:1:11: an invisible character (U+0085) stands here\nf:6:1: unknown key \"x\" in the manifest"},
		{"inner mark", strings.Replace(good, "桥", "桥\uFEFF", 1), "f:1:9: an invisible character (U+FEFF) stands here"},
		{"only space", " \n\n", "f:1:1: there is nothing in the file"},
		{"only marks", "\uFEFF", "f:1:1: there is nothing in the file"},
		{"null", "~", "f:1:1: there is nothing in the file"},
	} {
		_, diags := LoadBooklet("f", []byte(c.file))
		var got []string
		for _, d := range diags {
			got = append(got, d.Pos.String()+": "+d.Message)
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s: found\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), c.want)
		}
	}
}

// TestFrontLines: front matter begins below the first line of a passage, and
// its findings name the passage's lines.
func TestFrontLines(t *testing.T) {
	for _, c := range []struct{ front, want string }{
		{"titel: x\nkind: qoute\n", "p.md:2:1 p.md:3:7"},
		{"title: a: b\n", "p.md:2:9"},
		{"title: a\n\tkind: quote\n", "p.md:3:1"},
		{"title: \xFF\n", "p.md:2:8"},
		{"a\n", "p.md:2:1"},
		{"", ""},
	} {
		_, diags := DecodeFront("p.md", 2, []byte(c.front))
		var got []string
		for _, d := range diags {
			got = append(got, d.Pos.String())
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: found at %s, want %s", c.front, got, c.want)
		}
	}
	f, diags := DecodeFront("p.md", 2, []byte("title: 桥\ndate: '2024-03-09'\n"))
	if len(diags) > 0 || f.Title != (Text{"桥", diag.Pos{File: "p.md", Line: 2, Col: 8}}) || f.Date.Pos.Col != 8 {
		t.Errorf("got %+v, %v", f, diags)
	}
}

// TestBounds: a file made to exhaust the machine costs little and gives a
// finding, not a crash.
func TestBounds(t *testing.T) {
	bomb := "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
	for i := 1; i < 12; i++ {
		bomb += fmt.Sprintf("a%d: &a%d [%s*a%d]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d,", i-1), 8), i-1)
	}
	styles := "styles:\n"
	for i := range 2000 {
		styles += fmt.Sprintf("  s%d: {like: s%d}\n", i, i+1)
	}
	for name, file := range map[string]string{
		"alias bomb":        bomb,
		"deep lists":        "a: " + strings.Repeat("[", 5000) + strings.Repeat("]", 5000),
		"open lists":        "a: " + strings.Repeat("[", 20000),
		"deep mappings":     strings.Repeat("{a: ", 3000),
		"alias to itself":   "a: &a {b: *a}\n",
		"five megabytes":    "a: " + strings.Repeat("x", 5<<20),
		"many keys":         strings.Repeat("a: 1\n", 100000),
		"many names":        styles,
		"control character": "a: " + strings.Repeat("\x01", 1<<19),
		"faults in a row":   strings.Repeat("a: b: c\n", 5000),
		"a fault far down":  strings.Repeat("a: "+strings.Repeat("x", 1000)+"\n", 999) + "a: b: c\n",
	} {
		t.Run(name, func(t *testing.T) {
			_, diags := LoadBooklet("f", []byte(file))
			if !diags.HasErrors() {
				t.Error("nothing was found in the manifest")
			}
			_, diags = LoadLayout(Text{Value: "f.yaml"}, func(string) ([]byte, error) { return []byte(file), nil }, nil)
			if !diags.HasErrors() {
				t.Error("nothing was found in the layout")
			}
		})
	}
}
