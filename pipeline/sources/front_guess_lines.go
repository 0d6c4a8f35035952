package sources

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"booklet/pipeline/diag"
)

// guessKeys are the words that stand before a value, and whose it is. A key
// of "" is not front matter; it only ends the value before it.
var guessKeys = []struct {
	key   string
	words string
}{
	{"source", `文章来源|资料来源|信息来源|稿件来源|来源|稿源|出处|文章來源|資料來源|來源|出處|Source|Published in`},
	{"date", `发布时间|发布日期|发表时间|发稿时间|更新时间|刊发时间|日期|时间|發[布佈表]時間|發[布佈表]日期|更新時間|時間|Release Date|Publication Date|Published(?: on)?|Date`},
	{"author", `文章作者|作者|撰文|撰稿|Author|By`},
	{"reporter", `记者|記者|文字`},
	{"", `责任编辑|责编|编辑|責任編輯|編輯|校对|审核|浏览次数|浏览量|阅读次数|阅读量|点击数|点击量|字号|字体`},
}

// guessPair finds "来源：" and the like.
var guessPair = func() *regexp.Regexp {
	var words []string
	for _, k := range guessKeys {
		words = append(words, "("+k.words+")")
	}
	return regexp.MustCompile(`(?i)(?:` + strings.Join(words, "|") + `)\s*[:：]\s*`)
}()

var (
	guessYear    = regexp.MustCompile(`^[（(【\[]?\s*(?:19|20)\d\d\s*[年\-/.]`)
	guessPaper   = regexp.MustCompile(`^[（(]?\s*(?:原载|摘自|选自|原载于|来源)?\s*《([^》]{2,20})》\s*[（(，,]?\s*((?:19|20)\d\d[^）)]*?)\s*[)）]?\s*(?:第?\s*\d+\s*版)?\s*[)）]?$`)
	guessByline  = regexp.MustCompile(`^[（(□■◎/\s]*((?:[\p{Han}·]{0,14}?)(?:本报|本刊|全媒体|见习|特约|实习)?(?:记者|通讯员|特派记者)+)[:：\s]\s*(\p{Han}{2,4}(?:·\p{Han}+)?(?:[\s、，,]+(?:通讯员\s*)?\p{Han}{2,4}(?:·\p{Han}+)?)*)\s*(?:文/图|摄影报道|报道|摄)?[）)]?$`)
	guessTailTag = regexp.MustCompile(`[（(]\s*((?:[\p{Han}·]{0,12}?)(?:记者|通讯员)[:：\s]\s*)?(\p{Han}{2,4}(?:[\s、]+\p{Han}{2,4}){0,4})\s*[）)]$`)
	guessDashed  = regexp.MustCompile(`^(\p{Han}{2,10})讯[\s　]*[（(\d记]`)
	guessWriter  = regexp.MustCompile(`^\s*[（(]\s*(?:[\p{Han}]{0,8}?)记者[:：\s　]*(\p{Han}{2,4}(?:[\s　、，]+\p{Han}{2,4}){0,4})\s*[）)]`)
	guessNobody  = regexp.MustCompile(`(?i)^(?:unknown(?: author)?|no author|n/a|none|admin(?:istrator)?|未知(?:作者)?)$`)
	guessNameDay = regexp.MustCompile(`^(\p{Han}{3,10})[\s　]+((?:19|20)\d\d\s*[年\-/.][\s\S]*)$`)
	guessNoPaper = regexp.MustCompile(`(?:发布|发表|更新|刊登|编辑|原创|时间|日期|时刻|發佈|發表|時間|于|於|年|月)$`)
	guessWire    = regexp.MustCompile(`^(\p{Han}{2,6}社)\p{Han}{2,8}\d{1,2}月\d{1,2}日(?:电|讯)`)
)

