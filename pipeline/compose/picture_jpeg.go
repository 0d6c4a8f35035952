package compose

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"booklet/pipeline/diag"
)

// readJPEG walks the segments before the pixels. It gives the resolution (JFIF
// 1.02), 0 where the file names none, and warns of a photograph that viewers
// turn and a PDF does not.
func readJPEG(data []byte) (dpi float64, note flaw, err error) {
	const startOfImage = 2
	for at := startOfImage; ; {
		for at < len(data) && data[at] != 0xFF { // stray bytes, as decoders pass over them
			at++
		}
		for at < len(data) && data[at] == 0xFF {
			at++
		}
		if at+3 > len(data) {
			return 0, note, errCutOff
		}
		marker := data[at]
		if marker == 0x00 || marker == 0x01 || marker >= 0xD0 && marker <= 0xD7 { // no length follows
			at++
			continue
		}
		size := int(binary.BigEndian.Uint16(data[at+1:]))
		if size < 2 || size > len(data)-at-1 {
			return 0, note, errCutOff
		}
		body := data[at+3 : at+1+size]
		switch {
		case marker == 0xE0 && dpi == 0:
			dpi = densityJFIF(body)
		case marker == 0xE1:
			if turn := orientation(body); turn > 1 {
				note = flaw{diag.Warning, fmt.Sprintf("is stored turned or mirrored (Exif orientation %d), and is set as it is stored", turn),
					"open it, turn it and save it again"}
			}
		case marker == 0xD9:
			return 0, note, errors.New("it has a head and no pixels")
		case marker == 0xDA: // the pixels follow, up to the end of the file
			if !bytes.Contains(data[max(at+1+size, len(data)-64<<10):], []byte{0xFF, 0xD9}) {
				return 0, note, errCutOff
			}
			return dpi, note, nil
		}
		at += 1 + size
	}
}

// densityJFIF reads the resolution of a JFIF segment.
func densityJFIF(body []byte) float64 {
	if len(body) < 12 || string(body[:5]) != "JFIF\x00" {
		return 0
	}
	density := float64(binary.BigEndian.Uint16(body[8:]))
	switch body[7] {
	case 1: // dots an inch
		return density
	case 2: // dots a centimetre
		return density * 2.54
	}
	return 0
}

// orientation reads the tag 0x0112 of an Exif segment (TIFF 6.0 §8): 1 for
// upright, 0 when it is not there.
func orientation(body []byte) int {
	tiff, ok := bytes.CutPrefix(body, []byte("Exif\x00\x00"))
	if !ok || len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.LittleEndian
	if string(tiff[:2]) == "MM" {
		order = binary.BigEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 0
	}
	count := int64(order.Uint16(tiff[at:]))
	for i := range count {
		entry := at + 2 + 12*i
		if entry+12 > int64(len(tiff)) {
			return 0
		}
		if order.Uint16(tiff[entry:]) == 0x0112 {
			if turn := order.Uint16(tiff[entry+8:]); turn <= 8 {
				return int(turn)
			}
			return 0
		}
	}
	return 0
}
