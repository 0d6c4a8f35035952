package unit

import (
	"errors"
	"math"
	"strings"
	"testing"
)

// TestParseDim: each way to write a length in a layout means what a designer
// expects, to the nearest 1/1024 point.
func TestParseDim(t *testing.T) {
	for text, want := range map[string]Dim{
		"12pt": {Abs: 12 * Pt}, "1.5cm": {Abs: 43540}, "3mm": {Abs: 8708}, "25.4mm": {Abs: Inch}, "0.5in": {Abs: Inch / 2},
		"2em": {Em: 2 * Em}, ".5em": {Em: Em / 2}, "-0.25em": {Em: -Em / 4}, "-1mm": {Abs: -2903}, "+1pt": {Abs: Pt},
		" 12 pt ": {Abs: 12 * Pt}, "0": {}, "-0.0": {}, "0mm": {}, "14400pt": {Abs: MaxLength}, "5080mm": {Abs: MaxLength},
		"0.00048828125pt": {Abs: 1}, "0.00048pt": {}, "-0.00049pt": {Abs: -1}, // half of 1/1024 and around it
	} {
		if got, err := ParseDim(text); err != nil || got != want {
			t.Errorf("%q is %v (%v), want %v", text, got, err, want)
		}
	}
}

// TestChineseSizes: the traditional names mean what word processors mean.
func TestChineseSizes(t *testing.T) {
	points := []float64{42, 36, 26, 24, 22, 18, 16, 15, 14, 12, 10.5, 9, 7.5, 6.5, 5.5, 5}
	if len(points) != len(ChineseSizes) || len(points) != len(chinese) {
		t.Fatalf("%d names, %d sizes", len(ChineseSizes), len(chinese))
	}
	for i, name := range ChineseSizes {
		if got, err := ParseLength(name); err != nil || got.Points() != points[i] {
			t.Errorf("%s is %v (%v), want %gpt", name, got, err, points[i])
		}
	}
}

// TestParseErrors: what can't be read says why, and what to write.
func TestParseErrors(t *testing.T) {
	for _, c := range []struct{ text, problem, hint string }{
		{"", "is empty", "12pt"},
		{"  ", "is empty", "12pt"},
		{"12", "has no unit", "write a unit"},
		{"12px", `the unit "px"`, "0.75pt"},
		{"12PT", "in capitals", "write 12pt"},
		{"2Em", "in capitals", "write 2em"},
		{"１２pt", "full-width", "12pt"},
		{"12ｐｔ", "full-width", "12pt"},
		{"１．５em", "full-width", "1.5em"},
		{"12磅", `the unit "磅"`, "write pt"},
		{"50%", `the unit "%"`, "use pt"},
		{"1,5cm", "a comma", "decimal point"},
		{"三好", "is no length", "三号"},
		{"nan", "is no length", "unit"},
		{"NaNpt", "is no length", "unit"},
		{"Inf", "is no length", "unit"},
		{"1e5pt", "unknown unit", "use pt"},
		{"0x10pt", "unknown unit", "use pt"},
		{"1.2.3pt", "is no number", ""},
		{"--1pt", "is no number", ""},
		{"1-2pt", "is no number", ""},
		{"-", "is no number", ""},
		{"pt", "is no length", ""},
		{"1.pt", "is no number", ""},
		{"14401pt", "out of range", ""},
		{"99999999999999999999pt", "out of range", ""},
		{"999999999999999999999pt", "is no number", ""},
		{"1001em", "out of range", ""},
		{strings.Repeat("9", 1<<20) + "pt", "is no number", ""},
	} {
		_, err := ParseDim(c.text)
		var e *ParseError
		if !errors.As(err, &e) || !strings.Contains(e.Problem, c.problem) || !strings.Contains(e.Hint, c.hint) || e.Text != c.text {
			t.Errorf("%.40q gives %+.200v, want … %s … (%s)", c.text, err, c.problem, c.hint)
		} else if len(e.Problem) > 300 {
			t.Errorf("the message has %d bytes", len(e.Problem))
		}
	}
	if _, err := ParseLength("2em"); err == nil || !strings.Contains(err.Error(), "relative") {
		t.Errorf("2em as an absolute length gives %v", err)
	}
}

