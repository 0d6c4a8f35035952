package pipeline

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"booklet/pipeline/manifest"
)

// shelved is a project with a library: passages that issues share, and one
// issue with its own.
func shelved(contents string) memory {
	return memory{
		"layouts/own.yaml":                  "{}",
		"sources/_defaults.yaml":            "source: 河畔报\ntags: [水]\n",
		"sources/README.md":                 "这里放各期共用的文章。",
		"sources/shared/bridge.md":          "---\nid: bridge\ntitle: 桥的学问\ndate: 2024-03-05\ntags: [桥]\n---\n\n桥在河上。\n",
		"sources/shared/old/_defaults.yaml": "source: 旧刊\nlabel: 旧文\n",
		"sources/shared/old/levee.md":       "---\ntitle: 堤上的树\nlabel: \"\"\n---\n\n树在堤上。\n",
		"sources/shared/old/gate.md":        "---\ntitle: 水闸\n---\n\n闸门关了。\n",
		"sources/shared/_draft.md":          "---\ntitle: 草稿\n---\n\n还没写完。\n",
		"sources/issue/passages/own.md":     "本期的文章，没有题头。\n",
		"sources/issue/booklet.yaml":        "title: 河畔\nissue: 2024年第1期\nlayout: study\ncontents:\n" + contents,
		"sources/shared/away.md":            "-> ../../secret/away.md",
		"sources/shared/beside.md":          "-> bridge.md",
		"sources/shared/folder.md":          "-> old",
		"secret/away.md":                    "---\ntitle: 外面的文章\n---\n\n不该看见。\n",
		"sources/shared/loop":               "-> .",
	}
}

var shelfJob = Job{Manifest: "sources/issue/booklet.yaml", Upto: "passage"}

func read(t *testing.T, files memory, w *World, upto string) *Result {
	t.Helper()
	w.Files, w.Project = files, "."
	return Run(w, Job{Manifest: shelfJob.Manifest, Upto: upto})
}

// Whoever writes an id where a path belongs is told the word to write.
func TestAnIDIsNoPath(t *testing.T) {
	files := shelved("  - passage: bridge\n")
	r := read(t, files, made(t, nil, nil), "passage")
	if len(r.Findings) != 1 || !strings.Contains(r.Findings[0].Hint, "write `id: bridge`") {
		t.Errorf("%+v", r.Findings)
	}
}

