package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// Kinds of sfnt files, as their first four bytes tell.
const (
	kindTrueType   = 0x00010000
	kindAppleTrue  = 0x74727565 // "true"
	kindOpenType   = 0x4F54544F // "OTTO"
	kindCollection = 0x74746366 // "ttcf"
	kindWOFF       = 0x774F4646 // "wOFF"
	kindWOFF2      = 0x774F4632 // "wOF2"
)

// Limits that no real font reaches: they keep a broken file from asking for
// gigabytes.
const (
	maxTables  = 512
	maxMembers = 512
	maxTable   = 256 << 20 // bytes of a table that is read whole
)

// sfnt is one font of a file: its table directory. Tables are read when asked
// for, with ReadAt, and only the parts that are needed: a mapped file would
// count every page that a glyph touches as the program's memory, and a file
// that shrinks while it is mapped ends the program.
type sfnt struct {
	r      io.ReaderAt
	size   int64 // of the file
	kind   uint32
	tables []tableEntry
}

type tableEntry struct {
	tag    string
	offset int64
	length int64
}

// members gives the offsets of the fonts in a file: one, or those of a
// collection.
func members(r io.ReaderAt, size int64) ([]int64, error) {
	head, err := readAt(r, 0, min(size, 12))
	if err != nil {
		return nil, err
	}
	if len(head) < 12 {
		return nil, errors.New("the file is too short to be a font")
	}
	if binary.BigEndian.Uint32(head) != kindCollection {
		return []int64{0}, nil
	}
	n := binary.BigEndian.Uint32(head[8:])
	if n == 0 || n > maxMembers {
		return nil, fmt.Errorf("the collection claims %d fonts", n)
	}
	raw, err := readAt(r, 12, int64(n)*4)
	if err != nil {
		return nil, fmt.Errorf("the collection is cut short: %w", err)
	}
	offsets := make([]int64, n)
	for i := range offsets {
		offsets[i] = int64(binary.BigEndian.Uint32(raw[4*i:]))
	}
	return offsets, nil
}

// openSfnt reads the table directory of the font at an offset of the file.
func openSfnt(r io.ReaderAt, size, offset int64) (*sfnt, error) {
	// One read fetches the directory of nearly every font.
	head, err := readAt(r, offset, max(0, min(size-offset, 12+16*32)))
	if err != nil {
		return nil, err
	}
	if len(head) < 12 {
		return nil, errors.New("the file is cut short before its table directory")
	}
	f := &sfnt{r: r, size: size, kind: binary.BigEndian.Uint32(head)}
	switch f.kind {
	case kindTrueType, kindAppleTrue, kindOpenType:
	case kindWOFF, kindWOFF2:
		return nil, errors.New("this is a web font (WOFF), which is compressed: use the TTF or OTF file instead")
	default:
		return nil, fmt.Errorf("this is no TrueType or OpenType font (it begins with %q)", head[:4])
	}
	n := int64(binary.BigEndian.Uint16(head[4:]))
	if n == 0 || n > maxTables {
		return nil, fmt.Errorf("the table directory claims %d tables", n)
	}
	if int64(len(head)) < 12+16*n {
		if head, err = readAt(r, offset, 12+16*n); err != nil {
			return nil, fmt.Errorf("the table directory is cut short: %w", err)
		}
	}
	f.tables = make([]tableEntry, n)
	for i := range f.tables {
		rec := head[12+16*i:]
		t := tableEntry{
			tag:    string(rec[:4]),
			offset: int64(binary.BigEndian.Uint32(rec[8:])),
			length: int64(binary.BigEndian.Uint32(rec[12:])),
		}
		if t.offset+t.length > size {
			return nil, fmt.Errorf("the file is cut short: table %q ends at byte %d of %d", t.tag, t.offset+t.length, size)
		}
		f.tables[i] = t
	}
	return f, nil
}

// find gives a table's place in the file; the first one counts when a tag
// appears twice.
func (f *sfnt) find(tag string) (tableEntry, bool) {
	for _, t := range f.tables {
		if t.tag == tag {
			return t, true
		}
	}
	return tableEntry{}, false
}

// has says whether the font has a table that is not empty.
func (f *sfnt) has(tag string) bool {
	t, ok := f.find(tag)
	return ok && t.length > 0
}

// table reads a whole table of at least so many bytes.
func (f *sfnt) table(tag string, atLeast int64) ([]byte, error) {
	t, ok := f.find(tag)
	if !ok {
		return nil, fmt.Errorf("the table %q is missing", tag)
	}
	if t.length < atLeast {
		return nil, fmt.Errorf("the table %q is cut short: %d bytes of at least %d", tag, t.length, atLeast)
	}
	if t.length > maxTable {
		return nil, fmt.Errorf("the table %q claims %d bytes", tag, t.length)
	}
	b, err := readAt(f.r, t.offset, t.length)
	if err != nil {
		return nil, fmt.Errorf("reading the table %q: %w", tag, err)
	}
	return b, nil
}

// part reads some bytes of a table.
func (f *sfnt) part(tag string, offset, length int64) ([]byte, error) {
	t, ok := f.find(tag)
	if !ok {
		return nil, fmt.Errorf("the table %q is missing", tag)
	}
	if offset < 0 || length < 0 || offset+length > t.length {
		return nil, fmt.Errorf("the table %q is cut short: bytes %d to %d of %d", tag, offset, offset+length, t.length)
	}
	b, err := readAt(f.r, t.offset+offset, length)
	if err != nil {
		return nil, fmt.Errorf("reading the table %q: %w", tag, err)
	}
	return b, nil
}

// readAt reads exactly n bytes.
func readAt(r io.ReaderAt, offset, n int64) ([]byte, error) {
	b := make([]byte, n)
	got, err := r.ReadAt(b, offset)
	if int64(got) == n {
		return b, nil
	}
	if err == nil || err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return nil, err
}

// openMember opens the font of a file that member names: a PostScript name, an
// index from 0, or "" for the first.
func openMember(r io.ReaderAt, size int64, member string) (f *sfnt, index int, err error) {
	offsets, err := members(r, size)
	if err != nil {
		return nil, 0, err
	}
	if member == "" {
		f, err = openSfnt(r, size, offsets[0])
		return f, 0, err
	}
	if i, err := strconv.Atoi(member); err == nil {
		if i < 0 || i >= len(offsets) {
			return nil, 0, fmt.Errorf("there is no member %d: the file has %d fonts, counted from 0", i, len(offsets))
		}
		f, err = openSfnt(r, size, offsets[i])
		return f, i, err
	}
	var names []string
	for i, o := range offsets {
		f, err := openSfnt(r, size, o)
		if err != nil {
			return nil, 0, err
		}
		name := f.postScriptName()
		if name == member {
			return f, i, nil
		}
		names = append(names, name)
	}
	return nil, 0, fmt.Errorf("there is no member %q; the file has %q", member, names)
}
