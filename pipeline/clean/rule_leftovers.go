package clean

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"booklet/pipeline/diag"
	"booklet/pipeline/sources"
)

var leftoversRule = Rule{
	Name:    "leftovers",
	Doc:     "Removes what a page left around the text: 相关阅读 (Related News) with its links, 分享到, 责任编辑, page numbers, undefined, arrows at the end of a paragraph.",
	Before:  "请看下图↓↓↓\n分享到：微信 微博\n责任编辑：林溪",
	After:   "请看下图",
	Default: true,
	Build:   Ignored,
	doc:     removeLeftovers,
}

// leftoverLines find whole lines or paragraphs that are no text of an article.
var leftoverLines = []*regexp.Regexp{
	// sharing and buttons
	regexp.MustCompile(`^[【\[（(]?(?:分享到|分享至|分享给|分享本文|一键分享|转发到|转发至|收藏本文|我要收藏|我要纠错|我要评论|发表评论|举报|打印本页|打印|关闭窗口|关闭|返回顶部|返回首页|返回列表|回到顶部)[】\])）]?(?:[:：\s【】\[\]|].{0,40})?$`),
	regexp.MustCompile(`^(?:上一篇|下一篇|上一条|下一条|Previous|Next)\s*[:：].{0,60}$`),
	regexp.MustCompile(`(?i)^(?:share(?: this| to| on)?|print|email|tweet|facebook|weibo|wechat|back to top|read more|continue reading)\s*[:：…]?$`),
	regexp.MustCompile(`^[【\[（(]?(?:字体|字号|视力保护色)\s*[:：].{0,24}$`),
	// WeChat
	regexp.MustCompile(`^(?:点击|点).{0,4}(?:上方|下方|蓝字|图片|链接).{0,20}(?:关注|订阅|查看|阅读|放大).{0,12}$`),
	regexp.MustCompile(`^(?:长按|扫描|扫一扫|微信扫|识别|扫码).{0,20}(?:二维码|关注|小程序|打开当前页|分享).{0,20}$`),
	regexp.MustCompile(`^(?:阅读原文|喜欢此内容的人还喜欢|预览时标签不可点|轻触阅读原文|(?:继续|向上)滑动看下一个|赞赏|在看|点赞|收藏|分享|转发|关注我们|设为星标|分享收藏点赞在看)[。！!]?$`),
	regexp.MustCompile(`^(?:阅读量?|浏览量?|浏览次数|点击量?|点击数|点击次数|访问量)\s*[:：]?\s*[\d,.]+\s*(?:万?\+?|次)?$`),
	// people behind the page
	regexp.MustCompile(`^[【\[（(]?\s*(?:本文|网络|本期|值班|微信|新媒体)?(?:责任编辑|责编|编辑|美编|编审|审核|校对|监制|终审|复审|初审|排版|制作|值班主任)\s*[:：丨|/／].{1,60}$`),
	regexp.MustCompile(`(?i)^(?:undefined|null|nan|\[object object\]|loading\.{0,3}|加载中[.…]*)$`),
	// page numbers
	regexp.MustCompile(`^[-—–－·•]+\s*\d{1,4}\s*[-—–－·•]+$`),
	regexp.MustCompile(`^第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?$`),
	regexp.MustCompile(`(?i)^page\s+\d{1,4}(?:\s+of\s+\d{1,4})?$`),
	regexp.MustCompile(`^[↓↑→←⇩⇧▼▲▶►◀➡➤⬇⬆⬅⤵👇👆👉☟🔽🔼\x{fe0f}\s]+$`),
	regexp.MustCompile(`^(?:[>＞]\s*){2,}$`),
}

