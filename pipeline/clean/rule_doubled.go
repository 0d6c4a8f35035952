package clean

import "fmt"

var doubledRule = Rule{
	Name:    "doubled",
	Doc:     "Reports two marks in a row that cannot stand together; nothing is changed.",
	Before:  "茶馆在桥头，，老板姓周。。",
	After:   "茶馆在桥头，，老板姓周。。",
	Default: true,
	Build:   Ignored,
	needs:   isStop,
	find:    findDoubled,
}

func findDoubled(t *text) []edit {
	var edits []edit
	for i := 0; i+1 < len(t.r); i++ {
		a, b := t.r[i], t.r[i+1]
		if !pauses(a) || !pauses(b) || canDouble(a, b) {
			continue
		}
		edits = append(edits, edit{from: i, to: i + 2, only: true,
			note: fmt.Sprintf("%c%c: one of the two marks is too many, or a word is missing", a, b)})
		i++
	}
	return edits
}

func pauses(r rune) bool {
	switch r {
	case '，', '。', '、', '；', '：', '？', '！':
		return true
	}
	return false
}

// canDouble tells whether two marks may stand together: ？！, ！！ and so on.
func canDouble(a, b rune) bool {
	strong := func(r rune) bool { return r == '？' || r == '！' }
	return strong(a) && strong(b)
}
