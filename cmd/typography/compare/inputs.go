package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"booklet/cmd/typography/hostile"
	"booklet/cmd/typography/rules"
	"booklet/cmd/typography/source"
)

// texFile sets the text as a careful user of ctex would: whole punctuation
// that squeezes (quanjiao), a quarter em between Chinese and Western text that
// gives a little, no lone character on a last line, no widow or orphan.
func texFile(fonts string, ps []source.Paragraph) string {
	var b strings.Builder
	fmt.Fprintf(&b, `\documentclass[UTF8,fontset=none,linespread=1]{ctexart}
\usepackage[paperwidth=%gbp,paperheight=%gbp,left=%gbp,right=%gbp,top=%gbp,bottom=%gbp,noheadfoot,nomarginpar]{geometry}
\setCJKmainfont[Path=%s/,Extension=.otf,BoldFont=%s]{%s}
\setmainfont[Path=%s/,Extension=.otf,BoldFont=%s]{%s}
\xeCJKsetup{PunctStyle=quanjiao,CheckSingle=true,CJKecglue={\hskip 0.25em plus 0.08em minus 0.12em}}
\pagestyle{empty}
\setlength{\topskip}{%gbp}
\setlength{\parindent}{2em}
\setlength{\parskip}{0pt}
\widowpenalty=10000 \clubpenalty=10000 \raggedbottom \frenchspacing
\begin{document}
\fontsize{%gbp}{%gbp}\selectfont
\setlength{\parindent}{2\ccwd}
`, pageW, pageH, margin, margin, margin, margin, fonts, boldFace, bodyFace, fonts, boldFace, bodyFace, size, size, pitch)
	for _, p := range ps {
		for _, r := range p.Runs {
			t := texEscape(r.Text)
			if r.Bold {
				t = `\textbf{` + t + `}`
			}
			b.WriteString(t)
		}
		b.WriteString("\n\n")
	}
	b.WriteString("\\end{document}\n")
	return b.String()
}

var texEscape = strings.NewReplacer(`\`, `\textbackslash{}`, `{`, `\{`, `}`, `\}`, `$`, `\$`, `&`, `\&`, `#`, `\#`,
	`^`, `\^{}`, `_`, `\_`, `%`, `\%`, `~`, `\~{}`).Replace

// typstFile sets the text as a careful user of Typst would: language and
// region given, justified (which breaks whole paragraphs at once), the
// automatic gap, the pitch through the leading.
func typstFile(ps []source.Paragraph) string {
	var b strings.Builder
	fmt.Fprintf(&b, `#set page(width: %gpt, height: %gpt, margin: %gpt)
#set text(font: "FandolFang R", size: %gpt, lang: "zh", region: "cn", cjk-latin-spacing: auto, top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: %gpt, spacing: %gpt)
#show strong: set text(font: "FandolHei", weight: "regular")

`, pageW, pageH, margin, size, pitch-size, pitch-size)
	for _, p := range ps {
		for _, r := range p.Runs {
			t := typstEscape(r.Text)
			if r.Bold {
				t = "#strong[" + t + "]"
			}
			b.WriteString(t)
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

// typstEscape puts a backslash before all that Typst's markup could read.
func typstEscape(s string) string {
	var b strings.Builder
	for i, r := range s {
		if strings.ContainsRune("\\#*_`$<>@[]~=\"'/", r) || i == 0 && strings.ContainsRune("+-0123456789", r) {
			if r >= '0' && r <= '9' {
				b.WriteString("#h(0pt)")
			} else {
				b.WriteByte('\\')
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

// typstScript compiles a file in one process of Node; the time of its start
// is part of what is measured.
const typstScript = `import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import fs from 'fs';
const [input, output, fonts] = process.argv.slice(2);
const c = NodeCompiler.create({ workspace: '/', fontArgs: [{ fontPaths: [fonts] }] });
const r = c.compile({ mainFilePath: input });
if (!r.result) { r.printDiagnostics(); process.exit(1); }
fs.writeFileSync(output, c.pdf(r.result));
`

// writeBooklet writes a manifest, a layout and one passage.
func writeBooklet(dir string, ps []source.Paragraph) error {
	var b strings.Builder
	b.WriteString("---\ntitle: 对照\nkind: passage\nsource: 对照\n---\n\n")
	for _, p := range ps {
		for _, r := range p.Runs {
			if r.Bold {
				b.WriteString("**" + markdownEscape(r.Text) + "**")
			} else {
				b.WriteString(markdownEscape(r.Text))
			}
		}
		b.WriteString("\n\n")
	}
	for name, text := range map[string]string{
		"passage.md":   b.String(),
		"layout.yaml":  hostile.Layout(chars, size, pitch, perPage, margin, rules.Default()),
		"booklet.yaml": "title: 对照\nissue: compare\ndate: 2024-01-01\nlayout: layout.yaml\ncontents:\n  - passage: passage.md\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// markdownEscape keeps a paragraph's text from being read as markup.
func markdownEscape(s string) string {
	var b strings.Builder
	for i, r := range s {
		if strings.ContainsRune("\\*_`[]<>#|{}=~^$", r) || i == 0 && strings.ContainsRune("+->", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
