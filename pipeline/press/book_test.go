package press

import (
	"fmt"
	"time"

	"booklet/pipeline/diag"
	"booklet/pipeline/font"
	"booklet/pipeline/paint"
	"booklet/pipeline/unit"
)

// The tests set their own lines: enough to put glyphs where a typesetter
// would, with gaps between Han and Western text and squeezed marks.

// a4 is the size of most test sheets.
var a4 = unit.Size{W: unit.Mm(210), H: unit.Mm(297)}

// gid makes a glyph number out of a text, as a font file would have one for
// each character.
func gid(text string) font.GID {
	n := font.GID(7)
	for _, r := range text {
		n = n*31 + font.GID(r)
	}
	return n%60000 + 1
}

// em gives thousandths of a size.
func em(size unit.Length, thousandths int) unit.Length {
	return size * unit.Length(thousandths) / 1000
}

// line sets text from x on a baseline. Between the characters of text, "|"
// adds a quarter of an em and "<" takes away half of one.
func line(x, y, size unit.Length, text string, extra unit.Length) paint.Text {
	t := paint.Text{Tag: paint.Tag{Role: paint.RoleBody, Pos: diag.Pos{File: "a.md", Line: 1, Col: 1}}, Size: size}
	for _, r := range text {
		switch r {
		case '|':
			x += em(size, 250)
			continue
		case '<':
			x -= em(size, 500)
			continue
		}
		s := string(r)
		adv := em(size, boxWidth(s))
		t.Glyphs = append(t.Glyphs, paint.Glyph{GID: gid(s), At: unit.Point{X: x, Y: y}, Text: s, Adv: adv})
		x += adv + extra
	}
	return t
}

// bookOf makes a book of one face from sheets.
func bookOf(sheets ...paint.Sheet) *paint.Book {
	for i := range sheets {
		if sheets[i].Size == (unit.Size{}) {
			sheets[i].Size = a4
		}
	}
	return &paint.Book{
		Info: paint.Info{Title: "河边的桥", Author: "测试组", Lang: "zh-CN",
			Date: time.Date(2024, 3, 11, 0, 0, 0, 0, time.UTC)},
		Fonts:  []*font.Face{new(font.Face)},
		Sheets: sheets,
	}
}

// page is a sheet with lines of text from the top, each on the next baseline.
func page(label string, lines ...string) paint.Sheet {
	s := paint.Sheet{Size: a4, Label: label}
	for i, text := range lines {
		y := 100*unit.Pt + unit.Length(i)*30*unit.Pt
		s.Texts = append(s.Texts, line(80*unit.Pt, y, 16*unit.Pt, text, 0))
	}
	return s
}

// manyPages is a book of n sheets with 22 justified lines each.
func manyPages(n int) *paint.Book {
	var sheets []paint.Sheet
	text := []rune("桥下的河水在春天涨到|3.5|米，水面比平时宽了|20 m。老人说：“水大，鱼也多。<”孩子们在岸边数船，一共|7|只。茶馆的窗开着，风从山上来，带着新叶的气味。图书馆里有人在抄旧书，一页一页，抄得很慢。")
	// Varied characters, so that the font is as large as a real booklet's.
	for n := range 900 {
		text = append(text, rune(0x4E00+n*7))
	}
	at := 0
	for p := range n {
		s := paint.Sheet{Size: a4, Label: fmt.Sprint(p + 1)}
		for l := range 22 {
			part := make([]rune, 28)
			for i := range part {
				part[i] = text[at%len(text)]
				at++
			}
			s.Texts = append(s.Texts, line(79*unit.Pt, 105*unit.Pt+unit.Length(l)*30320, 16*unit.Pt, string(part), unit.Length(at%40)))
		}
		foot := line(280*unit.Pt, 780*unit.Pt, 14*unit.Pt, "— "+fmt.Sprint(p+1)+" —", 0)
		foot.Role = paint.RoleFoot
		s.Texts = append(s.Texts, foot)
		sheets = append(sheets, s)
	}
	return bookOf(sheets...)
}
