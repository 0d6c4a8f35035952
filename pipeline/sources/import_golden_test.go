package sources

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// testPNG is a picture of one pixel, with enough behind it to be no icon.
var testPNG = append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"), make([]byte, 600)...)

// Formats differ in everything but what an editor wants of them: the article,
// its headings and pictures, and who wrote it. Each archive has an input (the
// first file), files that lie beside it, and what comes out.
func TestImportGolden(t *testing.T) {
	archives, err := filepath.Glob("testdata/import/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives in testdata/import (%v)", err)
	}
	for _, file := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { importGolden(t, file) })
	}
}

func importGolden(t *testing.T, file string) {
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	made := &txtar.Archive{Comment: a.Comment}
	beside := map[string][]byte{}
	for _, f := range a.Files {
		if strings.HasPrefix(f.Name, "want") {
			continue
		}
		made.Files = append(made.Files, f)
		data := f.Data
		if strings.HasSuffix(f.Name, ".png") {
			data = testPNG
		}
		beside[f.Name] = data
	}
	in := Input{Path: made.Files[0].Name, Data: made.Files[0].Data, Open: func(name string) ([]byte, error) {
		if data, ok := beside[name]; ok {
			return data, nil
		}
		return nil, errors.New("no such file")
	}}
	if strings.HasPrefix(in.Path, "mhtml") {
		in.Data = bytes.ReplaceAll(in.Data, []byte("\n"), []byte("\r\n"))
	}
	d, list := Import(in)
	var report strings.Builder
	for _, f := range list {
		fmt.Fprintf(&report, "%s %s: %s\n", f.Severity, f.Pos, f.Message)
	}
	if d != nil {
		GuessFront(d)
		for _, g := range d.Guesses {
			fmt.Fprintf(&report, "%s: %s (%s: %s)\n", g.Key, g.Value, d.Places.Name(g.Pos), g.From)
		}
		for _, p := range d.Pictures {
			fmt.Fprintf(&report, "picture %s, %d bytes\n", p.Name, len(p.Data))
		}
		made.Files = append(made.Files, txtar.File{Name: "want.md", Data: Write(d.Passage)})
	}
	made.Files = append(made.Files, txtar.File{Name: "want.report", Data: []byte(report.String())})
	got := txtar.Format(made)
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
	} else if !bytes.Equal(got, want) {
		t.Errorf("%s is stale; UPDATE=1 go test rewrites it. Now:\n%s", file, got)
	}
}
