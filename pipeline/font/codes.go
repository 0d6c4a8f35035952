package font

import (
	"cmp"
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"
)

// The private use area of the BMP, where glyphs get codes that have no
// character of their own.
const (
	privateFirst = 0xE000
	privateLast  = 0xF8FF
)

// coded is a glyph of the small font and the code under which it is found.
type coded struct {
	code rune
	gid  GID
}

// assign gives each use a code: its own character where that is one of the BMP
// and free, else a private one. The glyph that the face itself has for a
// character comes before alternates. The result is in the order of the codes
// and does not depend on the order of the uses.
func (f *Face) assign(uses []Use) (codes []coded, code map[Use]rune, err error) {
	uses = slices.Clone(uses)
	slices.SortFunc(uses, func(a, b Use) int {
		return cmp.Or(cmp.Compare(a.Text, b.Text), cmp.Compare(a.GID, b.GID))
	})
	uses = slices.Compact(uses)
	code = make(map[Use]rune, len(uses))
	taken := make(map[rune]bool, len(uses))
	give := func(u Use, r rune) {
		code[u], taken[r] = r, true
		codes = append(codes, coded{r, u.GID})
	}
	codes = make([]coded, 0, len(uses))
	var odd []Use
	for _, u := range uses {
		r, ok := ownCode(u.Text)
		if !ok {
			continue
		}
		if g, has := f.Lookup(r); has && g == u.GID {
			give(u, r)
		}
	}
	for _, u := range uses {
		if _, done := code[u]; done {
			continue
		}
		if r, ok := ownCode(u.Text); ok && !taken[r] {
			give(u, r)
			continue
		}
		odd = append(odd, u)
	}
	next := rune(privateFirst)
	for _, u := range odd {
		for taken[next] {
			next++
		}
		if next > privateLast {
			return nil, nil, fmt.Errorf("%s: %d glyphs of this booklet have no character of their own (ligatures, vertical forms, characters above U+FFFF), and a font holds %d of them at most",
				f.path, len(odd), privateLast-privateFirst+1)
		}
		give(u, next)
	}
	slices.SortFunc(codes, func(a, b coded) int { return cmp.Compare(a.code, b.code) })
	return codes, code, nil
}

// ownCode is the character that a text is, when it is just one and safe as a
// code in both PDF libraries: control characters and marks that change how
// text is read are not.
func ownCode(text string) (rune, bool) {
	r, n := utf8.DecodeRuneInString(text)
	if n == 0 || n != len(text) || r == utf8.RuneError || r >= 0xFFFE {
		return 0, false
	}
	return r, !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}
