package typeset

import (
	"strings"

	"booklet/pipeline/words"
)

// Costs of a title's breaks, in hundredths of a squared em of raggedness: how
// much of its shape a title gives for a break that parts the sense better.
const (
	titleInWord    = 40_000
	titleInName    = 20_000 // between the words of a name
	titleInQuote   = 12_000 // within 《》 or “”, besides what the place costs
	titleInBracket = 8_000  // within （）
	titleUnknown   = 12_000 // between two characters that may be a word, of those no list has
	titleParticle  = 15_000 // a line that begins with 的, or ends with 在
	titleAfterOf   = 3_500  // a line that ends with 的
	titlePlace     = 8_000  // that begins with 里, or with one character before a mark
	titleLeaning   = 5_000  // that ends with 都, or with a number of what follows
	titleWordEnd   = 2_500
	titleItem      = 500 // behind 、 and ——, beside brackets and quotes
)

// titleBreaks is what it costs to break a title, by the cell that ends a line.
type titleBreaks struct {
	*para
	text     []rune
	bonds    []words.Bond // before each character
	enclosed []int64      // what quotes and brackets around that place cost
}

func (p *para) titleBreaks() titleBreaks {
	b := titleBreaks{para: p, text: make([]rune, len(p.chars))}
	for i := range p.chars {
		b.text[i] = p.chars[i].r
	}
	b.bonds = words.Bonds(b.text)
	for k := range p.cells {
		for i := p.cells[k].char + 1; i < p.cells[k].char+p.cells[k].chars; i++ {
			b.bonds[i] = words.Tight
		}
	}
	p.joinNames(b.bonds)
	b.enclose()
	return b
}

// joinNames keeps names whole, which no list of words knows: two to four Han
// characters between blanks, marks or the ends, as in 罗一舟、何小满 or ——沈知汀2024年,
// but not 《春茶》的故事.
func (p *para) joinNames(bonds []words.Bond) {
	name := func(i int) bool { return p.chars[i].class == han && isHan(p.chars[i].r) }
	for i := 0; i < len(p.chars); {
		j := i + 1
		for name(i) && j < len(p.chars) && name(j) && p.chars[j-1].blank == 0 && p.chars[j-1].joint != forced {
			j++
		}
		begins := i == 0 || p.chars[i-1].blank != 0 || p.chars[i-1].class != western && p.chars[i-1].class != closing
		ends := j == len(p.chars) || p.chars[j].class != opening
		if n := j - i; n >= 2 && n <= 4 && begins && ends {
			for k := i + 1; k < j; k++ {
				bonds[k] = words.Tight
			}
		}
		i = j
	}
}

// enclose finds what stands within book titles, quotes and brackets.
func (b *titleBreaks) enclose() {
	b.enclosed = make([]int64, len(b.text)+1)
	var open []int
	for i := range b.text {
		switch b.chars[i].class {
		case opening:
			open = append(open, i)
		case closing:
			if len(open) == 0 {
				continue
			}
			from := open[len(open)-1]
			open = open[:len(open)-1]
			cost := int64(titleInQuote)
			if strings.ContainsRune("（〔［｛【〖", b.text[from]) {
				cost = titleInBracket
			}
			for k := from + 1; k <= i; k++ {
				b.enclosed[k] = max(b.enclosed[k], cost)
			}
		}
	}
}

// Words that belong to what is beside them. A line does not begin with those of
// the first two, and does not end with those of the last two.
var (
	titleBehind = "的地得了着过之们吗呢吧呀啊嘛等"
	titlePlaces = "里中上下前后内外间时旁边"
	titleBefore = wordSet("在 于 从 向 由 被 把 对 为 和 与 及 或 而 以 给 跟 同 暨 让 使 将 至 到 往 比 按 就 并 且 但 像 如 自 替 即" +
		" 关于 对于 由于 通过 根据 按照 为了 随着 沿着 以及 并且 或者 来自 基于 围绕 有关 作为 成为 走向 写给 面向 谈 论 记 致 读 访 说")
	titleAdverbs = wordSet("小 大 新 老 旧 不 很 都 也 更 最 太 还 又 再 才 只 各 每 这 那 哪 其 该 某 本 全 是 有 所 没有 怎样 如何 为什么 第")
)

// titleJoins are words before which a title breaks rather than elsewhere.
var titleJoins = wordSet("和 与 及 暨 以及 并 或 而 再 再到 又 在 从 对 向")

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// cost is what it costs to end a line with cell j.
func (b *titleBreaks) cost(j int) int64 {
	end, next := &b.cells[j], &b.cells[j+1]
	at := int(next.char)
	last := &b.chars[at-1]
	switch b.bonds[at] {
	case words.Tight:
		return titleInWord
	case words.Loose:
		return titleInName
	}
	cost := b.enclosed[at]
	left, right := b.wordBefore(at), b.wordAfter(at)
	switch {
	case last.blank != 0 && (last.class != western || next.class != western):
		return cost
	case len(right) == 1 && strings.ContainsRune(titleBehind, right[0]), titleBefore[string(left)]:
		return cost + titleParticle
	case string(left) == "的" && next.class == han && (len(right) == 1 || at+len(right) < len(b.chars) && b.chars[at+len(right)].class.mark()):
		return cost + titlePlace // 不是所有的｜桥, 自己的｜名字、
	case string(left) == "的":
		return cost + titleAfterOf
	case end.last == pause && last.r == '、', end.last == closing, end.last == dash, next.class == opening && !strings.ContainsRune("（〔【", right[0]):
		return cost + titleItem
	case end.last.mark(), end.last == middle, next.class == opening, next.class == dash:
		return cost
	case last.r == '日' && len(left) > 1 && at > 1 && isDigit(b.text[at-2]):
		return cost // a date is told from what was then
	case len(right) == 1 && (strings.ContainsRune(titlePlaces, right[0]) || at+1 < len(b.chars) && b.chars[at+1].class.mark()):
		return cost + titlePlace
	case len(left) == 1 && len(right) == 1 && last.class == han && next.class == han && !titleJoins[string(right)],
		isCount(left) && len(right) == 1:
		return cost + titleUnknown
	case titleAdverbs[string(left)], isCount(left):
		return cost + titleLeaning
	case titleJoins[string(right)]:
		return cost + titleWordEnd/2
	}
	return cost + titleWordEnd
}

// isCount tells whether a word is a number with what it counts by: 三百六十五天.
func isCount(word []rune) bool {
	return len(word) > 1 && (isDigit(word[0]) || strings.ContainsRune("第一二两三四五六七八九十百千万几每", word[0]))
}

// wordBefore is the word that ends before character i.
func (b *titleBreaks) wordBefore(i int) []rune {
	from := i - 1
	for b.bonds[from] != words.Apart {
		from--
	}
	return b.text[from:i]
}

// wordAfter is the word that begins with character i.
func (b *titleBreaks) wordAfter(i int) []rune {
	to := i + 1
	for b.bonds[to] != words.Apart {
		to++
	}
	return b.text[i:to]
}
