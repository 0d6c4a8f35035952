package sources

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"booklet/pipeline/diag"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestMarkdownGolden reads each x.md of the archives and compares what Dump
// and the findings say with x.out behind it. UPDATE=1 rewrites the archives; a
// section that nothing made fails.
func TestMarkdownGolden(t *testing.T) {
	archives, err := filepath.Glob("testdata/markdown_*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives in testdata (%v)", err)
	}
	for _, file := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { goldenArchive(t, file) })
	}
}

func goldenArchive(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	fresh := &txtar.Archive{Comment: archive.Comment}
	for _, f := range archive.Files {
		if !strings.HasSuffix(f.Name, ".md") {
			continue
		}
		passage, findings := Read(f.Name, f.Data)
		checkPlaces(t, passage, f.Data)
		var out bytes.Buffer
		passage.Dump(&out)
		writeFindings(&out, findings)
		fresh.Files = append(fresh.Files, f, txtar.File{Name: strings.TrimSuffix(f.Name, ".md") + ".out", Data: out.Bytes()})
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(file, txtar.Format(fresh), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want := map[string]string{}
	for _, f := range archive.Files {
		if _, ok := want[f.Name]; ok {
			t.Errorf("%s is there twice", f.Name)
		}
		want[f.Name] = string(f.Data)
	}
	for _, f := range fresh.Files {
		if w, ok := want[f.Name]; !ok || w != string(f.Data) {
			t.Errorf("%s: %s (run UPDATE=1 go test to accept)\n--- got\n%s--- want\n%s", file, f.Name, f.Data, w)
		}
		delete(want, f.Name)
	}
	for name := range want {
		t.Errorf("%s: nothing makes %s any more (run UPDATE=1 go test to drop it)", file, name)
	}
}

func writeFindings(out *bytes.Buffer, findings diag.List) {
	for _, d := range findings {
		fmt.Fprintf(out, "%s %d:%d %s: %s\n", d.Severity, d.Pos.Line, d.Pos.Col, d.Code, d.Message)
		if d.Hint != "" {
			fmt.Fprintf(out, "  %s\n", d.Hint)
		}
	}
}
