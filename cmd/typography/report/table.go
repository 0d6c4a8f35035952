package report

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"booklet/cmd/typography/rules"
	"booklet/cmd/typography/sets"
)

// Document is what was found in one PDF, or in a group of them.
type Document struct {
	Name    string         `json:"name"`
	Pages   int            `json:"pages"`
	Chars   int            `json:"characters"`
	Size    float64        `json:"size"`    // of the body, pt
	Measure float64        `json:"measure"` // em
	Pitch   float64        `json:"pitch"`   // pt
	Rules   []rules.Result `json:"rules"`
	Stretch Stretch        `json:"stretch"`
}

// Broken is how many findings a document has.
func (d *Document) Broken() int {
	n := 0
	for _, r := range d.Rules {
		n += r.Count
	}
	return n
}

// Merge adds what was found in another document of the same group.
func (d *Document) Merge(o *Document) {
	d.Pages += o.Pages
	d.Chars += o.Chars
	d.Rules = rules.Merge(d.Rules, o.Rules)
	if d.Measure != o.Measure {
		d.Measure = 0 // of several
	}
	d.Stretch = Stretch{}
}

// JSON writes the documents as JSON.
func JSON(w io.Writer, docs []*Document) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(docs)
}

// head writes the first line of a table of rules.
func head(w io.Writer) {
	fmt.Fprintf(w, "%-5s %s %9s %7s  %s\n", "rule", pad("checked", 80), "places", "broken", "gave way")
}

// row writes a rule's line.
func row(w io.Writer, r *rules.Result) {
	var gave []string
	for _, y := range r.Gave {
		gave = append(gave, fmt.Sprintf("%d× to %s", y.Count, y.To))
	}
	fmt.Fprintln(w, strings.TrimRight(fmt.Sprintf("%-5s %s %9d %7d  %s", r.Rule, pad(r.Name, 80), r.Places, r.Count, strings.Join(gave, "; ")), " "))
}

// looked tells whether a document has anything that a rule checks.
func looked(r *rules.Result) bool { return r.Places+r.Count+len(r.Gave) > 0 }

// idle names the rules that had nothing to check, those with one reason
// together.
func idle(w io.Writer, rs []rules.Result) {
	var reasons []string
	by := map[string][]string{}
	for _, r := range rs {
		if looked(&r) {
			continue
		}
		why := strings.Join(r.Notes, "; ")
		if r.Only != "" {
			why = "of " + r.Only + " setting only"
		}
		if by[why] == nil {
			reasons = append(reasons, why)
		}
		by[why] = append(by[why], r.Rule)
	}
	for i, why := range reasons {
		if i == 0 {
			fmt.Fprintln(w)
		}
		ids := strings.Join(by[why], ", ")
		if why == "" {
			why = "nothing of the kind"
		}
		fmt.Fprintf(w, "not checked: %s (%s)\n", ids, why)
	}
}

// Table writes a document as text: a line for every rule that it has something
// to check for, then the findings, at most show of each rule, then the stretch.
func Table(w io.Writer, d *Document, show int) {
	fmt.Fprintf(w, "\n== %s: %d pages, %d characters, %.2f pt, pitch %.2f pt", d.Name, d.Pages, d.Chars, d.Size, d.Pitch)
	if d.Measure > 0 {
		fmt.Fprintf(w, ", %.2f em a line", d.Measure)
	}
	fmt.Fprint(w, "\n\n")
	head(w)
	for _, r := range d.Rules {
		if looked(&r) {
			row(w, &r)
		}
	}
	idle(w, d.Rules)
	for _, r := range d.Rules {
		if show == 0 || len(r.Broken)+len(r.Notes) == 0 || !looked(&r) {
			continue
		}
		fmt.Fprintf(w, "\nrule %s", r.Rule)
		if r.Count > 0 {
			fmt.Fprintf(w, ": %d broken", r.Count)
		}
		for _, n := range r.Notes {
			fmt.Fprintf(w, "; %s", n)
		}
		fmt.Fprintln(w)
		for i, f := range r.Broken {
			if i == show {
				fmt.Fprintf(w, "  … %d more\n", r.Count-show)
				break
			}
			fmt.Fprintf(w, "  p. %d: %s", f.Page, f.Note)
			if f.Line != "" {
				fmt.Fprintf(w, " | %s", f.Line)
			}
			fmt.Fprintln(w)
		}
	}
	s := d.Stretch
	if s.Lines == 0 {
		return
	}
	fmt.Fprintf(w, "\nstretch of %d gaps between Han on %d lines: 50 %% %.4f, 95 %% %.4f, 99 %% %.4f, largest %.4f em; %d lines loose, %d squeezed; widest Han–Western gap %.3f, word space %.3f em\n",
		s.Gaps, s.Lines, s.P50, s.P95, s.P99, s.Max, s.Loose, s.Tight, s.Gap, s.Space)
	for _, x := range s.Worst {
		if x.Stretch > 0.001 {
			fmt.Fprintf(w, "  %.4f p. %d: %s\n", x.Stretch, x.Page, x.Text)
		}
	}
}

// pad fills a text up to a width in columns, of which a Chinese character
// takes two.
func pad(s string, width int) string {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if k := sets.Of(r); k == sets.Han || k.Mark() {
			n++
		}
	}
	return s + strings.Repeat(" ", max(0, width-n))
}
