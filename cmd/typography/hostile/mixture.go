package hostile

import (
	"fmt"
	"math/rand"
	"strings"
)

var (
	words = strings.Fields(`图书馆 河流 石桥 茶园 灯塔 木船 山路 竹林 钟楼 集市 窗子 纸伞 稻田 渔火 水库 堤岸 闸门 航道
		测量 记录 说明 比较 修复 开放 保存 整理 观察 绘制 培育 采摘 烘焙 渡过 停靠 一 与 的 了 在 从 到 和 是 也 都 就 很 把
		春天 傍晚 上游 下游 两岸 工匠 学生 邻居 船长 管理员 志愿者 第一层 半小时 许多 几位 这座 那条`)
	latin   = strings.Fields("river bridge library tea lighthouse PDF ISBN Wi-Fi map GPS notebook engineering architecture e-mail Go")
	units   = strings.Fields("km m kg cm mm kW MHz GB mL t")
	numbers = []func(r *rand.Rand) string{
		func(r *rand.Rand) string { return fmt.Sprint(1900 + r.Intn(130)) },
		func(r *rand.Rand) string { return fmt.Sprintf("%d.%d%%", r.Intn(100), r.Intn(10)) },
		func(r *rand.Rand) string { return fmt.Sprintf("%d,%03d", 1+r.Intn(99), r.Intn(1000)) },
		func(r *rand.Rand) string { return fmt.Sprintf("%d %s", 1+r.Intn(900), units[r.Intn(len(units))]) },
		func(r *rand.Rand) string { return fmt.Sprintf("%d%s", 1+r.Intn(900), units[r.Intn(len(units))]) },
		func(r *rand.Rand) string { return fmt.Sprintf("%d℃", r.Intn(40)) },
		func(r *rand.Rand) string { return fmt.Sprintf("￥%d", 10+r.Intn(5000)) },
		func(r *rand.Rand) string { return fmt.Sprintf("−%d.%d", r.Intn(20), r.Intn(10)) },
		func(r *rand.Rand) string { return fmt.Sprintf("%d～%d", 1+r.Intn(5), 6+r.Intn(9)) },
		func(r *rand.Rand) string { return fmt.Sprintf("%d–%d", 2001+r.Intn(9), 2011+r.Intn(9)) },
	}
)

// Mixture gives n paragraphs of random sentences: Han, marks that pair,
// letters, digits, units, dashes, ellipses, bold, links.
func Mixture(seed int64, n int) []string {
	r := rand.New(rand.NewSource(seed))
	out := make([]string, n)
	for i := range out {
		var b strings.Builder
		b.WriteString(words[r.Intn(18)])
		for range 1 + r.Intn(5) {
			sentence(r, &b)
		}
		out[i] = b.String()
	}
	return out
}

func sentence(r *rand.Rand, b *strings.Builder) {
	for k := range 1 + r.Intn(4) {
		if k > 0 {
			b.WriteString(pick(r, "，", "，", "、", "；", "：", "——", "……"))
		}
		clause(r, b, 0)
	}
	b.WriteString(pick(r, "。", "。", "。", "？", "！", "？！", "！！", "！！！", "……"))
}

func clause(r *rand.Rand, b *strings.Builder, depth int) {
	for range 2 + r.Intn(6) {
		atom(r, b, depth)
	}
}

func atom(r *rand.Rand, b *strings.Builder, depth int) {
	switch k := r.Intn(26); {
	case k < 15:
		b.WriteString(words[r.Intn(len(words))])
	case k < 17:
		word(b, latin[r.Intn(len(latin))])
	case k < 19:
		word(b, numbers[r.Intn(len(numbers))](r))
	case k == 19:
		b.WriteString("达·芬奇")
	case k == 20:
		b.WriteString("和/或")
	case depth > 1:
		b.WriteString(words[r.Intn(len(words))])
	case k == 21:
		wrap(r, b, "“", "”", depth)
	case k == 22:
		wrap(r, b, "（", "）", depth)
	case k == 23:
		wrap(r, b, "《", "》", depth)
	case k == 24:
		if strings.HasSuffix(b.String(), "*") {
			b.WriteString("的") // two bold pieces in a row are no markup
		}
		b.WriteString("**" + words[r.Intn(len(words))] + pick(r, "", "，", "：") + "**")
	default:
		b.WriteString("[" + words[r.Intn(len(words))] + "](https://example.org/)")
	}
}

