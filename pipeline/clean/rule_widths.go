package clean

var widthsRule = Rule{
	Name:    "widths",
	Doc:     "Makes full-width digits and letters half-width, and ％ after and ．between digits with them.",
	Before:  "增长５．２％，ＧＤＰ超过１２６万亿元",
	After:   "增长5.2%，GDP超过126万亿元",
	Default: true,
	Build:   Warned,
	warn:    "full-width digits or letters",
	needs:   isFull,
	find:    findWidths,
}

func findWidths(t *text) []edit {
	var edits []edit
	for i, r := range t.r {
		digitBefore := i > 0 && (isNumber(t.r[i-1]) || t.r[i-1] >= '０' && t.r[i-1] <= '９')
		switch {
		case r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ':
		case r == '％' && digitBefore:
		case r == '．' && digitBefore && i+1 < len(t.r) && (isNumber(t.r[i+1]) || t.r[i+1] >= '０' && t.r[i+1] <= '９'):
		default:
			continue
		}
		edits = append(edits, edit{from: i, to: i + 1, with: string(r - 0xfee0)})
	}
	return edits
}
