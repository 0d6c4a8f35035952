package press

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"booklet/pipeline/diag"
	"booklet/pipeline/font"
	"booklet/pipeline/paint"
	"booklet/pipeline/unit"
)

// testPresses are all presses, with boxes for fonts.
func testPresses() []struct {
	name  string
	press Press
} {
	return append(pdfPresses(), struct {
		name  string
		press Press
	}{"text", &textPress{}})
}

// TestPresses: --press takes the names of the list, and the first is the one
// that is used without it.
func TestPresses(t *testing.T) {
	var names []string
	for _, e := range Presses {
		names = append(names, e.Name)
		if p, ok := Named(e.Name); !ok || p == nil || e.New() == nil {
			t.Errorf("no press %s", e.Name)
		}
	}
	if got := strings.Join(names, " "); got != "fpdf gopdf text" {
		t.Errorf("the presses are %s", got)
	}
	if _, ok := Named("lead"); ok {
		t.Error("there is a press lead")
	}
}

// TestSameBytes: a book that is built again must be the same file, or every
// build looks like a new issue. Maps with another order each time, the clock
// and the zone of the machine are the usual ways to break this.
func TestSameBytes(t *testing.T) {
	zone := time.Local
	defer func() { time.Local = zone }()
	for _, p := range testPresses() {
		t.Run(p.name, func(t *testing.T) {
			var first []byte
			for i := range 12 {
				time.Local = time.FixedZone("here", i*3600)
				var out bytes.Buffer
				if err := p.press.Write(&out, gallery(t)); err != nil {
					t.Fatal(err)
				}
				if i == 0 {
					first = out.Bytes()
				} else if !bytes.Equal(first, out.Bytes()) {
					t.Fatalf("the file is another one the %d. time", i+1)
				}
			}
			if year := time.Now().Format("D:2006"); bytes.Contains(first, []byte(year)) {
				t.Errorf("the file has a date of this year, %s", year)
			}
		})
	}
}

// TestNoDate: a book without a date gets none, not the clock's.
func TestNoDate(t *testing.T) {
	for _, p := range testPresses() {
		b := gallery(t)
		b.Info.Date = time.Time{}
		var out bytes.Buffer
		if err := p.press.Write(&out, b); err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{time.Now().Format("D:2006"), "D:0001", "0001-01-01"} {
			if bytes.Contains(out.Bytes(), []byte(bad)) {
				t.Errorf("%s: the file says %s", p.name, bad)
			}
		}
	}
}

// full is a disk that is full after some bytes.
type full struct{ room int }

var errFull = errors.New("no space left on device")

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

// TestFullDisk: a build on a full disk must fail, whichever byte is the last
// that fits.
func TestFullDisk(t *testing.T) {
	b := gallery(t)
	for _, p := range testPresses() {
		var size counter
		if err := p.press.Write(&size, b); err != nil {
			t.Fatal(err)
		}
		for room := 0; room < int(size); room += int(size)/9 + 1 {
			if err := p.press.Write(&full{room}, b); !errors.Is(err, errFull) {
				t.Errorf("%s with room for %d bytes of %d: %v", p.name, room, size, err)
			}
		}
	}
}

// TestQuiet: what a command prints is for other programs to read; both PDF
// libraries print by themselves about fonts that they don't like.
func TestQuiet(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, stderr := os.Stdout, os.Stderr
	os.Stdout, os.Stderr = w, w
	broken := func(*font.Face, []font.Use) (string, *font.Small, error) {
		_, small, _ := boxFont(nil, []font.Use{{GID: 1, Text: "桥"}})
		small.Data = append([]byte("OTTO"), small.Data[4:]...)
		return "Broken", small, nil
	}
	for _, p := range []Press{&fpdfPress{small: broken}, &gopdfPress{small: broken}, &fpdfPress{small: boxFont}, &gopdfPress{small: boxFont}} {
		_ = p.Write(io.Discard, gallery(t))
	}
	os.Stdout, os.Stderr = stdout, stderr
	w.Close()
	if out, _ := io.ReadAll(r); len(out) > 0 {
		t.Errorf("a press printed %q", out)
	}
}

// TestFontErrors: a font that can't be made or read is an error that names it.
func TestFontErrors(t *testing.T) {
	for name, mk := range map[string]maker{
		"fails": func(*font.Face, []font.Use) (string, *font.Small, error) { return "Kai", nil, errFull },
		"empty": func(*font.Face, []font.Use) (string, *font.Small, error) { return "Kai", &font.Small{}, nil },
		"lacks": func(f *font.Face, uses []font.Use) (string, *font.Small, error) {
			return boxFont(f, uses[1:])
		},
	} {
		for _, p := range []Press{&fpdfPress{small: mk}, &gopdfPress{small: mk}} {
			if err := p.Write(io.Discard, gallery(t)); err == nil {
				t.Errorf("a font that %s gave no error", name)
			}
		}
	}
}

