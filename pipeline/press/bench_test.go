package press

import (
	"fmt"
	"testing"

	"booklet/pipeline/font"
)

// once makes the small font of a book one time, so that the benchmarks measure
// the presses and not the test's own font.
func once(b *testing.B) maker {
	made := map[int]*font.Small{}
	return func(f *font.Face, uses []font.Use) (string, *font.Small, error) {
		if made[len(uses)] == nil {
			_, small, err := boxFont(f, uses)
			if err != nil {
				b.Fatal(err)
			}
			made[len(uses)] = small
		}
		return "Box Font", made[len(uses)], nil
	}
}

// BenchmarkWrite writes books of full pages of 22 lines of 28 characters.
func BenchmarkWrite(b *testing.B) {
	for _, pages := range []int{30, 300} {
		book := manyPages(pages)
		for _, bench := range []struct {
			name  string
			press Press
		}{
			{"fpdf", &fpdfPress{small: once(b)}},
			{"gopdf", &gopdfPress{small: once(b)}},
			{"text", &textPress{}},
		} {
			b.Run(fmt.Sprintf("%s/%d", bench.name, pages), func(b *testing.B) {
				b.ReportAllocs()
				var size counter
				for b.Loop() {
					size = 0
					if err := bench.press.Write(&size, book); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(size), "bytes")
			})
		}
	}
}

// BenchmarkRealFaces writes 30 pages in the five faces of a booklet, about 900
// glyphs in each, with and without making the small fonts.
func BenchmarkRealFaces(b *testing.B) {
	book := manyPages(30)
	var faces []*font.Face
	for _, name := range []string{"FandolFang-Regular", "FandolSong-Regular", "FandolKai-Regular", "FandolHei-Regular", "FandolSong-Bold"} {
		faces = append(faces, realFace(b, name+".otf", ""))
	}
	realise(b, book, faces...)
	made := map[*font.Face]*font.Small{}
	for i, uses := range usesOf(book) {
		small, err := faces[i].Subset(uses)
		if err != nil {
			b.Fatal(err)
		}
		made[faces[i]] = small
	}
	ready := func(f *font.Face, _ []font.Use) (string, *font.Small, error) { return f.Name(), made[f], nil }
	for _, bench := range []struct {
		name  string
		press Press
	}{
		{"fpdf", &fpdfPress{}},
		{"fpdf without fonts", &fpdfPress{small: ready}},
		{"gopdf without fonts", &gopdfPress{small: ready}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			var size counter
			for b.Loop() {
				size = 0
				if err := bench.press.Write(&size, book); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(size), "bytes")
		})
	}
}

// counter counts what is written to it.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
