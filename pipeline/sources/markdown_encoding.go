package sources

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"booklet/pipeline/diag"

	"golang.org/x/text/encoding/simplifiedchinese"
)

const byteOrderMark = "\xef\xbb\xbf"

// decode checks that data is UTF-8 and gives it without a byte order mark and
// with line feeds where a line ends in a lone carriage return. Places in the
// result are places in the file. It reports false when the rest of the reading
// would only repeat that the encoding is another.
func decode(path string, data []byte, list *diag.List) ([]byte, bool) {
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		list.Errorf(diag.Pos{File: path, Line: 1, Col: 1}, "encoding", "save the file as UTF-8",
			"the passage is in UTF-16, not UTF-8")
		return nil, false
	}
	data = lineFeeds(data)
	if utf8.Valid(data) {
		return data, true
	}
	other := isGB18030(data)
	hint := "save the file as UTF-8; what stands here is damaged"
	if other {
		hint = "the file seems to be in GB 18030 (GBK): open it as such and save it as UTF-8"
	}
	const most = 20
	wrong, clean := 0, make([]byte, 0, len(data))
	line, col := 1, 1
	for rest := data; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r == utf8.RuneError && size == 1 {
			if wrong++; wrong <= most && !(other && wrong > 1) {
				list.Errorf(diag.Pos{File: path, Line: line, Col: col}, "encoding", hint,
					"the byte 0x%02X is not UTF-8", rest[0])
			}
		}
		clean = utf8.AppendRune(clean, r)
		col++
		if r == '\n' {
			line, col = line+1, 1
		}
		rest = rest[size:]
	}
	if !other && wrong > most {
		list.Errorf(diag.Pos{File: path}, "encoding", "", "%d more bytes are not UTF-8", wrong-most)
	}
	return clean, !other
}

// lineFeeds turns carriage returns that stand alone into line feeds.
func lineFeeds(data []byte) []byte {
	for i, owned := 0, false; ; {
		n := bytes.IndexByte(data[i:], '\r')
		if n < 0 {
			return data
		}
		i += n
		if i+1 == len(data) || data[i+1] != '\n' {
			if !owned {
				data, owned = bytes.Clone(data), true
			}
			data[i] = '\n'
		}
		i++
	}
}

// isGB18030 tells whether data, which is no UTF-8, reads as Chinese text in
// GB 18030.
func isGB18030(data []byte) bool {
	const enough = 1 << 16
	sample := data[:min(len(data), enough)]
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(sample)
	if err != nil {
		return false
	}
	han, other := 0, 0
	for i, r := range string(out) {
		switch {
		case r == utf8.RuneError && i < len(out)-8: // the sample may end within a character
			return false
		case unicode.Is(unicode.Han, r):
			han++
		case r >= 0x80 && !isMark(r):
			other++
		}
	}
	return han > 0 && other <= han
}

// controls warns of control characters, which are left out of the text: a run
// of them is one finding.
func (m *markdown) controls() {
	for i := 0; i < len(m.source); {
		if c := m.source[i]; plain[c] || c == ' ' || c == '\n' {
			i++
			continue
		}
		n, name := control(m.text, i)
		if n == 0 {
			i++
			continue
		}
		start := i
		for n > 0 {
			i += n
			n, _ = control(m.text, i)
		}
		if start+len(lineSeparator) <= len(m.text) && m.text[start] == lineSeparator[0] {
			m.warnf(start, "control-character", `write \ at the end of the line for a line break`, "%s is set as a line break", name)
			continue
		}
		m.warnf(start, "control-character", "delete it", "%s is left out", name)
	}
}

// control gives the length of a control character at an offset of s, 0 when
// there is none, and its name.
func control(s string, i int) (int, string) {
	if i >= len(s) {
		return 0, ""
	}
	switch c := s[i]; {
	case c == '\n' || c == '\t' || c == '\r':
		return 0, ""
	case c < ' ' || c == 0x7f:
		return 1, codePoint(rune(c))
	case c == 0xc2 && i+1 < len(s) && s[i+1] < 0xa0:
		return 2, codePoint(rune(s[i+1]))
	case c == 0xe2 && (strings.HasPrefix(s[i:], lineSeparator) || strings.HasPrefix(s[i:], paragraphSeparator)):
		return 3, "the separator U+202" + string(s[i+2]-0xa8+'8')
	}
	return 0, ""
}

// Line ends of word processors, which Markdown does not know. They are set as
// forced line breaks.
const (
	lineSeparator      = "\u2028"
	paragraphSeparator = "\u2029"
)

// codePoint names a control character.
func codePoint(r rune) string {
	const hex = "0123456789ABCDEF"
	return "the control character U+00" + string([]byte{hex[r>>4], hex[r&15]})
}
