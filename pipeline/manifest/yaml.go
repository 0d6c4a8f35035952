package manifest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"gopkg.in/yaml.v3"

	"booklet/pipeline/diag"
)

// nothing is the tag of a node without a value, and of the mapping that stands
// for an empty file.
const nothing = "!!null"

// parse reads a YAML file of one document with a mapping at its top. firstLine
// is the line of the file on which data begins. An empty file gives a mapping
// without keys. The result is nil when there is nothing to decode; diags says
// why then.
func parse(file string, firstLine int, data []byte, diags *diag.List) *node {
	if len(data) > maxBytes {
		diags.Errorf(diag.Pos{File: file}, "yaml-too-large", "", "the file is larger than %d MB", maxBytes>>20)
		return nil
	}
	text, ok := checkText(file, firstLine, data, diags)
	if !ok {
		return nil
	}
	doc, next, err := decodeYAML(text)
	if err != nil {
		syntaxError(file, firstLine, text, err, diags)
		return nil
	}
	b := builder{file: file, shift: firstLine - 1, diags: diags}
	if next != nil {
		diags.Errorf(b.place(next), "yaml-documents", "take out the line --- and what follows it",
			"a second document begins here, and only one is read")
	}
	if doc == nil || len(doc.Content) == 0 || doc.Content[0].ShortTag() == nothing {
		return &node{kind: mapNode, tag: nothing, pos: diag.Pos{File: file, Line: firstLine, Col: 1}}
	}
	top := b.build(doc.Content[0], 0)
	if b.bad {
		return nil
	}
	if top.kind != mapNode {
		hint := "write lines of the form key: value"
		if strings.ContainsRune(top.value, '：') {
			hint = "a colon behind a key is half-width, with a space behind it: title: 书名"
		}
		diags.Errorf(top.pos, "wrong-type", hint, "expected keys with values at the top, found %s", top.found())
		return nil
	}
	return top
}

// parseFile reads a whole file, in which something must be.
func parseFile(file string, data []byte, diags *diag.List) *node {
	top := parse(file, 1, data, diags)
	if top != nil && top.tag == nothing {
		diags.Errorf(top.pos, "yaml-empty", "write lines of the form key: value", "there is nothing in the file")
		return nil
	}
	return top
}

// decodeYAML gives the first document, nil when there is none, and the second
// when there is one.
func decodeYAML(text []byte) (doc, next *yaml.Node, err error) {
	defer func() {
		// The library has panicked on odd input before: that is bad input, not
		// a bug of this program.
		if r := recover(); r != nil {
			err = fmt.Errorf("yaml: %v", r)
		}
	}()
	d := yaml.NewDecoder(bytes.NewReader(text))
	var first, second yaml.Node
	if err := d.Decode(&first); err != nil {
		if errors.Is(err, io.EOF) {
			err = nil
		}
		return nil, nil, err
	}
	if err := d.Decode(&second); err != nil {
		if errors.Is(err, io.EOF) {
			err = nil
		}
		return &first, nil, err
	}
	return &first, &second, nil
}
