package library

import (
	"fmt"
	"slices"
	"strings"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
)

// Hint says what nearly fits a question that nothing fits.
func (l *Library) Hint(q *manifest.Find, lang string) string {
	if len(l.Cards) == 0 {
		return "the library has no passages: write them into sources/ of the project, or beside the manifest"
	}
	list := criteria(q, lang)
	for i := range list {
		if hint := l.unknownValue(&list[i]); hint != "" {
			return hint
		}
	}
	var near []string
	for i := range list {
		found := l.fitting(list, &list[i])
		if len(found) == 0 {
			continue
		}
		fit := "1 passage fits"
		if len(found) > 1 {
			fit = fmt.Sprintf("%d passages fit", len(found))
		}
		near = append(near, fmt.Sprintf("without `%s: %s` %s, such as %s%s", list[i].name, list[i].value, fit, found[0].Path, saysOf(found[0], &list[i])))
	}
	if near == nil {
		return "`booklet sources` lists what is there"
	}
	return strings.Join(near, "; ")
}

// saysOf tells what a passage says of a criterion that it does not fit.
func saysOf(c *Card, of *criterion) string {
	said := ""
	switch of.name {
	case "from", "to":
		if said = c.Meta.Date.Value; said == "" {
			return ", which has no date"
		}
	case "source", "author", "title":
		said = of.has(c)[0]
	case "tags":
		said = strings.Join(of.has(c), ", ")
	}
	if said == "" {
		return ""
	}
	return fmt.Sprintf(" (%s)", said)
}

// unknownValue gives a hint for a value that no passage has at all.
func (l *Library) unknownValue(of *criterion) string {
	if of.has == nil || slices.ContainsFunc(l.Cards, func(c Card) bool { return of.fits(&c) }) {
		return ""
	}
	var known []string
	seen := map[string]bool{}
	for i := range l.Cards {
		for _, v := range of.has(&l.Cards[i]) {
			if v != "" && !seen[v] {
				seen[v] = true
				known = append(known, v)
			}
		}
	}
	near := diag.Suggest(of.value, known)
	if near == "" { // a part of what is known, or more than it
		if i := slices.IndexFunc(known, func(k string) bool {
			return strings.Contains(plain(k), plain(of.value)) || strings.Contains(plain(of.value), plain(k))
		}); i >= 0 {
			near = known[i]
		}
	}
	if near == "" {
		return ""
	}
	return fmt.Sprintf("no passage has %s: %s; did you mean %q?", of.name, of.value, near)
}
