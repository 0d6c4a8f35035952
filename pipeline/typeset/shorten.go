package typeset

import (
	"slices"
	"strings"
	"unicode/utf8"

	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/words"
)

// leastSense is how many characters a head keeps at least when it ends where
// the sense does: 茶：… would say too little.
const leastSense = 4

// shorten cuts a text that is too long, so that it fits with the dots that
// stand for the rest: before a colon, a dash or a blank where enough is left,
// else where a word ends. Brackets that it opens are closed.
func (s *setter) shorten(text string, style *manifest.Style, fits func(string) bool) string {
	dots := "…"
	if strings.ContainsFunc(text, isHan) {
		dots = "……"
	}
	p := s.newPara([]compose.Span{{Text: text}}, style, diag.Pos{})
	bonds := p.titleBreaks().bonds
	sense, word, any := "", "", dots
	for i := 1; i < len(p.chars); i++ {
		last, next := &p.chars[i-1], &p.chars[i]
		part := strings.TrimRightFunc(text[:next.off], func(r rune) bool { return strings.ContainsRune(edgeMarks, r) })
		closing := unclosed(part)
		cut := part + dots + closing
		if part == "" {
			continue
		}
		if !fits(cut) {
			break
		}
		any = cut
		if bonds[i] == words.Apart && !strings.ContainsRune("的与和及或在从向对把被", last.r) {
			word = cut
		}
		if closing == "" && utf8.RuneCountInString(part) >= leastSense &&
			(strings.ContainsRune("：—｜", next.r) || last.blank != 0 && (isHan(last.r) || isHan(next.r))) {
			sense = cut
		}
	}
	for _, cut := range []string{sense, word} {
		if cut != "" {
			return cut
		}
	}
	return any
}

// edgeMarks are not left before the dots of a text that is cut.
const edgeMarks = " \u3000，、；：。·—…～｜《〈「『（(【〔［[“‘"

// unclosed gives the marks that close what a text leaves open.
func unclosed(text string) string {
	pairs := []rune("《》〈〉「」『』（）()【】〔〕［］[]“”‘’")
	var open []rune
	for _, r := range text {
		switch at := slices.Index(pairs, r); {
		case at >= 0 && at%2 == 0:
			open = append(open, pairs[at+1])
		case at > 0 && len(open) > 0 && open[len(open)-1] == r:
			open = open[:len(open)-1]
		}
	}
	slices.Reverse(open)
	return string(open)
}
