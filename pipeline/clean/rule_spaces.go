package clean

import (
	"strings"

	"booklet/pipeline/sources"
)

var spacesRule = Rule{
	Name:    "spaces",
	Doc:     "Removes spaces between Han in running text, beside full-width marks and around paragraphs, and joins rows of spaces; lists of names keep theirs, and so does text in other languages.",
	Before:  "渡口 的茶馆， 叫作 “ 听雨”   （记者 林溪 周渡）",
	After:   "渡口的茶馆，叫作“听雨”（记者 林溪 周渡）",
	Default: true,
	Build:   Warned,
	warn:    "spaces between Han characters",
	needs:   isSpace,
	find:    findSpaces,
}

func findSpaces(t *text) []edit {
	var edits []edit
	running := t.runningText()
	spread := t.letterSpaced()
	foreign := t.lang != "" && !chinese(t.lang)
	for i := 0; i < len(t.r); {
		if !isBlank(t.r[i]) || t.at[i].guard != free {
			i++
			continue
		}
		end := i + 1
		for end < len(t.r) && isBlank(t.r[end]) && t.at[end].guard == free {
			end++
		}
		with := " "
		left, right := at(t, i-1), at(t, end)
		switch {
		case left == 0 || right == 0 || left == breakMark || right == breakMark:
			with = ""
		case foreign: // words are parted by spaces, Chinese ones too
			if end == i+1 && t.r[i] != 0x3000 {
				with = string(t.r[i])
			}
		case joinsMark(left, right), left == '…' && isHan(right) && t.afterPause(i):
			with = ""
		case isHan(left) && isHan(right):
			if spread || running && !t.inNames(i, end) || t.writtenTogether(i, end) || t.inHanDate(i, end) || t.boldPair(i, end) {
				with = ""
			} else {
				with = string(t.r[i : i+1])
				if t.r[i] != 0x3000 {
					with = " "
				}
			}
		case t.inNumber(i, end):
			with = ""
		}
		if with != string(t.r[i:end]) {
			edits = append(edits, edit{from: i, to: end, with: with})
		}
		i = end
	}
	return edits
}

// joinsMark tells whether a space between two runes stands beside a
// full-width mark, which brings its own blank.
func joinsMark(left, right rune) bool {
	switch right {
	case '—', '…':
		return false // "主标题 ——副标题": the space parts two things
	case '“', '‘':
		return hanish(left)
	case '”', '’':
		return hanish(left)
	}
	switch left {
	case '—', '…':
		return false
	case '”', '’', '“', '‘':
		return hanish(right)
	case '】', '〕', '］':
		return isStopMark(right) && right != '【' && right != '〔'
	}
	if right == '【' || right == '〔' {
		return false
	}
	return isStopMark(left) || isStopMark(right)
}

// afterPause tells whether a space at i follows on …… that Han stands before:
// the space was typed behind three dots. "…… 主标题" keeps it.
func (t *text) afterPause(i int) bool {
	for i > 0 && t.r[i-1] == '…' {
		i--
	}
	return isHan(at(t, i-1))
}

// inHanDate tells whether a space stands between the parts of a day written in
// Han: 二〇二四 年 三 月.
func (t *text) inHanDate(from, to int) bool {
	left, right := at(t, from-1), at(t, to)
	if isHanDigit(left) && (right == '年' || right == '月' || right == '日') {
		return true
	}
	before := from - 2
	for before >= 0 && isBlank(t.r[before]) {
		before--
	}
	if left != '年' && left != '月' || !isHanDigit(at(t, before)) || !isHanDigit(right) {
		return false
	}
	for to < len(t.r) && (isHanDigit(t.r[to]) || isBlank(t.r[to])) {
		to++
	}
	return at(t, to) == '月' || at(t, to) == '日'
}

// isHanDigit tells whether years and days are written with r.
func isHanDigit(r rune) bool {
	return r != 0 && strings.ContainsRune("〇○零一二三四五六七八九十廿卅", r)
}

// boldPair tells whether a space parts the only two characters of a bold word:
// **新 质**.
func (t *text) boldPair(from, to int) bool {
	bold := func(i int) bool {
		return i >= 0 && i < len(t.r) && t.spans[t.at[i].span].Attr&sources.Bold != 0 && t.r[i] != noteMark
	}
	return t.kind != sources.TableBlock && bold(from-1) && bold(from) && bold(to) && !bold(from-2) && !bold(to+1)
}

