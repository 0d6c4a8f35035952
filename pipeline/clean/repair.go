package clean

import (
	"fmt"
	"slices"
	"sync"

	"booklet/pipeline/diag"
	"booklet/pipeline/sources"
)

// Options say what Repair does.
type Options struct {
	On map[string]bool // rules switched by name; the others as their Default says
	// Split parts a draft that holds several articles: sources.Split at the
	// level, where it is not nil.
	Split *int
	// Guess looks for front matter in the text.
	Guess bool
}

// Result is one repaired draft.
type Result struct {
	Draft   *sources.Draft
	Changes []Change
	Front   bool // it is what stood before the first of several articles
}

// Repair runs the rules that are on over a draft, and finds its front matter.
// The draft given is used up. A name in On that no rule has is an error.
func Repair(d *sources.Draft, o Options) ([]Result, diag.List) {
	var list diag.List
	for _, name := range unknown(o.On) {
		list.Errorf(diag.Pos{File: d.Passage.Path}, "unknown-rule", "`booklet clean --list` names them all",
			"no repair is called %q", name)
	}
	if list.HasErrors() {
		return nil, list
	}
	whole := Result{Draft: d}
	at := len(Rules)
	for i := range Rules {
		// Lines are joined before the front matter is looked for, and marks
		// and characters are repaired in what was found as well.
		if Rules[i].doc == nil && Rules[i].Build != Applied || Rules[i].Name == simplifyRule.Name {
			at = i
			break
		}
	}
	whole.run(Rules[:at], o)
	results := []Result{whole}
	if o.Split != nil {
		front, articles := sources.Split(d, *o.Split)
		if len(articles) > 1 {
			results = results[:0]
			if front != nil {
				results = append(results, Result{Draft: front, Front: true})
			}
			for _, a := range articles {
				results = append(results, Result{Draft: a})
			}
			distribute(whole.Changes, results)
		}
	}
	for i := range results {
		r := &results[i]
		if o.Guess && !r.Front {
			sources.GuessFront(r.Draft)
		}
		r.run(Rules[at:], o)
		r.attributions()
		r.renewGuesses()
	}
	return results, list
}

// distribute gives each change of the whole to the article that it is in.
func distribute(changes []Change, results []Result) {
	for _, c := range changes {
		at := 0
		for i := range results {
			if blocks := results[i].Draft.Passage.Blocks; len(blocks) > 0 && blocks[0].Pos.Line <= c.Pos.Line {
				at = i
			}
		}
		results[at].Changes = append(results[at].Changes, c)
	}
}

// run runs rules that are on, those of paragraphs together on each paragraph.
func (r *Result) run(rules []Rule, o Options) {
	var together []*Rule
	flush := func() {
		if len(together) > 0 {
			r.paragraphs(together)
			together = nil
		}
	}
	for i := range rules {
		rule := &rules[i]
		if !enabled(rule, o.On) {
			continue
		}
		if rule.doc == nil {
			together = append(together, rule)
			continue
		}
		flush()
		rule.doc(&document{draft: r.Draft, rule: rule, change: func(c Change) {
			c.Rule = rule.Name
			r.Changes = append(r.Changes, c)
		}})
	}
	flush()
}

// paragraphs runs rules of paragraphs.
func (r *Result) paragraphs(rules []*Rule) {
	p := r.Draft.Passage
	w := worker{rules: rules, lang: p.Meta.Lang.Value, ctx: &context{}}
	w.ctx.all = sync.OnceValue(func() string { return (&document{draft: r.Draft}).text() })
	byRule := make([][]Change, len(Rules))
	for _, rule := range rules {
		if rule.Name == pinyinRule.Name {
			w.ctx.sprinkled = pinyinIsSprinkled(p)
		}
	}
	w.report = func(rule *Rule, t *text, edits []edit) bool {
		changes := t.apply(rule, edits)
		i := ruleIndex(rule)
		byRule[i] = append(byRule[i], changes...)
		return slices.ContainsFunc(changes, func(c Change) bool { return !c.Only })
	}
	r.Draft.Passage = w.passage(p)
	for _, changes := range byRule {
		r.Changes = append(r.Changes, changes...)
	}
}

// attributions finds the short lines that begin with a dash only now.
func (r *Result) attributions() {
	for i := range r.Draft.Passage.Blocks {
		b := &r.Draft.Passage.Blocks[i]
		if b.Kind == sources.Paragraph && sources.IsAttribution(b.Spans) {
			b.Kind = sources.Attribution
		}
	}
}

// renewGuesses puts the repaired values into the guesses.
func (r *Result) renewGuesses() {
	m := &r.Draft.Passage.Meta
	for i := range r.Draft.Guesses {
		g := &r.Draft.Guesses[i]
		switch g.Key {
		case "title":
			g.Value = m.Title.Value
		case "subtitle":
			g.Value = m.Subtitle.Value
		case "label":
			g.Value = m.Label.Value
		case "author":
			g.Value = m.Author.Value
		case "by":
			g.Value = m.By.Value
		case "source":
			g.Value = m.Source.Value
		}
	}
}

// Summary counts the changes by rule, in the order of Rules.
func Summary(changes []Change) []string {
	var lines []string
	for i := range Rules {
		done, only := 0, 0
		for _, c := range changes {
			if c.Rule != Rules[i].Name {
				continue
			}
			if c.Only {
				only++
			} else {
				done++
			}
		}
		if done > 0 {
			lines = append(lines, fmt.Sprintf("%s: %d", Rules[i].Name, done))
		}
		if only > 0 {
			lines = append(lines, fmt.Sprintf("%s: %d to look at", Rules[i].Name, only))
		}
	}
	return lines
}
