package font

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"sync"
	"testing"
)

// Every kind of font file opens, and the right member of a collection.
func TestOpen(t *testing.T) {
	for _, c := range []struct {
		path, member string
		axes         []Axis
		name         string
		char         rune
		advance      int32
	}{
		{path: "common/Roboto-BoldItalic.ttf", name: "Roboto-BoldItalic", char: 'A', advance: 653},
		{path: "collections/msgothic.ttc", name: "MS-Gothic", char: 'A', advance: 500},
		{path: "collections/msgothic.ttc", member: "1", name: "MS-PGothic", char: '河', advance: 1000},
		{path: "collections/msgothic.ttc", member: "MS-UIGothic", name: "MS-UIGothic", char: '河', advance: 1000},
		{path: "collections/NotoSansCJK-Bold.ttc", member: "NotoSansCJKsc-Bold", name: "NotoSansCJKsc-Bold", char: '，', advance: 1000},
		{path: "common/NotoSansCJKjp-VF.otf", name: "NotoSansCJKjp-Thin", char: '河', advance: 1000},
		{path: "common/NotoSansCJKjp-VF.otf", axes: []Axis{{"wght", 900}}, name: "NotoSansCJKjp-Thin", char: 'A', advance: 660},
		{path: "toys/CFF2-VF.otf", axes: []Axis{{"wght", 900}}, name: "SourceCodeVariable-Roman", char: 'A', advance: 600},
	} {
		f := openFixture(t, c.path, c.member, c.axes...)
		if f.Name() != c.name {
			t.Errorf("%s (%s) is called %q instead of %q", c.path, c.member, f.Name(), c.name)
		}
		if err := f.Check(); err != nil {
			t.Error(err)
		}
		g, ok := f.Lookup(c.char)
		if !ok {
			t.Errorf("%s lacks %c", c.path, c.char)
		}
		if a := f.Advance(g); a != c.advance {
			t.Errorf("%s: %c is %d wide instead of %d", c.path, c.char, a, c.advance)
		}
		if _, ok := f.Bounds(g); !ok {
			t.Errorf("%s: %c has no ink", c.path, c.char)
		}
		if _, ok := f.Lookup(0x10FFFD); ok {
			t.Errorf("%s has a glyph for U+10FFFD", c.path)
		}
	}
}

// What the message says about a file that cannot be used: the editor has to
// know which file, and what is wrong with it.
func TestOpenErrors(t *testing.T) {
	noto := fixture(t, "collections/NotoSansCJK-Bold.ttc")
	roboto := fixture(t, "common/Roboto-BoldItalic.ttf")
	for _, c := range []struct {
		what   string
		data   []byte
		member string
		axes   []Axis
		want   string
	}{
		{what: "empty", want: "too short"},
		{what: "text", data: []byte("this is a text file, no font"), want: "no TrueType or OpenType font"},
		{what: "web font", data: fixture(t, "common/open-sans-v15-latin-regular.woff"), want: "WOFF"},
		{what: "cut short", data: roboto[:len(roboto)-5000], want: "cut short"},
		{what: "directory cut short", data: roboto[:40], want: "cut short"},
		{what: "collection cut short", data: noto[:20], want: "cut short"},
		{what: "no such member", data: noto, member: "SimSun", want: "NotoSansCJKsc-Bold"},
		{what: "no such number", data: noto, member: "99", want: "there is no member 99"},
		{what: "not variable", data: roboto, axes: []Axis{{"wght", 700}}, want: "no variable font"},
		{what: "no such axis", data: fixture(t, "toys/CFF2-VF.otf"), axes: []Axis{{"slnt", 1}}, want: `no axis "slnt"`},
		{what: "no characters", data: without(roboto, "cmap"), want: `"cmap" is missing`},
		{what: "no metrics", data: without(roboto, "hmtx"), want: `"hmtx" is missing`},
		{what: "no outlines", data: without(roboto, "glyf"), want: `"glyf" is missing`},
		{what: "OTTO without CFF", data: without(fixture(t, "toys/CFF2-VF.otf"), "CFF2"), want: `neither the table "CFF " nor "CFF2"`},
	} {
		f, err := Open("some.ttf", bytes.NewReader(c.data), int64(len(c.data)), c.member, c.axes)
		if err == nil {
			err = f.Check()
		}
		if err == nil {
			t.Errorf("%s: no error", c.what)
			continue
		}
		if !strings.HasPrefix(err.Error(), "some.ttf: ") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: the message is %q, without %q", c.what, err, c.want)
		}
	}
}

// without takes a table out of the directory of a font, by renaming it.
func without(font []byte, tag string) []byte {
	font = slices.Clone(font)
	for i := range int(binary.BigEndian.Uint16(font[4:])) {
		if rec := font[12+16*i:]; string(rec[:4]) == tag {
			copy(rec, "none")
		}
	}
	return font
}

