package font

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// index is an INDEX structure: a list of byte strings. Its data stay in the
// file.
type index struct {
	count   int
	offSize int
	offsets []byte // count+1 offsets, from 1
	data    int64  // place in the file of the byte before the first string
	end     int64  // place in the file behind the last string
	limit   int64  // end of the table
}

// extent gives where a string lies in the file.
func (x *index) extent(i int) (offset, length int64, err error) {
	if i < 0 || i >= x.count {
		return 0, 0, fmt.Errorf("there is no string %d of %d", i, x.count)
	}
	from, to := x.at(i), x.at(i+1)
	if from < 1 || from > to || x.data+to > x.limit {
		return 0, 0, fmt.Errorf("string %d lies outside of the table", i)
	}
	return x.data + from, to - from, nil
}

func (x *index) at(i int) int64 {
	v := int64(0)
	for _, b := range x.offsets[i*x.offSize : (i+1)*x.offSize] {
		v = v<<8 | int64(b)
	}
	return v
}

// subroutines is an INDEX that is read whole: subroutines are short and are
// called from everywhere.
type subroutines struct {
	index
	bytes []byte // from index.data on
	bias  int
}

// get gives the subroutine that a program calls by number.
func (s *subroutines) get(n int) ([]byte, bool) {
	n += s.bias
	if n < 0 || n >= s.count {
		return nil, false
	}
	from, to := s.at(n), s.at(n+1)
	if from < 1 || from > to || to > int64(len(s.bytes)) {
		return nil, false
	}
	return s.bytes[from:to], true
}

// index reads the INDEX at an offset of the table; next is the offset behind
// it.
func (c *cffReader) index(offset int64) (x index, next int64, err error) {
	head := int64(2)
	if c.version2 {
		head = 4
	}
	b, err := c.bytes(offset, head)
	if err != nil {
		return x, 0, err
	}
	if c.version2 {
		n := binary.BigEndian.Uint32(b)
		if n > 1<<20 {
			return x, 0, fmt.Errorf("an index claims %d strings", n)
		}
		x.count = int(n)
	} else {
		x.count = int(binary.BigEndian.Uint16(b))
	}
	if x.count == 0 {
		return x, offset + head, nil
	}
	size, err := c.bytes(offset+head, 1)
	if err != nil {
		return x, 0, err
	}
	x.offSize = int(size[0])
	if x.offSize < 1 || x.offSize > 4 {
		return x, 0, fmt.Errorf("an index has offsets of %d bytes", x.offSize)
	}
	length := int64(x.count+1) * int64(x.offSize)
	if x.offsets, err = c.bytes(offset+head+1, length); err != nil {
		return x, 0, err
	}
	before := offset + head + 1 + length - 1
	next = before + x.at(x.count)
	if next > c.table.length || x.at(x.count) < 1 {
		return x, 0, fmt.Errorf("an index of the table %q is cut short", c.table.tag)
	}
	x.data, x.end, x.limit = c.table.offset+before, c.table.offset+next, c.table.offset+c.table.length
	return x, next, nil
}

func (c *cffReader) subroutines(offset int64) (s subroutines, next int64, err error) {
	if s.index, next, err = c.index(offset); err != nil || s.count == 0 {
		return s, next, err
	}
	switch {
	case s.count < 1240:
		s.bias = 107
	case s.count < 33900:
		s.bias = 1131
	default:
		s.bias = 32768
	}
	if s.end-s.data > maxTable {
		return s, 0, errors.New("the subroutines claim too many bytes")
	}
	s.bytes, err = readAt(c.r, s.data, s.end-s.data)
	return s, next, err
}

// string reads one string of an INDEX.
func (c *cffReader) string(x *index, i int) ([]byte, error) {
	offset, length, err := x.extent(i)
	if err != nil {
		return nil, err
	}
	if length > 1<<16 {
		return nil, errors.New("a dictionary is too long")
	}
	return readAt(c.r, offset, length)
}
