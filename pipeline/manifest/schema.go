package manifest

import (
	"encoding/json"
	"fmt"
	"strings"

	"booklet/pipeline/diag"
)

// SchemaKinds lists the files that Schema describes.
var SchemaKinds = []string{"manifest", "layout", "passage", "defaults", "catalogue"}

// Schema gives the JSON Schema (draft 2020-12) of a kind of file, for editors
// that complete and check YAML by one: "manifest", "layout", "passage" (the
// front matter), "defaults" (of front matter, for a folder), "catalogue".
// It is made from the tables that decode the file.
func Schema(kind string) ([]byte, error) {
	var s *schema
	switch kind {
	case "manifest":
		s = bookletTable.schema()
	case "layout":
		s = layoutTable.schema()
		s.Defs = map[string]*schema{"style": styleTable.schema()}
	case "passage":
		s = frontTable.schema()
	case "defaults":
		s = defaultsTable.schema()
	case "catalogue":
		s = catalogueTable.schema()
	default:
		hint := ""
		if near := diag.Suggest(kind, SchemaKinds); near != "" {
			hint = fmt.Sprintf("; did you mean %q?", near)
		}
		return nil, fmt.Errorf("there is no schema %q: one of %s%s", kind, strings.Join(SchemaKinds, ", "), hint)
	}
	s.Schema = "https://json-schema.org/draft/2020-12/schema"
	out, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(out, '\n'), nil
}

// schema is a JSON Schema, as much of draft 2020-12 as the tables need. Keys
// of maps come out sorted, so that the bytes repeat.
type schema struct {
	Schema      string              `json:"$schema,omitempty"`
	Ref         string              `json:"$ref,omitempty"`
	Description string              `json:"description,omitempty"`
	Type        any                 `json:"type,omitempty"` // a string or several
	Enum        []any               `json:"enum,omitempty"`
	Pattern     string              `json:"pattern,omitempty"`
	Format      string              `json:"format,omitempty"`
	Minimum     *int                `json:"minimum,omitempty"`
	Maximum     *int                `json:"maximum,omitempty"`
	Items       *schema             `json:"items,omitempty"`
	MinItems    int                 `json:"minItems,omitempty"`
	Properties  map[string]*schema  `json:"properties,omitempty"`
	Additional  any                 `json:"additionalProperties,omitempty"` // false, or the *schema of properties with any name
	Names       *schema             `json:"propertyNames,omitempty"`        // what names of any kind look like
	Required    []string            `json:"required,omitempty"`
	Dependent   map[string][]string `json:"dependentRequired,omitempty"`
	AllOf       []*schema           `json:"allOf,omitempty"`
	AnyOf       []*schema           `json:"anyOf,omitempty"`
	OneOf       []*schema           `json:"oneOf,omitempty"`
	Not         *schema             `json:"not,omitempty"`
	Defs        map[string]*schema  `json:"$defs,omitempty"`
}

// described is a copy of s with a description.
func (s *schema) described(doc string) *schema {
	c := *s
	c.Description = doc
	return &c
}
