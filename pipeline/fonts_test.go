package pipeline

import (
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
	"unicode"

	gofont "github.com/go-text/typesetting/font"

	"booklet/pipeline/font"
)

// A price that is printed in dollars, or 餘 that is printed as 余, copies as it
// was written, and so nobody notices. What Fandol draws like another character
// comes from another font.
func TestFontsDrawWhatIsWritten(t *testing.T) {
	l, _, found := openFonts(machine(t))
	if len(found) > 0 {
		t.Fatal(found)
	}
	defer l.Close()
	seen := map[string]bool{}
	for _, name := range l.Names() {
		for _, bold := range []bool{false, true} {
			c, _ := l.Chain(name, bold)
			first := c.First()
			if first == nil || !strings.HasPrefix(first.Name(), "Fandol") {
				continue
			}
			for _, r := range "￥～￣稱餘" {
				face, _, ok := c.Find(r)
				if !ok || strings.ContainsRune("￥～￣", r) && face == first {
					t.Errorf("%s, bold %v: %c is from %s", name, bold, r, face.Name())
				}
			}
			if !seen[first.Name()] {
				seen[first.Name()] = true
				for _, pair := range alike(t, first) {
					t.Errorf("%s draws %s", first.Name(), pair)
				}
			}
		}
	}
	if len(seen) != 6 {
		t.Errorf("%d fonts of Fandol, want 6", len(seen))
	}
}

// alike lists the Han characters and signs of currencies that a face would
// set with the very outline of another one.
func alike(t *testing.T, face *font.Face) []string {
	t.Helper()
	file, err := os.Open(face.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	f, err := gofont.ParseTTF(file)
	if err != nil {
		t.Fatal(err)
	}
	var (
		list []string
		key  []byte
	)
	drawn := map[string]rune{}
	for r := rune(' '); r <= 0xFFFF; r++ {
		gid, ok := face.Lookup(r)
		if !ok || !unicode.In(r, unicode.Sc) && (r < 0x3400 || r > 0x9FFF) {
			continue
		}
		glyph, _ := f.GlyphData(gofont.GID(gid)).(gofont.GlyphOutline)
		if len(glyph.Segments) == 0 {
			continue
		}
		at := glyph.Segments[0].Args[0] // wherever it stands in its cell
		key = key[:0]
		for _, s := range glyph.Segments {
			for _, p := range s.ArgsSlice() {
				key = binary.BigEndian.AppendUint32(key, math.Float32bits(p.X-at.X))
				key = binary.BigEndian.AppendUint32(key, math.Float32bits(p.Y-at.Y))
			}
		}
		if other, ok := drawn[string(key)]; ok && r-other != '＄'-'$' {
			list = append(list, fmt.Sprintf("%c like %c", r, other))
		}
		drawn[string(key)] = r
	}
	return list
}
