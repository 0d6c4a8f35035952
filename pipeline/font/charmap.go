package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sort"
)

// charmap finds the glyph of a character in one subtable of the table "cmap",
// searched as it lies in the file.
type charmap struct {
	format uint16
	data   []byte // the subtable
	count  int    // segments or groups
	symbol bool   // a symbol font: characters U+0020 to U+00FF lie at U+F020…
}

// openCharmap reads the best subtable that the font has: all of Unicode, else
// the BMP.
func openCharmap(f *sfnt) (*charmap, error) {
	t, ok := f.find("cmap")
	if !ok {
		return nil, errors.New(`the table "cmap" is missing, so no character can be found`)
	}
	head, err := f.part("cmap", 0, min(t.length, 4+8*64))
	if err != nil {
		return nil, err
	}
	if len(head) < 4 {
		return nil, errors.New(`the table "cmap" is cut short`)
	}
	n := int(binary.BigEndian.Uint16(head[2:]))
	if n > (len(head)-4)/8 {
		n = (len(head) - 4) / 8
	}
	best, offset := 0, int64(0)
	for i := range n {
		rec := head[4+8*i:]
		rank := encodingRank(binary.BigEndian.Uint16(rec), binary.BigEndian.Uint16(rec[2:]))
		if rank > best {
			best, offset = rank, int64(binary.BigEndian.Uint32(rec[4:]))
		}
	}
	if best == 0 {
		return nil, errors.New(`the table "cmap" has no Unicode subtable`)
	}
	m, err := readSubtable(f, offset, t.length)
	if err != nil {
		return nil, fmt.Errorf(`the table "cmap" is broken: %w`, err)
	}
	m.symbol = best == 1
	return m, nil
}

func encodingRank(platform, encoding uint16) int {
	switch {
	case platform == 3 && encoding == 10:
		return 6
	case platform == 0 && (encoding == 4 || encoding == 6):
		return 5
	case platform == 3 && encoding == 1:
		return 4
	case platform == 0 && encoding == 3:
		return 3
	case platform == 0 && encoding < 3:
		return 2
	case platform == 3 && encoding == 0:
		return 1
	}
	return 0
}

func readSubtable(f *sfnt, offset, tableLen int64) (*charmap, error) {
	head, err := f.part("cmap", offset, min(16, max(0, tableLen-offset)))
	if err != nil {
		return nil, err
	}
	if len(head) < 14 {
		return nil, errors.New("a subtable is cut short")
	}
	m := &charmap{format: binary.BigEndian.Uint16(head)}
	rest := tableLen - offset
	length := rest
	switch m.format {
	case 4:
		m.count = int(binary.BigEndian.Uint16(head[6:]) / 2)
		length = int64(binary.BigEndian.Uint16(head[2:]))
		if length < 16+8*int64(m.count) {
			length = rest // the field has 16 bits, and big tables overflow it
		}
		if rest < 16+8*int64(m.count) {
			return nil, errors.New("a subtable of format 4 is cut short")
		}
	case 6:
		m.count = int(binary.BigEndian.Uint16(head[8:]))
		length = 10 + 2*int64(m.count)
	case 12, 13:
		if len(head) < 16 {
			return nil, errors.New("a subtable is cut short")
		}
		n := binary.BigEndian.Uint32(head[12:])
		length = 16 + 12*int64(n)
		m.count = int(n)
	default:
		return nil, fmt.Errorf("format %d is not supported", m.format)
	}
	if length > rest {
		if m.format != 4 {
			return nil, fmt.Errorf("a subtable of format %d is cut short", m.format)
		}
		length = rest
	}
	m.data, err = f.part("cmap", offset, length)
	return m, err
}

// lookup gives the glyph for a character; 0 when there is none.
func (m *charmap) lookup(r rune) GID {
	if r < 0 {
		return 0
	}
	g := m.find(uint32(r))
	if g == 0 && m.symbol && r <= 0xFF {
		g = m.find(uint32(r) + 0xF000)
	}
	return g
}

func (m *charmap) find(c uint32) GID {
	switch m.format {
	case 4:
		return m.find4(c)
	case 6:
		first := uint32(binary.BigEndian.Uint16(m.data[6:]))
		if c < first || c-first >= uint32(m.count) {
			return 0
		}
		return GID(binary.BigEndian.Uint16(m.data[10+2*(c-first):]))
	default:
		return m.findGroup(c)
	}
}

func (m *charmap) find4(c uint32) GID {
	if c > 0xFFFF {
		return 0
	}
	ends := m.data[14:]
	// The first segment that ends at or after c.
	lo, hi := 0, m.count
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if uint32(ends[2*mid])<<8|uint32(ends[2*mid+1]) < c {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == m.count {
		return 0
	}
	start, delta, rangeOff := m.segment(lo)
	if c < start {
		return 0
	}
	if rangeOff == 0 || rangeOff == 0xFFFF { // some fonts end with 0xFFFF
		return GID((c + delta) & 0xFFFF)
	}
	at := 16 + 6*m.count + 2*lo + int(rangeOff) + 2*int(c-start)
	if at+2 > len(m.data) {
		return 0
	}
	g := uint32(binary.BigEndian.Uint16(m.data[at:]))
	if g == 0 {
		return 0
	}
	return GID((g + delta) & 0xFFFF)
}

// segment gives the start, delta and range offset of a segment of format 4.
func (m *charmap) segment(i int) (start, delta, rangeOff uint32) {
	at := 16 + 2*m.count + 2*i
	start = uint32(binary.BigEndian.Uint16(m.data[at:]))
	delta = uint32(binary.BigEndian.Uint16(m.data[at+2*m.count:]))
	rangeOff = uint32(binary.BigEndian.Uint16(m.data[at+4*m.count:]))
	return
}

func (m *charmap) findGroup(c uint32) GID {
	groups := m.data[16:]
	i := sort.Search(m.count, func(i int) bool { return binary.BigEndian.Uint32(groups[12*i+4:]) >= c })
	if i == m.count {
		return 0
	}
	g := groups[12*i:]
	start := binary.BigEndian.Uint32(g)
	if c < start {
		return 0
	}
	if m.format == 13 {
		return GID(binary.BigEndian.Uint32(g[8:]))
	}
	return GID(binary.BigEndian.Uint32(g[8:]) + c - start)
}

// each calls f for every character of the font below a limit, in order.
func (m *charmap) each(limit uint32, f func(r rune, g GID)) {
	emit := func(from, to uint32) {
		for c := from; c <= to && c < limit; c++ {
			if g := m.find(c); g != 0 {
				f(rune(c), g)
			}
		}
	}
	next := uint32(0) // segments of a broken font may overlap: no character twice
	for i := range m.count {
		var from, to uint32
		switch m.format {
		case 4:
			to = uint32(binary.BigEndian.Uint16(m.data[14+2*i:]))
			from, _, _ = m.segment(i)
			if to == 0xFFFF {
				to = 0xFFFE
			}
		case 6:
			from = uint32(binary.BigEndian.Uint16(m.data[6:])) + uint32(i)
			to = from
		default:
			from = binary.BigEndian.Uint32(m.data[16+12*i:])
			to = binary.BigEndian.Uint32(m.data[20+12*i:])
		}
		from = max(from, next)
		if from <= to {
			emit(from, to)
			next = to + 1
		}
		if next >= limit {
			return
		}
	}
}
