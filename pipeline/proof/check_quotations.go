package proof

import (
	"slices"

	"booklet/pipeline/near"
	"booklet/pipeline/sources"
)

var quotationDiffers = Check{
	Name:  "quotation-differs",
	Doc:   "The same quotation given with other words in two passages of the issue.",
	issue: quotations,
}

// Quotations says when two quotations are two versions of one. Those of less
// than a dozen letters and digits are set phrases, which are varied freely;
// with more than one in a dozen changed, they are two quotations.
var Quotations = near.Options{
	Least:  12,
	Most:   func(length int) int { return min(length/12, 6) },
	Inside: true,
}

func quotations(all []*passage, r *reporters) {
	var quotes []sources.Quotation
	var texts []string
	var from []*passage
	var in []*text
	for _, p := range all {
		for _, t := range p.texts {
			if t.front {
				continue
			}
			for _, q := range t.Quotations() {
				quotes, texts = append(quotes, q), append(texts, q.Text)
				from, in = append(from, p), append(in, t)
			}
		}
	}
	pairs := near.Pairs(texts, Quotations)
	distances := map[[2]int]int{}
	same := map[int][]int{} // earlier quotations that a quotation is a part of, or that are a part of it
	for _, p := range pairs {
		if distances[[2]int{p.A, p.B}] = p.Distance; p.Distance == 0 {
			same[p.B] = append(same[p.B], p.A)
		}
	}
	for _, pair := range pairs {
		a, b := pair.A, pair.B
		reported := slices.ContainsFunc(same[b], func(c int) bool { return distances[[2]int{min(a, c), max(a, c)}] > 0 })
		if pair.Distance == 0 || reported || from[a].Path == from[b].Path ||
			names(from[a].silence, r.check.Name) || names(in[a].silence, r.check.Name) {
			continue
		}
		there, here := near.Difference(texts[a], texts[b], true)
		r.of(from[b], in[b])(quotes[b].Pos, "look the quotation up, and give it the same in both passages",
			"the quotation reads “%s” here, and “%s” in %s", here, there, quotes[a].Pos)
	}
}
