package clean

import (
	"fmt"
	"maps"
	"slices"

	"booklet/pipeline/diag"
	"booklet/pipeline/sources"
)

// Apply does to a passage what the build may do on its own: it applies the
// rules of single characters (Build is Applied) and warns of what the others
// would repair, once a rule, at the first place. The spans of the result name
// the places of their characters in the file. The passage given is not
// changed; where there is nothing to repair it is returned itself.
//
// on switches rules by their names; a nil map means the defaults. A rule that
// is switched off is neither applied nor warned of; one of paragraphs that is
// switched on by name is applied, not only warned of. "simplify" is what
// `script: hans` asks for. A name that no rule has is an error at the
// passage's file.
func Apply(p *sources.Passage, on map[string]bool) (*sources.Passage, diag.List) {
	var list diag.List
	for _, name := range unknown(on) {
		list = append(list, diag.Diagnostic{
			Pos: diag.Pos{File: p.Path}, Severity: diag.Error, Code: "unknown-rule",
			Message: fmt.Sprintf("no repair is called %q", name),
			Hint:    "`booklet clean --list` names them all",
		})
	}
	w := worker{lang: p.Meta.Lang.Value, ctx: &context{}}
	var found [64]finding
	for i := range Rules {
		r := &Rules[i]
		if r.find == nil || r.Build == Ignored && !on[r.Name] || !enabled(r, on) {
			continue
		}
		if r.Name == pinyinRule.Name {
			w.ctx.sprinkled = pinyinIsSprinkled(p)
		}
		w.rules = append(w.rules, r)
	}
	w.report = func(r *Rule, t *text, edits []edit) bool {
		if r.Build == Applied || on[r.Name] {
			t.apply(r, edits)
			return true
		}
		f := &found[ruleIndex(r)]
		for _, e := range edits {
			if !t.allows(e, inURL) {
				continue
			}
			if f.count == 0 {
				f.pos, f.sample = t.pos(e.from), sample(t, e)
			}
			f.count++
		}
		return false
	}
	out := w.passage(p)
	for i, f := range found {
		if f.count > 0 {
			list = append(list, f.warning(&Rules[i], p.Path))
		}
	}
	return out, list
}

// finding is what the build saw of one rule in a passage.
type finding struct {
	pos    diag.Pos
	count  int
	sample string
}

func (f finding) warning(r *Rule, path string) diag.Diagnostic {
	pos := f.pos
	if pos.File == "" {
		pos.File = path
	}
	message := fmt.Sprintf("%s: %s", r.warn, f.sample)
	if f.count > 1 {
		message = fmt.Sprintf("%s: %s, and at %d more places", r.warn, f.sample, f.count-1)
	}
	return diag.Diagnostic{
		Pos: pos, Severity: diag.Warning, Code: "clean-" + r.Name, Message: message,
		Hint: fmt.Sprintf("`booklet clean --write %s` repairs it; `clean: {%s: false}` in the front matter keeps it", path, r.Name),
	}
}

// sample shows an edit in a few characters of its surroundings.
func sample(t *text, e edit) string {
	from, to := max(0, e.from-4), min(len(t.r), e.to+4)
	s := string(t.r[from:to])
	if from > 0 {
		s = "…" + s
	}
	if to < len(t.r) {
		s += "…"
	}
	return s
}

func ruleIndex(r *Rule) int {
	return slices.IndexFunc(Rules, func(o Rule) bool { return o.Name == r.Name })
}

// worker runs paragraph rules over a passage.
type worker struct {
	rules []*Rule
	lang  string
	ctx   *context
	// report is given the edits of a rule, and says whether it applied them.
	report func(*Rule, *text, []edit) bool
	// done, if set, is given each text for which a rule found something.
	done func(*text)
}

func (w *worker) passage(p *sources.Passage) *sources.Passage {
	out := *p
	changed := w.meta(&out.Meta)
	if blocks, c := eachInline(p.Blocks, w.inline); c {
		out.Blocks, changed = blocks, true
	}
	copied := false
	for _, label := range slices.Sorted(maps.Keys(p.Notes)) {
		if blocks, c := eachInline(p.Notes[label], w.inline); c {
			if !copied {
				out.Notes, copied = maps.Clone(p.Notes), true
			}
			out.Notes[label], changed = blocks, true
		}
	}
	if !changed {
		return p
	}
	return &out
}

func (w *worker) inline(kind sources.BlockKind, spans []sources.Span) ([]sources.Span, bool) {
	if len(spans) == 0 {
		return spans, false
	}
	t := text{kind: kind, lang: w.lang, ctx: w.ctx}
	if !w.run(&t, spans) {
		return spans, false
	}
	return t.rebuild(), true
}

// run applies the rules to the spans, and tells whether t holds other text
// now.
func (w *worker) run(t *text, spans []sources.Span) bool {
	have := classes(spans)
	built, changed := false, false
	for _, r := range w.rules {
		if have&r.needs == 0 || have&r.also != r.also {
			continue
		}
		if !built {
			n := newText(spans)
			t.r, t.at, t.spans = n.r, n.at, n.spans
			built = true
		}
		if edits := r.find(t); len(edits) > 0 && w.report(r, t, edits) {
			changed = true
			have = classesOf(t.r)
		}
	}
	if built && w.done != nil {
		w.done(t)
	}
	return changed
}
