package diag

// Columns is the number of columns that a text takes on a terminal: two for
// each wide character of East Asia, none for combining and invisible ones.
func Columns(s string) int {
	n := 0
	for _, r := range s {
		n += columns(r)
	}
	return n
}

// Printable makes text of an input file safe for one line of a terminal.
func Printable(s string) string { return printable(s) }
