// Package diag holds findings: what is wrong or doubtful in the input, where,
// and what to do about it. Stages collect findings in a List; only the
// command prints them.
package diag

// Pos is a place in an input file. The zero Pos means that no place is known.
type Pos struct {
	File string `json:"file"` // slash-separated, as the user would type it
	Line int    `json:"line"` // from 1; 0 when only the file is known
	Col  int    `json:"col"`  // from 1, in characters (not bytes); 0 when only the line is known
}

// Severity tells whether a finding stops the build.
type Severity uint8

// The severities, the gravest last so that they compare.
const (
	Warning Severity = iota
	Error
)

// Diagnostic is one finding.
type Diagnostic struct {
	Pos      Pos
	Severity Severity
	Code     string // stable and short, kebab-case: "unknown-key"
	Message  string // one sentence without a full stop at its end
	Hint     string // what to do; may be empty
	Source   string // the source line at Pos, filled in for printing; may be empty
}

// List is a sequence of findings in the order in which they were made.
type List []Diagnostic
