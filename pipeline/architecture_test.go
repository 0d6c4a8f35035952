package pipeline_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport says which packages of the program each package may import. With
// it the stages stay in one direction: a package here is understood by those
// it names and no others. A package that is not named may not exist.
var mayImport = map[string][]string{
	"cmd/*":             {"pipeline", "pipeline/*", "layouts", "fonts", "cmd/*/*"},
	"cmd/*/*":           {"cmd/*/*"},
	"layouts":           {},
	"fonts":             {},
	"pipeline":          {"pipeline/*"},
	"pipeline/diag":     {},
	"pipeline/unit":     {},
	"pipeline/parallel": {},
	"pipeline/words":    {},
	"pipeline/hyphen":   {},
	"pipeline/manifest": {"pipeline/diag", "pipeline/unit"},
	"pipeline/near":     {},
	"pipeline/sources":  {"pipeline/manifest", "pipeline/near", "pipeline/diag", "pipeline/unit"},
	"pipeline/library":  {"pipeline/manifest", "pipeline/sources", "pipeline/diag"},
	"pipeline/proof":    {"pipeline/manifest", "pipeline/sources", "pipeline/near", "pipeline/diag"},
	"pipeline/clean":    {"pipeline/sources", "pipeline/diag"},
	"pipeline/pinyin":   {"pipeline/sources", "pipeline/diag"},
	"pipeline/compose":  {"pipeline/manifest", "pipeline/sources", "pipeline/unit", "pipeline/diag"},
	"pipeline/font":     {"pipeline/unit", "pipeline/diag"},
	"pipeline/typeset":  {"pipeline/compose", "pipeline/font", "pipeline/unit", "pipeline/diag"},
	"pipeline/paint":    {"pipeline/typeset", "pipeline/unit", "pipeline/diag"},
	"pipeline/press":    {"pipeline/paint", "pipeline/font", "pipeline/unit", "pipeline/diag"},
}

// lookUp gives what a package may import; false when the table has nothing
// for it.
func lookUp(pkg string) ([]string, bool) {
	for pattern, allowed := range mayImport {
		if ok, _ := path.Match(pattern, pkg); ok {
			return allowed, true
		}
	}
	return nil, false
}

// exceptions are imports beyond mayImport, each with the reason for it.
var exceptions = map[[2]string]string{
	{"pipeline/clean", "pipeline/manifest"}:   "front matter is repaired too, and its values are manifest.Text",
	{"pipeline/pinyin", "pipeline/words"}:     "a reading is that of the word a character stands in",
	{"pipeline/typeset", "pipeline/manifest"}: "styles, grid and punctuation are the layout's own types",
	{"pipeline/typeset", "pipeline/parallel"}: "passages are set at the same time",
	{"pipeline/press", "pipeline/parallel"}:   "fonts, pictures and pages are packed at the same time",
	{"pipeline/typeset", "pipeline/words"}:    "long titles break between words",
	{"pipeline/typeset", "pipeline/hyphen"}:   "Western words break between syllables",
	{"pipeline/paint", "pipeline/manifest"}:   "colours, and where heads and feet stand, are the layout's own types",
	{"pipeline/paint", "pipeline/compose"}:    "the document's pictures and properties go into the book as they are",
	{"pipeline/paint", "pipeline/font"}:       "a book names the faces that its glyphs are of",
}

// keepers say which packages alone may use a library, so that it can be
// exchanged in one place.
var keepers = map[string][]string{
	"github.com/go-pdf/fpdf":               {"pipeline/press"},
	"github.com/signintech/gopdf":          {"pipeline/press"},
	"github.com/yuin/goldmark":             {"pipeline/sources"},
	"gopkg.in/yaml.v3":                     {"pipeline/manifest", "cmd/typography/*"},
	"github.com/urfave/cli/v2":             {"cmd/booklet"},
	"github.com/go-text/typesetting":       {"pipeline/font"},
	"github.com/pdfcpu/pdfcpu":             {},
	"github.com/go-ego/gse":                {"cmd/typography/words"},
	"github.com/rogpeppe/go-internal":      {},
	"net":                                  {},
	"net/http":                             {},
	"os/exec":                              {"cmd/*", "cmd/*/*"},
	"log":                                  {"cmd/*"},
	"unsafe":                               {},
	"github.com/go-text/typesetting-utils": {},
}

// A stage that reached back, or around the table, would tie the program into
// a knot that nobody can change a part of.
func TestImports(t *testing.T) {
	for pkg, files := range goFiles(t) {
		allowed, known := lookUp(pkg)
		if !known {
			t.Errorf("package %s is not in the table of imports: add it with what it may import", pkg)
			continue
		}
		for _, f := range files {
			for _, spec := range f.syntax.Imports {
				name, _ := strconv.Unquote(spec.Path.Value)
				if own, ok := strings.CutPrefix(name, "booklet/"); ok {
					if !matches(own, allowed) && exceptions[[2]string{pkg, own}] == "" && !strings.HasPrefix(own, pkg+"/") {
						t.Errorf("%s imports %s; %s may import only %v", f.name, own, pkg, allowed)
					}
					continue
				}
				for library, keeper := range keepers {
					if (name == library || strings.Contains(library, ".") && strings.HasPrefix(name, library+"/")) && !matches(pkg, keeper) {
						t.Errorf("%s imports %s, which only %v may", f.name, name, keeper)
					}
				}
			}
		}
	}
	for e := range exceptions {
		if allowed, _ := lookUp(e[0]); matches(e[1], allowed) {
			t.Errorf("the exception %v is allowed anyway", e)
		}
	}
}

