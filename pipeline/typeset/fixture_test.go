package typeset

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/font"
	"booklet/pipeline/manifest"
	"booklet/pipeline/sources"
)

// The tests set real text in the project's own faces: what is measured is what
// readers get.
const fontFolder = "../../fonts"

// disk is the tree of files of the machine.
type disk struct{}

func (disk) Open(name string) (fs.File, error)          { return os.Open(name) }
func (disk) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(name) }
func (disk) Real(name string) (string, error)           { return filepath.Abs(name) }

// library is one for all tests; files stay open until they end.
var library = sync.OnceValues(func() (*font.Library, error) {
	file := filepath.Join(fontFolder, "catalogue.yaml")
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	catalogue, found := manifest.LoadCatalogue(file, data)
	if found.HasErrors() {
		return nil, &fs.PathError{Op: "read", Path: file, Err: fs.ErrInvalid}
	}
	var families []font.Family
	for _, f := range catalogue.Faces {
		families = append(families, font.Family{
			Name: f.Name, Aliases: values(f.Aliases), Files: fontSources(f.Files), Bold: fontSources(f.Bold.Files),
			BoldFace: f.Bold.Face.Value, Fallback: values(f.Fallback), Western: f.Western.Value,
		})
	}
	return font.NewLibrary(families, font.NewDirs(disk{}, fontFolder, nil)), nil
})

func values(texts []manifest.Text) []string {
	var out []string
	for _, t := range texts {
		out = append(out, t.Value)
	}
	return out
}

func fontSources(files []manifest.FontFile) []font.Source {
	var out []font.Source
	for _, f := range files {
		s := font.Source{File: f.File, Member: f.Name}
		for _, a := range f.Axes {
			s.Axes = append(s.Axes, font.Axis{Tag: a.Tag, Value: a.Value})
		}
		out = append(out, s)
	}
	return out
}

// fonts gives the project's faces, and fails where they are not installed.
func fonts(t testing.TB) *font.Library {
	t.Helper()
	for _, name := range []string{"FandolSong-Regular.otf", "FandolFang-Regular.otf", "FandolKai-Regular.otf", "FandolHei-Regular.otf", "NotoSerifCJK-Regular.ttc"} {
		if _, err := os.Stat(filepath.Join(fontFolder, name)); err != nil {
			t.Fatalf("%s is missing: run make fonts", name)
		}
	}
	lib, err := library()
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// layoutOf loads a layout: common.yaml of testdata, and on top of it the keys
// of a YAML text.
func layoutOf(t testing.TB, own string) *manifest.Layout {
	t.Helper()
	read := func(name string) ([]byte, error) {
		if name == "own.yaml" {
			return []byte("extends: common\n" + own), nil
		}
		return os.ReadFile(filepath.Join("testdata", name))
	}
	l, found := manifest.LoadLayout(manifest.Text{Value: "own"}, read, []string{"own.yaml", "common.yaml"})
	if found.HasErrors() {
		t.Fatalf("layout: %s: %s", found[0].Pos, found[0].Message)
	}
	return l
}

// documentOf composes a booklet of passages in Markdown. Those that have no
// front matter get a title.
func documentOf(t testing.TB, l *manifest.Layout, passages ...string) *compose.Document {
	t.Helper()
	return documentWith(t, l, "", passages...)
}

// documentWith composes a booklet whose manifest has more lines.
func documentWith(t testing.TB, l *manifest.Layout, lines string, passages ...string) *compose.Document {
	t.Helper()
	var contents strings.Builder
	var read []*sources.Passage
	for i, text := range passages {
		if !strings.HasPrefix(text, "---\n") {
			text = "---\ntitle: 题\n---\n" + text
		}
		name := string(rune('a'+i%26)) + strings.Repeat("z", i/26) + ".md"
		contents.WriteString("  - passage: " + name + "\n")
		p, found := sources.Read(name, []byte(text))
		if found.HasErrors() {
			t.Fatalf("passage: %s: %s", found[0].Pos, found[0].Message)
		}
		read = append(read, p)
	}
	b, found := manifest.LoadBooklet("booklet.yaml", []byte("title: 资料\nissue: 2024年第1期\nlayout: own\n"+lines+"contents:\n"+contents.String()))
	if found.HasErrors() {
		t.Fatalf("booklet: %s: %s", found[0].Pos, found[0].Message)
	}
	doc, found := compose.Compose(b, l, read, func(_, name string) ([]byte, error) { return picture(path.Base(name)) })
	if found.HasErrors() {
		t.Fatalf("compose: %s: %s", found[0].Pos, found[0].Message)
	}
	return doc
}

// set sets a booklet and fails on errors.
func set(t testing.TB, doc *compose.Document) (*Result, diag.List) {
	t.Helper()
	r, found := Typeset(doc, fonts(t))
	if found.HasErrors() {
		t.Fatalf("%s: %s", found[0].Pos, found[0].Message)
	}
	return r, found
}
