package compose

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // the two kinds of picture that a PDF can hold as they are
	_ "image/png"

	"booklet/pipeline/diag"
)

// Bounds of a picture: above maxPixels a press would need gigabytes, and one
// that is maxRatio times as long as wide is a line.
const (
	maxPixels = 100_000_000
	maxRatio  = 500
)

// Resolutions outside of these bounds are what programs write that know none.
const (
	defaultDPI = 150
	minDPI     = 36
	maxDPI     = 2400
)

// flaw is what is wrong with a picture, to be said after its name.
type flaw struct {
	severity      diag.Severity
	message, hint string
}

func refuse(hint, format string, args ...any) (Image, flaw) {
	return Image{}, flaw{diag.Error, fmt.Sprintf(format, args...), hint}
}

const saveAgain = "save it again from the program that made it"

// inspect reads a picture's head and checks that its file is whole, without
// unpacking the pixels.
func inspect(data []byte) (Image, flaw) {
	if len(data) == 0 {
		return refuse(saveAgain, "is an empty file")
	}
	config, kind, err := image.DecodeConfig(bytes.NewReader(data))
	if errors.Is(err, image.ErrFormat) || err == nil && kind != "png" && kind != "jpeg" { // a library may have brought a decoder along
		return refuse("save it as PNG (drawings) or JPEG (photographs)", "is %s, not a PNG or JPEG", sniff(data))
	}
	w, h := config.Width, config.Height
	switch {
	case err != nil:
		return refuse(saveAgain, "is damaged: %v", err)
	case w <= 0 || h <= 0:
		return refuse(saveAgain, "has no pixels")
	case w > maxPixels/h:
		return refuse("scale it down: 2500 pixels fill the width of a page at 300 dpi",
			"has %d × %d pixels, more than the %d million that can be set", w, h, maxPixels/1_000_000)
	case w/h >= maxRatio || h/w >= maxRatio:
		return refuse("cut what it shows out of it", "has %d × %d pixels, and would be a mere line", w, h)
	}
	out := Image{Kind: kind, Data: data, Pixels: [2]int{w, h}}
	var note flaw
	if kind == "png" {
		out.DPI, err = readPNG(data)
	} else {
		out.DPI, note, err = readJPEG(data)
	}
	if err != nil {
		return refuse("copy or save it again: part of the file is lost", "is damaged: %v", err)
	}
	if !(out.DPI >= minDPI && out.DPI <= maxDPI) {
		out.DPI = defaultDPI
	}
	return out, note
}

var errCutOff = errors.New("it ends in the middle")

// sniff names a kind of file by its first bytes, for messages.
func sniff(data []byte) string {
	for _, kind := range []struct {
		magic string
		at    int
		name  string
	}{
		{"GIF8", 0, "a GIF"}, {"WEBP", 8, "a WebP"}, {"BM", 0, "a BMP"}, {"II*\x00", 0, "a TIFF"}, {"MM\x00*", 0, "a TIFF"},
		{"%PDF", 0, "a PDF"}, {"<svg", 0, "an SVG"}, {"<?xml", 0, "an SVG or XML file"}, {"<!DOCTYPE", 0, "a web page"},
		{"<html", 0, "a web page"}, {"PK\x03\x04", 0, "a ZIP or Office file"}, {"ftyp", 4, "an AVIF, HEIC or film"},
	} {
		if len(data) > kind.at && bytes.HasPrefix(data[kind.at:], []byte(kind.magic)) {
			return kind.name
		}
	}
	return "a file of another kind"
}
