package pinyin

import "slices"

// surname is how a character is read as a surname.
type surname struct {
	person, office sound // before 先生 and the like, before 主任 and the like
	verb           bool  // before an office it is mostly a verb: 任主任
}

// Words behind a surname.
var (
	persons = []string{"先生", "女士", "小姐", "太太", "夫人", "同志", "师傅", "阿姨", "叔叔", "伯伯", "大爷", "大娘", "大妈", "大哥", "大姐", "爷爷", "奶奶"}
	offices = []string{"老师", "医生", "大夫", "教授", "博士", "主任", "校长", "院长", "局长", "处长", "科长", "馆长", "书记", "经理", "记者", "编辑"}
)

// surname reads the character at i as a surname, where a word begins with it
// and one for a person ends behind it: 任先生, but not 曾先生产.
func (d *lexicon) surname(text []rune, i int, ends []bool) (sound, bool) {
	known, ok := d.surnames[text[i]]
	if !ok || i > 0 && isHan(text[i-1]) && !ends[i] {
		return sound{}, false
	}
	if i+3 > len(text) || !ends[i+3] {
		return sound{}, false
	}
	title := string(text[i+1 : i+3])
	switch {
	case slices.Contains(persons, title):
		return known.person, true
	case !slices.Contains(offices, title):
		return sound{}, false
	}
	s, other := known.office, known.person.syllable
	if !known.verb {
		other, _ = d.readAlone(text[i])
	}
	if other != s.syllable && !slices.Contains(s.others, other) {
		s.others = append(slices.Clone(s.others), other)
	}
	return s, true
}
