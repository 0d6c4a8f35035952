package press

import (
	"fmt"
	"io"

	"github.com/signintech/gopdf"

	"booklet/pipeline/paint"
	"booklet/pipeline/unit"
)

// gopdfPress draws the same sheets with gopdf alone, text and all. The
// finishing step corrects what copying its text gives and adds what gopdf has
// no words for.
//
// gopdf has no marked content, so the gaps between Han and Western text copy
// as spaces in most viewers.
type gopdfPress struct{ small maker }

const gopdfProducer = "booklet (signintech/gopdf)"

// Write implements Press.
func (p *gopdfPress) Write(w io.Writer, b *paint.Book) error {
	faces, err := begin(b, p.small)
	if err != nil {
		return err
	}
	base, err := gopdfBase(b, faces)
	if err != nil {
		return fmt.Errorf("gopdf: %w", err)
	}
	r, err := openPDF(base)
	if err != nil {
		return err
	}
	u := newUpdate(r)
	if err := u.gopdfFonts(faces); err != nil {
		return err
	}
	if err := u.finish(b, gopdfProducer); err != nil {
		return err
	}
	return u.writeTo(w)
}

// gopdfDraw is a book while gopdf draws it.
type gopdfDraw struct {
	pdf   *gopdf.GoPdf
	book  *paint.Book
	faces []*typeface
	ready []picture

	font int
	size milli
	fill paint.Color // what the next shape has
}

// gopdfBase lets gopdf draw the book.
func gopdfBase(b *paint.Book, faces []*typeface) ([]byte, error) {
	ready, err := pictures(b)
	if err != nil {
		return nil, err
	}
	d := &gopdfDraw{pdf: &gopdf.GoPdf{}, book: b, faces: faces, ready: ready}
	first := b.Sheets[0].Size
	d.pdf.Start(gopdf.Config{Unit: gopdf.UnitPT, PageSize: gopdf.Rect{W: first.W.Points(), H: first.H.Points()}})
	for _, f := range faces {
		if f == nil {
			continue
		}
		if err := d.pdf.AddTTFFontData(f.name, f.data); err != nil {
			return nil, fmt.Errorf("font %s: %w", f.name, err)
		}
	}
	anchors := gopdfAnchors(b)
	for i := range b.Sheets {
		if err := d.page(i, anchors[i]); err != nil {
			return nil, fmt.Errorf("sheet %d: %w", i+1, err)
		}
	}
	return d.pdf.GetBytesPdfReturnErr()
}

// gopdfAnchors lists, for each sheet, the heights that links lead to.
func gopdfAnchors(b *paint.Book) [][]unit.Length {
	anchors := make([][]unit.Length, len(b.Sheets))
	seen := map[string]bool{}
	for i := range b.Sheets {
		for _, l := range b.Sheets[i].Links {
			if name := gopdfAnchor(l.Sheet, l.Y); l.URL == "" && !seen[name] {
				seen[name] = true
				anchors[l.Sheet] = append(anchors[l.Sheet], l.Y)
			}
		}
	}
	return anchors
}

// gopdfAnchor names a place that links lead to.
func gopdfAnchor(sheet int, y unit.Length) string { return fmt.Sprintf("%d:%d", sheet, y) }