func wrap(r *rand.Rand, b *strings.Builder, open, closing string, depth int) {
	b.WriteString(open)
	clause(r, b, depth+1)
	if depth == 0 && open == "“" {
		b.WriteString(pick(r, "", "。", "！", "？", "？！"))
	}
	b.WriteString(closing)
}

// word writes a Western word, after a space where another stands before it.
func word(b *strings.Builder, w string) {
	s := b.String()
	if s != "" && s[len(s)-1] < 0x80 && s[len(s)-1] > ' ' && s[len(s)-1] != '*' && s[len(s)-1] != ')' {
		b.WriteByte(' ')
	}
	b.WriteString(w)
}

func pick(r *rand.Rand, v ...string) string { return v[r.Intn(len(v))] }

// Unbreakable gives paragraphs with pieces that are longer than most lines.
func Unbreakable() []string {
	return []string{
		"网址是https://example.org/libraries/by-the-river/catalogue/2024/spring/reading-room/index.html，请自行查阅。",
		"编号31415926535897932384626433832795028841971693993751058209749445923已经登记在册。",
		"有一个很长的词pneumonoultramicroscopicsilicovolcanoconiosis夹在中间，后面还有话要说。",
		"图书馆internationalization与河岸counterrevolutionaries之间，没有别的办法。",
		"连着的破折号————————与省略号……………………都不能拆开来用。",
		"一连串的引号“‘“‘“‘书’”’”’”没有断行的地方，还有（（（（（（水））））））也是。",
		"短。",
		"价格￥1,234,567,890.12与增幅98.7654321%都要完整。",
	}
}

// Strewn gives n paragraphs twice: plain, and with bold, emphasis dots, proper
// names and links on pieces of Han text and marks. The faces' Han characters
// and marks are all one em wide, so the lines must not differ.
func Strewn(seed int64, n int) (plain, strewn []string) {
	r := rand.New(rand.NewSource(seed))
	for range n {
		var a, b strings.Builder
		marked := true
		for range 3 + r.Intn(5) {
			for k := range 2 + r.Intn(6) {
				t := words[r.Intn(len(words))]
				if k > 0 && !marked {
					mark := pick(r, "", "", "，", "、", "“", "：“", "》", "。（")
					a.WriteString(mark)
					b.WriteString(mark)
				}
				// Western words keep their face, or they would be wider; but
				// what stands beside them may be bold, and they may be links.
				western := !marked && r.Intn(6) == 0
				if western {
					t = latin[r.Intn(len(latin))]
				}
				end := pick(r, "", "", "，", "。”", "）。", "……", "！")
				if western {
					end = "的"
				}
				marked = end != "" && !western
				a.WriteString(t + end)
				switch k := r.Intn(6); {
				case k == 0 && western:
					b.WriteString("[" + t + "](https://example.org/)**" + end + "**")
				case k == 0 && !strings.HasSuffix(b.String(), "*"):
					b.WriteString("**" + t + end + "**")
				case k == 1:
					b.WriteString("[" + t + "](https://example.org/)" + end)
				case k == 2:
					b.WriteString("[" + t + end + "](https://example.org/)")
				default:
					b.WriteString(t + end)
				}
			}
		}
		plain, strewn = append(plain, a.String()+"完。"), append(strewn, b.String()+"完。")
	}
	return plain, strewn
}
