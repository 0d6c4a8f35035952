package clean_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"booklet/pipeline/clean"
	"booklet/pipeline/sources"
)

// only switches every rule off but the named one.
func only(name string) map[string]bool {
	on := map[string]bool{}
	for _, r := range clean.Rules {
		on[r.Name] = r.Name == name
	}
	return on
}

// repaired runs rules over an input and writes the passage and its changes.
func repaired(t *testing.T, file string, data []byte, on map[string]bool) (text, changes string) {
	t.Helper()
	d, list := sources.Import(sources.Input{Path: file, Data: data})
	if d == nil {
		t.Fatalf("%s: %v", file, list)
	}
	results, list := clean.Repair(d, clean.Options{On: on})
	if list.HasErrors() {
		t.Fatal(list)
	}
	var b strings.Builder
	for _, c := range results[0].Changes {
		fmt.Fprintf(&b, "%d:%d %s → %q", c.Pos.Line, c.Pos.Col, c.Context, c.After)
		if c.Only {
			b.WriteString(" only reported")
		}
		if c.Note != "" {
			b.WriteString(" (" + c.Note + ")")
		}
		b.WriteByte('\n')
	}
	return string(sources.Write(results[0].Draft.Passage)), b.String()
}

// A repair that does more or less than it says spoils a text that nobody
// reads through again. Each archive has inputs (*.md, *.txt), and for each the
// repaired text and the changes reported.
func TestRules(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		rule, _, _ := strings.Cut(name, "_")
		if _, ok := clean.Find(rule); !ok {
			t.Errorf("%s: no repair is called %q", file, rule)
			continue
		}
		seen[rule] = true
		t.Run(name, func(t *testing.T) { golden(t, file, only(rule)) })
	}
	for _, name := range clean.Names() {
		if !seen[name] {
			t.Errorf("the repair %q has no testdata/%s.txtar", name, name)
		}
	}
}

func golden(t *testing.T, file string, on map[string]bool) {
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	made := &txtar.Archive{Comment: a.Comment}
	for _, f := range a.Files {
		ext := filepath.Ext(f.Name)
		if ext != ".md" && ext != ".txt" {
			continue
		}
		text, changes := repaired(t, f.Name, f.Data, on)
		again, _ := repaired(t, "again.md", []byte(text), on)
		if again != text {
			t.Errorf("%s: a second run changes the text again:\n%s\nafter the first:\n%s", f.Name, again, text)
		}
		made.Files = append(made.Files, f,
			txtar.File{Name: f.Name + ".want", Data: []byte(text)},
			txtar.File{Name: f.Name + ".changes", Data: []byte(changes)})
	}
	got := txtar.Format(made)
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is stale; UPDATE=1 go test rewrites it. Now:\n%s", file, got)
	}
}

// The examples that `booklet clean --list` shows must be true.
func TestExamples(t *testing.T) {
	for _, r := range clean.Rules {
		t.Run(r.Name, func(t *testing.T) {
			text, _ := repaired(t, "example.txt", []byte(r.Before), only(r.Name))
			want := r.After + "\n"
			if r.Name != "pinyin-ruby" {
				want, _ = repaired(t, "example.txt", []byte(r.After), only("none"))
			}
			if text != want {
				t.Errorf("%q becomes %q, not %q", r.Before, text, want)
			}
		})
	}
}
