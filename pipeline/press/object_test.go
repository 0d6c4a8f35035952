package press

import (
	"bytes"
	"testing"
)

// TestParseDict: the finishing step copies parts of what a library wrote; a
// value that is cut in the wrong place breaks the file.
func TestParseDict(t *testing.T) {
	d, end, err := parseDict([]byte("<</A/B/C(x\\)y(z))/D<AB>/E[1 2 R 3 0 R]/F 4 0 R /G<</H 1>>/I -1.5%>>\n/J true>>tail"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct{ key, value string }{
		{"A", "/B"}, {"C", "(x\\)y(z))"}, {"D", "<AB>"}, {"E", "[1 2 R 3 0 R]"}, {"F", "4 0 R"},
		{"G", "<</H 1>>"}, {"I", "-1.5"}, {"J", "true"}, {"K", ""},
	} {
		if got := string(d.get(want.key)); got != want.value {
			t.Errorf("%s is %q, want %q", want.key, got, want.value)
		}
	}
	if end != len("<</A/B/C(x\\)y(z))/D<AB>/E[1 2 R 3 0 R]/F 4 0 R /G<</H 1>>/I -1.5%>>\n/J true>>") {
		t.Errorf("it ends at %d", end)
	}
	if n, ok := parseRef(d.get("F")); !ok || n != 4 {
		t.Errorf("F refers to %d", n)
	}
	if got := string(d.with("A", []byte("null")).append(nil)[:11]); got != "<</A null/C" {
		t.Errorf("printed: %s", got)
	}
	for _, bad := range []string{"", "<<", "<</A", "<</A(", "<</A<", "<</A[", "<</A<<", "<<1 2>>", "<</A>>", "[]"} {
		if _, _, err := parseDict([]byte(bad)); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

// FuzzReader: the reader must end with an error on any bytes, since a library's
// new version may write others than it knows.
func FuzzReader(f *testing.F) {
	b, err := readBook("sheet 1\ntext body 80 100 16 桥\nlink 1 1 9 9 1 0\nsheet 2 300 400\n")
	if err != nil {
		f.Fatal(err)
	}
	faces, err := typefaces(b, boxFont)
	if err != nil {
		f.Fatal(err)
	}
	for _, base := range []func() ([]byte, error){
		func() ([]byte, error) { return fpdfBase(b) },
		func() ([]byte, error) { return gopdfBase(b, faces) },
	} {
		data, err := base()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := openPDF(data)
		if err != nil {
			return
		}
		_, pages, _ := r.pages()
		for _, n := range pages {
			_, _ = r.dict(n)
		}
		for n := range min(r.size(), 1000) {
			_, _, _ = r.stream(n)
		}
		u := newUpdate(r)
		if u.fpdfPages(b, faces) == nil && u.finish(b, "") == nil {
			_ = u.writeTo(&bytes.Buffer{})
		}
		_ = newUpdate(r).gopdfFonts(faces)
	})
}
