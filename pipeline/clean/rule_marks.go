package clean

import (
	"slices"

	"booklet/pipeline/sources"
)

var marksRule = Rule{
	Name:    "marks",
	Doc:     "Makes half-width , ; : ? ! . and brackets next to Han full-width; numbers, times, ratios, addresses and Latin text stay.",
	Before:  "沿河有3,000棵柳树,比例为1:2(见图)",
	After:   "沿河有3,000棵柳树，比例为1:2（见图）",
	Default: true,
	Build:   Warned,
	warn:    "half-width marks between Han characters",
	needs:   isMark,
	find:    findMarks,
}

func findMarks(t *text) []edit {
	if t.lang != "" && !chinese(t.lang) {
		return nil
	}
	western := t.western()
	// One mark's side may be another mark: go over the text until nothing
	// changes, as a second run of the rule would.
	now := *t
	now.r = slices.Clone(t.r)
	for range 8 {
		changed := findBrackets(&now, western)
		for i := range now.r {
			if full := fullWidth(now.r[i]); full != 0 && now.at[i].guard == free && markIsChinese(&now, i, western) {
				now.r[i], changed = full, true
				// The space that a half-width mark wants goes with it; a
				// note's mark is looked through.
				for j := now.spaceAfter(i); j > i; j-- {
					now.r[j] = noteMark
				}
			}
		}
		if !changed {
			break
		}
	}
	var edits []edit
	for i := 0; i < len(t.r); i++ {
		if now.r[i] == t.r[i] {
			continue
		}
		to := i + 1
		for to < len(t.r) && now.r[to] == noteMark && t.r[to] != noteMark {
			to++
		}
		edits = append(edits, edit{from: i, to: to, with: string(now.r[i])})
		i = to - 1
	}
	return edits
}

// spaceAfter is the index of the last blank behind a mark, or the mark's own
// where there is none, or nothing but blanks up to the end.
func (t *text) spaceAfter(i int) int {
	to := i + 1
	for to < len(t.r) && isBlank(t.r[to]) && t.at[to].guard == free {
		to++
	}
	if to == len(t.r) || t.r[to] == breakMark {
		return i
	}
	return to - 1
}

func fullWidth(r rune) rune {
	switch r {
	case ',':
		return '，'
	case ';':
		return '；'
	case ':':
		return '：'
	case '?':
		return '？'
	case '!':
		return '！'
	case '.':
		return '。'
	}
	return 0
}

// hanish tells whether r is Han or a mark that only Chinese text has. The
// curly quotes are shared with Latin text, so they say nothing.
func hanish(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '—', '…':
		return false
	}
	return isHan(r) || isStopMark(r)
}

// markIsChinese tells whether the half-width mark at i belongs to Chinese
// text.
func markIsChinese(t *text, i int, western bool) bool {
	r := t.r[i]
	left := t.before(i)
	j := i + 1
	for j < len(t.r) && (isBlank(t.r[j]) || t.r[j] == noteMark) {
		j++
	}
	right := t.after(j)
	if right == breakMark {
		right = 0
	}
	spaced := j > i+1
	// Quotes and styles take the side of what stands beyond them.
	if left == '”' || left == '’' || left == '"' {
		left = beyond(t, i, -1)
	}
	if right == '“' || right == '‘' || right == '"' || right == '”' {
		right = beyond(t, j-1, 1)
	}
	switch {
	case r == '.':
		// A stop only after Han; after a digit or a letter it is a number's
		// point, a list's mark or an abbreviation.
		return isHan(left) && (right == 0 || hanish(right)) && t.after(i+1) != '.' ||
			hanish(left) && left != '.' && right == 0 && left != '。' && isClosing(left)
	case western:
		return hanish(left) && hanish(right)
	case isLatin(left) && t.inWesternQuotes(i):
		return false
	case hanish(left):
		return true
	case left == 0:
		return false
	case hanish(right):
		// After Latin letters or digits in a Chinese sentence: "5.2%,增速".
		// A colon or a mark directly between digits never gets here.
		return isWord(left) || left == '%' || left == '‰' || left == '℃' || isClosing(left)
	case right == 0:
		return (r == '?' || r == '!' || r == ';') && !isWord(left) && isClosing(left) && !spaced
	}
	return false
}

// inWesternQuotes tells whether the mark at i stands within quotes that hold no
// Han: “Hello, world!”
func (t *text) inWesternQuotes(i int) bool {
	for from := i - 1; ; from-- {
		if r := at(t, from); r == '“' || r == '"' {
			break
		} else if r == 0 || r == '”' || hanish(r) {
			return false
		}
	}
	for to := i + 1; ; to++ {
		if r := at(t, to); r == '”' || r == '"' {
			return true
		} else if r == 0 || r == '“' || hanish(r) {
			return false
		}
	}
}

// beyond looks past quotes in the direction step, from i.
func beyond(t *text, i, step int) rune {
	for i += step; i >= 0 && i < len(t.r); i += step {
		switch t.r[i] {
		case '“', '”', '‘', '’', '"', noteMark:
			continue
		}
		return t.r[i]
	}
	return 0
}

// findBrackets makes the half-width brackets full-width that belong to Chinese
// text: both of a pair, when Han stands inside or directly before, or when one
// of them is full-width already. It tells whether there were any.
func findBrackets(t *text, western bool) bool {
	changed := false
	var open []int
	for i, r := range t.r {
		if t.at[i].guard != free {
			continue
		}
		switch r {
		case '(', '（':
			open = append(open, i)
		case ')', '）':
			if len(open) == 0 {
				continue
			}
			from := open[len(open)-1]
			open = open[:len(open)-1]
			if t.r[from] == '（' && r == '）' {
				continue
			}
			if mixed := t.r[from] == '（' || r == '）'; mixed || bracketIsChinese(t, from, i, western) {
				t.r[from], t.r[i], changed = '（', '）', true
			}
		}
	}
	return changed
}

func bracketIsChinese(t *text, from, to int, western bool) bool {
	han := false
	for _, r := range t.r[from+1 : to] {
		if isHan(r) {
			han = true
			break
		}
	}
	if western {
		return han && hanish(t.before(from)) && hanish(t.after(to+1))
	}
	left := t.before(from)
	if han || isHan(left) || hanish(left) {
		return true
	}
	// "(1)基本原则" at the head of a paragraph.
	return left == 0 && t.kind != sources.Code && isHan(t.after(to+1))
}

// chinese tells whether a language tag says Chinese.
func chinese(lang string) bool { return len(lang) >= 2 && (lang[:2] == "zh" || lang[:2] == "ZH") }
