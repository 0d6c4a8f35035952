package manifest

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"booklet/pipeline/diag"
)

func report(t *testing.T, diags diag.List) {
	t.Helper()
	if len(diags) > 0 {
		diags.FillSource(os.ReadFile)
		var b bytes.Buffer
		if err := diags.WriteText(&b); err != nil {
			t.Fatal(err)
		}
		t.Errorf("findings:\n%s", b.String())
	}
}

// TestCatalogueOfProject: the catalogue that comes with the program is sound,
// has every face that layouts name, and finds the fonts of the project's
// folder first.
func TestCatalogueOfProject(t *testing.T) {
	const file = "../../fonts/catalogue.yaml"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c, diags := LoadCatalogue(file, data)
	report(t, diags)
	for _, name := range []string{"宋体", "仿宋", "楷体", "黑体", "思源宋体", "思源黑体"} {
		f, ok := c.Find(name)
		if !ok {
			t.Errorf("there is no face %s", name)
			continue
		}
		if !slices.Contains([]string{
			"FandolSong-Regular.otf", "FandolFang-Regular.otf", "FandolKai-Regular.otf", "FandolHei-Regular.otf",
			"NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc",
		}, f.Files[0].File) {
			t.Errorf("%s is first looked for in %s", name, f.Files[0].File)
		}
		if f.Bold.Face.Value == "" && len(f.Bold.Files) == 0 {
			t.Errorf("%s has no bold", name)
		}
		if len(f.Fallback) == 0 {
			t.Errorf("%s has no fallback", name)
		}
	}
	known, err := filepath.Glob("../../layouts/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range known {
		l, diags := LoadLayout(Text{Value: name}, os.ReadFile, known)
		report(t, diags)
		if l == nil {
			continue
		}
		for role, face := range l.Faces {
			if _, ok := c.Find(face.Value); !ok {
				t.Errorf("%s: the face %s (%s) is not in the catalogue", face.Pos, face.Value, role)
			}
		}
	}
}

// TestHeadingsOfProject: the weight of headings falls from level to level (GB/T
// 9704 §7.3.3: 黑体, 楷体, 仿宋, 仿宋), and none is bold by what it inherits. Headings with
// text behind them are told from it by their face.
func TestHeadingsOfProject(t *testing.T) {
	weight := map[string]int{"hei": 3, "kai": 2, "song": 1, "fang": 1}
	known, err := filepath.Glob("../../layouts/*.yaml")
	if err != nil || len(known) == 0 {
		t.Fatalf("no layouts: %v", err)
	}
	for _, name := range known {
		l, diags := LoadLayout(Text{Value: name}, os.ReadFile, known)
		report(t, diags)
		for i, level := range []string{"heading1", "heading2", "heading3", "heading4"} {
			s := l.Styles[level]
			above := s
			if i > 0 {
				above = l.Styles["heading"+string(rune('0'+i))]
			}
			if s.RunIn { // within text, from which it has to be told
				continue
			}
			if s.Bold || weight[s.Face] == 0 || weight[s.Face] > weight[above.Face] || s.Size > above.Size {
				t.Errorf("%s: %s is %s bold %t of %s, below %s of %s", name, level, s.Face, s.Bold, s.Size, above.Face, above.Size)
			}
		}
	}
}

// TestFindFace: layouts may name a face by an alias; a slip gets a hint.
func TestFindFace(t *testing.T) {
	c, diags := LoadCatalogue("f", []byte("faces: {宋体: {files: [a], aliases: [song]}, song2: {files: [b]}}"))
	report(t, diags)
	if f, ok := c.Find("song"); !ok || f.Name != "宋体" {
		t.Errorf("song finds %v", f)
	}
	if f, ok := c.Find("SONG"); ok {
		t.Errorf("SONG finds %v", f)
	}
	for name, want := range map[string]string{"sung": `did you mean "song"?`, "宋休": `did you mean "宋体"?`, "xyzzy": "faces are: 宋体, song2"} {
		if got := c.Suggest(name); got != want {
			t.Errorf("the hint for %s is %s, want %s", name, got, want)
		}
	}
}

// TestExtends: the list of layouts shows what each extends, broken ones too.
func TestExtends(t *testing.T) {
	for file, want := range map[string]string{
		"extends: base\nx: 1\n": "base", "page: {}\n": "", "extends: [a]\n": "", "a: b: c": "", "": "",
	} {
		if got := Extends("f", []byte(file)); got != want {
			t.Errorf("%q extends %q, want %q", file, got, want)
		}
	}
}

// TestLayoutFiles: what goes wrong with the files themselves is said at the
// place that names them.
func TestLayoutFiles(t *testing.T) {
	at := diag.Pos{File: "booklet.yaml", Line: 6, Col: 9}
	for name, want := range map[string]string{
		"none":         `booklet.yaml:6:9: there is no layout "none"`,
		"secret.yaml":  `booklet.yaml:6:9: the layout "secret.yaml" can't be read: permission denied`,
		"a/plain.yaml": "",
		"a/chain.yaml": "a" + strings.Repeat("/x", 16) + ".yaml:1:10: more than 16 layouts extend each other",
	} {
		read := func(path string) ([]byte, error) {
			switch {
			case path == "secret.yaml":
				return nil, fs.ErrPermission
			case path == "a/plain.yaml":
				return []byte("page: {size: A5}"), nil
			case strings.HasPrefix(path, "a/"):
				return []byte("extends: x/x.yaml"), nil
			}
			return nil, fs.ErrNotExist
		}
		l, diags := LoadLayout(Text{Value: name, Pos: at}, read, nil)
		got := ""
		if len(diags) > 0 {
			got = diags[0].Pos.String() + ": " + diags[0].Message
		}
		if got != want {
			t.Errorf("%s: found %s, want %s", name, got, want)
		}
		if (l == nil) != (name == "none" || name == "secret.yaml") {
			t.Errorf("%s gives %v", name, l)
		}
	}
}
