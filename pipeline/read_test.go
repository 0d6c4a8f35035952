package pipeline

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"time"
)

// An editor who mistypes a path is told the file that was meant.
func TestNearby(t *testing.T) {
	files := memory{
		"issue/passages/01-金句-论城市与河流.md": "",
		"issue/passages/06-这样强调.md":      "",
		"issue/passages/06-这样强调.png":     "",
		"issue/images/hill.png":          "",
	}
	tests := []struct{ path, want string }{
		{"issue/passages/06-这样强凋.md", `did you mean "issue/passages/06-这样强调.md"?`},
		{"issue/passages/01-金句.md", `did you mean "issue/passages/01-金句-论城市与河流.md"?`},
		{"issue/06-这样强调.md", `did you mean "issue/passages/06-这样强调.md"?`},
		{"issue/pasages/06-这样强调.md", `did you mean "issue/passages/06-这样强调.md"?`},
		{"issue/images/hil.png", `did you mean "issue/images/hill.png"?`},
		{"issue/else/where.md", `there is no folder "issue/else"`},
		{"issue/passages/完全不同.md", "look for a typing slip"},
	}
	for _, tt := range tests {
		if got := nearby(files, "issue", tt.path); !strings.Contains(got, tt.want) {
			t.Errorf("%s: %s, want %s", tt.path, got, tt.want)
		}
	}
}

// odd is a file that is not what it says.
type odd struct {
	size int64
	mode fs.FileMode
	data string
	err  error
}

func (o *odd) Name() string               { return "odd" }
func (o *odd) Size() int64                { return o.size }
func (o *odd) Mode() fs.FileMode          { return o.mode }
func (o *odd) ModTime() time.Time         { return time.Time{} }
func (o *odd) IsDir() bool                { return o.mode.IsDir() }
func (o *odd) Sys() any                   { return nil }
func (o *odd) Stat() (fs.FileInfo, error) { return o, nil }
func (o *odd) Close() error               { return nil }
func (o *odd) Read(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	return copy(p, o.data), nil
}

type oddFiles struct {
	memory
	file *odd
}

func (o oddFiles) Open(string) (fs.File, error) { return o.file, nil }

// A file that is too large, or that never ends, must not fill the memory.
func TestReadFileStaysWithinItsLimit(t *testing.T) {
	tests := []struct {
		file *odd
		want string
	}{
		{&odd{size: 2000}, "too large"},
		{&odd{size: 0, data: strings.Repeat("x", 300)}, "too large"}, // grows while it is read
		{&odd{mode: fs.ModeDir}, "folder"},
		{&odd{mode: fs.ModeNamedPipe}, "device or a pipe"},
		{&odd{err: &fs.PathError{Op: "read", Path: "secret", Err: errors.New("bad sector")}}, "bad sector"},
		{&odd{err: fs.ErrPermission}, "not permitted"},
	}
	for _, tt := range tests {
		_, err := readFile(oddFiles{file: tt.file}, "odd", 1000)
		if err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%+v: %v, want %s", tt.file, err, tt.want)
		}
	}
	data, err := readFile(memory{"a": strings.Repeat("x", 1000)}, "a", 1000)
	if err != nil || len(data) != 1000 {
		t.Errorf("a file of exactly the limit: %d bytes, %v", len(data), err)
	}
	if _, err := readFile(memory{}, "a", 1000); err != errNotThere || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
}
