package clean

import "booklet/pipeline/sources"

var pinyinRule = Rule{
	Name:    "pinyin",
	Doc:     "Removes pinyin that a page sprinkled in brackets after characters to defeat copying; a single gloss and real remarks stay.",
	Before:  "这(zhè)是(shì)例句(jù)",
	After:   "这是例句",
	Default: true,
	Build:   Warned,
	warn:    "pinyin in brackets after characters",
	needs:   isOpen,
	also:    isLetter | isHanChar,
	find:    findPinyin,
}

var pinyinRubyRule = Rule{
	Name:   "pinyin-ruby",
	Doc:    "Keeps pinyin in brackets as ruby above its characters, instead of removing it (on request).",
	Before: "缂(kè)丝",
	After:  "{缂|kè}丝",
	Build:  Applied,
	needs:  isOpen,
	also:   isLetter | isHanChar,
	find:   findPinyinRuby,
}

func findPinyin(t *text) []edit {
	var edits []edit
	for _, g := range findGlosses(t) {
		if g.digits || t.ctx.sprinkled {
			edits = append(edits, edit{from: g.from, to: g.to})
		}
	}
	return edits
}

func findPinyinRuby(t *text) []edit {
	var edits []edit
	for _, g := range findGlosses(t) {
		edits = append(edits, edit{from: g.from, to: g.to, base: g.base, ruby: g.pinyin,
			note: "kept as ruby: " + g.pinyin})
	}
	return edits
}

// gloss is pinyin in brackets.
type gloss struct {
	from, to int    // the brackets included
	base     int    // how many Han it reads
	han      int    // the index behind them
	pinyin   string // with tone marks, as ruby is written
	digits   bool   // its tones were digits, as nobody writes in print
	common   bool   // its last character is one that every reader knows
}

func findGlosses(t *text) []gloss {
	var found []gloss
	for i := 1; i < len(t.r); i++ {
		if classOf(t.r[i])&isOpen == 0 || t.at[i].guard != free {
			continue
		}
		base := i // behind the Han that are read; a second bracket reads them again
		if n := len(found) - 1; n >= 0 && found[n].to == i {
			base = found[n].han
		}
		if !isHan(t.r[base-1]) {
			continue
		}
		end := i + 1
		for end < len(t.r) && end-i < 64 && !isClosing(t.r[end]) && !isHan(t.r[end]) {
			end++
		}
		if end == len(t.r) || !isClosing(t.r[end]) {
			continue
		}
		s, ok := parsePinyin(string(t.r[i+1 : end]))
		if !ok {
			continue
		}
		if n := readsLast(s.plain, t.r[:base]); n > 0 {
			found = append(found, gloss{from: i, to: end + 1, base: n, han: base, pinyin: s.marked, digits: s.digits,
				common: isCommon(t.r[base-1])})
		}
		i = end
	}
	return found
}

// pinyinIsSprinkled tells whether a passage has so many glosses on everyday
// characters that no writer put them there.
func pinyinIsSprinkled(p *sources.Passage) bool {
	common, rare := 0, 0
	count := func(_ sources.BlockKind, spans []sources.Span) ([]sources.Span, bool) {
		if c := classes(spans); c&isOpen != 0 && c&pinyinRule.also == pinyinRule.also {
			for _, g := range findGlosses(newText(spans)) {
				if g.common {
					common++
				} else {
					rare++
				}
			}
		}
		return nil, false
	}
	eachInline(p.Blocks, count)
	return common >= 3 && common >= rare
}
