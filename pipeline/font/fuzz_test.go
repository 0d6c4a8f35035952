package font

import (
	"bytes"
	"encoding/binary"
	"testing"
)

// FuzzFont changes bytes of real fonts and cuts them short. Whatever comes of
// it, opening, measuring, shaping and subsetting end, with an error or
// without, and never panic.
func FuzzFont(f *testing.F) {
	for i := range fuzzFonts {
		f.Add(byte(i), uint32(1<<31), []byte{})
		f.Add(byte(i), uint32(3000), []byte{0, 0, 0, 40, 0xFF})
		f.Add(byte(i), uint32(1<<31), []byte{0, 0, 1, 0, 0x7F, 0, 0, 2, 9, 0x80})
	}
	f.Fuzz(func(t *testing.T, which byte, length uint32, changes []byte) {
		font := fuzzFonts[int(which)%len(fuzzFonts)]
		data := bytes.Clone(fixture(t, font.path))
		data = data[:min(len(data), int(length))]
		for ; len(changes) >= 5 && len(data) > 0; changes = changes[5:] {
			data[int(binary.BigEndian.Uint32(changes))%len(data)] = changes[4]
		}
		useAll(data, font.axes)
	})
}

var fuzzFonts = []struct {
	path string
	axes []Axis
}{
	{"toys/CFF2-VF.otf", []Axis{{"wght", 700}}},
	{"common/SourceSans-VF-HVAR.ttf", []Axis{{"wght", 700}}},
	{"toys/3cmaps.ttc", nil},
	{"common/OldaniaADFStd-Bold.otf", nil},
	{"common/Raleway-v4020-Regular.otf", nil},
	{"common/LiberationMono-Italic.ttf", nil},
}

// useAll does all that can be done with a font.
func useAll(data []byte, axes []Axis) {
	face, err := Open("fuzz", bytes.NewReader(data), int64(len(data)), "", axes)
	if err != nil {
		return
	}
	var uses []Use
	for _, r := range "AVfi&gÄ河，" {
		if g, ok := face.Lookup(r); ok {
			uses = append(uses, Use{g, string(r)})
		}
	}
	for g := range GID(40) {
		uses = append(uses, Use{face.Full(g), ""})
		face.Bounds(g)
		face.Advance(g)
		face.Vertical(g)
	}
	face.Metrics()
	face.Shape([]rune("AV fi"), 1000, "en")
	if s, err := face.Subset(uses); err == nil {
		if _, err := Open("small", bytes.NewReader(s.Data), int64(len(s.Data)), "", nil); err != nil {
			panic(err)
		}
	}
}
