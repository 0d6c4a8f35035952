package font

import (
	"bytes"
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"testing"

	gofont "github.com/go-text/typesetting/font"
)

func glyphOf(t testing.TB, f *Face, r rune) GID {
	t.Helper()
	g, ok := f.Lookup(r)
	if !ok {
		t.Fatalf("%s lacks %s", f.Name(), codePoint(r))
	}
	return g
}

func subset(t testing.TB, f *Face, uses []Use) *Small {
	t.Helper()
	s, err := f.Subset(uses)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Each use is found under a code of its own, its own character where that is
// possible: copying from a PDF whose viewer knows no more than the codes still
// gives the text.
func TestCodes(t *testing.T) {
	f := projectFont(t, "NotoSerifCJK-Regular.ttc", "NotoSerifCJKsc-Regular")
	comma, han := glyphOf(t, f, '，'), glyphOf(t, f, '河')
	upright, ok := f.Vertical(comma)
	if !ok {
		t.Fatal("the comma has no vertical form")
	}
	uses := []Use{
		{upright, "，"}, {comma, "，"}, // the face's own glyph gets the character
		{han, "河"}, {han, ""}, {han, "江河"}, // one outline, three texts
		{glyphOf(t, f, '𠮷'), "𠮷"}, {glyphOf(t, f, '𬭩'), "𬭩"}, // above U+FFFF
		{han, "\uE000"},      // the editor's own private character keeps its code
		{han, "\t"},          // control characters are no codes
		{f.Full(comma), "一"}, // another glyph may take a free character
		{0, "\u4E8C"},
	}
	s := subset(t, f, append(uses, uses...))
	if len(s.Code) != len(uses) {
		t.Errorf("%d codes for %d uses", len(s.Code), len(uses))
	}
	for u, want := range map[Use]rune{
		uses[1]: '，', uses[2]: '河', uses[7]: 0xE000, uses[9]: '一', uses[10]: '二',
	} {
		if got := s.Code[u]; got != want {
			t.Errorf("%v has the code U+%04X instead of U+%04X", u, got, want)
		}
	}
	seen := map[rune]bool{}
	for _, u := range uses {
		r := s.Code[u]
		if seen[r] {
			t.Errorf("two uses have the code U+%04X", r)
		}
		seen[r] = true
		if r > 0xFFFF {
			t.Errorf("%v has the code U+%04X, above the BMP", u, r)
		}
		if s.Width[r] != int(f.Advance(u.GID)) {
			t.Errorf("%v is %d wide instead of %d", u, s.Width[r], f.Advance(u.GID))
		}
	}
	for _, i := range []int{0, 3, 4, 5, 6, 8} {
		if r := s.Code[uses[i]]; r <= 0xE000 || r > 0xF8FF {
			t.Errorf("%v has the code U+%04X, which is not private", uses[i], r)
		}
	}
	checkSmall(t, f, s)
}

// The order of the uses, and their number, make no difference: the same
// booklet gives the same bytes.
func TestSubsetRepeats(t *testing.T) {
	f := projectFont(t, "FandolSong-Regular.otf", "")
	uses := bookletUses(t, f, 900)
	first := subset(t, f, uses)
	slices.Reverse(uses)
	second := subset(t, f, append(uses, uses[:100]...))
	if !bytes.Equal(first.Data, second.Data) {
		t.Error("the bytes differ")
	}
}

// checkSmall reads the small font with our own reader and go-text's, and
// compares every glyph with the original.
func checkSmall(t *testing.T, f *Face, s *Small) {
	t.Helper()
	checkTables(t, s.Data)
	theirs, err := gofont.ParseTTF(bytes.NewReader(s.Data))
	if err != nil {
		t.Fatal(err)
	}
	ours := openBytes(t, "small", s.Data, "")
	scale := smallUnits / float64(f.metrics.upm)
	var want, got pen
	for u, r := range s.Code {
		if err := f.draw(u.GID, &want); err != nil {
			t.Fatal(err)
		}
		want.out.transform(scale, 0, scale, 0)
		g, ok := ours.Lookup(r)
		if !ok {
			t.Fatalf("%v is not found under U+%04X", u, r)
		}
		if h, _ := theirs.NominalGlyph(r); GID(h) != g {
			t.Errorf("U+%04X is glyph %d for us and %d for go-text", r, g, h)
		}
		if err := ours.draw(g, &got); err != nil {
			t.Fatal(err)
		}
		a, b := math.Abs(got.out.area()), math.Abs(want.out.area())
		if math.Abs(a-b) > 400+0.02*b {
			t.Errorf("%v covers %.0f instead of %.0f", u, a, b)
		}
		if int(ours.Advance(g)) != s.Width[r] || ours.Advance(g) != f.Advance(u.GID) {
			t.Errorf("%v advances by %d; Width says %d, the face %d", u, ours.Advance(g), s.Width[r], f.Advance(u.GID))
		}
	}
}

// checkTables looks at what a strict reader asks for.
func checkTables(t *testing.T, data []byte) {
	t.Helper()
	if len(data)%4 != 0 || checksum(data) != 0xB1B0AFBA {
		t.Errorf("the sum of the file is %08X", checksum(data))
	}
	var tags []string
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		rec := data[12+16*i:]
		offset, length := binary.BigEndian.Uint32(rec[8:]), binary.BigEndian.Uint32(rec[12:])
		table := bytes.Clone(data[offset : (offset+length+3)&^3])
		if string(rec[:4]) == "head" {
			clear(table[8:12])
		}
		if sum := checksum(table); sum != binary.BigEndian.Uint32(rec[4:]) {
			t.Errorf("the sum of %s is %08X", rec[:4], sum)
		}
		if offset%4 != 0 {
			t.Errorf("%s begins at byte %d", rec[:4], offset)
		}
		tags = append(tags, string(rec[:4]))
	}
	if want := "OS/2 cmap glyf head hhea hmtx loca maxp name post"; strings.Join(tags, " ") != want {
		t.Errorf("the tables are %v instead of %s", tags, want)
	}
}

