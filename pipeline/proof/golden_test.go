package proof

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/sources"
)

// TestGolden checks the issue of each archive in testdata: its passages in
// their order, with booklet.yaml where the case needs one. "want" holds the
// findings as an editor sees them. A passage whose name begins with right-
// may have none. There is an archive for each check; UPDATE=1 rewrites "want".
func TestGolden(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			fresh := &txtar.Archive{Comment: archive.Comment}
			want := ""
			for _, f := range archive.Files {
				if f.Name == "want" {
					want = string(f.Data)
					continue
				}
				fresh.Files = append(fresh.Files, f)
			}
			found := checkArchive(t, fresh)
			for _, d := range found {
				if strings.HasPrefix(d.Pos.File, "right-") {
					t.Errorf("%s: a false alarm: %s [%s]", d.Pos, d.Message, d.Code)
				}
			}
			var out bytes.Buffer
			if err := found.WriteText(&out); err != nil {
				t.Fatal(err)
			}
			if os.Getenv("UPDATE") != "" {
				fresh.Files = append(fresh.Files, txtar.File{Name: "want", Data: out.Bytes()})
				if err := os.WriteFile(name, txtar.Format(fresh), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if out.String() != want {
				t.Errorf("%s (UPDATE=1 go test accepts it)\n--- got\n%s--- want\n%s", name, out.String(), want)
			}
		})
	}
	for _, name := range Names() {
		if _, err := os.Stat(path.Join("testdata", name+".txtar")); err != nil {
			t.Errorf("the check %s has no archive", name)
		}
	}
}

// checkArchive reads the passages of an archive and checks them as one issue.
func checkArchive(t *testing.T, archive *txtar.Archive) diag.List {
	t.Helper()
	b := &manifest.Booklet{}
	var passages []*sources.Passage
	data := map[string][]byte{}
	for _, f := range archive.Files {
		data[f.Name] = f.Data
		if f.Name == "booklet.yaml" {
			own, found := manifest.LoadBooklet(f.Name, f.Data)
			if found.HasErrors() {
				t.Fatal(found)
			}
			b = own
			continue
		}
		p, found := sources.Read(f.Name, f.Data)
		if found.HasErrors() {
			t.Fatal(found)
		}
		passages = append(passages, p)
	}
	for len(b.Contents) < len(passages) {
		b.Contents = append(b.Contents, manifest.Entry{})
	}
	found := Read(b, passages)
	found.FillSource(func(name string) ([]byte, error) {
		if d, ok := data[name]; ok {
			return d, nil
		}
		return nil, fmt.Errorf("no %s", name)
	})
	return found
}

// An editor who is told of slips that are none stops reading: the sample
// issues, which use everything that a passage can have, give no finding.
func TestSampleIssues(t *testing.T) {
	manifests, _ := filepath.Glob("../../sources/*/booklet.yaml")
	if len(manifests) == 0 {
		t.Fatal("there are no sample issues")
	}
	for _, name := range manifests {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := manifest.LoadBooklet(name, data)
		var passages []*sources.Passage
		for _, e := range b.Contents {
			if e.Path.Value == "" { // the library knows which
				passages = append(passages, nil)
				continue
			}
			data, err := os.ReadFile(filepath.Join(b.Dir, e.Path.Value))
			if err != nil {
				t.Fatal(err)
			}
			p, _ := sources.Read(e.Path.Value, data)
			passages = append(passages, p)
		}
		for _, d := range Read(b, passages) {
			t.Errorf("%s: %s: %s [%s]", name, d.Pos, d.Message, d.Code)
		}
	}
}

// FuzzRead: whatever a passage holds, the places of findings lie in it.
func FuzzRead(f *testing.F) {
	archives, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			f.Add(file.Data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, _ := sources.Read("a.md", data)
		lines := strings.Count(string(data), "\n") + strings.Count(string(data), "\r") + 1
		b := &manifest.Booklet{Contents: make([]manifest.Entry, 2)}
		for _, d := range Read(b, []*sources.Passage{p, p}) {
			if d.Severity != diag.Warning || d.Pos.File != "a.md" || d.Pos.Line < 1 || d.Pos.Line > lines || d.Message == "" || d.Hint == "" {
				t.Errorf("%+v", d)
			}
		}
	})
}

// A file that is no Chinese text at all must not bury what is wrong elsewhere,
// nor take minutes.
func TestManyFindings(t *testing.T) {
	p, _ := sources.Read("a.md", []byte("---\nsource: 河畔报\n---\n\n"+strings.Repeat("茶，，a@b.c 2月30日“河水流过桥头的第七座石拱桥的”", 5000)))
	found := Read(&manifest.Booklet{Contents: make([]manifest.Entry, 1)}, []*sources.Passage{p})
	count := map[string]int{}
	for _, d := range found {
		count[d.Code]++
	}
	if count["marks-in-row"] != perPassage+1 || count["no-such-date"] != perPassage+1 {
		t.Errorf("%v", count)
	}
	last := ""
	for _, d := range found {
		if d.Code == "marks-in-row" {
			last = d.Message
		}
	}
	if last != "4950 more findings are not shown" {
		t.Error(last)
	}
}

func BenchmarkRead(b *testing.B) {
	var passages []*sources.Passage
	size := 0
	names, _ := filepath.Glob("../../sources/*/passages/*.md")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		size += len(data)
		p, _ := sources.Read(name, data)
		passages = append(passages, p)
	}
	issue := &manifest.Booklet{Contents: make([]manifest.Entry, len(passages))}
	b.SetBytes(int64(size))
	for b.Loop() {
		Read(issue, passages)
	}
}
