package typeset

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// Rule 67: the contents name every passage, in order, with the page on which
// its title stands; links lead there; and so do the bookmarks. Long titles
// take several lines, and many passages several pages.
func TestContentsNumbers(t *testing.T) {
	for _, n := range []int{1, 3, 60} {
		var passages []string
		m := newMixture(int64(n))
		for i := range n {
			title := fmt.Sprintf("第%d篇", i)
			if i%7 == 3 {
				title += "河水流过石桥两岸人家灯火渐次亮起来了船也靠了岸"
			}
			passages = append(passages, "---\ntitle: "+title+"\n---\n"+m.text(30+m.Intn(500)))
		}
		doc := documentOf(t, layoutOf(t, smallPage(14)+"contents: {show: true}\n"), passages...)
		for i := range doc.Entries {
			switch i % 5 {
			case 2:
				doc.Entries[i].Start = manifest.StartFlow
			case 4:
				doc.Entries[i].Start = manifest.StartOdd
			}
		}
		r, _ := set(t, doc)
		lines := linesOf(r)
		var listed strings.Builder
		for _, l := range only(lines, compose.RoleContents) {
			listed.WriteString(l.text + "\n")
		}
		titles := map[string]int{}
		for _, l := range only(lines, compose.RoleTitle) {
			if name, _, ok := strings.Cut(l.text, "篇"); ok {
				titles[name+"篇"] = l.page
			}
		}
		at := 0
		for i := range doc.Entries {
			name := fmt.Sprintf("第%d篇", i)
			page, ok := titles[name]
			if !ok {
				t.Fatalf("%s has no title on any page", name)
			}
			if odd := r.Pages[page].Number%2 == 1; doc.Entries[i].Start == manifest.StartOdd && !odd {
				t.Errorf("%s begins on page %d, want an odd one", name, r.Pages[page].Number)
			}
			from := strings.Index(listed.String()[at:], name)
			if from < 0 {
				t.Fatalf("%s is not in the contents, or out of order:\n%s", name, listed.String())
			}
			at += from
			end := strings.Index(listed.String()[at:]+"第", "第"+strconv.Itoa(i+1)+"篇")
			entry := listed.String()[at:]
			if end > 0 {
				entry = entry[:end]
			}
			if label := r.Pages[page].Label; !strings.Contains(entry, "…"+label+"\n") {
				t.Errorf("%s is on page %s; the contents say %q", name, label, entry)
			}
			if got := r.Outline[i+1]; got.Page != page || !strings.HasPrefix(got.Title, name) {
				t.Errorf("bookmark %d is %q on page index %d, want %s on %d", i, got.Title, got.Page, name, page)
			}
		}
		links(t, r, doc, titles)
	}
}

// links checks the links of the contents.
func links(t *testing.T, r *Result, doc *compose.Document, titles map[string]int) {
	t.Helper()
	count := map[int]int{}
	for page := range r.Pages {
		for _, item := range r.Pages[page].Items {
			if item.Link != nil && item.Role == compose.RoleContents {
				count[item.Link.Page]++
			}
		}
	}
	for i := range doc.Entries {
		if page := titles[fmt.Sprintf("第%d篇", i)]; count[page] == 0 {
			t.Errorf("no link of the contents leads to page %s", r.Pages[page].Label)
		}
	}
}

// Rules 58 and 65: the body begins on a right-hand page with number 1; pages
// left blank bear nothing; even pages are left-hand ones.
func TestPageNumbers(t *testing.T) {
	m := newMixture(5)
	doc := documentOf(t, layoutOf(t, smallPage(10)+"contents: {show: true}\ncover: [{text: \"{title}\", style: title}]\n"), m.text(300), m.text(200), m.text(100))
	for i := range doc.Entries {
		doc.Entries[i].Start = manifest.StartOdd
	}
	r, _ := set(t, doc)
	body := 0
	for i := range r.Pages {
		p := &r.Pages[i]
		if p.Verso != (i%2 == 1) {
			t.Errorf("page index %d: verso is %v", i, p.Verso)
		}
		if p.Blank && len(p.Items) > 0 {
			t.Errorf("page index %d is blank and holds %d items", i, len(p.Items))
		}
		if p.Number == 0 {
			if body > 0 {
				t.Errorf("page index %d of the body has no number", i)
			}
			continue
		}
		if body++; p.Number != body || p.Label != strconv.Itoa(body) {
			t.Errorf("page index %d is number %d, %q; want %d", i, p.Number, p.Label, body)
		}
		if body == 1 && p.Verso {
			t.Error("the body begins on a left-hand page")
		}
		feet := ""
		for _, l := range only(linesOf(&Result{Pages: r.Pages[i : i+1]}), compose.RoleFoot) {
			feet += l.text
		}
		if want := "— " + p.Label + " —"; !p.Blank && squash(feet) != squash(want) {
			t.Errorf("page %s has the foot %q, want %q", p.Label, feet, want)
		}
	}
}

// Numbers of any length end below each other, and titles begin below each
// other right behind them: no hole behind 一、 where there is a 十三、.
func TestContentsAligned(t *testing.T) {
	for _, numbering := range []string{"一、", "1."} {
		var passages []string
		for range 13 {
			passages = append(passages, "---\ntitle: 渡口\n---\n早先没有桥，过河要坐船。\n")
		}
		doc := documentOf(t, layoutOf(t, fmt.Sprintf("contents: {show: true, numbering: %q}\n", numbering)), passages...)
		r, _ := set(t, doc)
		ends, titles := map[unit.Length]int{}, map[unit.Length]int{}
		for _, item := range r.Pages[0].Items {
			if item.Run == nil || item.Role != compose.RoleContents {
				continue
			}
			g := item.Run.Glyphs
			switch last := g[len(g)-1]; {
			case g[0].Text == "渡":
				titles[item.At.X]++
			case last.Text == "、", last.Text == ".":
				ends[item.At.X+last.X+last.Adv]++
			}
		}
		if len(ends) != 1 || len(titles) != 1 {
			t.Errorf("%s: the numbers end at %v, the titles begin at %v", numbering, ends, titles)
		}
	}
}
