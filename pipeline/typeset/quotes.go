package typeset

// Curly quotes are marks of both scripts. Chinese text has them on a whole
// cell from the Chinese face, Western text from the Western face (clreq
// §3.1.1); the two quotes of a pair are always alike.

// pairQuotes finds the pairs of a paragraph's quotes and makes those Western
// that stand in Western text, and apostrophes.
func pairQuotes(chars []char, chinese bool) {
	var open []int      // places of opening quotes
	waiting := [2]int{} // how many of them are double and single
	kind := func(r rune) int {
		if r == '“' || r == '”' {
			return 0
		}
		return 1
	}
	for i := range chars {
		c := &chars[i]
		switch c.r {
		case '“', '‘':
			open = append(open, i)
			waiting[kind(c.r)]++
			continue
		case '”', '’':
		default:
			continue
		}
		if c.r == '’' && isApostrophe(chars, i, waiting[1] > 0) {
			c.class = western
			continue
		}
		from := -1
		for waiting[kind(c.r)] > 0 && from < 0 {
			last := open[len(open)-1]
			open = open[:len(open)-1]
			waiting[kind(chars[last].r)]--
			if kind(chars[last].r) == kind(c.r) {
				from = last
			} else { // never closed
				settleQuotes(chars, last, -1, chinese)
			}
		}
		settleQuotes(chars, from, i, chinese)
	}
	for _, i := range open {
		settleQuotes(chars, i, -1, chinese)
	}
}

// isApostrophe tells whether the ’ at i is one: between letters, or behind a
// Western word or before a number where no single quote is open.
func isApostrophe(chars []char, i int, open bool) bool {
	before, after := runeBefore(chars, i), runeAfter(chars, i)
	return isLetter(before) && isLetter(after) || !open && (isLetter(before) || before == 0 && isDigit(after))
}

// settleQuotes makes the quotes at from and to Western where they stand in
// Western text; one of them may be -1, missing.
func settleQuotes(chars []char, from, to int, chinese bool) {
	inner := (from < 0 || innerWestern(chars, from+1)) && (to < 0 || innerWestern(chars, to-1))
	if chinese {
		left, right := neutral, neutral
		if from >= 0 {
			left = before(chars, from)
		}
		if to >= 0 {
			right = behind(chars, to)
		}
		inner = inner && left != foreign && right != foreign && (left == akin || right == akin)
	}
	if !inner {
		return
	}
	for _, i := range []int{from, to} {
		if i >= 0 {
			chars[i].class = western
		}
	}
}

// innerWestern tells whether what stands at i, inside of a quote, is not
// Chinese.
func innerWestern(chars []char, i int) bool {
	if i < 0 || i >= len(chars) {
		return true
	}
	c := &chars[i]
	return c.class == western || c.class == object || c.r == '“' || c.r == '”' || c.r == '‘' || c.r == '’'
}

// kin says what stands outside of a pair of quotes.
type kin uint8

const (
	neutral kin = iota // nothing: the paragraph's edge
	akin               // Western text, parted from the quote as in Western text
	foreign            // anything else
)

func before(chars []char, i int) kin {
	if i == 0 {
		return neutral
	}
	p := &chars[i-1]
	if p.class == western && (p.blank != 0 || p.r == '(' || p.r == '[') {
		return akin
	}
	return foreign
}

func behind(chars []char, i int) kin {
	if i+1 == len(chars) {
		return neutral
	}
	n := &chars[i+1]
	switch {
	case n.class != western:
		return foreign
	case chars[i].blank != 0, n.r == ',', n.r == '.', n.r == ';', n.r == ':', n.r == '!', n.r == '?', n.r == ')', n.r == ']':
		return akin
	}
	return foreign
}
