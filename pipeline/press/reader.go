package press

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// reader gives the objects of a PDF that fpdf or gopdf has written: one cross
// reference table, no object streams, lengths written directly.
type reader struct {
	data    []byte
	offsets []int // of objects, by number; 0 for a free one
	trailer dict
	xref    int // offset of the table, where an update points back to
}

// maxObjects bounds what a broken table can make the reader allocate.
const maxObjects = 8 << 20

// openPDF reads the cross reference table and the trailer.
func openPDF(data []byte) (*reader, error) {
	at := bytes.LastIndex(data, []byte("startxref"))
	if at < 0 {
		return nil, errors.New("the PDF has no startxref")
	}
	pos := skipSpace(data, at+len("startxref"))
	xref, err := strconv.Atoi(string(data[pos:skipRegular(data, pos)]))
	if err != nil || xref <= 0 || xref >= len(data) || !bytes.HasPrefix(data[xref:], []byte("xref")) {
		return nil, errors.New("the PDF has no cross reference table")
	}
	r := &reader{data: data, xref: xref}
	pos = xref + len("xref")
	for {
		pos = skipSpace(data, pos)
		if bytes.HasPrefix(data[pos:], []byte("trailer")) {
			break
		}
		if pos, err = r.section(pos); err != nil {
			return nil, err
		}
	}
	pos = skipSpace(data, pos+len("trailer"))
	r.trailer, _, err = parseDict(data[pos:])
	if err != nil {
		return nil, fmt.Errorf("trailer: %w", err)
	}
	return r, nil
}

// section reads one part of the cross reference table: "0 5" and five entries.
func (r *reader) section(pos int) (int, error) {
	bad := errors.New("broken cross reference table")
	number := func() int {
		pos = skipSpace(r.data, pos)
		end := skipRegular(r.data, pos)
		n, err := strconv.Atoi(string(r.data[pos:end]))
		if err != nil || n < 0 {
			return -1
		}
		pos = end
		return n
	}
	first, count := number(), number()
	if first < 0 || count < 0 || first > maxObjects || count > maxObjects || count > len(r.data)/20 {
		return 0, bad
	}
	for len(r.offsets) < first+count {
		r.offsets = append(r.offsets, 0)
	}
	for i := 0; i < count; i++ {
		offset, generation := number(), number()
		pos = skipSpace(r.data, pos)
		if offset < 0 || generation < 0 || pos >= len(r.data) {
			return 0, bad
		}
		if r.data[pos] == 'n' {
			r.offsets[first+i] = offset
		}
		pos++
	}
	return pos, nil
}

// size is one more than the highest object number.
func (r *reader) size() int { return len(r.offsets) }

// value gives the bytes from an object's value on; the object's end is not
// looked for.
func (r *reader) value(num int) ([]byte, error) {
	if num <= 0 || num >= len(r.offsets) || r.offsets[num] <= 0 || r.offsets[num] >= len(r.data) {
		return nil, fmt.Errorf("the PDF has no object %d", num)
	}
	b := r.data[r.offsets[num]:]
	at := 0
	for _, want := range []string{strconv.Itoa(num), "0", "obj"} {
		at = skipSpace(b, at)
		end := skipRegular(b, at)
		if string(b[at:end]) != want {
			return nil, fmt.Errorf("object %d is not where the table says", num)
		}
		at = end
	}
	return b[skipSpace(b, at):], nil
}

// dict gives an object that is a dictionary, or the dictionary of a stream.
func (r *reader) dict(num int) (dict, error) {
	b, err := r.value(num)
	if err != nil {
		return nil, err
	}
	d, _, err := parseDict(b)
	if err != nil {
		return nil, fmt.Errorf("object %d: %w", num, err)
	}
	return d, nil
}

// stream gives the bytes of a stream as they are stored.
func (r *reader) stream(num int) (dict, []byte, error) {
	b, err := r.value(num)
	if err != nil {
		return nil, nil, err
	}
	d, at, err := parseDict(b)
	if err != nil {
		return nil, nil, fmt.Errorf("object %d: %w", num, err)
	}
	at = skipSpace(b, at)
	size, err := strconv.Atoi(string(d.get("Length")))
	if err != nil || size < 0 || !bytes.HasPrefix(b[at:], []byte("stream\n")) {
		return nil, nil, fmt.Errorf("object %d is no stream", num)
	}
	at += len("stream\n")
	if size > len(b)-at {
		return nil, nil, fmt.Errorf("object %d is cut short", num)
	}
	return d, b[at : at+size], nil
}

// ref follows a key of a dictionary to the object that it refers to.
func ref(d dict, key string) (int, error) {
	num, ok := parseRef(d.get(key))
	if !ok {
		return 0, fmt.Errorf("the PDF has no %s where one must be", key)
	}
	return num, nil
}

// pages gives the object numbers of the pages and the number of their root.
// The libraries write one flat list.
func (r *reader) pages() (root int, pages []int, err error) {
	catalog, err := ref(r.trailer, "Root")
	if err != nil {
		return 0, nil, err
	}
	d, err := r.dict(catalog)
	if err != nil {
		return 0, nil, err
	}
	if root, err = ref(d, "Pages"); err != nil {
		return 0, nil, err
	}
	if d, err = r.dict(root); err != nil {
		return 0, nil, err
	}
	kids, err := parseArray(d.get("Kids"))
	if err != nil {
		return 0, nil, fmt.Errorf("page list: %w", err)
	}
	for _, kid := range kids {
		num, ok := parseRef(kid)
		if !ok {
			return 0, nil, fmt.Errorf("page list: %w", errSyntax)
		}
		pages = append(pages, num)
	}
	return root, pages, nil
}
