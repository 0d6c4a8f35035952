package pipeline

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"booklet/fonts"
	"booklet/layouts"
	"booklet/pipeline/font"
	"booklet/pipeline/press"
)

// issue is a made-up issue with n passages.
func issue(n int) memory {
	files := memory{}
	manifest := "title: 河畔\nissue: 2024年第1期\ndate: 2024-01-10\nlayout: study\ncontents:\n"
	for i := range n {
		name := fmt.Sprintf("passages/%03d.md", i)
		manifest += "  - passage: " + name + "\n"
		files["issue/"+name] = fmt.Sprintf("---\ntitle: 第%d篇\nsource: 河畔\ndate: 2024-01-02\n---\n\n河水流过第%d座桥。\n", i, i)
	}
	files["issue/booklet.yaml"] = manifest
	return files
}

func made(t *testing.T, files memory, fonts font.Finder) *World {
	t.Helper()
	return &World{Files: files, Layouts: layouts.Files, Catalogue: catalogue(t), Fonts: fonts, Jobs: 4}
}

func catalogue(t testing.TB) []byte {
	t.Helper()
	data, err := fonts.Files.ReadFile(catalogueFile)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func codes(r *Result) (list []string) {
	for _, d := range r.Findings {
		list = append(list, fmt.Sprintf("%s %s", d.Pos, d.Code))
	}
	return list
}

var job = Job{Manifest: "issue/booklet.yaml"}

// Passages are read at the same time; whoever is ready first, the booklet and
// its findings keep the order of the contents.
func TestRunKeepsTheOrder(t *testing.T) {
	files := issue(100)
	for i := range 100 {
		if i%10 == 3 {
			delete(files, fmt.Sprintf("issue/passages/%03d.md", i))
		}
	}
	for range 5 {
		r := Run(made(t, files, nil), Job{Manifest: job.Manifest, Upto: "passage"})
		for i, p := range r.Passages {
			want := fmt.Sprintf("第%d篇", i)
			if missing := i%10 == 3; missing != (p == nil) || !missing && p.Meta.Title.Value != want {
				t.Fatalf("entry %d is %v", i, p)
			}
		}
		got := codes(r)
		if len(got) != 10 || !slices.IsSorted(got[1:]) || got[0] != "issue/booklet.yaml:9:14 no-passage" {
			t.Fatalf("findings %v", got)
		}
	}
}

// One run finds what is wrong in the manifest, in a layout and in passages.
func TestRunFindsEverything(t *testing.T) {
	files := issue(3)
	files["issue/booklet.yaml"] = strings.Replace(files["issue/booklet.yaml"], "date:", "dote:", 1)
	files["issue/passages/001.md"] = "---\ntitle: 空\n---\n"
	delete(files, "issue/passages/002.md")
	r := Run(made(t, files, nil), Job{Manifest: job.Manifest, Layout: "nosuch"})
	for _, want := range []string{
		"issue/booklet.yaml:3:1 unknown-key",
		" unknown-layout",
		"issue/passages/001.md:4:1 empty-passage",
		"issue/booklet.yaml:8:14 no-passage",
	} {
		if !slices.ContainsFunc(codes(r), func(c string) bool { return strings.HasSuffix(c, want) }) {
			t.Errorf("no finding %q in %q", want, codes(r))
		}
	}
	for _, d := range r.Findings {
		if d.Pos.Line > 0 && d.Source == "" && d.Code != "empty-passage" {
			t.Errorf("%s %s has no source line", d.Pos, d.Code)
		}
	}
	if r.Book != nil {
		t.Error("a book was made")
	}
}

// noFonts is a machine without any font.
type noFonts struct{}

func (noFonts) Find(string) (string, bool)     { return "", false }
func (noFonts) Open(string) (font.File, error) { return nil, os.ErrNotExist }
func (noFonts) Places() []string               { return []string{"fonts"} }

// On a machine without fonts the editor is told what to install.
func TestRunWithoutFonts(t *testing.T) {
	r := Run(made(t, issue(2), noFonts{}), job)
	defer r.Close()
	if !r.Findings.HasErrors() || !slices.ContainsFunc(codes(r), func(c string) bool { return strings.HasSuffix(c, " missing-font") }) {
		t.Errorf("findings %v", codes(r))
	}
}

// What the World gives is all that a build sees: two Worlds that are equal
// give the same bytes, from files that are on no disk.
func TestRunSeesOnlyTheWorld(t *testing.T) {
	var first string
	for range 2 {
		w := machine(t)
		w.Files, w.Project = issue(3), ""
		r := Run(w, job)
		if r.Findings.HasErrors() {
			t.Fatal(codes(r))
		}
		var pdf strings.Builder
		if err := Press(&pdf, press.Presses[0].New(), r); err != nil {
			t.Fatal(err)
		}
		r.Close()
		if !strings.HasPrefix(pdf.String(), "%PDF-") {
			t.Error("that is no PDF")
		}
		if first == "" {
			first = pdf.String()
		} else if pdf.String() != first {
			t.Error("the second PDF is another")
		}
	}
}

// Every stage can stop the run, and does nothing without what it needs.
func TestStagesWithoutInput(t *testing.T) {
	for _, s := range Stages {
		t.Run(s.Name, func(t *testing.T) {
			w := made(t, memory{}, noFonts{})
			if found := s.run(w, Job{Manifest: "none.yaml"}, &Result{}); s.Name != "manifest" && len(found) > 0 {
				t.Errorf("findings %v", found)
			}
			r := Run(w, Job{Manifest: "none.yaml", Upto: s.Name})
			if len(r.Findings) != 1 || r.Findings[0].Code != "manifest" {
				t.Errorf("findings %v", codes(r))
			}
		})
	}
}