// Each face of the project has the characters that the layouts set beside Han,
// and the collections have the rare ones above U+FFFF.
func TestProjectFonts(t *testing.T) {
	for _, file := range []string{
		"FandolSong-Regular.otf", "FandolSong-Bold.otf", "FandolFang-Regular.otf",
		"FandolKai-Regular.otf", "FandolHei-Regular.otf", "FandolHei-Bold.otf",
	} {
		f := projectFont(t, file, "")
		for _, r := range "图，。、；：？！“”‘’（）《》〈〉【】—…·％0Aa" {
			if _, ok := f.Lookup(r); !ok {
				t.Errorf("%s lacks %s", file, codePoint(r))
			}
		}
		if a := f.Advance(glyphOf(t, f, '图')); a != 1000 {
			t.Errorf("%s: Han are %d wide", file, a)
		}
	}
	for file, member := range map[string]string{
		"NotoSerifCJK-Regular.ttc": "NotoSerifCJKsc-Regular", "NotoSansCJK-Bold.ttc": "NotoSansCJKsc-Bold",
	} {
		f := projectFont(t, file, member)
		for _, r := range "𠮷𬭩龘" {
			if b, ok := f.Bounds(glyphOf(t, f, r)); !ok || b.XMax-b.XMin < 500 {
				t.Errorf("%s: %s has the box %v", file, codePoint(r), b)
			}
		}
	}
}

// A comma for vertical setting stands in the upper right of its cell.
func TestVertical(t *testing.T) {
	f := projectFont(t, "NotoSerifCJK-Regular.ttc", "NotoSerifCJKsc-Regular")
	v, ok := f.Vertical(glyphOf(t, f, '，'))
	if !ok {
		t.Fatal("no vertical form")
	}
	if b, _ := f.Bounds(v); b.XMin < 500 || b.YMin < 380 {
		t.Errorf("the vertical comma has the box %v", b)
	}
	if _, ok := f.Vertical(glyphOf(t, f, '河')); ok {
		t.Error("a Han character has a vertical form")
	}
	if _, ok := projectFont(t, "FandolSong-Regular.otf", "").Vertical(1); ok {
		t.Error("a face without a layout table has vertical forms")
	}
}

// Kerning and ligatures, with the text on the glyphs that copying must give.
func TestShape(t *testing.T) {
	f := openFixture(t, "common/Roboto-BoldItalic.ttf", "")
	const size = 1000
	line := f.Shape([]rune("AV office"), size, "en")
	var text, parts []string
	for _, g := range line {
		text = append(text, g.Text)
		if g.Text == "ffi" {
			parts = append(parts, g.Text)
		}
	}
	if strings.Join(text, "") != "AV office" {
		t.Errorf("copying gives %q", text)
	}
	if len(parts) != 1 {
		t.Errorf("no ligature in %q", text)
	}
	if a := f.Advance(line[0].GID); int32(line[0].Advance) >= a {
		t.Errorf("A before V advances by %d, not less than %d", line[0].Advance, a)
	}
	// A face that lacks a character shows glyph 0 and keeps the text.
	if g := f.Shape([]rune("x河"), size, "en"); len(g) != 2 || g[1].GID != 0 || g[1].Text != "河" {
		t.Errorf("a missing character gives %v", g)
	}
	if g := f.Shape(nil, size, "en"); len(g) != 0 {
		t.Errorf("no text gives %v", g)
	}
}

// A face for several languages would exchange ’ and — for whole cells in
// Chinese, and figures for others in English: words are set with the glyphs
// that are measured, whatever the language.
func TestShapeKeepsGlyphs(t *testing.T) {
	f := projectFont(t, "NotoSerifCJK-Regular.ttc", "NotoSerifCJKkr-Regular")
	for _, lang := range []string{"zh-CN", "en", "ko"} {
		for _, g := range f.Shape([]rune("it’s—1871…"), 1000, lang) {
			if own, _ := f.Lookup([]rune(g.Text)[0]); g.GID != own {
				t.Errorf("%s: %s is glyph %d, not %d", lang, g.Text, g.GID, own)
			}
		}
	}
}

// Paragraphs are set by several goroutines with the same faces.
func TestConcurrentUse(t *testing.T) {
	f := projectFont(t, "FandolSong-Regular.otf", "")
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for r := rune(0x4E00); r < 0x4E80; r++ {
				if g, ok := f.Lookup(r); ok {
					f.Bounds(g)
					f.Vertical(g)
				}
			}
			f.Shape([]rune("river 1923"), 1000, "en")
			f.Metrics()
		})
	}
	group.Wait()
}
