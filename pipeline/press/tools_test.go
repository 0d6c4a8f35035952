package press

import (
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"booklet/pipeline/paint"
	"booklet/pipeline/unit"
)

// The tests of this file look at the files through programs that are not ours.

// run calls a program and gives what it prints.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Fatalf("%s is missing: run make tools", name)
	}
	var out, errs bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, out.String(), errs.String())
	}
	return out.String()
}

// write puts a book on paper and gives the name of the file.
func write(t *testing.T, p Press, b *paint.Book) string {
	t.Helper()
	var out bytes.Buffer
	if err := p.Write(&out, b); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "book.pdf")
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// mixture is lines of Han, marks, Western words and spaces at random, with gaps
// and squeezes where a typesetter would put them and spread by justification.
func mixture(seed int64, lines int) (*paint.Book, []string) {
	r := rand.New(rand.NewSource(seed))
	pieces := []string{"桥", "水在", "茶馆", "一", "abc", "x", "2024", "3.5", "，“", "。”）", "（", "：", "ABCD", "—"}
	var s paint.Sheet
	var texts []string
	for i := range lines {
		var b strings.Builder
		western, prev := false, rune(0)
		for b.Len() < 60 {
			piece := pieces[r.Intn(len(pieces))]
			w := piece[0] < 0x80
			if w && western {
				b.WriteString(" ")
			} else if w != western && prev >= 0x4E00 && prev < 0xA000 || w != western && western && piece[0] > 0xE3 && piece[0] < 0xEF {
				b.WriteString("|")
			}
			for _, c := range piece {
				if strings.ContainsRune("“”）（", c) && strings.ContainsRune("，。”）：", prev) {
					b.WriteString("<")
				}
				b.WriteRune(c)
				prev = c
			}
			western = w
		}
		y := 60*unit.Pt + unit.Length(i)*24*unit.Pt
		s.Texts = append(s.Texts, line(40*unit.Pt, y, 12*unit.Pt, b.String(), unit.Length(r.Intn(700))))
		texts = append(texts, strings.NewReplacer("|", "", "<", "").Replace(b.String()))
	}
	return bookOf(s), texts
}

