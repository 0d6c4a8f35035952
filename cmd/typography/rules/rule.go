package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"booklet/cmd/typography/lines"
)

// Rule is one numbered rule.
type Rule struct {
	ID   string
	Name string // what is checked
	Run  func(c *Check, r *Result)
}

// Finding is a place at which a rule is broken or gave way.
type Finding struct {
	Page int    `json:"page"` // from 1
	Line string `json:"line"` // the line's text
	Note string `json:"note"`
}

// Yield says how often the rule gave way to another one.
type Yield struct {
	To      string    `json:"to"`
	Count   int       `json:"count"`
	Example []Finding `json:"examples"`
}

// Result is what a rule found.
type Result struct {
	Rule   string    `json:"rule"`
	Name   string    `json:"checked"`
	Places int       `json:"places"`
	Count  int       `json:"broken"`
	Broken []Finding `json:"findings"` // the first of them
	Gave   []Yield   `json:"gave"`
	Notes  []string  `json:"notes"`
	Only   string    `json:"only,omitempty"` // in which direction of writing alone the rule has a meaning, where the document has the other
}

// kept is how many findings of one rule are kept to be shown.
const kept = 40

func finding(l *lines.Line, note string, args ...any) Finding {
	f := Finding{Note: fmt.Sprintf(note, args...)}
	if l != nil {
		f.Page, f.Line = l.Page+1, l.Text()
	}
	return f
}

// breaks records that the rule is broken in a line; l may be nil.
func (r *Result) breaks(l *lines.Line, note string, args ...any) {
	r.Count++
	if len(r.Broken) < kept {
		r.Broken = append(r.Broken, finding(l, note, args...))
	}
}

// breaksPage records that the rule is broken on a page, numbered from 0.
func (r *Result) breaksPage(page int, note string, args ...any) {
	r.breaks(nil, note, args...)
	if n := len(r.Broken); n > 0 && r.Count <= kept {
		r.Broken[n-1].Page = page + 1
	}
}

// gives records that the rule gave way to another in a line.
func (r *Result) gives(to string, l *lines.Line, note string, args ...any) {
	i := slices.IndexFunc(r.Gave, func(y Yield) bool { return y.To == to })
	if i < 0 {
		r.Gave = append(r.Gave, Yield{To: to})
		i = len(r.Gave) - 1
	}
	r.Gave[i].Count++
	if len(r.Gave[i].Example) < 3 {
		r.Gave[i].Example = append(r.Gave[i].Example, finding(l, note, args...))
	}
}

// note adds a remark to the result.
func (r *Result) note(format string, args ...any) {
	r.Notes = append(r.Notes, fmt.Sprintf(format, args...))
}

// All are the rules, in order.
func All() []Rule {
	return slices.Concat(breaking, punctuation, western, justification, pages, furniture, extras, upright)
}

// Order is the place of a rule in the order of the rules; rules that All does
// not have, which are checked across documents, stand before the next one by
// number.
func Order(id string) int {
	all := All()
	n, err := strconv.Atoi(id)
	for i, r := range all {
		if r.ID == id {
			return 2 * i
		}
		if v, e := strconv.Atoi(r.ID); err == nil && e == nil && v > n {
			return 2*i - 1
		}
	}
	return 2 * len(all)
}

// acrossOnly are the rules of horizontal setting that vertical setting has
// others in the place of: V3, V9 and V10.
var acrossOnly = []string{"29", "54", "72"}

// only gives the one direction of writing, horizontal or vertical, in which a
// rule has a meaning; "" where it has one in both.
func only(id string) string {
	switch {
	case strings.HasPrefix(id, "V"):
		return "vertical"
	case slices.Contains(acrossOnly, id):
		return "horizontal"
	}
	return ""
}

// Run checks the rules whose numbers are in ids, or all of them.
func Run(c *Check, ids []string) []Result {
	direction := "horizontal"
	if c.Document.Vertical {
		direction = "vertical"
	}
	var out []Result
	for _, rule := range All() {
		if len(ids) > 0 && !slices.Contains(ids, rule.ID) {
			continue
		}
		r := Result{Rule: rule.ID, Name: rule.Name}
		switch o := only(rule.ID); {
		case len(c.Lines) == 0:
		case o != "" && o != direction:
			r.Only = o
		default:
			rule.Run(c, &r)
		}
		out = append(out, r)
	}
	return out
}

// Merge adds the counts of b to a, which are results of the same rules.
func Merge(a, b []Result) []Result {
	for _, y := range b {
		i := slices.IndexFunc(a, func(x Result) bool { return x.Rule == y.Rule })
		if i < 0 {
			y.Broken, y.Gave = slices.Clone(y.Broken), slices.Clone(y.Gave) // b keeps its own counts
			a = append(a, y)
			continue
		}
		x := &a[i]
		x.Places += y.Places
		x.Count += y.Count
		x.Broken = append(x.Broken, y.Broken[:min(len(y.Broken), max(0, kept-len(x.Broken)))]...)
		for _, g := range y.Gave {
			k := slices.IndexFunc(x.Gave, func(v Yield) bool { return v.To == g.To })
			if k < 0 {
				x.Gave = append(x.Gave, g)
				continue
			}
			x.Gave[k].Count += g.Count
		}
		x.Notes = nil // they were of the one document
		if y.Only == "" {
			x.Only = ""
		}
	}
	return a
}
