package font

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"booklet/pipeline/diag"
)

// shelf is a machine with a few font files, which says what was opened.
type shelf struct {
	files  map[string][]byte
	asked  []string
	opened []string
}

func (s *shelf) Find(name string) (string, bool) {
	s.asked = append(s.asked, name)
	_, ok := s.files[name]
	return "fonts/" + name, ok
}

func (s *shelf) Open(path string) (File, error) {
	s.opened = append(s.opened, path)
	data := s.files[strings.TrimPrefix(path, "fonts/")]
	return placed{bytes.NewReader(data), closed{}, int64(len(data))}, nil
}

func (s *shelf) Places() []string { return []string{"fonts", "/usr/share/fonts"} }

type closed struct{}

func (closed) Close() error { return nil }

func files(names ...string) []Source {
	var out []Source
	for _, n := range names {
		out = append(out, Source{File: n})
	}
	return out
}

// testLibrary has a Western face, a Chinese one with a real bold, and a wide
// one as the fallback.
func testLibrary(t *testing.T) (*Library, *shelf) {
	t.Helper()
	s := &shelf{files: map[string][]byte{
		"roboto.ttf": fixture(t, "common/Roboto-BoldItalic.ttf"),
		"dejavu.ttf": fixture(t, "common/DejaVuSans.ttf"),
		"gothic.ttc": fixture(t, "collections/msgothic.ttc"),
		"noto.ttc":   fixture(t, "collections/NotoSansCJK-Bold.ttc"),
		"broken.ttf": []byte("this is no font at all"),
	}}
	return NewLibrary([]Family{
		{Name: "宋体", Aliases: []string{"song", "SimSun"}, Files: files("simsun.ttc", "roboto.ttf"), BoldFace: "黑体", Fallback: []string{"黑体", "wide"}},
		{Name: "黑体", Files: files("dejavu.ttf"), Bold: files("gothic.ttc"), Fallback: []string{"wide"}},
		{Name: "wide", Files: []Source{{File: "noto.ttc", Member: "NotoSansCJKsc-Bold"}}, Fallback: []string{"宋体"}},
		{Name: "方正", Files: files("fz1.ttf", "fz2.ttf"), Fallback: []string{"wide"}},
		{Name: "坏", Files: files("broken.ttf"), Fallback: []string{"黑体"}},
		{Name: "落空", Files: files("roboto.ttf"), Fallback: []string{"坏", "wide"}},
		{Name: "孤", Files: files("roboto.ttf"), Fallback: []string{"缺"}},
		{Name: "缺", Files: files("none.ttf")},
		{Name: "仿宋", Files: files("roboto.ttf"), BoldFace: "黑体", Fallback: []string{"japanese"}},
		{Name: "japanese", Files: []Source{{File: "noto.ttc", Member: "NotoSansCJKjp-Bold"}}},
	}, s), s
}

// A character comes from the first face that has it, and a fallback file is
// not opened before a character needs it.
func TestChainFallsBack(t *testing.T) {
	l, s := testLibrary(t)
	c, found := l.Chain("SimSun", false)
	if len(found) > 0 {
		t.Errorf("findings: %v", found)
	}
	if c.Name() != "宋体" || c.First().Name() != "Roboto-BoldItalic" {
		t.Errorf("the chain %s begins with %s", c.Name(), c.First().Name())
	}
	if f, _, ok := c.Find('A'); !ok || f != c.First() {
		t.Error("A does not come from the first face")
	}
	if want := []string{"fonts/roboto.ttf"}; !slices.Equal(s.opened, want) {
		t.Errorf("opened %v instead of %v", s.opened, want)
	}
	for r, want := range map[rune]string{'♞': "DejaVuSans", '河': "NotoSansCJKsc-Bold", '𠮷': "NotoSansCJKsc-Bold"} {
		f, g, ok := c.Find(r)
		if !ok || f.Name() != want {
			t.Errorf("%c comes from %v instead of %s", r, f, want)
			continue
		}
		if h, _ := f.Lookup(r); g != h {
			t.Errorf("%c is glyph %d instead of %d", r, g, h)
		}
	}
	if _, _, ok := c.Find(0x10FFFD); ok {
		t.Error("a private character was found")
	}
	if want := []string{"fonts/roboto.ttf", "fonts/dejavu.ttf", "fonts/noto.ttc"}; !slices.Equal(s.opened, want) {
		t.Errorf("opened %v instead of %v", s.opened, want)
	}
	again, _ := l.Chain("宋体", false)
	if again != c {
		t.Error("the alias has a chain of its own")
	}
}