var (
	relatedHead  = regexp.MustCompile(`(?i)^[【\[■●▶>》\s]*(?:相关阅读|相关新闻|相关链接|相关文章|相关推荐|相关报道|延伸阅读|推荐阅读|精彩推荐|热门推荐|热门文章|热点新闻|更多新闻|更多阅读|猜你喜欢|往期回顾|往期精选|往期推荐|related (?:news|articles?|posts?|stories|reading|links?)|you may (?:also )?like|recommended(?: for you)?|more news)[】\]：:\s>>》]*$`)
	bareNumber   = regexp.MustCompile(`^\d{1,4}$`)
	closingArrow = regexp.MustCompile(`(?:\s*[↓⇩▼⬇⤵👇☟🔽]\x{fe0f}?)+\s*$|(?:\s*[→▶►➡➤👉⬆↑👆]\x{fe0f}?){2,}\s*$|(?:\s*[>＞]){2,}\s*$`)
	// A single arrow to the right is left over only where nothing can come of
	// it: behind a blank or the end of a sentence. "甲→" may be half a figure.
	closingPointer = regexp.MustCompile(`\s*[→▶►➡➤👉]\x{fe0f}?\s*$`)
)

// unit is a line of a draft of lines, or else a block.
type unit struct {
	block, from, to int // the block, and its spans from..to
	text            string
	pos             diag.Pos
	head            bool
	linked          bool // all of it is links
	drop            bool
}

func removeLeftovers(d *document) {
	units := d.units()
	numbers := pageNumbers(units)
	for i := range units {
		u := &units[i]
		if u.drop || u.text == "" {
			continue
		}
		if relatedHead.MatchString(u.text) {
			u.drop = true
			for j := i + 1; j < len(units) && j <= i+30 && units[j].related(); j++ {
				units[j].drop = true
			}
			continue
		}
		u.drop = numbers[i] || isLeftover(u.text)
	}
	d.removeUnits(units)
	d.removeArrows()
}

func isLeftover(s string) bool {
	if utf8.RuneCountInString(s) > 80 || strings.ContainsRune(s, '。') && !strings.HasPrefix(s, "关注") {
		return false
	}
	for _, re := range leftoverLines {
		if re.MatchString(s) {
			return true
		}
	}
	return false
}

// related tells whether a unit below 相关阅读 belongs to it: a link, or a short
// line that is no sentence.
func (u *unit) related() bool {
	if u.head || u.text == "" {
		return false
	}
	n := utf8.RuneCountInString(u.text)
	return u.linked && n <= 120 || n <= 45 && !strings.ContainsAny(u.text, "。；")
}

// units lists what the rule looks at.
func (d *document) units() []unit {
	var units []unit
	for i := range d.draft.Passage.Blocks {
		b := &d.draft.Passage.Blocks[i]
		u := unit{block: i, to: len(b.Spans), pos: b.Pos, head: b.Kind == sources.Heading}
		switch {
		case b.Kind == sources.List:
			u.text, u.linked = listText(b)
		case !isText(b) && b.Kind != sources.Heading:
		case d.draft.Lines:
			from := 0
			for j := 0; j <= len(b.Spans); j++ {
				if j == len(b.Spans) || b.Spans[j].Break {
					l := u
					l.from, l.to = from, j
					l.read(b.Spans[from:j])
					units = append(units, l)
					from = j + 1
				}
			}
			continue
		default:
			u.read(b.Spans)
		}
		units = append(units, u)
	}
	return units
}

func (u *unit) read(spans []sources.Span) {
	u.text = strings.TrimSpace(strings.ReplaceAll(plain(spans), "\n", " "))
	u.linked = len(spans) > 0
	for i := range spans {
		u.linked = u.linked && (spans[i].Link != "" || strings.TrimSpace(spans[i].Text) == "")
	}
	if len(spans) > 0 {
		u.pos = spans[0].Pos
	}
}

// listText is the longest item of a list, for a list is left over when all of
// its items are; linked tells whether all are links.
func listText(b *sources.Block) (longest string, linked bool) {
	linked = true
	for i := range b.Blocks {
		for j := range b.Blocks[i].Blocks {
			var u unit
			u.read(b.Blocks[i].Blocks[j].Spans)
			linked = linked && u.linked
			if len(u.text) > len(longest) {
				longest = u.text
			}
		}
	}
	return longest, linked
}

// pageNumbers finds the bare numbers that count pages: two or more, each above
// the one before.
func pageNumbers(units []unit) map[int]bool {
	found := map[int]bool{}
	last := -1
	for i := range units {
		if !bareNumber.MatchString(units[i].text) || units[i].head {
			continue
		}
		n := 0
		for _, r := range units[i].text {
			n = n*10 + int(r-'0')
		}
		if n <= last || last >= 0 && n > last+3 {
			return nil // they count something else
		}
		last = n
		found[i] = true
	}
	if len(found) < 2 {
		return nil
	}
	return found
}

