package pinyin

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"booklet/pipeline/diag"

	"github.com/rogpeppe/go-internal/txtar"
)

const archive = "testdata/annotate.txtar"

// An editor must be able to trust what is written into a passage, character
// for character.
func TestAnnotateGolden(t *testing.T) {
	have, err := txtar.ParseFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	fresh := &txtar.Archive{Comment: have.Comment}
	for _, f := range have.Files {
		name, ok := strings.CutSuffix(f.Name, ".md")
		if !ok {
			continue
		}
		r, findings := Annotate(f.Name, f.Data, optionsOf(name))
		checkStripped(t, f.Data, r)
		var out bytes.Buffer
		for _, d := range findings {
			fmt.Fprintf(&out, "%d:%d %s: %s\n  %s\n", d.Pos.Line, d.Pos.Col, d.Code, d.Message, d.Hint)
		}
		fresh.Files = append(fresh.Files, f, txtar.File{Name: name + ".out", Data: r.Text},
			txtar.File{Name: name + ".findings", Data: out.Bytes()})
	}
	got := txtar.Format(fresh)
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(archive, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want := txtar.Format(have); !bytes.Equal(got, want) {
		t.Errorf("%s differs or has sections that nothing makes (run UPDATE=1 go test to accept)\n--- got\n%s--- want\n%s", archive, got, want)
	}
}

func optionsOf(name string) Options {
	o := Options{First: strings.Contains(name, "first"), Headings: strings.Contains(name, "headings"),
		All: strings.Contains(name, "all")}
	if strings.HasPrefix(name, "words") {
		o.Words = []string{"生产力", "新质生产力", "没有的词"}
	}
	return o
}

// checkStripped takes the readings out of a text again: nothing may be lost or
// added.
func checkStripped(t *testing.T, source []byte, r Result) {
	t.Helper()
	readings := slices.Clone(r.Readings)
	slices.SortStableFunc(readings, func(a, b Reading) int { return a.Pos.Compare(b.Pos) })
	at := 0 // in the source
	for i := 0; i < len(r.Text); {
		if len(readings) > 0 {
			x := readings[0]
			ruby := "{" + x.Base + "|" + x.Pinyin + "}"
			if strings.HasPrefix(string(r.Text[i:min(i+len(ruby), len(r.Text))]), ruby) && !bytes.HasPrefix(source[at:], []byte(ruby)) &&
				bytes.HasPrefix(source[at:], []byte(x.Base)) {
				readings = readings[1:]
				i, at = i+len(ruby), at+len(x.Base)
				continue
			}
		}
		if at == len(source) || source[at] != r.Text[i] {
			t.Fatalf("without its pinyin the text is another at offset %d\nsource %q\nresult %q", at, source, r.Text)
		}
		i, at = i+1, at+1
	}
	if at != len(source) || len(readings) > 0 {
		t.Fatalf("text or %d readings are missing\nsource %q\nresult %q", len(readings), source, r.Text)
	}
}

func hasCode(list diag.List, code string) bool {
	for _, d := range list {
		if d.Code == code {
			return true
		}
	}
	return false
}
