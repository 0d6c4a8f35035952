package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

const sample = "../../sources/2024年第2期"

// buildInto builds a manifest of this project in-process, and gives the names
// of the PDFs, one a line, and what it had to say.
func buildInto(t *testing.T, out string, args ...string) (pdf, messages string) {
	t.Helper()
	fontsFolder(t)
	var stdout, stderr bytes.Buffer
	call := append([]string{"booklet", "build", "--project", "../..", "--out", out}, args...)
	if code := run(call, &stdout, &stderr); code != exitBuilt {
		t.Fatalf("exit code %d\n%s", code, stderr.String())
	}
	return strings.TrimSpace(stdout.String()), stderr.String()
}

// tool runs a program that reads PDFs and is not ours.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Fatalf("%s is missing: run make tools", name)
	}
	var stderr bytes.Buffer
	cmd := exec.Command(path, args...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s%s", name, args, err, out, stderr.String())
	}
	return string(out)
}

// pages gives the text of each page, in reading order.
func pages(t *testing.T, pdf string, flags ...string) []string {
	t.Helper()
	text := tool(t, "pdftotext", append(append([]string{"-enc", "UTF-8"}, flags...), pdf, "-")...)
	return strings.Split(strings.TrimSuffix(text, "\f"), "\f")
}

// TestSample sets the sample issue and looks at the PDF as its readers'
// programs do.
func TestSample(t *testing.T) {
	pdf, _ := buildInto(t, t.TempDir(), sample+"/booklet.yaml")

	t.Run("is a sound PDF with its properties", func(t *testing.T) {
		if out := tool(t, "qpdf", "--check", pdf); !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Errorf("qpdf says:\n%s", out)
		}
		info := tool(t, "pdfinfo", "-isodates", pdf)
		for _, want := range []string{`Title: +\S`, `Author: +\S`, `CreationDate: +2024-\d\d-\d\dT`, `ModDate: +2024-`} {
			if !regexp.MustCompile(want).MatchString(info) {
				t.Errorf("pdfinfo has no %s:\n%s", want, info)
			}
		}
		if n, _ := strconv.Atoi(find(info, `Pages: +(\d+)`)); n < 24 {
			t.Errorf("%d pages, want 24 at least", n)
		}
		if catalog := tool(t, "mutool", "show", pdf, "trailer/Root"); !strings.Contains(catalog, "/Lang (zh-CN)") {
			t.Errorf("the catalog has no language:\n%s", catalog)
		}
	})

	t.Run("has its fonts in it", func(t *testing.T) {
		rows := strings.Split(strings.TrimSpace(tool(t, "pdffonts", pdf)), "\n")[2:]
		if len(rows) < 4 {
			t.Errorf("%d fonts, want the four faces at least", len(rows))
		}
		for _, row := range rows {
			if !regexp.MustCompile(`^[A-Z]{6}\+.* yes yes yes +\d+ +\d+$`).MatchString(row) {
				t.Errorf("not embedded, subset and with text: %s", row)
			}
		}
	})

	t.Run("copies as it was written", func(t *testing.T) {
		for i, text := range pages(t, pdf) {
			for _, r := range text {
				if unicode.Is(unicode.Co, r) || r == unicode.ReplacementChar || 0x2E80 <= r && r <= 0x2FDF || 0xF900 <= r && r <= 0xFAFF {
					t.Errorf("page %d: copying gives %U", i+1, r)
				}
			}
		}
		// Our own lines of text, in the order in which they stand.
		var all strings.Builder
		for _, text := range pages(t, pdf) {
			all.WriteString(dropSpaces(text))
		}
		rest := all.String()
		for _, e := range entries(t) {
			if !e.whole {
				continue
			}
			for _, opening := range openings(t, e.file) {
				_, after, found := strings.Cut(rest, opening)
				if !found {
					t.Errorf("%s: %q is not in the PDF, or not in its order", e.file, opening)
					continue
				}
				rest = after
			}
		}
	})

	// The contents are what comes before the page numbered 1.
	all := pages(t, pdf)
	first := 0
	byNumber := map[string]int{} // printed page number to index in all
	for i, text := range all {
		if n := find(text, `— *(\d+) *—`); n != "" {
			if n == "1" {
				first = i
			}
			byNumber[n] = i
		}
	}
	shows := func(page int, e entry) bool {
		return page >= 0 && page < len(all) && strings.Contains(dropSpaces(all[page]), e.title)
	}

	t.Run("has contents that name the right pages", func(t *testing.T) {
		// Line by line, as they stand on the page.
		contents := dropSpaces(strings.Join(pages(t, pdf, "-layout")[:first], ""))
		for _, e := range entries(t) {
			_, after, found := strings.Cut(contents, e.title)
			number := find(after, `…(\d+)`)
			page, known := byNumber[number]
			if !found || !known || !shows(page, e) {
				t.Errorf("the contents give page %q for %q, which is not there", number, e.title)
			}
			contents = after
		}
	})

	t.Run("has bookmarks and links to the right pages", func(t *testing.T) {
		bookmarks := strings.Split(tool(t, "mutool", "show", pdf, "outline"), "\n")
		script := filepath.Join(t.TempDir(), "links.js")
		if err := os.WriteFile(script, []byte(linksScript), 0o666); err != nil {
			t.Fatal(err)
		}
		links := strings.Split(tool(t, "mutool", "run", script, pdf), "\n")
		for _, e := range entries(t) {
			at := slices.IndexFunc(bookmarks, func(line string) bool { return strings.Contains(dropSpaces(line), e.title) })
			if at < 0 {
				t.Errorf("no bookmark for %q", e.title)
				continue
			}
			target := find(bookmarks[at], `#page=(\d+)`)
			page, _ := strconv.Atoi(target)
			if !shows(page-1, e) {
				t.Errorf("the bookmark of %q leads to page %q", e.title, target)
			}
			if !slices.ContainsFunc(links, func(line string) bool {
				from, _ := strconv.Atoi(find(line, `^(\d+) `))
				return from >= 1 && from <= first && strings.Contains(line, "#page="+target+"&")
			}) {
				t.Errorf("no link leads from the contents to %q on page %s", e.title, target)
			}
		}
	})
}

