package compose

import (
	"slices"
	"strings"
	"unicode"

	"booklet/pipeline/manifest"
	"booklet/pipeline/sources"
)

// Checks of what the layout and the passage make together: warnings, since the
// booklet can be set all the same.

// checkFront warns of front matter that this kind of entry does not show.
func (b *builder) checkFront() {
	m := &b.passage.Meta
	quote := b.entry.Kind == manifest.Quote
	switch {
	case m.Kind.Value == "quote" && !quote:
		b.found.Warnf(m.Kind.Pos, "kind", "write `quote:` for `passage:` in the manifest, or change the kind here",
			"the passage says that it is a headline quote, and the manifest sets it as a passage")
	case m.Kind.Value == "passage" && quote:
		b.found.Warnf(m.Kind.Pos, "kind", "write `passage:` for `quote:` in the manifest, or change the kind here",
			"the passage says that it is no quote, and the manifest sets it as a headline quote")
	}
	if m.By.Value != "" && !quote && !b.shows("by") {
		b.found.Warnf(m.By.Pos, "unused-front", "write `author:` for whoever wrote the passage", "`by:` is set below headline quotes only, and this is a passage")
	}
}

// checkTitleNotes warns of footnotes of the passage's own title that go with it
// where the manifest gives another.
func (b *builder) checkTitleNotes(e *manifest.Entry) {
	if e.Title.Value == "" {
		return
	}
	own, _ := sources.ReadTitle(b.passage.Meta.Title)
	shown := append(noteLabels(b.values["title"].spans), noteLabels(b.values["subtitle"].spans)...)
	shown = append(shown, sources.NoteLabels(b.passage.Blocks)...)
	for i := range own {
		if label := own[i].Note; label != "" && !slices.Contains(shown, label) {
			b.found.Warnf(own[i].Pos, "unused-note", "write [^"+label+"] into the title that the manifest gives, or into the text",
				"the footnote [^%s] is not set: the manifest gives the passage another title", label)
		}
	}
}

// noteLabels lists the footnotes that the spans of a title refer to.
func noteLabels(spans []sources.Span) []string {
	var labels []string
	for i := range spans {
		if spans[i].Note != "" {
			labels = append(labels, spans[i].Note)
		}
	}
	return labels
}

// shows tells whether the opening or the end of this entry names a field.
func (b *builder) shows(field string) bool {
	l := &b.local.Entry
	templates := []string{l.PassageTitle, l.Label, l.Author, l.Source}
	if b.entry.Kind == manifest.Quote {
		templates = []string{l.QuoteTitle, l.Author, l.Source, l.By}
	}
	return strings.Contains(strings.Join(templates, ""), "{"+field+"}")
}

// endMarks are marks that no heading, title or caption ends with.
const endMarks = "。，、；：．"

// stopAtEnd gives the stop or pause mark that a line standing alone ends with.
func stopAtEnd(text string) (string, bool) {
	runes := []rune(strings.TrimRight(text, " \u3000"))
	if len(runes) < 2 {
		return "", false
	}
	last := runes[len(runes)-1]
	return string(last), strings.ContainsRune(endMarks, last)
}

// checkHeadings goes through the entry's headings in order.
func (b *builder) checkHeadings(e *manifest.Entry) {
	if title := b.values["title"]; title.Value != "" {
		if mark, ok := stopAtEnd(title.line()); ok {
			b.found.Warnf(title.Pos, "heading-mark", "take the mark out", "the title ends with %q; a line that stands alone takes no mark", mark)
		}
	}
	var above *Block
	lastNumber := [deepest + 1]typedNumber{}
	for i := range b.entry.Blocks {
		h := &b.entry.Blocks[i]
		if h.Role != RoleHeading {
			continue
		}
		text := PlainText(h.Spans)
		if mark, ok := stopAtEnd(text); ok {
			b.found.Warnf(h.Pos, "heading-mark", "take the mark out", "the heading ends with %q; a line that stands alone takes no mark", mark)
		}
		if above != nil && h.Level > above.Level+1 {
			b.found.Warnf(h.Pos, "heading-level", "take a # away", "this heading is %d levels below the one before it; levels follow each other (一、（一）1.（1）)", h.Level-above.Level)
		}
		if i+1 == len(b.entry.Blocks) || b.entry.Blocks[i+1].Role == RoleHeading && b.entry.Blocks[i+1].Level <= h.Level {
			b.found.Warnf(h.Pos, "empty-section", "write its text, or delete it", "nothing stands below the heading %s", excerpt(text))
		}
		if len(e.Select) == 0 { // parts that were picked need not follow each other
			b.checkNumber(h, text, &lastNumber[h.Level])
		}
		for deeper := h.Level + 1; deeper < len(lastNumber); deeper++ {
			lastNumber[deeper] = typedNumber{}
		}
		above = h
	}
}

// checkNumber warns of headings whose typed numbers leave one out or give one
// twice.
func (b *builder) checkNumber(h *Block, text string, last *typedNumber) {
	n, ok := readNumber(text)
	if !ok {
		return
	}
	if n.form == last.form && n.n != last.n+1 && n.n != 1 {
		b.found.Warnf(h.Pos, "heading-number", "look for a missing heading, or count anew", "this heading is number %d, and the one before it on its level is number %d", n.n, last.n)
	}
	*last = n
}

// checkCaption warns of an end mark below a picture or above a table (CY/T
// 170). A caption of several sentences keeps its own.
func (b *builder) checkCaption(caption []Span) {
	text := PlainText(caption)
	if mark, ok := stopAtEnd(text); ok && strings.Count(text, mark) == 1 && mark != "：" {
		b.found.Warnf(caption[len(caption)-1].Pos, "caption-mark", "take the mark out", "the caption ends with %q; a line that stands alone takes no mark", mark)
	}
}

// checkSpan warns of looks that would not show.
func (b *builder) checkSpan(s *sources.Span) {
	han := 0
	for _, r := range s.Text {
		if isHan(r) {
			han++
		}
	}
	if s.Attr&sources.Dots != 0 && han == 0 && strings.ContainsFunc(s.Text, unicode.IsLetter) {
		b.found.Warnf(s.Pos, "dots", "make it bold", "emphasis dots (着重号) stand below Chinese characters only, and %s has none", excerpt(s.Text))
	}
	if n := len(strings.Fields(s.Ruby)); n > 1 && n != han && strings.ContainsAny(s.Ruby, tones) {
		b.found.Warnf(s.Pos, "ruby", "write one syllable for each character, with blanks between",
			"the pinyin has %d syllables for %d characters, so it stands over all of them together", n, han)
	}
}

// tones are the vowels of pinyin with their tones; other ruby may have any
// number of words.
const tones = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"

// isHan tells whether a character is Chinese proper, neither mark nor letter.
func isHan(r rune) bool {
	return r >= 0x3400 && r <= 0x9FFF || r >= 0x20000 && r <= 0x3FFFF || r == '〇' || r == '々'
}

// excerpt is the beginning of a text, for messages.
func excerpt(text string) string {
	const most = 16
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}
