package manifest

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"booklet/pipeline/diag"
	"booklet/pipeline/unit"
)

// TestGolden runs the archives in testdata. In each, every file is loaded as
// what its folder says, and the section "want/" with the same name holds the
// findings as an editor sees them and what was read. UPDATE=1 rewrites the
// sections; one without its file fails.
func TestGolden(t *testing.T) {
	archives, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimPrefix(name, "testdata/"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			want := &txtar.Archive{Comment: archive.Comment}
			for _, f := range archive.Files {
				if !strings.HasPrefix(f.Name, "want/") {
					want.Files = append(want.Files, f)
				}
			}
			read := reader(want)
			var known []string
			for _, f := range want.Files {
				if path.Ext(f.Name) == ".yaml" && !strings.Contains(f.Name, "/") {
					known = append(known, f.Name)
				}
			}
			for _, f := range slices.Clone(want.Files) {
				var got any
				var diags diag.List
				switch filepath.Base(filepath.Dir(name)) {
				case "booklet":
					got, diags = LoadBooklet(f.Name, f.Data)
				case "layout":
					got, diags = LoadLayout(Text{Value: strings.TrimSuffix(f.Name, ".yaml")}, read, known)
				case "catalogue":
					got, diags = LoadCatalogue(f.Name, f.Data)
				case "defaults":
					got, diags = DecodeDefaults(Front{}, f.Name, f.Data)
				case "front":
					got, diags = DecodeFront(f.Name, 1, f.Data)
				}
				diags.FillSource(read)
				var out bytes.Buffer
				if err := diags.WriteText(&out); err != nil {
					t.Fatal(err)
				}
				// What was read is shown where it counts: without errors.
				if !diags.HasErrors() {
					dump(&out, reflect.ValueOf(got), 0)
				}
				want.Files = append(want.Files, txtar.File{Name: "want/" + f.Name, Data: out.Bytes()})
			}
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(name, txtar.Format(want), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if have, need := string(txtar.Format(archive)), string(txtar.Format(want)); have != need {
				t.Errorf("%s differs from what the program gives; UPDATE=1 go test rewrites it\n%s", name, firstDifference(have, need))
			}
		})
	}
}

// reader gives the files of an archive.
func reader(a *txtar.Archive) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		for _, f := range a.Files {
			if f.Name == name {
				return f.Data, nil
			}
		}
		return nil, os.ErrNotExist
	}
}

func firstDifference(have, want string) string {
	h, w := strings.Split(have, "\n"), strings.Split(want, "\n")
	for i := range min(len(h), len(w)) {
		if h[i] != w[i] {
			return fmt.Sprintf("line %d\nhave: %s\nwant: %s", i+1, h[i], w[i])
		}
	}
	return fmt.Sprintf("have %d lines, want %d", len(h), len(w))
}

// dump writes a value, one field that is not zero on a line, without places.
func dump(w *bytes.Buffer, v reflect.Value, depth int) {
	switch x := v.Interface().(type) {
	case Text:
		fmt.Fprintf(w, "%q\n", x.Value)
		return
	case unit.Length, unit.Dim, unit.Size, Color:
		fmt.Fprintf(w, "%v\n", x)
		return
	case time.Time:
		fmt.Fprintln(w, x.Format(time.DateOnly))
		return
	case Style:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.Name != "Pos" && !v.Field(i).IsZero() {
				fmt.Fprintf(w, " %s=%v", f.Name, v.Field(i))
			}
		}
		fmt.Fprintln(w)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		dump(w, v.Elem(), depth)
	case reflect.Struct:
		fmt.Fprintln(w)
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			if name == "Pos" || v.Field(i).IsZero() {
				continue
			}
			fmt.Fprintf(w, "%s%s: ", strings.Repeat("  ", depth), name)
			dump(w, v.Field(i), depth+1)
		}
	case reflect.Slice:
		fmt.Fprintln(w)
		for i := range v.Len() {
			fmt.Fprintf(w, "%s- ", strings.Repeat("  ", depth))
			dump(w, v.Index(i), depth+1)
		}
	case reflect.Map:
		fmt.Fprintln(w)
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, k := range keys {
			fmt.Fprintf(w, "%s%s: ", strings.Repeat("  ", depth), k)
			dump(w, v.MapIndex(k), depth+1)
		}
	default:
		fmt.Fprintf(w, "%#v\n", v.Interface())
	}
}
