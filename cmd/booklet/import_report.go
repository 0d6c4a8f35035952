package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"booklet/pipeline/clean"
	"booklet/pipeline/diag"
)

// reportImportsJSON writes one document to standard output:
//
//	{"passages":[{"input":…,"passage":…,"format":…,"pictures":[…],
//	"front_matter":[…],"changes":[…],"diff":…,"written":…},…],
//	"diagnostics":[…],"errors":n,"warnings":n}
func reportImportsJSON(w io.Writer, done []imported, findings diag.List) error {
	if done == nil {
		done = []imported{}
	}
	return reportFindingsJSON(w, "passages", done, findings)
}

// reportFindingsJSON writes results under a key, and the findings behind them.
func reportFindingsJSON(w io.Writer, key string, results any, findings diag.List) error {
	var b bytes.Buffer
	if err := findings.WriteJSON(&b); err != nil {
		return err
	}
	var tail struct {
		Diagnostics json.RawMessage `json:"diagnostics"`
		Errors      int             `json:"errors"`
		Warnings    int             `json:"warnings"`
	}
	if err := json.Unmarshal(b.Bytes(), &tail); err != nil {
		return err
	}
	return writeJSON(w, map[string]any{key: results, "diagnostics": tail.Diagnostics, "errors": tail.Errors, "warnings": tail.Warnings})
}

// reportFindings writes the findings and how many there are.
func reportFindings(w io.Writer, findings diag.List) error {
	if err := findings.WriteText(w); err != nil {
		return err
	}
	if e, n := findings.Counts(); e+n > 0 {
		fmt.Fprintf(w, "%s, %s\n", count(e, "error"), count(n, "warning"))
	}
	return nil
}

// shownChanges is how many changes of one rule the report names one by one.
const shownChanges = 5

// reportImports tells on stderr what was found and changed, and on stdout the
// files that were written or, in a dry run, the diffs.
func reportImports(stdout, stderr io.Writer, done []imported, findings diag.List, dryRun bool) error {
	for i := range done {
		it := &done[i]
		from := it.Format
		if it.Encoding != "" {
			from += ", " + it.Encoding
		}
		fmt.Fprintf(stderr, "%s → %s (%s)\n", it.Input, it.Passage, from)
		for _, g := range it.Guesses {
			fmt.Fprintf(stderr, "  %s: %s\n      found in %s\n", g.Key, g.Value, g.From)
		}
		writeChanges(stderr, it.Changes, func(c clean.Change) string { return it.places.Name(c.Pos) })
		if len(it.Pictures) > 0 {
			fmt.Fprintf(stderr, "  pictures: %d\n", len(it.Pictures))
		}
		if dryRun {
			fmt.Fprint(stdout, it.Diff)
		} else if it.Written {
			for _, f := range it.files {
				fmt.Fprintln(stdout, f.name)
			}
		}
	}
	return reportFindings(stderr, findings)
}

// writeChanges names what each rule did, the first few with their places.
func writeChanges(w io.Writer, changes []clean.Change, place func(clean.Change) string) {
	for _, name := range clean.Names() {
		n := 0
		for _, c := range changes {
			if c.Rule == name && !c.Only {
				n++
			}
		}
		if n == 0 {
			continue
		}
		fmt.Fprintf(w, "  %s: %s\n", name, count(n, "change"))
		shown := 0
		for _, c := range changes {
			if c.Rule != name || c.Only {
				continue
			}
			if shown++; shown > shownChanges {
				fmt.Fprintf(w, "      … and %d more\n", n-shownChanges)
				break
			}
			fmt.Fprintf(w, "      %s: %s → %s\n", place(c), visible(c.Context), visible(c.After))
		}
	}
}

// visible shows blanks and line ends, and cuts what is long.
func visible(s string) string {
	s = strings.NewReplacer("\n", "⏎", "\t", "⇥", "\u00a0", "⍽", "\u3000", "□").Replace(s)
	if rs := []rune(s); len(rs) > 60 {
		s = string(rs[:30]) + "…" + string(rs[len(rs)-28:])
	}
	if s == "" {
		return "nothing"
	}
	return s
}
