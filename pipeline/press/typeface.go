package press

import (
	"crypto/sha256"
	"fmt"
	"sort"
	"strings"

	"booklet/pipeline/font"
	"booklet/pipeline/paint"
)

// typeface is one font of a book as a PDF has it: the small font and a table
// of its glyphs. Its codes (CIDs) are places in that table, so that a
// text string needs no gaps and two texts may share one outline.
type typeface struct {
	name   string // PostScript name with a subset tag: "ABCDEF+FandolSong"
	data   []byte // the small TrueType font
	facts  *trueType
	glyphs []embedded          // by code; 0 is .notdef
	code   map[font.Use]uint16 // where a use is in glyphs
	usual  map[font.GID]uint16 // the same by glyph alone, for a glyph's first text
}

// codeOf gives the code of a glyph.
func (f *typeface) codeOf(g *paint.Glyph) uint16 {
	if code := f.usual[g.GID]; f.glyphs[code].text == g.Text && code > 0 {
		return code
	}
	return f.code[font.Use{GID: g.GID, Text: g.Text}]
}

// embedded is one glyph of a typeface.
type embedded struct {
	char  rune   // under which the small font's cmap has it
	gid   uint16 // in the small font
	width int64  // advance in 1/1,000,000 em
	text  string // what copying it gives
}

// maker makes the small font of a face and names it. Tests put their own in
// place of Face.Subset.
type maker func(f *font.Face, uses []font.Use) (name string, small *font.Small, err error)

// subset is the maker of every real book.
func subset(f *font.Face, uses []font.Use) (string, *font.Small, error) {
	small, err := f.Subset(uses)
	return f.Name(), small, err
}

// begin checks a book and makes its small fonts, with mk in place of subset
// where it is not nil.
func begin(b *paint.Book, mk maker) ([]*typeface, error) {
	if err := check(b); err != nil {
		return nil, err
	}
	if mk == nil {
		mk = subset
	}
	return typefaces(b, mk)
}

// typefaces makes the small fonts of a book, by the index of Book.Fonts. A
// face that no glyph uses stays nil.
func typefaces(b *paint.Book, mk maker) ([]*typeface, error) {
	uses := usesOf(b)
	faces := make([]*typeface, len(b.Fonts))
	err := each(len(b.Fonts), func(i int) error {
		if len(uses[i]) == 0 {
			return nil
		}
		name, small, err := mk(b.Fonts[i], uses[i])
		if err != nil {
			return fmt.Errorf("making the small font of %s: %w", name, err)
		}
		faces[i], err = newTypeface(name, small, uses[i])
		return err
	})
	return faces, err
}

// usesOf lists what each face has to hold, sorted, so that the small font does
// not depend on the order of the pages.
func usesOf(b *paint.Book) [][]font.Use {
	seen := make([]map[font.Use]bool, len(b.Fonts))
	// Most glyphs have one text, and a map by number is much the faster one.
	usual := make([]map[font.GID]string, len(b.Fonts))
	for i := range seen {
		seen[i], usual[i] = map[font.Use]bool{}, map[font.GID]string{}
	}
	for i := range b.Sheets {
		texts := b.Sheets[i].Texts
		for j := range texts {
			n := texts[j].Font
			for k := range texts[j].Glyphs {
				g := &texts[j].Glyphs[k]
				if text, ok := usual[n][g.GID]; ok && text == g.Text {
					continue
				}
				usual[n][g.GID] = g.Text
				seen[n][font.Use{GID: g.GID, Text: g.Text}] = true
			}
		}
	}
	uses := make([][]font.Use, len(b.Fonts))
	for i, set := range seen {
		for u := range set {
			uses[i] = append(uses[i], u)
		}
		sort.Slice(uses[i], func(a, b int) bool {
			x, y := uses[i][a], uses[i][b]
			if x.Text != y.Text {
				return x.Text < y.Text
			}
			return x.GID < y.GID
		})
	}
	return uses
}

// newTypeface reads the small font and numbers its glyphs.
func newTypeface(name string, small *font.Small, uses []font.Use) (*typeface, error) {
	facts, err := readTrueType(small.Data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(uses) > 0xFFFE {
		return nil, fmt.Errorf("%s: %d glyphs are too many for one font of a PDF", name, len(uses))
	}
	f := &typeface{
		name:   subsetTag(small.Data) + "+" + pdfName(name),
		data:   small.Data,
		facts:  facts,
		glyphs: make([]embedded, 1, len(uses)+1),
		code:   make(map[font.Use]uint16, len(uses)),
		usual:  make(map[font.GID]uint16, len(uses)),
	}
	for _, u := range uses {
		char, ok := small.Code[u]
		if !ok || char < 0 || char > 0xFFFF {
			return nil, fmt.Errorf("%s: glyph %d (%q) is missing in the small font", name, u.GID, u.Text)
		}
		g := embedded{char: char, gid: facts.glyph(uint16(char)), text: u.Text}
		g.width = int64(facts.advance(g.gid)) * 1e6 / int64(facts.unitsPerEm)
		f.code[u] = uint16(len(f.glyphs))
		if _, ok := f.usual[u.GID]; !ok {
			f.usual[u.GID] = uint16(len(f.glyphs))
		}
		f.glyphs = append(f.glyphs, g)
	}
	return f, nil
}

// subsetTag is the six letters that mark a font as a subset; they differ when
// the font differs.
func subsetTag(data []byte) string {
	sum := sha256.Sum256(data)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// pdfName keeps the characters that need no escape in a PDF name.
func pdfName(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_', r == '.':
			return r
		}
		return -1
	}, s)
	if s == "" {
		return "Font"
	}
	return s
}
