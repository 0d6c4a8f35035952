// Package clean repairs the text of passages: what newspapers' columns, web
// pages, word processors and PDF files left in it that a booklet must not
// show. Each repair is a Rule with a name, in a file of its own; Rules lists
// them in the order in which they run.
//
// A rule never takes away text that it does not name, and finds nothing more
// to do in text that it has repaired.
package clean

import (
	"sort"

	"booklet/pipeline/diag"
)

// Mode says what the build, which must not surprise anybody, does by a rule.
type Mode uint8

// The modes.
const (
	Ignored Mode = iota // the build does not look
	Warned              // the build warns once a passage, and leaves the text as it is
	Applied             // the build sets the repaired text
)

// String names the mode as `booklet clean --list` shows it.
func (m Mode) String() string {
	switch m {
	case Warned:
		return "warns"
	case Applied:
		return "repairs"
	}
	return "-"
}

// Rule is one repair. Either find or doc is set.
type Rule struct {
	Name    string // kebab-case: what front matter and manifests switch it by
	Doc     string // what it does, in one sentence
	Before  string // an example
	After   string
	Default bool // whether it runs where nothing is said
	Build   Mode // what the build does by it

	needs class              // a paragraph without any of these classes is left alone
	also  class              // and one without all of these
	warn  string             // what the build's warning says was found
	find  func(*text) []edit // the edits of one paragraph, in order, not overlapping
	doc   func(*document)    // a rule over the whole passage
}

// Rules lists every rule in the order in which they run.
var Rules = []Rule{
	invisibleRule,
	radicalsRule,
	leftoversRule,
	linesRule,
	simplifyRule,
	pinyinRubyRule,
	pinyinRule,
	widthsRule,
	marksRule,
	dashesRule,
	quotesRule,
	spacesRule,
	numbersRule,
	doubledRule,
}

// Find returns the rule of that name.
func Find(name string) (Rule, bool) {
	for _, r := range Rules {
		if r.Name == name {
			return r, true
		}
	}
	return Rule{}, false
}

// Names returns the names of all rules, in their order.
func Names() []string {
	names := make([]string, len(Rules))
	for i, r := range Rules {
		names[i] = r.Name
	}
	return names
}

// Change is one thing that a rule did, or only reports.
type Change struct {
	Rule   string   `json:"rule"`
	Pos    diag.Pos `json:"pos"`    // where Before begins in the input
	Before string   `json:"before"` // the text that was taken away
	After  string   `json:"after"`  // the text that stands there now
	Note   string   `json:"note,omitempty"`
	Only   bool     `json:"reported_only,omitempty"` // nothing was changed; Note says what is doubtful
	// Context is the text around the change as it was, with the change
	// between ⟦ and ⟧.
	Context string `json:"context,omitempty"`

	whole bool // a whole block was taken away
	join  bool // two lines or paragraphs were joined before Pos
}

// enabled tells whether a rule runs by what was switched.
func enabled(r *Rule, on map[string]bool) bool {
	if v, said := on[r.Name]; said {
		return v
	}
	return r.Default
}

// unknown returns the names of on that no rule has, sorted.
func unknown(on map[string]bool) []string {
	var names []string
	for name := range on {
		if _, ok := Find(name); !ok {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}
