package press

import (
	"bufio"
	"fmt"
	"io"

	"booklet/pipeline/diag"
	"booklet/pipeline/paint"
	"booklet/pipeline/unit"
)

// textPress writes the sheets as plain text, a line a mark: for golden tests,
// for bug reports, and for people who want to see where a glyph went. Places
// are in points from the top left corner.
type textPress struct{}

// Write implements Press.
func (p *textPress) Write(w io.Writer, b *paint.Book) error {
	if err := check(b); err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	d := &textDump{out: out, book: b}
	d.info()
	for i := range b.Sheets {
		d.sheet(i)
	}
	for _, m := range b.Marks {
		d.printf("bookmark %d %q sheet %d %s\n", m.Level, m.Title, m.Sheet+1, pt(m.Y))
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the text: %w", err)
	}
	return nil
}

// textDump prints a book. Errors of the writer stay in out until it is flushed.
type textDump struct {
	out  *bufio.Writer
	book *paint.Book
}

func (d *textDump) printf(format string, args ...any) { fmt.Fprintf(d.out, format, args...) }

func (d *textDump) info() {
	i := d.book.Info
	d.printf("title %q\n", i.Title)
	for _, e := range []struct{ key, text string }{
		{"author", i.Author}, {"subject", i.Subject}, {"keywords", i.Keywords}, {"lang", i.Lang},
	} {
		if e.text != "" {
			d.printf("%s %q\n", e.key, e.text)
		}
	}
	if !i.Date.IsZero() {
		_, date := stamp(i.Date)
		d.printf("date %s\n", date)
	}
	if i.RightToLeft {
		d.printf("turns right to left\n")
	}
	for n := range d.book.Images {
		img := &d.book.Images[n]
		d.printf("image %d %q %s %d×%d\n", n+1, img.Name, img.Kind, img.Pixels[0], img.Pixels[1])
	}
}

// sheet prints one sheet: its marks in the order in which they are painted.
func (d *textDump) sheet(i int) {
	s := &d.book.Sheets[i]
	d.printf("\nsheet %d label %q size %s×%s\n", i+1, s.Label, pt(s.Size.W), pt(s.Size.H))
	for j := range s.Pics {
		p := &s.Pics[j]
		d.printf("picture %s image %d%s", box(p.Box), p.Image+1, tag(p.Tag))
		if p.Alt != "" {
			d.printf(" alt %q", p.Alt)
		}
		d.printf("\n")
	}
	for j := range s.Rules {
		r := &s.Rules[j]
		d.printf("rule %s%s%s\n", box(r.Box), shade(r.Color), tag(r.Tag))
	}
	for j := range s.Shapes {
		p := &s.Shapes[j]
		d.printf("shape")
		for _, at := range p.Points {
			d.printf(" %s,%s", pt(at.X), pt(at.Y))
		}
		d.printf("%s%s\n", shade(p.Color), tag(p.Tag))
	}
	for j := range s.Texts {
		d.text(&s.Texts[j])
	}
	for _, l := range s.Links {
		if l.URL != "" {
			d.printf("link %s to %s\n", box(l.Box), l.URL)
		} else {
			d.printf("link %s to sheet %d %s\n", box(l.Box), l.Sheet+1, pt(l.Y))
		}
	}
}

// text prints a run: its place, its text, and where it is not just one glyph
// behind the other, in ‹› by how much the next glyph is moved.
func (d *textDump) text(t *paint.Text) {
	if len(t.Glyphs) == 0 {
		return
	}
	at := t.Glyphs[0].At
	turned := ""
	if t.Rotate {
		turned = " turned"
	}
	d.printf("text %s,%s font %d size %s%s%s%s ", pt(at.X), pt(at.Y), t.Font+1, pt(t.Size), turned, shade(t.Color), tag(t.Tag))
	for i := range t.Glyphs {
		g := &t.Glyphs[i]
		if i > 0 {
			d.gap(t, &t.Glyphs[i-1], g)
		}
		d.out.WriteString(g.Text)
	}
	d.printf("\n")
}

// gap prints what stands between two glyphs besides the first one's advance.
func (d *textDump) gap(t *paint.Text, g, h *paint.Glyph) {
	x, y := h.At.X-g.At.X, h.At.Y-g.At.Y
	if t.Rotate {
		y -= g.Adv
	} else {
		x -= g.Adv
	}
	switch {
	case x != 0 && y != 0, t.Rotate && x != 0, !t.Rotate && y != 0:
		d.printf("‹%s,%s›", pt(h.At.X), pt(h.At.Y)) // a new line: its place
	case x != 0:
		d.printf("‹%s›", pt(x))
	case y != 0:
		d.printf("‹%s›", pt(y))
	}
}

// pt prints a length in points.
func pt(l unit.Length) string { return string(appendMilli(nil, toMilli(l))) }

// box prints a rectangle by its corners.
func box(r unit.Rect) string {
	return pt(r.Min.X) + "," + pt(r.Min.Y) + "–" + pt(r.Max.X) + "," + pt(r.Max.Y)
}

// shade prints a colour that is not black.
func shade(c paint.Color) string {
	if c == (paint.Color{}) {
		return ""
	}
	return fmt.Sprintf(" #%02x%02x%02x", c.R, c.G, c.B)
}

// tag prints a mark's role and its place in the sources.
func tag(t paint.Tag) string {
	s := " " + roleName(t.Role)
	if t.Level > 0 {
		s += fmt.Sprintf(" %d", t.Level)
	}
	if t.Pos != (diag.Pos{}) {
		s += fmt.Sprintf(" %s:%d:%d", t.Pos.File, t.Pos.Line, t.Pos.Col)
	}
	return s
}
