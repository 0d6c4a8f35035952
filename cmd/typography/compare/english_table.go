package main

import (
	"fmt"
	"io"
	"strings"

	"booklet/cmd/typography/spacing"
)

// englishRows are the figures that are printed, in order.
var englishRows = []struct {
	name string
	of   func(f spacing.Figures) string
}{
	{"**demerits, by TeX's formula, thousands**", func(f spacing.Figures) string { return fmt.Sprintf("**%.0f**", f.Demerits/1000) }},
	{"badness, summed", func(f spacing.Figures) string { return fmt.Sprintf("%.0f", f.Badness) }},
	{"… of the worst line", func(f spacing.Figures) string { return fmt.Sprintf("%.0f", f.Worst) }},
	{"word space off the face's own, mean", percent(func(f spacing.Figures) float64 { return f.Mean })},
	{"… 95 % of lines", percent(func(f spacing.Figures) float64 { return f.P95 })},
	{"… widest", percent(func(f spacing.Figures) float64 { return f.Most })},
	{"… tightest", percent(func(f spacing.Figures) float64 { return f.Tightest })},
	{"lines looser than r = 1", count(func(f spacing.Figures) int { return f.Loose })},
	{"lines beside one two classes tighter", count(func(f spacing.Figures) int { return f.Jumps })},
	{"lines that end with a hyphen", count(func(f spacing.Figures) int { return f.Hyphens })},
	{"… two in a row", count(func(f spacing.Figures) int { return f.Stacked })},
	{"… before a last line, or at a page's end", count(func(f spacing.Figures) int { return f.HyphenEnd })},
	{"last lines of a piece of a word, or a short word", count(func(f spacing.Figures) int { return f.Short })},
	{"lines beyond the measure", count(func(f spacing.Figures) int { return f.Over })},
	{"lines short of it", count(func(f spacing.Figures) int { return f.Under })},
	{"justified lines", count(func(f spacing.Figures) int { return f.Lines })},
}

func percent(of func(f spacing.Figures) float64) func(spacing.Figures) string {
	return func(f spacing.Figures) string { return fmt.Sprintf("%.0f %%", 100*of(f)) }
}

func count(of func(f spacing.Figures) int) func(spacing.Figures) string {
	return func(f spacing.Figures) string { return fmt.Sprint(of(f)) }
}

// englishTables prints what the English text came to, a table a measure.
func englishTables(w io.Writer, ps []string, all []englishFigures) {
	words := 0
	for _, p := range ps {
		words += len(strings.Fields(p))
	}
	fmt.Fprintf(w, `
## English: %d paragraphs, %d words, at %d measures

The English passage of the sample issue and an essay of our own (`+"`compare/data/english.txt`"+`): long words, quotations, dashes, numbers with units, compounds, an address. All programs set it in %s at %g pt, flush on both sides at the same measure, in em of %g pt, with the same indent; they divide words by the same patterns (Typst by its own), with two letters at least before a hyphen and three after it. Blanks have one width (\frenchspacing in TeX).

XeLaTeX has TeX's tolerance of 200, and the \emergencystretch of LaTeX's \sloppy where that finds no lines; "tolerant" has \tolerance=9999 and none, which gives lower badness, more hyphens, and lines beyond the measure. LuaLaTeX with microtype makes letters narrower and wider by up to 2 %% and lets marks stand out at the edges, and Typst does the latter; it is here to show what that is worth. pdfTeX cannot load the face; its paragraphs are those of XeTeX.

A line's ratio r is TeX's: 1 where the word space is half as wide again as the face's own (%.3f em), −1 where it has lost a third. Its badness is 100 |r|³, at most 10,000, which a line beyond the measure has too; its demerits are TeX's, with those for hyphens and for lines beside others two classes tighter. All is measured in the finished PDFs.
`, len(ps), words, len(measures), letterName, letters, size, letterGap)
	for i, em := range measures {
		fmt.Fprintf(w, "\n### %d em\n\n|  |", em)
		for _, c := range all {
			if c.missing == nil {
				fmt.Fprintf(w, " %s |", c.name)
			}
		}
		fmt.Fprint(w, "\n| --- |")
		for _, c := range all {
			if c.missing == nil {
				fmt.Fprint(w, " ---: |")
			}
		}
		fmt.Fprintln(w)
		for _, row := range englishRows {
			fmt.Fprintf(w, "| %s |", row.name)
			for _, c := range all {
				if c.missing == nil {
					fmt.Fprintf(w, " %s |", row.of(c.by[i]))
				}
			}
			fmt.Fprintln(w)
		}
	}
	for _, c := range all {
		if c.missing != nil {
			fmt.Fprintf(w, "\n%s is not in these tables: %s.\n", c.name, strings.SplitN(c.missing.Error(), "\n", 2)[0])
		}
	}
}
