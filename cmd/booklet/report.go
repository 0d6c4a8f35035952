package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"booklet/pipeline/diag"
)

// outcome is what came of one manifest.
type outcome struct {
	manifest string
	pdf      string // "" when none was written
	pages    int
	findings diag.List
	notes    []note
}

// note is something to know about a build that nobody has to mend: unlike a
// warning it never fails one.
type note struct {
	diag.Pos
	Message string `json:"message"`
}

// issueReport is an outcome in the JSON report. Programs read it: keys are
// only ever added.
type issueReport struct {
	Manifest    string          `json:"manifest"`
	PDF         string          `json:"pdf"` // "" when none was written
	Pages       int             `json:"pages"`
	Diagnostics json.RawMessage `json:"diagnostics"` // as diag.List.WriteJSON has them
	Errors      int             `json:"errors"`
	Warnings    int             `json:"warnings"`
	Notes       []note          `json:"notes"` // [{"file":…,"line":…,"col":…,"message":…},…]
}

// reportJSON writes one document for all manifests to standard output:
//
//	{"issues":[{"manifest":…,"pdf":…,"pages":n,"diagnostics":[…],"errors":n,"warnings":n,
//	"notes":[…]},…],"errors":n,"warnings":n}
func reportJSON(w io.Writer, outcomes []outcome) error {
	var doc struct {
		Issues   []issueReport `json:"issues"`
		Errors   int           `json:"errors"`
		Warnings int           `json:"warnings"`
	}
	doc.Issues = []issueReport{}
	for _, o := range outcomes {
		report := issueReport{Manifest: o.manifest, PDF: o.pdf, Pages: o.pages, Notes: o.notes}
		if report.Notes == nil {
			report.Notes = []note{}
		}
		var findings bytes.Buffer
		if err := o.findings.WriteJSON(&findings); err != nil {
			return err
		}
		if err := json.Unmarshal(findings.Bytes(), &report); err != nil {
			return err
		}
		doc.Issues = append(doc.Issues, report)
		doc.Errors += report.Errors
		doc.Warnings += report.Warnings
	}
	return writeJSON(w, doc)
}

// writeJSON writes a value as indented JSON with Chinese as it is.
func writeJSON(w io.Writer, value any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}

// reportText writes the findings to stderr and the names of the PDFs, one a
// line, to stdout.
func reportText(stdout, stderr io.Writer, outcomes []outcome) error {
	errors, warnings := 0, 0
	for _, o := range outcomes {
		if err := o.findings.WriteText(stderr); err != nil {
			return err
		}
		for _, n := range o.notes {
			fmt.Fprintf(stderr, "%s: note: %s\n", n.Pos, n.Message)
		}
		e, w := o.findings.Counts()
		errors, warnings = errors+e, warnings+w
		if o.pdf != "" {
			if _, err := fmt.Fprintln(stdout, o.pdf); err != nil {
				return err
			}
		}
	}
	if errors+warnings > 0 {
		fmt.Fprintf(stderr, "%s, %s\n", count(errors, "error"), count(warnings, "warning"))
	}
	return nil
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// progress shows on a terminal what is being made; it writes nothing else
// where. The line is wiped before anything else is printed.
type progress struct {
	w    io.Writer // nil: not a terminal
	line bool
}

func newProgress(w io.Writer) *progress {
	f, ok := w.(*os.File)
	if !ok {
		return &progress{}
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return &progress{}
	}
	return &progress{w: w}
}

func (p *progress) show(done, of int, what string) {
	if p.w != nil {
		fmt.Fprintf(p.w, "\r\x1b[K%d/%d %s", done, of, what)
		p.line = true
	}
}

func (p *progress) wipe() {
	if p.line {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.line = false
	}
}
