package pipeline

import (
	"cmp"
	"slices"

	"booklet/pipeline/diag"
)

// collapse drops findings that say the same of the same place, as happens when
// two entries name one passage or two stages trip over one mistake.
func collapse(l diag.List) diag.List {
	seen := make(map[diag.Diagnostic]bool, len(l))
	kept := l[:0]
	for _, d := range l {
		key := d
		key.Hint, key.Source = "", ""
		if !seen[key] {
			seen[key] = true
			kept = append(kept, d)
		}
	}
	return kept
}

// arrange puts the findings of one file together, in the order of its lines;
// the file in which the first was made comes first.
func arrange(l diag.List) diag.List {
	order := map[string]int{}
	for _, d := range l {
		if _, known := order[d.Pos.File]; !known {
			order[d.Pos.File] = len(order)
		}
	}
	slices.SortStableFunc(l, func(a, b diag.Diagnostic) int {
		return cmp.Or(cmp.Compare(order[a.Pos.File], order[b.Pos.File]), a.Pos.Compare(b.Pos))
	})
	return l
}