// removeUnits takes the dropped units out of the draft.
func (d *document) removeUnits(units []unit) {
	p := d.draft.Passage
	var out []sources.Block
	changed := false
	for i := 0; i < len(units); {
		b := p.Blocks[units[i].block]
		end := i + 1
		for end < len(units) && units[end].block == units[i].block {
			end++
		}
		dropped := false
		for j := i; j < end; j++ {
			dropped = dropped || units[j].drop
		}
		if !dropped {
			out = append(out, b)
			i = end
			continue
		}
		changed = true
		var spans []sources.Span
		for j := i; j < end; j++ {
			u := &units[j]
			if u.drop {
				whole := u.text
				if b.Kind == sources.List {
					whole = plainBlock(&b)
				}
				d.change(Change{Pos: u.pos, Before: whole, Context: "⟦" + whole + "⟧", whole: true})
				continue
			}
			if len(spans) > 0 {
				spans = append(spans, sources.Span{Break: true, Pos: u.pos})
			}
			spans = append(spans, b.Spans[u.from:u.to]...)
		}
		if len(spans) > 0 {
			b.Spans = spans
			out = append(out, b)
		}
		i = end
	}
	if changed {
		p.Blocks = out
	}
}

// plainBlock is all the text of a block, a line feed between paragraphs.
func plainBlock(b *sources.Block) string {
	lines := []string{}
	if len(b.Spans) > 0 {
		lines = append(lines, plain(b.Spans))
	}
	for i := range b.Blocks {
		lines = append(lines, plainBlock(&b.Blocks[i]))
	}
	return strings.Join(lines, "\n")
}

// endsInArrow looks whether the last character can be one of an arrow, before
// the pattern is tried.
func endsInArrow(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, " 　"))
	return r >= 0x2190 && r <= 0x2bff || r >= 0x1f300 && r <= 0x1faff || r == 0xfe0f || r == '>' || r == '＞'
}

// arrowsFrom tells where in the last of the spans the arrows begin that end
// it, -1 where none are left over.
func arrowsFrom(spans []sources.Span) int {
	last := spans[len(spans)-1].Text
	if at := closingArrow.FindStringIndex(last); at != nil {
		return at[0]
	}
	at := closingPointer.FindStringIndex(last)
	if at == nil {
		return -1
	}
	before, _ := utf8.DecodeLastRuneInString(plain(spans[:len(spans)-1]) + last[:at[0]])
	if first, _ := utf8.DecodeRuneInString(last[at[0]:]); isBlank(first) || isBlank(before) || endsSentence(before) || isClosing(before) {
		return at[0]
	}
	return -1
}

// removeArrows cuts the arrows off the ends of paragraphs that pointed to a
// picture below or a link.
func (d *document) removeArrows() {
	blocks, changed := eachInline(d.draft.Passage.Blocks, func(kind sources.BlockKind, spans []sources.Span) ([]sources.Span, bool) {
		if len(spans) == 0 || kind == sources.TableBlock {
			return spans, false
		}
		last := spans[len(spans)-1]
		if !endsInArrow(last.Text) {
			return spans, false
		}
		at := arrowsFrom(spans)
		if at < 0 || last.Attr&sources.Mono != 0 || last.Break || at == 0 && len(spans) == 1 {
			return spans, false
		}
		pos := last.Pos
		if pos.Col > 0 {
			pos.Col += utf8.RuneCountInString(last.Text[:at])
		}
		d.change(Change{Pos: pos, Before: last.Text[at:], Context: tail([]rune(last.Text[:at]), 8) + "⟦" + last.Text[at:] + "⟧"})
		out := append([]sources.Span(nil), spans...)
		if out[len(out)-1].Text = last.Text[:at]; at == 0 {
			out = out[:len(out)-1]
		}
		return out, true
	})
	if changed {
		d.draft.Passage.Blocks = blocks
	}
}
