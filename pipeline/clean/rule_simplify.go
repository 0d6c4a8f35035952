package clean

import (
	_ "embed"
	"strings"
	"sync"
)

var simplifyRule = Rule{
	Name:   "simplify",
	Doc:    "Turns Traditional into Simplified characters, by phrases first, wrongly converted ones included, and 「」 into “” (on request: script: hans).",
	Before: "全麵建設現代化產業體係",
	After:  "全面建设现代化产业体系",
	Build:  Applied,
	needs:  isHanChar,
	find:   findTraditional,
}

//go:embed data/hans.txt
var hansFile string

// hansTable is data/hans.txt as maps.
type hansTable struct {
	chars   map[rune]rune
	phrases map[string]string
	starts  map[rune]int // the characters of the longest phrase that begins so
}

var hans = sync.OnceValue(func() hansTable {
	t := hansTable{chars: map[rune]rune{}, phrases: map[string]string{}, starts: map[rune]int{}}
	for line := range strings.Lines(hansFile) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if from, to, ok := strings.Cut(line, " "); ok {
			t.phrases[from] = to
			rs := []rune(from)
			t.starts[rs[0]] = max(t.starts[rs[0]], len(rs))
			continue
		}
		rs := []rune(line)
		for i := 0; i+1 < len(rs); i += 2 {
			t.chars[rs[i]] = rs[i+1]
		}
	}
	return t
})

func findTraditional(t *text) []edit {
	table := hans()
	var edits []edit
	for i := 0; i < len(t.r); {
		n, with := table.match(t.r[i:])
		if from := string(t.r[i : i+n]); with != from {
			edits = append(edits, edit{from: i, to: i + n, with: with})
		}
		i += n
	}
	return edits
}

// match converts the beginning of rs, and says how many runes that is: the
// longest phrase, or one character.
func (h hansTable) match(rs []rune) (int, string) {
	for n := min(h.starts[rs[0]], len(rs)); n > 1; n-- {
		if to, ok := h.phrases[string(rs[:n])]; ok {
			return n, to
		}
	}
	switch rs[0] {
	case '「':
		return 1, "“"
	case '」':
		return 1, "”"
	case '『':
		return 1, "‘"
	case '』':
		return 1, "’"
	}
	if to, ok := h.chars[rs[0]]; ok {
		return 1, string(to)
	}
	return 1, string(rs[0])
}
