package words

import "strings"

// digits are the characters of numbers.
const digits = "〇零一二两三四五六七八九十百千万亿几"

// measures are what numbers count by, or begin what they do: 三百六十五天, 12个.
// 年 is among them, so that 五百年前 is one piece.
const measures = "个位名只条件张座部本册篇章节页行字句段次回遍趟场届期批种类项层级代年月日天周岁时分秒点刻元角米里尺寸亩吨斤两克升度道扇间家户口人艘架辆台颗粒朵棵株把面幅块片根支枝杯碗瓶壶盒箱包袋双对套组群排队股阵桩起门课堂声步圈倍折线路楼号季旬夜世公平立厘毫小分"

// joinNumbers joins the characters of a number, and what they count to them.
func joinNumbers(text []rune, out []Bond) {
	date := -1 // where one goes on
	for i := 0; i < len(text); {
		j := i
		for j < len(text) && isDigit(text[j]) {
			j++
		}
		if j == i {
			i++
			continue
		}
		whole := out[i] == Apart || i == date // not the end of a word: 统一
		if i > 0 && text[i-1] == '第' {
			out[i], whole = Tight, true
		}
		for k := i + 1; whole && k < j; k++ {
			out[k] = Tight
		}
		if whole && j < len(text) && strings.ContainsRune(measures, text[j]) {
			out[j] = Tight
			if j+1 < len(text) && strings.ContainsRune("年月", text[j]) && isDigit(text[j+1]) { // a date
				date = j + 1
				out[date] = Tight
			}
		}
		i = j
	}
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || strings.ContainsRune(digits, r) }
