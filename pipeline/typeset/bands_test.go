package typeset

import (
	"strings"
	"testing"
)

// TestBands sets booklets with covers, mastheads and colophons: the archives in
// testdata/bands. The first part of a section is what its manifest has besides
// the passages, the other parts are those; pages are shown as TestPages does.
func TestBands(t *testing.T) {
	golden(t, "bands", func(t *testing.T, layout, name string, text []byte) string {
		lines, passages, _ := strings.Cut(string(text), "=====\n")
		doc := documentWith(t, layoutOf(t, layout), lines, strings.Split(passages, "=====\n")...)
		r, found := Typeset(doc, fonts(t))
		return dumpPages(r, doc) + findings(found)
	})
}
