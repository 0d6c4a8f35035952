package press

import (
	"bufio"
	"crypto/sha256"
	"fmt"
	"io"
	"sort"

	"booklet/pipeline/paint"
)

// update is one incremental update: objects that come behind a finished PDF
// and replace or add to those that it has.
type update struct {
	base    *reader
	parts   [][]byte // what follows the base file, but for buf
	buf     []byte   // the end of it
	size    int      // of the base file and parts
	next    int      // the next free object number
	objects []written
}

// written is where an object of the update begins, counted from the start of
// the base file.
type written struct{ num, offset int }

// newUpdate begins an update of a finished PDF.
func newUpdate(base *reader) *update {
	return &update{base: base, next: base.size(), size: len(base.data), buf: []byte("\n")}
}

// add gives a number to a new object.
func (u *update) add() int {
	u.next++
	return u.next - 1
}

// begin starts an object; end must follow.
func (u *update) begin(num int) {
	u.objects = append(u.objects, written{num, u.size + len(u.buf)})
	u.printf("%d 0 obj\n", num)
}

func (u *update) end() { u.buf = append(u.buf, "\nendobj\n"...) }

func (u *update) printf(format string, args ...any) { u.buf = fmt.Appendf(u.buf, format, args...) }

// put writes an object that is no stream.
func (u *update) put(num int, body []byte) {
	u.begin(num)
	u.buf = append(u.buf, body...)
	u.end()
}

// putf writes an object that is no stream.
func (u *update) putf(num int, format string, args ...any) {
	u.begin(num)
	u.printf(format, args...)
	u.end()
}

// stream writes a stream; keys are further keys of its dictionary. The data
// must not change any more: a font is too large to be copied for nothing.
func (u *update) stream(num int, keys string, data []byte) {
	u.begin(num)
	u.printf("<<%s/Length %d>>\nstream\n", keys, len(data))
	u.parts = append(u.parts, u.buf, data)
	u.size += len(u.buf) + len(data)
	u.buf = []byte("\nendstream")
	u.end()
}

// deflated writes a stream of bytes that a packer has made.
func (u *update) deflated(num int, keys string, data []byte) {
	u.stream(num, keys+"/Filter/FlateDecode", data)
}

// close writes the cross reference table and the trailer. The identifier is a
// hash of all that is before it, so it repeats when the book does.
func (u *update) close(root, info int) {
	sort.Slice(u.objects, func(i, j int) bool { return u.objects[i].num < u.objects[j].num })
	hash := sha256.New()
	hash.Write(u.base.data)
	for _, part := range u.parts {
		hash.Write(part)
	}
	hash.Write(u.buf)
	id := hash.Sum(nil)[:16]
	start := u.size + len(u.buf)
	u.printf("xref\n")
	for i := 0; i < len(u.objects); {
		n := 1
		for i+n < len(u.objects) && u.objects[i+n].num == u.objects[i].num+n {
			n++
		}
		u.printf("%d %d\n", u.objects[i].num, n)
		for ; n > 0; n-- {
			u.printf("%010d 00000 n \n", u.objects[i].offset)
			i++
		}
	}
	u.printf("trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/Prev %d/ID[<%X><%X>]>>\nstartxref\n%d\n%%%%EOF\n",
		u.next, root, info, u.base.xref, id, id, start)
	u.parts = append(u.parts, u.buf)
}

// writeTo writes the base file and the update, once it is closed.
func (u *update) writeTo(w io.Writer) error {
	out := bufio.NewWriterSize(w, 1<<16)
	// Errors stay in out until it is flushed.
	_, _ = out.Write(u.base.data)
	for _, part := range u.parts {
		_, _ = out.Write(part)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the PDF: %w", err)
	}
	return nil
}

// finish adds what both libraries leave out of a document as a whole: the
// outline, the page labels, the metadata, and a catalogue that refers to them
// and names the language. Then it closes the update.
func (u *update) finish(b *paint.Book, producer string) error {
	root, pages, err := u.base.pages()
	if err != nil {
		return err
	}
	if len(pages) != len(b.Sheets) {
		return fmt.Errorf("the PDF has %d pages for %d sheets", len(pages), len(b.Sheets))
	}
	catalog, err := ref(u.base.trailer, "Root")
	if err != nil {
		return err
	}
	d := fmt.Appendf(nil, "<</Type/Catalog/Pages %d 0 R", root)
	if b.Info.Lang != "" {
		d = appendText(append(d, "/Lang"...), b.Info.Lang)
	}
	d = fmt.Appendf(d, "/ViewerPreferences<</DisplayDocTitle %t", b.Info.Title != "")
	if b.Info.RightToLeft {
		d = append(d, "/Direction/R2L"...)
	}
	d = append(d, ">>"...)
	if labels := pageLabels(b.Sheets); labels != nil {
		d = append(append(d, "/PageLabels"...), labels...)
	}
	if len(b.Marks) > 0 {
		d = fmt.Appendf(d, "/Outlines %d 0 R/PageMode/UseOutlines", u.outline(b, pages))
	}
	meta := u.add()
	u.stream(meta, "/Type/Metadata/Subtype/XML", metadata(b.Info, producer))
	d = fmt.Appendf(d, "/Metadata %d 0 R>>", meta)
	u.put(catalog, d)
	info := u.add()
	u.put(info, information(b.Info, producer))
	u.close(catalog, info)
	return nil
}
