package clean

import "booklet/pipeline/sources"

var numbersRule = Rule{
	Name:    "numbers",
	Doc:     "Removes the spaces that were typed around the numbers of dates and quantities; the layout makes the gap.",
	Before:  "2024 年 3 月 5 日，全长 35 公里的河道开始清淤，占 5 %",
	After:   "2024年3月5日，全长35公里的河道开始清淤，占5%",
	Default: true,
	Build:   Ignored,
	needs:   isDigit,
	find:    findNumbers,
}

// findNumbers looks at each number: a space between it and a measure or unit
// after it goes; then one between Han before it and the number goes as well,
// for whoever typed the one typed the other.
func findNumbers(t *text) []edit {
	if t.lang != "" && !chinese(t.lang) {
		return nil // 100 °C
	}
	var edits []edit
	for i := 0; i < len(t.r); {
		if !isNumber(t.r[i]) {
			i++
			continue
		}
		end := i + 1
		for end < len(t.r) && (isNumber(t.r[end]) || isNumberMark(t.r[end]) && end+1 < len(t.r) && isNumber(t.r[end+1])) {
			end++
		}
		if end < len(t.r) && t.r[end] == '%' {
			end++
		}
		next := end
		for next < len(t.r) && isBlank(t.r[next]) {
			next++
		}
		measured := isMeasure(at(t, next)) || next == end && isHan(at(t, next)) ||
			next == end && (t.r[end-1] == '%' || isStopMark(at(t, next)))
		gap := i
		for gap > 0 && isBlank(t.r[gap-1]) {
			gap--
		}
		if left := at(t, gap-1); measured && gap < i && isHan(left) && !isDateline(left) && (t.runningText() || isDatePart(left)) {
			edits = append(edits, edit{from: gap, to: i})
		}
		if next > end && measured && !(gap == 0 && t.kind == sources.Heading) {
			edits = append(edits, edit{from: end, to: next})
		}
		i = max(next, end)
	}
	return edits
}

// isDatePart tells whether a number after r goes on with a date or a time.
func isDatePart(r rune) bool {
	return r == '年' || r == '月' || r == '时' || r == '点' || r == '第'
}

// isDateline tells whether a paper's name ends so before the day: 现代日报讯 3月5日.
func isDateline(r rune) bool { return r == '讯' || r == '电' || r == '訊' || r == '電' }

func isNumberMark(r rune) bool {
	return r == '.' || r == ',' || r == ':' || r == '/' || r == '-' || r == '~'
}

// isMeasure tells whether a number goes with r without a space: the parts of
// a date, measure words, units in Han, signs of percentage and degree.
func isMeasure(r rune) bool {
	switch r {
	case '年', '月', '日', '时', '分', '秒', '点', '号', '周', '天', '岁', '期', '届', '次', '版', '章', '条', '款', '页', '卷',
		'个', '名', '位', '家', '项', '人', '户', '所', '座', '台', '辆', '艘', '架', '件', '只', '头', '棵', '株', '本', '册', '篇', '封', '张', '幅', '处', '种', '类', '批', '组', '套',
		'万', '亿', '千', '百', '十', '多', '余', '几', '元', '角', '美', '倍', '成', '级', '度', '米', '公', '里', '亩', '吨', '克', '斤', '升', '平', '立', '毫', '厘', '微', '纳', '兆', '瓦', '伏', '帕',
		'%', '‰', '℃', '℉', '°', '世', '後', '時', '點', '號', '歲', '個', '萬', '億', '餘', '噸', '畝':
		return true
	}
	return false
}
