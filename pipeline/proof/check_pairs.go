package proof

import (
	"booklet/pipeline/sources"
)

var unpairedQuote = Check{
	Name: "unpaired-quote",
	Doc:  "Quotation marks and book-title marks that do not pair within their paragraph.",
	text: func(t *text, report reporter) { unpaired(t, report, quoteMarks) },
}

var unpairedBracket = Check{
	Name: "unpaired-bracket",
	Doc:  "Brackets that do not pair within their paragraph.",
	text: func(t *text, report reporter) { unpaired(t, report, bracketMarks) },
}

// Each closing mark with the one that opens. Half-width brackets pair with
// full-width ones: that the widths differ is another matter.
var (
	quoteMarks   = pairs("“”‘’《》〈〉「」『』")
	bracketMarks = pairs("（）【】〔〕［］｛｝")
)

// marks are pairs of marks.
type marks struct {
	opens  map[rune]bool
	closes map[rune]rune // to the mark that opens
}

func pairs(s string) marks {
	m := marks{map[rune]bool{}, map[rune]rune{}}
	r := []rune(s)
	for i := 0; i < len(r); i += 2 {
		m.opens[r[i]] = true
		m.closes[r[i+1]] = r[i]
	}
	return m
}

// unpaired reports the first mark of a text that has no partner. There is one
// finding a paragraph: where one mark is missing, others seem to be.
func unpaired(t *text, report reporter, m marks) {
	var open []int // indexes of marks that are not closed yet
	for i := range t.r {
		r := full(t.r[i])
		switch {
		case m.opens[r]:
			if !(r == '‘' && isLatin(t.at(i-1))) {
				open = append(open, i)
			}
		case m.closes[r] != 0:
			k := len(open) - 1
			for k >= 0 && full(t.r[open[k]]) != m.closes[r] {
				k--
			}
			switch {
			case k == len(open)-1 && k >= 0:
				open = open[:k]
			case r == '’' && (isLatin(t.at(i-1)) || isDigit(t.at(i-1)) || isLatin(t.at(i+1)) || isDigit(t.at(i+1))):
				// an apostrophe: students’, ’90s
			case k >= 0:
				at := open[k+1]
				report(t.pos(at), "close it, or take it out", "%c is not closed before %c: %s", t.r[at], t.r[i], t.around(at, at+1))
				return
			case !enumerates(t, i):
				report(t.pos(i), "open it where the text begins, or take it out", "%c closes nothing: %s", t.r[i], t.around(i, i+1))
				return
			}
		}
	}
	if len(open) == 0 || continues(t, t.r[open[0]]) {
		return
	}
	at := open[0]
	hint := "close it, or take it out"
	if t.r[at] == '“' {
		hint = "close it; where the quotation goes on in the next paragraph, open that one with “ too"
	}
	report(t.pos(at), hint, "%c is not closed in its paragraph: %s", t.r[at], t.around(at, at+1))
}

// full gives the full-width form of a bracket.
func full(r rune) rune {
	switch r {
	case '(':
		return '（'
	case ')':
		return '）'
	case '[':
		return '［'
	case ']':
		return '］'
	}
	return r
}

// continues tells whether a quotation that opens in a text goes on in the next
// paragraph, which opens anew as GB/T 15834 asks; only the last one closes. Brackets do not.
func continues(t *text, mark rune) bool {
	if !quoteMarks.opens[mark] || t.Text == nil || t.Kind != sources.Paragraph || t.Next == nil || t.Next.Kind != sources.Paragraph {
		return false
	}
	for _, s := range t.Next.Spans {
		for _, r := range s.Text {
			return r == mark
		}
	}
	return false
}

// enumerates tells whether a closing bracket belongs to a number: 1）, a)，一）.
func enumerates(t *text, i int) bool {
	if full(t.r[i]) != '）' {
		return false
	}
	from := i
	for from > 0 && i-from < 4 && (isDigit(t.r[from-1]) || isLatin(t.r[from-1]) || isNumeral(t.r[from-1])) {
		from--
	}
	if from == i || i-from > 3 {
		return false
	}
	switch before := t.at(from - 1); before {
	case 0, '\n', ' ', '　', '。', '；', '：', '，', '、', '！', '？':
		return true
	}
	return false
}

// isNumeral tells whether r is a Chinese digit.
func isNumeral(r rune) bool {
	switch r {
	case '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '廿', '卅':
		return true
	}
	return '①' <= r && r <= '⑳'
}
