package font

import (
	"encoding/binary"
	"math/bits"
)

// writtenTable is a table of the small font, in pieces.
type writtenTable struct {
	tag   string
	parts [][]byte
}

// assemble writes a TrueType file of tables, which are in the order of their
// tags. Each begins at a multiple of four bytes, the last is padded too, and
// the checksums are right.
func assemble(tables []writtenTable) []byte {
	size := 12 + 16*len(tables)
	for _, t := range tables {
		n := 0
		for _, p := range t.parts {
			n += len(p)
		}
		size += (n + 3) &^ 3
	}
	n := len(tables)
	power := bits.Len(uint(n)) - 1
	b := make([]byte, 0, size)
	b = put32(b, kindTrueType)
	for _, v := range [4]int{n, 16 << power, power, 16*n - 16<<power} {
		b = put16(b, v)
	}
	b = b[:12+16*n]
	head := 0
	for i, t := range tables {
		start := len(b)
		for _, p := range t.parts {
			b = append(b, p...)
		}
		length := len(b) - start
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
		if t.tag == "head" {
			head = start
		}
		rec := b[12+16*i:]
		copy(rec, t.tag)
		binary.BigEndian.PutUint32(rec[4:], checksum(b[start:]))
		binary.BigEndian.PutUint32(rec[8:], uint32(start))
		binary.BigEndian.PutUint32(rec[12:], uint32(length))
	}
	binary.BigEndian.PutUint32(b[head+8:], 0xB1B0AFBA-checksum(b))
	return b
}

// checksum adds up 32-bit words; the length of b is a multiple of four.
func checksum(b []byte) uint32 {
	sum := uint32(0)
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	return sum
}
