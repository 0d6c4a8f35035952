package press

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"

	"booklet/pipeline/paint"
)

// picture is an image in a form that both PDF libraries take: a PNG of 8 bits
// or less, not interlaced, transparent in one colour at most or by an alpha
// channel; or a JPEG in grey or YCbCr.
type picture struct {
	kind string // "png" or "jpg"
	data []byte
	same int // the first image with the same bytes; its own index when it is the first
}

// jpegQuality is that of a JPEG that has to be made anew.
const jpegQuality = 95

// pictures prepares the images that sheets use, by their index in Book.Images;
// those that no sheet uses stay empty.
func pictures(b *paint.Book) ([]picture, error) {
	used := make([]bool, len(b.Images))
	for i := range b.Sheets {
		for _, p := range b.Sheets[i].Pics {
			used[p.Image] = true
		}
	}
	ready := make([]picture, len(b.Images))
	for i := range b.Images {
		ready[i].same = i
		for j := 0; j < i && used[i]; j++ {
			if used[j] && ready[j].same == j && bytes.Equal(b.Images[i].Data, b.Images[j].Data) {
				ready[i].same = j
				break
			}
		}
	}
	err := each(len(b.Images), func(i int) error {
		if !used[i] || ready[i].same != i {
			return nil
		}
		img := &b.Images[i]
		kind, data, err := prepare(img.Kind, img.Data)
		if err != nil {
			return fmt.Errorf("image %s: %w", img.Name, err)
		}
		ready[i].kind, ready[i].data = kind, data
		return nil
	})
	return ready, err
}

// prepare gives an image back as it is, where the libraries take it, and in
// another form of the same pixels where they don't.
func prepare(kind string, data []byte) (string, []byte, error) {
	switch kind {
	case "png":
		if plainPNG(data) {
			return "png", data, nil
		}
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			return "", nil, err
		}
		return encodePNG(img)
	case "jpeg", "jpg":
		config, err := jpeg.DecodeConfig(bytes.NewReader(data))
		if err != nil {
			return "", nil, err
		}
		if config.ColorModel == color.GrayModel || config.ColorModel == color.YCbCrModel {
			return "jpg", data, nil
		}
		// CMYK and RGB: both libraries guess how the numbers are meant.
		img, err := jpeg.Decode(bytes.NewReader(data))
		if err != nil {
			return "", nil, err
		}
		var out bytes.Buffer
		if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: jpegQuality}); err != nil {
			return "", nil, err
		}
		return "jpg", out.Bytes(), nil
	}
	return "", nil, fmt.Errorf("%q is no kind of image that a PDF takes", kind)
}

// encodePNG writes pixels as a PNG of 8 bits with an alpha channel where some
// are transparent, and without one where none are.
func encodePNG(img image.Image) (string, []byte, error) {
	flat := image.NewNRGBA(img.Bounds())
	draw.Draw(flat, flat.Bounds(), img, img.Bounds().Min, draw.Src)
	var out bytes.Buffer
	// The encoder leaves the alpha channel out of an opaque image.
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&out, flat); err != nil {
		return "", nil, err
	}
	return "png", out.Bytes(), nil
}

// plainPNG reports whether both libraries draw a PNG right as it is: they
// refuse interlacing and garble 16 bits, and of a palette with half
// transparent colours they make one colour wholly transparent.
func plainPNG(data []byte) bool {
	const header = 8 + 8 + 13 + 4 // signature and IHDR
	if len(data) < header || string(data[12:16]) != "IHDR" {
		return false
	}
	depth, kind, interlaced := data[24], data[25], data[28] != 0
	if depth > 8 || interlaced {
		return false
	}
	for at := header; at+8 <= len(data); {
		size := int(binary.BigEndian.Uint32(data[at:]))
		tag := string(data[at+4 : at+8])
		if size < 0 || size > len(data)-at-12 {
			return false
		}
		switch {
		case tag == "IDAT":
			return true
		case tag == "tRNS" && kind == 3:
			return false
		}
		at += 12 + size
	}
	return false
}
