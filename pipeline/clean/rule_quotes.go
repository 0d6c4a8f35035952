package clean

import (
	"fmt"
	"slices"
)

var quotesRule = Rule{
	Name:    "quotes",
	Doc:     "Makes straight quotes into paired curly ones, and apostrophes curly; what does not pair is reported and left.",
	Before:  "他说:\"茶园叫作'听雨'。\"",
	After:   "他说:“茶园叫作‘听雨’。”",
	Default: true,
	Build:   Warned,
	warn:    "straight quotes",
	needs:   isQuote,
	find:    findQuotes,
}

// findQuotes goes over the paragraph until nothing changes: the side of a
// quote may be told by another one beside it.
func findQuotes(t *text) []edit {
	now := *t
	now.r = slices.Clone(t.r)
	var edits []edit // first the reports
	for range 8 {
		edits = edits[:0]
		changed := false
		for _, e := range append(pairQuotes(&now, '"', '“', '”'), pairQuotes(&now, '\'', '‘', '’')...) {
			if e.only {
				edits = append(edits, e)
				continue
			}
			now.r[e.from], changed = []rune(e.with)[0], true
		}
		if !changed {
			break
		}
	}
	for i, r := range now.r {
		if r != t.r[i] {
			edits = append(edits, edit{from: i, to: i + 1, with: string(r)})
		}
	}
	slices.SortFunc(edits, func(a, b edit) int { return a.from - b.from })
	return edits
}

// side is what stands around a quote says of it.
type side uint8

const (
	unsure side = iota
	opens
	closes
)

// pairQuotes pairs the straight quotes of a paragraph. Blanks and marks beside
// a quote tell which side it is; between Han there are none, so that quotes
// alternate, and where one is too many there nobody knows which. A quote that
// does not pair is reported; apostrophes are told before.
func pairQuotes(t *text, straight, opening, closing rune) []edit {
	const none, curly = -1, -2
	var (
		quotes, apostrophes []edit
		alone               []int  // of quotes: those without a partner
		open                = none // of quotes: the one that is open
		guessed             bool   // some were told by their turn
	)
	for i, r := range t.r {
		if t.at[i].guard != free || r != straight && r != opening && r != closing {
			continue
		}
		single := closing == '’'
		is, left, right := t.sideOf(i), at(t, i-1), at(t, i+1)
		switch {
		case single && r != opening && t.isApostrophe(i), single && r == straight && open == none && isLatin(left) && !isWord(right):
			if r == straight {
				apostrophes = append(apostrophes, edit{from: i, to: i + 1, with: string(closing)})
			}
			continue
		case r == opening:
			if open >= 0 {
				alone = append(alone, open)
			}
			open = curly
			continue
		case r == closing:
			open = none
			continue
		case single && isWord(left) && isWord(right), open == none && isNumber(left) && !isHan(right):
			continue // 5'10": feet, minutes, inches
		case is == closes && open == none && (isHan(left) || isStopMark(left)):
			is = unsure
		}
		if is == unsure {
			guessed = true
			if is = closes; open == none {
				is = opens
			}
		}
		if is == opens {
			if open >= 0 {
				alone = append(alone, open)
			}
			open = len(quotes)
			quotes = append(quotes, edit{from: i, to: i + 1, with: string(opening)})
			continue
		}
		if open == none {
			alone = append(alone, len(quotes))
		}
		open = none
		quotes = append(quotes, edit{from: i, to: i + 1, with: string(closing)})
	}
	if open >= 0 {
		alone = append(alone, open)
	}
	return append(withPartners(quotes, alone, guessed, straight), apostrophes...)
}

// withPartners leaves the quotes out that have no partner, all of them where
// their turns were guessed, and reports the first that is left out.
func withPartners(quotes []edit, alone []int, guessed bool, straight rune) []edit {
	if len(alone) == 0 {
		return quotes
	}
	first := quotes[slices.Min(alone)].from
	note := "this straight quote %c has no partner; type the curly ones"
	var kept []edit
	for k, e := range quotes {
		if !guessed && !slices.Contains(alone, k) {
			kept = append(kept, e)
		}
	}
	if guessed {
		first = quotes[0].from
		note = "the straight quotes %c of this paragraph do not pair; type the curly ones"
	}
	return append(kept, edit{from: first, to: first + 1, only: true, note: fmt.Sprintf(note, straight)})
}

// sideOf tells the side of the quote at i by what stands around it.
func (t *text) sideOf(i int) side {
	left, right := at(t, i-1), at(t, i+1)
	start := blankOrEdge(left) || isOpening(left) || isJoin(left)
	end := blankOrEdge(right) || isClosing(right) || isJoin(right) || pausesOrEnds(right)
	switch {
	case start && !end:
		return opens
	case end && !start:
		return closes
	}
	return unsure
}

// isJoin tells whether quotes may stand on both sides of r: another quote, a
// dash.
func isJoin(r rune) bool {
	return r == '"' || r == '\'' || r == '—' || r == '–' || r == '-' || r == '/'
}

// pausesOrEnds tells whether r is a mark behind a word or a sentence.
func pausesOrEnds(r rune) bool { return r == ',' || r == '，' || r == '、' || endsSentence(r) }

// at returns the rune at i, or 0 beyond the ends.
func at(t *text, i int) rune {
	if i < 0 || i >= len(t.r) {
		return 0
	}
	return t.r[i]
}

func blankOrEdge(r rune) bool { return r == 0 || r == breakMark || isBlank(r) }