// Bold is a real bold, or the face that stands in for it.
func TestBold(t *testing.T) {
	l, _ := testLibrary(t)
	for name, want := range map[string]string{"黑体": "MS-Gothic", "宋体": "DejaVuSans"} {
		c, found := l.Chain(name, true)
		if len(found) > 0 || c.First().Name() != want {
			t.Errorf("the bold of %s is %s instead of %s; %v", name, c.First().Name(), want, found)
		}
	}
	// What stands for a bold goes on to its own fallbacks, which match it.
	for bold, want := range map[bool]string{true: "NotoSansCJKsc-Bold", false: "NotoSansCJKjp-Bold"} {
		c, _ := l.Chain("仿宋", bold)
		if f, _, ok := c.Find('𠮷'); !ok || f.Name() != want {
			t.Errorf("𠮷 in 仿宋, bold %v, is of %v instead of %s", bold, f, want)
		}
	}
	// No bold is named anywhere: the regular, and a warning.
	c, found := l.Chain("wide", true)
	if c.First().Name() != "NotoSansCJKsc-Bold" || !has(found, "no-bold", diag.Warning, "wide") {
		t.Errorf("%s; %v", c.First().Name(), found)
	}
}

// The same font is the same Face, whichever way it is named, so that its
// glyphs share one small font.
func TestFaceIdentity(t *testing.T) {
	s := &shelf{files: map[string][]byte{"a.ttc": fixture(t, "collections/msgothic.ttc")}}
	l := NewLibrary([]Family{
		{Name: "a", Files: []Source{{File: "a.ttc"}}},
		{Name: "b", Files: []Source{{File: "a.ttc", Member: "0"}}},
		{Name: "c", Files: []Source{{File: "a.ttc", Member: "MS-Gothic"}}},
		{Name: "d", Files: []Source{{File: "a.ttc", Member: "MS-PGothic"}}},
	}, s)
	var faces []*Face
	for _, n := range l.Names() {
		c, _ := l.Chain(n, false)
		faces = append(faces, c.First())
	}
	if faces[0] != faces[1] || faces[0] != faces[2] || faces[0] == faces[3] {
		t.Errorf("the faces are %p", faces)
	}
	if len(s.opened) != 1 {
		t.Errorf("the file was opened %d times", len(s.opened))
	}
}

// Each fault of the fonts has a finding that says what to do.
func TestLibraryFindings(t *testing.T) {
	l, _ := testLibrary(t)
	c, found := l.Chain("隶书", false)
	if !has(found, "unknown-face", diag.Error, "隶书", "宋体, 黑体") || c.First() != nil {
		t.Errorf("an unknown face: %v", found)
	}
	if _, _, ok := c.Find('A'); ok {
		t.Error("an unknown face has characters")
	}
	c, found = l.Chain("方正", false)
	if !has(found, "missing-font", diag.Error, "方正", "fz1.ttf, fz2.ttf", "make fonts", "/usr/share/fonts") {
		t.Errorf("a face without a file: %v", found)
	}
	if f, _, ok := c.Find('河'); !ok || f.Name() != "NotoSansCJKsc-Bold" {
		t.Error("a face without a file does not fall back")
	}
	if _, again := l.Chain("方正", false); len(again) != len(found) {
		t.Error("the second booklet does not hear of the missing face")
	}
	c, found = l.Chain("坏", false)
	if !has(found, "broken-font", diag.Error, "fonts/broken.ttf") || c.First() == nil {
		t.Errorf("a broken file: %v", found)
	}
	// A broken fallback shows when it is needed.
	c, found = l.Chain("落空", false)
	if len(found) > 0 || len(l.Findings()) > 0 {
		t.Errorf("findings too early: %v %v", found, l.Findings())
	}
	c.Find('河')
	c.Find('江')
	if late := l.Findings(); len(late) != 1 || !has(late, "broken-font", diag.Error, "fonts/broken.ttf") {
		t.Errorf("a broken fallback: %v", late)
	}
}

