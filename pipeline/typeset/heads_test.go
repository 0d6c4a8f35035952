package typeset

import (
	"strings"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/unit"
)

// A running head that is too long for its line ends where the sense or a word
// does, with dots; brackets that it opens are closed.
func TestShortenedHeads(t *testing.T) {
	s := newSetter(documentOf(t, layoutOf(t, ""), "茶。"), fonts(t), nil)
	s.chinese = true
	style := s.style("head")
	for _, c := range []struct {
		text, want string
		em         int
	}{
		{"茶山一年的故事：从惊蛰到冬至的每一天", "茶山一年的故事……", 14},
		{"茶山一年的故事——从惊蛰到冬至的每一天", "茶山一年的故事……", 14},
		{"茶山一年的故事　从惊蛰到冬至的每一天", "茶山一年的故事……", 14},
		{"茶：茶山和茶园里的图书馆的故事", "茶：茶山和茶园里的图书馆……", 14}, // what stands before the colon says too little
		{"河边的图书馆与桥上的图书馆", "河边的图书馆与桥上……", 11},      // not 图书|馆, not 上的
		{"《河边的图书馆与桥上的图书馆》读后", "《河边的图书馆与桥上……》", 14},
		{"读《河边的图书馆》以后：说茶山", "读《河边的图书馆》以后……", 13},
		{"The library and the bridge across the river", "The library and the bridge…", 14},
		{"Supercalifragilisticexpialidocious", "Supercalifrag…", 8},
		{"河", "……", 0},
	} {
		room := unit.Length(c.em) * style.Size
		if got := s.shorten(c.text, style, func(text string) bool { return s.width1(text, style) <= room }); got != c.want {
			t.Errorf("%s in %d em: %s, want %s", c.text, c.em, got, c.want)
		}
	}
}

// No head leaves its line: the longest of its fields is cut, which the editor
// is told once, at the title, with the number of pages.
func TestHeadsStayOnTheirLine(t *testing.T) {
	const layout = `head: {odd: {text: "{section}", at: outer}, even: {text: "{title}　{issue}", at: outer}}
foot: {odd: {text: "{section}第{page}页", at: center}, even: {text: "{page}", at: center}}
`
	l := layoutOf(t, smallPage(8)+layout)
	title := strings.Repeat("一个很长的题目", 6)
	doc := documentOf(t, l, "---\ntitle: "+title+"\n---\n"+strings.Repeat("河水流过石桥。\n\n", 40), "---\ntitle: "+title+"的后篇\nshort: 后篇\n---\n"+strings.Repeat("河水流过石桥。\n\n", 20))
	doc.Fields["title"] = strings.Repeat("河边的资料", 8)
	r, found := set(t, doc)
	for i := range r.Pages {
		p := &r.Pages[i]
		left, right := l.Page.Inner, l.Page.Size.W-l.Page.Outer
		for _, item := range p.Items {
			if item.Run == nil || item.Role != compose.RoleHead && item.Role != compose.RoleFoot {
				continue
			}
			last := item.Run.Glyphs[len(item.Run.Glyphs)-1]
			if end := item.At.X + last.X + last.Adv; item.At.X < left || end > right {
				t.Errorf("page %d: the head or foot runs from %s to %s, its line from %s to %s", i+1, item.At.X, end, left, right)
			}
		}
	}
	var heads diag.List
	for _, d := range found {
		if d.Code == "long-head" {
			heads = append(heads, d)
		}
	}
	if len(heads) != 3 {
		t.Fatalf("%d findings, want one for the title in heads, one in feet and one for the booklet's title: %v", len(heads), heads)
	}
	for _, d := range heads {
		if strings.Contains(d.Message, "the title is") && (d.Pos.File != "a.md" || d.Pos.Line != 2) {
			t.Errorf("%s: the finding is not where the title stands: %s", d.Pos, d.Message)
		}
	}
	for _, line := range only(linesOf(r), compose.RoleHead) {
		if strings.HasSuffix(line.text, "后篇") && line.text != "后篇" {
			t.Errorf("the head is %s in spite of a short title", line.text)
		}
	}
}
