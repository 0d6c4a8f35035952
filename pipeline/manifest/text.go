package manifest

import (
	"bytes"
	"unicode/utf8"

	"booklet/pipeline/diag"
)

// checkText makes the bytes of a file fit for the YAML library: UTF-8 without
// byte order mark, whose only line breaks are LF and CR LF. The library counts
// other characters as line breaks that no editor does; they and control
// characters are reported here, with places that hold, and made spaces. It
// reports false when the text can't be read at all.
func checkText(file string, firstLine int, data []byte, diags *diag.List) ([]byte, bool) {
	if bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		diags.Errorf(diag.Pos{File: file, Line: firstLine, Col: 1}, "encoding", "save the file as UTF-8", "the file is UTF-16")
		return nil, false
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if utf8.Valid(data) && bytes.IndexFunc(data, odd) < 0 {
		return data, true
	}
	text := make([]byte, 0, len(data))
	pos := diag.Pos{File: file, Line: firstLine, Col: 1}
	found := 0
	for i := 0; i < len(data); pos.Col++ {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size <= 1:
			diags.Errorf(pos, "encoding", "save the file as UTF-8; it may be in GB 18030 (GBK)",
				"the byte 0x%02X is not UTF-8", data[i])
			return nil, false
		case r == '\r' && i+1 < len(data) && data[i+1] == '\n', r == '\n', r == '\t':
			text = append(text, byte(r))
		case r == '\r':
			diags.Errorf(pos, "line-break", "save the file with line ends LF or CR LF", "a carriage return (CR) stands here without a line feed (LF)")
			return nil, false
		case odd(r):
			if found++; found <= maxOdd {
				diags.Errorf(pos, "control-character", "delete it", "an invisible character (%U) stands here", r)
			}
			text = append(text, ' ')
		default:
			text = append(text, data[i:i+size]...)
		}
		if r == '\n' {
			pos.Line++
			pos.Col = 0
		}
		i += size
	}
	if found > maxOdd {
		diags.Errorf(diag.Pos{File: file}, "control-character", "delete them", "%d more invisible characters stand in the file", found-maxOdd)
	}
	return text, true
}

// maxOdd is the number of invisible characters that are each reported: a file
// may consist of them.
const maxOdd = 20

// odd reports whether YAML refuses a character or takes it for a line break;
// LF and tab are not odd, CR is.
func odd(r rune) bool {
	switch {
	case r == '\n', r == '\t':
		return false
	case r < 0x20, 0x7F <= r && r < 0xA0:
		return true
	case r == '\u2028', r == '\u2029', r == '\uFEFF', r == '\uFFFE', r == '\uFFFF':
		return true
	}
	return false
}
