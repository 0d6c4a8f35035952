package typeset

import (
	"slices"
	"strings"
	"testing"

	"booklet/pipeline/compose"
)

// divisions are words with the places where dictionaries divide them, and texts
// that are never divided (CY/T 154 §9).
var divisions = map[string]string{
	"architecture": "ar-chi-tec-ture", "engineering": "en-gi-neer-ing", "lighthouse": "light-house", "library": "li-brary",
	"international": "in-ter-na-tional", "traditional": "tra-di-tional", "afternoon": "af-ter-noon", "readers": "read-ers",
	"UNESCO": "UNESCO", "through": "through", "bridge": "bridge", "strength": "strength", "16kWh": "16kWh", "GB18030": "GB18030",
	"state-of-the-art": "state-of-the-art", "Wi-Fi": "Wi-Fi",
}

// Rules 12 and 13 (clreq §3.2.4, CY/T 154 §9): a Western word breaks only where
// dictionaries divide it, and shows a hyphen there; a compound breaks at its
// own hyphen, without a second one; abbreviations, words of one syllable and
// numbers with units don't break.
func TestWordsBreakAtDivisions(t *testing.T) {
	var words []string
	for w := range divisions {
		words = append(words, w)
	}
	slices.Sort(words)
	for _, lang := range []string{"zh-CN", "en"} {
		doc := documentOf(t, layoutOf(t, ""), "---\ntitle: 题\nlang: "+lang+"\n---\n一")
		s := bodySetter(t, doc, 20)
		b := *block(doc, 0)
		b.Flush = true
		breaks := 0
		for _, word := range words {
			for em := 9; em <= 30; em++ {
				s.measure = s.layout.Grid.Size * lengthOf(em)
				text := "the river " + word + " and " + word + " to " + word + " of " + word + " by the town"
				if lang != "en" {
					text = "河水与" + word + "在石桥，" + word + "又在渡口" + word + "和" + word + "之间流过。"
				}
				b.Spans = []compose.Span{{Text: text}}
				lines := setBlock(s, &b)
				at := 0
				for i := range lines[:len(lines)-1] {
					at += len(lines[i].text)
					at += len(text[at:]) - len(strings.TrimLeft(text[at:], " "))
					from := strings.LastIndex(text[:at], word[:1])
					for from >= 0 && !(strings.HasPrefix(text[from:], word) && at > from && at < from+len(word)) {
						from = strings.LastIndex(text[:from], word[:1])
					}
					if from < 0 || at-from > len(word) {
						continue // between words
					}
					breaks++
					head, own := text[from:at], strings.HasSuffix(text[from:at], "-")
					if own && lines[i].shown != lines[i].text {
						t.Errorf("%s, %d em: a second hyphen in %s", lang, em, lines[i].shown)
					}
					if !own && lines[i].shown == lines[i].text {
						t.Errorf("%s, %d em: no hyphen behind %s", lang, em, lines[i].shown)
					}
					if !allowed(divisions[word], head) {
						t.Errorf("%s, %d em: %s is divided as %s|%s", lang, em, word, head, word[len(head):])
					}
				}
			}
		}
		if breaks < 20 {
			t.Errorf("%s: only %d words were divided: the test tests little", lang, breaks)
		}
	}
}

// allowed tells whether a word with its divisions may be parted behind head.
func allowed(divided, head string) bool {
	if strings.HasSuffix(head, "-") { // its own hyphen: two letters at least on each side (§9.3)
		rest := strings.TrimPrefix(divided, head)
		left, _, _ := strings.Cut(rest, "-")
		right := head[:len(head)-1]
		right = right[strings.LastIndex(right, "-")+1:]
		return len(left) >= 2 && len(right) >= 2
	}
	for i := range divided {
		if divided[i] == '-' && strings.ReplaceAll(divided[:i], "-", "") == head && !strings.Contains("state-of-the-art Wi-Fi", divided) {
			return true
		}
	}
	return false
}