// guessLine reads a line that says nothing but who, where and when. It returns
// nil when the line says anything else.
func guessLine(text string) []Guess {
	text = strings.TrimSpace(text)
	// Most lines are none; the patterns are slow.
	const longestWord = len("（Publication Date ")
	colon := strings.IndexAny(text, ":：")
	pairs := colon >= 0 && (colon <= longestWord || guessYear.MatchString(text))
	if !pairs && !strings.Contains(text, "《") && !strings.Contains(text, "记者") && !strings.Contains(text, "通讯员") {
		return nil
	}
	if m := guessPaper.FindStringSubmatch(text); m != nil {
		if date := guessDate(m[2]); date != "" {
			return []Guess{{Key: "source", Value: m[1]}, {Key: "date", Value: date}}
		}
	}
	if m := guessByline.FindStringSubmatch(text); m != nil {
		return []Guess{{Key: "author", Value: guessNames(m[2])}}
	}
	if !pairs {
		return nil
	}
	at := guessPair.FindAllStringSubmatchIndex(text, -1)
	if at == nil {
		return nil
	}
	var found []Guess
	if before := strings.Trim(text[:at[0][0]], "（(【[ \t　|｜"); before != "" {
		date := guessDateOnly(before) // "2024-03-05 10:20　来源：…"
		if date == "" {
			return nil
		}
		found = append(found, Guess{Key: "date", Value: date})
	}
	for i, m := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		value := strings.Trim(text[m[1]:end], " \t　|｜；;，,")
		value = trimBrackets(value, i+1 == len(at))
		if strings.ContainsAny(value, "。！？") || utf8.RuneCountInString(value) > longestTitle {
			return nil // a sentence that begins so
		}
		if value == "" {
			continue
		}
		key := ""
		for k := range guessKeys {
			if m[2+2*k] >= 0 {
				key = guessKeys[k].key
			}
		}
		switch key {
		case "":
			continue // who edited it and how often it was read ends with the line
		case "reporter":
			// "记者：请谈谈这座桥的历史" begins an interview.
			if key = "author"; !areNames(guessNames(value)) {
				return nil
			}
		}
		found = append(found, guessValue(key, value)...)
	}
	return found
}

// guessValue reads the value behind a word. One that is not understood gives a
// guess that can't be put anywhere, so that its line stays in the text.
func guessValue(key, value string) []Guess {
	switch key {
	case "date":
		if date := guessDate(value); date != "" {
			return []Guess{{Key: "date", Value: date}}
		}
	case "author":
		return []Guess{{Key: "author", Value: guessNames(value)}}
	case "source":
		// "来源：光明日报，2024年3月9日", "来源：《光明日报》（2024年3月9日 第3版）"
		date := ""
		if m := guessYMD.FindStringIndex(value); m != nil {
			if date = guessDate(value[m[0]:]); date != "" {
				value = strings.TrimRight(strings.TrimSpace(value[:m[0]]), "，,、（( \t　|")
			}
		}
		if inner, ok := strings.CutPrefix(value, "《"); ok && strings.HasSuffix(inner, "》") && !strings.Contains(inner, "《") {
			value = strings.TrimSuffix(inner, "》")
		}
		found := []Guess{{Key: "source", Value: value}}
		if date != "" {
			found = append(found, Guess{Key: "date", Value: date})
		}
		return found
	}
	return []Guess{{Key: "-", Value: value}}
}

// guessNames puts one blank between names.
func guessNames(s string) string {
	s = strings.NewReplacer("、", " ", "，", " ", ",", " ", "　", " ", "通讯员", " ", "记者", " ", "本报", " ").Replace(s)
	return plainLine(strings.Trim(s, "（）()/ "))
}

// trimBrackets takes the bracket off that closes the whole line.
func trimBrackets(s string, last bool) string {
	if !last {
		return s
	}
	for _, pair := range []string{"（）", "()", "【】", "[]"} {
		rs := []rune(pair)
		if strings.HasSuffix(s, string(rs[1])) && strings.Count(s, string(rs[1])) > strings.Count(s, string(rs[0])) {
			s = strings.TrimSuffix(s, string(rs[1]))
		}
	}
	return strings.TrimSpace(s)
}

