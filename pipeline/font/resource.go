package font

import (
	"encoding/binary"
	"errors"
	"io"
	"slices"
)

// resource shows some tables of a font as if they were a whole font file,
// which is what go-text's readers take. So they read only what they are meant
// to read, and never hold the file's own read position.
type resource struct {
	head   []byte // table directory
	f      *sfnt
	spans  []span
	offset int64
}

// span is a table's place in the made-up file.
type span struct {
	at    int64
	table tableEntry
	data  []byte // instead of the font's own table, when not nil
}

// newResource shows the tables named, or all for nil; instead holds tables to
// show in place of the font's own.
func newResource(f *sfnt, tags []string, instead ...madeTable) *resource {
	r := &resource{f: f}
	for _, t := range f.tables {
		if t.length == 0 || tags != nil && !slices.Contains(tags, t.tag) {
			continue
		}
		s := span{table: t}
		for _, m := range instead {
			if m.tag == t.tag {
				s.data, s.table.length = m.data, int64(len(m.data))
			}
		}
		r.spans = append(r.spans, s)
	}
	r.head = make([]byte, 12+16*len(r.spans))
	binary.BigEndian.PutUint32(r.head, f.kind)
	binary.BigEndian.PutUint16(r.head[4:], uint16(len(r.spans)))
	at := int64(len(r.head))
	for i := range r.spans {
		s := &r.spans[i]
		s.at = at
		rec := r.head[12+16*i:]
		copy(rec, s.table.tag)
		binary.BigEndian.PutUint32(rec[8:], uint32(at))
		binary.BigEndian.PutUint32(rec[12:], uint32(s.table.length))
		at += s.table.length
	}
	return r
}

// madeTable is a table of our own making.
type madeTable struct {
	tag  string
	data []byte
}

func (r *resource) ReadAt(b []byte, offset int64) (int, error) {
	if offset < int64(len(r.head)) {
		n := copy(b, r.head[offset:])
		if n < len(b) {
			return n, io.EOF
		}
		return n, nil
	}
	for _, s := range r.spans {
		if offset < s.at || offset >= s.at+s.table.length {
			continue
		}
		n := min(int64(len(b)), s.at+s.table.length-offset)
		var err error
		if s.data != nil {
			copy(b[:n], s.data[offset-s.at:])
		} else {
			var got int
			got, err = r.f.r.ReadAt(b[:n], s.table.offset+offset-s.at)
			if int64(got) == n {
				err = nil
			}
		}
		if err == nil && n < int64(len(b)) {
			err = io.EOF
		}
		return int(n), err
	}
	return 0, io.EOF
}

func (r *resource) Read(b []byte) (int, error) {
	n, err := r.ReadAt(b, r.offset)
	r.offset += int64(n)
	if n > 0 && err == io.EOF {
		err = nil
	}
	return n, err
}

func (r *resource) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekStart:
		r.offset = offset
	case io.SeekCurrent:
		r.offset += offset
	default:
		return 0, errors.New("a font is not read from its end")
	}
	return r.offset, nil
}