// Rule 26 (clreq §3.1.1.2): curly quotes in Chinese text are the Chinese
// face's, one em wide; in English text, and around English alone, they are the
// Western face's, and so are apostrophes in any text. N and W stand for the
// narrow and the wide ones of each text.
func TestQuotesByLanguage(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"zh-CN", "他说“流过”了", "WW"},
		{"zh-CN", "他说“river”了", "WW"},
		{"zh-CN", "看the “old” bridge了", "NN"},
		{"zh-CN", "他说It’s好", "N"},
		{"zh-CN", "他说“It’s好”", "WNW"},
		{"zh-CN", "书名O’Brien在", "N"},
		{"zh-CN", "学生students’室", "N"},
		{"zh-CN", "有’90s的歌", "N"},
		{"zh-CN", "有rock ’n’ roll", "NN"},
		{"zh-CN", "‘单引号’里It’s好", "WWN"},
		{"zh-CN", "读‘the readers’ room’吧", "WNW"},
		{"zh-CN", "读‘the readers’ and the writers’ rooms’吧", "WNNW"},
		{"zh-CN", "听‘rock ’n’ roll’吧", "WNNW"},
		{"zh-CN", "看‘old’ bridge and the readers’ room。", "WWN"},
		{"zh-CN", "说‘1990’年的‘1991’", "WWWW"},
		{"zh-CN", "“It’s fine,” he said，他说", "NNN"},
		{"zh-CN", "“It’s fine,” he said.", "NNN"},
		{"zh-CN", "他说It's\"好\"", "NNN"},
		{"en", "He said “river” today", "NN"},
		{"en", "the ‘old’ bridge isn’t", "NNN"},
		{"en", "‘The readers’ room’", "NNN"},
	} {
		doc := documentOf(t, layoutOf(t, ""), "---\ntitle: 题\nlang: "+c.lang+"\n---\n一")
		s := bodySetter(t, doc, 40)
		chinese, _, _ := s.chainFor("song", false).faces.Find('河')
		b := *block(doc, 0)
		b.Spans = []compose.Span{{Text: c.text}}
		got := ""
		for _, item := range s.textRows(&b)[0].items {
			for _, g := range item.Run.Glyphs {
				if g.Text == "" || !strings.Contains("“”‘’'\"", g.Text) {
					continue
				}
				switch wide := g.Adv > b.Style.Size*45/100; {
				case wide != (item.Run.Face == chinese):
					got += "?"
				case wide:
					got += "W"
				default:
					got += "N"
				}
			}
		}
		if got != c.want {
			t.Errorf("%s, %s: the quotes are %s, not %s", c.lang, c.text, got, c.want)
		}
	}
}

// A word with an apostrophe is one word: no line ends at it, and it is divided
// as the word that it is.
func TestApostrophesDivideNothing(t *testing.T) {
	doc := documentOf(t, layoutOf(t, ""), "一")
	s := bodySetter(t, doc, 40)
	b := *block(doc, 0)
	for text, want := range map[string]string{
		"在It’s":           "在|It’s",
		"在’90s":           "在|’90s",
		"在doesn’t":        "在|doesn’t",
		"在O’Connors":      "在|O’Connors",
		"在architecture’s": "在|ar-chi-tec-ture’s",
		"在architects'":    "在|ar-chi-tects'",
	} {
		b.Spans = []compose.Span{{Text: text}}
		p := s.newPara(b.Spans, b.Style, b.Pos)
		got := ""
		for i := range p.chars {
			got += string(p.chars[i].r)
			switch {
			case i+1 == len(p.chars):
			case p.chars[i].joint == breakable:
				got += "|"
			case p.chars[i].joint == hyphened:
				got += "-"
			}
		}
		if got != want {
			t.Errorf("%s may end at %s, not %s", text, got, want)
		}
	}
}
