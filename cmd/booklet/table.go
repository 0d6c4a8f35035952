package main

import (
	"io"
	"strings"

	"booklet/pipeline/diag"
)

// writeTable writes rows in columns that stand below each other on a terminal,
// where a Chinese character is twice as wide as a Latin one. The last column
// is not filled up.
func writeTable(w io.Writer, rows [][]string) error {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], diag.Columns(diag.Printable(cell)))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			cell = diag.Printable(cell)
			b.WriteString(cell)
			if i+1 < len(row) {
				b.WriteString(strings.Repeat(" ", widths[i]-diag.Columns(cell)+2))
			}
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// fit cuts a text to so many columns of a terminal.
func fit(s string, columns int) string {
	s = diag.Printable(s)
	if diag.Columns(s) <= columns {
		return s
	}
	var b strings.Builder
	left := columns - 1
	for _, r := range s {
		if left -= diag.Columns(string(r)); left < 0 {
			break
		}
		b.WriteRune(r)
	}
	return b.String() + "…"
}
