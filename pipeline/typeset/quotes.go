package typeset

// Curly quotes are marks of both scripts (clreq §3.1.1). Which face sets them,
// and on what width, is decided in this order:
//
//  1. An apostrophe belongs to its Western word, in any passage: It’s, O’Brien,
//     students’ work, ’90s, rock ’n’ roll.
//  2. In a paragraph of Western text (isChineseText) quotes are Western where
//     no Chinese character stands right inside of them.
//  3. In Chinese text quotes are Chinese ones of a whole cell, “river” too,
//     unless what is in them is Western and they stand in the midst of Western
//     text: the “old” bridge.
//
// The two quotes of a pair are always alike.

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
		if isApostrophe(chars, i, waiting[1] > 0) {
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

// isApostrophe tells whether the mark at i is a ’ that belongs to a Western
// word: in it, before it, or behind it where that ’ closes no single quote.
func isApostrophe(chars []char, i int, open bool) bool {
	before, after := runeBefore(chars, i), runeAfter(chars, i)
	switch {
	case chars[i].r != '’':
		return false
	case wordRune(before) && wordRune(after):
		return true
	case wordRune(before):
		return !open || possessive(chars, i)
	case wordRune(after): // ’90s, ’n’
		return !open || before == 0
	}
	return false
}

// possessive tells whether the ’ at i, behind a word in a single quote, has
// more of a Western text behind it that a later ’ closes: ‘the readers’ room’.
func possessive(chars []char, i int) bool {
	goesOn := func(k int) bool { return k+1 < len(chars) && wordRune(chars[k+1].r) }
	if !goesOn(i) {
		return false
	}
	for k := i + 1; k < len(chars); k++ {
		switch r := chars[k].r; {
		case r == '’' && !goesOn(k):
			return true
		case r == '‘' || !isWestern(r) && r != '’':
			return false
		}
	}
	return false
}

func wordRune(r rune) bool { return isLetter(r) || isDigit(r) }

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
