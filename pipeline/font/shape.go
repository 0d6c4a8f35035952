package font

import (
	"sync"
	"unicode"

	gofont "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"

	"booklet/pipeline/unit"
)

// shaper is what shaping needs of a face, opened when the first Western run is
// shaped.
type shaper struct {
	mu     sync.Mutex // go-text's faces have caches
	font   *harfbuzz.Font
	buffer *harfbuzz.Buffer
}

// westernEnd is the first character that the shaper does not know: from the
// Chinese marks on there is nothing to shape, and a table of all characters
// would cost more than the shaping.
const westernEnd = 0x3000

// shapingTables are what shaping reads; outlines are not among them.
var shapingTables = []string{
	"GDEF", "GPOS", "GSUB", "HVAR", "OS/2", "ankr", "avar", "cmap", "feat", "fvar",
	"head", "hhea", "hmtx", "kern", "kerx", "maxp", "morx", "trak",
}

// ownForms keeps a face from exchanging glyphs by language: faces with Han
// characters have whole cells for a Chinese ’ and —, and other figures for
// English. The forms that Lookup finds are the ones that are measured.
var ownForms = []harfbuzz.Feature{{Tag: opentype.MustNewTag("locl"), Value: 0, Start: harfbuzz.FeatureGlobalStart, End: harfbuzz.FeatureGlobalEnd}}

// Shape sets a run of Western text with kerning and ligatures. lang is a BCP 47
// tag. A character that the face lacks becomes glyph 0. Advances are whole
// 1/1000 em, as the embedded font has them, scaled to size.
func (f *Face) Shape(text []rune, size unit.Length, lang string) (out []Glyph) {
	defer func() {
		if recover() != nil { // in a parser, over a broken layout table
			out = f.unshaped(text, size)
		}
	}()
	for _, r := range text {
		if r >= westernEnd {
			return f.unshaped(text, size)
		}
	}
	s := f.shaper()
	if s == nil || len(text) == 0 {
		return f.unshaped(text, size)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.buffer.Clear()
	s.buffer.AddRunes(text, 0, len(text))
	s.buffer.Props.Direction = harfbuzz.LeftToRight
	s.buffer.Props.Script = scriptOf(text)
	s.buffer.Props.Language = language.NewLanguage(lang)
	s.buffer.Shape(s.font, ownForms)

	out = make([]Glyph, len(s.buffer.Info))
	for i, info := range s.buffer.Info {
		pos := s.buffer.Pos[i]
		out[i] = Glyph{
			GID:     GID(info.Glyph),
			Advance: f.scaled(pos.XAdvance, size),
			X:       f.scaled(pos.XOffset, size),
			Y:       f.scaled(pos.YOffset, size),
		}
		// The first glyph of a cluster stands for all of its characters.
		if i == 0 || s.buffer.Info[i-1].Cluster != info.Cluster {
			end := len(text)
			for _, later := range s.buffer.Info[i+1:] {
				if later.Cluster != info.Cluster {
					end = later.Cluster
					break
				}
			}
			out[i].Text = string(text[info.Cluster:end])
		}
	}
	return out
}

// unshaped sets each character by its own glyph.
func (f *Face) unshaped(text []rune, size unit.Length) []Glyph {
	out := make([]Glyph, len(text))
	for i, r := range text {
		g, _ := f.Lookup(r)
		out[i] = Glyph{GID: g, Advance: scaleThousandths(f.Advance(g), size), Text: string(r)}
	}
	return out
}

// scaled turns font units into a length at a size.
func (f *Face) scaled(v int32, size unit.Length) unit.Length {
	return scaleThousandths(f.metrics.thousandths(float64(v)), size)
}

func scaleThousandths(v int32, size unit.Length) unit.Length {
	n := int64(v) * int64(size)
	if n < 0 {
		return unit.Length(-((-n + 500) / 1000))
	}
	return unit.Length((n + 500) / 1000)
}

// scriptOf is the script of the first letter.
func scriptOf(text []rune) language.Script {
	for _, r := range text {
		if unicode.IsLetter(r) {
			return language.LookupScript(r)
		}
	}
	return language.Latin
}

// openShaper reads the layout tables; nil when they are broken.
func openShaper(f *Face) (s *shaper) {
	defer func() {
		if recover() != nil {
			s = nil
		}
	}()
	loader, err := opentype.NewLoader(newResource(f.sfnt, shapingTables, madeTable{"cmap", f.chars.western()}))
	if err != nil {
		return nil
	}
	font, err := gofont.NewFont(loader)
	if err != nil {
		return nil
	}
	face := gofont.NewFace(font)
	if f.coords != nil {
		face.SetCoords(f.coords)
	}
	return &shaper{font: harfbuzz.NewFont(face), buffer: harfbuzz.NewBuffer()}
}

// western writes a table "cmap" of the characters below westernEnd.
func (m *charmap) western() []byte {
	var groups []byte
	n := 0
	m.each(westernEnd, func(r rune, g GID) {
		groups = put32(put32(put32(groups, int64(r)), int64(r)), int64(g))
		n++
	})
	var b []byte
	for _, v := range [4]int{0, 1, 3, 10} {
		b = put16(b, v)
	}
	b = put32(b, 12)
	b = put16(put16(b, 12), 0)
	b = put32(put32(put32(b, int64(16+len(groups))), 0), int64(n))
	return append(b, groups...)
}
