package hostile

import (
	"math/rand"
	"strings"
)

// Lined gives n paragraphs full of proper names and book titles: beside one
// another, parted by line ends, with dots, bold, links and ruby in them.
func Lined(seed int64, n int) []string {
	r := rand.New(rand.NewSource(seed))
	name := func() string { return words[r.Intn(18)] + pick(r, "", "", words[r.Intn(18)]) }
	item := func() string {
		class := pick(r, ".name", ".name", ".book")
		switch t := name(); r.Intn(7) {
		case 0:
			return "[**" + t + "**" + words[r.Intn(18)] + "]{" + class + "}"
		case 1:
			return "[" + t + "{" + pick(r, "桥|qiáo", "窗|chuāng", "庄园|zhuāng yuán") + "}" + words[r.Intn(18)] + "]{" + class + "}"
		case 2:
			return "==[" + t + "]{" + class + "}=="
		case 3:
			return "[" + t + "[" + words[r.Intn(18)] + "](https://example.org/)]{" + class + "}"
		default:
			return "[" + t + "]{" + class + "}"
		}
	}
	var out []string
	for range n {
		var b strings.Builder
		b.WriteString("这里")
		for range 8 + r.Intn(8) {
			for range r.Intn(4) {
				b.WriteString(words[r.Intn(len(words))])
			}
			b.WriteString(item() + pick(r, "", "", "、", "，", "。"))
		}
		out = append(out, b.String()+"完。")
	}
	return out
}

// spelt are characters with their pinyin, from narrow to wide.
var spelt = strings.Fields("河|hé 水|shuǐ 一|yī 路|lù 石|shí 桥|qiáo 茶|chá 园|yuán 窗|chuāng 庄|zhuāng 双|shuāng 床|chuáng 光|guāng 山|shān 雨|yǔ 阿|ā 乡|xiāng 响|xiǎng 亮|liàng 状|zhuàng")

// Spelt gives n paragraphs with pinyin: above every character, above some, by
// the character and by the word.
func Spelt(seed int64, n int) []string {
	r := rand.New(rand.NewSource(seed))
	ruby := func(gap string) string {
		var base, above []string
		for range 1 + r.Intn(3) {
			b, a, _ := strings.Cut(spelt[r.Intn(len(spelt))], "|")
			if gap == "" && len(above) > 0 && strings.HasPrefix(a, "ā") {
				a = "'" + a // as pinyin parts syllables that begin with a vowel
			}
			base, above = append(base, b), append(above, a)
		}
		return "{" + strings.Join(base, "") + "|" + strings.Join(above, gap) + "}"
	}
	var out []string
	for k := range n {
		var b strings.Builder
		gap := pick(r, " ", " ", "")
		for range 14 + r.Intn(8) {
			b.WriteString(ruby(gap))
			if k%3 > 0 {
				for range r.Intn(4) {
					b.WriteString(words[r.Intn(len(words))])
				}
			}
			b.WriteString(pick(r, "", "", "", "", "，", "。"))
		}
		out = append(out, b.String()+"完。")
	}
	return out
}

// Beside gives n paragraphs in which pinyin, the lines of names and titles, and
// emphasis dots stand over and below each other, in every line.
func Beside(seed int64, n int) []string {
	r := rand.New(rand.NewSource(seed))
	some := func() string {
		var b strings.Builder
		for range 1 + r.Intn(3) {
			b.WriteString(words[r.Intn(18)])
		}
		return b.String()
	}
	var out []string
	for range n {
		var b strings.Builder
		b.WriteString("这里")
		for range 10 + r.Intn(10) {
			s := spelt[r.Intn(len(spelt))]
			switch r.Intn(7) {
			case 0:
				b.WriteString("[" + some() + "]{.name}的")
			case 1:
				b.WriteString("[" + some() + "]{.book}的")
			case 2:
				b.WriteString("[==" + some() + "==]{.name}的")
			case 3:
				b.WriteString("[[" + some() + "]{.name}" + some() + "]{.book}的")
			case 4:
				b.WriteString("==" + some() + "{" + s + "}" + some() + "==的")
			default:
				b.WriteString("{" + s + "}{" + spelt[r.Intn(len(spelt))] + "}")
			}
			b.WriteString(pick(r, "", "", words[r.Intn(len(words))], "，"))
		}
		out = append(out, b.String()+"完。")
	}
	return out
}