// inNumber tells whether a space stands within the number of a table or a
// figure, or between that and the Han behind it: 表 2 中.
func (t *text) inNumber(from, to int) bool {
	label := func(i int) bool {
		r := at(t, i)
		return (r == '表' || r == '图' || r == '圖') && (!isHan(at(t, i-1)) || strings.ContainsRune("见如在由据从按參参", at(t, i-1)))
	}
	if isNumber(at(t, to)) && label(from-1) {
		for to < len(t.r) && isNumber(t.r[to]) {
			to++
		}
		next := to
		for next < len(t.r) && isBlank(t.r[next]) {
			next++
		}
		return isLabelled(at(t, next))
	}
	if !isLabelled(at(t, to)) {
		return false
	}
	n := from
	for n > 0 && isNumber(t.r[n-1]) {
		n--
	}
	if n == from {
		return false
	}
	for n > 0 && isBlank(t.r[n-1]) {
		n--
	}
	return label(n - 1)
}

// isLabelled tells whether a text that refers to 表2 goes on so. A caption,
// "表 2 渡口的船", keeps its spaces.
func isLabelled(r rune) bool {
	return r != 0 && strings.ContainsRune("中内里上下所的是为和与及显列给可", r)
}

// writtenTogether tells whether the passage has the characters on both sides
// of a space in a heading without it elsewhere: the space was a line's end.
func (t *text) writtenTogether(from, to int) bool {
	if t.kind != sources.Heading || from < 2 || to+2 > len(t.r) || !isHan(t.r[from-2]) || !isHan(t.r[to+1]) {
		return false
	}
	return t.ctx.known(string(t.r[from-2:from]) + string(t.r[to:to+2]))
}

// runningText tells whether the paragraph is prose, where a space between Han
// has no meaning, rather than a heading, a label or a line of names.
func (t *text) runningText() bool {
	if t.meta || t.kind == sources.Heading || t.kind == sources.TableBlock || t.kind == sources.Attribution {
		return false
	}
	han, stops := 0, 0
	for _, r := range t.r {
		if isHan(r) {
			han++
		} else if r == '，' || r == '。' || r == '；' || r == '！' || r == '？' || r == ',' || r == ';' {
			stops++
		}
	}
	return stops >= 1 && han >= 12
}

// letterSpaced tells whether the paragraph is set with a space after every
// character ("目 录", "新 质 生 产 力").
func (t *text) letterSpaced() bool {
	alone, pairs := 0, 0
	for i, r := range t.r {
		if !isHan(r) {
			continue
		}
		l, n := at(t, i-1), at(t, i+1)
		if isHan(l) || isHan(n) {
			pairs++
		} else if isBlank(l) || isBlank(n) {
			alone++
		}
	}
	return alone >= 3 && pairs == 0
}

// inNames tells whether the space at from..to parts the names of a list as
// newspapers print it: 本报记者 林溪 周渡.
func (t *text) inNames(from, to int) bool {
	// The stretch between the marks around the space.
	a, b := from, to
	for a > 0 && !boundary(t.r[a-1]) {
		a--
	}
	for b < len(t.r) && !boundary(t.r[b]) {
		b++
	}
	words := strings.FieldsFunc(string(t.r[a:b]), isBlank)
	if len(words) < 2 {
		return false
	}
	// "本报记者 林溪 周渡": names of 2 to 4 characters behind the word. Without
	// such a word, three of them or more.
	least := 3
	for i, w := range words {
		if hasAnySuffix(w, nameWords) {
			words, least = words[i+1:], 1
			break
		}
	}
	for _, w := range words {
		if n := len([]rune(w)); n < 2 || n > 4 && !strings.Contains(w, "·") && !hasAnySuffix(w, nameWords) {
			return false
		}
	}
	return len(words) >= least
}

func boundary(r rune) bool {
	return r != ' ' && isStopMark(r) || r == breakMark || r == '(' || r == ')'
}

// nameWords stand before names.
var nameWords = []string{"记者", "通讯员", "作者", "编辑", "撰文", "摄影", "主持人", "嘉宾", "文", "图", "供稿", "校对", "審校", "記者", "通訊員"}

func hasAnySuffix(s string, list []string) bool {
	for _, w := range list {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}
