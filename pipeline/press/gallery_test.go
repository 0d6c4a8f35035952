package press

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"booklet/pipeline/paint"
	"booklet/pipeline/unit"
)

// gallery is a book with every kind of mark: gaps and squeezes, vertical lines,
// rules, shapes, pictures of every kind, links, bookmarks, sheets of several
// sizes and a blank one.
func gallery(t testing.TB) *paint.Book {
	t.Helper()
	b, err := readBook(galleryScript)
	if err != nil {
		t.Fatal(err)
	}
	mixed, _ := mixture(3, 20)
	b.Sheets = append(b.Sheets, mixed.Sheets...)
	pics := paint.Sheet{Size: a4, Label: "9"}
	for i, img := range []struct {
		name, kind string
		data       []byte
	}{
		{"grey.png", "png", pngOf(t, func(x, y int) color.Color { return color.Gray{uint8(x * 9)} })},
		{"rgb.png", "png", pngOf(t, func(x, y int) color.Color { return color.RGBA{uint8(x * 9), uint8(y * 9), 80, 255} })},
		{"glass.png", "png", pngOf(t, func(x, y int) color.Color { return color.NRGBA{200, 0, 0, uint8(x * 9)} })},
		{"deep.png", "png", pngOf(t, func(x, y int) color.Color { return color.RGBA64{uint16(x * 2200), uint16(y * 2200), 9, 65535} })},
		{"photo.jpg", "jpeg", jpegOf(t)},
		{"again.png", "png", pngOf(t, func(x, y int) color.Color { return color.Gray{uint8(x * 9)} })},
	} {
		b.Images = append(b.Images, paint.Image{Name: img.name, Kind: img.kind, Data: img.data, Pixels: [2]int{28, 28}})
		at := unit.Point{X: 60 * unit.Pt, Y: unit.Length(60+i*100) * unit.Pt}
		pics.Pics = append(pics.Pics, paint.Picture{Tag: paint.Tag{Role: paint.RoleFigure}, Image: i, Alt: img.name,
			Box: unit.Rect{Min: at, Max: unit.Point{X: at.X + 120*unit.Pt, Y: at.Y + 90*unit.Pt}}})
	}
	pics.Texts = append(pics.Texts, line(80*unit.Pt, 110*unit.Pt, 16*unit.Pt, "水在图上", 0))
	b.Sheets = append(b.Sheets, pics)
	return b
}

const galleryScript = `
sheet -
text cover 120 300 36 河边的桥
shape ornament c80000 80,400 120,440 80,480 40,440
sheet -
sheet 1
rule ornament 80 60 500 60.5 000000
text head 80 50 10.5 河边的桥
text body 80 100 16 中文|abc|中文|2024|年第|2|期，<“水大。<”
text foot 280 780 14 — 1 —
link 80 84 500 104 4 96
link 80 184 500 204 https://example.org/茶?a=(1)
sheet 2 300 400
down body 260 60 16 桥下的河
turned body 260 130 16 brid|ge
text quote 40 300 16 水
bookmark 0 1 0 封面
bookmark 0 3 96 桥
bookmark 1 4 200 (x) 𠮷
bookmark 0 4 300 水
`

func picture28(at func(x, y int) color.Color) image.Image {
	var img interface {
		image.Image
		Set(x, y int, c color.Color)
	}
	r := image.Rect(0, 0, 28, 28)
	switch at(0, 0).(type) {
	case color.Gray:
		img = image.NewGray(r)
	case color.RGBA64:
		img = image.NewRGBA64(r)
	case color.NRGBA:
		img = image.NewNRGBA(r)
	default:
		img = image.NewRGBA(r)
	}
	for x := range 28 {
		for y := range 28 {
			img.Set(x, y, at(x, y))
		}
	}
	return img
}

func pngOf(t testing.TB, at func(x, y int) color.Color) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, picture28(at)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func jpegOf(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	img := picture28(func(x, y int) color.Color { return color.RGBA{uint8(x * 9), 90, uint8(y * 9), 255} })
	if err := jpeg.Encode(&out, img, nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
