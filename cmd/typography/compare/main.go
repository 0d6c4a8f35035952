// Command compare sets the same passages with this project's booklet, with
// XeLaTeX and ctex, and with Typst, at the same measure, size and pitch and
// with the same face, judges the three PDFs with the same rules, and prints
// one table as Markdown.
//
//	go run ./cmd/typography/compare > cmd/typography/COMPARISON.md
//
// An English text is set by all of them at several measures, and their word
// spaces and hyphens are compared in tables of their own.
//
// It needs xelatex with ctex and lualatex (Debian: texlive-xetex texlive-luatex
// texlive-lang-chinese texlive-lang-english texlive-latex-recommended), node,
// and npm for Typst's compiler, which it installs into the working folder. A
// program that is missing is left out and said so.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/reader"
	"booklet/cmd/typography/report"
	"booklet/cmd/typography/rules"
	"booklet/cmd/typography/source"
)

// The page that all programs set: 28 characters of 16 pt, 25 lines of 28 pt.
const (
	chars    = 28
	perPage  = 25
	size     = 16.0
	pitch    = 28.0
	margin   = 40.0
	pageW    = chars*size + 2*margin
	pageH    = (perPage-1)*pitch + size + 2*margin
	bodyFace = "FandolFang-Regular"
	boldFace = "FandolHei-Regular"
)

type text struct {
	name string // as the table shows it
	path string // of the manifest
}

func main() {
	work := flag.String("work", filepath.Join(os.TempDir(), "typography-compare"), "the `folder` to work in; Typst's compiler is kept there")
	fonts := flag.String("fonts", "fonts", "the `folder` of the Fandol faces")
	booklet := flag.String("booklet", "bin/booklet", "the command that builds booklets")
	runs := flag.Int("runs", 5, "how often each program runs; the fastest run counts")
	only := flag.Bool("english", false, "set the English text alone")
	flag.Parse()
	if err := compare(*work, *fonts, *booklet, *runs, *only, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(3)
	}
}

// texts are the manifests to compare on: those named, or the sample issue and
// the real booklet where it lies beside the project.
func texts(args []string) []text {
	var out []text
	for _, a := range args {
		out = append(out, text{filepath.Base(filepath.Dir(a)), a})
	}
	if len(out) > 0 {
		return out
	}
	for _, t := range []text{
		{"the real booklet", "../shared/booklets/2024-02/booklet.yaml"},
		{"the sample issue", "sources/2024年第2期/booklet.yaml"},
	} {
		if _, err := os.Stat(t.path); err == nil {
			out = append(out, t)
		}
	}
	return out
}

func compare(work, fonts, booklet string, runs int, only bool, args []string) error {
	fonts, err := filepath.Abs(fonts)
	if err != nil {
		return err
	}
	if booklet, err = filepath.Abs(booklet); err != nil {
		return err
	}
	if only {
		return compareEnglish(os.Stdout, work, fonts, booklet)
	}
	all := texts(args)
	if len(all) == 0 {
		return fmt.Errorf("no manifest to compare on")
	}
	header(os.Stdout, versions())
	for i, t := range all {
		src, err := source.Load(t.path)
		if err != nil {
			return err
		}
		dir := filepath.Join(work, fmt.Sprint("text", i+1))
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		ps, err := covered(fonts, src.Paragraphs)
		if err != nil {
			return err
		}
		plain := source.New(ps)
		var cols []column
		for _, s := range setters(work, fonts, booklet) {
			c, err := s.set(dir, ps, runs)
			if err != nil {
				cols = append(cols, column{name: s.name, missing: err.Error()})
				fmt.Fprintf(os.Stderr, "compare: %s: %v\n", s.name, err)
				continue
			}
			c.name = s.name
			if err := judge(&c, plain); err != nil {
				return err
			}
			cols = append(cols, c)
		}
		table(os.Stdout, t.name, plain, cols)
	}
	return compareEnglish(os.Stdout, work, fonts, booklet)
}

func judge(c *column, src *source.Text) error {
	r, err := reader.Open(c.pdf)
	if err != nil {
		return err
	}
	set := rules.Default()
	set.Measure = chars
	k := rules.NewCheck(lines.Build(r, lines.Hint{Measure: chars, Given: src.Given()}), set, src)
	c.pages = len(r.Pages)
	c.rules = rules.Run(k, compared)
	c.stretch = report.Measure(k, 0)
	return nil
}
