package compose

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"booklet/pipeline/manifest"
)

// Number writes n in the form that a pattern shows by its number one: "一、",
// "（一）", "1.", "（1）", "①", "第1章", "a.", "A.". A pattern with no such sign gives
// "".
func Number(pattern string, n int) string {
	for _, form := range []struct {
		one   string
		write func(int) string
	}{{"一", Han}, {"1", strconv.Itoa}, {"①", Circled}, {"a", latin}, {"A", func(n int) string { return strings.ToUpper(latin(n)) }}} {
		if strings.Contains(pattern, form.one) {
			return strings.Replace(pattern, form.one, form.write(n), 1)
		}
	}
	return ""
}

// latin writes 1, 2, 3 as a, b, c; z is followed by aa. Other numbers are
// written with digits.
func latin(n int) string {
	if n < 1 {
		return strconv.Itoa(n)
	}
	out := ""
	for ; n > 0; n = (n - 1) / 26 {
		out = string(rune('a'+(n-1)%26)) + out
	}
	return out
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

// PageNumber writes a page's number in a layout's numerals: 105 is 一〇五 on
// pages, where 十二 goes on to 九十九.
func PageNumber(numerals manifest.Numerals, n int) string {
	switch {
	case numerals != manifest.Chinese:
		return strconv.Itoa(n)
	case n < 100:
		return Han(n)
	}
	return hanDigit(strconv.Itoa(n))
}

// hanNumbers writes the numbers in a text in Chinese numerals: a year and what
// begins with 0 digit by digit (二〇二四年), others as they are said (第十二期).
// The digits of a Western word (A4, No.12) are part of it and stay.
func hanNumbers(text string) string {
	var out strings.Builder
	for text != "" {
		n := strings.IndexFunc(text, func(r rune) bool { return r <= ' ' || r > '~' })
		switch {
		case n < 0:
			n = len(text)
		case n == 0:
			_, n = utf8.DecodeRuneInString(text)
		}
		word, rest := text[:n], text[n:]
		if !strings.ContainsFunc(word, func(r rune) bool { return r < utf8.RuneSelf && unicode.IsLetter(r) }) {
			word = hanWord(word, strings.HasPrefix(rest, "年"))
		}
		out.WriteString(word)
		text = rest
	}
	return out.String()
}

// hanWord writes the numbers in a text without blanks or letters; year says
// that a last one of four digits is a year.
func hanWord(text string, year bool) string {
	var out strings.Builder
	for text != "" {
		rest := strings.TrimLeft(text, "0123456789")
		digits := text[:len(text)-len(rest)]
		n, err := strconv.Atoi(digits)
		switch {
		case digits == "":
		case err != nil || n > 9999 || digits[0] == '0' || len(digits) == 4 && year && rest == "":
			out.WriteString(hanDigit(digits))
		default:
			out.WriteString(Han(n))
		}
		next := strings.IndexAny(rest, "0123456789")
		if next < 0 {
			next = len(rest)
		}
		out.WriteString(rest[:next])
		text = rest[next:]
	}
	return out.String()
}

// hanDigit writes digits in Chinese, one by one.
func hanDigit(digits string) string {
	return strings.Map(func(r rune) rune { return []rune("〇一二三四五六七八九")[r-'0'] }, digits)
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
