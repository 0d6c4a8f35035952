package sources

import (
	"strings"
	"unicode/utf8"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
)

// GuessFront fills the front matter that a draft does not have yet from the
// text's own lines and from what its format knows (a page's <meta> elements,
// an e-book's package). Lines that only say such a thing ("来源：…", a date, the
// title itself) move into the front matter; what was taken from a sentence
// stays there as well. Draft.Guesses then tells each value and where it was
// found.
func GuessFront(d *Draft) {
	g := &guesser{d: d, meta: &d.Passage.Meta, outside: d.Guesses}
	d.Guesses = nil
	g.headings()
	g.title()
	g.below()
	g.repeated()
	g.closing()
	g.anywhere()
	g.levels()
	g.sentences()
	for _, o := range g.outside {
		g.put(o.Key, o.Value, o.From, o.Pos)
	}
	g.kind()
	g.lead()
}

// guesser is one run of GuessFront.
type guesser struct {
	d       *Draft
	meta    *Meta
	outside []Guess
}

// field gives the place of a value in the front matter.
func (g *guesser) field(key string) *manifest.Text {
	switch key {
	case "title":
		return &g.meta.Title
	case "subtitle":
		return &g.meta.Subtitle
	case "label":
		return &g.meta.Label
	case "author":
		return &g.meta.Author
	case "by":
		return &g.meta.By
	case "source":
		return &g.meta.Source
	case "date":
		return &g.meta.Date
	case "kind":
		return &g.meta.Kind
	case "lang":
		return &g.meta.Lang
	}
	return nil
}

// put sets a value that is not set yet, and tells whether it stands there now.
func (g *guesser) put(key, value, from string, pos diag.Pos) bool {
	f := g.field(key)
	value = strings.TrimSpace(value)
	if key == "title" || key == "subtitle" {
		value = asTitle(value)
	}
	if f == nil || value == "" || key == "author" && guessNobody.MatchString(value) {
		return false
	}
	if f.Value != "" {
		return f.Value == value
	}
	*f = manifest.Text{Value: value, Pos: pos}
	g.d.Guesses = append(g.d.Guesses, Guess{Key: key, Value: value, Pos: pos, From: from})
	return true
}

// outsideTitle is the title that the format knows.
func (g *guesser) outsideTitle() string {
	for _, o := range g.outside {
		if o.Key == "title" {
			return o.Value
		}
	}
	return ""
}

// remove takes block i out of the text: what it said is in the front matter.
func (g *guesser) remove(i int) {
	b := g.d.Passage.Blocks
	g.d.Passage.Blocks = append(b[:i:i], b[i+1:]...)
}

// draftLine is a block's text on one line; "" where a block is no plain
// paragraph or heading.
func draftLine(b Block) string {
	switch b.Kind {
	case Paragraph, Heading, Attribution:
		var t strings.Builder
		for line := range strings.SplitSeq(spanText(b.Spans), "\n") {
			if line = strings.TrimSpace(line); t.Len() > 0 && !endsWide(t.String()) && !startsWide(line) {
				t.WriteByte(' ')
			}
			t.WriteString(line)
		}
		return strings.Trim(t.String(), " 　")
	}
	return ""
}

// The longest that a title and a paragraph that only says who, where and when
// can be, in characters.
const (
	longestTitle = 60
	longestLine  = 100
)

// title finds the title among the first blocks: the one that the format
// knows, a heading of the first level, else a first line that is no sentence.
func (g *guesser) title() {
	if g.meta.Title.Value != "" {
		g.dropTitle(g.meta.Title.Value)
		return
	}
	if known := g.outsideTitle(); known != "" {
		for _, o := range g.outside {
			if o.Key == "title" {
				g.splitTitle(o.Value, o.From, o.Pos)
			}
		}
		g.dropTitle(known)
		return
	}
	blocks := g.d.Passage.Blocks
	for i := 0; i < len(blocks) && i < 4; i++ {
		b := blocks[i]
		text := draftLine(b)
		n := utf8.RuneCountInString(text)
		if b.Kind == Figure || text == "" {
			continue
		}
		if b.Kind == Heading && b.Level <= 2 && n <= 2*longestTitle {
			g.splitTitle(text, "the first heading", b.Pos)
			g.remove(i)
			return
		}
		if guessLine(text) != nil || guessDateOnly(text) != "" {
			continue // who and when stand above the title
		}
		if i+1 < len(blocks) && b.Kind == Paragraph && n <= longestTitle && !isSentence(text) && len(blocks) > 1 {
			g.splitTitle(text, "the first line", b.Pos)
			g.remove(i)
		}
		return
	}
}

// dropTitle removes the title from the head of the text, where it stands
// again.
func (g *guesser) dropTitle(title string) {
	blocks := g.d.Passage.Blocks
	for i := 0; i < len(blocks) && i < 4; i++ {
		if text := draftLine(blocks[i]); text != "" && bareText(text) == bareText(title) {
			g.remove(i)
			return
		}
	}
}

// repeated removes the headings that say the title once more, in pieces, as
// the picture at the head of a page does.
func (g *guesser) repeated() {
	want := bareText(g.meta.Title.Value)
	said := ""
	for i, b := range g.d.Passage.Blocks {
		if b.Kind != Heading || want == "" {
			return
		}
		said += bareText(draftLine(b))
		if said == want && i+1 < len(g.d.Passage.Blocks) {
			g.d.Passage.Blocks = g.d.Passage.Blocks[i+1:]
			return
		}
		if !strings.HasPrefix(want, said) {
			return
		}
	}
}

