package press

import (
	"bytes"
	"fmt"
	"io"
	"time"

	"github.com/go-pdf/fpdf"

	"booklet/pipeline/paint"
)

// fpdfPress writes the reading edition: fpdf makes the pages with their
// pictures and links, the finishing step puts the text on them.
//
// The text does not go through fpdf. As measured on 30 pages in five faces, its
// fonts cost 46 ms and 57 MB, with names, widths and copied text that are not
// right, and its deflating 15 ms and 36 MB; the update takes 13 ms and 3 MB for
// both, and all that is left of fpdf's own content is the pictures.
type fpdfPress struct{ small maker }

const fpdfProducer = "booklet (go-pdf/fpdf)"

// Write implements Press.
func (p *fpdfPress) Write(w io.Writer, b *paint.Book) error {
	faces, err := begin(b, p.small)
	if err != nil {
		return err
	}
	base, err := fpdfBase(b)
	if err != nil {
		return fmt.Errorf("fpdf: %w", err)
	}
	r, err := openPDF(base)
	if err != nil {
		return err
	}
	u := newUpdate(r)
	if err := u.fpdfPages(b, faces); err != nil {
		return err
	}
	if err := u.finish(b, fpdfProducer); err != nil {
		return err
	}
	return u.writeTo(w)
}

// fpdfBase lets fpdf make the pages, pictures and links.
func fpdfBase(b *paint.Book) ([]byte, error) {
	first := b.Sheets[0].Size
	f := fpdf.NewCustom(&fpdf.InitType{
		OrientationStr: "P", UnitStr: "pt",
		Size: fpdf.SizeType{Wd: first.W.Points(), Ht: first.H.Points()},
	})
	f.SetCatalogSort(true)
	// Each page's final stream is made by the update.
	f.SetCompression(false)
	date := b.Info.Date
	if date.IsZero() {
		date = time.Unix(0, 0).UTC() // fpdf takes the clock for no date
	}
	f.SetCreationDate(date.UTC())
	f.SetModificationDate(date.UTC())
	names, err := fpdfImages(f, b)
	if err != nil {
		return nil, err
	}
	links := map[[2]int64]int{}
	for i := range b.Sheets {
		s := &b.Sheets[i]
		f.AddPageFormat("P", fpdf.SizeType{Wd: s.Size.W.Points(), Ht: s.Size.H.Points()})
		for _, p := range s.Pics {
			x, y, size := p.Box.Min.X.Points(), p.Box.Min.Y.Points(), p.Box.Size()
			f.ImageOptions(names[p.Image], x, y, size.W.Points(), size.H.Points(), false,
				fpdf.ImageOptions{AllowNegativePosition: true}, 0, "")
		}
		for _, l := range s.Links {
			// From the lower edge up: a box in a PDF names its lower left corner first.
			x, y, size := l.Box.Min.X.Points(), l.Box.Max.Y.Points(), l.Box.Size()
			if l.URL != "" {
				f.LinkString(x, y, size.W.Points(), -size.H.Points(), asciiURL(l.URL))
				continue
			}
			target := [2]int64{int64(l.Sheet), int64(l.Y)}
			id, ok := links[target]
			if !ok {
				id = f.AddLink()
				links[target] = id
				f.SetLink(id, fpdfY(l.Y.Points()), l.Sheet+1)
			}
			f.Link(x, y, size.W.Points(), -size.H.Points(), id)
		}
	}
	var out bytes.Buffer
	if err := f.Output(&out); err != nil {
		return nil, err
	}
	return newerVersion(out.Bytes()), nil
}

// newerVersion says that the file is of version 1.7, where fpdf says 1.3: the
// update uses page labels, metadata and text for copying, which are younger.
func newerVersion(pdf []byte) []byte {
	if len(pdf) > 8 && string(pdf[:7]) == "%PDF-1." {
		pdf[7] = '7'
	}
	return pdf
}

// fpdfY keeps a height from being -1, which fpdf takes for "where the pen is".
func fpdfY(y float64) float64 {
	if y == -1 {
		return -1.001
	}
	return y
}

// fpdfPages puts the text, rules and shapes on fpdf's pages, and the fonts
// into the resources that they share.
func (u *update) fpdfPages(b *paint.Book, faces []*typeface) error {
	_, pages, err := u.base.pages()
	if err != nil {
		return err
	}
	if len(pages) != len(b.Sheets) {
		return fmt.Errorf("fpdf made %d pages for %d sheets", len(pages), len(b.Sheets))
	}
	fonts := make([]packed, len(faces))
	streams := make([][]byte, len(pages))
	numbers := make([]int, len(pages))
	resources := 0
	// The fonts take longest, so they come first.
	err = each(len(faces)+len(pages), func(i int) (err error) {
		if i < len(faces) {
			if faces[i] != nil {
				fonts[i] = faces[i].pack()
			}
			return nil
		}
		i -= len(faces)
		numbers[i], streams[i], err = u.fpdfPage(pages[i], &b.Sheets[i], faces)
		return err
	})
	if err != nil {
		return err
	}
	for i, data := range streams {
		u.deflated(numbers[i], "", data)
		if len(b.Sheets[i].Links) > 0 {
			if err := u.links(pages[i]); err != nil {
				return err
			}
		}
	}
	page, err := u.base.dict(pages[0])
	if err != nil {
		return err
	}
	if resources, err = ref(page, "Resources"); err != nil {
		return err
	}
	old, err := u.base.dict(resources)
	if err != nil {
		return err
	}
	d := []byte("<</Font<<")
	for i, f := range faces {
		if f != nil {
			d = fmt.Appendf(d, "/F%d %d 0 R", i+1, u.font(f, fonts[i]))
		}
	}
	d = append(d, ">>/XObject"...)
	d = append(append(d, old.get("XObject")...), ">>"...)
	u.put(resources, d)
	return nil
}

// links makes objects of a page's links: fpdf writes them into the page, where
// the standard wants references.
func (u *update) links(page int) error {
	d, err := u.base.dict(page)
	if err != nil {
		return err
	}
	links, err := parseArray(d.get("Annots"))
	if err != nil {
		return fmt.Errorf("links: %w", err)
	}
	list := []byte("[")
	for _, link := range links {
		num := u.add()
		u.put(num, link)
		list = fmt.Appendf(list, "%d 0 R ", num)
	}
	u.put(page, d.with("Annots", append(list, ']')).append(nil))
	return nil
}

// fpdfPage gives the number and the deflated bytes of a page's final content.
func (u *update) fpdfPage(page int, s *paint.Sheet, faces []*typeface) (num int, data []byte, err error) {
	d, err := u.base.dict(page)
	if err != nil {
		return 0, nil, err
	}
	if num, err = ref(d, "Contents"); err != nil {
		return 0, nil, err
	}
	var buf []byte
	if len(s.Pics) > 0 {
		_, drawn, err := u.base.stream(num)
		if err != nil {
			return 0, nil, err
		}
		buf = append(buf, drawn...)
	}
	return num, pagePacker.pack(sheetContent(buf, s, faces)), nil
}
