package sources

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	guessYMD     = regexp.MustCompile(`(19\d\d|20\d\d)\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})`)
	guessHanYMD  = regexp.MustCompile(`([一二三四五六七八九〇○零]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日`)
	guessDMY     = regexp.MustCompile(`(?i)(\d{1,2})(?:st|nd|rd|th)?\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(\d{4})`)
	guessMDY     = regexp.MustCompile(`(?i)(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})`)
	guessDigits  = regexp.MustCompile(`^(20\d\d)(\d\d)(\d\d)(?:\d{6})?$`)
	englishMonth = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
)

// guessDate finds the first day named in s and writes it as front matter does;
// "" when there is none, or none that exists.
func guessDate(s string) string {
	s = strings.TrimSpace(s)
	if m := guessYMD.FindStringSubmatch(s); m != nil {
		return guessDay(guessNumber(m[1]), guessNumber(m[2]), guessNumber(m[3]))
	}
	if m := guessHanYMD.FindStringSubmatch(s); m != nil {
		year := 0
		for _, r := range m[1] {
			year = year*10 + hanDigit(r)
		}
		return guessDay(year, hanNumber(m[2]), hanNumber(m[3]))
	}
	if m := guessMDY.FindStringSubmatch(s); m != nil {
		return guessDay(guessNumber(m[3]), guessMonth(m[1]), guessNumber(m[2]))
	}
	if m := guessDMY.FindStringSubmatch(s); m != nil {
		return guessDay(guessNumber(m[3]), guessMonth(m[2]), guessNumber(m[1]))
	}
	if m := guessDigits.FindStringSubmatch(s); m != nil {
		return guessDay(guessNumber(m[1]), guessNumber(m[2]), guessNumber(m[3]))
	}
	return ""
}

// guessDay writes a day, or "" when the calendar has none such.
func guessDay(y, m, d int) string {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Year() != y || int(t.Month()) != m || t.Day() != d {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
}

func guessNumber(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

func guessMonth(s string) int {
	for i, m := range englishMonth {
		if strings.EqualFold(s, m) {
			return i + 1
		}
	}
	return 0
}

func hanDigit(r rune) int {
	if i := strings.IndexRune("〇一二三四五六七八九", r); i >= 0 {
		return i / len("一")
	}
	return 0
}

// hanNumber reads 一 to 三十一.
func hanNumber(s string) int {
	n := 0
	for _, r := range s {
		if r == '十' {
			n = max(n, 1) * 10
		} else {
			n += hanDigit(r)
		}
	}
	return n
}

// guessDateOnly tells whether a line holds nothing but a day, and perhaps a
// time, and gives the day.
func guessDateOnly(s string) string {
	date := guessDate(s)
	if date == "" {
		return ""
	}
	rest := guessHanYMD.ReplaceAllString(guessYMD.ReplaceAllString(s, ""), "")
	rest = guessMDY.ReplaceAllString(guessDMY.ReplaceAllString(rest, ""), "")
	for _, r := range rest {
		if !strings.ContainsRune("0123456789:：日 \t\u3000（）()[]【】-时分秒T星期一二三四五六日上下午", r) {
			return ""
		}
	}
	return date
}