// bareText is a text without blanks and marks, to compare titles by.
func bareText(s string) string {
	return strings.Map(func(r rune) rune {
		if r <= 0x7f && !isASCIIAlnum(r) || isMark(r) || r == 0xa0 || r == 0x3000 || r == '｜' || r == '●' {
			return -1
		}
		return r
	}, s)
}

// splitTitle parts a label before a bar and a subtitle after a dash from a
// title.
func (g *guesser) splitTitle(text, from string, pos diag.Pos) {
	text = plainLine(text)
	for _, bar := range []string{"|", "｜", "丨"} {
		if label, rest, ok := strings.Cut(text, bar); ok {
			label, rest = strings.TrimSpace(label), strings.TrimSpace(rest)
			if n, m := utf8.RuneCountInString(label), utf8.RuneCountInString(rest); n >= 2 && n <= 14 && (m >= 4 || n <= 6 && m >= 2) {
				g.put("label", strings.Trim(label, "【】"), from+", before "+bar, pos)
				text = rest
			}
		}
	}
	if label, rest, ok := strings.Cut(text, "】"); ok && strings.HasPrefix(label, "【") && strings.TrimSpace(rest) != "" {
		g.put("label", strings.TrimPrefix(label, "【"), from, pos)
		text = strings.TrimSpace(rest)
	}
	if i := strings.Index(text, "——"); i > 0 && utf8.RuneCountInString(text[:i]) >= 6 && utf8.RuneCountInString(text[i:]) >= 10 {
		g.put("subtitle", text[i:], from+", after ——", pos)
		text = strings.TrimSpace(text[:i])
	}
	g.put("title", text, from, pos)
}

// below reads the lines between the title and the text: subtitle, label, who,
// where and when.
func (g *guesser) below() {
	if g.meta.Title.Value == "" {
		// Without a title such lines may still stand on top.
		g.takeLines(0, 3)
		return
	}
	if blocks := g.d.Passage.Blocks; len(blocks) > 1 {
		b, text := blocks[0], draftLine(blocks[0])
		switch {
		case b.Class == draftSubtitle,
			(b.Kind == Attribution || IsAttribution(b.Spans)) && utf8.RuneCountInString(text) <= longestTitle && !isSentence(text) && g.meta.Subtitle.Value == "":
			if g.put("subtitle", text, "the line below the title", b.Pos) {
				g.remove(0)
			}
		}
	}
	if blocks := g.d.Passage.Blocks; len(blocks) > 1 {
		text := draftLine(blocks[0])
		if inner, ok := strings.CutPrefix(text, "【"); ok && strings.HasSuffix(inner, "】") && utf8.RuneCountInString(text) <= 14 {
			if g.put("label", strings.TrimSuffix(inner, "】"), "the line below the title", blocks[0].Pos) {
				g.remove(0)
			}
		}
	}
	if g.meta.Title.Value != "" && len(g.d.Passage.Blocks) > 1 {
		g.paperAndDay()
	}
	g.takeLines(0, 6)
	for i := range g.d.Passage.Blocks {
		if b := &g.d.Passage.Blocks[i]; b.Class == draftSubtitle {
			b.Class = ""
		}
	}
}

// closing reads the lines below the text.
func (g *guesser) closing() {
	for range 6 {
		blocks := g.d.Passage.Blocks
		i := len(blocks) - 1
		for i > 0 && blocks[i].Kind == Figure {
			i--
		}
		if i < 1 || !g.takeLine(i) {
			return
		}
	}
}

// takeLines takes the lines among n blocks from i on.
func (g *guesser) takeLines(i, n int) {
	for ; n > 0 && i < len(g.d.Passage.Blocks)-1; n-- {
		if !g.takeLine(i) {
			if g.d.Passage.Blocks[i].Kind != Figure {
				return
			}
			i++
		}
	}
}

// takeLine moves block i into the front matter if it only says who, where and
// when, and tells whether it did.
func (g *guesser) takeLine(i int) bool {
	b := g.d.Passage.Blocks[i]
	text := draftLine(b)
	if text == "" || b.Kind == Heading || utf8.RuneCountInString(text) > longestLine {
		return false
	}
	if date := guessDateOnly(text); date != "" {
		if g.put("date", date, "“"+text+"”", b.Pos) {
			g.remove(i)
			return true
		}
		return false
	}
	found := guessLine(text)
	if found == nil {
		return false
	}
	all := true
	for _, f := range found {
		all = g.put(f.Key, f.Value, "“"+text+"”", b.Pos) && all
	}
	if all {
		g.remove(i)
	}
	return all
}

// anywhere takes a source line in brackets from the midst of the text, where
// it stands between an article and its pictures.
func (g *guesser) anywhere() {
	for i, b := range g.d.Passage.Blocks {
		text := draftLine(b)
		if g.meta.Source.Value != "" || b.Kind != Paragraph || !strings.HasPrefix(text, "（") && !strings.HasPrefix(text, "(") {
			continue
		}
		if found := guessLine(text); len(found) > 0 && found[0].Key == "source" {
			g.takeLine(i)
			return
		}
	}
}

// isSentence tells whether a line is running text rather than a title.
func isSentence(s string) bool {
	rs := []rune(s)
	last := rs[len(rs)-1]
	if strings.ContainsRune("。；，、：;,:", last) {
		return true
	}
	return strings.ContainsRune(s, '。')
}
