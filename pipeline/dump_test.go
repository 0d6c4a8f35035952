package pipeline

import (
	"strings"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// A dump goes into bug reports and is compared by people: it must be short,
// stable, and hold no picture's bytes.
func TestDump(t *testing.T) {
	style := &manifest.Style{Face: "kai", Size: 16 * unit.Pt, Bold: true}
	at := diag.Pos{File: "a.md", Line: 3, Col: 7}
	r := &Result{Document: &compose.Document{
		Layout: &manifest.Layout{Name: "left out"},
		Title:  "书",
		Fields: compose.Fields{"title": "书", "issue": "2024年第1期"},
		Entries: []compose.Entry{{
			Title: "桥",
			Blocks: []compose.Block{
				{Style: style, Spans: []compose.Span{{Text: "水", Pos: at, Look: compose.Look{Bold: true}}}},
				{Skip: &compose.Skip{Height: 512}},
			},
		}},
		Images: []compose.Image{{Name: "hill.png", Data: make([]byte, 1000), Pixels: [2]int{3, 4}}},
	}}
	const want = `document:
  Title: "书"
  Fields: 2
    issue: "2024年第1期"
    title: "书"
  Entries: 1
    -
      Title: "桥"
      Blocks: 2
        -
          Style: kai 16pt bold
          Spans: 1
            - Text: "水" Pos: a.md:3:7 Look: {Bold: true}
        -
          Skip: Height: 0.5pt
  Images: 1
    -
      Name: "hill.png"
      Data: 1000 bytes
      Pixels: 2
        - 3
        - 4
`
	var got strings.Builder
	if err := Dump(&got, "document", r); err != nil || got.String() != want {
		t.Errorf("%v\n%s", err, got.String())
	}
	got.Reset()
	if err := Dump(&got, "sheets", r); err != nil || got.String() != "sheets: nothing\n" {
		t.Errorf("of what is not there: %v\n%s", err, got.String())
	}
}
