package manifest

import (
	"strings"
	"time"
)

// dateShape is a day of the calendar, year-month-day.
var dateShape = narrow(textShape, &schema{Type: "string", Format: "date"}, "bad-date", func(t Text) (string, string) {
	if _, err := time.Parse(time.DateOnly, t.Value); err == nil {
		return "", ""
	}
	for _, form := range otherDates {
		if day, err := time.Parse(form, halfDigits(t.Value)); err == nil {
			return "expected a date as year-month-day, found " + quote(t.Value), "write " + day.Format(time.DateOnly)
		}
	}
	return quote(t.Value) + " is no day of the calendar", "write year-month-day, such as 2024-03-09"
})

// otherDates are forms that people write dates in, as Go has them.
var otherDates = []string{
	"2006-1-2", "2006/1/2", "2006.1.2", "2006年1月2日", "2006 年 1 月 2 日", "20060102", time.RFC3339, time.DateTime,
}

// parseDay gives the day of a date that dateShape has read; zero for "".
func parseDay(t Text) time.Time {
	day, err := time.Parse(time.DateOnly, t.Value)
	if err != nil {
		return time.Time{}
	}
	return day
}

// dateFormat is the form of dates: how the 2nd of January 2006 looks in it, as
// Go has it.
var dateFormat = narrow(stringShape, &schema{AnyOf: []*schema{{Type: "string", Pattern: "2006"}, {Enum: []any{2006}}}}, "bad-date-format", func(s string) (string, string) {
	if !strings.Contains(s, "2006") {
		return quote(s) + " does not show the year 2006", "write how the 2nd of January 2006 is to look: 2006年1月2日"
	}
	return "", ""
})

// halfDigits makes full-width digits half-width.
func halfDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if '０' <= r && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, s)
}
