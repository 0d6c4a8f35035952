package diag

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

func text(t *testing.T, l List) string {
	t.Helper()
	var b bytes.Buffer
	if err := l.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestText: a finding as an editor sees it, the caret right below the place.
func TestText(t *testing.T) {
	for _, c := range []struct {
		name string
		d    Diagnostic
		want string
	}{
		{
			"whole", Diagnostic{Pos{"a/b.yaml", 3, 1}, Error, "unknown-key", `unknown key "titel"`, `did you mean "title"?`, "titel: 桥"},
			"a/b.yaml:3:1: error: unknown key \"titel\" [unknown-key]\n    titel: 桥\n    ^\n    hint: did you mean \"title\"?\n",
		},
		{
			"wide characters take two columns", Diagnostic{Pos{"a", 1, 4}, Warning, "c", "m", "", "桥（a）b"},
			"a:1:4: warning: m [c]\n    桥（a）b\n         ^\n",
		},
		{
			"narrow ones one", Diagnostic{Pos{"a", 1, 4}, Error, "c", "m", "", "é“ﾊx"},
			"a:1:4: error: m [c]\n    é“ﾊx\n       ^\n",
		},
		{
			"combining marks and invisible ones none", Diagnostic{Pos{"a", 1, 5}, Error, "c", "m", "", "e\u0301\u200bax"},
			"a:1:5: error: m [c]\n    e\u0301\u200bax\n      ^\n",
		},
		{
			"tabs stay tabs", Diagnostic{Pos{"a", 1, 4}, Error, "c", "m", "", "\ta\tb"},
			"a:1:4: error: m [c]\n    \ta\tb\n    \t \t^\n",
		},
		{
			"behind the end", Diagnostic{Pos{"a", 1, 9}, Error, "c", "m", "", "桥"},
			"a:1:9: error: m [c]\n    桥\n      ^\n",
		},
		{"no column", Diagnostic{Pos{"a", 2, 0}, Error, "c", "m", "", "line"}, "a:2: error: m [c]\n    line\n"},
		{"no line", Diagnostic{Pos{File: "a"}, Error, "c", "m", "", ""}, "a: error: m [c]\n"},
		{"no place", Diagnostic{Pos{}, Error, "c", "m", "h", ""}, "error: m [c]\n    hint: h\n"},
		{
			"nothing moves the cursor or turns the text", Diagnostic{Pos{"a\x1b", 1, 2}, Error, "c", "m\x1b[31m\nx\u202e", "h\r", "\x1b[2J\u2066b"},
			"a\uFFFD:1:2: error: m\uFFFD[31m\uFFFDx\uFFFD [c]\n    \uFFFD[2J\uFFFDb\n     ^\n    hint: h\uFFFD\n",
		},
	} {
		if got := text(t, List{c.d}); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// TestClip: of a paragraph on one line only the part around the place is
// shown, and the caret still stands below it.
func TestClip(t *testing.T) {
	for _, fill := range []string{"桥", "a", "a\u0301", "\t"} {
		runes := []rune(strings.Repeat(fill, 3000))
		for _, at := range []int{0, 1, 40, 1500, len(runes) - 1, len(runes)} {
			line := append([]rune{}, runes...)
			if at < len(line) {
				line[at] = '★'
			}
			out := strings.Split(text(t, List{{Pos: Pos{"a", 1, at + 1}, Code: "c", Source: string(line)}}), "\n")
			if len(out) != 4 {
				t.Fatalf("%q at %d: %q", fill, at, out)
			}
			shown := []rune(out[1])
			if len(shown) > clipColumns+10 {
				t.Errorf("%q at %d: %d characters are shown", fill, at, len(shown))
			}
			pad, wide := 0, 0
			for _, r := range strings.TrimSuffix(out[2], "^") {
				pad += columns(r)
			}
			star := strings.IndexRune(out[1], '★')
			if at == len(runes) {
				star = len(out[1])
			}
			if star < 0 {
				t.Errorf("%q at %d is not shown: %s", fill, at, out[1])
				continue
			}
			for _, r := range out[1][:star] {
				wide += columns(r)
			}
			if pad != wide && fill != "\t" {
				t.Errorf("%q at %d: the caret is in column %d, the place in %d", fill, at, pad, wide)
			}
		}
	}
}

// TestJSON: programs that read the report rely on every key.
func TestJSON(t *testing.T) {
	var l List
	var b bytes.Buffer
	if err := l.WriteJSON(&b); err != nil || b.String() != `{"diagnostics":[],"errors":0,"warnings":0}`+"\n" {
		t.Errorf("an empty list is %s (%v)", b.String(), err)
	}
	l.Errorf(Pos{"a&b.yaml", 1, 2}, "bad-date", "write 2024-03-09", "%q is <no> date", "x")
	l.Warnf(Pos{}, "c", "", "100 %%")
	b.Reset()
	if err := l.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	want := `{"diagnostics":[{"file":"a&b.yaml","line":1,"col":2,"severity":"error","code":"bad-date","message":"\"x\" is <no> date","hint":"write 2024-03-09","source":""},` +
		`{"file":"","line":0,"col":0,"severity":"warning","code":"c","message":"100 %","hint":"","source":""}],"errors":1,"warnings":1}` + "\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	var s Severity
	if err := json.Unmarshal([]byte(`"error"`), &s); err != nil || s != Error {
		t.Errorf("error is read as %v (%v)", s, err)
	}
	if err := json.Unmarshal([]byte(`"fatal"`), &s); err == nil {
		t.Error("fatal is read as a severity")
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

// TestWriteFails: a report that could not be written is not passed over.
func TestWriteFails(t *testing.T) {
	l := List{{Code: "c"}}
	if l.WriteText(full{}) == nil || l.WriteJSON(full{}) == nil {
		t.Error("a full disk is no error")
	}
}

// TestOrder: findings come in the order of the files' lines, those of one
// place as they were found.
func TestOrder(t *testing.T) {
	var l List
	for _, p := range []Pos{{"b", 1, 1}, {"a", 10, 1}, {"a", 9, 2}, {"a", 9, 2}, {"a", 9, 1}, {"", 0, 0}, {"a", 0, 0}} {
		l.Warnf(p, "c", "", "%d", len(l))
	}
	l.Sort()
	got := ""
	for _, d := range l {
		got += d.Message
	}
	if got != "5642310" {
		t.Errorf("the order is %s", got)
	}
	if l.HasErrors() {
		t.Error("warnings are errors")
	}
	l.Errorf(Pos{}, "c", "", "m")
	if errors, warnings := l.Counts(); errors != 1 || warnings != 7 || !l.HasErrors() {
		t.Errorf("%d errors, %d warnings", errors, warnings)
	}
}

// TestFillSource: the line shown is the line that the place names.
func TestFillSource(t *testing.T) {
	reads := 0
	read := func(name string) ([]byte, error) {
		if reads++; name != "a" {
			return nil, errors.New("no such file")
		}
		return []byte("\uFEFFone\r\ntwo\xFF\xFEx\n\nfour"), nil
	}
	l := List{
		{Pos: Pos{"a", 1, 1}}, {Pos: Pos{"a", 2, 5}}, {Pos: Pos{"a", 4, 1}}, {Pos: Pos{"a", 5, 1}}, {Pos: Pos{"a", 0, 0}},
		{Pos: Pos{"b", 1, 1}}, {Pos: Pos{"b", 2, 1}}, {Pos: Pos{"", 1, 1}}, {Pos: Pos{"a", 1, 1}, Source: "own"},
	}
	l.FillSource(read)
	want := []string{"one", "two\uFFFD\uFFFDx", "four", "", "", "", "", "", "own"}
	for i, d := range l {
		if d.Source != want[i] {
			t.Errorf("%s: %q, want %q", d.Pos, d.Source, want[i])
		}
	}
	if reads != 2 {
		t.Errorf("%d reads of 2 files", reads)
	}
}

// TestSuggest: hints help with slips and do not guess wildly.
func TestSuggest(t *testing.T) {
	keys := []string{"title", "total", "issue", "editor", "topics", "date", "page", "仿宋", "黑体", "source_at", ""}
	for word, want := range map[string]string{
		"titel": "title", "tilte": "title", "tital": "total", "Title": "title", "titles": "title", "isue": "issue", "topic": "topics",
		"source-at": "source_at", "sourceat": "source_at", "仿宗": "仿宋", "黑": "黑体", "gate": "date",
		"xyzzy": "", "a": "", "桥": "", "": "", "title": "", "layout": "",
		strings.Repeat("title", 1000): "",
	} {
		if got := Suggest(word, keys); got != want && word != "title" {
			t.Errorf("for %.20s: %q, want %q", word, got, want)
		}
	}
	if got := DidYouMean("titel", keys); got != `did you mean "title"?` {
		t.Error(got)
	}
	if got := DidYouMean("xyzzy", keys); got != "" {
		t.Error(got)
	}
}

// FuzzText: whatever a file holds, a report is text of few lines.
func FuzzText(f *testing.F) {
	f.Add("a.yaml", "message", "hint", "源文 line\t", 3)
	f.Add("\x1b", "\n", "\u202e", "\xFF\x00", 1<<30)
	f.Fuzz(func(t *testing.T, file, message, hint, source string, col int) {
		l := List{{Pos: Pos{file, 1, col}, Message: message, Hint: hint, Source: source, Code: "c"}}
		out := text(t, l)
		if strings.Count(out, "\n") > 4 || strings.ContainsAny(out, "\x1b\r\x00\u202e") {
			t.Errorf("%q", out)
		}
		if utf8.ValidString(file+message+hint+source) && !utf8.ValidString(out) {
			t.Errorf("not UTF-8: %q", out)
		}
	})
}
