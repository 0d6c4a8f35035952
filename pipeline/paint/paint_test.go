package paint

import (
	"reflect"
	"testing"
	"time"

	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/font"
	"booklet/pipeline/manifest"
	"booklet/pipeline/typeset"
	"booklet/pipeline/unit"
)

const mm = unit.Length(2902) // one millimetre, as near as a test needs it

// testDoc has margins that are all different, so that a wrong one shows.
func testDoc() *compose.Document {
	return &compose.Document{
		Title: "河畔资料", Issue: "2024年第1期", Author: "图书馆", Lang: "zh-CN", Topics: []string{"桥", "渡口"},
		Date: time.Date(2024, 3, 11, 0, 0, 0, 0, time.UTC),
		Layout: &manifest.Layout{Page: manifest.Page{
			Size: unit.Size{W: 200 * mm, H: 300 * mm}, Top: 30 * mm, Bottom: 20 * mm, Inner: 25 * mm, Outer: 15 * mm, Binding: "left",
		}},
		Images: []compose.Image{{Name: "a.png", Kind: "png", Data: []byte{1}, Pixels: [2]int{3, 4}, DPI: 72}},
	}
}

var (
	song, kai = new(font.Face), new(font.Face)
	at        = diag.Pos{File: "a.md", Line: 3, Col: 4}
	bodyTag   = typeset.Tag{Role: compose.RoleBody, Pos: at}
)

// run is an item of glyphs, each an em of 10 mm apart.
func run(face *font.Face, x, y unit.Length, text string) typeset.Item {
	r := &typeset.Run{Face: face, Size: 10 * mm}
	for i, c := range []rune(text) {
		r.Glyphs = append(r.Glyphs, typeset.Glyph{GID: font.GID(c), X: unit.Length(i) * 10 * mm, Adv: 10 * mm, Text: string(c)})
	}
	return typeset.Item{Tag: bodyTag, At: unit.Point{X: x, Y: y}, Run: r}
}

// pages makes pages as typeset numbers them: every second one is a verso.
func pages(items ...[]typeset.Item) *typeset.Result {
	r := &typeset.Result{}
	for i, list := range items {
		r.Pages = append(r.Pages, typeset.Page{Number: i + 1, Label: string(rune('1' + i)), Verso: i%2 == 1, Items: list})
	}
	return r
}

func first(t *testing.T, b *Book, sheet int) unit.Point {
	t.Helper()
	if len(b.Sheets[sheet].Texts) == 0 || len(b.Sheets[sheet].Texts[0].Glyphs) == 0 {
		t.Fatalf("sheet %d has no text", sheet)
	}
	return b.Sheets[sheet].Texts[0].Glyphs[0].At
}

// The inner margin is where the book is bound: at the left of odd pages and at
// the right of even ones, the other way round in a book bound at the right. A
// mistake would put text into the gutter.
func TestMargins(t *testing.T) {
	item := []typeset.Item{run(song, 5*mm, 7*mm, "河")}
	for _, c := range []struct {
		binding   string
		odd, even unit.Length // left margins
	}{{"left", 25 * mm, 15 * mm}, {"right", 15 * mm, 25 * mm}} {
		doc := testDoc()
		doc.Layout.Page.Binding = c.binding
		b := Paint(doc, pages(item, item))
		for sheet, left := range []unit.Length{c.odd, c.even} {
			if got, want := first(t, b, sheet), (unit.Point{X: left + 5*mm, Y: 37 * mm}); got != want {
				t.Errorf("bound %s, sheet %d: %v, want %v", c.binding, sheet+1, got, want)
			}
			if b.Sheets[sheet].Size != doc.Layout.Page.Size {
				t.Errorf("sheet %d is %v large", sheet+1, b.Sheets[sheet].Size)
			}
		}
		if b.Info.RightToLeft != (c.binding == "right") {
			t.Errorf("bound %s: right to left is %v", c.binding, b.Info.RightToLeft)
		}
	}
}

