package pipeline

import (
	"testing"

	"booklet/pipeline/diag"
)

// A mistake that two stages trip over is told once, where it came up first.
func TestCollapse(t *testing.T) {
	at := diag.Pos{File: "a.md", Line: 3, Col: 7}
	var l diag.List
	l.Errorf(at, "x", "one hint", "wrong")
	l.Warnf(at, "x", "", "wrong")
	l.Errorf(diag.Pos{File: "b.md"}, "x", "", "wrong")
	l.Errorf(at, "x", "another hint", "wrong")
	l.Errorf(at, "x", "", "also wrong")
	got := collapse(l)
	if len(got) != 4 || got[0].Hint != "one hint" || got[3].Message != "also wrong" {
		t.Errorf("%d findings: %v", len(got), got)
	}
}

// An editor goes through a file from top to bottom, whatever stage found what.
func TestArrange(t *testing.T) {
	var l diag.List
	for _, at := range []diag.Pos{{File: "z.yaml", Line: 9}, {File: "a.md", Line: 5}, {File: "z.yaml"}, {File: "a.md", Line: 5}, {File: "a.md", Line: 2, Col: 3}} {
		l.Errorf(at, "x", "", "%d", len(l))
	}
	got := ""
	for _, d := range arrange(l) {
		got += d.Message
	}
	if got != "20413" {
		t.Errorf("arranged %s, want 20413", got)
	}
}
