package manifest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"booklet/pipeline/diag"
)

// structural are the findings that a JSON Schema can make too. An editor that
// completes and checks by the schema must show no others as fine.
var structural = []string{
	"unknown-key", "missing-key", "wrong-type", "unknown-value", "bad-picture", "keys-exclude", "key-alone",
	"empty-list", "unknown-field", "bad-template", "bad-color", "bad-language", "bad-date", "bad-date-format", "bad-file", "bad-length",
}

// TestSchemaAgrees holds the schemas to the decoder: what one refuses, so does
// the other, over every file of the archives and those of the project.
func TestSchemaAgrees(t *testing.T) {
	for kind, files := range corpus(t) {
		s := compile(t, kind)
		for _, f := range files {
			var diags diag.List
			top := parse(f.Name, 1, f.Data, &diags)
			if top == nil || len(diags) > 0 {
				continue // not a question of the schema
			}
			switch kind {
			case "manifest":
				_, diags = LoadBooklet(f.Name, f.Data)
			case "layout":
				layoutTable.read(top, newLayout(), &diags)
			case "passage":
				_, diags = DecodeFront(f.Name, 1, f.Data)
			case "defaults":
				_, diags = DecodeDefaults(Front{}, f.Name, f.Data)
			case "catalogue":
				_, diags = LoadCatalogue(f.Name, f.Data)
			}
			found := s.Validate(plain(top))
			i := slices.IndexFunc(diags, func(d diag.Diagnostic) bool { return slices.Contains(structural, d.Code) })
			switch {
			case found == nil && i >= 0:
				t.Errorf("%s schema accepts %s, but the decoder finds %s: %s", kind, f.Name, diags[i].Pos, diags[i].Message)
			case found != nil && !diags.HasErrors():
				t.Errorf("%s schema refuses %s, but the decoder finds nothing: %v", kind, f.Name, found)
			}
		}
	}
}

// TestSchemaAgreesOnEveryValue puts values of each kind at every key of every
// table, one at a time, and compares again.
func TestSchemaAgreesOnEveryValue(t *testing.T) {
	values := []string{
		"a", "''", "'  '", "1", "2006", "-1", "1.5", "true", "[]", "[a]", "[1]", "[[]]", "{}", "{a: b}", "2024-03-09", "2024-3-9",
		"三号", "12pt", "2em", "-2em", "12 pt", "0", "'0'", "A4", "'#c00'", "red", "zh-CN", "'{title}'", "'{x}'", "'{'", "'{topic}'",
		"2006-01-02", "left", "[3-7]", "[{passage: a}]", "[{text: a}]", "[{fill: true}]", "[reading]", "{face: a}", "{file: a.otf}", "[{file: a.otf}]",
	}
	check := func(kind, at, value string) {
		s := compile(t, kind)
		doc := strings.Replace(at, "?", value, 1)
		var diags diag.List
		top := parse("f", 1, []byte(doc), &diags)
		if top == nil {
			t.Fatalf("%s: %v", doc, diags)
		}
		switch kind {
		case "manifest":
			bookletTable.read(top, &Booklet{}, &diags)
		case "layout":
			layoutTable.read(top, newLayout(), &diags)
		case "passage":
			frontTable.read(top, &Front{}, &diags)
		case "defaults":
			defaultsTable.read(top, &Front{}, &diags)
		case "catalogue":
			catalogueTable.read(top, &rawCatalogue{}, &diags)
		}
		found := s.Validate(plain(top))
		i := slices.IndexFunc(diags, func(d diag.Diagnostic) bool { return slices.Contains(structural, d.Code) })
		// To JSON 1 and 1. are the same number; the decoder knows which of them
		// is a way to number headings and lists.
		if found == nil && i >= 0 && !strings.HasSuffix(doc, "number: 1}}}") && !strings.Contains(doc, "lists: [1]") {
			t.Errorf("%s schema accepts %s, but the decoder says: %s", kind, doc, diags[i].Message)
		}
		if found != nil && !diags.HasErrors() {
			t.Errorf("%s schema refuses %s, but the decoder does not: %v", kind, doc, found)
		}
	}
	for kind, places := range map[string][]string{
		"manifest": slices.Concat(under(bookletTable.names(), "title: a, issue: a, layout: a, contents: [passage: a], ", "{", "}"),
			under(entryTable.names(), "passage: a, ", "{title: a, issue: a, layout: a, contents: [{", "}]}"),
			under(documentTable.names(), "agency: a, ", "{title: a, issue: a, layout: a, contents: [passage: a], document: {", "}}"),
			under(findTable.names(), "", "{title: a, issue: a, layout: a, contents: [{find: {", "}}]}"),
			under(findTable.names(), "tags: [a], ", "{title: a, issue: a, layout: a, contents: [{find: {", "}}]}"),
			under(selectTable.names(), "", "{title: a, issue: a, layout: a, contents: [{passage: a, select: [{", "}]}]}"),
			under(selectTable.names(), "from: a, ", "{title: a, issue: a, layout: a, contents: [{passage: a, select: [{", "}]}]}")),
		"defaults":  under(defaultsTable.names(), "", "{", "}"),
		"passage":   under(frontTable.names(), "", "{", "}"),
		"catalogue": under(faceTable.names(), "files: [a], ", "{faces: {a: {", "}}}"),
		"layout": slices.Concat(under(layoutTable.names(), "", "{", "}"), under(pageTable.names(), "", "{page: {", "}}"),
			under(marginsTable.names(), "", "{page: {margins: {", "}}}"), under(gridTable.names(), "", "{grid: {", "}}"),
			under(punctuationTable.names(), "", "{punctuation: {", "}}"), under(styleTable.names(), "", "{styles: {title: {", "}}}"),
			under(styleTable.names(), "", "{styles: {own: {", "}}}"), under(coverTable.names(), "", "{cover: [{", "}]}"),
			under(coverTable.names(), "text: '{title}', ", "{cover: [{", "}]}"), under(coverTable.names(), "picture: a.png, ", "{cover: [{", "}]}"),
			under(bandTable.names(), "", "{masthead: [{", "}]}"), under(bandTable.names(), "rule: 1pt, ", "{colophon: [{", "}]}"),
			under(contentsTable.names(), "", "{contents: {", "}}"), under(entryLayoutTable.names(), "", "{entry: {", "}}"),
			under(captionsTable.names(), "", "{captions: {", "}}"), under(languageTable.names(), "", "{languages: {en: {", "}}}"),
			under(captionsTable.names(), "", "{languages: {en-GB: {captions: {", "}}}}"), []string{"{languages: {english: ?}}", "{languages: {en: ?}}"},
			under([]string{"even", "odd", "gap", "first"}, "", "{head: {", "}}"), under(lineTable.names(), "", "{foot: {odd: {", "}}}")),
	} {
		for _, place := range places {
			for _, value := range values {
				check(kind, place, value)
			}
		}
	}
}