// TestParseSize: pages have the size that their name promises.
func TestParseSize(t *testing.T) {
	for text, want := range map[string][2]float64{
		"A3": {297, 420}, "A4": {210, 297}, "a5": {148, 210}, "B5": {176, 250}, "ISO B5": {176, 250}, "jis  b5": {182, 257},
		"16开": {184, 260}, "大16开": {210, 285}, "32开": {130, 184}, "大32开": {140, 203},
		"210mm 297mm": {210, 297}, "21cm × 29.7cm": {210, 297}, "210mm×297mm": {210, 297}, "20mm 5080mm": {20, 5080},
	} {
		got, err := ParseSize(text)
		if err != nil || math.Abs(got.W.Mm()-want[0]) > 0.001 || math.Abs(got.H.Mm()-want[1]) > 0.001 {
			t.Errorf("%s is %v (%v), want %v mm", text, got, err, want)
		}
	}
	for text, want := range map[string]string{
		"": "empty", "A44": "is no paper size", "letter size": "is no paper size", "210mm": "is no paper size", "1mm 2mm": "too short",
		"210 297": "has no unit", "210mm 6m": "unknown unit", "1６开": "is no paper size", "2em 3em": "relative", "6000mm 1mm": "out of range",
	} {
		if _, err := ParseSize(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want … %s", text, err, want)
		}
	}
	for _, name := range PaperNames() {
		if _, err := ParseSize(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestConversions: what presses are given is exact, and nothing overflows.
func TestConversions(t *testing.T) {
	if got := (21 * Pt / 2).Points(); got != 10.5 {
		t.Errorf("10.5pt is %g points", got)
	}
	for in, want := range map[float64]Length{1: Pt, 0: 0, -1.5: -3 * Pt / 2, math.NaN(): 0, math.Inf(1): MaxLength, math.Inf(-1): -MaxLength, 1e300: MaxLength} {
		if got := FromPoints(in); got != want {
			t.Errorf("%g points are %d, want %d", in, got, want)
		}
	}
	for mm := range 1000 {
		if got := Mm(float64(mm)).Mm(); math.Abs(got-float64(mm)) > 0.0002 {
			t.Errorf("%d mm become %g", mm, got)
		}
	}
	if got := (Dim{Abs: Pt, Em: 2 * Em}).At(12 * Pt); got != 25*Pt {
		t.Errorf("1pt+2em at 12pt is %s", got)
	}
	if got := (Rect{Point{1, 2}, Point{4, 8}}).Size(); got != (Size{3, 6}) {
		t.Errorf("the size is %v", got)
	}
}

func TestStrings(t *testing.T) {
	for want, got := range map[string]string{
		"12pt": (12 * Pt).String(), "10.5pt": (21 * Pt / 2).String(), "0.001pt": Length(1).String(), "-0.001pt": Length(-1).String(),
		"2em": Dim{Em: 2 * Em}.String(), "0pt": Dim{}.String(), "1pt+0.25em": Dim{Abs: Pt, Em: Em / 4}.String(),
		"1pt × 2pt": Size{Pt, 2 * Pt}.String(), "-9007199254740992pt": Length(math.MinInt64).String(),
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// FuzzParse: nothing panics, what is read lies in its range, and what is
// written is read back as the same.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"12pt", "三号", "2em", "-1.5cm", "１２pt", "210mm × 297mm", "A4", "99999999pt", ".", "-.5in", "1e9em"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if d, err := ParseDim(text); err == nil {
			if max(d.Abs, -d.Abs) > MaxLength || max(d.Em, -d.Em) > MaxEm || d.Abs != 0 && d.Em != 0 {
				t.Errorf("%q is %+v", text, d)
			}
			if again, err := ParseDim(d.String()); err != nil || again != d {
				t.Errorf("%q is written %s and read back as %v (%v)", text, d, again, err)
			}
		} else if e := (*ParseError)(nil); !errors.As(err, &e) || e.Problem == "" {
			t.Errorf("%q gives %#v", text, err)
		}
		if s, err := ParseSize(text); err == nil && (s.W < minPaper || s.H < minPaper || s.W > MaxLength || s.H > MaxLength) {
			t.Errorf("%q is %v", text, s)
		}
	})
}
