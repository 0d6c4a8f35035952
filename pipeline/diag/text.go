package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// clipColumns is the most columns of a source line that are shown.
const clipColumns = 100

// WriteText writes the findings for a reader: a line with the place, the
// severity, the message and the code; the source line with a caret below the
// column, when Source is filled; and the hint.
func (l List) WriteText(w io.Writer) error {
	b := bufio.NewWriter(w)
	for _, d := range l {
		if pos := d.Pos.String(); pos != "" {
			fmt.Fprintf(b, "%s: ", pos)
		}
		fmt.Fprintf(b, "%s: %s [%s]\n", d.Severity, printable(d.Message), d.Code)
		if d.Source != "" && d.Pos.Line > 0 {
			line, pad := excerpt(d.Source, d.Pos.Col)
			fmt.Fprintf(b, "    %s\n", line)
			if d.Pos.Col > 0 {
				fmt.Fprintf(b, "    %s^\n", pad)
			}
		}
		if d.Hint != "" {
			fmt.Fprintf(b, "    hint: %s\n", printable(d.Hint))
		}
	}
	return b.Flush()
}

// excerpt gives the part of a source line around a column (from 1) and the
// white space that puts a caret below that column.
func excerpt(source string, col int) (line, pad string) {
	runes := []rune(source)
	for i, r := range runes {
		runes[i] = visible(r)
	}
	at := min(max(col-1, 0), len(runes))
	from, to := clip(runes, at)
	var text, pads strings.Builder
	if from > 0 {
		text.WriteString("… ")
		pads.WriteString("  ")
	}
	for i := from; i < to; i++ {
		text.WriteRune(runes[i])
		if i >= at {
			continue
		}
		if runes[i] == '\t' {
			pads.WriteRune('\t')
		} else {
			pads.WriteString("  "[:columns(runes[i])])
		}
	}
	if to < len(runes) {
		text.WriteString(" …")
	}
	return strings.TrimRight(text.String(), " \t"), pads.String()
}

// clip chooses the characters of a line to show, so that they take at most
// clipColumns and the one at index at is among them, a third from the left
// where the line has that much before it.
func clip(runes []rune, at int) (from, to int) {
	total := 0
	for _, r := range runes {
		if total += space(r); total > clipColumns {
			break
		}
	}
	if total <= clipColumns {
		return 0, len(runes)
	}
	from = at
	room := clipColumns / 3
	for from > 0 && room >= space(runes[from-1]) {
		from--
		room -= space(runes[from])
	}
	to = from
	for room = clipColumns; to < len(runes) && room >= space(runes[to]); to++ {
		room -= space(runes[to])
	}
	// A caret near the end leaves room before it: show more of the line there.
	for from > 0 && to == len(runes) && room >= space(runes[from-1]) {
		from--
		room -= space(runes[from])
	}
	return from, to
}

// space is what a character counts for in clipping. Those of no width count
// too, so that a line made of them is clipped all the same.
func space(r rune) int { return max(1, columns(r)) }

// columns is the number of terminal columns that a character takes. A tab
// counts as one: it is kept as a tab below the line too. Characters that are
// wide only in some fonts ("ambiguous") take one column, as terminals outside
// East Asian locales have it.
func columns(r rune) int {
	if r == '\t' {
		return 1
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// printable makes text safe for a terminal and for one line of output.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' {
			return ' '
		}
		return visible(r)
	}, s)
}

// visible replaces what could move the cursor, colour the terminal, or turn
// the direction of writing: input files are not trusted.
func visible(r rune) rune {
	switch {
	case r == '\t':
		return r
	case unicode.IsControl(r), r == '\u2028', r == '\u2029',
		'\u202A' <= r && r <= '\u202E', '\u2066' <= r && r <= '\u2069':
		return unicode.ReplacementChar
	}
	return r
}
