package proof

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

var noSuchDate = Check{
	Name: "no-such-date",
	Doc:  "Dates that the calendar does not have, such as 2月30日.",
	text: func(t *text, report reporter) {
		// Looking for the signs first saves nine tenths of the time.
		if !slices.Contains(t.r, '月') && !slices.ContainsFunc(t.r, func(r rune) bool { return r == '-' || r == '/' }) {
			return
		}
		s := strings.Map(narrowDigit, string(t.r))
		c := counter{s: s}
		for _, m := range dayPattern.FindAllStringSubmatchIndex(s, -1) {
			group := func(i int) string {
				if m[2*i] < 0 {
					return ""
				}
				return s[m[2*i]:m[2*i+1]]
			}
			from := c.index(m[0])
			if lunar(t.r[:from]) {
				continue
			}
			for _, day := range []string{group(3), group(4)} {
				if day == "" {
					continue
				}
				if hint := wrongDay(group(1), group(2), day); hint != "" {
					report(t.pos(from), hint, "the calendar has no %s", strings.TrimSpace(s[m[0]:m[1]]))
					break
				}
			}
		}
		c = counter{s: s}
		for _, m := range numberPattern.FindAllStringSubmatchIndex(s, -1) {
			from := c.index(m[2])
			if hint := wrongDay(s[m[2]:m[3]], s[m[4]:m[5]], s[m[6]:m[7]]); hint != "" {
				report(t.pos(from), hint, "the calendar has no %s", s[m[2]:m[7]])
			}
		}
	},
}

// The digits of a date in Chinese: 2024, 二〇二四, 30, 三十.
const (
	yearDigits = `[0-9]{4}|[〇零○一二三四五六七八九]{4}`
	dayDigits  = `[0-9]{1,3}|[一二三四五六七八九十廿卅]{1,3}`
)

var (
	// dayPattern is a day, or several of one month: 2024年2月28日至30日. Without
	// 日 or 号 behind it 二月三十 may be of the old calendar.
	dayPattern = regexp.MustCompile(`(?:(` + yearDigits + `)\s?年\s?)?(` + dayDigits + `)\s?月\s?(` + dayDigits + `)\s?[日号]?(?:\s?[—–\-~～至到、和]+\s?(` + dayDigits + `))?\s?[日号]`)
	// numberPattern is 2024-02-30 and 2024/2/30, with nothing like it around.
	numberPattern = regexp.MustCompile(`(?:^|[^0-9A-Za-z/._-])([12][0-9]{3})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?:$|[^0-9A-Za-z/._-])`)
)

func narrowDigit(r rune) rune {
	if '０' <= r && r <= '９' {
		return r - '０' + '0'
	}
	return r
}

// lunar tells whether the words before a date say that it is of the old
// calendar.
func lunar(before []rune) bool {
	near := string(before[max(0, len(before)-6):])
	for _, word := range []string{"农历", "阴历", "旧历", "夏历", "闰"} {
		if strings.Contains(near, word) {
			return true
		}
	}
	return false
}

// wrongDay says what is wrong with a date, as a hint; "" when nothing is. The
// year may be empty.
func wrongDay(year, month, day string) string {
	y, m, d := number(year), number(month), number(day)
	chinese := strings.ContainsAny(month, "一二三四五六七八九十")
	if m < 1 || m > 12 {
		return "a year has 12 months"
	}
	switch {
	case year == "":
		y = 2024 // a leap year: the day may exist in another one
		if chinese && d == 30 {
			return "" // it may be of the old calendar
		}
	case y < 1912:
		return "" // the old calendar was the ordinary one
	}
	last := time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	if d >= 1 && d <= last {
		return ""
	}
	in := ""
	if m == 2 && year != "" {
		in = " in " + strconv.Itoa(y)
	}
	return strconv.Itoa(m) + "月 has " + strconv.Itoa(last) + " days" + in
}

// number reads a number below 1000 or a year, in digits or Chinese.
func number(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	value := func(r rune) int { return strings.IndexRune("〇一二三四五六七八九", r) / len("〇") }
	sum, digit := 0, 0
	tens := strings.ContainsAny(s, "十廿卅")
	for _, r := range s {
		switch r {
		case '十':
			sum, digit = max(digit, 1)*10, 0
		case '廿':
			sum = 20
		case '卅':
			sum = 30
		case '零', '○':
			digit *= 10
		default:
			if tens {
				digit = value(r)
			} else {
				digit = digit*10 + value(r)
			}
		}
	}
	return sum + digit
}
