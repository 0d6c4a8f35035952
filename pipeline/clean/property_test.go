package clean

import (
	"math/rand/v2"
	"strings"
	"testing"

	"booklet/pipeline/diag"
	"booklet/pipeline/sources"
)

// pieces are what the texts of the property tests are made of: everything that
// some rule looks for, and what must be safe beside it.
var pieces = []string{
	"渡口", "茶馆", "三", "柳树", "河", "的", "全麵", "體係", "著名", "著力", "瞭望", "瞭解",
	",", ".", ";", ":", "?", "!", "(", ")", "（", "）", "，", "。", "、", "；", "“", "”", "‘", "’", "\"", "'",
	"...", "。。。", "…", "--", "——", "－－", " ", "  ", "　", "\u00a0", "\t", "\u200b", "\ufeff", "\u00ad", "\u0007", "\u2028",
	"⼀", "⾊", "⻛", "ﬁ", "﹐", "\ufa19", "５", "Ａ", "％", "．", "2024", " 年", "3,000", "1:2", "5.2%", " 公里", "km", "Go", "tea",
	"(zhè)", "(dù kǒu)", "(jun1)", "(AI)", "https://example.org/a,b", "a@b.org", "「", "」", "🙂\ufe0f", "℃", "↓↓", "记者 林溪 周渡",
}

func randomText(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(24) {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

// paragraph is a passage of one paragraph, in two styles.
func paragraph(s string, r *rand.Rand) *sources.Passage {
	rs := []rune(s)
	cut := r.IntN(len(rs) + 1)
	pos := func(col int) diag.Pos { return diag.Pos{File: "p.md", Line: 1, Col: col} }
	var spans []sources.Span
	if cut > 0 {
		spans = append(spans, sources.Span{Text: string(rs[:cut]), Pos: pos(1), Attr: sources.Bold})
	}
	if cut < len(rs) {
		spans = append(spans, sources.Span{Text: string(rs[cut:]), Pos: pos(cut + 1)})
	}
	return &sources.Passage{Path: "p.md", Blocks: []sources.Block{{Kind: sources.Paragraph, Spans: spans}}}
}

// names says for each rule which characters it may take away and put in
// besides those it takes away: the text that it names.
var names = map[string]struct{ takes, puts func(rune) bool }{
	"invisible": {func(r rune) bool { return classOf(r)&isInvisible != 0 }, isBlank},
	"radicals":  {func(r rune) bool { return classOf(r)&isRadical != 0 }, func(rune) bool { return true }},
	"simplify": {func(r rune) bool {
		_, ok := hans().chars[r]
		return ok || strings.ContainsRune("「」『』", r) || inPhrase(r)
	},
		func(r rune) bool { return isHan(r) || strings.ContainsRune("“”‘’", r) }},
	"pinyin":      {func(r rune) bool { return !isHan(r) }, none},
	"pinyin-ruby": {func(r rune) bool { return !isHan(r) }, none},
	"widths":      {func(r rune) bool { return classOf(r)&isFull != 0 }, func(r rune) bool { return r < 0x80 }},
	"marks":       {func(r rune) bool { return classOf(r)&isMark != 0 || isBlank(r) }, func(r rune) bool { return strings.ContainsRune("，。；：？！（）", r) }},
	"dashes":      {func(r rune) bool { return r == '。' || classOf(r)&(isDot|isDash) != 0 }, func(r rune) bool { return r == '…' || r == '—' }},
	"quotes":      {func(r rune) bool { return r == '"' || r == '\'' }, func(r rune) bool { return strings.ContainsRune("“”‘’", r) }},
	"spaces":      {isBlank, isBlank},
	"numbers":     {isBlank, none},
	"doubled":     {none, none},
}

func none(rune) bool { return false }

// inPhrase tells whether a character stands in a phrase of the table.
func inPhrase(r rune) bool {
	for p := range hans().phrases {
		if strings.ContainsRune(p, r) {
			return true
		}
	}
	return false
}

// A repair that takes away what it does not name loses text that nobody will
// miss until it is printed. For every rule, over random texts: the changes
// reported account for the whole difference, they take away only what the rule
// names, every character left keeps its place, and a second run finds nothing.
func TestNoRuleLosesText(t *testing.T) {
	for i := range Rules {
		rule := &Rules[i]
		if rule.find == nil {
			continue
		}
		t.Run(rule.Name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(1, uint64(i)))
			for range 3000 {
				checkRule(t, i, randomText(r), r)
				if t.Failed() {
					return
				}
			}
		})
	}
}

