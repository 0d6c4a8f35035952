package sources

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// docxNumRef points to a level of a numbering.
type docxNumRef struct {
	id    string // "" or "0": none
	level int
}

// docxNumbering is a document's numberings and how far each has counted.
type docxNumbering struct {
	abstract map[string]map[int]docxLevel // by abstract id, then by level
	num      map[string]string            // abstract id of each numbering
	count    map[string]map[int]int       // by abstract id
}

// docxLevel is how one level of a numbering looks.
type docxLevel struct {
	format string // "bullet", "decimal", "chineseCounting", …
	text   string // "%1、"
	start  int
}

// readNumPr reads the numbering that a paragraph or a style points to.
func readNumPr(x *xmlReader) docxNumRef {
	var ref docxNumRef
	x.children(func(e xml.StartElement) {
		switch e.Name.Local {
		case "ilvl":
			ref.level = min(max(xmlInt(e, "val", 0), 0), 8)
		case "numId":
			ref.id = xmlAttr(e, "val")
		}
	})
	return ref
}

func (r *docxReader) readNumbering(name string) docxNumbering {
	n := docxNumbering{abstract: map[string]map[int]docxLevel{}, num: map[string]string{}, count: map[string]map[int]int{}}
	if !r.zip.has(name) {
		return n
	}
	data, err := r.zip.read(name)
	if err != nil {
		r.imp.warn("damaged", "numbers of lists may be missing", "%v", err)
		return n
	}
	x := newXMLReader(data)
	for t := x.next(); t != nil; t = x.next() {
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "abstractNum":
			levels := map[int]docxLevel{}
			n.abstract[xmlAttr(e, "abstractNumId")] = levels
			x.children(func(e xml.StartElement) {
				if e.Name.Local == "lvl" {
					levels[xmlInt(e, "ilvl", 0)] = readLevel(x)
				}
			})
		case "num":
			id := xmlAttr(e, "numId")
			x.children(func(e xml.StartElement) {
				if e.Name.Local == "abstractNumId" {
					n.num[id] = xmlAttr(e, "val")
				}
			})
		}
	}
	return n
}

func readLevel(x *xmlReader) docxLevel {
	l := docxLevel{start: 1, format: "decimal"}
	x.children(func(e xml.StartElement) {
		switch e.Name.Local {
		case "start":
			l.start = xmlInt(e, "val", 1)
		case "numFmt":
			l.format = xmlAttr(e, "val")
		case "lvlText":
			l.text = xmlAttr(e, "val")
		}
	})
	return l
}

// docxNumber is the number of one paragraph.
type docxNumber struct {
	level  docxLevel
	depth  int
	value  int
	text   string // as it stands in print: "（一）"
	listed bool   // whether Markdown's lists can say it
}

// next counts a paragraph of a numbering.
func (n *docxNumbering) next(ref docxNumRef) (docxNumber, bool) {
	if ref.id == "" || ref.id == "0" {
		return docxNumber{}, false
	}
	id := n.num[ref.id]
	level, ok := n.abstract[id][ref.level]
	if !ok || level.format == "none" {
		return docxNumber{}, false
	}
	counts := n.count[id]
	if counts == nil {
		counts = map[int]int{}
		n.count[id] = counts
	}
	if _, begun := counts[ref.level]; !begun {
		counts[ref.level] = level.start - 1
	}
	counts[ref.level]++
	for l := ref.level + 1; l < 9; l++ {
		delete(counts, l)
	}
	num := docxNumber{level: level, depth: ref.level, value: counts[ref.level]}
	if level.format == "bullet" {
		num.listed = true
		return num, true
	}
	num.text = level.text
	for l := 0; l <= ref.level; l++ {
		mark := "%" + strconv.Itoa(l+1)
		if strings.Contains(num.text, mark) {
			above, value := n.abstract[id][l], counts[l]
			if value == 0 {
				value = above.start
			}
			num.text = strings.ReplaceAll(num.text, mark, numeral(above.format, value))
		}
	}
	own := "%" + strconv.Itoa(ref.level+1)
	num.listed = level.format == "decimal" && (level.text == own+"." || level.text == own+")")
	return num, true
}

// numeral writes a number in one of Word's formats.
func numeral(format string, n int) string {
	switch format {
	case "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCounting",
		"taiwaneseCountingThousand", "ideographTraditional", "chineseLegalSimplified":
		return chineseNumeral(n)
	case "upperLetter", "lowerLetter":
		if n < 1 || n > 26 {
			return strconv.Itoa(n)
		}
		if format == "upperLetter" {
			return string(rune('A' + n - 1))
		}
		return string(rune('a' + n - 1))
	case "upperRoman", "lowerRoman":
		s := romanNumeral(n)
		if format == "lowerRoman" {
			s = strings.ToLower(s)
		}
		return s
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		if n >= 1 && n <= 20 {
			return string(rune('①' + n - 1))
		}
	}
	return strconv.Itoa(n)
}

// chineseNumeral writes 1 to 9999 as people count: 一, 十二, 二十, 一百零三.
func chineseNumeral(n int) string {
	if n <= 0 || n > 9999 {
		return strconv.Itoa(n)
	}
	digits, units := []rune("零一二三四五六七八九"), []string{"", "十", "百", "千"}
	var b strings.Builder
	zero := false
	for place, div := 3, 1000; place >= 0; place, div = place-1, div/10 {
		d := n / div % 10
		if d == 0 {
			zero = b.Len() > 0
			continue
		}
		if zero {
			b.WriteRune('零')
			zero = false
		}
		if !(d == 1 && place == 1 && b.Len() == 0) {
			b.WriteRune(digits[d])
		}
		b.WriteString(units[place])
	}
	return b.String()
}

func romanNumeral(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, step := range []struct {
		value int
		text  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= step.value; n -= step.value {
			b.WriteString(step.text)
		}
	}
	return b.String()
}
