package typeset

import (
	"slices"
	"strings"
)

// westernJoints opens the places within Western text at which it may be
// divided: behind the hyphens of compounds, at the hyphenation points of
// words, behind the marks of addresses.
func westernJoints(chars []char, hyphens func(word string) []int, latin bool) {
	for i := 0; i < len(chars); {
		if chars[i].class != western {
			i++
			continue
		}
		to := tokenEnd(chars, i)
		t := token{chars: chars[i:to]}
		if t.isAddress() {
			t.openAddress(latin)
		} else {
			t.openCompound()
			if hyphens != nil {
				t.hyphenate(hyphens)
			}
		}
		i = to
	}
}

// token is a run of Western characters without blanks.
type token struct{ chars []char }

// tokenEnd is the place behind the token that begins at i.
func tokenEnd(chars []char, i int) int {
	for i+1 < len(chars) && chars[i].blank == 0 && chars[i].joint != forced && chars[i+1].class == western {
		i++
	}
	return i + 1
}

func (t token) at(i int) rune {
	if i < 0 || i >= len(t.chars) {
		return 0
	}
	return t.chars[i].r
}

// isAddress tells whether the token is a URL, a path or an e-mail address.
func (t token) isAddress() bool {
	if len(t.chars) < 9 {
		return false
	}
	slashes := 0
	for i := range t.chars {
		switch t.chars[i].r {
		case '@':
			return true
		case '/':
			slashes++
		case ':':
			if t.at(i+1) == '/' && t.at(i+2) == '/' {
				return true
			}
		}
	}
	return slashes >= 2 || t.at(0) == 'w' && t.at(1) == 'w' && t.at(2) == 'w' && t.at(3) == '.'
}

// openAddress lets an address break behind the marks that part its pieces, and
// before its stops and hyphens: behind them a stop would seem a sentence's, and
// a hyphen that of a divided word. Behind / it breaks in Western text alone
// (rule 3), and where it is wider than a line: openAddresses sees to that.
func (t token) openAddress(latin bool) {
	t.openUnderscores()
	for i := 3; i+2 < len(t.chars); i++ {
		c, next := &t.chars[i], t.chars[i+1].r
		if c.joint != joined {
			continue
		}
		behind := strings.ContainsRune("?&=#@", c.r) || latin && c.r == '/'
		switch {
		case behind && (isLetter(next) || isDigit(next)),
			isLetter(c.r) && strings.ContainsRune(".~-", next) && isLetter(t.at(i+2)):
			c.joint = breakable
		}
	}
}

// openUnderscores lets a name such as reading_club_2024 break behind its low
// lines where two letters or digits stand on both sides.
func (t token) openUnderscores() {
	piece := func(i int) bool { return isLetter(t.at(i)) || isDigit(t.at(i)) }
	for i := 2; i+2 < len(t.chars); i++ {
		if c := &t.chars[i]; c.r == '_' && c.joint == joined && piece(i-2) && piece(i-1) && piece(i+1) && piece(i+2) {
			c.joint = breakable
		}
	}
}

// isCode tells whether a hyphen at a line's end might be taken for one of the
// token's own: in an address, and in a name with low lines or digits.
func (t token) isCode() bool {
	return t.isAddress() || slices.ContainsFunc(t.chars, func(c char) bool { return c.r == '_' || isDigit(c.r) })
}

// openCompound lets compounds break behind their own hyphen where two letters
// stand on both sides (CY/T 154 §9.3), and text behind a dash.
func (t token) openCompound() {
	t.openUnderscores()
	for i := 1; i+1 < len(t.chars); i++ {
		c, next := &t.chars[i], t.chars[i+1].r
		if c.joint != joined {
			continue
		}
		switch c.r {
		case '-', '‐':
			if isLetter(t.at(i-2)) && isLetter(t.at(i-1)) && isLetter(next) && isLetter(t.at(i+2)) {
				c.joint = breakable
			}
		case '—':
			if next != '—' && edges[next]&noStart == 0 {
				c.joint = breakable
			}
		case '–':
			if !isDigit(next) && edges[next]&noStart == 0 {
				c.joint = breakable
			}
		}
	}
}

// shortestDivided is the length of the shortest words that are divided.
const shortestDivided = 5

// longestAbbreviation is how many capitals may be one; more are a word.
const longestAbbreviation = 8

// hyphenate opens the hyphenation points of the token's words, of each by
// itself, but not of those that stand beside a hyphen of their own or a digit,
// nor of abbreviations, with stops or without (CY/T 154 §9.2–9.4).
func (t token) hyphenate(points func(word string) []int) {
	for i := 0; i < len(t.chars); {
		j, capitals, soft := i, 0, false
		for j < len(t.chars) && isLetter(t.chars[j].r) {
			if r := t.chars[j].r; r >= 'A' && r <= 'Z' {
				capitals++
			}
			soft = soft || t.chars[j].joint == hyphened
			j++
		}
		if j == i {
			i++
			continue
		}
		if j-i >= shortestDivided && (capitals <= 1 || capitals == j-i && capitals > longestAbbreviation) && !soft && !keepsWhole(t.at(i-1)) && !keepsWhole(t.at(j)) && !t.stopBeside(i, j) && !t.contracted(i, j) {
			var w strings.Builder
			for _, c := range t.chars[i:j] {
				w.WriteRune(c.r)
			}
			for _, p := range points(w.String()) {
				if c := &t.chars[i+p-1]; c.joint == joined && t.chars[i+p].shift == c.shift {
					c.joint = hyphened
				}
			}
		}
		i = j
	}
}

// stopBeside tells whether a stop with a letter behind or before it joins the
// letters from i to j to others: U.S.A., example.org.
func (t token) stopBeside(i, j int) bool {
	return t.at(i-1) == '.' && isLetter(t.at(i-2)) || t.at(j) == '.' && isLetter(t.at(j+1))
}

// contracted tells whether the letters from i to j are not a whole word, since
// an apostrophe joins them to others: doesn’t, O’Connor. A genitive’s s, or its
// apostrophe alone, leaves the word as it is.
func (t token) contracted(i, j int) bool {
	apostrophe := func(k int) bool { return t.at(k) == '’' || t.at(k) == '\'' }
	genitive := t.at(j+1) == 's' && !isLetter(t.at(j+2))
	return apostrophe(i-1) && isLetter(t.at(i-2)) || apostrophe(j) && isLetter(t.at(j+1)) && !genitive
}

// keepsWhole tells whether a character beside a word keeps it from being
// divided.
func keepsWhole(r rune) bool { return r == '-' || r == '‐' || r == '_' || r == '@' || isDigit(r) }