// TestCopiedText: a reader copies a line and must get the source's text, with
// no space where the page has only a gap, and marks in their order.
func TestCopiedText(t *testing.T) {
	check := func(t *testing.T, b *paint.Book, want []string) {
		file := write(t, &fpdfPress{small: boxFont}, b)
		for _, mode := range [][]string{nil, {"-raw"}, {"-layout"}} {
			got := strings.Fields(strings.ReplaceAll(run(t, "pdftotext", append(mode, file, "-")...), " ", "␣"))
			for i := range max(len(got), len(want)) {
				g, w := "", ""
				if i < len(got) {
					g = strings.Trim(got[i], "␣\f")
				}
				if i < len(want) {
					w = strings.ReplaceAll(want[i], " ", "␣")
				}
				if g != w {
					t.Errorf("pdftotext %v, line %d: got %s, want %s", mode, i+1, g, w)
				}
			}
		}
	}
	t.Run("line", func(t *testing.T) {
		check(t, bookOf(page("1", "中文|abc|中文|2024|年第|2|期", "他说，<“水大，鱼也多。<”然后", "𬭩和𠮷野家")),
			[]string{"中文abc中文2024年第2期", "他说，“水大，鱼也多。”然后", "𬭩和𠮷野家"})
	})
	t.Run("mixture", func(t *testing.T) {
		b, want := mixture(7, 28)
		check(t, b, want)
	})
	t.Run("columns", func(t *testing.T) {
		b, err := readBook("sheet 1\ndown body 360 60 16 桥下的河水，很清。\ndown body 330 60 16 老人说\n")
		if err != nil {
			t.Fatal(err)
		}
		got := run(t, "pdftotext", "-raw", write(t, &fpdfPress{small: boxFont}, b), "-")
		if want := "桥下的河水，很清。\n老人说\n\f"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
	t.Run("two faces", func(t *testing.T) {
		b := bookOf(paint.Sheet{})
		b.Fonts = append(b.Fonts, b.Fonts[0])
		size := 16 * unit.Pt
		han := line(80*unit.Pt, 100*unit.Pt, size, "中文", 0)
		latin := line(80*unit.Pt+em(size, 2250), 100*unit.Pt, size, "abc", 0)
		latin.Font = 1
		b.Sheets[0].Texts = []paint.Text{han, latin}
		check(t, b, []string{"中文abc"})
	})
}

// TestSqueezedMarksInMuPDF: MuPDF does not read /ActualText everywhere, but
// squeezed marks must not come out of order there either.
func TestSqueezedMarksInMuPDF(t *testing.T) {
	file := write(t, &fpdfPress{small: boxFont}, bookOf(page("1", "他说，<“水大，鱼也多。<”然后")))
	got := strings.TrimSpace(run(t, "mutool", "draw", "-q", "-F", "txt", file))
	if want := "他说，“水大，鱼也多。”然后"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

var traced = regexp.MustCompile(`<fill_text [^>]*transform="([-0-9.e ]+)"|<g unicode="[^>]*x="([-0-9.e]+)" y="([-0-9.e]+)"`)

// originsOf gives the origins of the glyphs of a page, in points from the top
// left corner, in the order of the page.
func originsOf(t *testing.T, trace string) [][2]float64 {
	t.Helper()
	var all [][2]float64
	var m [6]float64
	for _, f := range traced.FindAllStringSubmatch(trace, -1) {
		if f[1] != "" {
			for i, s := range strings.Fields(f[1]) {
				m[i], _ = strconv.ParseFloat(s, 64)
			}
			continue
		}
		x, errX := strconv.ParseFloat(f[2], 64)
		y, errY := strconv.ParseFloat(f[3], 64)
		if errX != nil || errY != nil {
			t.Fatalf("mutool gave the place %s, %s", f[2], f[3])
		}
		all = append(all, [2]float64{x*m[0] + y*m[2] + m[4], x*m[1] + y*m[3] + m[5]})
	}
	return all
}

// TestPositions: every glyph is where the typesetter put it, within 0.005 pt,
// as another program reads the file.
func TestPositions(t *testing.T) {
	b, _ := mixture(11, 28)
	vertical := paint.Sheet{Size: a4}
	for i := range 3 {
		word := line(100*unit.Pt, 100*unit.Pt, 13*unit.Pt+77, "bridge|and|tea", unit.Length(i*13))
		turn(&word, "turned")
		for j := range word.Glyphs {
			word.Glyphs[j].At.X += unit.Length(i * 40 * 1024)
		}
		column := line(300*unit.Pt, 100*unit.Pt, 15*unit.Pt+333, "桥下的河水", unit.Length(i*21))
		turn(&column, "down")
		for j := range column.Glyphs {
			column.Glyphs[j].At.X += unit.Length(i * 40 * 1024)
		}
		vertical.Texts = append(vertical.Texts, word, column)
	}
	b.Sheets = append(b.Sheets, vertical)
	for _, press := range []struct {
		name  string
		press Press
		most  float64 // points
	}{
		{"fpdf", &fpdfPress{small: boxFont}, 0.005},
		{"gopdf", &gopdfPress{small: boxFont}, 0.03},
	} {
		t.Run(press.name, func(t *testing.T) {
			file := write(t, press.press, b)
			for i := range b.Sheets {
				glyphsAt(t, run(t, "mutool", "trace", file, strconv.Itoa(i+1)), &b.Sheets[i], press.most)
			}
		})
	}
}

// glyphsAt compares the glyphs of a trace with those of a sheet.
func glyphsAt(t *testing.T, trace string, s *paint.Sheet, most float64) {
	t.Helper()
	found := originsOf(t, trace)
	n, worst := 0, 0.0
	for _, text := range s.Texts {
		for _, g := range text.Glyphs {
			if n >= len(found) {
				t.Fatalf("the page has %d glyphs, the sheet more", len(found))
			}
			dx, dy := found[n][0]-g.At.X.Points(), found[n][1]-g.At.Y.Points()
			off := max(dx, -dx, dy, -dy)
			worst = max(worst, off)
			if off > most {
				t.Errorf("glyph %d, %s, is %.4f pt off: at %v", n+1, g.Text, off, found[n])
			}
			n++
		}
	}
	if n != len(found) {
		t.Errorf("the page has %d glyphs, the sheet %d", len(found), n)
	}
	t.Logf("%d glyphs, at most %.4f pt off", n, worst)
}

// TestPressesAgree: the two PDF presses must give the same pages, so that what
// is proofed on the screen is what is printed.
func TestPressesAgree(t *testing.T) {
	b := gallery(t)
	var pages [2][]string
	for i, p := range []Press{&fpdfPress{small: boxFont}, &gopdfPress{small: boxFont}} {
		file := write(t, p, b)
		run(t, "pdftoppm", "-r", "100", "-gray", file, file)
		pages[i], _ = filepath.Glob(file + "-*.pgm")
	}
	if len(pages[0]) != len(b.Sheets) || len(pages[1]) != len(b.Sheets) {
		t.Fatalf("%d and %d pages for %d sheets", len(pages[0]), len(pages[1]), len(b.Sheets))
	}
	for i := range pages[0] {
		share, ink, err := difference(pages[0][i], pages[1][i])
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("page %d: %.4f %% of the pixels differ, %.2f %% are inked", i+1, share*100, ink*100)
		if share > 0.001 {
			t.Errorf("page %d: the presses differ in %.4f %% of the pixels", i+1, share*100)
		}
	}
}

// difference gives the share of pixels of two grey pictures that differ by more
// than a quarter, and the share of those that are not white.
func difference(a, b string) (share, ink float64, err error) {
	x, err := os.ReadFile(a)
	if err != nil {
		return 0, 0, err
	}
	y, err := os.ReadFile(b)
	if err != nil {
		return 0, 0, err
	}
	if len(x) != len(y) {
		return 0, 0, fmt.Errorf("%s and %s differ in size", a, b)
	}
	differ, dark := 0, 0
	for i := range x {
		d := int(x[i]) - int(y[i])
		if d > 64 || d < -64 {
			differ++
		}
		if x[i] < 250 {
			dark++
		}
	}
	return float64(differ) / float64(len(x)), float64(dark) / float64(len(x)), nil
}
