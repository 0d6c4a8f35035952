package pipeline

import (
	"strings"
	"testing"
)

// A text file must not be able to read what lies outside of its issue: a
// passage from elsewhere could put any file of the machine into a PDF.
func TestFence(t *testing.T) {
	files := memory{
		"work/project/sources/a/booklet.yaml":  "",
		"work/project/sources/a/passages/x.md": "",
		"work/project/sources/shared/y.md":     "",
		"work/project/other/z.md":              "",
		"work/lone/booklet.yaml":               "",
		"work/lone/x.md":                       "",
		"work/lone-not/x.md":                   "",
		"work/lone/out":                        "-> ../project",
		"work/lone/in":                         "-> x.md",
		"work/lone/gone":                       "-> ../../nowhere",
	}
	tests := []struct{ manifest, path, want string }{
		{"work/lone/booklet.yaml", "x.md", ""},
		{"work/lone/booklet.yaml", "./passages/../x.md", ""},
		{"work/lone/booklet.yaml", "not/there/yet.md", ""},
		{"work/lone/booklet.yaml", "in", ""},
		{"work/lone/booklet.yaml", "../lone/x.md", ""},
		{"work/lone/booklet.yaml", "../lone-not/x.md", "the path leaves the folder work/lone"},
		{"work/lone/booklet.yaml", "../../nowhere", "the path leaves the folder work/lone"},
		{"work/lone/booklet.yaml", "../../../../../../etc/passwd", "the path leaves the folder work/lone"},
		{"work/lone/booklet.yaml", "out/other/z.md", "the path leaves the folder work/lone"},
		{"work/lone/booklet.yaml", "gone", "the path leaves the folder work/lone"},
		{"work/lone/booklet.yaml", "/etc/passwd", "the path is absolute"},
		{"work/lone/booklet.yaml", "C:/boot.ini", "the path is absolute"},
		{"work/lone/booklet.yaml", `..\x.md`, "backslash"},
		{"work/lone/booklet.yaml", "x\x00.md", "NUL"},
		{"work/project/sources/a/booklet.yaml", "passages/x.md", ""},
		{"work/project/sources/a/booklet.yaml", "../shared/y.md", ""},
		{"work/project/sources/a/booklet.yaml", "../../other/z.md", "the path leaves the folder work/project/sources"},
	}
	for _, tt := range tests {
		f, err := newFence(files, "work/project", tt.manifest)
		if err != nil {
			t.Fatal(err)
		}
		dir := tt.manifest[:strings.LastIndex(tt.manifest, "/")]
		err = f.check(dir, tt.path)
		if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
			t.Errorf("%s: %q: got %v, want %q", tt.manifest, tt.path, err, tt.want)
		}
	}
}
