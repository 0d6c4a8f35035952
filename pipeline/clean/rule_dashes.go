package clean

import "strings"

var dashesRule = Rule{
	Name:    "dashes",
	Doc:     "Makes rows of dots and hyphens into …… and ——, in English text into … and —.",
	Before:  "过了桥...再往前--就是茶馆",
	After:   "过了桥……再往前——就是茶馆",
	Default: true,
	Build:   Warned,
	warn:    "dots or hyphens in place of an ellipsis or a dash",
	needs:   isDot | isDash,
	find:    findDashes,
}

func findDashes(t *text) []edit {
	if t.lang == "en" || strings.HasPrefix(t.lang, "en-") {
		return findEnglishDashes(t)
	}
	if t.lang != "" && !chinese(t.lang) {
		return nil
	}
	var edits []edit
	for i := 0; i < len(t.r); {
		end := i + 1
		for end < len(t.r) && sameRow(t.r[i], t.r[end]) {
			end++
		}
		with := ""
		switch n := end - i; t.r[i] {
		case '.', '。':
			// A longer row of points is a leader of a contents line.
			if n >= 3 && n <= 6 && (t.r[i] == '。' || besideHan(t, i, end)) {
				with = "……"
			}
			if n > 6 && t.r[i] == '.' && isPause(t, i, end) {
				with = "……"
			}
		case '…', '⋯':
			if n == 1 && besideHan(t, i, end) || t.r[i] == '⋯' && n == 2 {
				with = "……"
			}
		case '-', '－', '―', '─':
			if n >= 2 && n <= 4 && besideHan(t, i, end) {
				with = "——"
			}
		}
		if with != "" {
			edits = append(edits, edit{from: i, to: end, with: with})
		}
		i = end
	}
	return edits
}

// findEnglishDashes makes two or three hyphens between words a dash, between
// numbers the short one, and three dots an ellipsis; other rows are reported.
func findEnglishDashes(t *text) []edit {
	var edits []edit
	for i := 0; i < len(t.r); {
		end := i + 1
		for end < len(t.r) && t.r[end] == t.r[i] {
			end++
		}
		n, left, right := end-i, at(t, i-1), at(t, end)
		switch {
		case t.r[i] == '.' && n == 3:
			edits = append(edits, edit{from: i, to: end, with: "…"})
		case t.r[i] == '.' && n == 4:
			edits = append(edits, edit{from: i, to: end, only: true, note: ".... may be a stop and an ellipsis: type .… or …"})
		case t.r[i] != '-' || n < 2 || n > 3:
		case isNumber(left) && isNumber(right):
			edits = append(edits, edit{from: i, to: end, with: "–"})
		case left != 0 && right != 0 && blankOrEdge(left) == blankOrEdge(right):
			edits = append(edits, edit{from: i, to: end, with: "—"})
		default:
			edits = append(edits, edit{from: i, to: end, only: true, note: "a row of hyphens may be a dash: type — (or put `--…` as code)"})
		}
		i = end
	}
	return edits
}

// sameRow tells whether b goes on a row that a began.
func sameRow(a, b rune) bool { return a == b }

// isPause tells whether a long row of points, perhaps with blanks behind it,
// stands between Han. A row before a number that ends the line is a leader of
// a contents line.
func isPause(t *text, from, to int) bool {
	for to < len(t.r) && isBlank(t.r[to]) {
		to++
	}
	if !isHan(t.before(from)) || !isHan(t.after(to)) {
		return false
	}
	for ; to < len(t.r); to++ {
		if !strings.ContainsRune("一二三四五六七八九十百〇零", t.r[to]) {
			return t.r[to] != breakMark
		}
	}
	return false
}

// besideHan tells whether Han or a Chinese mark stands directly on one side
// of the row, and no Latin text on both.
func besideHan(t *text, from, to int) bool {
	left, right := t.before(from), t.after(to)
	if quote := func(r rune) bool { return r == '“' || r == '”' || r == '‘' || r == '’' }; quote(left) || quote(right) {
		if quote(left) {
			left = beyond(t, from, -1)
		}
		if quote(right) {
			right = beyond(t, to-1, 1)
		}
	}
	return hanish(left) || hanish(right)
}
