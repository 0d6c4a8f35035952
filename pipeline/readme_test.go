package pipeline_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The map of the code must not lead anybody to what is no longer there, nor
// leave out a package.
func TestReadmeIsTrue(t *testing.T) {
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(data)
	for pkg := range goFiles(t) {
		name, inside := strings.CutPrefix(pkg, "pipeline/")
		if inside && !strings.Contains(readme, "| `"+name+"` |") {
			t.Errorf("the code map has no line for %s", pkg)
		}
	}
	var tests strings.Builder
	for _, pattern := range []string{"*_test.go", "*/*_test.go", "../cmd/*/*_test.go", "../cmd/*/*/*_test.go"} {
		names, _ := filepath.Glob(pattern)
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			tests.Write(data)
		}
	}
	for _, name := range regexp.MustCompile("`(Test[A-Za-z0-9]+)`").FindAllStringSubmatch(readme, -1) {
		if !strings.Contains(tests.String(), "func "+name[1]+"(") {
			t.Errorf("there is no %s", name[1])
		}
	}
	for _, name := range regexp.MustCompile("`([a-z_]+\\.(?:go|txtar))`").FindAllStringSubmatch(readme, -1) {
		found := false
		for _, pattern := range []string{"", "*/", "../cmd/booklet/", "../cmd/booklet/testdata/script/"} {
			paths, _ := filepath.Glob(pattern + name[1])
			found = found || len(paths) > 0
		}
		if templates := []string{"rule_x.go", "check_x.go", "x.go", "x.txtar", "block_x.go", "set_x.go"}; !found && !slices.Contains(templates, name[1]) {
			t.Errorf("there is no %s", name[1])
		}
	}
}
