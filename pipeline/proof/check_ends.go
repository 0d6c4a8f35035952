package proof

import (
	"regexp"
	"strings"
	"unicode"

	"booklet/pipeline/sources"
)

var noEndMark = Check{
	Name: "no-end-mark",
	Doc:  "A paragraph of sentences that ends without 。 or another end mark.",
	text: func(t *text, report reporter) {
		if t.front || t.Note || t.Kind != sources.Paragraph || t.Within != sources.Paragraph && t.Within != sources.BlockQuote {
			return // headings, captions, lists, cells, attributions, signatures in a ::: block
		}
		if t.Block.Class != "" || !isProse(t) {
			return
		}
		end := len(t.r)
		for end > 0 && unicode.IsSpace(t.r[end-1]) {
			end--
		}
		if end == 0 || isEnded(t.r[:end]) {
			return
		}
		report(t.pos(end-1), "write the mark, or the words that are missing", "the paragraph ends without an end mark: %s", t.around(end-1, end))
	},
}

// isProse tells whether a text consists of sentences: not a line of names, a
// title typed as a paragraph, verse, or a line "地点：…".
func isProse(t *text) bool {
	for _, r := range t.r {
		if r == '\n' { // verse, an address: its lines end where they should
			return false
		}
	}
	s := strings.TrimSpace(string(t.r))
	length := len([]rune(s))
	if allBold(t) && length <= 40 || labelled.MatchString(s) && length <= 60 {
		return false
	}
	if strings.ContainsAny(trimLast(s), "。！？；") || strings.HasSuffix(s, "，") || strings.HasSuffix(s, "、") {
		return true
	}
	return (strings.ContainsRune(s, '，') && length >= 20 || length >= 40) && amongSentences(t)
}

// amongSentences tells whether the paragraphs next to a text end as sentences
// do. A single clause between others that do not end is a card of a picture
// story, a line of a poster.
func amongSentences(t *text) bool {
	among := false
	for _, b := range []*sources.Block{t.Prev, t.Next} {
		if b == nil || b.Kind != sources.Paragraph {
			continue
		}
		var s strings.Builder
		for _, span := range b.Spans {
			s.WriteString(span.Text)
		}
		r := []rune(strings.TrimSpace(s.String()))
		if len(r) == 0 || !isEnded(r) {
			return false
		}
		among = true
	}
	return among
}

// labelled is a line such as "地点：云汀市图书馆一楼报告厅，请提前入场" or "文/林夏，图/何小满".
var labelled = regexp.MustCompile(`^[（(【]?[^，。！？；：:]{1,8}[:：/／|｜][^。！？；]*$`)

// allBold tells whether a text is bold throughout, as headings are that were
// typed as paragraphs.
func allBold(t *text) bool {
	for i := 0; i < len(t.r); {
		span, end := t.SpanAt(i)
		if span.Attr&sources.Bold == 0 && strings.TrimSpace(span.Text) != "" {
			return false
		}
		i = end
	}
	return true
}

func trimLast(s string) string {
	r := []rune(s)
	return string(r[:max(0, len(r)-1)])
}

// isEnded tells whether a text ends as a sentence or a line does: with an end
// mark, also within quotation marks; with a colon or a dash, behind which
// something follows; or with a bracket, as bylines do.
func isEnded(r []rune) bool {
	last := r[len(r)-1]
	switch last {
	case '”', '’', '」', '』', '"', '\'':
		for len(r) > 1 && strings.ContainsRune("”’」』\"'", r[len(r)-1]) {
			r = r[:len(r)-1]
		}
		return isEnd(r[len(r)-1])
	case '）', ')', '】', ']', '〕', '：', ':', '—', hidden:
		return true
	}
	return isEnd(last) || !unicode.IsLetter(last) && !unicode.IsDigit(last) && !strings.ContainsRune("，、,》〉；;", last) ||
		last == '；' || last == ';'
}

func isEnd(r rune) bool { return strings.ContainsRune("。！？…!?.～~", r) }
