package press

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"booklet/pipeline/paint"
	"booklet/pipeline/unit"
)

// TestPrepare: pictures that the PDF libraries would garble or refuse must
// reach them in another form, with the same pixels; all others as they are,
// since making them anew takes time and may lose quality.
func TestPrepare(t *testing.T) {
	deep := func(x, y int) color.Color { return color.RGBA64{uint16(x * 2200), 500, 9, 65535} }
	rgb := func(x, y int) color.Color { return color.RGBA{uint8(x), 9, 9, 255} }
	for _, c := range []struct {
		name, kind string
		data       []byte
		same       bool
	}{
		{"8 bits", "png", pngOf(t, rgb), true},
		{"alpha", "png", pngOf(t, func(x, y int) color.Color { return color.NRGBA{9, 9, 9, uint8(x)} }), true},
		{"16 bits", "png", pngOf(t, deep), false},
		{"interlaced", "png", interlaced(), false},
		{"half transparent palette", "png", palette(t), false},
		{"jpeg", "jpeg", jpegOf(t), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			kind, data, err := prepare(c.kind, c.data)
			if err != nil {
				t.Fatal(err)
			}
			if c.same != bytes.Equal(data, c.data) {
				t.Errorf("as it was: %v", !c.same)
			}
			if kind == "png" && !plainPNG(data) {
				t.Error("the libraries would not take it")
			}
			before, _, err := image.Decode(bytes.NewReader(c.data))
			if err != nil {
				t.Fatal(err)
			}
			after, _, err := image.Decode(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range []image.Point{{0, 0}, before.Bounds().Max.Sub(image.Pt(1, 1))} {
				a, b := color.NRGBAModel.Convert(before.At(p.X, p.Y)), color.NRGBAModel.Convert(after.At(p.X, p.Y))
				if a != b {
					t.Errorf("the pixel at %v was %v and is %v", p, a, b)
				}
			}
		})
	}
}

// TestPrintersJPEG: a JPEG in CMYK, as a print shop sends it, must not come out
// as a negative.
func TestPrintersJPEG(t *testing.T) {
	root := strings.TrimSpace(run(t, "go", "env", "GOROOT"))
	data, err := os.ReadFile(filepath.Join(root, "src", "image", "testdata", "video-001.cmyk.jpeg"))
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip("this Go has no test pictures")
	}
	kind, made, err := prepare("jpeg", data)
	if err != nil {
		t.Fatal(err)
	}
	before, _, _ := image.Decode(bytes.NewReader(data))
	after, _, err := image.Decode(bytes.NewReader(made))
	if err != nil || kind != "jpg" {
		t.Fatal(kind, err)
	}
	r0, g0, b0, _ := before.At(75, 50).RGBA()
	r1, g1, b1, _ := after.At(75, 50).RGBA()
	for _, d := range []int{int(r0) - int(r1), int(g0) - int(g1), int(b0) - int(b1)} {
		if d > 0x1400 || d < -0x1400 {
			t.Errorf("the middle was %x %x %x and is %x %x %x", r0, g0, b0, r1, g1, b1)
		}
	}
}

// TestSameImageOnce: a logo on every page must not be in the file a hundred
// times, also where the booklet names it twice.
func TestSameImageOnce(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	noise := pngOf(t, func(x, y int) color.Color { return color.RGBA{uint8(r.Int()), uint8(r.Int()), uint8(r.Int()), 255} })
	size := func(pages int) int {
		b := bookOf()
		for i := range pages {
			b.Images = append(b.Images, paint.Image{Name: string(rune('a' + i)), Kind: "png", Data: bytes.Clone(noise)})
			b.Sheets = append(b.Sheets, paint.Sheet{Size: a4, Pics: []paint.Picture{{Image: i,
				Box: unit.Rect{Max: unit.Point{X: 90 * unit.Pt, Y: 90 * unit.Pt}}}}})
		}
		var n counter
		if err := (&fpdfPress{small: boxFont}).Write(&n, b); err != nil {
			t.Fatal(err)
		}
		return int(n)
	}
	one, four := size(1), size(4)
	if grown := four - one; grown > len(noise) {
		t.Errorf("three more pages with the same picture of %d bytes take %d bytes", len(noise), grown)
	}
}

// FuzzPrepare: a broken picture must give an error, not a panic.
func FuzzPrepare(f *testing.F) {
	f.Add("png", interlaced())
	f.Add("jpeg", []byte{0xFF, 0xD8, 0xFF})
	f.Fuzz(func(t *testing.T, kind string, data []byte) {
		if c, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil && c.Width*c.Height > 1<<20 {
			return
		}
		b := bookOf(paint.Sheet{Size: a4, Pics: []paint.Picture{{Box: unit.Rect{Max: unit.Point{X: unit.Pt, Y: unit.Pt}}}}})
		b.Images = []paint.Image{{Name: "x", Kind: kind, Data: data}}
		for _, p := range pdfPresses() {
			_ = p.press.Write(io.Discard, b)
		}
	})
}

// interlaced is an interlaced PNG of one pixel.
func interlaced() []byte {
	out := []byte("\x89PNG\r\n\x1a\n")
	chunk := func(tag string, data []byte) {
		out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
		start := len(out)
		out = append(append(out, tag...), data...)
		out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[start:]))
	}
	var pixel bytes.Buffer
	w := zlib.NewWriter(&pixel)
	_, _ = w.Write([]byte{0, 200, 100, 50})
	_ = w.Close()
	chunk("IHDR", []byte{0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 1})
	chunk("IDAT", pixel.Bytes())
	chunk("IEND", nil)
	return out
}

// palette is a PNG with a colour that is half transparent.
func palette(t *testing.T) []byte {
	t.Helper()
	img := image.NewPaletted(image.Rect(0, 0, 4, 4), color.Palette{color.NRGBA{200, 0, 0, 128}, color.NRGBA{0, 0, 200, 255}})
	img.SetColorIndex(3, 3, 1)
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
