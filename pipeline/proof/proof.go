// Package proof reads the text of an issue as a proofreader does, and reports
// what is likely a slip: marks that do not pair, a quotation given in two
// ways, a date that does not exist. It changes nothing; what can be repaired
// without asking is the business of package clean. It comes after the parts of
// the passages are picked, so that it says nothing of what is not set, and
// sees all of them together.
//
// Each check is a file of its own and a line in Checks.
package proof

import (
	"fmt"
	"strings"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/sources"
)

// Check is one thing that a proofreader looks for. One of text, passage and
// issue is set, by how much of the issue it has to see.
type Check struct {
	Name string // kebab-case: the code of its findings, and what silences it
	Doc  string // what it finds, in one sentence

	text    func(*text, reporter)
	passage func(*passage, reporter)
	issue   func([]*passage, *reporters)
}

// Checks lists every check in the order in which they run.
var Checks = []Check{
	unpairedQuote,
	unpairedBracket,
	marksInRow,
	halfWidthMark,
	doubledCharacter,
	noEndMark,
	noSuchDate,
	noSource,
	afterSource,
	quotationDiffers,
}

// Names lists the names of all checks, in their order.
func Names() []string {
	names := make([]string, len(Checks))
	for i, c := range Checks {
		names[i] = c.Name
	}
	return names
}

// passage is a passage as the checks see it.
type passage struct {
	*sources.Passage
	chinese bool
	texts   []*text
	silence []manifest.Text // of the issue, the entry and the front matter
}

// Read checks the passages of an issue, one for each entry of its contents;
// entries without one are passed over. All that it finds are warnings.
func Read(b *manifest.Booklet, passages []*sources.Passage) diag.List {
	var found diag.List
	var all []*passage
	unknown(b.Silence, &found)
	for i, p := range passages {
		if p == nil {
			continue
		}
		e := &b.Contents[i]
		own := newPassage(p, b, e)
		unknown(e.Silence, &found)
		unknown(p.Meta.Silence, &found)
		for _, t := range own.texts {
			unknown(t.silence, &found)
		}
		all = append(all, own)
	}
	for i := range Checks {
		c := &Checks[i]
		r := &reporters{check: c, found: &found, count: map[*passage]int{}}
		for _, p := range all {
			switch {
			case c.passage != nil:
				c.passage(p, r.of(p, nil))
			case c.text != nil:
				for _, t := range p.texts {
					c.text(t, r.of(p, t))
				}
			}
		}
		if c.issue != nil {
			c.issue(all, r)
		}
		for _, p := range all {
			r.rest(p)
		}
	}
	return found
}

// newPassage gathers the texts of a passage: its front matter's, then its
// own.
func newPassage(p *sources.Passage, b *manifest.Booklet, e *manifest.Entry) *passage {
	own := &passage{Passage: p}
	for _, list := range [][]manifest.Text{b.Silence, e.Silence, p.Meta.Silence} {
		own.silence = append(own.silence, list...)
	}
	if keepsMarks(p.Meta.Clean, b.Clean) {
		own.silence = append(own.silence, manifest.Text{Value: halfWidthMark.Name})
	}
	lang := p.Meta.Lang.Value
	if lang == "" {
		lang = b.Lang.Value
	}
	own.chinese = lang == "" || strings.HasPrefix(strings.ToLower(lang), "zh")
	for _, t := range []manifest.Text{p.Meta.Title, p.Meta.Subtitle, p.Meta.By} {
		if t.Value != "" {
			own.texts = append(own.texts, metaText(t, own.chinese))
		}
	}
	texts := p.Texts()
	for i := range texts {
		own.texts = append(own.texts, newText(&texts[i], own.chinese))
	}
	return own
}

// reporter takes what a check finds, but for what is silenced where it looks.
type reporter func(pos diag.Pos, hint, format string, args ...any)

// reporters makes the reporters of one check.
type reporters struct {
	check *Check
	found *diag.List
	count map[*passage]int
}

// perPassage is how many findings of a check a passage shows: with more, it is
// another kind of text, and they would bury the rest.
const perPassage = 50

// rest says how many findings of a passage are not shown.
func (r *reporters) rest(p *passage) {
	if n := r.count[p] - perPassage; n > 0 {
		r.found.Warnf(diag.Pos{File: p.Path}, r.check.Name, "`silence: ["+r.check.Name+"]` in the front matter turns the check off",
			"%s not shown", plural(n, "more finding is", "more findings are"))
	}
}

// of gives the reporter for a text, or for a whole passage where t is nil.
func (r *reporters) of(p *passage, t *text) reporter {
	how := "`silence: [" + r.check.Name + "]` in the front matter"
	silent := names(p.silence, r.check.Name)
	if t != nil {
		silent = silent || names(t.silence, r.check.Name)
		if !t.front {
			how = "<!-- silence: " + r.check.Name + " --> above the paragraph"
		}
	}
	return func(pos diag.Pos, hint, format string, args ...any) {
		if silent {
			return
		}
		if r.count[p]++; r.count[p] <= perPassage {
			r.found.Warnf(pos, r.check.Name, fmt.Sprintf("%s; if it is right, write %s", hint, how), format, args...)
		}
	}
}

// names tells whether a list of names has one.
func names(list []manifest.Text, name string) bool {
	for _, t := range list {
		if t.Value == name {
			return true
		}
	}
	return false
}

// unknown warns of names that no check has.
func unknown(list []manifest.Text, found *diag.List) {
	for _, t := range list {
		known := Names()
		if contains(known, t.Value) {
			continue
		}
		hint := diag.DidYouMean(t.Value, known)
		if hint == "" {
			hint = "the checks are " + strings.Join(known, ", ")
		}
		found.Warnf(t.Pos, "unknown-check", hint, "no check is called %q", t.Value)
	}
}

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}