// page draws one sheet.
func (d *gopdfDraw) page(index int, anchors []unit.Length) error {
	s := &d.book.Sheets[index]
	size := &gopdf.Rect{W: s.Size.W.Points(), H: s.Size.H.Points()}
	d.pdf.AddPageWithOption(gopdf.PageOption{PageSize: size})
	d.font, d.fill = -1, paint.Color{}
	// A page without content would have no content stream to refer to.
	d.pdf.SetLineWidth(1)
	for i := range s.Pics {
		p := &s.Pics[i]
		holder, err := gopdf.ImageHolderByBytes(d.ready[d.ready[p.Image].same].data)
		if err != nil {
			return err
		}
		box := p.Box.Size()
		rect := &gopdf.Rect{W: box.W.Points(), H: box.H.Points()}
		if err := d.pdf.ImageByHolder(holder, p.Box.Min.X.Points(), p.Box.Min.Y.Points(), rect); err != nil {
			return fmt.Errorf("image %s: %w", d.book.Images[p.Image].Name, err)
		}
	}
	for i := range s.Rules {
		r := &s.Rules[i]
		d.color(r.Color)
		box := r.Box.Size()
		d.pdf.RectFromUpperLeftWithStyle(r.Box.Min.X.Points(), r.Box.Min.Y.Points(), box.W.Points(), box.H.Points(), "F")
	}
	for i := range s.Shapes {
		d.shape(&s.Shapes[i])
	}
	for i := range s.Texts {
		if err := d.run(&s.Texts[i]); err != nil {
			return err
		}
	}
	// gopdf counts links and anchors from the top of the first page, whatever
	// the size of this one, and puts anchors a size of type above the pen.
	shift := d.book.Sheets[0].Size.H - s.Size.H
	for _, l := range s.Links {
		// From the lower edge up: a box in a PDF names its lower left corner first.
		x, y, box := l.Box.Min.X.Points(), (l.Box.Max.Y + shift).Points(), l.Box.Size()
		if l.URL != "" {
			d.pdf.AddExternalLink(asciiURL(l.URL), x, y, box.W.Points(), -box.H.Points())
		} else {
			d.pdf.AddInternalLink(gopdfAnchor(l.Sheet, l.Y), x, y, box.W.Points(), -box.H.Points())
		}
	}
	if err := d.pdf.SetFontSize(0); err != nil {
		return err
	}
	for _, y := range anchors {
		d.pdf.SetXY(0, (y + shift).Points())
		d.pdf.SetAnchor(gopdfAnchor(index, y))
	}
	return nil
}

func (d *gopdfDraw) shape(s *paint.Shape) {
	if len(s.Points) < 3 {
		return
	}
	d.color(s.Color)
	points := make([]gopdf.Point, len(s.Points))
	for i, p := range s.Points {
		points[i] = gopdf.Point{X: p.X.Points(), Y: p.Y.Points()}
	}
	d.pdf.Polygon(points, "F")
}

// color sets the fill colour of rules and shapes.
func (d *gopdfDraw) color(c paint.Color) {
	if c != d.fill {
		d.pdf.SetFillColor(c.R, c.G, c.B)
		d.fill = c
	}
}

// gopdfFonts replaces the ToUnicode maps of gopdf's fonts: its own say what
// character a glyph has in the small font, which is not what the text is where
// that is above U+FFFF, or several characters, or a private code.
func (u *update) gopdfFonts(faces []*typeface) error {
	_, pages, err := u.base.pages()
	if err != nil || len(pages) == 0 {
		return err
	}
	d, err := u.base.dict(pages[0])
	if err != nil {
		return err
	}
	num, err := ref(d, "Resources")
	if err != nil {
		return err
	}
	if d, err = u.base.dict(num); err != nil {
		return err
	}
	fonts, _, err := parseDict(d.get("Font"))
	if err != nil {
		return fmt.Errorf("fonts: %w", err)
	}
	for i, f := range used(faces) {
		if i >= len(fonts) {
			return fmt.Errorf("gopdf wrote %d fonts of %d", len(fonts), len(used(faces)))
		}
		num, err := ref(fonts, fonts[i].key)
		if err != nil {
			return err
		}
		if d, err = u.base.dict(num); err != nil {
			return err
		}
		cmap, err := ref(d, "ToUnicode")
		if err != nil {
			return err
		}
		u.deflated(cmap, "", pagePacker.pack(toUnicode(f.textsByGlyph())))
	}
	return nil
}

// used leaves out the faces that no glyph uses.
func used(faces []*typeface) []*typeface {
	var all []*typeface
	for _, f := range faces {
		if f != nil {
			all = append(all, f)
		}
	}
	return all
}
