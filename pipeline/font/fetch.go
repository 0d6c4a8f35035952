package font

import (
	"cmp"
	"io"
	"slices"
)

// Glyphs that lie this near to each other in the file, in bytes, are read
// together: a read costs as much as copying some kilobytes.
const (
	nearby    = 2048
	batchSize = 128 << 10 // of one read, unless a glyph is larger
)

// piece is where a glyph's data lie in the file.
type piece struct {
	glyph          int // index in the list of glyphs
	offset, length int64
}

// eachData calls f with the data of every piece, in the order in which they
// lie in the file. The data are gone when f returns. It stops at the first
// error.
func eachData(r io.ReaderAt, pieces []piece, f func(glyph int, data []byte) error) error {
	slices.SortFunc(pieces, func(a, b piece) int {
		return cmp.Or(cmp.Compare(a.offset, b.offset), cmp.Compare(a.glyph, b.glyph))
	})
	var buffer []byte
	for len(pieces) > 0 {
		from, to := pieces[0].offset, pieces[0].offset+pieces[0].length
		n := 1
		for ; n < len(pieces); n++ {
			p := pieces[n]
			end := max(to, p.offset+p.length)
			if p.offset > to+nearby || end-from > batchSize {
				break
			}
			to = end
		}
		if int64(cap(buffer)) < to-from {
			buffer = make([]byte, max(to-from, batchSize))
		}
		b := buffer[:to-from]
		if got, err := r.ReadAt(b, from); int64(got) < to-from {
			if err == nil || err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return err
		}
		for _, p := range pieces[:n] {
			if err := f(p.glyph, b[p.offset-from:p.offset-from+p.length]); err != nil {
				return err
			}
		}
		pieces = pieces[n:]
	}
	return nil
}
