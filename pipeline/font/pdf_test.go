package font

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-pdf/fpdf"
	"github.com/signintech/gopdf"
)

// The text of the test pages: Han, marks, Latin, and characters that need a
// private code.
var testLines = []string{
	"图书馆沿河而建，窗下是茶园。",
	"“春水绿如蓝”——老桥的石栏已有百年……",
	"The river (1923) 长 3,000 米，宽 45.6 m；",
	"甲、乙、丙：《水经》〈桥〉？！",
}

// small makes the small font of the test lines, with the codes to write for
// each line.
func smallOfLines(t *testing.T, f *Face, lines []string) (*Small, []string) {
	t.Helper()
	var uses []Use
	for _, line := range lines {
		for _, r := range line {
			g, ok := f.Lookup(r)
			if !ok {
				t.Fatalf("%s lacks %c", f.Name(), r)
			}
			uses = append(uses, Use{g, string(r)})
		}
	}
	s, err := f.Subset(uses)
	if err != nil {
		t.Fatal(err)
	}
	var coded []string
	for _, line := range lines {
		var b strings.Builder
		for _, r := range line {
			g, _ := f.Lookup(r)
			b.WriteRune(s.Code[Use{g, string(r)}])
		}
		coded = append(coded, b.String())
	}
	return s, coded
}

// Both PDF libraries take the small font, and set the same picture with it:
// what one refuses or draws in another way would be missing on paper.
func TestBothLibrariesTakeTheSmallFont(t *testing.T) {
	for _, c := range []struct{ file, member string }{
		{"FandolFang-Regular.otf", ""},
		{"FandolSong-Bold.otf", ""},
		{"NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular"},
	} {
		f := projectFont(t, c.file, c.member)
		small, coded := smallOfLines(t, f, testLines)
		dir := t.TempDir()
		one, two := filepath.Join(dir, "fpdf.pdf"), filepath.Join(dir, "gopdf.pdf")
		byFpdf(t, one, bytes.Clone(small.Data), coded)
		byGopdf(t, two, small.Data, coded)
		for _, p := range []string{one, two} {
			run(t, "qpdf", "--check", p)
			text := run(t, "pdftotext", "-layout", p, "-")
			for _, line := range testLines {
				if !strings.Contains(strings.ReplaceAll(text, " ", ""), strings.ReplaceAll(line, " ", "")) {
					t.Errorf("%s: %s: copying gives\n%s\ninstead of %s", c.file, filepath.Base(p), text, line)
				}
			}
			if fonts := run(t, "pdffonts", p); !strings.Contains(fonts, "TrueType") {
				t.Errorf("%s: the font is not embedded:\n%s", c.file, fonts)
			}
		}
		a, b := raster(t, one, 200), raster(t, two, 200)
		if d := different(a, b); d > 0.0005 {
			t.Errorf("%s: %.2f%% of the page differs between fpdf and gopdf", c.file, 100*d)
		}
		if ink := inked(a); ink < 0.02 {
			t.Errorf("%s: only %.2f%% of the page is black", c.file, 100*ink)
		}
	}
}

const testSize = 16 // points

func byFpdf(t *testing.T, path string, font []byte, lines []string) {
	t.Helper()
	doc := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: 420, Ht: 200}})
	doc.SetMargins(0, 0, 0)
	doc.SetAutoPageBreak(false, 0)
	doc.AddUTF8FontFromBytes("small", "", font)
	doc.AddPage()
	doc.SetFont("small", "", testSize)
	for i, line := range lines {
		doc.Text(30, float64(50+30*i), line)
	}
	if err := doc.OutputFileAndClose(path); err != nil {
		t.Fatal(err)
	}
}

func byGopdf(t *testing.T, path string, font []byte, lines []string) {
	t.Helper()
	var doc gopdf.GoPdf
	doc.Start(gopdf.Config{Unit: gopdf.UnitPT, PageSize: gopdf.Rect{W: 420, H: 200}})
	if err := doc.AddTTFFontData("small", font); err != nil {
		t.Fatal(err)
	}
	doc.AddPage()
	if err := doc.SetFont("small", "", testSize); err != nil {
		t.Fatal(err)
	}
	for i, line := range lines {
		doc.SetXY(30, float64(50+30*i))
		if err := doc.Text(line); err != nil {
			t.Fatal(err)
		}
	}
	if err := doc.WritePdf(path); err != nil {
		t.Fatal(err)
	}
}

// run runs a tool that reads PDFs.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Fatalf("%s is missing: run make tools", name)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// raster draws the first page of a PDF.
func raster(t *testing.T, path string, dpi int) image.Image {
	t.Helper()
	out := path + ".png"
	run(t, "mutool", "draw", "-q", "-c", "gray", "-r", fmt.Sprint(dpi), "-o", out, path, "1")
	file, err := os.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	img, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// different is how much two pictures differ, from 0 to 1.
func different(a, b image.Image) float64 {
	if a.Bounds() != b.Bounds() {
		return 1
	}
	sum := 0.0
	r := a.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			sum += math.Abs(gray(a, x, y) - gray(b, x, y))
		}
	}
	return sum / float64(r.Dx()*r.Dy())
}

func inked(a image.Image) float64 {
	sum := 0.0
	r := a.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			sum += 1 - gray(a, x, y)
		}
	}
	return sum / float64(r.Dx()*r.Dy())
}

func gray(m image.Image, x, y int) float64 {
	v, _, _, _ := m.At(x, y).RGBA()
	return float64(v) / 0xFFFF
}
