package press

import (
	"fmt"
	"strconv"
	"strings"

	"booklet/pipeline/diag"
	"booklet/pipeline/paint"
	"booklet/pipeline/unit"
)

// readBook reads the little language in which the archives of testdata put
// marks on sheets, a mark a line, lengths in points:
//
//	sheet LABEL [W H]
//	text ROLE X Y SIZE TEXT        "|" adds 1/4 em, "<" takes 1/2 em away
//	down ROLE X Y SIZE TEXT        upright glyphs below each other
//	turned ROLE X Y SIZE TEXT      a line that runs down
//	rule ROLE X0 Y0 X1 Y1 COLOUR
//	shape ROLE COLOUR X,Y X,Y …
//	link X0 Y0 X1 Y1 SHEET Y, or link X0 Y0 X1 Y1 URL
//	bookmark LEVEL SHEET Y TITLE
func readBook(script string) (*paint.Book, error) {
	b := bookOf()
	for n, row := range strings.Split(script, "\n") {
		f := strings.Fields(row)
		if len(f) == 0 {
			continue
		}
		if err := readMark(b, n+1, row, f); err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
	}
	return b, nil
}

func readMark(b *paint.Book, n int, row string, f []string) error {
	if f[0] == "sheet" {
		s := paint.Sheet{Size: a4}
		if len(f) > 1 && f[1] != "-" {
			s.Label = f[1]
		}
		if len(f) > 3 {
			size := points(f[2:4])
			s.Size = unit.Size{W: size[0], H: size[1]}
		}
		b.Sheets = append(b.Sheets, s)
		return nil
	}
	if len(b.Sheets) == 0 {
		return fmt.Errorf("no sheet yet")
	}
	s := &b.Sheets[len(b.Sheets)-1]
	tag := paint.Tag{Pos: diag.Pos{File: "tea.md", Line: n, Col: 1}}
	for r, name := range roleNames {
		if len(f) > 1 && f[1] == name {
			tag.Role = paint.Role(r)
		}
	}
	switch f[0] {
	case "text", "down", "turned":
		at := points(f[2:5])
		text := strings.SplitN(row, " ", 6)[5]
		t := line(at[0], at[1], at[2], text, 0)
		t.Tag = tag
		turn(&t, f[0])
		s.Texts = append(s.Texts, t)
	case "rule":
		at := points(f[2:6])
		s.Rules = append(s.Rules, paint.Rule{Tag: tag, Box: rect(at), Color: colour(f[6])})
	case "shape":
		p := paint.Shape{Tag: tag, Color: colour(f[2])}
		for _, pair := range f[3:] {
			at := points(strings.Split(pair, ","))
			p.Points = append(p.Points, unit.Point{X: at[0], Y: at[1]})
		}
		s.Shapes = append(s.Shapes, p)
	case "link":
		l := paint.Link{Box: rect(points(f[1:5]))}
		if len(f) == 6 {
			l.URL = f[5]
		} else {
			l.Sheet, l.Y = number(f[5])-1, points(f[6:])[0]
		}
		s.Links = append(s.Links, l)
	case "bookmark":
		b.Marks = append(b.Marks, paint.Bookmark{Level: number(f[1]), Sheet: number(f[2]) - 1,
			Y: points(f[3:4])[0], Title: strings.SplitN(row, " ", 5)[4]})
	default:
		return fmt.Errorf("%s is no mark", f[0])
	}
	return nil
}

// turn lays a horizontal line down a column.
func turn(t *paint.Text, how string) {
	if how == "text" || len(t.Glyphs) == 0 {
		return
	}
	t.Rotate = how == "turned"
	start := t.Glyphs[0].At
	for i := range t.Glyphs {
		g := &t.Glyphs[i]
		g.At = unit.Point{X: start.X, Y: start.Y + g.At.X - start.X}
	}
}

func points(f []string) []unit.Length {
	all := make([]unit.Length, len(f))
	for i, s := range f {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			panic(err)
		}
		all[i] = unit.Length(v * float64(unit.Pt))
	}
	return all
}

func number(s string) int { return int(points([]string{s})[0] / unit.Pt) }

func rect(at []unit.Length) unit.Rect {
	return unit.Rect{Min: unit.Point{X: at[0], Y: at[1]}, Max: unit.Point{X: at[2], Y: at[3]}}
}

func colour(s string) paint.Color {
	v, err := strconv.ParseUint(s, 16, 32)
	if err != nil {
		panic(err)
	}
	return paint.Color{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v)}
}
