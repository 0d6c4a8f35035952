package font

import (
	"encoding/binary"
	"fmt"
)

// Info is what a face is, for reports.
type Info struct {
	Name       string // PostScript name
	Path       string
	Member     int    // in a collection, from 0
	Format     string // "TrueType", "OpenType (CFF)", …
	Axes       []Axis // that were set
	Glyphs     int
	Characters int  // that the face has a glyph for
	Restricted bool // the maker does not allow embedding (fsType of the table OS/2)
}

// Info describes the face. Counting its characters takes a moment.
func (f *Face) Info() Info {
	i := Info{
		Name: f.name, Path: f.path, Member: f.index, Format: f.sfnt.format(), Axes: f.axes,
		Glyphs: f.metrics.glyphs, Restricted: f.sfnt.restricted(),
	}
	f.chars.each(0x110000, func(rune, GID) { i.Characters++ })
	return i
}

// format names the kind of a font.
func (f *sfnt) format() string {
	out := "TrueType"
	switch {
	case f.has("CFF "):
		out = "OpenType (CFF)"
	case f.has("CFF2"):
		out = "OpenType (CFF2)"
	}
	if f.has("fvar") {
		out += ", variable"
	}
	return out
}

// restricted says whether the font forbids to be embedded: the embedding bits
// say "restricted licence" and nothing that allows more.
func (f *sfnt) restricted() bool {
	b, err := f.part("OS/2", 8, 2)
	return err == nil && binary.BigEndian.Uint16(b)&0x000F == 0x0002
}

// String writes an Info in one line.
func (i Info) String() string {
	out := fmt.Sprintf("%s  %s  %s, %d glyphs, %d characters", i.Name, i.Path, i.Format, i.Glyphs, i.Characters)
	if len(i.Axes) > 0 {
		out += ", " + axesKey(i.Axes)
	}
	return out
}
