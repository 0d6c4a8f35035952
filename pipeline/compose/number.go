package compose

import (
	"strconv"
	"strings"
)

// Number writes n in the form that a pattern shows by its number one: "一、",
// "（一）", "1.", "（1）", "①", "第1章". A pattern with no such sign gives "".
func Number(pattern string, n int) string {
	switch {
	case strings.Contains(pattern, "一"):
		return strings.Replace(pattern, "一", Han(n), 1)
	case strings.Contains(pattern, "1"):
		return strings.Replace(pattern, "1", strconv.Itoa(n), 1)
	case strings.Contains(pattern, "①"):
		return strings.Replace(pattern, "①", Circled(n), 1)
	}
	return ""
}

// Han writes 1 to 9999 in Chinese numerals: 12 is 十二, 105 is 一百零五. Other
// numbers are written with digits.
func Han(n int) string {
	if n < 1 || n > 9999 {
		return strconv.Itoa(n)
	}
	digits := []rune("零一二三四五六七八九")
	out, zero := "", false
	for _, place := range []struct {
		power int
		name  string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		d := n / place.power % 10
		if d == 0 {
			zero = out != ""
			continue
		}
		if zero {
			out += "零"
			zero = false
		}
		if place.power != 10 || d != 1 || out != "" { // 12 is 十二, not 一十二
			out += string(digits[d])
		}
		out += place.name
	}
	return out
}

// hanDigits are what Chinese numerals up to thousands are written with.
const hanDigits = "零〇一二两三四五六七八九十百千"

// ReadHan reads a number in Chinese numerals up to thousands (二十二, 一百零五) or
// in digits; 0 for what is none.
func ReadHan(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	sum, digit := 0, 0
	for _, r := range s {
		switch r {
		case '十', '百', '千':
			power := map[rune]int{'十': 10, '百': 100, '千': 1000}[r]
			sum += max(digit, 1) * power
			digit = 0
		case '两':
			digit = 2
		case '零', '〇':
			digit = 0
		default:
			i := strings.IndexRune("一二三四五六七八九", r)
			if i < 0 {
				return 0
			}
			digit = i/len("一") + 1
		}
	}
	return sum + digit
}

// Circled writes 1 to 50 as one circled number; others get digits in brackets.
func Circled(n int) string {
	switch {
	case n >= 1 && n <= 20:
		return string(rune('①' + n - 1))
	case n >= 21 && n <= 35:
		return string(rune('㉑' + n - 21))
	case n >= 36 && n <= 50:
		return string(rune('㊱' + n - 36))
	}
	return "(" + strconv.Itoa(n) + ")"
}
