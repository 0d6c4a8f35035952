package compose

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"math"
	"strings"
	"testing"

	"booklet/pipeline/diag"
)

// chunk is a PNG chunk with its checksum.
func chunk(name string, body []byte) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	out = append(append(out, name...), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

// withChunk puts a chunk behind the head of a PNG.
func withChunk(png []byte, name string, body []byte) []byte {
	const head = 8 + 8 + 13 + 4
	return bytes.Join([][]byte{png[:head], chunk(name, body), png[head:]}, nil)
}

// withSegment puts a segment behind the start of a JPEG.
func withSegment(jpeg []byte, marker byte, body string) []byte {
	head := binary.BigEndian.AppendUint16([]byte{0xFF, marker}, uint16(len(body)+2))
	return bytes.Join([][]byte{jpeg[:2], head, []byte(body), jpeg[2:]}, nil)
}

func phys(perMetre uint32, unit byte) []byte {
	return append(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, perMetre), perMetre), unit)
}

// A picture with no size in the text is as large as its file says; a file that
// claims nonsense must not make it vanish or fill the page.
func TestResolution(t *testing.T) {
	png, jpeg := drawn(30, 20, ".png"), drawn(30, 20, ".jpg")
	jfif := func(unit byte, density string) []byte {
		return withSegment(jpeg, 0xE0, "JFIF\x00\x01\x02"+string(rune(unit))+density+density+"\x00\x00")
	}
	for name, c := range map[string]struct {
		data []byte
		want float64
	}{
		"png, none":               {png, 150},
		"png, 300":                {withChunk(png, "pHYs", phys(11811, 1)), 300},
		"png, 72":                 {withChunk(png, "pHYs", phys(2835, 1)), 72},
		"png, only a ratio":       {withChunk(png, "pHYs", phys(11811, 0)), 150},
		"png, cut":                {withChunk(png, "pHYs", phys(11811, 1)[:8]), 150},
		"png, nothing a metre":    {withChunk(png, "pHYs", phys(0, 1)), 150},
		"png, one a metre":        {withChunk(png, "pHYs", phys(1, 1)), 150},
		"png, millions an inch":   {withChunk(png, "pHYs", phys(math.MaxUint32, 1)), 150},
		"jpeg, none":              {jpeg, 150},
		"jpeg, 300 an inch":       {jfif(1, "\x01\x2C"), 300},
		"jpeg, 118 a centimetre":  {jfif(2, "\x00\x76"), 299.72},
		"jpeg, only a ratio":      {jfif(0, "\x01\x2C"), 150},
		"jpeg, 1 an inch":         {jfif(1, "\x00\x01"), 150},
		"jpeg, not JFIF":          {withSegment(jpeg, 0xE0, "JFXX\x00\x01\x02\x01\x01\x2C\x01\x2C"), 150},
		"jpeg, JFIF cut short":    {withSegment(jpeg, 0xE0, "JFIF\x00\x01"), 150},
		"jpeg, an empty segment":  {withSegment(jpeg, 0xE0, ""), 150},
		"jpeg, a comment":         {withSegment(jpeg, 0xFE, "JFIF"), 150},
		"jpeg, fill bytes before": {bytes.Join([][]byte{jpeg[:2], {0xFF, 0xFF}, jpeg[2:]}, nil), 150},
	} {
		got, flaw := inspect(c.data)
		if flaw.message != "" || math.Abs(got.DPI-c.want) > 0.1 || got.Pixels != [2]int{30, 20} {
			t.Errorf("%s: %.2f dpi, %v, %q; want %.2f", name, got.DPI, got.Pixels, flaw.message, c.want)
		}
	}
}

