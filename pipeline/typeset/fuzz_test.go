package typeset

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"booklet/pipeline/compose"
	"booklet/pipeline/manifest"
)

// FuzzParagraph sets any text at any width, level and style: it must neither
// stop the program nor lose or double a character.
func FuzzParagraph(f *testing.F) {
	for _, s := range []string{
		"河水流过石桥，“两岸”人家。", "", " ", "　　", "——", "……。。。", "“‘（《", "）》’”", "a", "word word-word wo\u00ADrd", "1,234.5%", "\u2060\u200B\u00A0",
		"https://example.org/a/b/c/d?e=f&g=h", "e\u0301\u0302", "👨‍👩‍👧", "🇨🇳", "\U00020000\U000E0100", "مرحبا", "ไทย", "\uFEFF", "？！？！？！", "· / ～ – —", "①②③", "℃°%", "\u0000\u0007",
	} {
		for i, w := range []uint8{1, 6, 23} {
			f.Add(s, w, uint8(i*5), uint8(i))
		}
	}
	layouts := map[[2]string]*manifest.Layout{}
	for _, ban := range bans {
		for _, squeeze := range squeezes {
			layouts[[2]string{ban, squeeze}] = layoutOf(f, "punctuation: {ban: "+ban+", squeeze: "+squeeze+"}")
		}
	}
	lib := fonts(f)
	f.Fuzz(func(t *testing.T, text string, width, settings, cut uint8) {
		if len(text) > 2000 || !utf8.ValidString(text) {
			return
		}
		layout := *layouts[[2]string{bans[settings%4], squeezes[settings/4%4]}]
		layout.Punctuation.Hang = settings&16 != 0
		doc := &compose.Document{Layout: &layout, Lang: []string{"zh-CN", "en"}[settings>>5&1], Entries: make([]compose.Entry, 1)}
		doc.Entries[0].Lang = doc.Lang
		s := newSetter(doc, lib, &doc.Entries[0])
		s.measure = layout.Grid.Size * lengthOf(1+int(width)%40)
		style := s.style([]string{"body", "title", "heading1", "source"}[settings>>6])
		runes := []rune(text)
		b := compose.Block{Role: compose.RoleBody, Style: style, Flush: cut%2 == 0,
			Spans: spansOf(text, compose.Look{Bold: true}, int(cut)%(len(runes)+1), (int(cut)*7+3)%(len(runes)+1))}
		rows := s.textRows(&b)
		got, want := visible(copied(rows)), visible(text)
		if len(s.diags) > 0 && s.diags.HasErrors() { // characters that no face has are shown as 〓, and said
			want = mapMissing(want, s)
			got = mapMissing(got, s)
		}
		if got != want {
			t.Errorf("set %q as %q", want, got)
		}
	})
}

// visible is a text without what has no ink: blanks, the soft hyphens that
// lines end with, controls, joiners and variation selectors.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.White_Space, unicode.Variation_Selector) || r >= 0xE0000 && r <= 0xE0FFF {
			return -1
		}
		return r
	}, s)
}

// mapMissing takes out the characters that the setter has reported as missing.
func mapMissing(text string, s *setter) string {
	return strings.Map(func(r rune) rune {
		for key := range s.missed {
			if strings.HasPrefix(key, string(r)+" ") {
				return -1
			}
		}
		return r
	}, text)
}
