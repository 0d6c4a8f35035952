package proof

import (
	"fmt"
	"strings"
)

var doubledCharacter = Check{
	Name: "doubled-character",
	Doc:  "Characters and words given twice that are likely slips, such as 的的 or 我们我们.",
	text: func(t *text, report reporter) {
		for i := 0; i+1 < len(t.r); i++ {
			twice := ""
			switch {
			case t.r[i] == t.r[i+1] && isDoubled(t, i):
				twice = string(t.r[i : i+2])
			case i+3 < len(t.r) && t.r[i] == t.r[i+2] && t.r[i+1] == t.r[i+3] && doubledWords[string(t.r[i:i+2])]:
				twice = string(t.r[i : i+4])
			default:
				twice = westernTwice(t, i)
			}
			if twice == "" {
				continue
			}
			to := i + len([]rune(twice))
			report(t.pos(i), "take one of them out", "%q is likely a slip: %s", twice, t.around(i, to))
			i = to - 1
		}
	},
}

// isDoubled tells whether the character at i, which stands there twice, is one
// that does not stand twice in good text.
func isDoubled(t *text, i int) bool {
	e, listed := doubled[t.r[i]]
	if !listed || t.at(i-1) == t.r[i] || t.at(i+2) == t.r[i] { // three of them are meant: 是是是
		return false
	}
	before, after := t.at(i-1), t.at(i+2)
	return !(before != 0 && strings.ContainsRune(e.behind, before)) && !(after != 0 && strings.ContainsRune(e.before, after))
}

// exception says where a doubled character is two words that meet, or one
// word: 目的|的, 为了|了解, 是是非非.
type exception struct {
	behind string // characters behind which it is right
	before string // characters before which it is right
}

// doubled lists the characters that slips of the keyboard double: words that
// carry grammar. Those that good text doubles (谢谢, 妈妈, 常常, 刚刚) are not
// listed, nor are those that end or begin too many words (地, 为, 对, 以).
var doubled = map[rune]exception{
	'的': {"目打", "确士"},
	'了': {"", "解之然分"},
	'是': {"国", "非"},
	'在': {"现实存所内外潜自", "处"},
	'和': {"总温共暖缓调平谦柔祥随饱中", "气美睦乐平谐解服风田尚睦善"},
	'与': {"参赠给授赋付", "会"},
	'及': {"普涉波危顾提企触论埃遍", "时格早其第"},
	'或': {"", ""},
	'并': {"合归吞兼火一", "购联列行轨肩排"},
	'而': {"", ""},
	'被': {"棉", "子告害动单"},
	'也': {"", ""},
	'就': {"成造早高屈迁将", "业是地此餐近医寝读职任绪诊"},
	'们': {"", ""},
	'着': {"沉执", "实手重眼力落急"},
	'之': {"", ""},
	'于': {"", "家都是"},
	'其': {"尤极土", "中实他余次间它"},
	'还': {"归偿返退奉交", "款债原乡给钱清"},
	'但': {"", ""},
	'又': {"", ""},
}

// doubledWords are words that nobody repeats, unlike 研究研究.
var doubledWords = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields("我们 他们 她们 它们 你们 咱们 进行 以及 因为 所以 但是 如果 虽然 通过 根据 对于 关于 并且 而且 为了 作为 由于 其中 已经 我国") {
		set[w] = true
	}
	return set
}()

// westernTwice gives a small English word that stands twice from i on: "the
// the"; "" for none.
func westernTwice(t *text, i int) string {
	if !isLatin(t.r[i]) || isLatin(t.at(i-1)) {
		return ""
	}
	word := func(from int) string {
		to := from
		for to < len(t.r) && (isLatin(t.r[to]) || t.r[to] == '’') {
			to++
		}
		return string(t.r[from:to])
	}
	first := word(i)
	next := i + len([]rune(first))
	if t.at(next) != ' ' {
		return ""
	}
	second := word(next + 1)
	if !strings.EqualFold(first, second) {
		return ""
	}
	switch strings.ToLower(first) {
	case "the", "a", "an", "of", "to", "and", "or", "is", "are", "was", "for", "with", "by", "at", "from", "as", "it", "we", "be":
		return first + " " + second
	}
	return ""
}

// plural names a number of things.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
