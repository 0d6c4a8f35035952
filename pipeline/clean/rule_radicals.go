package clean

import (
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

var radicalsRule = Rule{
	Name:    "radicals",
	Doc:     "Replaces Kangxi radicals, compatibility characters, ligatures and vertical or small forms of marks by the ordinary characters.",
	Before:  "\u2f00\u2f8a\u2edb景，\ufa19社",
	After:   "一色风景，神社",
	Default: true,
	Build:   Applied,
	needs:   isRadical,
	find:    findRadicals,
}

func findRadicals(t *text) []edit {
	var edits []edit
	for i, r := range t.r {
		if classOf(r)&isRadical == 0 {
			continue
		}
		if with := ordinary(r); with != string(r) {
			edits = append(edits, edit{from: i, to: i + 1, with: with})
		}
	}
	return edits
}

// ordinary returns the ordinary form of a radical or compatibility character,
// or the character itself where there is none.
func ordinary(r rune) string {
	switch {
	case r >= 0x2e80 && r <= 0x2eff:
		if o, ok := supplement()[r]; ok {
			return string(o)
		}
		return string(r)
	case r == 0xfe30 || r >= 0xfe45 && r <= 0xfe46 || r >= 0xfe49 && r <= 0xfe4f:
		return string(r) // leaders, dots and overlines: nothing ordinary says the same
	}
	s := norm.NFKC.String(string(r))
	if r >= 0xfe10 && r <= 0xfe6f {
		// Forms of Chinese marks: NFKC leads to the half-width ones.
		s = fullMarks.Replace(s)
	}
	return s
}

var fullMarks = strings.NewReplacer(",", "，", ".", "。", ":", "：", ";", "；", "?", "？", "!", "！",
	"(", "（", ")", "）", "{", "｛", "}", "｝", "[", "［", "]", "］", "..", "‥", "...", "…")

// supplement maps the CJK Radicals Supplement, which normalisation leaves as
// it is, to the characters of the Unicode Character Database's
// EquivalentUnifiedIdeograph.
var supplement = sync.OnceValue(func() map[rune]rune {
	pairs := []rune(supplementPairs)
	m := make(map[rune]rune, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	return m
})

// A radical, then its ordinary character.
const supplementPairs = "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌" +
	"⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓" +
	"⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝" +
	"⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐" +
	"⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
