package press

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestGolden keeps what the presses make of a few sheets: the dump of the text
// press, the content stream of each page, the page labels and the outline. A
// difference that was not meant is a mark that moved, or text that copies in
// another way. UPDATE=1 rewrites the archives; a section that nothing makes any
// more fails.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no archives in testdata: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if len(archive.Files) == 0 || archive.Files[0].Name != "book" {
				t.Fatalf("%s must begin with a section book", file)
			}
			got := made(t, string(archive.Files[0].Data))
			if os.Getenv("UPDATE") != "" {
				archive.Files = append(archive.Files[:1:1], got...)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			compare(t, archive.Files[1:], got)
		})
	}
}

// made gives the sections that the presses make of a book.
func made(t *testing.T, book string) []txtar.File {
	t.Helper()
	b, err := readBook(book)
	if err != nil {
		t.Fatal(err)
	}
	var dump bytes.Buffer
	if err := (&textPress{}).Write(&dump, b); err != nil {
		t.Fatal(err)
	}
	files := []txtar.File{{Name: "dump", Data: dump.Bytes()}}
	faces, err := typefaces(b, boxFont)
	if err != nil {
		t.Fatal(err)
	}
	for i := range b.Sheets {
		files = append(files, txtar.File{Name: fmt.Sprintf("content %d", i+1), Data: sheetContent(nil, &b.Sheets[i], faces)})
	}
	if labels := pageLabels(b.Sheets); labels != nil {
		files = append(files, txtar.File{Name: "labels", Data: append(labels, '\n')})
	}
	return files
}

// compare reports sections that differ, are missing, or are no longer made.
func compare(t *testing.T, want, got []txtar.File) {
	t.Helper()
	wanted := map[string][]byte{}
	for _, f := range want {
		wanted[f.Name] = f.Data
	}
	for _, f := range got {
		w, ok := wanted[f.Name]
		if !ok {
			t.Errorf("section %s is new: UPDATE=1 go test accepts it", f.Name)
		} else if !bytes.Equal(w, f.Data) {
			t.Errorf("section %s differs: UPDATE=1 go test accepts it\n--- want\n%s--- got\n%s", f.Name, w, f.Data)
		}
		delete(wanted, f.Name)
	}
	for name := range wanted {
		t.Errorf("nothing makes section %s any more: UPDATE=1 go test drops it", name)
	}
}