// linksScript prints the page of each link and where it leads. Older versions
// of mutool open documents by their constructor.
const linksScript = `
var doc = Document.openDocument ? Document.openDocument(scriptArgs[0]) : new Document(scriptArgs[0]);
for (var i = 0; i < doc.countPages(); ++i) {
	doc.loadPage(i).getLinks().forEach(function (l) { print(i + 1, l.uri || l.getURI()); });
}`

// The same issue gives the same bytes wherever it lies, whatever else the
// folder holds.
func TestSampleRepeats(t *testing.T) {
	var first []byte
	for i := range 2 {
		dir := filepath.Join(t.TempDir(), strings.Repeat("深", i+1))
		if err := os.CopyFS(dir, os.DirFS(sample)); err != nil {
			t.Fatal(err)
		}
		pdf, _ := buildInto(t, filepath.Join(dir, "out"), filepath.Join(dir, "booklet.yaml"), "--jobs", fmt.Sprint(i+1))
		data, err := os.ReadFile(pdf)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = data
		} else if !bytes.Equal(first, data) {
			t.Error("two builds in two folders give different bytes")
		}
	}
}

// The issues of this project are what a new user looks at first: each is to
// be set without a single finding.
func TestEveryIssue(t *testing.T) {
	pdfs, messages := buildInto(t, t.TempDir())
	if messages != "" {
		t.Errorf("findings:\n%s", messages)
	}
	for _, pdf := range strings.Split(pdfs, "\n") {
		if out := tool(t, "qpdf", "--check", pdf); !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Errorf("qpdf says of %s:\n%s", pdf, out)
		}
	}
}

// What `booklet fonts` says of an issue that can be set: each face is there,
// and each character has a font.
func TestFontsOfEveryIssue(t *testing.T) {
	fontsFolder(t)
	for _, issue := range issues("../..") {
		var stdout, stderr bytes.Buffer
		if code := run([]string{"booklet", "fonts", "--project", "../..", issue}, &stdout, &stderr); code != exitBuilt {
			t.Errorf("%s: exit code %d\n%s", issue, code, stderr.String())
		}
		if out := stdout.String(); !strings.Contains(out, ": Fandol") || strings.Contains(out, "in no font") {
			t.Errorf("%s:\n%s", issue, out)
		}
	}
}

// entry is one line of the sample's contents.
type entry struct {
	file  string
	title string // without the breaks that were placed by hand
	whole bool   // no parts are selected
}

// entries reads the sample's manifest, in its order, without our own reader.
func entries(t *testing.T) []entry {
	t.Helper()
	data, err := os.ReadFile(sample + "/booklet.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var list []entry
	for _, text := range regexp.MustCompile(`(?m)^\s+- (?:passage|quote): *`).Split(string(data), -1)[1:] {
		e := entry{file: strings.Fields(text)[0], whole: !strings.Contains(text, "select:")}
		if e.title = find(text, `(?m)^ +title: *(.+)$`); e.title == "" {
			passage, err := os.ReadFile(filepath.Join(sample, e.file))
			if err != nil {
				t.Fatal(err)
			}
			e.title = find(string(passage), `(?m)^title: *(.+)$`)
		}
		e.title = dropSpaces(strings.ReplaceAll(strings.Trim(e.title, `"' `), "||", ""))
		list = append(list, e)
	}
	if len(list) < 9 {
		t.Fatalf("the sample has %d entries, want three quotes and six passages at least", len(list))
	}
	return list
}

// openings gives the beginnings of a passage's plain paragraphs.
func openings(t *testing.T, file string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(sample, file))
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "\n---\n")
	var list []string
	for _, paragraph := range strings.Split(body, "\n\n") {
		plain := []rune(strings.TrimLeft(paragraph, "\n"))
		n := 0
		for n < len(plain) && n < 10 && (unicode.Is(unicode.Han, plain[n]) || strings.ContainsRune("，。；、", plain[n])) {
			n++
		}
		if n >= 6 {
			list = append(list, string(plain[:n]))
		}
	}
	return list
}

func dropSpaces(s string) string { return strings.Join(strings.Fields(s), "") }

// find gives the first group of a pattern's first match.
func find(s, pattern string) string {
	if m := regexp.MustCompile(pattern).FindStringSubmatch(s); m != nil {
		return m[len(m)-1]
	}
	return ""
}
