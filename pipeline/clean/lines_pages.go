package clean

import (
	"strings"

	"booklet/pipeline/sources"
)

// joinPages joins the paragraphs that a page's end broke in two.
func (d *document) joinPages() {
	p := d.draft.Passage
	var out []sources.Block
	joined := false
	for i := range p.Blocks {
		b := p.Blocks[i]
		if last := len(out) - 1; last >= 0 && d.continues(&out[last], &b) {
			a := &out[last]
			ar, br := []rune(plain(a.Spans)), []rune(plain(b.Spans))
			a.Spans = d.join(append([]sources.Span(nil), a.Spans...), b.Spans, ar, br, true, b.Pos)
			joined = true
			continue
		}
		out = append(out, b)
	}
	if joined {
		p.Blocks = out
	}
}

// continues tells whether paragraph b goes on with the sentence in which a
// ends. Captions, lists and the cards of a picture story have paragraphs
// without an end mark too, so the end of a must look like the middle of
// running text.
func (d *document) continues(a, b *sources.Block) bool {
	if a.Kind != sources.Paragraph || b.Kind != sources.Paragraph || a.ID != "" || b.ID != "" || a.Class != b.Class ||
		hasBreak(a.Spans) || hasBreak(b.Spans) || len(a.Spans) == 0 || len(b.Spans) == 0 {
		return false
	}
	as, bs := strings.TrimSpace(plain(a.Spans)), strings.TrimSpace(plain(b.Spans))
	ar, br := []rune(as), []rune(bs)
	if len(ar) < 15 || len(br) < 2 || startsItem(br) || isSpeaker(b.Spans) || isBlank(firstRune(b.Spans)) {
		return false
	}
	last, inside := ar[len(ar)-1], strings.ContainsAny(as, "。！？")
	goesOn := endsParagraph(br) || len(br) >= 20
	switch {
	case last == '，' || last == '、':
		return true
	case len(ar) < 20:
		return false
	case last == '；':
		// A sentence that began within this paragraph, not an item of a list.
		i := strings.LastIndexAny(as, "。！？")
		return i > 0 && goesOn && strings.ContainsAny(bs, "。！？")
	case endsParagraph(ar) || strings.ContainsRune("）》】)", last) && !inside:
		return false
	case pauses(br[0]) || isClosing(br[0]):
		return true
	case d.knows(ar, br):
		return goesOn
	}
	if !inside || !goesOn || !strings.ContainsAny(bs, "。！？") {
		return false
	}
	// A note of who took the picture, after a sentence.
	rest := as[strings.LastIndexAny(as, "。！？")+len("。"):]
	return !strings.ContainsRune("摄图文电报", last) && len([]rune(rest)) >= 4
}

// knows tells whether the text has, somewhere else, the word that the joint
// would make: the two characters before it and the one behind, or the one
// before and the two behind.
func (d *document) knows(a, b []rune) bool {
	if !isHan(a[len(a)-1]) || !isHan(a[len(a)-2]) || !isHan(b[0]) || len(b) < 2 || !isHan(b[1]) {
		return false
	}
	return strings.Contains(d.text(), string(a[len(a)-2:])+string(b[:1])) || strings.Contains(d.text(), string(a[len(a)-1:])+string(b[:2]))
}

// hyphenWord tells whether the text writes the broken word with a hyphen
// elsewhere, and not without.
func (d *document) hyphenWord(a, b []rune) bool {
	from := len(a) - 1
	for from > 0 && isLatin(a[from-1]) {
		from--
	}
	to := 0
	for to < len(b) && isLatin(b[to]) {
		to++
	}
	head, rest := string(a[from:len(a)-1]), string(b[:to])
	return strings.Contains(d.text(), head+"-"+rest) && !strings.Contains(d.text(), head+rest)
}

func hasBreak(spans []sources.Span) bool {
	for i := range spans {
		if spans[i].Break {
			return true
		}
	}
	return false
}

func firstRune(spans []sources.Span) rune {
	for _, r := range spans[0].Text {
		return r
	}
	return 0
}

// isSpeaker tells whether a paragraph begins with a speaker's name in bold.
func isSpeaker(spans []sources.Span) bool {
	if spans[0].Attr&sources.Bold == 0 {
		return false
	}
	bold := ""
	for i := range spans {
		if spans[i].Attr&sources.Bold == 0 {
			break
		}
		bold += spans[i].Text
	}
	return strings.HasSuffix(bold, "：") || strings.HasSuffix(bold, ":")
}
