package sources

import (
	"sort"
	"strings"
	"unicode/utf8"

	"booklet/pipeline/diag"
)

// places turns offsets of a text into places in its file. It remembers the
// last place, so that asking in the order of the text costs one pass.
type places struct {
	file   string
	body   string
	first  int   // the number of the text's first line
	starts []int // offsets at which lines start

	line, at, col int // the last answer: index of the line, offset, column
}

func newPlaces(file, body string, first int) places {
	p := places{file: file, body: body, first: first, col: 1}
	p.starts = make([]int, 1, 1+strings.Count(body, "\n"))
	for i := 0; ; {
		n := strings.IndexByte(body[i:], '\n')
		if n < 0 {
			return p
		}
		i += n + 1
		p.starts = append(p.starts, i)
	}
}

// pos gives the place of the character at an offset.
func (p *places) pos(at int) diag.Pos {
	at = min(max(at, 0), len(p.body))
	if at > 0 && at < len(p.body) && p.body[at-1:at+1] == "\r\n" {
		at-- // the line ends before both
	}
	if at < p.starts[p.line] || p.line+1 < len(p.starts) && at >= p.starts[p.line+1] {
		switch {
		case p.line+1 < len(p.starts) && at >= p.starts[p.line+1] && (p.line+2 == len(p.starts) || at < p.starts[p.line+2]):
			p.line++
		default:
			p.line = sort.SearchInts(p.starts, at+1) - 1
		}
		p.at, p.col = p.starts[p.line], 1
	}
	switch {
	case at >= p.at:
		p.col += utf8.RuneCountInString(p.body[p.at:at])
	case p.at-at < at-p.starts[p.line]:
		p.col -= utf8.RuneCountInString(p.body[at:p.at])
	default:
		p.col = 1 + utf8.RuneCountInString(p.body[p.starts[p.line]:at])
	}
	p.at = at
	return diag.Pos{File: p.file, Line: p.first + p.line, Col: p.col}
}
