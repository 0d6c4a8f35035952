package press

import (
	"testing"

	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"booklet/pipeline/font"
)

// TestReadTrueType compares with another reader of fonts: a wrong width moves
// every glyph behind it, a wrong glyph prints another letter.
func TestReadTrueType(t *testing.T) {
	facts, err := readTrueType(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	other, err := sfnt.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	for r := rune(0); r < 0x3000; r++ {
		want, err := other.GlyphIndex(nil, r)
		if err != nil {
			t.Fatal(err)
		}
		got := facts.glyph(uint16(r))
		if got != uint16(want) {
			t.Fatalf("U+%04X is glyph %d, want %d", r, got, want)
		}
		adv, err := other.GlyphAdvance(nil, want, fixed.I(facts.unitsPerEm), 0)
		if err != nil {
			t.Fatal(err)
		}
		if facts.advance(got) != adv.Round() {
			t.Fatalf("U+%04X is %d wide, want %d", r, facts.advance(got), adv.Round())
		}
	}
}

// FuzzReadTrueType: a font that is cut or garbled is an error, not a panic.
func FuzzReadTrueType(f *testing.F) {
	_, small, err := boxFont(nil, []font.Use{{GID: 1, Text: "桥"}, {GID: 2, Text: "a"}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(small.Data)
	f.Fuzz(func(t *testing.T, data []byte) {
		facts, err := readTrueType(data)
		if err != nil {
			return
		}
		for r := range 0x10000 {
			facts.advance(facts.glyph(uint16(r)))
		}
	})
}
