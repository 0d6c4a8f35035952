package font

import (
	"bytes"
	"compress/zlib"
	"testing"
)

// bookletUses are the glyphs of a booklet's worth of common characters.
func bookletUses(t testing.TB, f *Face, n int) []Use {
	t.Helper()
	var uses []Use
	for r := rune(0x4E00); r <= 0x9FA5 && len(uses) < n; r += 4 {
		if g, ok := f.Lookup(r); ok {
			uses = append(uses, Use{g, string(r)})
		}
	}
	return uses
}

func BenchmarkOpen(b *testing.B) {
	for _, c := range []struct{ file, member string }{
		{"FandolFang-Regular.otf", ""},
		{"NotoSerifCJK-Regular.ttc", "NotoSerifCJKsc-Regular"},
	} {
		b.Run(c.file, func(b *testing.B) {
			r := projectFile(b, c.file)
			b.ReportAllocs()
			for b.Loop() {
				f, err := Open(c.file, r, r.Size(), c.member, nil)
				if err != nil {
					b.Fatal(err)
				}
				for i := range rune(1500) {
					if g, ok := f.Lookup(0x4E00 + 3*i); ok {
						f.Advance(g)
					}
				}
			}
		})
	}
}

func BenchmarkSubset(b *testing.B) {
	for _, c := range []struct{ file, member string }{
		{"FandolFang-Regular.otf", ""},
		{"NotoSerifCJK-Regular.ttc", "NotoSerifCJKsc-Regular"},
	} {
		b.Run(c.file, func(b *testing.B) {
			f := projectFont(b, c.file, c.member)
			uses := bookletUses(b, f, 1500)
			b.ReportAllocs()
			var small *Small
			for b.Loop() {
				var err error
				if small, err = f.Subset(uses); err != nil {
					b.Fatal(err)
				}
			}
			var z bytes.Buffer
			w := zlib.NewWriter(&z)
			w.Write(small.Data)
			w.Close()
			b.ReportMetric(float64(len(small.Data))/1024, "KB")
			b.ReportMetric(float64(z.Len())/1024, "KB-deflated")
		})
	}
}
