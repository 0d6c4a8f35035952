package manifest

import (
	"fmt"
	"slices"
	"strings"

	"booklet/pipeline/diag"
)

// constraints are what a table says about its keys together. The schema of the
// table says the same.
type constraints struct {
	one   []string    // exactly one of these is there
	most  [][]string  // at most one of these is there
	apart [][2]string // the two exclude each other
	needs [][2]string // the first makes sense only with the second
}

// orList is a hint, or where there is none a list of what is known.
func orList(hint, known string, names []string) string {
	if hint == "" && len(names) > 0 {
		return known + " " + strings.Join(names, ", ")
	}
	return hint
}

// check reports what breaks the constraints. Of keys in meant there is a
// finding already.
func (c *constraints) check(n *node, name string, has, meant keys, diags *diag.List) {
	var given []string
	for _, k := range c.one {
		if has.has(k) {
			given = append(given, k)
		}
	}
	missed := slices.ContainsFunc(c.one, meant.has)
	if len(c.one) > 0 && len(given) == 0 && !missed {
		diags.Errorf(n.pos, "missing-key", fmt.Sprintf("write %q", c.one[0]+": …"), "the %s has none of the keys %s", name, strings.Join(c.one, ", "))
	}
	for _, k := range given[min(1, len(given)):] {
		diags.Errorf(has[k], "keys-exclude", "keep one of them, or make two of it", "the %s has both %s and %s", name, given[0], k)
	}
	reported := map[string]bool{}
	for _, group := range c.most {
		first := ""
		for _, k := range group {
			switch {
			case !has.has(k):
			case first == "":
				first = k
			case !reported[k]:
				reported[k] = true
				diags.Errorf(has[k], "keys-exclude", "keep one of them, or make two of it", "the %s has both %s and %s", name, first, k)
			}
		}
	}
	for _, pair := range c.apart {
		if has.has(pair[0]) && has.has(pair[1]) {
			diags.Errorf(has[pair[1]], "keys-exclude", "keep one of them: the other follows from it", "the %s has both %s and %s", name, pair[0], pair[1])
		}
	}
	for _, pair := range c.needs {
		if has.has(pair[0]) && !has.has(pair[1]) {
			diags.Errorf(has[pair[0]], "key-alone", "", "%s goes with %s only", pair[0], pair[1])
		}
	}
}

// describe adds the constraints to the schema of the table.
func (c *constraints) describe(s *schema) {
	for _, k := range c.one {
		s.OneOf = append(s.OneOf, &schema{Required: []string{k}})
	}
	for _, group := range c.most {
		for i, a := range group {
			for _, b := range group[i+1:] {
				s.AllOf = append(s.AllOf, &schema{Not: &schema{Required: []string{a, b}}})
			}
		}
	}
	for _, pair := range c.apart {
		s.AllOf = append(s.AllOf, &schema{Not: &schema{Required: slices.Clone(pair[:])}})
	}
	for _, pair := range c.needs {
		if s.Dependent == nil {
			s.Dependent = map[string][]string{}
		}
		s.Dependent[pair[0]] = append(s.Dependent[pair[0]], pair[1])
	}
}
