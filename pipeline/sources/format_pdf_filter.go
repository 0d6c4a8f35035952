package sources

import (
	"bytes"
	"compress/flate"
	"compress/lzw"
	"encoding/ascii85"
	"encoding/hex"
	"errors"
	"io"
)

var (
	errPDFFilter = errors.New("a stream is packed in a way that is not read")
	errPDFBomb   = errors.New("it unpacks to more than a document can be")
)

// unpack undoes a stream's filters. What can be had of a damaged stream is
// returned with the error.
func (f *pdfFile) unpack(s *pdfStream) ([]byte, error) {
	var filters []string
	switch o := f.get(s.dict["Filter"]).(type) {
	case pdfName:
		filters = []string{string(o)}
	case pdfArray:
		for _, n := range o[:min(len(o), 4)] {
			filters = append(filters, f.name(n))
		}
	}
	data := s.raw
	for i, name := range filters {
		params := f.dict(s.dict["DecodeParms"])
		if a := f.array(s.dict["DecodeParms"]); i < len(a) {
			params = f.dict(a[i])
		}
		var r io.Reader
		switch name {
		case "FlateDecode", "Fl":
			// Without looking at the checksum, which is often wrong.
			if len(data) < 2 {
				return nil, io.ErrUnexpectedEOF
			}
			r = flate.NewReader(bytes.NewReader(data[2:]))
		case "LZWDecode", "LZW":
			if early := f.get(params["EarlyChange"]); early == nil || early == 1.0 {
				r = newEarlyLZW(data)
			} else {
				r = lzw.NewReader(bytes.NewReader(data), lzw.MSB, 8)
			}
		case "ASCII85Decode", "A85":
			data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))
			if end := bytes.IndexByte(data, '~'); end >= 0 {
				data = data[:end]
			}
			r = ascii85.NewDecoder(bytes.NewReader(data))
		case "ASCIIHexDecode", "AHx":
			if end := bytes.IndexByte(data, '>'); end >= 0 {
				data = data[:end]
			}
			r = hex.NewDecoder(bytes.NewReader(bytes.Map(func(c rune) rune {
				if pdfBlank(byte(c)) {
					return -1
				}
				return c
			}, data)))
		default:
			return nil, errPDFFilter
		}
		limit := min(maxPDFStream, f.left)
		out, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
		f.left -= len(out)
		if len(out) > limit {
			return nil, errPDFBomb
		}
		if err != nil && len(out) == 0 {
			return nil, err
		}
		data = f.unpredict(out, params)
	}
	return data, nil
}

// unpredict undoes PNG's prediction, which xref and object streams use.
func (f *pdfFile) unpredict(data []byte, params pdfDict) []byte {
	if f.number(params["Predictor"]) < 10 {
		return data
	}
	param := func(name pdfName, otherwise int) int {
		if n, ok := f.get(params[name]).(float64); ok && n >= 1 && n <= 1<<16 {
			return int(n)
		}
		return otherwise
	}
	bpp := max(1, param("Colors", 1)*param("BitsPerComponent", 8)/8)
	row := (param("Columns", 1)*param("Colors", 1)*param("BitsPerComponent", 8) + 7) / 8
	above := make([]byte, row)
	out := make([]byte, 0, len(data))
	for len(data) > row {
		kind, line := data[0], data[1:row+1]
		data = data[row+1:]
		for i := range line {
			var left, corner byte
			if i >= bpp {
				left, corner = line[i-bpp], above[i-bpp]
			}
			switch kind {
			case 1:
				line[i] += left
			case 2:
				line[i] += above[i]
			case 3:
				line[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				line[i] += paeth(left, above[i], corner)
			}
		}
		out = append(out, line...)
		above = line
	}
	return out
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := distance(p, a), distance(p, b), distance(p, c)
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func distance(p int, x byte) int {
	if d := p - int(x); d >= 0 {
		return d
	}
	return int(x) - p
}

// earlyLZW is PDF's LZW, whose codes grow one code earlier than those of
// compress/lzw.
type earlyLZW struct {
	data []byte
	bit  int
	out  []byte
	done bool
	// table[c] is a code's last byte and the code before it.
	prefix [4096]int16
	suffix [4096]byte
	next   int
	width  int
	last   int
}

func newEarlyLZW(data []byte) *earlyLZW {
	z := &earlyLZW{data: data}
	z.reset()
	return z
}

func (z *earlyLZW) reset() { z.next, z.width, z.last = 258, 9, -1 }

func (z *earlyLZW) Read(p []byte) (int, error) {
	for len(z.out) == 0 {
		if z.done || !z.step() {
			return 0, io.EOF
		}
	}
	n := copy(p, z.out)
	z.out = z.out[n:]
	return n, nil
}

// step reads one code.
func (z *earlyLZW) step() bool {
	if z.bit+z.width > len(z.data)*8 {
		return false
	}
	code := 0
	for range z.width {
		code = code<<1 | int(z.data[z.bit/8]>>(7-z.bit%8)&1)
		z.bit++
	}
	switch {
	case code == 256:
		z.reset()
		return true
	case code == 257:
		z.done = true
		return false
	case code > z.next || code == z.next && z.last < 0:
		return false
	}
	if z.last >= 0 && z.next < 4096 {
		first := z.first(code)
		if code == z.next {
			first = z.first(z.last)
		}
		z.prefix[z.next], z.suffix[z.next] = int16(z.last), first
		z.next++
	}
	z.emit(code)
	z.last = code
	for z.width < 12 && z.next+1 >= 1<<z.width {
		z.width++
	}
	return true
}

func (z *earlyLZW) first(code int) byte {
	for code >= 258 {
		code = int(z.prefix[code])
	}
	return byte(code)
}

func (z *earlyLZW) emit(code int) {
	from := len(z.out)
	for code >= 258 {
		z.out = append(z.out, z.suffix[code])
		code = int(z.prefix[code])
	}
	z.out = append(z.out, byte(code))
	for i, j := from, len(z.out)-1; i < j; i, j = i+1, j-1 {
		z.out[i], z.out[j] = z.out[j], z.out[i]
	}
}
