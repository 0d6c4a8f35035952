package clean

import "fmt"

var quotesRule = Rule{
	Name:    "quotes",
	Doc:     "Makes straight quotes into paired curly ones, and apostrophes curly; a paragraph whose quotes do not pair is reported and left.",
	Before:  "他说:\"茶园叫作'听雨'。\"",
	After:   "他说:“茶园叫作‘听雨’。”",
	Default: true,
	Build:   Warned,
	warn:    "straight quotes",
	needs:   isQuote,
	find:    findQuotes,
}

// findQuotes pairs the straight quotes of a paragraph. In Chinese text there
// are no spaces to tell an opening quote from a closing one, so they
// alternate; a space on one side overrules that.
func findQuotes(t *text) []edit {
	double := pairQuotes(t, '"', '“', '”')
	single := pairQuotes(t, '\'', '‘', '’')
	edits := make([]edit, 0, len(double)+len(single))
	for len(double) > 0 || len(single) > 0 {
		if len(single) == 0 || len(double) > 0 && double[0].from < single[0].from {
			edits, double = append(edits, double[0]), double[1:]
		} else {
			edits, single = append(edits, single[0]), single[1:]
		}
	}
	return edits
}

func pairQuotes(t *text, straight, opening, closing rune) []edit {
	var edits []edit
	open, first, odd := false, -1, false
	for i, r := range t.r {
		if t.at[i].guard != free {
			continue
		}
		switch r {
		case opening:
			open = true
			continue
		case closing:
			open = false
			continue
		case straight:
		default:
			continue
		}
		left, right := at(t, i-1), at(t, i+1)
		if straight == '\'' && isWord(left) && isWord(right) || straight == '\'' && isLatin(left) && !open {
			// An apostrophe: don't, rivers' banks.
			if isLatin(left) || isLatin(right) {
				edits = append(edits, edit{from: i, to: i + 1, with: "’"})
			}
			continue
		}
		if !open && isNumber(left) && !isHan(right) {
			continue // 5'10": feet, minutes, inches
		}
		with := closing
		if !open {
			with = opening
		}
		switch {
		case open && blankOrEdge(left) && !blankOrEdge(right) && !isStopMark(right):
			odd = true // a second opening quote before the first was closed
		case !open && !blankOrEdge(left) && blankOrEdge(right) && !isStopMark(left) && !isHan(left):
			odd = true
		}
		if first < 0 {
			first = i
		}
		open = !open
		edits = append(edits, edit{from: i, to: i + 1, with: string(with)})
	}
	if first >= 0 && (open || odd) {
		return []edit{{
			from: first, to: first + 1, only: true,
			note: fmt.Sprintf("the straight quotes %c of this paragraph do not pair; type the curly ones", straight),
		}}
	}
	return edits
}

// at returns the rune at i, or 0 beyond the ends.
func at(t *text, i int) rune {
	if i < 0 || i >= len(t.r) {
		return 0
	}
	return t.r[i]
}

func blankOrEdge(r rune) bool { return r == 0 || r == breakMark || isBlank(r) }
