package manifest

import (
	"errors"
	"strings"

	"booklet/pipeline/diag"
	"booklet/pipeline/unit"
)

// The shapes of lengths. A dim may be in em, a length may not.
var (
	signedDim = measure("a length such as 12pt or 2em", "bad-length", lengthSchema(`[+-]?`, `|em`), unit.ParseDim)
	dimShape  = narrow(signedDim, lengthSchema(`\+?`, `|em`), "out-of-range", func(d unit.Dim) (string, string) {
		return notNegative(d.Abs < 0 || d.Em < 0)
	})
	lenShape = narrow(measure("a length such as 12pt or 26mm", "bad-length", nil, unit.ParseLength),
		lengthSchema(`\+?`, ``), "out-of-range", func(l unit.Length) (string, string) {
			return notNegative(l < 0)
		})
	paperShape = measure("a paper size such as A4 or 210mm 297mm", "bad-paper", &schema{Type: "string", Pattern: `\S`}, unit.ParseSize)
)

func notNegative(negative bool) (string, string) {
	if negative {
		return "a length here can't be negative", ""
	}
	return "", ""
}

// positive refuses a dim of no extent.
func positive(s shape[unit.Dim]) shape[unit.Dim] {
	return narrow(s, nil, "out-of-range", func(d unit.Dim) (string, string) {
		if d.Abs <= 0 && d.Em <= 0 {
			return "a size is more than 0", ""
		}
		return "", ""
	})
}

// upTo refuses a dim of more than most.
func upTo(most unit.Dim, s shape[unit.Dim]) shape[unit.Dim] {
	return narrow(s, nil, "out-of-range", func(d unit.Dim) (string, string) {
		if max(d.Abs, -d.Abs) > most.Abs || max(d.Em, -d.Em) > most.Em {
			return d.String() + " is too much here", "at most " + unit.Dim{Em: most.Em}.String() + " or " + most.Abs.String()
		}
		return "", ""
	})
}

// measure reads a value that is one word by a parser of package unit.
func measure[T any](want, code string, s *schema, parse func(string) (T, error)) shape[T] {
	return shape[T]{
		want:   want,
		schema: s,
		read: func(n *node, to *T, diags *diag.List) bool {
			if !n.isWord() {
				wrongType(n, want, "", diags)
				return false
			}
			v, err := parse(n.value)
			if err != nil {
				hint := ""
				if e := (*unit.ParseError)(nil); errors.As(err, &e) {
					hint = e.Hint
				}
				diags.Errorf(n.pos, code, hint, "%s", err)
				return false
			}
			*to = v
			return true
		},
	}
}

// lengthSchema is how a length is written, for editors: a number with a unit,
// a Chinese size, or 0.
func lengthSchema(sign, em string) *schema {
	pattern := `^\s*(` + sign + `(\d*\.)?\d+\s*(pt|mm|cm|in` + em + `)|[+-]?0*(\.0+|0)|` + strings.Join(unit.ChineseSizes, "|") + `)\s*$`
	return &schema{AnyOf: []*schema{{Type: "string", Pattern: pattern}, {Enum: []any{0}}}}
}
