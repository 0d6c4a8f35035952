package typeset

import (
	"strings"
	"testing"
	"unicode/utf8"

	"booklet/pipeline/compose"
)

// setTitle sets a passage's title in lines of some em of its own size.
func setTitle(t *testing.T, title string, em int) []setLine {
	t.Helper()
	doc := documentOf(t, layoutOf(t, ""), "---\ntitle: \""+title+"\"\n---\n文。")
	s := newSetter(doc, fonts(t), &doc.Entries[0])
	for i := range doc.Entries[0].Blocks {
		if b := &doc.Entries[0].Blocks[i]; b.Role == compose.RoleTitle {
			s.measure = b.Style.Size * lengthOf(em)
			return setBlock(s, b)
		}
	}
	return nil
}

// Rule 61 (GB/T 9704 §7.3.1): long titles break between words, and no line
// holds a lone character.
func TestTitlesBreakByMeaning(t *testing.T) {
	words := strings.Fields("图书馆 志愿者 公共 建设 阅读 推广 活动 城市 河流 治理 工作 报告 经验 交流 高质量 发展 座谈会 一体化 生态 环境 保护 石桥 传统 工艺 传承 创新")
	for _, title := range []string{
		"关于进一步加强公共图书馆建设与阅读推广活动的工作报告",
		"城市河流生态环境保护与治理经验交流座谈会在河畔召开",
		"石桥传统工艺的传承与创新：一份来自上游的报告",
		"以志愿者阅读推广活动推动公共图书馆高质量发展",
		"长江三角洲地区生态环境保护一体化发展座谈会纪要",
	} {
		for em := 9; em <= 24; em++ {
			lines := setTitle(t, title, em)
			at := 0
			for i := range lines {
				l := &lines[i]
				if n := utf8.RuneCountInString(l.text); n < 2 {
					t.Errorf("%d em: the line %q of %s", em, l.text, breaksOf(lines))
				}
				if l.natural > l.width {
					t.Errorf("%d em: the line %q is too wide", em, l.text)
				}
				at += len(l.text)
				for _, w := range words {
					for from := strings.Index(title, w); from >= 0; {
						if from < at && at < from+len(w) {
							t.Errorf("%d em: the word %s is divided in %s", em, w, breaksOf(lines))
						}
						next := strings.Index(title[from+1:], w)
						if next < 0 {
							break
						}
						from += 1 + next
					}
				}
			}
			if least := (utf8.RuneCountInString(title) + em - 1) / em; len(lines) > least+1 {
				t.Errorf("%d em: %d lines where %d would do: %s", em, len(lines), least, breaksOf(lines))
			}
		}
	}
}

// An editor's own breaks are kept.
func TestTitleBrokenByHand(t *testing.T) {
	if got := breaksOf(setTitle(t, "从渡口||到大桥", 20)); got != "从渡口|到大桥" {
		t.Errorf("the title is set as %s", got)
	}
}

// Centred lines stand in the middle of the measure.
func TestTitlesAreCentred(t *testing.T) {
	l := layoutOf(t, smallPage(20))
	r, _ := set(t, documentOf(t, l, "---\ntitle: 河与桥\n---\n文。"))
	line := only(linesOf(r), compose.RoleTitle)[0]
	if want := (lengthOf(20*16)*1024 - 3*line.size) / 2; line.x != want {
		t.Errorf("the title begins at %s, want %s", line.x, want)
	}
}

// Who said it, and when, breaks behind the date; no line ends with a word that
// belongs to what follows, and no name is divided.
func TestAttributionsBreakByMeaning(t *testing.T) {
	l := layoutOf(t, smallPage(20)+"styles:\n  attribution: {face: kai, indent: 0, align: right}\n")
	for text, want := range map[string]string{
		"—— 沈知汀2024年3月22日在“水日”读书分享会上的发言": "——沈知汀2024年3月22日|在“水日”读书分享会上的发言",
		"—— 陈景梁2024年3月30日在城市图书馆公开课上的讲授":  "——陈景梁2024年3月30日|在城市图书馆公开课上的讲授",
	} {
		r, _ := set(t, documentOf(t, l, "文。\n\n"+text))
		var got []string
		for _, line := range only(linesOf(r), compose.RoleSource) {
			got = append(got, strings.ReplaceAll(line.text, " ", ""))
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%s, want %s", s, want)
		}
	}
}

// Names that stand by themselves are not divided.
func TestNamesStayWhole(t *testing.T) {
	names := []string{"沈知汀", "欧阳砚秋", "何小满", "罗一舟", "陈景梁"}
	for em := 8; em <= 24; em++ {
		lines := setTitle(t, strings.Join(names, "、"), em)
		for i := range lines[:len(lines)-1] {
			if !strings.HasSuffix(lines[i].text, "、") {
				t.Errorf("%d em: %s", em, breaksOf(lines))
			}
		}
	}
}