// What can't be set is refused with the reason, and never reaches a press.
func TestRefused(t *testing.T) {
	png, jpeg := drawn(30, 20, ".png"), drawn(30, 20, ".jpg")
	head := func(w, h uint32) []byte {
		ihdr := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)
		return bytes.Join([][]byte{png[:8], chunk("IHDR", append(ihdr, 8, 0, 0, 0, 0)), chunk("IDAT", nil), chunk("IEND", nil)}, nil)
	}
	var moving bytes.Buffer
	if err := gif.Encode(&moving, image.NewPaletted(image.Rect(0, 0, 2, 2), color.Palette{color.Black}), nil); err != nil {
		t.Fatal(err)
	}
	changed := bytes.Clone(png)
	changed[len(changed)-20] ^= 1
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"empty":                 {nil, "is an empty file"},
		"text":                  {[]byte("桥"), "is a file of another kind"},
		"gif, though a decoder": {moving.Bytes(), "is a GIF"},
		"webp":                  {[]byte("RIFF\x00\x00\x00\x00WEBPVP8 "), "is a WebP"},
		"heic":                  {[]byte("\x00\x00\x00\x18ftypheic"), "is an AVIF, HEIC"},
		"web page":              {[]byte("<!DOCTYPE html>"), "is a web page"},
		"svg":                   {[]byte("<svg xmlns="), "is an SVG"},
		"png, half":             {png[:len(png)/2], "ends in the middle"},
		"png, only a head":      {png[:40], "ends in the middle"},
		"png, cut in its head":  {png[:12], "is damaged"},
		"png, a bit changed":    {changed, "a checksum is wrong"},
		"png, no pixels":        {append(bytes.Clone(png[:33]), chunk("IEND", nil)...), "a head and no pixels"},
		"png, huge chunk":       {bytes.Join([][]byte{png[:33], {0xFF, 0xFF, 0xFF, 0xFF}, []byte("IDAT")}, nil), "ends in the middle"},
		"png, 20,000 square":    {head(20000, 20000), "20000 × 20000 pixels"},
		"png, beyond all sense": {head(1<<31-1, 1<<31-1), "is damaged"},
		"png, a line":           {head(5000, 10), "a mere line"},
		"png, no width":         {head(0, 10), "is damaged"},
		"jpeg, half":            {jpeg[:len(jpeg)/2], "damaged"},
		"jpeg, no end":          {jpeg[:len(jpeg)-2], "ends in the middle"},
		"jpeg, two bytes":       {jpeg[:2], "is"},
	} {
		got, flaw := inspect(c.data)
		if !strings.Contains(flaw.message, c.want) || flaw.severity != diag.Error || flaw.hint == "" || got.Data != nil {
			t.Errorf("%s: %q (%s), want %q", name, flaw.message, flaw.hint, c.want)
		}
	}
}

// A photograph that a telephone stored lying on its side would lie so in the
// booklet; the editor learns it before the reader.
func TestTurnedPhotograph(t *testing.T) {
	jpeg := drawn(30, 20, ".jpg")
	little := func(tag, value string) string {
		return "Exif\x00\x00II*\x00\x08\x00\x00\x00\x02\x00" + "\x0F\x01\x02\x00\x04\x00\x00\x00abc\x00" + tag + "\x03\x00\x01\x00\x00\x00" + value + "\x00\x00\x00"
	}
	for name, c := range map[string]struct {
		exif string
		warn bool
	}{
		"upright":          {little("\x12\x01", "\x01"), false},
		"turned":           {little("\x12\x01", "\x06"), true},
		"another tag":      {little("\x13\x01", "\x06"), false},
		"no such turn":     {little("\x12\x01", "\x30"), false},
		"big-endian":       {"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x08\x00\x00", true},
		"cut":              {little("\x12\x01", "\x06")[:30], false},
		"points elsewhere": {"Exif\x00\x00II*\x00\xFF\xFF\xFF\xFF", false},
		"many entries":     {"Exif\x00\x00II*\x00\x08\x00\x00\x00\xFF\xFF", false},
		"not Exif":         {"http://ns.adobe.com/xap/1.0/\x00", false},
	} {
		got, flaw := inspect(withSegment(jpeg, 0xE1, c.exif))
		if got.Data == nil || c.warn != (flaw.message != "") || flaw.severity != diag.Warning {
			t.Errorf("%s: %q", name, flaw.message)
		}
	}
}

// Pictures come from anywhere: no file may stop the program, and one that is
// let through has a size that a page can hold.
func FuzzInspect(f *testing.F) {
	png, jpeg := drawn(3, 2, ".png"), drawn(3, 2, ".jpg")
	f.Add(png)
	f.Add(jpeg)
	f.Add(withChunk(png, "pHYs", phys(11811, 1)))
	f.Add(withSegment(jpeg, 0xE1, "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x08\x00\x00"))
	f.Add(withSegment(jpeg, 0xE0, "JFIF\x00\x01\x02\x01\x01\x2C\x01\x2C\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		img, flaw := inspect(data)
		if flaw.message != "" && flaw.severity == diag.Error {
			if img.Data != nil {
				t.Error("refused, and given all the same")
			}
			return
		}
		w, h := img.Pixels[0], img.Pixels[1]
		if w <= 0 || h <= 0 || w > maxPixels || w*h > maxPixels || w/h >= maxRatio || h/w >= maxRatio {
			t.Errorf("%d × %d pixels", w, h)
		}
		if !(img.DPI >= minDPI && img.DPI <= maxDPI) {
			t.Errorf("%g dpi", img.DPI)
		}
		if img.Kind != "png" && img.Kind != "jpeg" {
			t.Errorf("kind %q", img.Kind)
		}
	})
}
