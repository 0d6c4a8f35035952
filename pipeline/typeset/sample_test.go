package typeset

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"booklet/pipeline/compose"
)

// Rule 44 on the sample issues, in lines of 28 characters as official documents
// have them: gaps between Han characters are hardly ever stretched by more than
// 0.006 em, and never by more than 0.10 em.
func TestSamplesAreEven(t *testing.T) {
	files, err := filepath.Glob("../../sources/*/passages/*.md")
	if err != nil || len(files) < 5 {
		t.Fatalf("no sample passages: %v", err)
	}
	l := layoutOf(t, "captions: {figure: 图1, table: 表1}\n")
	var stretch []float64
	worst, where := 0.0, ""
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), "\nlang: en") {
			continue
		}
		text := onlyText(string(data))
		doc := documentOf(t, l, text)
		s := bodySetter(t, doc, 28)
		for i := range doc.Entries[0].Blocks {
			b := &doc.Entries[0].Blocks[i]
			if b.Role != compose.RoleBody || b.Style.Face != "song" {
				continue
			}
			for _, line := range setBlock(s, b) {
				if line.last {
					continue
				}
				for k := range line.cells[:len(line.cells)-1] {
					c, next := &line.cells[k], &line.cells[k+1]
					if c.class != han || next.class != han {
						continue
					}
					d := float64(c.got-c.gap.nat) / float64(line.em)
					stretch = append(stretch, d)
					if d > worst {
						worst, where = d, filepath.Base(file)+": "+line.text
					}
				}
			}
		}
	}
	slices.Sort(stretch)
	if p95 := stretch[len(stretch)*95/100]; p95 > 0.006 {
		t.Errorf("one gap in twenty is stretched by more than %.4f em", p95)
	}
	if worst > 0.1 {
		t.Errorf("a gap is stretched by %.4f em: %s", worst, where)
	}
	if len(stretch) < 2000 {
		t.Errorf("only %d gaps", len(stretch))
	}
}

var blockClass = regexp.MustCompile(` *\{\.[a-z-]+\}$`)

// onlyText takes pictures and classes out of a passage: neither their files nor
// the layout that has their styles are at hand.
func onlyText(text string) string {
	var out []string
	for _, line := range strings.Split(text, "\n") {
		if !strings.HasPrefix(line, "![") && !strings.HasPrefix(line, ":::") {
			out = append(out, blockClass.ReplaceAllString(line, ""))
		}
	}
	return strings.Join(out, "\n")
}
