package manifest

import (
	"strings"

	"gopkg.in/yaml.v3"

	"booklet/pipeline/diag"
)

// Bounds on what a YAML file may hold. They are far above what people write
// and keep files made to exhaust the machine cheap.
const (
	maxBytes = 1 << 20 // of a file
	maxNodes = 100_000 // of a tree, each use of an anchor counted
	maxDepth = 50      // of lists and mappings within each other
	maxNames = 1000    // of a mapping with free names
)

// kind is what a node of a YAML file is.
type kind uint8

const (
	scalarNode kind = iota
	listNode
	mapNode
)

// node is a value of a YAML file with its place. Aliases are replaced by what
// they stand for, and no mapping has a key twice.
type node struct {
	kind  kind
	pos   diag.Pos // where the node begins
	tag   string   // of a scalar: "!!str", "!!int", "!!float", "!!bool", "!!null", "!!timestamp"
	value string   // of a scalar, as written
	text  diag.Pos // of a scalar: where its value begins, behind an opening quote
	items []*node  // of a list
	pairs []pair   // of a mapping, in file order
}

// pair is a key of a mapping with its value.
type pair struct {
	key   string
	pos   diag.Pos // of the key
	value *node
}

// isWord reports whether n is a text, a number or a date.
func (n *node) isWord() bool {
	return n.kind == scalarNode && n.tag != nothing && n.tag != "!!bool"
}

// found says what a node is, for messages.
func (n *node) found() string {
	switch n.kind {
	case listNode:
		return "a list"
	case mapNode:
		return "a mapping"
	}
	switch n.tag {
	case nothing:
		return "nothing"
	case "!!bool":
		return "the value " + n.value
	case "!!int", "!!float":
		return "the number " + n.value
	case "!!timestamp":
		return "the date " + n.value
	}
	return "the text " + quote(n.value)
}

// builder turns the tree of the YAML library into nodes.
type builder struct {
	file  string
	shift int // added to the library's line numbers
	nodes int
	diags *diag.List
	bad   bool // a bound was passed: the tree is of no use
}

func (b *builder) place(y *yaml.Node) diag.Pos {
	return diag.Pos{File: b.file, Line: y.Line + b.shift, Col: y.Column}
}

// build gives the node for y, or nil when it has none: the fault is in
// b.diags then.
func (b *builder) build(y *yaml.Node, depth int) *node {
	if b.bad {
		return nil
	}
	if b.nodes++; b.nodes > maxNodes || depth > maxDepth {
		b.bad = true
		b.diags.Errorf(b.place(y), "yaml-too-large", "an anchor (&name) that is used within itself does this too",
			"the file nests values deeper than %d levels, or holds more than %d of them", maxDepth, maxNodes)
		return nil
	}
	n := &node{pos: b.place(y)}
	switch y.Kind {
	case yaml.AliasNode:
		return b.build(y.Alias, depth+1)
	case yaml.SequenceNode:
		n.kind = listNode
		for _, item := range y.Content {
			if m := b.build(item, depth+1); m != nil {
				n.items = append(n.items, m)
			}
		}
	case yaml.MappingNode:
		n.kind = mapNode
		b.buildPairs(y, n, depth)
	default:
		b.buildScalar(y, n)
	}
	return n
}

func (b *builder) buildScalar(y *yaml.Node, n *node) {
	n.tag, n.value, n.text = y.ShortTag(), y.Value, n.pos
	if y.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		n.text.Col++
	}
	switch n.tag {
	case "!!str", "!!int", "!!float", "!!bool", nothing, "!!timestamp":
	case "!!merge":
		n.tag = "!!str" // "<<" as a value is plain text
	default:
		b.diags.Errorf(n.pos, "yaml-tag", "take it out, or put the text in quotes", "the tag %s has no meaning here", quote(y.Tag))
		n.tag = "!!str"
	}
}

// buildPairs adds the keys of y to n. Of a key that is there twice the first
// one counts.
func (b *builder) buildPairs(y *yaml.Node, n *node, depth int) {
	seen := map[string]diag.Pos{}
	for i := 0; i+1 < len(y.Content) && !b.bad; i += 2 {
		k := y.Content[i]
		if k.Kind == yaml.AliasNode {
			k = k.Alias
		}
		pos := b.place(y.Content[i])
		value := b.build(y.Content[i+1], depth+1)
		switch {
		case k.Kind != yaml.ScalarNode:
			b.diags.Errorf(pos, "yaml-key", "write it as key: value", "a key must be a word, and this one is a list or a mapping")
		case k.ShortTag() == "!!merge":
			b.diags.Errorf(pos, "yaml-merge", "write the keys out; layouts have extends, styles have like", "merge keys (<<) are not read here")
		case seen[k.Value] != diag.Pos{}:
			first := seen[k.Value]
			b.diags.Errorf(pos, "duplicate-key", "keep one of the two", "key %s is given twice, first in line %d", quote(k.Value), first.Line)
		case value != nil:
			seen[k.Value] = pos
			n.pairs = append(n.pairs, pair{k.Value, pos, value})
		}
	}
}

// quote puts a text from a file into a message: in quotes, on one line, cut to
// a length that a message bears.
func quote(s string) string {
	if i := strings.IndexAny(s, "\r\n"); i >= 0 {
		s = s[:i] + "…"
	}
	if r := []rune(s); len(r) > 40 {
		s = string(r[:40]) + "…"
	}
	return `"` + s + `"`
}
