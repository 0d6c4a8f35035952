// Package library answers what a manifest or an editor asks of many passages
// by their front matter: which one has an id, which fit a question, which are
// nearly the same. It reads no files; it is given cards.
package library

import (
	"slices"
	"strings"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/sources"
)

// Card is what a library knows of a passage: where it lies, and its front
// matter with the defaults of its folder.
type Card struct {
	Path   string // slash-separated, as messages name it
	Real   string // the same file from the root, for comparison
	Meta   sources.Meta
	Broken bool // the front matter has errors: Meta holds what could be read
}

// Kind is what the passage is; one that does not say so is a passage.
func (c *Card) Kind() manifest.Kind {
	if c.Meta.Kind.Value == "quote" {
		return manifest.Quote
	}
	return manifest.Passage
}

// Library is a set of passages.
type Library struct {
	Cards []Card
	byID  map[string][]int
}

// New makes a library of cards, which it sorts by path.
func New(cards []Card) *Library {
	slices.SortFunc(cards, func(a, b Card) int { return strings.Compare(a.Real, b.Real) })
	l := &Library{Cards: cards, byID: map[string][]int{}}
	for i := range cards {
		if id := cards[i].Meta.ID.Value; id != "" {
			l.byID[id] = append(l.byID[id], i)
		}
	}
	return l
}

// DuplicateIDs reports every passage whose id another one has before it.
func (l *Library) DuplicateIDs() (found diag.List) {
	for i := range l.Cards {
		id := l.Cards[i].Meta.ID
		if same := l.byID[id.Value]; len(same) > 1 && i != same[0] {
			found.Errorf(id.Pos, "duplicate-id", "an id is of one passage: change one of them",
				"the id %q is given to %s and to %s", id.Value, l.Cards[same[0]].Meta.ID.Pos, id.Pos)
		}
	}
	return found
}

// HasID tells whether a passage has an id.
func (l *Library) HasID(id string) bool { return len(l.byID[id]) > 0 }

// withID gives the passage that has an id; nil, and a finding, when there is
// none or more than one.
func (l *Library) withID(id manifest.Text, found *diag.List) *Card {
	same := l.byID[id.Value]
	switch len(same) {
	case 1:
		return &l.Cards[same[0]]
	case 0:
		var ids []string
		for i := range l.Cards {
			if known := l.Cards[i].Meta.ID.Value; known != "" {
				ids = append(ids, known)
			}
		}
		hint := diag.DidYouMean(id.Value, ids)
		if hint == "" {
			hint = "write `id: " + id.Value + "` into the front matter of the passage, or name its path; `booklet sources` lists what is there"
		}
		found.Errorf(id.Pos, "unknown-id", hint, "no passage has the id %q", id.Value)
	default:
		var places []string
		for _, i := range same {
			places = append(places, l.Cards[i].Meta.ID.Pos.String())
		}
		found.Errorf(id.Pos, "duplicate-id", "an id is of one passage: change the others", "the id %q is given to %s", id.Value, join(places))
	}
	return nil
}

// join writes a list with "and" before its last.
func join(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}
