package manifest

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"booklet/pipeline/diag"
)

// maxParagraph is the highest number of a paragraph in a range.
const maxParagraph = 1_000_000

var (
	rangePattern = regexp.MustCompile(`^([0-9]+)(?:-([0-9]+))?$`)
	// nearRange is what people type for a range: with another dash, with
	// spaces, with full-width digits.
	nearRange = regexp.MustCompile(`^[0-9]+\s*[-–—－~～至到]\s*[0-9]+$`)
)

// selectShape is a part of a passage: "3-7", "3", the text of a heading, or
// keys that say which part.
var selectShape = shape[Select]{
	want:   "a heading, a range of paragraphs such as 3-7, or keys such as from and to",
	schema: &schema{AnyOf: []*schema{someText.schema, selectTable.schema()}},
	read: func(n *node, to *Select, diags *diag.List) bool {
		if n.kind == mapNode {
			return selectTable.read(n, to, diags)
		}
		return shortSelect.read(n, to, diags)
	},
}

// selectTable is a part of a passage with its keys written out.
var selectTable = &table[Select]{
	name: "select",
	fields: []field[Select]{
		key("heading", stringOf(someText), func(s *Select) *string { return &s.Heading }, "the part below the heading of this text"),
		key("paragraphs", rangeShape, func(s *Select) *Select { return s }, "the paragraphs of this range, such as 3-7"),
		key("from", someText, func(s *Select) *Text { return &s.Begin }, "from the paragraph in which this text stands; from the beginning where it is left out"),
		key("to", someText, func(s *Select) *Text { return &s.End }, "to the paragraph in which this text stands; to the end where it is left out"),
		key("pictures", withPictures, func(s *Select) *bool { return &s.NoPictures }, "false leaves the pictures of the part out"),
	},
	constraints: constraints{most: [][]string{{"heading", "paragraphs", "from"}, {"heading", "paragraphs", "to"}}},
	after: func(n *node, s *Select, _ keys, diags *diag.List) {
		s.Pos = n.pos
		if len(n.pairs) == 0 {
			diags.Errorf(n.pos, "empty-select", "write heading, paragraphs, or from and to", "select picks nothing here")
		}
	},
}

// withPictures is the value of a key pictures: what is remembered is that
// there are to be none.
var withPictures = convert(boolShape, func(_ *node, with bool, to *bool, _ *diag.List) bool {
	*to = !with
	return true
})

// shortSelect is a part of a passage in one word.
var shortSelect = convert(someText, func(n *node, t Text, to *Select, diags *diag.List) bool {
	s := Select{Pos: t.Pos}
	if looksLikeRange(t.Value) {
		if !readRange(n, t.Value, &s, diags) {
			return false
		}
	} else {
		s.Heading = strings.TrimSpace(t.Value)
	}
	*to = s
	return true
})

// rangeShape is a range of paragraphs.
var rangeShape = convert(someText, func(n *node, t Text, to *Select, diags *diag.List) bool {
	if !looksLikeRange(t.Value) {
		diags.Errorf(n.pos, "bad-range", "write the numbers of the first and the last paragraph: 3-7", "%s is no range of paragraphs", quote(t.Value))
		return false
	}
	return readRange(n, t.Value, to, diags)
})

// looksLikeRange tells whether a text is meant as a range rather than as the
// text of a heading.
func looksLikeRange(s string) bool {
	near := halfDigits(strings.TrimSpace(s))
	return rangePattern.MatchString(near) || nearRange.MatchString(near)
}

// readRange reads a range of paragraphs into s.
func readRange(n *node, value string, s *Select, diags *diag.List) bool {
	value = strings.TrimSpace(value)
	m := rangePattern.FindStringSubmatch(value)
	if m == nil {
		parts := strings.FieldsFunc(halfDigits(value), func(r rune) bool { return r < '0' || r > '9' })
		diags.Errorf(n.pos, "bad-range", "write "+strings.Join(parts, "-"), "%s is not how a range of paragraphs is written", quote(value))
		return false
	}
	if m[2] == "" {
		m[2] = m[1]
	}
	from, err1 := strconv.Atoi(m[1])
	last, err2 := strconv.Atoi(m[2])
	switch {
	case err1 != nil || err2 != nil || last > maxParagraph || from > maxParagraph:
		diags.Errorf(n.pos, "bad-range", "", "%s: no passage has that many paragraphs", quote(value))
		return false
	case from < 1:
		diags.Errorf(n.pos, "bad-range", "", "%s: paragraphs count from 1", quote(value))
		return false
	case last < from:
		diags.Errorf(n.pos, "bad-range", "write "+m[2]+"-"+m[1], "%s ends before it begins", quote(value))
		return false
	}
	s.From, s.To = from, last
	return true
}

// partsID is the same for two lists of parts only when they pick the same.
func partsID(parts []Select) string {
	var b strings.Builder
	for _, s := range parts {
		fmt.Fprintf(&b, "%d-%d %s\x00%s\x00%s\x00", s.From, s.To, s.Heading, s.Begin.Value, s.End.Value)
	}
	return b.String()
}