// under gives documents with each of the keys, "?" for its value. more is
// there beside it, but for the key itself.
func under(keys []string, more, before, behind string) []string {
	var docs []string
	for _, k := range keys {
		beside := ""
		for _, m := range strings.SplitAfter(more, ", ") {
			if m != "" && !strings.HasPrefix(m, k+":") {
				beside += m
			}
		}
		docs = append(docs, before+beside+k+": ?"+behind)
	}
	return docs
}

// TestSchemaDescribes: completion in an editor shows what a key is for.
func TestSchemaDescribes(t *testing.T) {
	for _, kind := range SchemaKinds {
		data, err := Schema(kind)
		if err != nil {
			t.Fatal(err)
		}
		var doc any
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatal(err)
		}
		described(t, kind, doc)
	}
	if _, err := Schema("pasage"); err == nil || !strings.Contains(err.Error(), `did you mean "passage"`) {
		t.Errorf("a mistyped kind gives %v", err)
	}
}

func described(t *testing.T, at string, v any) {
	switch v := v.(type) {
	case map[string]any:
		properties, _ := v["properties"].(map[string]any)
		for name, p := range properties {
			if d, _ := p.(map[string]any)["description"].(string); d == "" || strings.HasSuffix(d, ".") {
				t.Errorf("%s.%s has the description %q", at, name, d)
			}
		}
		for k, x := range v {
			described(t, at+"."+k, x)
		}
	case []any:
		for i, x := range v {
			described(t, fmt.Sprint(at, i), x)
		}
	}
}

var compiled = map[string]*jsonschema.Schema{}

// compile reads a schema with a library that also holds it against the
// meta-schema of draft 2020-12.
func compile(t *testing.T, kind string) *jsonschema.Schema {
	t.Helper()
	if s, ok := compiled[kind]; ok {
		return s
	}
	data, err := Schema(kind)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	compiled[kind] = s
	return s
}

// corpus gives YAML files by the kind of their schema.
func corpus(t testing.TB) map[string][]txtar.File {
	t.Helper()
	files := map[string][]txtar.File{}
	kinds := map[string]string{"booklet": "manifest", "layout": "layout", "front": "passage", "defaults": "defaults", "catalogue": "catalogue"}
	archives, _ := filepath.Glob("testdata/*/*.txtar")
	for _, name := range archives {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		kind := kinds[filepath.Base(filepath.Dir(name))]
		for _, f := range a.Files {
			if !strings.HasPrefix(f.Name, "want/") {
				files[kind] = append(files[kind], txtar.File{Name: name + "/" + f.Name, Data: f.Data})
			}
		}
	}
	for kind, pattern := range map[string]string{"layout": "../../layouts/*.yaml", "manifest": "../../sources/*/booklet.yaml", "catalogue": "../../fonts/catalogue.yaml"} {
		names, _ := filepath.Glob(pattern)
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files[kind] = append(files[kind], txtar.File{Name: name, Data: data})
		}
	}
	for _, kind := range SchemaKinds {
		if len(files[kind]) == 0 {
			t.Fatalf("no files for %s", kind)
		}
	}
	return files
}

// corpusOf gives the bytes of the files of one kind.
func corpusOf(t testing.TB, kind string) [][]byte {
	t.Helper()
	var all [][]byte
	for _, f := range corpus(t)[kind] {
		all = append(all, f.Data)
	}
	return all
}

// plain is a node as JSON has it. Keys without a value count as left out.
func plain(n *node) any {
	switch n.kind {
	case listNode:
		list := []any{}
		for _, item := range n.items {
			list = append(list, plain(item))
		}
		return list
	case mapNode:
		m := map[string]any{}
		for _, p := range n.pairs {
			if v := plain(p.value); v != nil {
				m[p.key] = v
			}
		}
		return m
	}
	switch n.tag {
	case nothing:
		return nil
	case "!!bool":
		return strings.EqualFold(n.value, "true")
	case "!!int", "!!float":
		if json.Valid([]byte(n.value)) {
			return json.Number(n.value)
		}
		return json.Number(strings.TrimRight(strings.TrimLeft(n.value, "+0"), ".")) // 1. and 007
	}
	return n.value
}
