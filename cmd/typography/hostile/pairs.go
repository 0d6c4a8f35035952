package hostile

import "strings"

// marks are what pairs are made of.
var marks = strings.Fields("， 。 、 ： ； ？ ！ ” ’ 》 〉 ） 」 』 】 〕 〗 ］ ｝ “ ‘ 《 〈 （ 「 『 【 〔 〖 ［ ｛ · ～ – —— …… /")

// filler is the Han text between pairs.
var filler = []rune("河水慢慢流过石桥茶树开花书页翻动灯塔亮着船帆远去山路弯弯雨后竹林钟声清晨集市木窗纸伞田埂稻穗渔火")

// Pairs gives paragraphs in which every two marks stand side by side, between
// Han text of changing length, so that at every measure every pair comes to
// stand everywhere on a line.
func Pairs() []string {
	var out []string
	var b strings.Builder
	n, k := 0, 0
	for i, x := range marks {
		for j := range marks {
			y := marks[(i+j)%len(marks)]
			for range 1 + n%5 {
				b.WriteRune(filler[k%len(filler)])
				k++
			}
			b.WriteString(x + y)
			if n++; n%23 == 0 {
				b.WriteString("完。")
				out = append(out, b.String())
				b.Reset()
			}
		}
	}
	b.WriteString("到此为止。")
	return append(out, b.String())
}
