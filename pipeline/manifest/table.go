package manifest

import (
	"slices"
	"strings"

	"booklet/pipeline/diag"
)

// table is a mapping with known keys, read into a T.
type table[T any] struct {
	name   string // what the mapping is, for messages: "layout"
	fields []field[T]
	constraints
	// after, when not nil, looks at the whole once its keys are read.
	after func(n *node, to *T, has keys, diags *diag.List)
}

// field is a key of a table with what it holds.
type field[T any] struct {
	key, doc string
	required bool
	schema   *schema
	read     func(n *node, to *T, diags *diag.List) bool
	copy     func(to, from *T) // of the field's value only
}

// key makes a field whose value is found by at.
func key[T, F any](name string, s shape[F], at func(*T) *F, doc string) field[T] {
	return field[T]{
		key: name, doc: doc, schema: s.schema,
		read: func(n *node, to *T, diags *diag.List) bool { return s.read(n, at(to), diags) },
		copy: func(to, from *T) { *at(to) = *at(from) },
	}
}

// must makes a field required.
func (f field[T]) must() field[T] {
	f.required = true
	return f
}

// keys is the set of a table's keys that a mapping has, with their places;
// values found wrong are in it too, those left blank are not.
type keys map[string]diag.Pos

func (k keys) has(key string) bool {
	_, ok := k[key]
	return ok
}

func (t *table[T]) names() []string {
	names := make([]string, len(t.fields))
	for i, f := range t.fields {
		names[i] = f.key
	}
	return names
}

// read stores the values of the keys that n has at to and leaves the others as
// they are. It reports false only when n is no mapping.
func (t *table[T]) read(n *node, to *T, diags *diag.List) bool {
	if n.kind != mapNode {
		wrongType(n, "keys with values", "known here: "+strings.Join(t.names(), ", "), diags)
		return false
	}
	has := keys{}
	meant := keys{} // keys that are mistyped or blank: one finding is enough
	for _, p := range n.pairs {
		i := slices.IndexFunc(t.fields, func(f field[T]) bool { return f.key == p.key })
		switch {
		case i < 0:
			meant[diag.Suggest(p.key, t.names())] = p.pos
			t.unknown(p, diags)
		case p.value.kind == scalarNode && p.value.tag == nothing:
			meant[p.key] = p.pos
			t.blank(p, t.fields[i].required, diags)
		default:
			has[p.key] = p.pos
			t.fields[i].read(p.value, to, diags)
		}
	}
	for _, f := range t.fields {
		if f.required && !has.has(f.key) && !meant.has(f.key) {
			diags.Errorf(n.pos, "missing-key", f.key+": "+f.doc, "%s is missing in the %s", quote(f.key), t.name)
		}
	}
	t.constraints.check(n, t.name, has, meant, diags)
	if t.after != nil {
		t.after(n, to, has, diags)
	}
	return true
}

// blank reports a key without a value.
func (t *table[T]) blank(p pair, required bool, diags *diag.List) {
	const hash = "put a value that begins with # in quotes"
	if required {
		diags.Errorf(p.pos, "missing-value", "write one; "+hash, "%s has no value", quote(p.key))
		return
	}
	diags.Warnf(p.pos, "missing-value", `take the line out, or write "" for an empty text; `+hash,
		"%s has no value and counts as left out", quote(p.key))
}

// unknown reports a key that nothing reads.
func (t *table[T]) unknown(p pair, diags *diag.List) {
	hint := diag.DidYouMean(p.key, t.names())
	if hint == "" {
		hint = "known here: " + strings.Join(t.names(), ", ")
	}
	diags.Errorf(p.pos, "unknown-key", hint, "unknown key %s in the %s", quote(p.key), t.name)
}

// shape is the table as the shape of a value.
func (t *table[T]) shape() shape[T] {
	return shape[T]{want: "keys with values", schema: t.schema(), read: t.read}
}

// schema describes the table.
func (t *table[T]) schema() *schema {
	s := &schema{Type: "object", Properties: map[string]*schema{}, Additional: false}
	for _, f := range t.fields {
		s.Properties[f.key] = f.schema.described(f.doc)
		if f.required {
			s.Required = append(s.Required, f.key)
		}
	}
	t.constraints.describe(s)
	return s
}