// The finding about a character that no font has names it and what to do.
func TestNoGlyph(t *testing.T) {
	l, _ := testLibrary(t)
	c, _ := l.Chain("孤", false)
	if _, _, ok := c.Find('河'); ok {
		t.Fatal("河 was found")
	}
	d := c.NoGlyph('河')
	for _, want := range []string{"河 (U+6CB3)", "孤"} {
		if !strings.Contains(d.Message, want) {
			t.Errorf("the message %q lacks %q", d.Message, want)
		}
	}
	for _, want := range []string{"Roboto-BoldItalic", "缺", "make fonts"} {
		if !strings.Contains(d.Hint, want) {
			t.Errorf("the hint %q lacks %q", d.Hint, want)
		}
	}
}

func has(list diag.List, code string, severity diag.Severity, texts ...string) bool {
	return slices.ContainsFunc(list, func(d diag.Diagnostic) bool {
		for _, s := range texts {
			if !strings.Contains(d.Message+" "+d.Hint, s) {
				return false
			}
		}
		return d.Code == code && d.Severity == severity
	})
}

// tree is a tree of files for Dirs that counts how often folders are listed.
type tree struct {
	fstest.MapFS
	listed map[string]int
}

func (t tree) ReadDir(path string) ([]fs.DirEntry, error) {
	t.listed[path]++
	return t.MapFS.ReadDir(path)
}

func (t tree) Real(path string) (string, error) { return path, nil }

// The project's own folder comes first, and the system's folders are walked
// only for what is not there, and once.
func TestDirs(t *testing.T) {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	files := tree{fstest.MapFS{
		"project/fonts/A.otf":           file("own a"),
		"project/fonts/notes.txt":       file("no font"),
		"system/one/sub/a.otf":          file("system a"),
		"system/one/sub/B.TTF":          file("first b"),
		"system/two/b.ttf":              file("second b"),
		"system/two/deep/er/simsun.ttc": file("c"),
	}, map[string]int{}}
	d := NewDirs(files, "project/fonts", []string{"system/one", "system/none", "system/two"})
	if p, ok := d.Find("a.otf"); !ok || p != "project/fonts/A.otf" {
		t.Errorf("a.otf is %s, %v", p, ok)
	}
	if files.listed["system/one"] != 0 {
		t.Error("the system's folders were walked for a file of the project")
	}
	for name, want := range map[string]string{
		"b.ttf": "system/one/sub/B.TTF", "SIMSUN.TTC": "system/two/deep/er/simsun.ttc", "notes.txt": "", "c.ttf": "",
	} {
		if p, ok := d.Find(name); p != want || ok != (want != "") {
			t.Errorf("%s is %q, %v instead of %q", name, p, ok, want)
		}
	}
	if n := files.listed["system/one"]; n != 1 {
		t.Errorf("the system's folders were walked %d times", n)
	}
	if want := []string{"project/fonts", "system/one", "system/two"}; !slices.Equal(d.Places(), want) {
		t.Errorf("looked in %v instead of %v", d.Places(), want)
	}
	f, err := d.Open("project/fonts/A.otf")
	if err != nil {
		t.Fatal(err)
	}
	b := make([]byte, 5)
	if _, err := f.ReadAt(b, 0); err != nil || string(b) != "own a" || f.Size() != 5 {
		t.Errorf("read %q, %v", b, err)
	}
	if _, err := d.Open("system/one"); err == nil {
		t.Error("a folder was opened as a font")
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}

// Linked folders are followed, as Debian links the fonts of TeX, and a link
// that leads back ends.
func TestDirsFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "tex", "public"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "tex", "public", "x.otf"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	fonts := filepath.Join(dir, "fonts")
	if err := os.Mkdir(fonts, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "tex"), filepath.Join(fonts, "linked")); err != nil {
		t.Skip("this system has no symbolic links: ", err)
	}
	if err := os.Symlink(fonts, filepath.Join(dir, "tex", "back")); err != nil {
		t.Fatal(err)
	}
	p, ok := NewDirs(disk{}, "", []string{fonts}).Find("x.otf")
	if want := filepath.Join(fonts, "linked", "public", "x.otf"); !ok || p != filepath.ToSlash(want) {
		t.Errorf("x.otf is %q instead of %q", p, want)
	}
}

