package typeset

import (
	"fmt"
	"strings"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// besidePage is a page of 10 pt with a line gap in hundredths of an em.
func besidePage(gap int, direction string) string {
	return fmt.Sprintf("page: {size: 400pt 600pt, margins: {top: 72pt, bottom: 72pt, inner: 72pt, outer: 72pt}, direction: %s}\n"+
		"grid: {size: 10pt, pitch: %d.%02dpt, lines: null, characters: null}\n", direction, 10+gap/10, gap%10*10)
}

// besideText has all that stands beside a line over and below ruby.
const besideText = "[江北桥梁与渡口图书馆]{.name}与[水经注疏证补编与地名索引]{.book}都在桥的那一头，\n==山上的人说春天的雾是从河里来的，==秋天的\n" +
	"[==中华人民共和国国家图书馆古籍馆与石桥==]{.name}和[[郦道元]{.name}水经注疏证与黄河志]{.book}都在那里。"

var rubyText = strings.Repeat("{装|zhuāng}{女|nǚ}{绿|lǜ}{桥|qiáo}{龙|lóng}{霜|shuāng}{逼|bī}{古|gǔ}", 5)

// Nothing that stands beside one line of text touches what stands beside the
// next, or the text itself, in lines as near to each other as books have them
// (clreq §3.1.8); where they are nearer still, an editor is told.
func TestBesideTheLines(t *testing.T) {
	for _, test := range []struct {
		gap       int
		direction string
		crowded   bool
	}{
		{61, "horizontal", false}, {64, "horizontal", false}, {75, "horizontal", false}, {88, "horizontal", false}, {100, "horizontal", false},
		{65, "vertical", false}, {75, "vertical", false}, {97, "vertical", false},
		{40, "horizontal", true},
	} {
		name := fmt.Sprintf("gap of %d, %s", test.gap, test.direction)
		text := besideText + rubyText + "。\n" + besideText + "\n\n" + rubyText + "\n==" + rubyText + "==\n"
		r, found := set(t, documentOf(t, layoutOf(t, besidePage(test.gap, test.direction)), text))
		told := 0
		for _, d := range found {
			if d.Code == "crowded-ruby" {
				told++
			}
		}
		if want := map[bool]int{true: 1}[test.crowded]; told != want {
			t.Errorf("%s: %d findings, want %d", name, told, want)
		}
		if test.crowded {
			continue
		}
		for _, page := range r.Pages {
			boxes := besideBoxes(&page, test.direction == "vertical")
			for i, a := range boxes {
				for _, b := range boxes[i+1:] {
					if (a.what != "text" || b.what != "text") && meet(a.box, b.box, unit.Pt/50) {
						t.Errorf("%s: %s at %v meets %s at %v", name, a.what, a.box, b.what, b.box)
					}
				}
			}
		}
	}
}

type besideBox struct {
	what string
	box  unit.Rect
}

// besideBoxes gives the ink of a page's text, its ruby and its marks.
func besideBoxes(page *Page, vertical bool) []besideBox {
	var out []besideBox
	for i := range page.Items {
		item := &page.Items[i]
		what := "text"
		switch {
		case item.Flat:
			continue
		case item.Role == compose.RoleRuby:
			what = "ruby"
		case item.Rule != nil:
			what = "line"
		case item.Shape != nil:
			what = "mark"
		}
		for _, box := range item.inks(vertical) {
			out = append(out, besideBox{what, box})
		}
	}
	return out
}

// Ruby in cells, captions, notes, lists and headings has room of its own: it
// touches no rule, no picture and no line of text.
func TestRubyEverywhere(t *testing.T) {
	const text = "## {绿|lǜ}{桥|qiáo}与渡口\n\n- [江北]{.name}的{绿|lǜ}{桥|qiáo}\n- ==东岸==\n- {女|nǚ}{桥|qiáo}[^a]\n\n" +
		"表：{绿|lǜ}{桥|qiáo}\n\n| {女|nǚ} | {桥|qiáo} |\n| --- | --- |\n| {绿|lǜ}{桥|qiáo} | ==一==格里的[长江]{.name}要占好几行，每一行上面都有{绿|lǜ}{桥|qiáo}与{女|nǚ}{桥|qiáo}，也有{绿|lǜ}{桥|qiáo}[水经]{.book} |\n\n" +
		"{绿|lǜ}{桥|qiáo}在表后。\n\n![{女|nǚ}{桥|qiáo}](300x100.png)\n\n{绿|lǜ}{桥|qiáo}在图后。\n\n> {女|nǚ}{桥|qiáo}\n\n" +
		"[^a]: [水经注]{.book}里的==桥==与{绿|lǜ}{桥|qiáo}，[水经注]{.book}里的==桥==与{绿|lǜ}{桥|qiáo}，[水经注]{.book}里的==桥==与{绿|lǜ}{桥|qiáo}。\n"
	for _, gap := range []int{61, 88} {
		for _, direction := range []string{"horizontal", "vertical"} {
			r, _ := set(t, documentOf(t, layoutOf(t, besidePage(gap, direction)), text))
			for _, page := range r.Pages {
				for _, c := range crowdsOf(&page, direction == "vertical") {
					t.Errorf("gap of %d, %s: %s runs into %s", gap, direction, c.ruby.Pos, c.what)
				}
			}
		}
	}
}

// A note's mark is raised, where ruby wider than its character would stand.
func TestNoteMarkBesideRuby(t *testing.T) {
	r, _ := set(t, documentOf(t, layoutOf(t, besidePage(61, "horizontal")), "在{装|zhuāng}[^a]边。\n\n[^a]: 注。\n"))
	if c := crowdsOf(&r.Pages[0], false); len(c) > 0 {
		t.Errorf("the ruby runs into %s", c[0].what)
	}
}

// The smaller the gap, the smaller the ruby, within what can be read.
func TestRubySizeFollowsTheGap(t *testing.T) {
	last := unit.Length(0)
	for _, gap := range []int{40, 61, 64, 75, 88, 100} {
		doc, b := paragraphOf(t, layoutOf(t, besidePage(gap, "horizontal")), "{装|zhuāng}", true)
		ruby := newSetter(doc, fonts(t), &doc.Entries[0]).besideOf(b.Style).ruby
		if ruby < last || ruby < leastRuby || ruby > fullRuby {
			t.Errorf("gap of %d: ruby of %d, after %d", gap, ruby, last)
		}
		last = ruby
	}
	if last != fullRuby {
		t.Errorf("ruby of %d in a wide gap, want half the size", last)
	}
}
