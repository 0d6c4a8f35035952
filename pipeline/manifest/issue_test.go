package manifest

import (
	"strings"
	"testing"
)

// TestIssue: covers show the year and the number that the issue's name has,
// however they are written.
func TestIssue(t *testing.T) {
	for _, c := range []struct {
		issue        string
		year, number int
	}{
		{"2024年第2期", 2024, 2},
		{"2024年第02期", 2024, 2},
		{"2024年 第 12 期", 2024, 12},
		{"２０２４年第２期", 2024, 2},
		{"2024年第十二期", 2024, 12},
		{"2024年第二十期", 2024, 20},
		{"2024年第二十一期", 2024, 21},
		{"第一百零五期", 0, 105},
		{"第一百一十期", 0, 110},
		{"二〇二四年第三期", 2024, 3},
		{"二○二四年第两期", 2024, 2},
		{"2024年第2期（总第22期）", 2024, 2},
		{"总第22期", 0, 0},
		{"总第22期 2024年第2期", 2024, 2},
		{"2024年特刊", 2024, 0},
		{"2024", 0, 0},
		{"试刊", 0, 0},
		{"第99999999999期", 0, 0},
	} {
		if year, number := parseIssue(c.issue); year != c.year || number != c.number {
			t.Errorf("%s is %d/%d, want %d/%d", c.issue, year, number, c.year, c.number)
		}
	}
}

// TestFileName: the PDF's name works on Linux, macOS and Windows.
func TestFileName(t *testing.T) {
	for _, good := range []string{"2024年第2期", "No. 5", "a b", "console", "2024-02", strings.Repeat("期", 66)} {
		if problem, _ := fileName(good); problem != "" {
			t.Errorf("%q: %s", good, problem)
		}
	}
	for _, bad := range []string{
		"2024/02", `2024\02`, "2:3", "a*", "a?", `"a"`, "<a>", "a|b", "a\x00", "a\nb", "a\u200b", "a\u202e", "a\U000E0001",
		".", "..", ".a", "a.", " a", "a ", "-a", "con", "COM1", "nul.txt", strings.Repeat("期", 67),
	} {
		if problem, hint := fileName(bad); problem == "" || hint == "" {
			t.Errorf("%q is taken for a file name: %q, %q", bad, problem, hint)
		}
	}
}
