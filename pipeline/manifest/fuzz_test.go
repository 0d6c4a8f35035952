package manifest

import (
	"bytes"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"booklet/pipeline/diag"
)

// seed gives the corpus of a kind to a fuzz target.
func seed(f *testing.F, kind string) {
	for _, file := range corpusOf(f, kind) {
		f.Add(file)
	}
	for _, s := range []string{"\uFEFFa: 1\r\n", "a: &a [*a]", "{", "a:\n\t- b", "\xFF\xFE", "a: \"\\u2028\"", "--- a\n--- b", "? []\n: {}", "!!map {a: !x b}"} {
		f.Add([]byte(s))
	}
}

// holds checks what every list of findings owes to its reader: a sentence, and
// a place that the file has.
func holds(t *testing.T, data []byte, diags diag.List) {
	t.Helper()
	lines := bytes.Split(bytes.TrimPrefix(data, []byte("\uFEFF")), []byte("\n"))
	for _, d := range diags {
		if d.Message == "" || d.Code == "" || strings.HasSuffix(d.Message, ".") && !strings.HasSuffix(d.Message, "...") && !strings.Contains(d.Message, "found") || !utf8.ValidString(d.Message) {
			t.Errorf("a finding says %q [%s]", d.Message, d.Code)
		}
		if d.Pos.Line > len(lines) || d.Pos.Line > 0 && d.Pos.Col > utf8.RuneCount(lines[d.Pos.Line-1])+1 {
			t.Errorf("%q is at %s, which the file does not have", d.Message, d.Pos)
		}
	}
}

func FuzzLoadBooklet(f *testing.F) {
	seed(f, "manifest")
	f.Fuzz(func(t *testing.T, data []byte) {
		b, diags := LoadBooklet("dir/f", data)
		holds(t, data, diags)
		again, _ := LoadBooklet("dir/f", data)
		if !reflect.DeepEqual(b, again) {
			t.Error("read twice, it differs")
		}
		switch {
		case b == nil && !diags.HasErrors():
			t.Error("no booklet, and no error")
		case diags.HasErrors():
		case b.Title.Value == "" || b.Issue.Value == "" || b.Layout.Value == "" || len(b.Contents) == 0:
			t.Errorf("something required is missing, and no error: %+v", b)
		case strings.ContainsAny(b.Issue.Value, "/\\:\x00\n"):
			t.Errorf("the issue is no file name: %q", b.Issue.Value)
		case b.Date.Value != "" && b.Day.IsZero() != (b.Date.Value == "0001-01-01"):
			t.Errorf("%q has no day", b.Date.Value)
		}
	})
}

func FuzzLoadLayout(f *testing.F) {
	seed(f, "layout")
	f.Fuzz(func(t *testing.T, data []byte) {
		read := func(name string) ([]byte, error) {
			switch name {
			case "f.yaml":
				return data, nil
			case "base.yaml":
				return []byte("styles: {title: {align: center}}\n"), nil
			}
			return nil, fs.ErrNotExist
		}
		l, diags := LoadLayout(Text{Value: "f"}, read, []string{"base.yaml", "f.yaml"})
		holds(t, data, diags)
		if l == nil {
			if !diags.HasErrors() {
				t.Error("no layout, and no error")
			}
			return
		}
		if l.Grid.Lines < 1 || l.Grid.Characters < 1 || l.Grid.Size < 1 || l.Grid.Pitch < 1 {
			t.Errorf("a stage would divide by zero: %+v", l.Grid)
		}
		for _, n := range styleNames {
			s, ok := l.Styles[n.name]
			if !ok {
				t.Errorf("there is no style %s", n.name)
			}
			if !diags.HasErrors() {
				if _, ok := l.Faces[s.Face]; !ok || s.Size <= 0 {
					t.Errorf("the style %s is not complete: %+v", n.name, s)
				}
			}
		}
		if diags.HasErrors() {
			return
		}
		if a := l.Page.Area(); a.W < 0 || a.H < 0 {
			t.Errorf("the type area is %s", a)
		}
		for _, b := range l.Cover {
			if _, ok := l.Styles[b.Style]; !ok {
				t.Errorf("the cover's style %q is not there", b.Style)
			}
		}
	})
}

func FuzzLoadCatalogue(f *testing.F) {
	seed(f, "catalogue")
	f.Fuzz(func(t *testing.T, data []byte) {
		c, diags := LoadCatalogue("f", data)
		holds(t, data, diags)
		if c == nil || diags.HasErrors() {
			return
		}
		for _, face := range c.Faces {
			if len(face.Files) == 0 {
				t.Errorf("%s has no files", face.Name)
			}
			for _, name := range append([]Text{face.Bold.Face, face.Western}, face.Fallback...) {
				if _, ok := c.Find(name.Value); name.Value != "" && !ok {
					t.Errorf("%s names %q, which is not there", face.Name, name.Value)
				}
			}
		}
	})
}

func FuzzDecodeFront(f *testing.F) {
	seed(f, "passage")
	f.Fuzz(func(t *testing.T, data []byte) {
		front, diags := DecodeFront("f", 1, data)
		holds(t, data, diags)
		for _, text := range []Text{front.Title, front.Author, front.Source, front.By} {
			if strings.ContainsAny(text.Value, "\n\r\x00") || !utf8.ValidString(text.Value) {
				t.Errorf("a line of text is %q", text.Value)
			}
		}
	})
}
