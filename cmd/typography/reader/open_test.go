package reader

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// tinyPDF is a PDF of one page with the text AB at 20, 60 from the lower left
// corner, a font that is not embedded, a page label and a link.
func tinyPDF() []byte {
	content := "BT /F1 10 Tf 20 60 Td (AB) Tj ET 0 0 4 4 re f"
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R /PageLabels << /Nums [0 << /S /D /St 7 >>] >> >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /Annots [6 0 R] >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
		"<< /Type /Annot /Subtype /Link /Rect [20 55 40 75] /Dest [3 0 R /Fit] >>",
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	at := make([]int, len(objects))
	for i, o := range objects {
		at[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return b.Bytes()
}

// The tools' output is what all else rests on: another version of one that
// writes something else must be noticed here.
func TestOpen(t *testing.T) {
	for _, tool := range []string{"mutool", "pdffonts", "qpdf"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is missing: run make tools", tool)
		}
	}
	path := filepath.Join(t.TempDir(), "tiny.pdf")
	if err := os.WriteFile(path, tinyPDF(), 0o644); err != nil {
		t.Fatal(err)
	}
	d, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Pages) != 1 || len(d.Fonts) != 1 || d.Fonts[0].Embedded {
		t.Fatalf("%d pages, fonts %+v", len(d.Pages), d.Fonts)
	}
	p := d.Pages[0]
	if p.W != 200 || p.H != 100 || p.Label != "7" || len(p.Links) != 1 || p.Links[0].Page != 0 || len(p.Shapes) != 1 {
		t.Errorf("the page is %+v", p)
	}
	if len(p.Chars) != 2 {
		t.Fatalf("%d characters", len(p.Chars))
	}
	a, b := p.Chars[0], p.Chars[1]
	if a.R != 'A' || a.X != 20 || a.Y != 40 || a.Size != 10 || math.Abs(b.X-a.X-a.Adv) > 0.01 || a.Ink.Empty() || a.GID < 1 {
		t.Errorf("A is %+v, B is %+v", a, b)
	}
	if _, err := Open(filepath.Join(t.TempDir(), "none.pdf")); err == nil {
		t.Error("a missing file is no error")
	}
}
