package font

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	fixtures "github.com/go-text/typesetting-utils/opentype"
)

// fixture reads a test font of the module typesetting-utils.
func fixture(t testing.TB, path string) []byte {
	t.Helper()
	b, err := fixtures.Files.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// openBytes opens a font that lies in memory.
func openBytes(t testing.TB, name string, data []byte, member string, axes ...Axis) *Face {
	t.Helper()
	f, err := Open(name, bytes.NewReader(data), int64(len(data)), member, axes)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func openFixture(t testing.TB, path, member string, axes ...Axis) *Face {
	t.Helper()
	return openBytes(t, path, fixture(t, path), member, axes...)
}

// disk is the tree of files of the machine.
type disk struct{}

func (disk) Open(path string) (fs.File, error)          { return os.Open(path) }
func (disk) ReadDir(path string) ([]fs.DirEntry, error) { return os.ReadDir(path) }
func (disk) Real(path string) (string, error)           { return filepath.EvalSymlinks(path) }

// projectFonts is the folder of the fonts that the project sets its booklets
// with.
const projectFonts = "../../fonts"

// projectFont opens a font of the project.
func projectFont(t testing.TB, file, member string) *Face {
	t.Helper()
	r := projectFile(t, file)
	f, err := Open(file, r, r.Size(), member, nil)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func projectFile(t testing.TB, file string) File {
	t.Helper()
	path := filepath.Join(projectFonts, file)
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("%s is missing: run make fonts", path)
	}
	r, err := NewDirs(disk{}, projectFonts, nil).Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}
