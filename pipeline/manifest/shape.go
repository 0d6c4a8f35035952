package manifest

import (
	"strings"

	"booklet/pipeline/diag"
)

// The decoder of all YAML files: a table (table.go) lists the keys of a
// mapping, a shape says what a value may be. Both hold the JSON Schema of what
// they read beside the function that reads it, so that the two can't drift
// apart.

// shape is what a value may be and how it becomes a T.
type shape[T any] struct {
	want   string // for messages, behind "expected": "a text"
	schema *schema
	// read stores the value of n at to. It reports false when it found n
	// wrong and said so in diags; to is of no use then.
	read func(n *node, to *T, diags *diag.List) bool
}

// wrongType reports that n is not what is wanted.
func wrongType(n *node, want, hint string, diags *diag.List) {
	diags.Errorf(n.pos, "wrong-type", hint, "expected %s, found %s", want, n.found())
}

// list is a list of values of one shape. Values found wrong are left out.
func list[T any](s shape[T]) shape[[]T] {
	want := "a list of values that are each " + s.want
	return shape[[]T]{
		want:   want,
		schema: &schema{Type: "array", Items: s.schema},
		read: func(n *node, to *[]T, diags *diag.List) bool {
			if n.kind != listNode {
				wrongType(n, "a list", `write each value on a line of its own behind "- ", or all between [ and ]`, diags)
				return false
			}
			values := make([]T, 0, len(n.items))
			for _, item := range n.items {
				var v T
				if s.read(item, &v, diags) {
					values = append(values, v)
				}
			}
			*to = values
			return true
		},
	}
}

// atLeastOne refuses an empty list.
func atLeastOne[T any](s shape[[]T]) shape[[]T] {
	least := *s.schema
	least.MinItems = 1
	return shape[[]T]{want: s.want, schema: &least, read: func(n *node, to *[]T, diags *diag.List) bool {
		if n.kind == listNode && len(n.items) == 0 {
			diags.Errorf(n.pos, "empty-list", "", "the list is empty")
			return false
		}
		return s.read(n, to, diags)
	}}
}

// named is a value of a mapping whose keys are free names.
type named[T any] struct {
	name  string
	pos   diag.Pos // of the name
	value T
}

// names is a mapping from free names to values of one shape. A name that to
// has already is read into its value; others are added at the end, in the
// order of the file.
func names[T any](s shape[T]) shape[[]named[T]] {
	return shape[[]named[T]]{
		want:   "names with values",
		schema: &schema{Type: "object", Additional: s.schema},
		read: func(n *node, to *[]named[T], diags *diag.List) bool {
			if n.kind != mapNode {
				wrongType(n, "names with values", "write each on a line of its own: name: value", diags)
				return false
			}
			if len(n.pairs) > maxNames {
				diags.Errorf(n.pos, "yaml-too-large", "", "there are %d names, and at most %d are read", len(n.pairs), maxNames)
				return false
			}
			index := make(map[string]int, len(*to))
			for i, v := range *to {
				index[v.name] = i
			}
			for _, p := range n.pairs {
				v := named[T]{name: p.key}
				i, there := index[p.key]
				if there {
					v = (*to)[i]
				}
				v.pos = p.pos
				switch {
				case strings.TrimSpace(p.key) == "":
					diags.Errorf(p.pos, "empty-text", "", "the name is empty")
				case !s.read(p.value, &v.value, diags):
				case there:
					(*to)[i] = v
				default:
					index[p.key] = len(*to)
					*to = append(*to, v)
				}
			}
			return true
		},
	}
}

// optional is a value that may be left out, as a pointer.
func optional[T any](s shape[T]) shape[*T] {
	return shape[*T]{want: s.want, schema: s.schema, read: func(n *node, to **T, diags *diag.List) bool {
		v := new(T)
		if !s.read(n, v, diags) {
			return false
		}
		*to = v
		return true
	}}
}

// convert is a shape whose value is made from that of another one.
func convert[T, U any](s shape[T], from func(n *node, v T, to *U, diags *diag.List) bool) shape[U] {
	return shape[U]{want: s.want, schema: s.schema, read: func(n *node, to *U, diags *diag.List) bool {
		var v T
		return s.read(n, &v, diags) && from(n, v, to, diags)
	}}
}

// narrow is a shape of which some values are refused: wrong says why, "" for
// none. schema may say the same; nil leaves it as it is.
func narrow[T any](s shape[T], schema *schema, code string, wrong func(T) (problem, hint string)) shape[T] {
	narrowed := convert(s, func(n *node, v T, to *T, diags *diag.List) bool {
		if problem, hint := wrong(v); problem != "" {
			diags.Errorf(n.pos, code, hint, "%s", problem)
			return false
		}
		*to = v
		return true
	})
	if schema != nil {
		narrowed.schema = schema
	}
	return narrowed
}
