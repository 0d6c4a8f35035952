package lines

import (
	"strconv"
	"strings"
)

// chineseDigits have the digits in their order.
const chineseDigits = "〇一二三四五六七八九"

// chineseNumerals are all the characters of Chinese numerals.
const chineseNumerals = chineseDigits + "零十百千"

// Folio gives the number that a running head or foot prints, which may be in
// Chinese numerals, in Western ones; "" when it prints none.
func Folio(text string) string {
	if n := PageNumber(text); n != "" {
		return n
	}
	return western(strings.Trim(text, "—–-·• 　"))
}

// western writes Chinese numerals, 五十八 or 五八, in Western ones; other text
// stays as it is, but for text that is no number, which becomes "".
func western(text string) string {
	if strings.Trim(text, "0123456789ivxlcdm") == "" {
		return text
	}
	total, digit, digits := 0, 0, 0
	for _, r := range strings.ReplaceAll(text, "零", "〇") {
		unit := map[rune]int{'十': 10, '百': 100, '千': 1000}[r]
		i := strings.IndexRune(chineseDigits, r)
		switch {
		case unit > 0:
			if digit == 0 {
				digit = 1 // 十五
			}
			total += digit * unit
			digit, digits = 0, 0
		case i >= 0:
			digit = digit*10 + i/3
			digits++
		default:
			return ""
		}
	}
	if digits > 1 && total > 0 && digit > 9 {
		return ""
	}
	return strconv.Itoa(total + digit)
}
