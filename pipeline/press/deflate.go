package press

import (
	"bytes"
	"compress/zlib"
	"io"
	"sync"
)

// packer deflates at one level. It keeps its writers: a new one costs about a
// megabyte of cleared memory, which is more than a page takes to compress.
type packer struct {
	pool   sync.Pool
	tenths int // what is left of the data, for making room
}

func newPacker(level, tenths int) *packer {
	return &packer{tenths: tenths, pool: sync.Pool{New: func() any {
		// The level is always valid.
		w, _ := zlib.NewWriterLevel(io.Discard, level)
		return w
	}}}
}

var (
	// pagePacker is for content streams and maps, which shrink to a third.
	pagePacker = newPacker(zlib.BestSpeed, 5)
	// fontPacker is for outlines, where looking for repeats is of little use:
	// five small fonts of 1,392 KB become 1,035 KB in 6 ms; 964 KB take 16 ms,
	// and the best that deflate can do, 905 KB, 54 ms.
	fontPacker = newPacker(zlib.HuffmanOnly, 8)
)

// pack compresses data for /FlateDecode.
func (p *packer) pack(data []byte) []byte {
	var out bytes.Buffer
	out.Grow(len(data)/10*p.tenths + 64)
	w := p.pool.Get().(*zlib.Writer)
	w.Reset(&out)
	// A bytes.Buffer takes everything.
	_, _ = w.Write(data)
	_ = w.Close()
	p.pool.Put(w)
	return out.Bytes()
}
