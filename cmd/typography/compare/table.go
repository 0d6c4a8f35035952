package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"booklet/cmd/typography/rules"
	"booklet/cmd/typography/source"
)

// compared are the rules that plain running text shows. Those of headings,
// contents, tables and the like would only say what the inputs do not have.
var compared = strings.Split("1 2 3 6 8 9 10 12 15 16 17 18 19 20 21 23 24 25 26 29 30 32 33 34 35 36 38 39 40 41 42 43 44 45 46 47 48 49 51 53 78 79 80", " ")

func header(w io.Writer, versions string) {
	fmt.Fprintf(w, `# Comparison with XeLaTeX + ctex and with Typst

Made by `+"`go run ./cmd/typography/compare > cmd/typography/COMPARISON.md`"+`.

The same paragraphs (no headings, no tables, none without Chinese, and none with a character that the face lacks), %d characters of %g pt on a line, %g pt from line to line, %s for body and %s for bold. The inputs are as a careful user of each program would write them; they are in `+"`compare/inputs.go`"+`. Positions are read from the finished PDFs by mutool, and all are judged by the same code. A number is how often a rule is broken; a number in brackets is how often it gave way to another rule because no break would have kept both. Times are of whole processes, the fastest of several runs; Typst's has the start of Node in it, which loads the compiler as a library.

%s
`, chars, size, pitch, bodyFace, boldFace, versions)
}

func table(w io.Writer, name string, src *source.Text, cols []column) {
	n := 0
	for _, p := range src.Paragraphs {
		n += utf8.RuneCountInString(p.Text)
	}
	fmt.Fprintf(w, "\n## On %s: %d paragraphs, %d characters\n\n|  |", name, len(src.Paragraphs), n)
	for _, c := range cols {
		fmt.Fprintf(w, " %s |", c.name)
	}
	fmt.Fprintf(w, "\n| --- |%s\n", strings.Repeat(" ---: |", len(cols)))
	row := func(label string, cell func(c column) string) {
		fmt.Fprintf(w, "| %s |", label)
		for _, c := range cols {
			if c.missing != "" {
				fmt.Fprint(w, " – |")
				continue
			}
			fmt.Fprintf(w, " %s |", cell(c))
		}
		fmt.Fprintln(w)
	}
	row("**rules broken, in all**", func(c column) string {
		sum := 0
		for _, r := range c.rules {
			sum += r.Count
		}
		return fmt.Sprintf("**%d**", sum)
	})
	row("different rules broken", func(c column) string {
		sum := 0
		for _, r := range c.rules {
			if r.Count > 0 {
				sum++
			}
		}
		return fmt.Sprint(sum)
	})
	em := func(label string, v func(c column) float64) {
		row(label, func(c column) string { return fmt.Sprintf("%.3f", v(c)) })
	}
	em("stretch of a Han–Han gap, 50 %, em", func(c column) float64 { return c.stretch.P50 })
	em("… 95 %", func(c column) float64 { return c.stretch.P95 })
	em("… 99 %", func(c column) float64 { return c.stretch.P99 })
	em("… largest", func(c column) float64 { return c.stretch.Max })
	em("widest Han–Western gap, em", func(c column) float64 { return c.stretch.Gap })
	row("lines stretched / squeezed / justified", func(c column) string {
		return fmt.Sprintf("%d / %d / %d", c.stretch.Loose, c.stretch.Tight, c.stretch.Lines)
	})
	row("pages", func(c column) string { return fmt.Sprint(c.pages) })
	row("time, s", func(c column) string { return fmt.Sprintf("%.3f", c.time.Seconds()) })
	row("memory, MB", func(c column) string { return fmt.Sprintf("%.0f", float64(c.memory)/1024) })
	for _, rule := range rules.All() {
		find := func(c column) (rules.Result, bool) {
			for _, r := range c.rules {
				if r.Rule == rule.ID {
					return r, true
				}
			}
			return rules.Result{}, false
		}
		places := 0
		for _, c := range cols {
			if r, ok := find(c); ok {
				places += r.Places
			}
		}
		if places == 0 {
			continue
		}
		row(fmt.Sprintf("%s %s", rule.ID, rule.Name), func(c column) string {
			r, _ := find(c)
			gave := 0
			for _, y := range r.Gave {
				gave += y.Count
			}
			if gave > 0 {
				return fmt.Sprintf("%d (%d)", r.Count, gave)
			}
			return fmt.Sprint(r.Count)
		})
	}
	for _, c := range cols {
		if c.missing != "" {
			fmt.Fprintf(w, "\n%s is not in this table: %s.\n", c.name, strings.SplitN(c.missing, "\n", 2)[0])
		}
	}
}