// outside is what reaches out of the program. A stage that used one of these
// would give other bytes on another day or machine, or write into the
// program's results.
var outside = map[string][]string{
	"os":           nil, // all of it
	"os/user":      nil,
	"time":         {"Now", "Since", "Until", "Sleep", "After", "Tick", "NewTimer", "NewTicker", "Local", "LoadLocation"},
	"fmt":          {"Print", "Printf", "Println", "Scan", "Scanf", "Scanln"},
	"log":          nil,
	"log/slog":     nil,
	"io/ioutil":    nil,
	"math/rand":    nil,
	"math/rand/v2": nil,
	"crypto/rand":  nil,
}

// outsideAllowed are uses of outside, each with the reason for it.
var outsideAllowed = map[string]string{
	"pipeline/press time.Local": "a date in the machine's zone is turned into UTC",
}

func TestStagesDoNotReachOutside(t *testing.T) {
	for pkg, files := range goFiles(t) {
		if !strings.HasPrefix(pkg, "pipeline") {
			continue
		}
		for _, f := range files {
			names := importNames(f.syntax)
			ast.Inspect(f.syntax, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok {
					if id, ok := call.Fun.(*ast.Ident); ok && (id.Name == "println" || id.Name == "print") && id.Obj == nil {
						t.Errorf("%s: %s writes to standard error", f.place(n), id.Name)
					}
				}
				sel, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				id, ok := sel.X.(*ast.Ident)
				if !ok || id.Obj != nil { // a variable of that name
					return true
				}
				imported := names[id.Name]
				forbidden, listed := outside[imported]
				if !listed || forbidden != nil && !slices.Contains(forbidden, sel.Sel.Name) {
					return true
				}
				if outsideAllowed[pkg+" "+imported+"."+sel.Sel.Name] == "" {
					t.Errorf("%s: %s.%s: only cmd reads the outside and prints; a stage is given what it needs", f.place(n), imported, sel.Sel.Name)
				}
				return true
			})
		}
	}
}

// A panic in a goroutine of its own ends the process before the command can
// say what happened and keep the exit code, so whoever starts one recovers in
// it and hands the panic on, as parallel.Each does.
func TestGoroutines(t *testing.T) {
	for _, files := range goFiles(t) {
		for _, f := range files {
			if strings.HasPrefix(f.name, "cmd/") {
				continue
			}
			recovers := false
			ast.Inspect(f.syntax, func(n ast.Node) bool {
				if id, ok := n.(*ast.Ident); ok && strings.HasPrefix(id.Name, "recover") {
					recovers = true
				}
				return true
			})
			ast.Inspect(f.syntax, func(n ast.Node) bool {
				var started ast.Node
				switch n := n.(type) {
				case *ast.GoStmt:
					started = n
				case *ast.CallExpr:
					if sel, ok := n.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == "Go" && len(n.Args) == 1 {
						started = n
					}
				}
				if started == nil {
					return true
				}
				if !recovers {
					t.Errorf("%s: a goroutine, and the file recovers nowhere", f.place(started))
				}
				return true
			})
		}
	}
}

// Every package says what it is for, where `go doc` and a new reader look.
func TestPackageComments(t *testing.T) {
	for pkg, files := range goFiles(t) {
		comments := 0
		for _, f := range files {
			if f.syntax.Doc != nil {
				comments++
			}
		}
		if comments != 1 {
			t.Errorf("package %s has %d package comments, want one", pkg, comments)
		}
	}
}

type goFile struct {
	name   string
	set    *token.FileSet
	syntax *ast.File
}

func (f goFile) place(n ast.Node) token.Position {
	at := f.set.Position(n.Pos())
	at.Filename = f.name
	return at
}

// goFiles parses the Go files of the program, tests left out, by package.
func goFiles(t *testing.T) map[string][]goFile {
	t.Helper()
	root := ".."
	packages := map[string][]goFile{}
	set := token.NewFileSet()
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		syntax, err := parser.ParseFile(set, name, data, parser.ParseComments)
		if err != nil {
			return err
		}
		if strings.HasPrefix(string(data), "//go:build ignore") { // a generator, run by hand
			return nil
		}
		shown, _ := filepath.Rel(root, name)
		shown = filepath.ToSlash(shown)
		packages[path.Dir(shown)] = append(packages[path.Dir(shown)], goFile{shown, set, syntax})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return packages
}

// importNames gives the path behind each name that a file knows a package by.
func importNames(f *ast.File) map[string]string {
	names := map[string]string{}
	for _, spec := range f.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		name := path.Base(imported)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		names[name] = imported
	}
	return names
}

func matches(pkg string, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		ok, _ := path.Match(p, pkg)
		return ok
	})
}
