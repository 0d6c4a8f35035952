package compose

import (
	"strconv"
	"strings"

	"booklet/pipeline/sources"
)

// deepest is the lowest level of headings that has a style of its own.
const deepest = 4

// heading adds a heading, with a number where its style has a pattern.
func (b *builder) heading(s *sources.Block, ctx context) {
	level := s.Level - b.levels.top + 1
	if level > deepest {
		b.found.Warnf(s.Pos, "heading-level", "divide the passage less finely, or make this a bold paragraph",
			"this heading is %d levels below the first; it is set like those of level %d", level-1, deepest)
		level = deepest
	}
	block := b.text(s, RoleHeading, b.classStyle(s, "heading"+strconv.Itoa(level)), ctx)
	block.Spans = breakByHand(block.Spans)
	block.Level, block.KeepNext = level, true
	title := PlainText(block.Spans)
	if number := b.levels.next(level, block.Style.Number, title); number != "" {
		block.Spans = append([]Span{{Text: number, Pos: s.Pos}}, block.Spans...)
		title = number + title
	}
	block.Bookmark = title
	b.name(s.ID, "", title)
}

// highest is the highest level of the headings among blocks, which becomes
// level 1: authors begin with # or ## or whatever they found.
func highest(blocks []sources.Block) int {
	top := 0
	for i := range blocks {
		level := blocks[i].Level
		if blocks[i].Kind != sources.Heading {
			level = highest(blocks[i].Blocks)
		}
		if level > 0 && (top == 0 || level < top) {
			top = level
		}
	}
	return top
}

// levels counts numbered headings.
type levels struct {
	top   int // the level as typed that is level 1
	count [deepest + 1]int
}

// next gives the number of a heading of a level whose style has a pattern. A
// heading that the author has numbered keeps that number alone, and the count
// goes on from it.
func (l *levels) next(level int, pattern, title string) string {
	if pattern == "" {
		return ""
	}
	l.count[level]++
	for deeper := level + 1; deeper < len(l.count); deeper++ {
		l.count[deeper] = 0
	}
	if typed, ok := readNumber(title); ok {
		l.count[level] = typed.n
		return ""
	}
	return Number(pattern, l.count[level])
}

// typedNumber is a number that an author typed before a heading.
type typedNumber struct {
	form string // the number with its digits as 1: "一、", "（一）", "第一章"
	n    int
}

// mostHeadings bounds what counts as a heading's number: （2024） is a year.
const mostHeadings = 200

// readNumber reads the number that a heading begins with: 一、 （一） 1. （1）
// 1） 第一章 第1节 ①.
func readNumber(title string) (typedNumber, bool) {
	runes := []rune(strings.TrimLeft(title, " \u3000"))
	if len(runes) > 0 && runes[0] >= '①' && runes[0] <= '⑳' {
		return typedNumber{"①", int(runes[0]-'①') + 1}, true
	}
	open := ""
	if len(runes) > 0 && strings.ContainsRune("（(第", runes[0]) {
		open, runes = string(runes[0]), runes[1:]
	}
	digits := 0
	set := "0123456789"
	if len(runes) > 0 && strings.ContainsRune(hanDigits, runes[0]) {
		set = hanDigits
	}
	for digits < len(runes) && strings.ContainsRune(set, runes[digits]) {
		digits++
	}
	if digits == 0 || digits == len(runes) || digits > 9 {
		return typedNumber{}, false
	}
	after := runes[digits]
	ends := "、.．）)"
	switch open {
	case "第":
		ends = "章节条部篇讲课"
	case "（", "(":
		ends = "）)"
	}
	if !strings.ContainsRune(ends, after) {
		return typedNumber{}, false
	}
	if after == '.' && digits+1 < len(runes) && runes[digits+1] >= '0' && runes[digits+1] <= '9' { // 1.5 and 2024.3 are no numbers of headings
		return typedNumber{}, false
	}
	sign := "1"
	if set == hanDigits {
		sign = "一"
	}
	n := ReadHan(string(runes[:digits]))
	return typedNumber{open + sign + string(after), n}, n > 0 && n < mostHeadings
}
