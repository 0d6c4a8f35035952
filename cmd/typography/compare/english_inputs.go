package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"booklet/cmd/typography/hostile"
	"booklet/cmd/typography/rules"
)

func englishSetters(work, fonts, booklet string) []englishSetter {
	tex := func(program, name, preamble string) func(string, []string, int) (string, error) {
		return func(dir string, ps []string, em int) (string, error) {
			if err := os.WriteFile(filepath.Join(dir, name+".tex"), []byte(englishTeX(fonts, ps, em, preamble)), 0o644); err != nil {
				return "", err
			}
			_, err := timed(1, dir, program, "-interaction=batchmode", "-halt-on-error", name+".tex")
			return filepath.Join(dir, name+".pdf"), err
		}
	}
	return []englishSetter{
		{name: "booklet", set: func(dir string, ps []string, em int) (string, error) {
			if err := writeEnglish(dir, ps, em); err != nil {
				return "", err
			}
			_, err := timed(1, "", booklet, "build", "--out", dir, filepath.Join(dir, "booklet.yaml"))
			return filepath.Join(dir, "english.pdf"), err
		}},
		{name: "XeLaTeX", set: tex("xelatex", "tex", `\emergencystretch=3em`)},
		{name: "XeLaTeX, tolerant", set: tex("xelatex", "tolerant", `\tolerance=9999`)},
		{name: "LuaLaTeX + microtype", hang: true, set: tex("lualatex", "microtype", `\usepackage{microtype} \emergencystretch=3em`)},
		{name: "Typst", hang: true, set: func(dir string, ps []string, em int) (string, error) {
			_, err := typst(work, dir, "english-typst", englishTypst(ps, em), fonts, 1, letterFile)
			return filepath.Join(dir, "english-typst.pdf"), err
		}},
	}
}

// englishTeX sets the text as a careful user of LaTeX would: American
// hyphenation by the extended patterns, one width of blank throughout. The
// preamble has what keeps narrow lines from standing out of the measure: the
// \emergencystretch of LaTeX's \sloppy beside TeX's own tolerance of 200, or a
// tolerance of all that is not hopeless.
func englishTeX(fonts string, ps []string, em int, preamble string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `\documentclass{article}
\usepackage[paperwidth=%gbp,paperheight=%gbp,left=%gbp,right=%gbp,top=%gbp,bottom=%gbp,noheadfoot,nomarginpar]{geometry}
\usepackage{fontspec}
\setmainfont[Path=%s/]{%s}
\usepackage{polyglossia}
\setmainlanguage[variant=usmax]{english}
\usepackage{url}
\urlstyle{same}
\pagestyle{empty}
%s
\widowpenalty=10000 \clubpenalty=10000 \raggedbottom
\setlength{\topskip}{%gbp}
\setlength{\parindent}{%gbp}
\setlength{\parskip}{0pt}
\begin{document}
\fontsize{%gbp}{%gbp}\selectfont \frenchspacing
`, float64(em)*size+2*margin, pageH, margin, margin, margin, margin, fonts, letterFile, preamble, size, indent, letters, pitch)
	for _, p := range ps {
		b.WriteString(eachAddress(p, texEscape, func(url string) string { return `\url{` + url + `}` }) + "\n\n")
	}
	b.WriteString("\\end{document}\n")
	return b.String()
}

// eachAddress writes a paragraph, its addresses otherwise than its text.
func eachAddress(p string, text, address func(string) string) string {
	var b strings.Builder
	for i, w := range strings.Split(p, " ") {
		if i > 0 {
			b.WriteByte(' ')
		}
		if strings.HasPrefix(w, "https://") {
			url := strings.TrimRight(w, ".,;")
			b.WriteString(address(url) + text(w[len(url):]))
		} else {
			b.WriteString(text(w))
		}
	}
	return b.String()
}

// englishTypst sets it as a careful user of Typst would. Addresses are written
// as they are, which makes links of them.
func englishTypst(ps []string, em int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `#set page(width: %gpt, height: %gpt, margin: %gpt)
#set text(font: "%s", size: %gpt, lang: "en", region: "us", top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, first-line-indent: (amount: %gpt, all: true), leading: %gpt, spacing: %gpt)

`, float64(em)*size+2*margin, pageH, margin, letterName, letters, indent, pitch-letters, pitch-letters)
	for _, p := range ps {
		b.WriteString(eachAddress(p, typstWord, func(url string) string { return url }) + "\n\n")
	}
	return b.String()
}

// typstWord puts a backslash before what Typst's markup could read in a word.
func typstWord(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\\#*_`$<>@[]~", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// writeEnglish writes a manifest, a layout of a measure, and the passage.
func writeEnglish(dir string, ps []string, em int) error {
	for name, text := range map[string]string{
		"passage.md":   "---\ntitle: English\nkind: passage\nsource: 对照\nlang: en\n---\n\n" + strings.Join(ps, "\n\n") + "\n",
		"layout.yaml":  hostile.Layout(float64(em), size, pitch, perPage, margin, rules.Default()),
		"booklet.yaml": "title: 对照\nissue: english\ndate: 2024-01-01\nlayout: layout.yaml\ncontents:\n  - passage: passage.md\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}