func checkRule(t *testing.T, i int, s string, r *rand.Rand) {
	t.Helper()
	rule := &Rules[i]
	p := paragraph(s, r)
	res := Result{Draft: &sources.Draft{Passage: p}}
	res.run(Rules[i:i+1], Options{On: map[string]bool{rule.Name: true}})
	var got []sources.Span
	if len(res.Draft.Passage.Blocks) > 0 {
		got = res.Draft.Passage.Blocks[0].Spans
	}
	after := plain(got)

	// The changes, applied to the text at their places, give the result.
	rs := []rune(s)
	var b strings.Builder
	at := 0
	may := names[rule.Name]
	for _, c := range res.Changes {
		if c.Only {
			continue
		}
		from := c.Pos.Col - 1
		if from < at || string(rs[from:from+len([]rune(c.Before))]) != c.Before {
			t.Fatalf("%q: the change %+v is not at its place", s, c)
		}
		b.WriteString(string(rs[at:from]) + c.After)
		at = from + len([]rune(c.Before))
		for _, x := range c.Before {
			if !may.takes(x) && !strings.ContainsRune(c.After, x) {
				t.Errorf("%q: the rule takes away %q, which it does not name", s, x)
			}
		}
		for _, x := range c.After {
			if !may.puts(x) && !strings.ContainsRune(c.Before, x) {
				t.Errorf("%q: the rule puts in %q", s, x)
			}
		}
	}
	b.WriteString(string(rs[at:]))
	if b.String() != after {
		t.Errorf("%q becomes %q, but its changes give %q", s, after, b.String())
	}

	for _, span := range got {
		for k, x := range []rune(span.Text) {
			col := span.Pos.Col - 1 + k
			if span.Pos.Col > 0 && col < len(rs) && rs[col] != x && !changedAt(res.Changes, col+1) {
				t.Errorf("%q becomes %q: %q is said to stand at column %d, where %q stands", s, after, x, col+1, rs[col])
			}
		}
	}

	again := Result{Draft: res.Draft}
	again.run(Rules[i:i+1], Options{On: map[string]bool{rule.Name: true}})
	for _, c := range again.Changes {
		if !c.Only {
			t.Errorf("%q becomes %q; a second run changes %q to %q", s, after, c.Before, c.After)
		}
	}
}

func changedAt(changes []Change, col int) bool {
	for _, c := range changes {
		if col >= c.Pos.Col && col < c.Pos.Col+max(1, len([]rune(c.Before)), len([]rune(c.After))) {
			return true
		}
	}
	return false
}

// The table of phrases must be safe to use twice.
func TestSimplifyTwice(t *testing.T) {
	table := hans()
	convert := func(s string) string {
		var b strings.Builder
		for rs := []rune(s); len(rs) > 0; {
			n, with := table.match(rs)
			b.WriteString(with)
			rs = rs[n:]
		}
		return b.String()
	}
	for p := range table.phrases {
		if once := convert(p); convert(once) != once {
			t.Errorf("%s → %s → %s", p, once, convert(once))
		}
	}
	for c := range table.chars {
		if once := convert(string(c)); convert(once) != once {
			t.Errorf("%c → %s → %s", c, once, convert(once))
		}
	}
}

// Joining lines takes away line ends and nothing else: a newspaper's text must
// have the same characters afterwards.
func TestLinesKeepEveryCharacter(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	words := []string{"渡口", "的", "茶馆", "，", "。", "tea", "house", "2024", "柳树", "“", "”", "；", "一、", "（", "）", "well-", "known"}
	for range 500 {
		var text strings.Builder
		for range 1 + r.IntN(30) {
			for range r.IntN(9) {
				text.WriteString(words[r.IntN(len(words))])
			}
			text.WriteString([]string{"\n", "\n", "\n\n", "\n　　"}[r.IntN(4)])
		}
		d, _ := sources.Import(sources.Input{Path: "a.txt", Data: []byte(text.String())})
		if d == nil {
			continue
		}
		res := Result{Draft: d}
		res.run([]Rule{linesRule}, Options{})
		var out strings.Builder
		for _, b := range d.Passage.Blocks {
			out.WriteString(plain(b.Spans))
		}
		hyphens := 0
		for _, c := range res.Changes {
			hyphens += strings.Count(c.Before, "-")
		}
		bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
		want, got := bare(text.String()), bare(out.String())
		if len(want)-hyphens != len(got) || strings.ReplaceAll(want, "-", "") != strings.ReplaceAll(got, "-", "") {
			t.Fatalf("%q\nbecomes\n%q", text.String(), out.String())
		}
	}
}