// Rule V1: in vertical setting glyphs of a line go down the sheet, the next
// line stands to its left, and the first at the right edge of the type area.
func TestVerticalPlaces(t *testing.T) {
	doc := testDoc()
	doc.Layout.Page.Vertical, doc.Layout.Page.Binding = true, "right"
	b := Paint(doc, pages([]typeset.Item{run(song, 0, 5*mm, "河水"), run(song, 0, 15*mm, "石桥")}))
	var got []unit.Point
	for _, text := range b.Sheets[0].Texts {
		for _, g := range text.Glyphs {
			got = append(got, g.At)
		}
	}
	right := 175 * mm // on a recto of a book bound at the right the outer margin is at the left
	want := []unit.Point{{X: right - 5*mm, Y: 30 * mm}, {X: right - 5*mm, Y: 40 * mm}, {X: right - 15*mm, Y: 30 * mm}, {X: right - 15*mm, Y: 40 * mm}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("glyphs at %v, want %v", got, want)
	}
	// A rectangle along the line stays one, with its corners in order.
	b = Paint(doc, pages([]typeset.Item{{Tag: bodyTag, At: unit.Point{X: 10 * mm, Y: 20 * mm}, Rule: &typeset.Rule{W: 30 * mm, H: mm}}}))
	if got, want := b.Sheets[0].Rules[0].Box, (unit.Rect{Min: unit.Point{X: right - 21*mm, Y: 40 * mm}, Max: unit.Point{X: right - 20*mm, Y: 70 * mm}}); got != want {
		t.Errorf("the rule is at %v, want %v", got, want)
	}
}

// Heads and feet are given their places on the sheet itself.
func TestFlatItemsStayWhereTheyAre(t *testing.T) {
	foot := run(song, 90*mm, 290*mm, "1")
	foot.Flat = true
	rule := typeset.Item{Flat: true, At: unit.Point{X: mm, Y: 2 * mm}, Rule: &typeset.Rule{W: 3 * mm, H: 4 * mm}}
	shape := typeset.Item{Flat: true, At: unit.Point{X: mm, Y: mm}, Shape: []unit.Point{{}, {X: mm}, {Y: mm}}}
	for _, vertical := range []bool{false, true} {
		doc := testDoc()
		doc.Layout.Page.Vertical = vertical
		s := Paint(doc, pages(nil, []typeset.Item{foot, rule, shape})).Sheets[1]
		if got, want := s.Texts[0].Glyphs[0].At, (unit.Point{X: 90 * mm, Y: 290 * mm}); got != want {
			t.Errorf("the foot is at %v, want %v", got, want)
		}
		if got, want := s.Rules[0].Box, (unit.Rect{Min: unit.Point{X: mm, Y: 2 * mm}, Max: unit.Point{X: 4 * mm, Y: 6 * mm}}); got != want {
			t.Errorf("the rule is at %v, want %v", got, want)
		}
		if got, want := s.Shapes[0].Points[1], (unit.Point{X: 2 * mm, Y: mm}); got != want {
			t.Errorf("the shape's second corner is at %v, want %v", got, want)
		}
	}
}

// Each mark keeps what it is, its place in the source, its colour and its
// order: tags, messages and the text that is copied depend on them.
func TestMarksKeepWhatTheyAre(t *testing.T) {
	red := manifest.Color{R: 255}
	heading := run(kai, 0, 0, "题")
	heading.Tag = typeset.Tag{Role: compose.RoleHeading, Level: 2, Pos: at}
	heading.Run.Color, heading.Run.Rotate = red, true
	doc := testDoc()
	b := Paint(doc, pages([]typeset.Item{
		heading, run(song, 0, 0, "河水"), run(kai, 0, 0, "，"), run(song, 0, 0, "石桥"),
		{Tag: bodyTag, Rule: &typeset.Rule{W: mm, H: mm}, Color: red},
		{Tag: bodyTag, Shape: []unit.Point{{}, {X: mm}, {Y: mm}}, Color: red},
		{Tag: bodyTag, At: unit.Point{X: mm, Y: mm}, Pic: &typeset.Pic{W: 5 * mm, H: 6 * mm, Alt: "桥"}},
	}))
	s := b.Sheets[0]
	copied := ""
	for _, text := range s.Texts {
		for _, g := range text.Glyphs {
			copied += g.Text
			if g.Adv != 10*mm || g.GID != font.GID([]rune(g.Text)[0]) {
				t.Errorf("the glyph %q is %+v", g.Text, g)
			}
		}
	}
	if copied != "题河水，石桥" {
		t.Errorf("copying gives %q", copied)
	}
	if want := (Tag{Role: RoleHeading, Level: 2, Pos: at}); s.Texts[0].Tag != want || s.Texts[0].Color != Color(red) || !s.Texts[0].Rotate || s.Texts[0].Size != 10*mm {
		t.Errorf("the heading is %+v", s.Texts[0])
	}
	if len(b.Fonts) != 2 || b.Fonts[s.Texts[0].Font] != kai || b.Fonts[s.Texts[1].Font] != song || s.Texts[3].Font != s.Texts[1].Font || s.Texts[2].Font != s.Texts[0].Font {
		t.Errorf("%d faces; texts have %d %d %d %d", len(b.Fonts), s.Texts[0].Font, s.Texts[1].Font, s.Texts[2].Font, s.Texts[3].Font)
	}
	for _, m := range []struct {
		tag   Tag
		color Color
	}{{s.Rules[0].Tag, s.Rules[0].Color}, {s.Shapes[0].Tag, s.Shapes[0].Color}} {
		if m.tag != (Tag{Role: RoleBody, Pos: at}) || m.color != Color(red) {
			t.Errorf("%+v", m)
		}
	}
	want := Picture{Tag: Tag{Role: RoleBody, Pos: at}, Alt: "桥", Box: unit.Rect{Min: unit.Point{X: 26 * mm, Y: 31 * mm}, Max: unit.Point{X: 31 * mm, Y: 37 * mm}}}
	if s.Pics[0] != want {
		t.Errorf("the picture is %+v, want %+v", s.Pics[0], want)
	}
	if len(b.Images) != 1 || b.Images[0].Name != "a.png" || b.Images[0].Kind != "png" || len(b.Images[0].Data) != 1 || b.Images[0].Pixels != [2]int{3, 4} {
		t.Errorf("images %+v", b.Images)
	}
}

