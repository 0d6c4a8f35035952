package compose

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
)

// readPNG walks the chunks, whose checksums show lost or changed bytes, and
// gives the resolution (PNG 1.2 §4.2.4.2), 0 where the file names none.
func readPNG(data []byte) (dpi float64, err error) {
	const head = 8
	pixels := false
	for at := head; ; {
		if at+12 > len(data) {
			return 0, errCutOff
		}
		size := int64(binary.BigEndian.Uint32(data[at:]))
		if size > int64(len(data)-at-12) {
			return 0, errCutOff
		}
		end := at + 8 + int(size)
		chunk := data[at+4 : end]
		if crc32.ChecksumIEEE(chunk) != binary.BigEndian.Uint32(data[end:]) {
			return 0, errors.New("a checksum is wrong")
		}
		switch string(chunk[:4]) {
		case "IDAT":
			pixels = true
		case "pHYs":
			if size == 9 && chunk[12] == 1 { // pixels a metre
				dpi = float64(binary.BigEndian.Uint32(chunk[4:])) * 0.0254
			}
		case "IEND":
			if !pixels {
				return 0, errors.New("it has a head and no pixels")
			}
			return dpi, nil
		}
		at = end + 4
	}
}