// Numbers stay with what they count, book titles, quotations and foreign names
// stay whole where a line holds them; no line ends with a word that belongs to
// what follows, or begins with one that belongs to what comes before.
func TestTitlesKeepTogetherWhatBelongsTogether(t *testing.T) {
	for _, c := range []struct {
		em   int
		want string
	}{
		{20, "我在渡口做志愿者的|三百六十五天里学会的十件小事"},
		{20, "列奥纳多·达·芬奇的桥：|一张五百年前的草图怎样变成现实"},
		{16, "访列夫·托尔斯泰故居：|在雅斯纳雅·波良纳的三个下午"},
		{17, "爱丽丝·门罗|与加夫列尔·加西亚·马尔克斯|书信中的河流"},
		{24, "不是所有的雨都叫雨，|不是所有的桥都叫桥，|不是所有的人都叫故人"},
		{20, "一部《河流志》中的茶、酒、水与船：|从“老船工”到“新渡口”的来龙去脉"},
		{20, "市志编委会2024年出版的|《城市桥梁与渡口志》的二十八章"},
		{20, "内蒙古自治区图书馆|与呼和浩特市图书馆结为友好馆"},
		{14, "河畔读书会主编|《桥梁图志》的十九年：|从渡口旧屋到新馆"},
		{17, "图说水与桥——|从一滴水到一座桥的八幅图"},
		{13, "让每一座老桥都有|自己的名字、自己的档案|和自己的守护人"},
		{15, "水文站公报所反映的|12个问题与36条对策"},
	} {
		if got := breaksOf(setTitle(t, strings.ReplaceAll(c.want, "|", ""), c.em)); got != c.want {
			t.Errorf("%d em: %s, want %s", c.em, got, c.want)
		}
	}
}

// Headings and the lines of the contents break as titles do.
func TestHeadingsAndContentsBreakByMeaning(t *testing.T) {
	l := layoutOf(t, smallPage(20)+"contents: {show: true}\nstyles:\n  heading1: {face: hei, size: 16pt, indent: 0, align: left}\n")
	const first, second = "我们在河边图书馆做志愿者的", "三百六十五天里学会的十件小事"
	r, _ := set(t, documentOf(t, l, "---\ntitle: "+first+second+"\n---\n文。\n\n## "+first+second+"\n\n文。"))
	for _, role := range []compose.Role{compose.RoleContents, compose.RoleHeading} {
		var got []string
		for _, line := range only(linesOf(r), role) {
			if line.text != "" {
				got = append(got, strings.TrimRight(line.text, "…0123456789 "))
			}
		}
		if s := strings.Join(got, "|"); !strings.HasSuffix(s, first+"|"+second) {
			t.Errorf("%s: %s", role, s)
		}
	}
}

// Nor are the parts of foreign names: lines end between them, or where words do.
func TestForeignNamesStayWhole(t *testing.T) {
	const title = "访列夫·尼古拉耶维奇·托尔斯泰故居：在雅斯纳雅·波良纳庄园的三个下午"
	for em := 10; em <= 24; em++ {
		lines := setTitle(t, title, em)
		for i := range lines {
			for _, name := range []string{"列夫", "尼古拉耶维奇", "托尔斯泰", "雅斯纳雅", "波良纳"} {
				if strings.Count(title, name) != strings.Count(breaksOf(lines), name) {
					t.Fatalf("%d em: %s is divided: %s", em, name, breaksOf(lines))
				}
			}
			if lines[i].natural > lines[i].width {
				t.Errorf("%d em: %q is too wide", em, lines[i].text)
			}
		}
	}
}

// Ruby over the second line of a title has room below the first, however near
// to each other the lines of titles are.
func TestTitleLinesMakeRoomForRuby(t *testing.T) {
	l := layoutOf(t, "styles: {title: {size: 18pt, align: center, lines: 1.1em}}\n")
	doc := documentOf(t, l, "---\ntitle: '从渡口到大桥||一个{漪|yī}字'\n---\n文。")
	r, _ := set(t, doc)
	var title []pageLine
	for _, line := range only(linesOf(r), compose.RoleTitle) {
		if line.size == doc.Entries[0].Blocks[0].Style.Size {
			title = append(title, line)
		}
	}
	if len(title) < 2 {
		t.Fatalf("lines of the title: %v", title)
	}
	if gap := title[len(title)-1].y - title[0].y; gap < title[0].size*13/10 {
		t.Errorf("the lines of a title of %s are %s apart", title[0].size, gap)
	}
}