// Links of the contents and of the text lead to the sheet and the height where
// their target stands, or to their address; one whose target is not known is
// left out.
func TestLinks(t *testing.T) {
	doc := testDoc()
	set := pages([]typeset.Item{
		{At: unit.Point{X: mm, Y: 2 * mm}, Link: &typeset.Link{W: 10 * mm, H: 5 * mm, Page: 1, Y: 40 * mm}},
		{Link: &typeset.Link{W: mm, H: mm, URL: "https://example.org", Page: -1}},
		{Link: &typeset.Link{W: mm, H: mm, Anchor: "nowhere", Page: -1}},
	}, nil)
	got := Paint(doc, set).Sheets[0].Links
	want := []Link{
		{Box: unit.Rect{Min: unit.Point{X: 26 * mm, Y: 32 * mm}, Max: unit.Point{X: 36 * mm, Y: 37 * mm}}, Sheet: 1, Y: 70 * mm},
		{Box: unit.Rect{Min: unit.Point{X: 25 * mm, Y: 30 * mm}, Max: unit.Point{X: 26 * mm, Y: 31 * mm}}, URL: "https://example.org"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("links %+v\nwant  %+v", got, want)
	}
}

// The outline's levels step down by at most one, as PDF readers and fpdf need
// it, whatever levels the headings skip.
func TestOutlineLevels(t *testing.T) {
	set := pages(nil, nil)
	for _, level := range []int{2, 0, 1, 3, 3, 1, 0, 4} {
		set.Outline = append(set.Outline, typeset.Outline{Level: level, Title: "题", Page: 1, Y: 10 * mm})
	}
	var got []int
	for _, m := range Paint(testDoc(), set).Marks {
		got = append(got, m.Level)
		if m.Title != "题" || m.Sheet != 1 || m.Y != 40*mm {
			t.Errorf("bookmark %+v", m)
		}
	}
	if want := []int{0, 0, 1, 2, 3, 1, 0, 1}; !reflect.DeepEqual(got, want) {
		t.Errorf("levels %v, want %v", got, want)
	}
}

// What the PDF says of itself: title and issue, author, topics, language, date.
func TestInfo(t *testing.T) {
	doc := testDoc()
	want := Info{Title: "河畔资料　2024年第1期", Author: "图书馆", Subject: "桥；渡口", Lang: "zh-CN", Date: doc.Date}
	if got := Paint(doc, pages()).Info; got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	doc.Issue, doc.Topics = "", nil
	if got := Paint(doc, pages()).Info; got.Title != "河畔资料" || got.Subject != "" {
		t.Errorf("%+v", got)
	}
}

// Two presses may paint the same pages: painting leaves them as they are, and
// gives the same book again.
func TestPaintLeavesThePagesAlone(t *testing.T) {
	make := func() *typeset.Result {
		set := pages([]typeset.Item{run(song, mm, mm, "河水"), {Shape: []unit.Point{{X: mm}}}, {Link: &typeset.Link{Page: 1, Y: mm}}}, nil)
		set.Pages[1].Blank = true
		set.Outline = []typeset.Outline{{Level: 3, Title: "题"}}
		return set
	}
	set := make()
	one := Paint(testDoc(), set)
	if !reflect.DeepEqual(set, make()) {
		t.Error("the pages have changed")
	}
	if two := Paint(testDoc(), set); !reflect.DeepEqual(one, two) {
		t.Error("another book")
	}
	if s := one.Sheets[1]; len(s.Texts)+len(s.Rules)+len(s.Shapes)+len(s.Pics)+len(s.Links) != 0 {
		t.Errorf("the blank sheet has marks: %+v", s)
	}
}
