package hostile

import (
	"fmt"
	"strings"
)

// banned are pieces of text at which the levels differ: marks that may not
// begin or end a line at all levels but none, a solidus that may end one at
// basic, —— and …… that may begin one at gb.
var banned = strings.Fields("， 。” “ 《 》 （ ）、 和/或 山/水 —— …… ；—— ？ ！” ：“")

// Banned gives n paragraphs in which the marks of all levels stand at changing
// distances, so that at every level some line would like to end at each.
func Banned(n int) []string {
	out := make([]string, n)
	k := 0
	for i := range out {
		var b strings.Builder
		for j := range 24 {
			for range 2 + (i*7+j*5)%6 {
				b.WriteRune(filler[k%len(filler)])
				k++
			}
			b.WriteString(banned[(i*3+j)%len(banned)])
		}
		out[i] = b.String() + "到此为止。"
	}
	return out
}

// Levels writes one text four times, at the levels none, basic, gb and strict.
func Levels(dir string) ([]Job, error) {
	var jobs []Job
	text := Banned(30)
	for _, ban := range []string{"none", "basic", "gb", "strict"} {
		set := at(15)
		set.Ban = ban
		j, err := write(dir, "the same text at every level of bans", fmt.Sprintf("level-%s", ban), set, text)
		if err != nil {
			return nil, err
		}
		jobs = append(jobs, j)
	}
	return jobs, nil
}
