package typeset

import "strings"

// units that stay on the line of the number before them, typed with a blank
// between or not (CY/T 154 §9.4).
var units = map[string]bool{
	"m": true, "km": true, "cm": true, "mm": true, "μm": true, "µm": true, "nm": true,
	"kg": true, "g": true, "mg": true, "μg": true, "µg": true, "t": true,
	"s": true, "ms": true, "min": true, "h": true, "d": true, "L": true, "mL": true, "ml": true, "W": true, "kW": true,
	"MW": true, "GW": true, "kWh": true, "V": true, "kV": true, "A": true, "mA": true, "Hz": true, "kHz": true,
	"MHz": true, "GHz": true, "Pa": true, "kPa": true, "MPa": true, "hPa": true, "K": true, "J": true, "kJ": true, "N": true,
	"mol": true, "ha": true, "hm": true, "km²": true, "m²": true, "m³": true, "cm²": true, "cm³": true, "mm²": true, "dB": true, "lx": true,
	"kB": true, "KB": true, "MB": true, "GB": true, "TB": true, "px": true, "pt": true, "rpm": true, "ppm": true,
}

// wordFrom gives the Western word that begins at chars[i], as far as units are
// long.
func wordFrom(chars []char, i int) string {
	var w strings.Builder
	for end := min(len(chars), i+5); i < end && chars[i].class == western && (isLetter(chars[i].r) || chars[i].r == '²' || chars[i].r == '³'); i++ {
		w.WriteRune(chars[i].r)
		if chars[i].blank != 0 {
			break
		}
	}
	return w.String()
}

// westernJoints opens the places within Western text at which it may be
// divided: behind the hyphens of compounds, at the hyphenation points of
// words, behind the marks of addresses.
func westernJoints(chars []char, hyphens func(word string) []int) {
	for i := 0; i < len(chars); {
		if chars[i].class != western {
			i++
			continue
		}
		to := tokenEnd(chars, i)
		t := token{chars: chars[i:to]}
		if t.isAddress() {
			t.openAddress()
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

// openAddress lets an address break behind its marks, before a letter; never
// with a hyphen, which would seem to belong to it. It may break behind / too
// where it is wider than a line: openWide sees to that.
func (t token) openAddress() {
	for i := 3; i+1 < len(t.chars); i++ {
		c := &t.chars[i]
		if c.joint == joined && strings.ContainsRune("?&=_.~-#", c.r) && isLetter(t.chars[i+1].r) {
			c.joint = breakable
		}
	}
}

// openCompound lets compounds break behind their own hyphen where two letters
// stand on both sides (CY/T 154 §9.3), and text behind a dash.
func (t token) openCompound() {
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

// hyphenate opens the hyphenation points of the token's words, of each by
// itself, but not of those that stand beside a hyphen of their own or a digit,
// nor of abbreviations (CY/T 154 §9.2–9.4).
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
		if j-i >= shortestDivided && capitals <= 1 && !soft && !keepsWhole(t.at(i-1)) && !keepsWhole(t.at(j)) {
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

// keepsWhole tells whether a character beside a word keeps it from being
// divided.
func keepsWhole(r rune) bool { return r == '-' || r == '‐' || r == '_' || r == '@' || isDigit(r) }
