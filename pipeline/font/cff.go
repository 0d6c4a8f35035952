package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/go-text/typesetting/font/opentype/tables"
)

// cff reads the outlines of the tables "CFF " (Adobe Technical Note 5176) and
// "CFF2" (OpenType) without reading the table: it keeps the offsets of the
// glyph programs and the subroutines, no more. go-text's own reader wants the
// whole table, which has 23 MB in a large collection.
type cff struct {
	charstrings index
	global      subroutines
	private     []private // one for each font dictionary
	selects     []byte    // for each glyph its font dictionary; nil when there is one only
	version2    bool
	vary        *variation // of a variable font, at its place; nil otherwise
	glyphs      int
}

// private is what the glyph programs of a font dictionary share.
type private struct {
	// subrs reads the local subroutines when a glyph of the dictionary is
	// first drawn: a large collection has a megabyte of them, most for
	// characters that a booklet does not use.
	subrs   func() (*subroutines, error)
	vsIndex int
}

// cffReader reads parts of the table.
type cffReader struct {
	r        io.ReaderAt
	table    tableEntry
	version2 bool
}

func (c *cffReader) bytes(offset, n int64) ([]byte, error) {
	if offset < 0 || n < 0 || offset+n > c.table.length {
		return nil, fmt.Errorf("the table %q is cut short: bytes %d to %d of %d", c.table.tag, offset, offset+n, c.table.length)
	}
	return readAt(c.r, c.table.offset+offset, n)
}

func openCFF(f *sfnt, m *metrics) (o outliner, err error) {
	defer recovered(&err, `reading the table "CFF "`)
	table, _ := f.find("CFF ")
	c := &cffReader{r: f.r, table: table}
	head, err := c.bytes(0, 4)
	if err != nil {
		return nil, err
	}
	if head[0] != 1 {
		return nil, fmt.Errorf(`the table "CFF " has version %d.%d`, head[0], head[1])
	}
	_, next, err := c.index(int64(head[2])) // the font's name
	if err != nil {
		return nil, err
	}
	tops, next, err := c.index(next)
	if err != nil {
		return nil, err
	}
	if tops.count != 1 {
		return nil, fmt.Errorf(`the table "CFF " holds %d fonts instead of one`, tops.count)
	}
	_, next, err = c.index(next) // strings
	if err != nil {
		return nil, err
	}
	out := &cff{}
	if out.global, _, err = c.subroutines(next); err != nil {
		return nil, err
	}
	raw, err := c.string(&tops, 0)
	if err != nil {
		return nil, err
	}
	top, err := readDict(raw)
	if err != nil {
		return nil, err
	}
	if t, ok := top[opCharstringType]; ok && len(t) > 0 && t[0] != 2 {
		return nil, errors.New("glyph programs of type 1 are not supported")
	}
	if err := out.readGlyphs(c, top, m); err != nil {
		return nil, err
	}
	if _, ok := top[opROS]; !ok {
		p, err := c.private(top)
		if err != nil {
			return nil, err
		}
		out.private = []private{p}
		return out, nil
	}
	return out, out.readFontDicts(c, top)
}

