package clean

import (
	"regexp"
	"strings"

	"booklet/pipeline/sources"
)

// columns is what the lines of a text have in common: how wide its columns
// are, and how it parts paragraphs.
type columns struct {
	lines   []line
	measure []int // of the column around each line; 0 where there is none
	indents bool  // paragraphs begin with an indent
	gappy   bool  // most lines have a blank line before them
}

// The window within which a column's width is looked for: newspapers change
// it from one part to the next.
const (
	surveyWindow = 15
	surveyStep   = 4
)

func survey(lines []line) columns {
	s := columns{lines: lines, measure: make([]int, len(lines))}
	indented, gaps := 0, 0
	for i := range lines {
		if n := lines[i].indent; n >= 3 && n <= 8 {
			indented++
		}
		if lines[i].gap {
			gaps++
		}
	}
	n := len(lines)
	s.indents = n >= 4 && indented*20 >= n && indented*10 <= n*7
	s.gappy = gaps*2 >= n-1
	for i := 0; i < n; i += surveyStep {
		m := measureOf(lines[max(0, i-surveyWindow):min(n, i+surveyWindow)])
		for j := i; j < min(n, i+surveyStep); j++ {
			s.measure[j] = m
		}
	}
	s.stretches()
	return s
}

// stretches gives the lines between two blank lines a measure of their own
// where those around them have none.
func (s *columns) stretches() {
	for i := 0; i < len(s.lines); {
		end := i + 1
		for end < len(s.lines) && !s.lines[end].gap {
			end++
		}
		if s.measure[i] == 0 && end-i >= 3 {
			most, even := 0, true
			for j := i; j < end; j++ {
				most = max(most, s.lines[j].filled())
			}
			for j := i; j < end-1; j++ {
				even = even && s.lines[j].filled() >= most-4
			}
			if m := measureOf(s.lines[i:end]); m > 0 && (even || end-i >= 5) {
				for j := i; j < end; j++ {
					s.measure[j] = m
				}
			}
		}
		i = end
	}
}

// The narrowest and widest columns, in half-width cells: below are poems and
// lists, above is text that no page broke.
const (
	narrowest = 18
	widest    = 140
)

// measureOf finds the width of a column: that which at least half of the lines
// reach, a mark or a word more or less. It is 0 when there is none.
func measureOf(lines []line) int {
	if len(lines) < 3 {
		return 0
	}
	best, most := 0, 0
	for i := range lines {
		w := lines[i].filled()
		slack := 3
		if westernLine(lines[i].r) {
			slack = 12
		}
		n := 0
		for j := range lines {
			if v := lines[j].filled(); v >= w-slack && v <= w {
				n++
			}
		}
		if n > most || n == most && w > best {
			best, most = w, n
		}
	}
	if most*2 < len(lines) || best < narrowest || best > widest {
		return 0
	}
	// Where the lines differ by nothing but chance there must be one that runs
	// into the next.
	for i := 0; i+1 < len(lines); i++ {
		if lines[i].filled() >= best-3 && !endsParagraph(lines[i].r) {
			return best
		}
	}
	return 0
}

// joins tells whether line i and the next are of one paragraph.
func (s *columns) joins(i int) bool {
	a, b := &s.lines[i], &s.lines[i+1]
	ends, starts := endsParagraph(a.r), startsItem(b.r)
	switch {
	case sources.IsContentsLine(string(a.r)), b.gap && s.verse(i+1):
		return false
	case b.gap && (sources.IsFrontLine(string(a.r)) || sources.IsFrontLine(string(b.r))):
		return false // "来源：… 作者：…" ends a paragraph though no mark does
	case !b.gap && hyphenated(a.r, b.r):
		return true
	}
	m := max(s.measure[i], s.measure[i+1])
	if m == 0 {
		if b.gap || ends || starts || !s.gappy {
			return false
		}
		// A line that wrapped is not shorter than what it left over.
		return a.width >= 16 && b.width <= a.width+4
	}
	filled := a.filled()
	if (a.gap || i == 0) && a.indent < 3 {
		filled += 4 // a paragraph's first line, whose indent was lost
	}
	full := filled+firstUnit(b.r) > m-3
	indented := s.indents && b.indent >= 3
	switch {
	case b.gap:
		return !ends && full && !starts && !indented
	case indented:
		return false
	case starts && ends:
		return false
	}
	return full
}

// firstUnit is the width of what would have had to fit on the line before: a
// word, or a character with the marks that stay with it.
func firstUnit(rs []rune) int {
	n := 0
	for i, r := range rs {
		if i > 0 && (isLatin(r) || isNumber(r)) != (isLatin(rs[i-1]) || isNumber(rs[i-1])) && !isOpening(rs[i-1]) && !isClosing(r) && !pauses(r) {
			break
		}
		if i > 0 && isHan(r) && !isOpening(rs[i-1]) {
			break
		}
		n += cells(r)
		if n > 40 {
			break
		}
	}
	if len(rs) > 0 && isLatin(rs[0]) {
		n++
	}
	return n
}

// endsParagraph tells whether a line ends in a mark after which a paragraph
// can end.
func endsParagraph(rs []rune) bool {
	i := len(rs) - 1
	for i > 0 && isClosing(rs[i]) {
		i--
	}
	if i < len(rs)-1 && (rs[len(rs)-1] == '）' || rs[len(rs)-1] == ')') && (i == 0 || rs[0] == '（' || rs[0] == '(') {
		return true // a remark in brackets: （本报记者 …）
	}
	return i >= 0 && endsSentence(rs[i])
}

var itemStart = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十百\d]+[章节条款部篇]|\d{1,2}[.、．]\s*\D|[①-⑳]|[●○■□◆◇▲△★☆※•·▪]|——|附[件录表]|[（(【]?(?:来源|作者|责任编辑|本报|记者))`)

// startsItem tells whether a line begins something of its own: an item of a
// list, a heading, an attribution, a source line.
func startsItem(rs []rune) bool {
	return itemStart.MatchString(string(rs[:min(len(rs), 12)]))
}

// verse tells whether a poem begins at line i: short lines without a blank
// line between, each of which ends in a mark.
func (s *columns) verse(i int) bool {
	end := s.verseEnd(i)
	return end-i >= 2 && (i == 0 || s.lines[i].gap)
}

// verseEnd is the line after a poem that begins at line i.
func (s *columns) verseEnd(i int) int {
	const longest = 26
	end := i
	for end < len(s.lines) && (end == i || !s.lines[end].gap) {
		l := &s.lines[end]
		if l.width > longest || len(l.r) == 0 || !strings.ContainsRune("，。；！？、,;!?", l.r[len(l.r)-1]) {
			return i
		}
		end++
	}
	return end
}
