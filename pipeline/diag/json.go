package diag

import (
	"encoding/json"
	"io"
)

// finding is a Diagnostic as the JSON form has it. Programs read it: keys are
// only ever added.
type finding struct {
	Pos
	Severity Severity `json:"severity"`
	Code     string   `json:"code"`
	Message  string   `json:"message"`
	Hint     string   `json:"hint"`
	Source   string   `json:"source"`
}

// WriteJSON writes the findings as one JSON document on one line:
//
//	{"diagnostics":[{"file":…,"line":…,"col":…,"severity":"error"|"warning",
//	"code":…,"message":…,"hint":…,"source":…},…],"errors":n,"warnings":n}
//
// Every key is always there.
func (l List) WriteJSON(w io.Writer) error {
	doc := struct {
		Diagnostics []finding `json:"diagnostics"`
		Errors      int       `json:"errors"`
		Warnings    int       `json:"warnings"`
	}{Diagnostics: make([]finding, 0, len(l))}
	for _, d := range l {
		doc.Diagnostics = append(doc.Diagnostics, finding{d.Pos, d.Severity, d.Code, d.Message, d.Hint, d.Source})
	}
	doc.Errors, doc.Warnings = l.Counts()
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(doc)
}
