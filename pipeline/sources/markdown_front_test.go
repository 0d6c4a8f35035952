package sources

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
)

const fronted = "\n---\ntitle: 话桥\nlabel: \"\"\ntags: [桥]\n---\n\n正文。\n"

// What a passage does not say comes from its folder, with a place where the
// editor can change it; what it says empty stays empty.
func TestReadOver(t *testing.T) {
	at := func(line int) diag.Pos { return diag.Pos{File: "_defaults.yaml", Line: line, Col: 9} }
	defaults := manifest.Front{
		Source: manifest.Text{Value: "河畔报", Pos: at(1)}, Label: manifest.Text{Value: "剪报", Pos: at(2)},
		Tags: []manifest.Text{{Value: "水", Pos: at(3)}},
	}
	p, findings := ReadOver(defaults, "a.md", []byte(fronted))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	m := p.Meta
	if m.Title.Value != "话桥" || m.Source.Value != "河畔报" || m.Source.Pos != at(1) || m.Label.Value != "" ||
		len(m.Tags) != 1 || m.Tags[0].Value != "桥" || m.Tags[0].Pos.File != "a.md" {
		t.Errorf("%+v", m)
	}
	p, _ = ReadOver(defaults, "b.md", []byte("没有题头的文章。\n"))
	if p.Meta.Source.Value != "河畔报" || len(p.Meta.Tags) != 1 {
		t.Errorf("without front matter: %+v", p.Meta)
	}
	if defaults.Tags[0].Value != "水" {
		t.Error("the defaults were changed")
	}
}

// A list of ten thousand passages must not read them whole, and must not say
// anything else of them than the build does.
func TestReadFront(t *testing.T) {
	long := strings.Repeat("河水流过第七座桥。", 1000)
	for name, text := range map[string]string{
		"front matter":          fronted + long,
		"a byte order mark":     "\ufeff" + strings.TrimSpace(fronted) + "\n" + long,
		"none":                  long + "\n",
		"a divider":             "---\n\n" + long + "\n",
		"no end":                "---\ntitle: 话桥\n" + long + "\n",
		"line ends of old Macs": strings.ReplaceAll(fronted, "\n", "\r") + long,
		"line ends of Windows":  strings.ReplaceAll(fronted, "\n", "\r\n") + long,
		"nothing":               "",
		"blank lines":           "\n\n\n",
	} {
		sameFront(t, name, []byte(text))
	}
	if m, _, ok := ReadFront(manifest.Front{}, "a.md", []byte(fronted + long)[:60], false); !ok || m.Title.Value != "话桥" {
		t.Error("60 bytes are not enough to read the front matter")
	}
	if _, _, ok := ReadFront(manifest.Front{}, "a.md", []byte(fronted)[:20], false); ok {
		t.Error("a part of the front matter was taken for all of it")
	}
}

// sameFront reads the front matter from ever longer heads of a file: as soon as
// it is read, it must be what the whole file says.
func sameFront(t *testing.T, name string, data []byte) {
	t.Helper()
	p, _ := Read("a.md", data)
	for n := 0; n <= len(data); n = n*3/2 + 1 {
		if m, _, ok := ReadFront(manifest.Front{}, "a.md", data[:n:n], false); ok && !reflect.DeepEqual(m, p.Meta) {
			t.Fatalf("%s: of %d bytes\n got %+v\nwant %+v", name, n, m, p.Meta)
		}
	}
	if m, _, ok := ReadFront(manifest.Front{}, "a.md", data, true); !ok || !reflect.DeepEqual(m, p.Meta) {
		t.Errorf("%s: of the whole\n got %+v (%v)\nwant %+v", name, m, ok, p.Meta)
	}
}

func FuzzReadFront(f *testing.F) {
	f.Add([]byte(fronted))
	f.Add([]byte("---\r\ntitle: a\r---\n...\n---\n"))
	f.Add([]byte("\ufeff\n---\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if utf8.Valid(data) { // of other files the build reads nothing
			sameFront(t, "fuzz", data)
		}
	})
}
