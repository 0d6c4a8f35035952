package rules

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestRules sets each fixture and runs its rule: a rule that does not find
// what is broken would let a badly set booklet pass, and one that finds
// something in a clean page would send an editor after nothing.
//
// The archives have, for each rule, "N/broken" (or several, "N/broken-2"),
// "N/clean", optionally "N/source", and behind each broken one what is found,
// as "N/broken.want". UPDATE=1 writes those anew.
func TestRules(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	seen := map[string][2]bool{}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		content := map[string]string{}
		for _, f := range a.Files {
			content[f.Name] = string(f.Data)
		}
		var out []txtar.File
		for _, f := range a.Files {
			rule, name, _ := strings.Cut(f.Name, "/")
			if strings.HasSuffix(name, ".want") {
				if _, ok := content[strings.TrimSuffix(f.Name, ".want")]; !ok {
					t.Errorf("%s: %s belongs to no fixture", file, f.Name)
				}
				continue
			}
			out = append(out, f)
			broken := strings.HasPrefix(name, "broken")
			if !broken && !strings.HasPrefix(name, "clean") {
				continue
			}
			s := seen[rule]
			s[0], s[1] = s[0] || broken, s[1] || !broken
			seen[rule] = s
			got := ""
			t.Run(f.Name, func(t *testing.T) { got = runFixture(t, rule, content[f.Name], content[rule+"/source"], broken) })
			if !broken {
				continue
			}
			if want := content[f.Name+".want"]; os.Getenv("UPDATE") == "" && got != want {
				t.Errorf("%s: %s finds\n%swant\n%s", file, f.Name, got, want)
			}
			out = append(out, txtar.File{Name: f.Name + ".want", Data: []byte(got)})
		}
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(file, txtar.Format(&txtar.Archive{Comment: a.Comment, Files: out}), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, r := range All() {
		// V9 is a freedom: nothing breaks it.
		if s := seen[r.ID]; !s[0] && r.ID != "V9" || !s[1] {
			t.Errorf("rule %s has no fixture that breaks it, or none that keeps it", r.ID)
		}
	}
}

func runFixture(t *testing.T, rule, text, src string, broken bool) string {
	c := parseFixture(t, text, src)
	rs := Run(c, []string{rule})
	if len(rs) != 1 {
		t.Fatalf("no rule %s", rule)
	}
	r := rs[0]
	var b strings.Builder
	for _, f := range r.Broken {
		fmt.Fprintf(&b, "p. %d: %s | %s\n", f.Page, f.Note, f.Line)
	}
	if broken && r.Count == 0 {
		t.Errorf("nothing is found in %d places\n%s", r.Places, dump(c))
	}
	if !broken && r.Count > 0 {
		t.Errorf("found in a clean page:\n%s%s", b.String(), dump(c))
	}
	if !broken && r.Places == 0 && !slices.Contains(r.Notes, "not asked at gb; 0 lines begin so") {
		t.Errorf("the clean page has no place to check\n%s", dump(c))
	}
	return b.String()
}

// dump shows how the lines of a fixture were understood.
func dump(c *Check) string {
	var b strings.Builder
	fmt.Fprintf(&b, "em %.2f indent %.2f pitch %.2f columns %v vertical %v\n", c.Em, c.Indent, c.Pitch, c.Columns, c.Document.Vertical)
	for _, l := range c.Lines {
		s, _ := c.Stretch(l)
		fmt.Fprintf(&b, "%d %-8s ¶%d y %.1f off %.2f short %.2f stretch %.3f %s\n", l.Page+1, l.Role, l.Paragraph, l.Y, c.Offset(l), c.Short(l), s, l.Text())
	}
	return b.String()
}
