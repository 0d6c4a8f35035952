package press

import (
	"time"
	"unicode/utf16"
	"unicode/utf8"
)

// appendHex16 prints a 16-bit number in four hexadecimal digits.
func appendHex16(b []byte, v uint16) []byte {
	return append(b, hexDigits[v>>12], hexDigits[v>>8&15], hexDigits[v>>4&15], hexDigits[v&15])
}

// appendUTF16 prints text as UTF-16 in hexadecimal digits.
func appendUTF16(b []byte, text string) []byte {
	for _, r := range text {
		if hi, lo := utf16.EncodeRune(r); hi != utf8.RuneError {
			b = appendHex16(appendHex16(b, uint16(hi)), uint16(lo))
		} else {
			b = appendHex16(b, uint16(r))
		}
	}
	return b
}

// appendTextHex prints a text string as hexadecimal digits with a byte order
// mark.
func appendTextHex(b []byte, text string) []byte {
	b = append(b, "<FEFF"...)
	return append(appendUTF16(b, text), '>')
}

// appendText prints a text string: as it is where it is plain ASCII, else as
// UTF-16.
func appendText(b []byte, text string) []byte {
	for i := 0; i < len(text); i++ {
		if text[i] < 0x20 || text[i] > 0x7E {
			return appendTextHex(b, text)
		}
	}
	return appendLiteral(b, text)
}

// appendLiteral prints a string in brackets.
func appendLiteral(b []byte, text string) []byte {
	b = append(b, '(')
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '(', ')', '\\':
			b = append(b, '\\', c)
		case '\r':
			b = append(b, '\\', 'r')
		default:
			b = append(b, c)
		}
	}
	return append(b, ')')
}

// stamp is a book's date as both the information dictionary and the XMP
// metadata need it, which must agree. The time of the machine's zone would
// differ from one machine to the next, so it becomes UTC; a zone that the
// manifest gave stays.
func stamp(t time.Time) (pdf, xmp string) {
	if t.Location() == time.Local {
		t = t.UTC()
	}
	zone := t.Format("-07:00")
	return t.Format("D:20060102150405") + zone[:3] + "'" + zone[4:] + "'", t.Format(time.RFC3339)
}