func openCFF2(f *sfnt, m *metrics, coords []tables.Coord) (o outliner, err error) {
	defer recovered(&err, `reading the table "CFF2"`)
	table, _ := f.find("CFF2")
	c := &cffReader{r: f.r, table: table, version2: true}
	head, err := c.bytes(0, 5)
	if err != nil {
		return nil, err
	}
	if head[0] != 2 {
		return nil, fmt.Errorf(`the table "CFF2" has version %d.%d`, head[0], head[1])
	}
	length := int64(binary.BigEndian.Uint16(head[3:]))
	raw, err := c.bytes(int64(head[2]), length)
	if err != nil {
		return nil, err
	}
	top, err := readDict(raw)
	if err != nil {
		return nil, err
	}
	out := &cff{version2: true}
	if out.global, _, err = c.subroutines(int64(head[2]) + length); err != nil {
		return nil, err
	}
	if err := out.readGlyphs(c, top, m); err != nil {
		return nil, err
	}
	if err := out.readFontDicts(c, top); err != nil {
		return nil, err
	}
	if v, ok := top[opVariationStore]; ok && len(v) > 0 {
		if out.vary, err = c.variation(int64(v[0]), coords); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (o *cff) readGlyphs(c *cffReader, top dict, m *metrics) (err error) {
	at, ok := top.number(opCharstrings)
	if !ok {
		return fmt.Errorf("the table %q has no glyph programs", c.table.tag)
	}
	if o.charstrings, _, err = c.index(int64(at)); err != nil {
		return err
	}
	o.glyphs = o.charstrings.count
	if o.glyphs < m.glyphs {
		return fmt.Errorf("the table %q has %d glyphs instead of %d", c.table.tag, o.glyphs, m.glyphs)
	}
	return nil
}

func (o *cff) readFontDicts(c *cffReader, top dict) error {
	at, ok := top.number(opFDArray)
	if !ok {
		return fmt.Errorf("the table %q has no font dictionaries", c.table.tag)
	}
	dicts, _, err := c.index(int64(at))
	if err != nil {
		return err
	}
	if dicts.count == 0 || dicts.count > 256 {
		return fmt.Errorf("the table %q has %d font dictionaries", c.table.tag, dicts.count)
	}
	for i := range dicts.count {
		raw, err := c.string(&dicts, i)
		if err != nil {
			return err
		}
		d, err := readDict(raw)
		if err != nil {
			return err
		}
		p, err := c.private(d)
		if err != nil {
			return err
		}
		o.private = append(o.private, p)
	}
	if at, ok := top.number(opFDSelect); ok {
		if o.selects, err = c.fdSelect(int64(at), o.glyphs); err != nil {
			return err
		}
	}
	return nil
}

// private reads the Private DICT that d points to, with its subroutines.
func (c *cffReader) private(d dict) (p private, err error) {
	none := &subroutines{}
	p.subrs = func() (*subroutines, error) { return none, nil }
	v := d[opPrivate]
	if len(v) < 2 || v[0] == 0 {
		return p, nil
	}
	length, offset := int64(v[0]), int64(v[1])
	raw, err := c.bytes(offset, length)
	if err != nil {
		return p, err
	}
	priv, err := readDict(raw)
	if err != nil {
		return p, err
	}
	if n, ok := priv.number(opVSIndex); ok {
		p.vsIndex = int(n)
	}
	if at, ok := priv.number(opSubrs); ok && at != 0 {
		p.subrs = sync.OnceValues(func() (*subroutines, error) {
			s, _, err := c.subroutines(offset + int64(at))
			return &s, err
		})
	}
	return p, nil
}

// fdSelect reads which font dictionary each glyph uses.
func (c *cffReader) fdSelect(offset int64, glyphs int) ([]byte, error) {
	head, err := c.bytes(offset, 3)
	if err != nil {
		return nil, err
	}
	out := make([]byte, glyphs)
	switch head[0] {
	case 0:
		return c.bytes(offset+1, int64(glyphs))
	case 3:
		n := int64(binary.BigEndian.Uint16(head[1:]))
		raw, err := c.bytes(offset+3, 3*n+2)
		if err != nil {
			return nil, err
		}
		for i := range n {
			from, to := binary.BigEndian.Uint16(raw[3*i:]), binary.BigEndian.Uint16(raw[3*i+3:])
			for g := int(from); g < int(to) && g < glyphs; g++ {
				out[g] = raw[3*i+2]
			}
		}
	case 4:
		raw, err := c.bytes(offset+1, 4)
		if err != nil {
			return nil, err
		}
		n := int64(binary.BigEndian.Uint32(raw))
		if raw, err = c.bytes(offset+5, 6*n+4); err != nil {
			return nil, err
		}
		for i := range n {
			from, to := binary.BigEndian.Uint32(raw[6*i:]), binary.BigEndian.Uint32(raw[6*i+6:])
			for g := int64(from); g < int64(to) && g < int64(glyphs); g++ {
				out[g] = raw[6*i+5]
			}
		}
	default:
		return nil, fmt.Errorf("the list of font dictionaries has format %d", head[0])
	}
	return out, nil
}

func (o *cff) extent(g GID) (offset, length int64, err error) {
	if int64(g) >= int64(o.glyphs) {
		return 0, 0, fmt.Errorf("there is no glyph %d", g)
	}
	return o.charstrings.extent(int(g))
}

func (o *cff) draw(g GID, data []byte, p *pen) error {
	fd := 0
	if o.selects != nil {
		fd = int(o.selects[g])
	}
	if fd >= len(o.private) {
		return fmt.Errorf("glyph %d uses font dictionary %d of %d", g, fd, len(o.private))
	}
	subrs, err := o.private[fd].subrs()
	if err != nil {
		return err
	}
	return p.machine.run(data, o, subrs, o.private[fd].vsIndex, &p.out)
}
