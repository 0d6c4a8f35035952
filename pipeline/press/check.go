package press

import (
	"fmt"

	"booklet/pipeline/diag"
	"booklet/pipeline/paint"
	"booklet/pipeline/unit"
)

// The bounds of what a PDF viewer takes for a page, and of a size of type.
const (
	pageLeast = 3 * unit.Pt
	pageMost  = 14400 * unit.Pt
	sizeMost  = 2000 * unit.Pt
)

// check finds what no press could draw: marks that point outside the book's
// lists, sizes that are no sizes. Such a book is a bug of a stage before, and
// an error says which mark it is.
func check(b *paint.Book) error {
	if len(b.Sheets) == 0 {
		return fmt.Errorf("the book has no sheets")
	}
	for i := range b.Sheets {
		if err := checkSheet(b, i); err != nil {
			return fmt.Errorf("sheet %d: %w", i+1, err)
		}
	}
	level := -1
	for i, m := range b.Marks {
		if m.Sheet < 0 || m.Sheet >= len(b.Sheets) {
			return fmt.Errorf("bookmark %q leads to sheet %d of %d", m.Title, m.Sheet+1, len(b.Sheets))
		}
		if m.Level < 0 || m.Level > level+1 {
			return fmt.Errorf("bookmark %d, %q, has level %d below one of level %d", i+1, m.Title, m.Level, level)
		}
		level = m.Level
	}
	return nil
}

func checkSheet(b *paint.Book, index int) error {
	s := &b.Sheets[index]
	for _, side := range [...]unit.Length{s.Size.W, s.Size.H} {
		if side < pageLeast || side > pageMost {
			return fmt.Errorf("its size, %s, is none that a PDF can have", s.Size)
		}
	}
	for i := range s.Texts {
		t := &s.Texts[i]
		switch {
		case t.Font < 0 || t.Font >= len(b.Fonts) || b.Fonts[t.Font] == nil:
			return at(t.Pos, "a text asks for font %d of %d", t.Font+1, len(b.Fonts))
		case t.Size <= 0 || t.Size > sizeMost:
			return at(t.Pos, "a text has the size %s", t.Size)
		}
		for j := range t.Glyphs {
			if !near(t.Glyphs[j].At) {
				return at(t.Pos, "a glyph is far off the page")
			}
		}
	}
	for i := range s.Rules {
		if r := &s.Rules[i]; !near(r.Box.Min) || !near(r.Box.Max) {
			return at(r.Pos, "a rule is far off the page")
		}
	}
	for i := range s.Shapes {
		for _, p := range s.Shapes[i].Points {
			if !near(p) {
				return at(s.Shapes[i].Pos, "a shape is far off the page")
			}
		}
	}
	for i := range s.Pics {
		p := &s.Pics[i]
		if p.Image < 0 || p.Image >= len(b.Images) {
			return at(p.Pos, "a picture asks for image %d of %d", p.Image+1, len(b.Images))
		}
		if size := p.Box.Size(); size.W <= 0 || size.H <= 0 || !near(p.Box.Min) || !near(p.Box.Max) {
			return at(p.Pos, "a picture has a box of %s", size)
		}
	}
	for _, l := range s.Links {
		if l.URL == "" && (l.Sheet < 0 || l.Sheet >= len(b.Sheets)) {
			return fmt.Errorf("a link leads to sheet %d of %d", l.Sheet+1, len(b.Sheets))
		}
	}
	return nil
}

// near reports whether a place is within twice the largest page: numbers
// beyond it would not be exact in a content stream.
func near(p unit.Point) bool {
	const most = 2 * pageMost
	return p.X > -most && p.X < most && p.Y > -most && p.Y < most
}

// at is an error with the place in the sources, where it is known.
func at(pos diag.Pos, format string, args ...any) error {
	err := fmt.Errorf(format, args...)
	if pos.File == "" {
		return err
	}
	return fmt.Errorf("%s:%d:%d: %w", pos.File, pos.Line, pos.Col, err)
}
