package words

import "strings"

// sounds are characters that foreign names are written with for their sound.
const sounds = "阿埃艾爱安昂奥澳巴白班邦包保鲍贝本比彼别宾波伯勃博布查彻达戴丹当道德登邓迪蒂丁东杜顿多厄恩尔法范菲费芬丰冯弗佛夫福富盖甘冈高戈格葛根古瓜圭哈海汉豪赫黑亨胡华怀惠霍基吉加贾简杰金京津居卡凯坎康考柯科可克肯库夸奎坤拉莱兰朗劳雷蕾勒里理利莉列林琳伦隆卢鲁路露伦罗洛吕马玛迈麦曼芒毛茅梅门蒙米密明摩莫姆木穆纳娜奈南内尼涅宁纽农努诺欧帕潘庞佩彭皮平珀普奇齐契恰乔切钦琼丘屈让热仁日荣茹儒瑞若萨塞赛桑瑟森沙莎山尚舍申圣什施诗史舒朔斯丝思苏索所塔泰坦汤唐陶特腾提廷通图土托陀瓦万旺威韦维薇魏温文翁沃乌武西希锡夏香肖谢辛欣休许逊雅亚娅延扬耶叶伊依易因英永尤于约泽曾扎詹张珍芝志朱茱兹宗祖佐良诃耳买热祖孜别江丽古"

// longestName is how many characters a part of a name has at most.
const longestName = 8

// joinNames joins the parts of foreign names: 列夫·尼古拉耶维奇·托尔斯泰. What
// stands between two points is part of the name; how far its first part goes
// back and its last one forward, no list of words knows: as far as characters
// go that such names are written with. Where there are none, the points part
// something else.
func joinNames(text []rune, out []Bond) {
	for i := 0; i < len(text); i++ {
		if !isPoint(text[i]) {
			continue
		}
		last := i
		for k := i + 1; k < len(text) && k-last <= longestName+1; k++ {
			if isPoint(text[k]) && k > last+1 {
				last = k
			} else if !isHan(text[k]) || strings.ContainsRune("与和及同跟", text[k]) {
				break
			}
		}
		from, to := i, last+1
		for from > 0 && i-from < longestName && inName(text, out, from-1) {
			from--
		}
		for to < len(text) && to-last <= longestName && inName(text, out, to) {
			to++
		}
		if from < i && to > last+1 {
			for k := from + 1; k < to; k++ {
				out[k] = Tight
				if isPoint(text[k-1]) {
					out[k] = Loose
				}
			}
		}
		i = last
	}
}

func isPoint(r rune) bool { return r == '·' || r == '‧' || r == '・' }

// inName tells whether a character may be part of a foreign name: not in a word
// of the list that has other characters too.
func inName(text []rune, out []Bond, i int) bool {
	from, to := i, i+1
	for out[from] != Apart {
		from--
	}
	for out[to] != Apart {
		to++
	}
	return strings.IndexFunc(string(text[from:to]), func(r rune) bool { return !strings.ContainsRune(sounds, r) }) < 0
}
