package press

import (
	"strings"
	"testing"
	"time"

	"booklet/pipeline/paint"
	"booklet/pipeline/unit"
)

// TestNumbers: content streams are full of lengths, and one that is rounded the
// wrong way is a glyph in the wrong place.
func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		length unit.Length
		want   string
	}{
		{0, "0"}, {unit.Pt, "1"}, {-unit.Pt, "-1"}, {512, "0.5"}, {-512, "-0.5"}, {1, "0.001"}, {-1, "-0.001"},
		{unit.Pt + 1, "1.001"}, {unit.Mm(210), "595.275"}, {1023, "0.999"}, {100 * unit.Pt, "100"}, {103, "0.101"},
	} {
		if got := string(appendMilli(nil, toMilli(c.length))); got != c.want {
			t.Errorf("%d/1024 pt is printed %s, want %s", c.length, got, c.want)
		}
	}
	if got := string(appendDecimal(nil, -50, 5)); got != "-0.0005" {
		t.Errorf("-50/100000 is printed %s", got)
	}
}

// TestPageLabels: the page box of a viewer must show what is printed.
func TestPageLabels(t *testing.T) {
	for labels, want := range map[string]string{
		"":             "",
		", ,":          "<</Nums[0<</P( )>>]>>",
		"1,2,3":        "<</Nums[0<</S/D/St 1>>]>>",
		",,1,2":        "<</Nums[0<<>>2<</S/D/St 1>>]>>",
		"i,ii,1,2,2,4": "<</Nums[0<</P(i)>>1<</P(ii)>>2<</S/D/St 1>>4<</S/D/St 2>>5<</S/D/St 4>>]>>",
		"一,01,(x":      `<</Nums[0<</P<FEFF4E00>>>1<</P(01)>>2<</P(\(x)>>]>>`,
	} {
		var sheets []paint.Sheet
		for _, l := range strings.Split(labels, ",") {
			sheets = append(sheets, paint.Sheet{Label: strings.TrimSuffix(l, "\x00")})
		}
		if labels == ", ," {
			want = "<</Nums[0<<>>1<</P( )>>2<<>>]>>"
		}
		if got := string(pageLabels(sheets)); got != want {
			t.Errorf("%s: got %s, want %s", labels, got, want)
		}
	}
}

// TestStamp: a date must not depend on where the machine is, and must be the
// same moment in both kinds of metadata.
func TestStamp(t *testing.T) {
	day := time.Date(2024, 3, 11, 8, 30, 0, 0, time.FixedZone("", 8*3600))
	for _, c := range []struct {
		at       time.Time
		pdf, xmp string
	}{
		{day, "D:20240311083000+08'00'", "2024-03-11T08:30:00+08:00"},
		{day.UTC(), "D:20240311003000+00'00'", "2024-03-11T00:30:00Z"},
		{day.Local(), "D:20240311003000+00'00'", "2024-03-11T00:30:00Z"},
	} {
		if pdf, xmp := stamp(c.at); pdf != c.pdf || xmp != c.xmp {
			t.Errorf("%v is %s and %s", c.at, pdf, xmp)
		}
	}
}

// TestURL: viewers refuse addresses that are not plain ASCII.
func TestURL(t *testing.T) {
	if got := asciiURL("https://例.cn/a b?q=(1)\n"); got != "https://%E4%BE%8B.cn/a%20b?q=(1)%0A" {
		t.Errorf("got %s", got)
	}
}

// TestToUnicode: rare characters above U+FFFF, ligatures, alternates with
// private codes and glyphs without text must copy as the source has them.
func TestToUnicode(t *testing.T) {
	got := string(toUnicode([]mapping{{1, "桥"}, {2, "𠮷"}, {3, "ffi"}, {4, ""}}))
	for _, want := range []string{"4 beginbfchar", "<0001><6865>", "<0002><D842DFB7>", "<0003><006600660069>", "<0004><>"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	var many []mapping
	for i := range 250 {
		many = append(many, mapping{uint16(i + 1), "a"})
	}
	if got := string(toUnicode(many)); strings.Count(got, "100 beginbfchar") != 2 || strings.Count(got, "50 beginbfchar") != 1 {
		t.Error("blocks of a map may have 100 entries at most")
	}
}