// areNames tells whether words are as short as names are.
func areNames(s string) bool {
	for name := range strings.FieldsSeq(s) {
		first, _ := utf8.DecodeRuneInString(name)
		if n := utf8.RuneCountInString(name); unicode.Is(unicode.Han, first) && n > 4 && !strings.Contains(name, "·") {
			return false
		}
	}
	return true
}

// surnames are those that nine in ten people have. They tell a writer's name
// at the end of a text from another remark in brackets.
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤訾"

func isName(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	n := utf8.RuneCountInString(s)
	return n >= 2 && n <= 4 && strings.ContainsRune(surnames, first)
}

// sentences reads what news say in their first and last sentences: the paper
// or agency before the text, the writer in brackets behind it.
func (g *guesser) sentences() {
	blocks := g.d.Passage.Blocks
	if len(blocks) == 0 {
		return
	}
	if first := blocks[0]; first.Kind == Paragraph {
		text := draftLine(first)
		for _, re := range []*regexp.Regexp{guessDashed, guessWire} {
			if m := re.FindStringSubmatch(text); m != nil {
				g.put("source", m[1], "the first words: “"+strings.TrimSpace(strings.TrimRight(m[0], "（(0123456789记"))+"”", first.Pos)
				g.firstWriter(text, first.Pos)
			}
		}
	}
	last := &blocks[len(blocks)-1]
	if last.Kind != Paragraph || len(last.Spans) == 0 || g.meta.Author.Value != "" {
		return
	}
	span := &last.Spans[len(last.Spans)-1]
	text := strings.TrimRight(span.Text, " 　")
	m := guessTailTag.FindStringSubmatchIndex(text)
	if m == nil {
		return
	}
	names := guessNames(text[m[4]:m[5]])
	if m[2] < 0 {
		for name := range strings.SplitSeq(names, " ") {
			if !isName(name) {
				return
			}
		}
	}
	before := strings.TrimRight(text[:m[0]], " 　")
	if before != "" && !endsClosed(before) {
		return
	}
	pos := span.Pos
	if pos.Line > 0 {
		pos.Col += utf8.RuneCountInString(text[:m[0]])
	}
	if g.put("author", names, "the last words: “"+text[m[0]:m[1]]+"”", pos) {
		if span.Text = before; before == "" {
			last.Spans = last.Spans[:len(last.Spans)-1]
		}
		if len(last.Spans) == 0 {
			g.remove(len(blocks) - 1)
		}
	}
}

// firstWriter reads who wrote news from the brackets behind its dateline, as in
// "新华社南京3月5日电（记者 林溪）". They stay in the text.
func (g *guesser) firstWriter(text string, pos diag.Pos) {
	at := strings.IndexAny(text, "（(")
	if at < 0 || strings.ContainsAny(text[:at], "，。；、！？") || utf8.RuneCountInString(text[:at]) > 30 {
		return
	}
	if m := guessWriter.FindStringSubmatch(text[at:]); m != nil {
		g.put("author", guessNames(m[1]), "the first words: “"+text[:at]+m[0]+"”", pos)
	}
}

// paperAndDay takes a line directly below the title that names a paper and a
// day without a word before them: "河畔日报  2024-03-05".
func (g *guesser) paperAndDay() {
	b := g.d.Passage.Blocks[0]
	text := draftLine(b)
	if b.Kind != Paragraph || utf8.RuneCountInString(text) > longestLine {
		return
	}
	m := guessNameDay.FindStringSubmatch(text)
	if m == nil || g.meta.Source.Value != "" || g.meta.Date.Value != "" || isName(m[1]) || guessNoPaper.MatchString(m[1]) {
		return
	}
	date := guessDateOnly(m[2])
	if date == "" {
		return
	}
	g.put("source", m[1], "“"+text+"”", b.Pos)
	g.put("date", date, "“"+text+"”", b.Pos)
	g.remove(0)
}

// endsClosed tells whether a text ends in a mark that ends a sentence.
func endsClosed(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("。！？…”’）》.!?\"", r)
}
