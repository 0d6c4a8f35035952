package clean

var invisibleRule = Rule{
	Name:    "invisible",
	Doc:     "Drops zero-width and control characters, and turns line separators into spaces where words need one.",
	Before:  "江\u200b边的\u00ad渡口",
	After:   "江边的渡口",
	Default: true,
	Build:   Applied,
	needs:   isInvisible,
	find:    findInvisible,
}

func findInvisible(t *text) []edit {
	var edits []edit
	for i := 0; i < len(t.r); i++ {
		r := t.r[i]
		if classOf(r)&isInvisible == 0 || t.at[i].guard == opaque {
			continue
		}
		if (r == 0x200d || r >= 0xfe00 && r <= 0xfe0f) && joinsSymbols(t, i) {
			continue
		}
		with := ""
		if separatesLines(r) && isWord(t.before(i)) && isWord(t.after(i+1)) {
			with = " "
		}
		edits = append(edits, edit{from: i, to: i + 1, with: with})
	}
	return edits
}

// joinsSymbols tells whether the joiner or selector at i shapes an emoji or a
// symbol rather than Chinese or Latin text.
func joinsSymbols(t *text, i int) bool {
	symbol := func(r rune) bool { return r >= 0x1f000 && r < 0x20000 || r >= 0x2190 && r <= 0x2bff || r == 0xfe0f }
	return symbol(t.before(i)) || t.r[i] == 0x200d && symbol(t.after(i+1))
}

func separatesLines(r rune) bool {
	return r == '\v' || r == '\f' || r == '\r' || r == 0x85 || r == 0x2028 || r == 0x2029
}

func isWord(r rune) bool { return isLatin(r) || isNumber(r) }
