// Command typography judges the typesetting of finished PDFs by their
// characters' positions, rule by rule, whatever program made them. It shares
// no code with the typesetter: positions come from mutool, fonts from
// pdffonts, labels and links from qpdf.
//
//	typography [flags] FILE.pdf …    judges these files
//	typography [flags]               builds and judges the booklets and the hostile texts
//
// It ends with 1 when a rule is broken, 2 on wrong usage, 3 when something
// could not be read or built.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"booklet/cmd/typography/report"
	"booklet/cmd/typography/rules"
)

type options struct {
	json, hostile bool
	brief         bool
	only          []string
	show, worst   int
	source        string
	booklet       string
	set           rules.Settings
	keep          string
	seed          int64
}

func main() {
	o := options{set: rules.Default()}
	only := flag.String("only", "", "check only these `rules`, by number: 1,2,V1")
	flag.BoolVar(&o.json, "json", false, "print JSON")
	flag.BoolVar(&o.brief, "brief", false, "print the tables of documents that break a rule, and the table of all documents")
	flag.BoolVar(&o.hostile, "hostile", true, "without files: build and judge the hostile texts too")
	flag.IntVar(&o.show, "show", 5, "how many findings of each rule to print")
	flag.IntVar(&o.worst, "worst", 10, "how many of the loosest lines to print")
	flag.StringVar(&o.source, "source", "", "the manifest or passage that the file was made from")
	flag.StringVar(&o.booklet, "booklet", "bin/booklet", "the command that builds booklets")
	flag.StringVar(&o.keep, "keep", "", "a `folder` to build in and keep, instead of a temporary one")
	flag.Int64Var(&o.seed, "seed", 1, "of the random texts")
	flag.StringVar(&o.set.Ban, "ban", o.set.Ban, "level of the bans: none, basic, gb, strict")
	flag.StringVar(&o.set.Squeeze, "squeeze", o.set.Squeeze, "style of punctuation: full, half, kaiming, none")
	flag.Float64Var(&o.set.Gap, "gap", o.set.Gap, "Han–Western gap in em")
	flag.Float64Var(&o.set.Bound, "bound", o.set.Bound, "largest stretch of a gap between Han in em")
	flag.Float64Var(&o.set.Measure, "measure", 0, "length of a full line in em; 0: as found")
	flag.BoolVar(&o.set.Hang, "hang", false, "hanging marks are on")
	flag.BoolVar(&o.set.Narrow, "plain", false, "nothing but indented paragraphs, perhaps at a measure at which rules must conflict")
	flag.BoolVar(&o.set.GB9704, "gb9704", false, "an official document: rules 62, 64, 68 and 69 hold")
	flag.Parse()
	if *only != "" {
		o.only = strings.Split(*only, ",")
	}
	docs, err := judge(o, flag.Args())
	if err != nil {
		fmt.Fprintln(os.Stderr, "typography:", err)
	}
	broken := 0
	for _, d := range docs {
		broken += d.Broken()
		if !o.json && (!o.brief || d.Broken() > 0) {
			report.Table(os.Stdout, d, o.show)
		}
	}
	if o.json {
		if err := report.JSON(os.Stdout, docs); err != nil {
			fmt.Fprintln(os.Stderr, "typography:", err)
			os.Exit(3)
		}
	} else {
		if len(docs) > 1 {
			report.Totals(os.Stdout, docs)
		}
		fmt.Printf("\n%d documents, %d rules broken in all\n", len(docs), broken)
	}
	switch {
	case err != nil:
		os.Exit(3)
	case broken > 0:
		os.Exit(1)
	}
}