// TestBugs: a panic is no error of the input. It reaches the command, which
// says so, keeps the stack for whoever mends it and exits with another code.
func TestBugs(t *testing.T) {
	bug := func(*font.Face, []font.Use) (string, *font.Small, error) { panic("index out of range") }
	for _, p := range []Press{&fpdfPress{small: bug}, &gopdfPress{small: bug}} {
		func() {
			defer func() {
				if v := recover(); v == nil || !strings.Contains(fmt.Sprint(v), "index out of range") {
					t.Errorf("%T: recovered %v", p, v)
				}
			}()
			err := p.Write(io.Discard, gallery(t))
			t.Errorf("%T: the panic became the error %v", p, err)
		}()
	}
}

// TestBadBooks: a book that no press could draw gives an error with the place
// in the sources, never a panic.
func TestBadBooks(t *testing.T) {
	for _, c := range []struct {
		want  string
		spoil func(b *paint.Book)
	}{
		{"no sheets", func(b *paint.Book) { b.Sheets = nil }},
		{"sheet 3: a.md:1:1: a text asks for font 3 of 1", func(b *paint.Book) { b.Sheets[2].Texts[1].Font = 2; b.Sheets[2].Texts[1].Pos = pos }},
		{"a text has the size 0pt", func(b *paint.Book) { b.Sheets[2].Texts[0].Size = 0 }},
		{"far off the page", func(b *paint.Book) { b.Sheets[2].Texts[0].Glyphs[1].At.X = 1 << 60 }},
		{"far off the page", func(b *paint.Book) { b.Sheets[2].Rules[0].Box.Max.X = 1 << 60 }},
		{"far off the page", func(b *paint.Book) { b.Sheets[0].Shapes[0].Points[0].X = -1 << 60 }},
		{"image 8 of 6", func(b *paint.Book) { b.Sheets[5].Pics[0].Image = 7 }},
		{"a picture has a box", func(b *paint.Book) { b.Sheets[5].Pics[0].Box = unit.Rect{} }},
		{"a link leads to sheet 90 of 6", func(b *paint.Book) { b.Sheets[2].Links[0].Sheet = 89 }},
		{"leads to sheet 0 of 6", func(b *paint.Book) { b.Marks[0].Sheet = -1 }},
		{"has level 2 below one of level 0", func(b *paint.Book) { b.Marks[1].Level = 2 }},
		{"sheet 1: its size", func(b *paint.Book) { b.Sheets[0].Size.W = 0 }},
		{"rgb.png", func(b *paint.Book) { b.Images[1].Data = b.Images[1].Data[:20] }},
		{"photo.jpg", func(b *paint.Book) { b.Images[4].Data = []byte("no picture") }},
		{"grey.png", func(b *paint.Book) { b.Images[0].Kind = "tiff" }},
	} {
		b := gallery(t)
		c.spoil(b)
		for _, p := range testPresses() {
			if p.name == "text" && strings.Contains(c.want, ".") && !strings.Contains(c.want, ".md") {
				continue // it does not look into pictures
			}
			if err := p.press.Write(io.Discard, b); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s: got %v, want %s", p.name, err, c.want)
			}
		}
	}
}

// TestBlankBook: an issue may have blank pages only while it is being made.
func TestBlankBook(t *testing.T) {
	b := &paint.Book{Sheets: []paint.Sheet{{Size: a4}, {Size: unit.Size{W: a4.H, H: a4.W}}}}
	for _, p := range pdfPresses() {
		ctx := open(t, write(t, p.press, b))
		if ctx.PageCount != 2 {
			t.Errorf("%s: %d pages", p.name, ctx.PageCount)
		}
	}
}

// TestLargeType: the steps of numbers in a line grow with the type, and must
// not carry a poster's letters off.
func TestLargeType(t *testing.T) {
	s := paint.Sheet{Size: unit.Size{W: 3000 * unit.Pt, H: 1000 * unit.Pt}}
	s.Texts = []paint.Text{line(7*unit.Pt, 700*unit.Pt, 211*unit.Pt+3, "桥|a<下b|c|水d|e", 0)}
	file := write(t, &fpdfPress{small: boxFont}, bookOf(s))
	glyphsAt(t, run(t, "mutool", "trace", file, "1"), &s, 0.005)
}

var pos = diag.Pos{File: "a.md", Line: 1, Col: 1}
