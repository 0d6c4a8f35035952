package compose

import (
	"testing"

	"booklet/pipeline/manifest"
)

// Numbers stand before every line of the contents and every heading.
func TestNumber(t *testing.T) {
	for _, c := range []struct {
		pattern string
		n       int
		want    string
	}{
		{"一、", 1, "一、"}, {"一、", 10, "十、"}, {"一、", 12, "十二、"}, {"（一）", 20, "（二十）"}, {"一、", 101, "一百零一、"},
		{"一、", 110, "一百一十、"}, {"一、", 1010, "一千零一十、"}, {"一、", 9999, "九千九百九十九、"}, {"一、", 10000, "10000、"}, {"一、", 0, "0、"},
		{"1.", 12, "12."}, {"（1）", 3, "（3）"}, {"第1章", 7, "第7章"},
		{"①", 1, "①"}, {"①", 20, "⑳"}, {"①", 21, "㉑"}, {"①", 35, "㉟"}, {"①", 36, "㊱"}, {"①", 50, "㊿"}, {"①", 51, "(51)"},
		{"", 3, ""}, {"—", 3, ""},
	} {
		if got := Number(c.pattern, c.n); got != c.want {
			t.Errorf("Number(%q, %d) = %q, want %q", c.pattern, c.n, got, c.want)
		}
	}
}

func TestReadHan(t *testing.T) {
	for n := 1; n <= 9999; n++ {
		if got := ReadHan(Han(n)); got != n {
			t.Fatalf("ReadHan(%q) = %d", Han(n), got)
		}
	}
	for s, want := range map[string]int{"两百": 200, "12": 12, "": 0, "河": 0, "一十": 10} {
		if got := ReadHan(s); got != want {
			t.Errorf("ReadHan(%q) = %d, want %d", s, got, want)
		}
	}
}

// A heading that its author numbered must not get a second number, and one
// that begins with a year or an amount must get its own.
func TestReadNumber(t *testing.T) {
	for title, want := range map[string]typedNumber{
		"一、起因": {"一、", 1}, "（二）河": {"（一）", 2}, "(3)岸": {"(1)", 3}, "1. 桥": {"1.", 1}, "2．桥": {"1．", 2}, "10、桥": {"1、", 10},
		"3）桥": {"1）", 3}, "第一章 桥": {"第一章", 1}, "第12节": {"第1节", 12}, "③桥": {"①", 3}, "　十一、桥": {"一、", 11},
		"2024年的桥": {}, "1.5万人": {}, "2024.3": {}, "（2024）": {}, "一座桥": {}, "第一座桥": {}, "100": {}, "": {}, "百年": {}, "（一": {}, "三": {},
	} {
		got, ok := readNumber(title)
		if !ok {
			got = typedNumber{}
		}
		if got != want || ok != (want.n > 0) {
			t.Errorf("readNumber(%q) = %+v %v, want %+v", title, got, ok, want)
		}
	}
}

// Chinese page numbers and the numbers of dates and issues: a year is read
// digit by digit, an issue is not.
func TestHanNumbers(t *testing.T) {
	for n, want := range map[int]string{1: "一", 10: "十", 12: "十二", 22: "二十二", 99: "九十九", 100: "一〇〇", 105: "一〇五", 0: "0"} {
		if got := PageNumber(manifest.Chinese, n); got != want {
			t.Errorf("page %d is %s, want %s", n, got, want)
		}
	}
	if got := PageNumber(manifest.Arabic, 12); got != "12" {
		t.Errorf("page 12 is %s", got)
	}
	for text, want := range map[string]string{
		"2024年第2期": "二〇二四年第二期", "总第22期": "总第二十二期", "2006-01-02": "二千零六-〇一-〇二", "99年": "九十九年",
		"河畔": "河畔", "": "", "99999": "九九九九九", "1234567890123456789012": "一二三四五六七八九〇一二三四五六七八九〇一二", "10月20日": "十月二十日",
		"t4v": "t4v", "A4纸2张": "A4纸二张", "第2期 No.12": "第二期 No.12", "COVID-19 2": "COVID-19 二", "(2)": "(二)",
	} {
		if got := hanNumbers(text); got != want {
			t.Errorf("hanNumbers(%q) = %q, want %q", text, got, want)
		}
	}
}
