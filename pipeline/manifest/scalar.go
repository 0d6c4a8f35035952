package manifest

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"booklet/pipeline/diag"
)

// textTypes are the JSON types of a text: numbers count as text, as written.
var textTypes = []string{"string", "number"}

// textShape is any one line of text. Numbers and dates count as text, as they
// are written: 007 stays 007.
var textShape = shape[Text]{
	want:   "a text",
	schema: &schema{Type: textTypes},
	read: func(n *node, to *Text, diags *diag.List) bool {
		if !n.isWord() {
			hint := ""
			if n.kind == scalarNode && n.tag == "!!bool" {
				hint = fmt.Sprintf("put it in quotes: %q", n.value)
			}
			if n.kind != scalarNode {
				hint = "if it is a text, put it in quotes"
			}
			wrongType(n, "a text", hint, diags)
			return false
		}
		value := strings.TrimRight(n.value, "\n")
		if i := strings.IndexFunc(value, unicode.IsControl); i >= 0 {
			if value[i] == '\n' {
				diags.Errorf(n.pos, "text-lines", "write it on one line", "expected one line of text, found several")
			} else {
				diags.Errorf(n.pos, "control-character", "take it out", "a control character (%U) stands in the text", []rune(value[i:])[0])
			}
			return false
		}
		*to = Text{Value: value, Pos: n.text}
		return true
	},
}

// someText is a text with something in it.
var someText = narrow(textShape, &schema{Type: textTypes, Pattern: `\S`}, "empty-text", func(t Text) (string, string) {
	if strings.TrimSpace(t.Value) == "" {
		return "expected a text, found an empty one", ""
	}
	return "", ""
})

// stringShape is a text without its place.
var stringShape = stringOf(textShape)

// stringOf is a text without its place.
func stringOf(s shape[Text]) shape[string] {
	return convert(s, func(_ *node, t Text, to *string, _ *diag.List) bool {
		*to = t.Value
		return true
	})
}

// boolShape is true or false.
var boolShape = shape[bool]{
	want:   "true or false",
	schema: &schema{Type: "boolean"},
	read: func(n *node, to *bool, diags *diag.List) bool {
		if n.kind != scalarNode || n.tag != "!!bool" {
			hint := ""
			switch strings.ToLower(n.value) {
			case "yes", "y", "on":
				hint = "write true"
			case "no", "n", "off":
				hint = "write false"
			}
			wrongType(n, "true or false", hint, diags)
			return false
		}
		*to = strings.EqualFold(n.value, "true")
		return true
	},
}

// integer is a whole number from least to most.
func integer(least, most int) shape[int] {
	want := fmt.Sprintf("a whole number from %d to %d", least, most)
	return shape[int]{
		want:   want,
		schema: &schema{Type: "integer", Minimum: &least, Maximum: &most},
		read: func(n *node, to *int, diags *diag.List) bool {
			if n.kind != scalarNode || n.tag != "!!int" {
				wrongType(n, want, "", diags)
				return false
			}
			v, err := strconv.Atoi(n.value)
			if err != nil || v < least || v > most {
				diags.Errorf(n.pos, "out-of-range", "", "expected %s, found %s", want, n.value)
				return false
			}
			*to = v
			return true
		},
	}
}

// choice is one of a few words.
func choice(words ...string) shape[string] {
	quoted := make([]string, len(words))
	s := &schema{}
	for i, w := range words {
		quoted[i] = quote(w)
		s.Enum = append(s.Enum, w)
		// YAML has a number where 1 or 1. stands without quotes.
		if f, err := strconv.ParseFloat(w, 64); err == nil && !slices.Contains(s.Enum, any(f)) {
			s.Enum = append(s.Enum, f)
		}
	}
	want := "one of " + strings.Join(quoted, ", ")
	return shape[string]{
		want:   want,
		schema: s,
		read: func(n *node, to *string, diags *diag.List) bool {
			if !n.isWord() {
				wrongType(n, want, "", diags)
				return false
			}
			if !slices.Contains(words, n.value) {
				diags.Errorf(n.pos, "unknown-value", diag.DidYouMean(n.value, words), "expected %s, found %s", want, quote(n.value))
				return false
			}
			*to = n.value
			return true
		},
	}
}

// choiceOf is a choice that stands for values of another type: the n-th word
// for the n-th value.
func choiceOf[T any](words []string, values ...T) shape[T] {
	return convert(choice(words...), func(_ *node, w string, to *T, _ *diag.List) bool {
		*to = values[slices.Index(words, w)]
		return true
	})
}

// withPos adds the place of the value to its text.
func withPos(s shape[string]) shape[Text] {
	return convert(s, func(n *node, v string, to *Text, _ *diag.List) bool {
		*to = Text{Value: v, Pos: n.text}
		return true
	})
}

// langPattern is a BCP 47 tag as far as its form tells.
var langPattern = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// langShape is a language.
var langShape = narrow(textShape, &schema{Type: "string", Pattern: langPattern.String()}, "bad-language", func(t Text) (string, string) {
	if !langPattern.MatchString(t.Value) {
		return quote(t.Value) + " is no language tag", "write a tag such as zh-CN or en"
	}
	return "", ""
})
