package sources

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// headings makes headings of the numbered lines of a text file, which has no
// styles.
func (g *guesser) headings() {
	blocks := g.d.Passage.Blocks
	if g.d.Lines {
		for i := range blocks {
			if level := numberedHeading(blocks[i]); level > 0 && i+1 < len(blocks) {
				blocks[i].Kind, blocks[i].Level = Heading, level
			}
		}
	}
}

var (
	headingFirst  = regexp.MustCompile(`^(第[一二三四五六七八九十百]+[章节部分编]|[一二三四五六七八九十]{1,3}、)`)
	headingSecond = regexp.MustCompile(`^[（(][一二三四五六七八九十]{1,3}[）)]`)
)

// numberedHeading gives the level of a paragraph that is numbered as official
// documents number their headings, 0 where it is a sentence.
func numberedHeading(b Block) int {
	text := draftLine(b)
	if b.Kind != Paragraph || utf8.RuneCountInString(text) > 36 || text == "" || strings.ContainsAny(text, "。；，") {
		return 0
	}
	switch {
	case headingFirst.MatchString(text):
		return 2
	case headingSecond.MatchString(text):
		return 3
	}
	return 0
}

// quoteLabels are the kinds of text that are set as headline quotes.
var quoteLabels = []string{"金句", "语录", "名言", "箴言"}

// kind tells a quote from an article, and takes who said it from the line
// below it.
func (g *guesser) kind() {
	blocks := g.d.Passage.Blocks
	label := g.meta.Label.Value
	quote := g.meta.Kind.Value == "quote"
	for _, l := range quoteLabels {
		quote = quote || strings.Contains(label, l)
	}
	last := len(blocks) - 1
	if !quote || last < 1 || last > 4 {
		return
	}
	text := draftLine(blocks[last])
	if blocks[last].Kind != Attribution || utf8.RuneCountInString(text) > longestLine {
		return
	}
	if g.put("by", strings.TrimLeft(text, "—⸺ "), "the line below the quote", blocks[last].Pos) {
		g.put("kind", "quote", "its label "+label, blocks[last].Pos)
		g.remove(last)
	}
}

var leadClause = regexp.MustCompile(`^(?:[^，。]{0,20}(?:讯|电)[\s　]*)?(?:[（(][^）)]*[）)])?(?:(?:\d{4}年)?\d{1,2}\s*月\s*\d{1,2}\s*日[^，。]{0,4}，)?([^，。；：！？“”]{8,40})。`)

// lead makes a title of the first sentence of news that have none. It stays in
// the text.
func (g *guesser) lead() {
	if g.meta.Title.Value != "" {
		return
	}
	for _, b := range g.d.Passage.Blocks {
		text := draftLine(b)
		if text == "" {
			continue
		}
		if m := leadClause.FindStringSubmatch(text); m != nil && b.Kind == Paragraph {
			g.put("title", m[1], "the first sentence; there is no title", b.Pos)
		}
		return
	}
}

// levels makes the first heading of the text one of level 2, and lets none
// after it stand above it: pages begin with any level, and scans mistake them.
func (g *guesser) levels() {
	first := 0
	blocks := g.d.Passage.Blocks
	for i := range blocks {
		if b := &blocks[i]; b.Kind == Heading {
			if first == 0 {
				first = b.Level
			}
			b.Level = min(max(b.Level, first)-first+2, 6)
			if allBold(b.Spans) {
				b.Spans = plainSpans(b.Spans)
			}
		}
	}
}

func allBold(spans []Span) bool {
	for i := range spans {
		if spans[i].Attr&Bold == 0 && strings.TrimSpace(spans[i].Text) != "" {
			return false
		}
	}
	return true
}
