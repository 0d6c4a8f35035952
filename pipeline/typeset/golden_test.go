package typeset

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"booklet/pipeline/diag"
)

// TestLines sets the passages of the archives in testdata/lines. A section
// case.16.md is set in lines of 16 em, and case.16.out shows them: the text,
// its natural width and the room it has, and what its gaps gave or took. The
// section layout.yaml holds what differs from testdata/common.yaml. UPDATE=1
// rewrites the archives.
func TestLines(t *testing.T) {
	golden(t, "lines", func(t *testing.T, layout, name string, text []byte) string {
		parts := strings.Split(name, ".")
		em, err := strconv.Atoi(parts[len(parts)-2])
		if err != nil {
			t.Fatalf("the name %s has no width", name)
		}
		doc := documentOf(t, layoutOf(t, layout), string(text))
		s := bodySetter(t, doc, em)
		var out strings.Builder
		for i := 0; ; i++ {
			b := block(doc, i)
			if b == nil {
				break
			}
			if i > 0 {
				out.WriteString("\n")
			}
			for _, l := range setBlock(s, b) {
				out.WriteString(l.String() + "\n")
			}
		}
		return out.String() + findings(s.diags)
	})
}

// findings writes findings for golden files.
func findings(list diag.List) string {
	var out strings.Builder
	for _, d := range list {
		fmt.Fprintf(&out, "%s %s %s: %s\n", d.Severity, d.Pos, d.Code, d.Message)
	}
	return out.String()
}

// golden runs the archives of a folder of testdata. Each section x.md is given
// to a function, and what it returns is compared with x.out.
func golden(t *testing.T, folder string, run func(t *testing.T, layout, name string, text []byte) string) {
	archives, err := filepath.Glob(filepath.Join("testdata", folder, "*.txtar"))
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, file := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			fresh := &txtar.Archive{Comment: archive.Comment}
			layout := ""
			for _, f := range archive.Files {
				switch {
				case f.Name == "layout.yaml":
					layout = string(f.Data)
					fresh.Files = append(fresh.Files, f)
				case strings.HasSuffix(f.Name, ".md"):
					out := run(t, layout, f.Name, f.Data)
					fresh.Files = append(fresh.Files, f, txtar.File{Name: strings.TrimSuffix(f.Name, "md") + "out", Data: []byte(out)})
				case !strings.HasSuffix(f.Name, ".out"):
					t.Errorf("nothing reads the section %s", f.Name)
				}
			}
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(file, txtar.Format(fresh), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if have, need := txtar.Format(archive), txtar.Format(fresh); !bytes.Equal(have, need) {
				t.Errorf("%s differs from what the program gives; UPDATE=1 go test ./pipeline/typeset rewrites it\n%s", file, firstDifference(string(have), string(need)))
			}
		})
	}
}

// firstDifference shows the first line in which two texts differ.
func firstDifference(have, need string) string {
	h, n := strings.Split(have, "\n"), strings.Split(need, "\n")
	for i := range min(len(h), len(n)) {
		if h[i] != n[i] {
			return fmt.Sprintf("line %d\nfile:    %s\nprogram: %s", i+1, h[i], n[i])
		}
	}
	return fmt.Sprintf("the file has %d lines, the program gives %d", len(h), len(n))
}
