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
// Western face's.
func TestQuotesByLanguage(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		chinese    bool
	}{
		{"zh-CN", "他说“流过”了", true},
		{"zh-CN", "他说“river”了", true},
		{"en", "He said “river” today", false},
		{"en", "the ‘old’ bridge", false},
	} {
		doc := documentOf(t, layoutOf(t, ""), "---\ntitle: 题\nlang: "+c.lang+"\n---\n"+c.text)
		s := bodySetter(t, doc, 40)
		chinese, _, _ := s.chainFor("song", false).faces.Find('河')
		for _, item := range s.textRows(block(doc, 0))[0].items {
			for _, g := range item.Run.Glyphs {
				if !strings.Contains("“”‘’", g.Text) || g.Text == "" {
					continue
				}
				if (item.Run.Face == chinese) != c.chinese {
					t.Errorf("%s: %s is set in %s", c.text, g.Text, item.Run.Face.Name())
				}
			}
		}
	}
}