// Fonts of other kinds become small fonts too.
func TestSubsetOfEveryKind(t *testing.T) {
	for _, c := range []struct {
		path, member, text string
		axes               []Axis
	}{
		{path: "common/Roboto-BoldItalic.ttf", text: "AVfi&gÄ 8"},
		{path: "common/DejaVuSans.ttf", text: "AéÄßŁ€ж"}, // composites
		{path: "collections/msgothic.ttc", member: "1", text: "河茶A8"},
		{path: "collections/NotoSansCJK-Bold.ttc", member: "NotoSansCJKsc-Bold", text: "河茶A8，𠮷"},
		{path: "common/NotoSansCJKjp-VF.otf", text: "河茶A8", axes: []Axis{{"wght", 650}}},
		{path: "common/Commissioner-VF.ttf", text: "AVg&8é", axes: []Axis{{"wght", 800}}},
		{path: "common/SourceSans-VF-HVAR.ttf", text: "CO", axes: []Axis{{"wght", 800}}},
	} {
		f := openFixture(t, c.path, c.member, c.axes...)
		var uses []Use
		for _, r := range c.text {
			uses = append(uses, Use{glyphOf(t, f, r), string(r)})
		}
		checkSmall(t, f, subset(t, f, uses))
	}
}

// A dash that is stretched leaves no gap to the next one.
func TestFull(t *testing.T) {
	f := projectFont(t, "FandolHei-Bold.otf", "")
	dash := glyphOf(t, f, '—')
	if b, _ := f.Bounds(dash); b.XMin == 0 && b.XMax == 1000 {
		t.Fatal("the dash of this face fills its cell already: the test looks at nothing")
	}
	full := f.Full(dash)
	b, ok := f.Bounds(full)
	if !ok || b.XMin != 0 || b.XMax != f.Advance(dash) || f.Advance(full) != f.Advance(dash) {
		t.Errorf("the full dash has the box %v and the advance %d", b, f.Advance(full))
	}
	noto := projectFont(t, "NotoSerifCJK-Regular.ttc", "NotoSerifCJKsc-Regular")
	narrow := glyphOf(t, noto, '—')
	em := noto.FullEm(narrow)
	if b, _ := noto.Bounds(em); noto.Advance(em) != 1000 || b.XMin != 0 || b.XMax != 1000 {
		t.Errorf("the dash of one em has the box %v and the advance %d", b, noto.Advance(em))
	}
	quote := glyphOf(t, f, '“')
	right := f.RightHalf(quote)
	was, _ := f.Bounds(quote)
	if b, _ := f.Bounds(right); f.Advance(right) != 500 || b.XMin != was.XMin-500 || b.XMax != was.XMax-500 {
		t.Errorf("the right half of “, with the box %v, has the box %v and the advance %d", was, b, f.Advance(right))
	}
	tall := f.FullHeight(glyphOf(t, f, '|'))
	m := f.Metrics()
	if b, _ := f.Bounds(tall); b.YMin != m.Descent || b.YMax != m.Ascent {
		t.Errorf("the full bar has the box %v", b)
	}
	if space := glyphOf(t, f, ' '); f.Full(space) != space {
		t.Error("a space was stretched")
	}
	s := subset(t, f, []Use{{dash, "—"}, {full, "—"}, {full, ""}})
	checkSmall(t, f, s)
	if s.Code[Use{dash, "—"}] != '—' {
		t.Error("the stretched dash took the character of the plain one")
	}
}

// More odd glyphs than there are private codes cannot be told apart in a PDF.
func TestTooManyOddGlyphs(t *testing.T) {
	f := projectFont(t, "FandolSong-Regular.otf", "")
	var uses []Use
	for g := range GID(6401) {
		uses = append(uses, Use{g + 1, ""})
	}
	if _, err := f.Subset(uses[:6400]); err != nil {
		t.Error(err)
	}
	if _, err := f.Subset(uses); err == nil || !strings.Contains(err.Error(), "6400") {
		t.Errorf("6401 odd glyphs: %v", err)
	}
}

// A glyph that is not there is an error, never a blank.
func TestSubsetOfMissingGlyph(t *testing.T) {
	f := projectFont(t, "FandolSong-Regular.otf", "")
	if _, err := f.Subset([]Use{{60000, "河"}}); err == nil || !strings.Contains(err.Error(), "河 (U+6CB3)") {
		t.Errorf("the error is %v", err)
	}
}
