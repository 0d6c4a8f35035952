package font

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/go-pdf/fpdf"
)

// The small font's glyphs look as those of the original file do, drawn by a
// program that reads CFF by itself: no counter filled, no curve bent.
func TestShapesAgainstTheOriginal(t *testing.T) {
	const text = "图书馆沿河而建窗下是茶园春水绿如蓝老桥的石栏已有百年回田国醫龘&@g8%§“”，。《》"
	for _, file := range []string{"FandolFang-Regular.otf", "FandolKai-Regular.otf", "FandolHei-Bold.otf"} {
		f := projectFont(t, file, "")
		var uses []Use
		for _, r := range text {
			if g, ok := f.Lookup(r); ok {
				uses = append(uses, Use{g, string(r)})
			}
		}
		dir := t.TempDir()
		ours, theirs := filepath.Join(dir, "small.pdf"), filepath.Join(dir, "original.pdf")
		small, err := f.Subset(uses)
		if err != nil {
			t.Fatal(err)
		}
		drawSmall(t, ours, small, uses)
		drawOriginal(t, theirs, projectFile(t, file), uses)
		a, b := raster(t, ours, 300), raster(t, theirs, 300)
		ink := inked(b)
		if ink < 0.02 {
			t.Fatalf("%s: the original is not drawn", file)
		}
		if d := different(a, b) / ink; d > 0.01 {
			t.Errorf("%s: %.2f%% of the ink differs from the original", file, 100*d)
		}
	}
}

// cell is the place of the i-th glyph on the page, from the lower left corner.
func cell(i int) (x, y float64) { return float64(20 + 40*(i%10)), float64(250 - 45*(i/10)) }

func drawSmall(t *testing.T, path string, small *Small, uses []Use) {
	t.Helper()
	doc := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: 440, Ht: 300}})
	doc.SetAutoPageBreak(false, 0)
	doc.AddUTF8FontFromBytes("small", "", small.Data)
	doc.AddPage()
	doc.SetFont("small", "", 36)
	for i, u := range uses {
		x, y := cell(i)
		doc.Text(x, 300-y, string(small.Code[u]))
	}
	if err := doc.OutputFileAndClose(path); err != nil {
		t.Fatal(err)
	}
}

// drawOriginal writes a PDF by hand that embeds the whole OpenType file.
func drawOriginal(t *testing.T, path string, font File, uses []Use) {
	t.Helper()
	data, err := io.ReadAll(io.NewSectionReader(font, 0, font.Size()))
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	page.WriteString("BT /F 36 Tf\n")
	for i, u := range uses {
		x, y := cell(i)
		fmt.Fprintf(&page, "1 0 0 1 %g %g Tm <%04X> Tj\n", x, y, u.GID)
	}
	page.WriteString("ET\n")
	var b bytes.Buffer
	var offsets []int
	object := func(format string, args ...any) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n", len(offsets))
		fmt.Fprintf(&b, format, args...)
		b.WriteString("\nendobj\n")
	}
	b.WriteString("%PDF-1.6\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
	object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 440 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>")
	object("<</Length %d>>\nstream\n%s\nendstream", page.Len(), page.String())
	object("<</Type/Font/Subtype/Type0/BaseFont/Original/Encoding/Identity-H/DescendantFonts[6 0 R]>>")
	object("<</Type/Font/Subtype/CIDFontType0/BaseFont/Original/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 7 0 R/DW 1000>>")
	object("<</Type/FontDescriptor/FontName/Original/Flags 4/FontBBox[-1000 -1000 2000 2000]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80/FontFile3 8 0 R>>")
	object("<</Subtype/OpenType/Length %d>>\nstream\n%s\nendstream", len(data), data)
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
