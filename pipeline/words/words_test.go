package words

import (
	"strings"
	"testing"
)

// A title must not break inside a word, a number or a name: these have to be
// found.
func TestBonds(t *testing.T) {
	for _, want := range []string{
		"城市|图书馆|阅读|推广",
		"推动|文化|事业|高质量|发展",
		"关于|开展|全民|阅读|活动|的|通知",
		"志愿者|的|三百六十五天|里",
		"一张|五百年前|的|草|图",
		"第三批|非|物质|文化|遗产",
		"召开|第五次|会议",
		"农历|八月十八|前后",
		"2024年3月22日|在",
		"统一|百货",
		"新疆维吾尔自治区图书馆",
		"内蒙古自治区|呼和浩特市图书馆",
		"乌鲁木齐市图书馆",
		"列夫·尼古拉耶维奇·托尔斯泰|故居",
		"在|雅斯纳雅·波良纳|庄园",
		"加夫列尔·加西亚·马尔克斯|书信",
		"爱丽丝·门罗|与|加夫列尔·加西亚·马尔克斯",
		"读|水|小|辞典|·|海绵|城市",
	} {
		text := []rune(strings.ReplaceAll(want, "|", ""))
		var got strings.Builder
		for i, bond := range Bonds(text) {
			if bond == Apart && i > 0 && i < len(text) {
				got.WriteByte('|')
			}
			if i < len(text) {
				got.WriteRune(text[i])
			}
		}
		if got.String() != want {
			t.Errorf("split into %s, want %s", got.String(), want)
		}
	}
}

// The list is searched as it lies; an unsorted one would lose words.
func TestListIsSorted(t *testing.T) {
	last := ""
	for line := range strings.Lines(list) {
		if word := line[:len(line)-2]; word < last {
			t.Fatalf("%s stands behind %s", word, last)
		} else {
			last = word
		}
	}
}

func TestClassFindsEveryWord(t *testing.T) {
	for line := range strings.Lines(list) {
		if word := line[:len(line)-2]; class(word) != int(line[len(line)-2]-'0') {
			t.Fatalf("%s is in the list but is not found", word)
		}
	}
	if class("珀桥") >= 0 {
		t.Error("a word that nobody uses is found")
	}
}
