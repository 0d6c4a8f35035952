package manifest

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// issueShape is the name of an issue, of which the PDF's file name is made.
var issueShape = narrow(someText, &schema{Type: textTypes, Pattern: `^[^/\\:*?"<>|]*[^/\\:*?"<>|\s][^/\\:*?"<>|]*$`}, "issue-name", func(t Text) (string, string) {
	problem, hint := fileName(t.Value)
	if problem != "" {
		problem = "the PDF is named after the issue, and " + problem
	}
	return problem, hint
})

// maxName is the longest issue in bytes: file systems allow 255 for a name,
// and "-print.pdf" and the like are added to it.
const maxName = 200

// reserved matches the names that Windows keeps for devices.
var reserved = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)`)

// fileName says why a text can't be the name of a file on Linux, macOS and
// Windows; "" when it can.
func fileName(s string) (problem, hint string) {
	const words = "write it in words, such as 2024年第2期"
	if i := strings.IndexAny(s, `/\:*?"<>|`); i >= 0 {
		return "a file name can't have the character " + string(s[i]), words
	}
	for _, r := range s {
		if !unicode.IsGraphic(r) {
			return "an invisible character stands in it", "type it again instead of pasting it"
		}
	}
	switch {
	case len(s) > maxName:
		return "it is too long for a file name", "at most 66 Chinese characters"
	case strings.TrimSpace(s) != s:
		return "a file name can't begin or end with a space", "take the space out"
	case strings.HasPrefix(s, ".") || strings.HasSuffix(s, "."):
		return "a file name can't begin or end with a full stop", words
	case strings.HasPrefix(s, "-"):
		return "a file name that begins with - looks like an option", words
	case reserved.MatchString(s):
		return "Windows keeps that name for itself", words
	}
	return "", ""
}

var (
	issueYear   = regexp.MustCompile(`([0-9]{4}|[〇零○一二三四五六七八九]{4})\s*年`)
	issueNumber = regexp.MustCompile(`(总?)\s*第\s*([0-9]{1,6}|[零〇○一二两三四五六七八九十百千]{1,9})\s*[期号辑]`)
)

// parseIssue finds the year and the number that an issue names: 2024 and 12
// for 2024年第12期, 2024年第十二期 and 二〇二四年第十二期. What it does not name
// is 0. A number counted over all years (总第22期) is not the issue's.
func parseIssue(s string) (year, number int) {
	s = halfDigits(s)
	if m := issueYear.FindStringSubmatch(s); m != nil {
		year = chineseNumber(m[1])
	}
	for _, m := range issueNumber.FindAllStringSubmatch(s, -1) {
		if m[1] == "" {
			return year, chineseNumber(m[2])
		}
	}
	return year, 0
}

// chineseNumber reads digits, Chinese digits in a row (二〇二四), or a Chinese
// number up to thousands (一百二十); 0 for what is none of these.
func chineseNumber(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	units := map[rune]int{'十': 10, '百': 100, '千': 1000}
	sum, digit, row := 0, 0, !strings.ContainsAny(s, "十百千")
	for _, r := range s {
		if u, ok := units[r]; ok {
			sum += max(digit, 1) * u
			digit = 0
			continue
		}
		d := strings.IndexRune("〇一二三四五六七八九", r) / len("〇")
		switch r {
		case '零', '○':
			d = 0
		case '两':
			d = 2
		}
		if row {
			sum *= 10
			sum += d
		} else {
			digit = d
		}
	}
	return sum + digit
}
