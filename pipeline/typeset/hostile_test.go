package typeset

import (
	"fmt"
	"strings"
	"testing"

	"booklet/pipeline/compose"
)

// Pages of a line or two, columns of a character, notes and table cells longer
// than a page: nothing of it may stop the program, run on for ever, or lose
// text in silence.
func TestHostilePages(t *testing.T) {
	m := newMixture(11)
	texts := map[string]string{
		"plain":   m.text(100),
		"heading": "# " + strings.Repeat("很长的标题", 20) + "\n\n文。",
		"note":    "河[^1]。\n\n[^1]: " + m.text(300),
		"notes":   strings.Repeat("河[^1]水[^2]流[^3]。\n\n", 5) + "[^1]: " + m.text(30) + "\n[^2]: " + m.text(30) + "\n[^3]: " + m.text(30) + "\n",
		"table":   "表：" + m.text(20) + "\n\n| 一 | 二 | 三 |\n| --- | --- | --- |\n" + strings.Repeat("| 甲 | 乙 | 丙 |\n", 30),
		"cell":    "| 一 | 二 |\n| --- | --- |\n| " + m.text(100) + " | 乙 |\n",
		"columns": "|" + strings.Repeat(" 列 |", 30) + "\n|" + strings.Repeat(" --- |", 30) + "\n|" + strings.Repeat(" 甲 |", 30) + "\n",
		"picture": "![" + m.text(60) + "](10x3000.png)\n\n文。",
		"row":     "![甲](3000x10.png)\n![乙](10x3000.png)\n![丙](1x1.png)",
		"lists":   "- 一\n  - 二\n    - 三\n      - 四\n        - 五\n",
		"quotes":  "> > > > 引文在里面\n",
		"verse":   strings.Repeat("> 一行诗，\\\n", 30) + "> 完。\n",
		"code":    "```\n" + strings.Repeat("x := veryLongIdentifier(withManyArguments)\n\n", 10) + "```",
		"ruby":    "{图书馆装订|tú shū guǎn zhuāng dìng}" + "{河|international}",
		"title":   "---\ntitle: " + strings.Repeat("从渡口到石桥再到铁路大桥", 20) + "\nlabel: " + strings.Repeat("报道", 30) + "\n---\n文。",
		"address": "https://example.org/" + strings.Repeat("a", 300),
	}
	for _, size := range [][2]int{{4, 4}, {5, 7}, {20, 4}, {8, 5}} {
		for _, more := range []string{"", "columns: 3, column_gap: 1em, ", "direction: vertical, binding: right, "} {
			if strings.HasPrefix(more, "columns") && size[0] < 16 {
				continue // layouts are refused that leave no room for a column
			}
			l := layoutOf(t, fmt.Sprintf("page: {%ssize: %dpt %dpt, margins: {top: 72pt, bottom: 72pt, inner: 72pt, outer: 72pt}}\ncontents: {show: true}\n",
				more, 144+16*size[0], 144+28*size[1]))
			if l.Page.Vertical { // lines run down
				l = layoutOf(t, fmt.Sprintf("page: {%ssize: %dpt %dpt, margins: {top: 72pt, bottom: 72pt, inner: 72pt, outer: 72pt}}\ncontents: {show: true}\n",
					more, 144+28*size[1], 144+16*size[0]))
			}
			for name, text := range texts {
				t.Run(fmt.Sprintf("%s, %d by %d %s", name, size[0], size[1], more), func(t *testing.T) {
					doc := documentOf(t, l, text)
					r, found := Typeset(doc, fonts(t))
					var got strings.Builder
					for _, line := range only(linesOf(r), compose.RoleBody, compose.RoleHeading, compose.RoleTable, compose.RoleQuote, compose.RoleNote, compose.RoleTitle, compose.RoleList, compose.RoleCaption) {
						got.WriteString(line.text)
					}
					if found.HasErrors() {
						return // said so
					}
					have := map[rune]int{}
					for _, c := range visible(got.String()) {
						have[c]++
					}
					(&doc.Entries[0]).EachSpans(func(spans []compose.Span) {
						for _, s := range spans {
							for _, c := range visible(s.Text) {
								have[c]--
							}
						}
					})
					for c, n := range have {
						if n < 0 {
							t.Errorf("%d of %c are lost, and nothing says so", -n, c)
						}
					}
				})
			}
		}
	}
}
