package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"
)

// call runs import or clean in a folder of its own, and gives what it wrote.
func call(t *testing.T, files map[string]string, args ...string) (stdout, stderr string, err error) {
	t.Helper()
	t.Chdir(t.TempDir())
	writeTree(t, files)
	return again(t, args...)
}

// again runs a command in the same folder.
func again(t *testing.T, args ...string) (stdout, stderr string, err error) {
	t.Helper()
	var out, errs bytes.Buffer
	app := &cli.App{Name: "booklet", Writer: &out, ErrWriter: &errs, Commands: []*cli.Command{importCommand(), cleanCommand()},
		ExitErrHandler: func(*cli.Context, error) {}}
	err = app.Run(flagsFirst(app, append([]string{"booklet"}, args...)))
	return out.String(), errs.String(), err
}

func writeTree(t *testing.T, files map[string]string) {
	t.Helper()
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// tree lists all files below the working folder.
func tree(t *testing.T) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, filepath.ToSlash(path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	return names
}

func mustRead(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

const teaHouse = "渡口的茶馆\n\n来源：河畔晚报　2024年3月5日\n\n渡口的茶馆每天早上六点开门,第一批客人是船工。\n\n责任编辑：林溪\n"

// An import writes the passage into the folder named and nowhere else, says
// what it found and changed, and does not overwrite an editor's work.
func TestImportCommand(t *testing.T) {
	stdout, stderr, err := call(t, map[string]string{"in/茶馆.txt": teaHouse}, "import", "in/茶馆.txt", "--into", "out/x")
	if err != nil {
		t.Fatal(err, stderr)
	}
	want := "---\ntitle: 渡口的茶馆\nsource: 河畔晚报\ndate: 2024-03-05\n---\n\n渡口的茶馆每天早上六点开门，第一批客人是船工。\n"
	if got := mustRead(t, "out/x/茶馆.md"); got != want {
		t.Errorf("wrote\n%s\nwant\n%s", got, want)
	}
	if stdout != "out/x/茶馆.md\n" {
		t.Errorf("stdout is %q", stdout)
	}
	for _, said := range []string{"title: 渡口的茶馆", "found in the first line", "marks: 1 change", "line 5: ", "leftovers: 1 change", "责任编辑：林溪"} {
		if !strings.Contains(stderr, said) {
			t.Errorf("stderr does not say %q:\n%s", said, stderr)
		}
	}
	if got := tree(t); !slices.Equal(got, []string{"in/茶馆.txt", "out/x/茶馆.md"}) {
		t.Errorf("files: %v", got)
	}

	if _, _, err := again(t, "import", "in/茶馆.txt", "--into", "out/x"); err != nil {
		t.Errorf("the same import twice fails: %v", err)
	}
	writeTree(t, map[string]string{"out/x/茶馆.md": "mine\n"})
	if _, stderr, err := again(t, "import", "in/茶馆.txt", "--into", "out/x"); !errors.Is(err, errInput) || !strings.Contains(stderr, "--force") {
		t.Errorf("an editor's file is overwritten: %v\n%s", err, stderr)
	}
	if got := mustRead(t, "out/x/茶馆.md"); got != "mine\n" {
		t.Errorf("the file is now %q", got)
	}
	stdout, _, err = again(t, "import", "in/茶馆.txt", "--into", "out/x", "--dry-run")
	if err != nil || !strings.Contains(stdout, "-mine\n+---\n") {
		t.Errorf("the dry run shows %v\n%s", err, stdout)
	}
	if _, _, err := again(t, "import", "in/茶馆.txt", "--into", "out/x", "--force"); err != nil || mustRead(t, "out/x/茶馆.md") != want {
		t.Errorf("--force does not replace it: %v", err)
	}
}

// A dry run shows an editor what would change of the text, and writes nothing.
func TestImportDryRun(t *testing.T) {
	stdout, _, err := call(t, map[string]string{"茶馆.txt": teaHouse}, "import", "茶馆.txt", "--into", "out", "--dry-run")
	if err != nil {
		t.Fatal(err)
	}
	want := "--- 茶馆.txt\n+++ out/茶馆.md\n@@ -1,7 +1,7 @@\n-渡口的茶馆\n+---\n+title: 渡口的茶馆\n+source: 河畔晚报\n+date: 2024-03-05\n+---\n \n" +
		"-来源：河畔晚报　2024年3月5日\n-\n-渡口的茶馆每天早上六点开门,第一批客人是船工。\n-\n-责任编辑：林溪\n+渡口的茶馆每天早上六点开门，第一批客人是船工。\n"
	if stdout != want {
		t.Errorf("got\n%s\nwant\n%s", stdout, want)
	}
	if got := tree(t); len(got) != 1 {
		t.Errorf("files: %v", got)
	}
}

// Programs read the report: one document with everything in it.
func TestImportJSON(t *testing.T) {
	stdout, _, err := call(t, map[string]string{"a.txt": teaHouse, "b.doc": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}, "import", "a.txt", "b.doc", "gone.txt", "--into", "out", "--format", "json")
	if !errors.Is(err, errInput) {
		t.Errorf("the error is %v", err)
	}
	var doc struct {
		Passages []struct {
			Passage, Format, Encoding string
			FrontMatter               []struct{ Key, Value string } `json:"front_matter"`
			Changes                   []struct{ Rule, Before, After string }
			Written                   bool
		}
		Diagnostics []struct{ Code string }
		Errors      int
	}
	if err := json.Unmarshal([]byte(stdout), &doc); err != nil {
		t.Fatal(err, stdout)
	}
	if len(doc.Passages) != 1 || !doc.Passages[0].Written || doc.Passages[0].Encoding != "UTF-8" || len(doc.Passages[0].FrontMatter) != 3 || len(doc.Passages[0].Changes) != 2 {
		t.Errorf("passages: %+v", doc.Passages)
	}
	if doc.Errors != 2 || len(doc.Diagnostics) != 2 || doc.Diagnostics[0].Code != "old-word" || doc.Diagnostics[1].Code != "unreadable" {
		t.Errorf("diagnostics: %+v", doc.Diagnostics)
	}
}

// A whole booklet in one file becomes its passages and a manifest.
func TestImportSplit(t *testing.T) {
	in := "# 河畔读书资料\n\n(2024年第2期, 总第6期)\n\n河畔读书会编\n\n2024年3月11日\n\n## ● 学习内容\n\n### 渡口与桥\n\n## ● 目录\n\n一、每日金句 论桥 .....\t1\n二、渡口的茶馆 .....\t2\n三、桥上听雨 .....\t3\n\n" +
		"## 每日金句|论桥\n\n桥是把“过不去”变成“过得去”的学问。\n\n——林溪 2024 年 3 月 1 日在读书会上的话\n\n（来源：河畔读书会，2024年3月2日）\n\n" +
		"## 渡口的茶馆\n\n茶馆每天六点开门。\n\n### 桥上听雨\n\n这是茶馆里的一幅字。\n\n（来源：河畔晚报，2024年3月5日）\n\n## 桥上听雨\n\n雨里的桥，是另一座桥。\n\n（来源：河畔晚报，2024年3月6日）\n"
	_, stderr, err := call(t, map[string]string{"in.txt": in}, "import", "in.txt", "--into", "issue", "--split")
	if err != nil {
		t.Fatal(err, stderr)
	}
	if got := tree(t); !slices.Equal(got, []string{"in.txt", "issue/01-论桥.md", "issue/02-渡口的茶馆.md", "issue/03-桥上听雨.md", "issue/booklet.yaml"}) {
		t.Fatalf("files: %v", got)
	}
	if got, want := mustRead(t, "issue/01-论桥.md"), "---\ntitle: 论桥\nlabel: 每日金句\nkind: quote\nby: 林溪 2024年3月1日在读书会上的话\nsource: 河畔读书会\ndate: 2024-03-02\n---\n\n桥是把“过不去”变成“过得去”的学问。\n"; got != want {
		t.Errorf("the quote is\n%s", got)
	}
	if got := mustRead(t, "issue/02-渡口的茶馆.md"); !strings.Contains(got, "## 桥上听雨\n") {
		t.Errorf("a heading that is another article's title ends this one:\n%s", got)
	}
	want := "title: 河畔读书资料\nissue: \"2024年第2期\"\ntotal: 总第6期\neditor: 河畔读书会编\ndate: 2024-03-11\nlayout: study\ntopics:\n  - 渡口与桥\ncontents:\n  - quote: \"01-论桥.md\"\n  - passage: \"02-渡口的茶馆.md\"\n  - passage: \"03-桥上听雨.md\"\n"
	if got := mustRead(t, "issue/booklet.yaml"); got != want {
		t.Errorf("the manifest is\n%s", got)
	}
}

// A page's pictures come beside the passage, under its name; a link that leads
// out of the page's folder is not followed, nor one that a symlink hides.
func TestImportPictures(t *testing.T) {
	png := "\x89PNG\r\n\x1a\n" + strings.Repeat("x", 600)
	page := `<html><head><meta charset="utf-8"><title>渡口</title></head><body><article><h1>渡口的茶馆</h1><p>渡口的茶馆每天早上六点开门，第一批客人是四点就下水的船工，他们站着喝茶。</p>` +
		`<img src="p_files/a.png"><img src="../secret.png"><img src="p_files/link.png"><img src="/etc/hostname"></article></body></html>`
	t.Chdir(t.TempDir())
	writeTree(t, map[string]string{"in/p.html": page, "in/p_files/a.png": png, "secret.png": png})
	if err := os.Symlink("../../secret.png", "in/p_files/link.png"); err != nil {
		t.Skip(err)
	}
	_, stderr, err := again(t, "import", "in/p.html", "--into", "out")
	if err != nil {
		t.Fatal(err, stderr)
	}
	if got := tree(t); !slices.Equal(got, []string{"in/p.html", "in/p_files/a.png", "in/p_files/link.png", "out/p-1.png", "out/p.md", "secret.png"}) {
		t.Errorf("files: %v", got)
	}
	if got := mustRead(t, "out/p.md"); !strings.Contains(got, "![](p-1.png)\n") {
		t.Errorf("the passage is\n%s", got)
	}
	if !strings.Contains(stderr, "3 pictures") {
		t.Errorf("the others are not reported:\n%s", stderr)
	}
}

// Wrong calls say what is right.
func TestImportUsage(t *testing.T) {
	t.Chdir(t.TempDir())
	writeTree(t, map[string]string{"a.txt": teaHouse, "x/a.txt": teaHouse})
	for _, args := range [][]string{
		{"import"}, {"import", "a.txt"}, {"import", "a.txt", "--into", "o", "--script", "hant"}, {"import", "a.txt", "--into", "o", "--repair", "mark"},
		{"import", "a.txt", "--into", "o", "--split-level", "9"}, {"import", "a.txt", "--into", "o", "--format", "xml"}, {"clean"}, {"clean", "a.txt", "--no-repair", "x"},
	} {
		var usage *usageError
		if _, _, err := again(t, args...); !errors.As(err, &usage) {
			t.Errorf("%v: the error is %v", args, err)
		}
	}
	if _, stderr, err := again(t, "import", "a.txt", "x/a.txt", "--into", "o"); !errors.Is(err, errInput) || !strings.Contains(stderr, "would both become") {
		t.Errorf("two inputs of one name: %v\n%s", err, stderr)
	}
}

// clean shows a passage's repairs, and makes them only when told to.
func TestCleanCommand(t *testing.T) {
	in := "---\ntitle: 茶馆\n---\n\n渡⼝的茶馆,每天六点开门。 <!-- 注 -->\n"
	stdout, _, err := call(t, map[string]string{"a.md": in}, "clean", "a.md")
	if err != nil || !strings.Contains(stdout, "-渡⼝的茶馆,每天六点开门。 <!-- 注 -->\n+渡口的茶馆，每天六点开门。 <!-- 注 -->\n") {
		t.Errorf("shown %v\n%s", err, stdout)
	}
	if got := mustRead(t, "a.md"); got != in {
		t.Errorf("it is changed: %q", got)
	}
	if _, _, err := again(t, "clean", "a.md", "--write", "--no-repair", "marks"); err != nil {
		t.Fatal(err)
	}
	if got, want := mustRead(t, "a.md"), strings.ReplaceAll(in, "⼝", "口"); got != want {
		t.Errorf("it is %q", got)
	}
	stdout, _, err = again(t, "clean", "--list")
	if err != nil || !strings.Contains(stdout, "marks (on)\n") || !strings.Contains(stdout, "simplify (on request)\n") {
		t.Errorf("the list is %v\n%s", err, stdout)
	}
}

// The diff must be what patch understands: it is compared with every edit of
// small texts, applied.
func TestUnifiedDiff(t *testing.T) {
	lines := func(n, bits int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(string(rune('a'+(bits>>(2*i))&3)) + "\n")
		}
		return b.String()
	}
	for i := range 4096 {
		before, after := lines(i%7, i), lines((i/7)%7, i*31)
		if got := applyDiff(t, before, unifiedDiff("a", "b", before, after)); got != after {
			t.Fatalf("%q to %q: the diff gives %q:\n%s", before, after, got, unifiedDiff("a", "b", before, after))
		}
	}
	long := strings.Repeat("x\n", 40)
	if got := unifiedDiff("a", "b", long+"y\n"+long, long+"z\n"+long); strings.Count(got, "\n") != 2+1+3+2+3 {
		t.Errorf("the context is wrong:\n%s", got)
	}
}

// applyDiff applies a unified diff.
func applyDiff(t *testing.T, before, diff string) string {
	t.Helper()
	if diff == "" {
		return before
	}
	a := diffLines(before)
	var out []string
	at := 0
	for line := range strings.SplitSeq(strings.TrimSuffix(diff, "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, "---"), strings.HasPrefix(line, "+++"):
		case strings.HasPrefix(line, "@@ -"):
			start, count := 0, 1
			if _, err := sscan(line, &start, &count); err != nil {
				t.Fatal(err, line)
			}
			if count > 0 {
				start--
			}
			out = append(out, a[at:start]...)
			at = start
		case line[0] == '+':
			out = append(out, line[1:])
		default:
			if a[at] != line[1:] {
				t.Fatalf("the diff expects %q, not %q", line[1:], a[at])
			}
			if line[0] == ' ' {
				out = append(out, line[1:])
			}
			at++
		}
	}
	out = append(out, a[at:]...)
	if len(out) == 0 {
		return ""
	}
	return strings.Join(out, "\n") + "\n"
}

// sscan reads the old range of a hunk's head.
func sscan(line string, start, count *int) (int, error) {
	head, _, _ := strings.Cut(strings.TrimPrefix(line, "@@ -"), " ")
	from, n, ok := strings.Cut(head, ",")
	for _, part := range []struct {
		text string
		to   *int
	}{{from, start}, {n, count}} {
		if part.text == "" && !ok {
			continue
		}
		*part.to = 0
		for _, r := range part.text {
			if r < '0' || r > '9' {
				return 0, errors.New("no number")
			}
			*part.to = *part.to*10 + int(r-'0')
		}
	}
	return 2, nil
}
