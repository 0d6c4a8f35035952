package proof

import (
	"strings"

	"booklet/pipeline/manifest"
)

var marksInRow = Check{
	Name: "marks-in-row",
	Doc:  "Two marks in a row that cannot stand together, such as ，， or 、。.",
	text: func(t *text, report reporter) {
		for i := 0; i < len(t.r); i++ {
			if !isPause(t.r[i]) {
				continue
			}
			last := i
			for k := i + 1; k < len(t.r) && (isPause(t.r[k]) || t.r[k] == ' '); k++ {
				if t.r[k] != ' ' {
					last = k
				}
			}
			row := strings.ReplaceAll(string(t.r[i:last+1]), " ", "")
			if strings.Trim(row, "！？") != "" && len([]rune(row)) > 1 {
				report(t.pos(i), "keep one of them, or write the word that is missing", "the marks %s stand in a row: %s", row, t.around(i, last+1))
			}
			i = last
		}
	},
}

// isPause tells whether r is a mark behind a part of a sentence or its end.
func isPause(r rune) bool {
	switch r {
	case '，', '。', '、', '；', '：', '？', '！':
		return true
	}
	return false
}

var halfWidthMark = Check{
	Name: "half-width-mark",
	Doc:  "Half-width marks between Chinese characters.",
	text: func(t *text, report reporter) {
		if !t.chinese {
			return
		}
		first, count := -1, 0
		for i := range t.r {
			if isHalfWidthSlip(t, i) {
				if count++; first < 0 {
					first = i
				}
			}
		}
		if count == 0 {
			return
		}
		others := ""
		if count > 1 {
			others = " (" + plural(count-1, "more place", "more places") + " in the paragraph)"
		}
		report(t.pos(first), "write the full-width mark; `booklet clean` does it for the whole passage",
			"a half-width %c stands in Chinese text: %s%s", t.r[first], t.around(first, first+1), others)
	},
}

// keepsMarks tells whether the repair of half-width marks is switched off,
// first by the passage, then by the issue: they are meant then.
func keepsMarks(switches ...[]manifest.Switch) bool {
	for _, list := range switches {
		for _, s := range list {
			if s.Name.Value == "marks" {
				return !s.On
			}
		}
	}
	return false
}

// isHalfWidthSlip tells whether a half-width mark stands where Chinese text
// has a full-width one: not in 3,000, 1:2, a time, or a Latin name.
func isHalfWidthSlip(t *text, i int) bool {
	before, after := t.at(i-1), t.at(i+1)
	for k := i + 2; after == ' '; k++ { // the blank that Western text has behind a mark
		after = t.at(k)
	}
	left := isHan(before) || strings.ContainsRune("”’》）」』】％℃", before)
	right := isHan(after) || after == 0 || after == '\n' || strings.ContainsRune("“‘《（「『【——", after)
	switch t.r[i] {
	case ',', ';', ':', '?', '!':
		return left || isHan(t.at(i+1)) && !isDigit(before)
	case '.':
		return left && right
	case '(':
		return left && isHan(after)
	case ')':
		return isHan(before) && (right || isPause(after))
	}
	return false
}
