package typeset

import (
	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/font"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// Fonts is what setting needs of a font library. It is safe for use by several
// goroutines.
type Fonts interface {
	// Chain gives the faces that a catalogue's name stands for.
	Chain(name string, bold bool) (*font.Chain, diag.List)
	// Western names the face that sets Western text beside a face, and its
	// size in percent of the face's; "" where that sets its own.
	Western(name string, bold bool) (face string, percent int)
}

// chain is a chain of faces with what one goroutine has found in it.
type chain struct {
	name    string
	faces   *font.Chain
	hits    map[rune]hit
	west    *chain // sets Western text; nil where this one does
	percent int    // size of its text to that of this chain
	shaped  map[string][]font.Glyph
	circled *font.Face // of circled numbers; nil where no face has all of them
	looked  bool       // for it

	tall, deep unit.Length // of pinyin; 0 until it is measured
}

type hit struct {
	face *font.Face
	gid  font.GID
	ok   bool
}

func (c *chain) find(r rune) (*font.Face, font.GID, bool) {
	h, seen := c.hits[r]
	if !seen {
		if face := c.circles(r); face != nil {
			h.face = face
			h.gid, h.ok = face.Lookup(r)
		}
		if !h.ok {
			h.face, h.gid, h.ok = c.faces.Find(r)
		}
		c.hits[r] = h
	}
	return h.face, h.gid, h.ok
}

// circles gives the face that a circled number is taken from, nil for other
// characters: the first that has all from ① to ⑳. Many have the first ten
// only, and circles of several faces differ in size.
func (c *chain) circles(r rune) *font.Face {
	if !(r >= '①' && r <= '⑳' || r >= '㉑' && r <= '㉟' || r >= '㊱' && r <= '㊿') {
		return nil
	}
	if !c.looked {
		c.circled, c.looked = c.faces.FindAll([]rune("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")), true
	}
	return c.circled
}

// western finds a Western character: in the face that is paired with the
// chain's own, else in the chain.
func (c *chain) western(r rune) (*font.Face, font.GID, bool) {
	if c.west != nil {
		if face, gid, ok := c.west.find(r); ok {
			return face, gid, true
		}
	}
	return c.find(r)
}

// westernSize is the size at which a Western character stands beside Han of a
// size: faces differ in how large their letters are drawn.
func (c *chain) westernSize(r rune, size unit.Length) unit.Length {
	if c.west != nil {
		if _, _, ok := c.west.find(r); ok {
			return size * unit.Length(c.percent) / 100
		}
	}
	return size
}

// first is the face that stands in where no face has a character.
func (c *chain) first() *font.Face {
	face := c.faces.First()
	if face == nil {
		panic(noFace{})
	}
	return face
}

// noFace stops the setting of an entry for which no font file was found: the
// finding is made where the chain was asked for, and nothing can be measured.
type noFace struct{}

// shape sets a Western word, from memory where it was set before. Glyphs are
// kept at 1000 units an em and scaled, so that sizes share them.
func (c *chain) shape(face *font.Face, word []rune, size unit.Length, lang string) []font.Glyph {
	key := face.Name() + "\x00" + string(word)
	base, seen := c.shaped[key]
	if !seen {
		base = face.Shape(word, 1000, lang)
		c.shaped[key] = base
	}
	out := make([]font.Glyph, len(base))
	for i, g := range base {
		g.Advance, g.X, g.Y = scale(int32(g.Advance), size), scale(int32(g.X), size), scale(int32(g.Y), size)
		out[i] = g
	}
	return out
}

type chainKey struct {
	role string
	bold bool
}

// chainFor gives the chain of a role of the layout.
func (s *setter) chainFor(role string, bold bool) *chain {
	key := chainKey{role, bold}
	if c, ok := s.chains[key]; ok {
		return c
	}
	name := s.layout.Faces[role]
	c := s.open(name.Value, bold, name.Pos)
	if west, percent := s.fonts.Western(name.Value, bold); west != "" {
		c.west, c.percent = s.open(west, bold, name.Pos), percent
	}
	s.chains[key] = c
	return c
}

// open asks the library for a face; what is wrong about it is said at pos.
func (s *setter) open(name string, bold bool, pos diag.Pos) *chain {
	faces, diags := s.fonts.Chain(name, bold)
	for _, d := range diags {
		if d.Pos.File == "" {
			d.Pos = pos
		}
		s.diags = append(s.diags, d)
	}
	return &chain{name: name, faces: faces, hits: map[rune]hit{}, shaped: map[string][]font.Glyph{}}
}

// spanFont is the font of a span in a block of a style.
func (s *setter) spanFont(span *compose.Span, style *manifest.Style) spanFont {
	role := style.Face
	if span.Look.Face != "" {
		role = span.Look.Face
	}
	if span.Look.Mono {
		if _, ok := s.layout.Faces["mono"]; ok {
			role = "mono"
		}
	}
	f := spanFont{chain: s.chainFor(role, style.Bold || span.Look.Bold), size: style.Size}
	if span.Look.Shift != 0 {
		f.size = style.Size * 65 / 100
		f.rise = style.Size * 38 / 100
		if span.Look.Shift < 0 {
			f.rise = -style.Size * 14 / 100
		}
	}
	return f
}

// latin is the chain that sets pinyin beside a chain: the layout's face for
// it, where it names one.
func (s *setter) latin(c *chain) *chain {
	if _, ok := s.layout.Faces["pinyin"]; ok {
		return s.chainFor("pinyin", false)
	}
	return c
}
