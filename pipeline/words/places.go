package words

import (
	"slices"
	"strings"
)

// Kinds of regions and of institutions, whose names no list has in full.
var (
	regions      = []string{"自治区", "自治州", "自治县", "自治旗", "特别行政区"}
	institutions = []string{"图书馆", "博物馆", "美术馆", "档案馆", "文化馆", "大学", "学院", "研究所", "研究院", "出版社", "委员会", "人民政府"}
	bodies       = []string{"国家", "大学", "学院"} // that have institutions
	noRegions    = []string{"城市", "都市"}       // though they end as regions do
)

// joinRegions joins the kind of a region to its name, and that of an
// institution to the place or the body that it is of: 呼和浩特市图书馆.
func joinRegions(text []rune, out []Bond) {
	for i := 1; i < len(text); i++ {
		if out[i] != Apart || !isHan(text[i-1]) {
			continue
		}
		from := i - 1
		for out[from] != Apart {
			from--
		}
		before := string(text[from:i])
		here := func(kind string) bool { return strings.HasPrefix(string(text[i:]), kind) }
		of := isRegion(text[i-1]) && !slices.Contains(noRegions, before) || slices.Contains(bodies, before)
		switch {
		case i-from > 1 && isRegion(text[i]) && out[i+1] == Apart:
			out[i] = Tight
		case slices.ContainsFunc(regions, here), of && slices.ContainsFunc(institutions, here):
			out[i] = Loose
		}
	}
}

func isRegion(r rune) bool { return strings.ContainsRune("省市县区州", r) }

func isHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0x20000
}
