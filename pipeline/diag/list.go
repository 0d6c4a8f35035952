package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// Errorf adds an error. The message is made from format and args; the hint is
// taken as it is and may be empty.
func (l *List) Errorf(pos Pos, code, hint, format string, args ...any) {
	l.add(Error, pos, code, hint, fmt.Sprintf(format, args...))
}

// Warnf adds a warning, as Errorf adds an error.
func (l *List) Warnf(pos Pos, code, hint, format string, args ...any) {
	l.add(Warning, pos, code, hint, fmt.Sprintf(format, args...))
}

func (l *List) add(s Severity, pos Pos, code, hint, message string) {
	*l = append(*l, Diagnostic{Pos: pos, Severity: s, Code: code, Message: message, Hint: hint})
}

// HasErrors reports whether the list holds an error.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity == Error })
}

// Counts gives the number of errors and of warnings.
func (l List) Counts() (errors, warnings int) {
	for _, d := range l {
		if d.Severity == Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}

// Sort puts the findings in the order of file, line and column. Findings at
// one place keep their order, so that what a stage found first comes first.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Diagnostic) int { return a.Pos.Compare(b.Pos) })
}

// Compare orders places by file, line and column: negative when p comes
// before q, 0 when they are the same.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
}

// String gives the place as messages name it: "file:line:col" as far as it is
// known, and nothing for the zero Pos.
func (p Pos) String() string {
	s := printable(p.File)
	if p.Line > 0 {
		s += fmt.Sprintf(":%d", p.Line)
		if p.Col > 0 {
			s += fmt.Sprintf(":%d", p.Col)
		}
	}
	return s
}

// String gives "error" or "warning".
func (s Severity) String() string {
	if s == Error {
		return "error"
	}
	return "warning"
}

// MarshalText makes the severity "error" or "warning" in JSON.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (s *Severity) UnmarshalText(text []byte) error {
	switch string(text) {
	case "error":
		*s = Error
	case "warning":
		*s = Warning
	default:
		return fmt.Errorf("%q is no severity: error or warning", text)
	}
	return nil
}
