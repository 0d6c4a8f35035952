package press

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"booklet/pipeline/font"
	"booklet/pipeline/paint"
	"booklet/pipeline/unit"
)

// realFace opens a face of the project's own fonts; member names one font of a
// collection.
func realFace(tb testing.TB, file, member string) *font.Face {
	tb.Helper()
	f, err := os.Open(filepath.Join("..", "..", "fonts", file))
	if err != nil {
		tb.Fatalf("%v: run make fonts", err)
	}
	tb.Cleanup(func() { f.Close() })
	info, err := f.Stat()
	if err != nil {
		tb.Fatal(err)
	}
	face, err := font.Open(file, f, info.Size(), member, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return face
}

// realise gives a book of the tests real faces, the next one for each run, or
// the next that has all of its characters. Glyphs move by as much as their
// advances differ from those of boxes; characters that no face has go.
func realise(tb testing.TB, b *paint.Book, faces ...*font.Face) {
	tb.Helper()
	b.Fonts = faces
	n := 0
	for i := range b.Sheets {
		for j := range b.Sheets[i].Texts {
			t := &b.Sheets[i].Texts[j]
			t.Font = n % len(faces)
			for k := range faces {
				if hasAll(faces[(n+k)%len(faces)], t) {
					t.Font = (n + k) % len(faces)
					break
				}
			}
			n++
			realiseRun(faces[t.Font], t)
		}
	}
}

func realiseRun(face *font.Face, t *paint.Text) {
	kept := t.Glyphs[:0]
	shift := unit.Length(0)
	for _, g := range t.Glyphs {
		id, ok := face.Lookup([]rune(g.Text)[0])
		if !ok {
			shift -= g.Adv
			continue
		}
		adv := em(t.Size, int(face.Advance(id)))
		g.GID, g.At.X = id, g.At.X+shift
		shift += adv - g.Adv
		g.Adv = adv
		kept = append(kept, g)
	}
	t.Glyphs = kept
}

func hasAll(face *font.Face, t *paint.Text) bool {
	for _, g := range t.Glyphs {
		if _, ok := face.Lookup([]rune(g.Text)[0]); !ok {
			return false
		}
	}
	return true
}

// TestRealFaces: with the fonts of a real booklet, CFF and a collection, every
// glyph must be in its place, copy right, and look the same in both presses.
func TestRealFaces(t *testing.T) {
	b, want := mixture(5, 24)
	b.Sheets[0].Texts = append(b.Sheets[0].Texts, line(40*unit.Pt, 700*unit.Pt, 20*unit.Pt, "𠮷野家", 0))
	want = append(want, "𠮷野家")
	realise(t, b, realFace(t, "FandolSong-Regular.otf", ""),
		realFace(t, "NotoSerifCJK-Regular.ttc", "NotoSerifCJKsc-Regular"))
	var pages [2]string
	for i, p := range []Press{&fpdfPress{}, &gopdfPress{}} {
		file := write(t, p, b)
		glyphsAt(t, run(t, "mutool", "trace", file, "1"), &b.Sheets[0], []float64{0.005, 0.03}[i])
		run(t, "pdftoppm", "-r", "100", "-gray", "-singlefile", file, file)
		pages[i] = file + ".pgm"
		if i == 0 {
			open(t, file)
			got := strings.Split(strings.TrimSpace(run(t, "pdftotext", "-raw", file, "-")), "\n")
			if !slices.Equal(got, want) {
				t.Errorf("pdftotext gives\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
	}
	share, ink, err := difference(pages[0], pages[1])
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%.4f %% of the pixels differ, %.2f %% are inked", share*100, ink*100)
	if share > 0.001 {
		t.Errorf("the presses differ in %.4f %% of the pixels", share*100)
	}
}
