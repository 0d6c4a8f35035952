package compose

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"booklet/pipeline/manifest"
	"booklet/pipeline/sources"
)

// The same passage may stand in several issues of one run, and the layout
// serves them all: composing must leave both as they are, and give the same
// document each time.
func TestComposeLeavesItsInputAlone(t *testing.T) {
	for _, name := range []string{"booklet", "lists", "notes", "headings", "code"} {
		archive, err := txtar.ParseFile("testdata/" + name + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		c := newCase(t, archive)
		first, _ := c.compose()
		var one, two bytes.Buffer
		first.Dump(&one)

		b, _ := manifest.LoadBooklet("booklet.yaml", c.files["booklet.yaml"])
		var passages, same []*sources.Passage
		for _, e := range b.Contents {
			p, _ := sources.Read(e.Path.Value, c.files[e.Path.Value])
			q, _ := sources.Read(e.Path.Value, c.files[e.Path.Value])
			passages, same = append(passages, p), append(same, q)
		}
		styles := map[string]manifest.Style{}
		for name, s := range first.Layout.Styles {
			styles[name] = s
		}
		doc, _ := Compose(b, first.Layout, passages, func(_, name string) ([]byte, error) { return c.readFile(name) })
		if !reflect.DeepEqual(passages, same) {
			t.Errorf("%s: the passages have changed", name)
		}
		if !reflect.DeepEqual(styles, first.Layout.Styles) {
			t.Errorf("%s: the layout's styles have changed", name)
		}
		if name == "booklet" { // one of its passages is missing, which Read does not show
			continue
		}
		doc.Dump(&two)
		if one.String() != two.String() {
			t.Errorf("%s: another document: %s", name, firstDifference(one.String(), two.String()))
		}
	}
}