// Each system has its folders, the user's own first.
func TestSystemDirs(t *testing.T) {
	for goos, want := range map[string][2]string{
		"linux":   {"/home/li/.local/share/fonts", "/usr/share/fonts"},
		"darwin":  {"/home/li/Library/Fonts", "/System/Library/Fonts"},
		"windows": {"/home/li/AppData/Local/Microsoft/Windows/Fonts", "C:/Windows/Fonts"},
	} {
		dirs := SystemDirs(goos, "/home/li")
		if dirs[0] != want[0] || !slices.Contains(dirs, want[1]) {
			t.Errorf("%s: %v", goos, dirs)
		}
		for _, d := range SystemDirs(goos, "") {
			if strings.HasPrefix(d, "/home") || strings.HasPrefix(d, ".") {
				t.Errorf("%s without a home: %s", goos, d)
			}
		}
	}
}

// A font that draws a character wrongly is passed over for it, and one with
// small letters is drawn larger; the same file unchanged is another face.
func TestSourcesChangeTheirFont(t *testing.T) {
	_, s := testLibrary(t)
	l := NewLibrary([]Family{
		{Name: "changed", Files: []Source{{File: "dejavu.ttf", Without: "A餘", Percent: 110}}, Fallback: []string{"wide"}},
		{Name: "plain", Files: files("dejavu.ttf")},
		{Name: "wide", Files: []Source{{File: "noto.ttc", Member: "NotoSansCJKsc-Bold"}}},
	}, s)
	changed, _ := l.Chain("changed", false)
	plain, _ := l.Chain("plain", false)
	for r, want := range map[rune]string{'A': "NotoSansCJKsc-Bold", 'B': "DejaVuSans"} {
		if f, _, ok := changed.Find(r); !ok || f.Name() != want {
			t.Errorf("%c comes from %s instead of %s", r, f.Name(), want)
		}
	}
	if f, _, ok := plain.Find('A'); !ok || f != plain.First() {
		t.Error("A was taken from the plain face too")
	}
	small, large := plain.First(), changed.First()
	g, _ := small.Lookup('B')
	a, b := small.Advance(g), large.Advance(g)
	if b < a*109/100 || b > a*111/100+1 {
		t.Errorf("B is %d wide and at 110 percent %d", a, b)
	}
	p, _ := small.Bounds(g)
	if q, _ := large.Bounds(g); q.YMax < p.YMax*109/100 || q.YMax > p.YMax*111/100+1 {
		t.Errorf("B is %d high and at 110 percent %d", p.YMax, q.YMax)
	}
	sub, err := large.Subset([]Use{{g, "B"}})
	if err != nil {
		t.Fatal(err)
	}
	if w := sub.Width['B']; w != int(b) {
		t.Errorf("the embedded B is %d wide, not %d", w, b)
	}
}
