package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"booklet/cmd/typography/rules"
)

// Total is what was found in several documents together.
func Total(docs []*Document) *Document {
	all := &Document{Name: fmt.Sprintf("all %d documents", len(docs))}
	for _, d := range docs {
		all.Pages += d.Pages
		all.Chars += d.Chars
		all.Rules = rules.Merge(all.Rules, d.Rules)
	}
	slices.SortStableFunc(all.Rules, func(a, b rules.Result) int { return rules.Order(a.Rule) - rules.Order(b.Rule) })
	return all
}

// Totals writes the table of several documents together: every rule, with the
// rules that it gave way to and how often.
func Totals(w io.Writer, docs []*Document) {
	all := Total(docs)
	fmt.Fprintf(w, "\n== %s: %d pages, %d characters\n\n", all.Name, all.Pages, all.Chars)
	head(w)
	for _, r := range all.Rules {
		row(w, &r)
	}
	var none []string
	for _, r := range all.Rules {
		if !looked(&r) {
			none = append(none, r.Rule)
		}
	}
	if len(none) > 0 {
		fmt.Fprintf(w, "\nno document has anything to check for: %s\n", strings.Join(none, ", "))
	}
}
