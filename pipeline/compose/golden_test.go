package compose

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io/fs"
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

// TestGolden composes the booklet of each archive in testdata: booklet.yaml, a
// layout.yaml where the case needs more than testdata/common.yaml has, and
// the passages. The section "want" holds the findings as an editor sees them,
// and the document. UPDATE=1 rewrites it; sections that nothing reads fail.
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
			c := newCase(t, archive)
			doc, found := c.compose()
			var out bytes.Buffer
			found.FillSource(c.readFile)
			if err := found.WriteText(&out); err != nil {
				t.Fatal(err)
			}
			doc.Dump(&out)
			fresh := &txtar.Archive{Comment: archive.Comment}
			for _, f := range archive.Files {
				if f.Name != "want" {
					if !c.read[f.Name] {
						t.Errorf("nothing reads the section %s", f.Name)
					}
					fresh.Files = append(fresh.Files, f)
				}
			}
			fresh.Files = append(fresh.Files, txtar.File{Name: "want", Data: out.Bytes()})
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(name, txtar.Format(fresh), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if have, need := string(txtar.Format(archive)), string(txtar.Format(fresh)); have != need {
				t.Errorf("%s differs from what the program gives; UPDATE=1 go test ./pipeline/compose rewrites it\n%s", name, firstDifference(have, need))
			}
		})
	}
}

// firstDifference shows the first line in which two texts differ.
func firstDifference(have, need string) string {
	h, n := strings.Split(have, "\n"), strings.Split(need, "\n")
	for i := 0; ; i++ {
		switch {
		case i >= len(h) && i >= len(n):
			return ""
		case i >= len(h):
			return fmt.Sprintf("line %d: missing %q", i+1, n[i])
		case i >= len(n):
			return fmt.Sprintf("line %d: too much %q", i+1, h[i])
		case h[i] != n[i]:
			return fmt.Sprintf("line %d\nfile:    %s\nprogram: %s", i+1, h[i], n[i])
		}
	}
}

// bookletCase is a booklet whose files lie in an archive.
type bookletCase struct {
	t     testing.TB
	files map[string][]byte
	read  map[string]bool // the files that were asked for
}

func newCase(t testing.TB, a *txtar.Archive) *bookletCase {
	c := &bookletCase{t: t, files: map[string][]byte{}, read: map[string]bool{}}
	for _, f := range a.Files {
		c.files[f.Name] = f.Data
	}
	return c
}

func (c *bookletCase) readFile(name string) ([]byte, error) {
	c.read[name] = true
	if data, ok := c.files[name]; ok {
		return data, nil
	}
	if name == "common.yaml" {
		return os.ReadFile("testdata/common.yaml")
	}
	var w, h int
	if _, err := fmt.Sscanf(path.Base(name), "%dx%d.", &w, &h); err == nil {
		return drawn(w, h, path.Ext(name)), nil
	}
	return nil, fs.ErrNotExist
}

// compose runs the stages up to this one; what the earlier ones find fails the
// test, since it is not what the case is about.
func (c *bookletCase) compose() (*Document, diag.List) {
	c.t.Helper()
	data, err := c.readFile("booklet.yaml")
	if err != nil {
		c.t.Fatal(err)
	}
	b, found := manifest.LoadBooklet("booklet.yaml", data)
	c.clean(found)
	name := manifest.Text{Value: "common"}
	if _, own := c.files["layout.yaml"]; own {
		name.Value = "layout"
	}
	l, found := manifest.LoadLayout(name, c.readFile, []string{"common.yaml", "layout.yaml"})
	c.clean(found)
	passages := make([]*sources.Passage, len(b.Contents))
	for i := range passages {
		file := b.Contents[i].Path.Value
		data, err := c.readFile(file)
		if err != nil {
			continue // as the program does with a passage that can't be read
		}
		passages[i], found = sources.Read(file, data)
		c.clean(found)
	}
	return Compose(b, l, passages, func(file, name string) ([]byte, error) {
		return c.readFile(path.Join(path.Dir(file), name))
	})
}

func (c *bookletCase) clean(found diag.List) {
	c.t.Helper()
	for _, d := range found {
		if d.Severity == diag.Error {
			c.t.Fatalf("%s: %s", d.Pos, d.Message)
		}
	}
}

// drawn is a picture of a size.
func drawn(w, h int, kind string) []byte {
	img := image.NewGray(image.Rect(0, 0, w, h))
	var out bytes.Buffer
	var err error
	if kind == ".jpg" {
		err = jpeg.Encode(&out, img, nil)
	} else {
		err = png.Encode(&out, img)
	}
	if err != nil {
		panic(err)
	}
	return out.Bytes()
}
