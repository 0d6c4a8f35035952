package manifest

import (
	"encoding/hex"
	"regexp"
	"strings"

	"booklet/pipeline/diag"
)

// colorNames are the colours with a name, and namedColors what they are, in
// the same order.
var (
	colorNames  = []string{"black", "gray", "white", "red", "blue"}
	namedColors = []Color{{}, {0x80, 0x80, 0x80}, {0xFF, 0xFF, 0xFF}, {R: 0xC0}, {B: 0xC0}}
)

var colorPattern = regexp.MustCompile(`^(#[0-9A-Fa-f]{3}|#[0-9A-Fa-f]{6}|` + strings.Join(colorNames, "|") + `)$`)

// colorShape is "#c00000", "#c00", or a name.
var colorShape = convert(narrow(stringShape, &schema{Type: "string", Pattern: colorPattern.String()}, "bad-color", func(s string) (string, string) {
	if colorPattern.MatchString(s) {
		return "", ""
	}
	hint := diag.DidYouMean(s, colorNames)
	if hint == "" {
		hint = `write "#c00000", or one of ` + strings.Join(colorNames, ", ")
	}
	return quote(s) + " is no colour", hint
}), func(_ *node, s string, to *Color, _ *diag.List) bool {
	for i, name := range colorNames {
		if s == name {
			*to = namedColors[i]
			return true
		}
	}
	digits := s[1:]
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	rgb, err := hex.DecodeString(digits)
	if err != nil {
		return false // the pattern lets none through
	}
	*to = Color{rgb[0], rgb[1], rgb[2]}
	return true
})