// An issue takes passages of the library by id and by a question; each comes
// with the defaults of its folder, where the editor is sent to change them.
func TestLibraryStage(t *testing.T) {
	files := shelved("  - id: bridge\n  - find: {source: 旧刊}\n  - passage: passages/own.md\n")
	delete(files, "sources/shared/beside.md") // its id is that of bridge.md
	r := read(t, files, made(t, nil, nil), "passage")
	if len(r.Findings) > 0 {
		t.Fatal(codes(r))
	}
	var got []string
	for _, p := range r.Passages {
		m := p.Meta
		got = append(got, fmt.Sprintf("%s %s %s@%s %s", p.Path, m.Title.Value, m.Source.Value, m.Source.Pos, m.Label.Value))
	}
	want := []string{
		"sources/shared/bridge.md 桥的学问 河畔报@sources/_defaults.yaml:1:9 ",
		"sources/shared/old/gate.md 水闸 旧刊@sources/shared/old/_defaults.yaml:1:9 旧文",
		"sources/shared/old/levee.md 堤上的树 旧刊@sources/shared/old/_defaults.yaml:1:9 ",
		"sources/issue/passages/own.md  河畔报@sources/_defaults.yaml:1:9 ",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// What lies outside of the fence, drafts and read-me files are no passages; a
// link is one, and its file is not read as two ids in silence.
func TestScan(t *testing.T) {
	w := made(t, shelved("  - passage: passages/own.md\n"), nil)
	w.Project = "."
	shelf, found := w.Sources(&manifest.Find{})
	var got []string
	for _, s := range shelf.Passages {
		got = append(got, fmt.Sprintf("%s %v", s.Path, s.Uses))
	}
	want := []string{
		"sources/issue/passages/own.md [{2024年第1期 sources/issue/booklet.yaml}]",
		"sources/shared/beside.md []",
		"sources/shared/bridge.md []",
		"sources/shared/old/gate.md []",
		"sources/shared/old/levee.md []",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(found) != 1 || found[0].Code != "duplicate-id" {
		t.Errorf("findings %v", found)
	}
}

// A mistake in a folder's defaults is one finding, however many passages have
// it; those of folders that the issue takes nothing from are not its business.
func TestDefaultsFindings(t *testing.T) {
	files := shelved("  - passage: ../shared/old/gate.md\n  - passage: ../shared/old/levee.md\n")
	files["sources/shared/old/_defaults.yaml"] = "sorce: 旧刊\n"
	files["sources/issue/_defaults.yaml"] = "titel: 一\n"
	r := read(t, files, made(t, nil, nil), "passage")
	if got := codes(r); !slices.Equal(got, []string{"sources/shared/old/_defaults.yaml:1:1 unknown-key"}) {
		t.Errorf("findings %v", got)
	}
	if r.Passages[0].Meta.Source.Value != "河畔报" {
		t.Error("the defaults of the folder above are gone")
	}
}

// An issue outside of sources/ has a library of its own folder.
func TestLibraryOutsideOfSources(t *testing.T) {
	files := shelved("  - id: bridge\n")
	files["desk/booklet.yaml"] = "title: 河畔\nissue: 1\nlayout: study\ncontents:\n  - id: bridge\n  - find: {title: 茶}\n"
	files["desk/a/tea.md"] = "---\ntitle: 茶馆\n---\n\n茶。\n"
	w := made(t, files, nil)
	w.Project = "."
	r := Run(w, Job{Manifest: "desk/booklet.yaml", Upto: "passage"})
	if got := codes(r); !slices.Equal(got, []string{"desk/booklet.yaml:5:9 unknown-id"}) {
		t.Errorf("findings %v", got)
	}
	if len(r.Passages) != 2 || r.Passages[1].Path != "desk/a/tea.md" {
		t.Errorf("%v", r.Booklet.Contents)
	}
}

// What came in twice, and a quotation given in two ways, must show.
func TestTwins(t *testing.T) {
	files := shelved("  - passage: passages/own.md\n")
	files["sources/a.md"] = "---\ntitle: 甲\n---\n\n河水从西边的山里流下来，穿过老城和新城，在东边的湖里停住。\n"
	files["sources/b.md"] = "---\ntitle: 乙\n---\n\n河水从西边的山里流下来，穿过老城与新城，在东边的湖里停住。\n"
	files["sources/c.md"] = "---\ntitle: 丙\n---\n\n老人说：“读懂了水，就读懂了城市的来路。”河边的人都点头。\n"
	files["sources/d.md"] = "---\ntitle: 丁\n---\n\n书里写道，“读懂了水就读懂城市的来路”，编者又加了注。\n"
	w := made(t, files, nil)
	w.Project = "."
	shelf, _ := w.Sources(&manifest.Find{})
	twins, found := w.Twins(shelf.Passages)
	got := fmt.Sprintf("%+v", twins)
	want := "[{Kind:passage Distance:1 A:{Path:sources/a.md Line:5 Column:1 Text:…下来穿过老城和新城在东边的…} B:{Path:sources/b.md Line:5 Column:1 Text:…下来穿过老城与新城在东边的…}}" +
		" {Kind:quotation Distance:1 A:{Path:sources/c.md Line:5 Column:6 Text:…懂了水就读懂了城市的来路} B:{Path:sources/d.md Line:5 Column:7 Text:…懂了水就读懂城市的来路}}]"
	if got != want || len(found) > 0 {
		t.Errorf("got\n%s %v\nwant\n%s", got, found, want)
	}
}

// sentence is made-up text of n characters, the same for the same numbers.
func sentence(a, b, n int) string {
	r := rand.New(rand.NewPCG(uint64(a), uint64(b)))
	text := make([]rune, n)
	for i := range text {
		text[i] = rune(0x4e00 + r.IntN(2000))
	}
	return string(text)
}

// BenchmarkLibrary lists, asks and compares 10,000 passages on disk.
func BenchmarkLibrary(b *testing.B) {
	dir := b.TempDir()
	const n = 10000
	for i := range n {
		name := filepath.Join(dir, "sources", fmt.Sprint(i%100), fmt.Sprintf("%05d.md", i))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			b.Fatal(err)
		}
		var body strings.Builder
		for k := range 12 {
			fmt.Fprintf(&body, "%s，%s。老人说：“%s，%s。”\n\n", sentence(i, k, 15), sentence(i, k+100, 25), sentence(i, k+200, 8), sentence(i, k+300, 10))
		}
		text := fmt.Sprintf("---\nid: p%d\ntitle: 第%d座桥的故事\nkind: passage\nlabel: 剪报\nauthor: 周砚秋\nsource: 河畔报\ndate: 2024-03-%02d\ntags: [桥, t%d]\n---\n\n%s", i, i, i%28+1, i%50, &body)
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			b.Fatal(err)
		}
	}
	issue := path.Join(filepath.ToSlash(dir), "sources", "issue", "booklet.yaml")
	if err := os.MkdirAll(path.Dir(issue), 0o777); err != nil {
		b.Fatal(err)
	}
	contents := "title: 河畔\nissue: 1\nlayout: study\ncontents:\n  - id: p77\n  - find: {tags: [t7], from: 2024-03-20, order: -date, limit: 5}\n"
	if err := os.WriteFile(issue, []byte(contents), 0o666); err != nil {
		b.Fatal(err)
	}
	w := machine(b)
	w.Project = filepath.ToSlash(dir)
	var shelf Shelf
	b.Run("list", func(b *testing.B) {
		for b.Loop() {
			if shelf, _ = w.Sources(&manifest.Find{}); len(shelf.Passages) != n {
				b.Fatal(len(shelf.Passages))
			}
		}
	})
	b.Run("find", func(b *testing.B) {
		for b.Loop() {
			if r := Run(w, Job{Manifest: issue, Upto: "library"}); len(r.Booklet.Contents) != 6 {
				b.Fatal(codes(r))
			}
		}
	})
	b.Run("twins", func(b *testing.B) {
		for b.Loop() {
			if _, found := w.Twins(shelf.Passages); len(found) > 0 {
				b.Fatal(found)
			}
		}
	})
}
