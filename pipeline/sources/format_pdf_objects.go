package sources

import (
	"bytes"
	"strconv"
)

// The kinds of PDF objects. Numbers are float64, strings pdfString, truth
// values bool; null is nil.
type (
	pdfName   string
	pdfString string
	pdfOp     string // an operator, or any other bare word
	pdfArray  []any
	pdfDict   map[pdfName]any
	pdfRef    int // an object's number; generations are not told apart
)

// pdfStream is a dictionary with data behind it.
type pdfStream struct {
	dict pdfDict
	raw  []byte
}

// pdfLexer reads objects from bytes.
type pdfLexer struct {
	b   []byte
	at  int
	end bool // the bytes are used up
}

const maxPDFDepth = 40

func pdfBlank(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func pdfDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// skip skips blanks and comments.
func (l *pdfLexer) skip() {
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case pdfBlank(c):
			l.at++
		case c == '%':
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
	l.end = true
}

// object reads one object or operator. At the end it returns nil and sets end.
func (l *pdfLexer) object(depth int) any {
	l.skip()
	if l.end {
		return nil
	}
	switch c := l.b[l.at]; c {
	case '/':
		l.at++
		return l.name()
	case '(':
		return l.literal()
	case '<':
		if l.at+1 < len(l.b) && l.b[l.at+1] == '<' {
			l.at += 2
			return l.dict(depth)
		}
		return l.hex()
	case '[':
		l.at++
		return l.array(depth)
	case ']', '}', '{', ')':
		l.at++
		return pdfOp(c)
	case '>':
		l.at++
		if l.at < len(l.b) && l.b[l.at] == '>' {
			l.at++
		}
		return pdfOp(">>")
	}
	return l.word()
}

// word reads a number, a reference (5 0 R) or an operator.
func (l *pdfLexer) word() any {
	start := l.at
	for l.at < len(l.b) && !pdfBlank(l.b[l.at]) && !pdfDelimiter(l.b[l.at]) {
		l.at++
	}
	w := l.b[start:l.at]
	c := w[0]
	if c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.' {
		if n, ok := pdfNumber(w); ok {
			if c >= '0' && c <= '9' && n >= 0 && n < 1e7 && n == float64(int(n)) {
				if ref, ok := l.reference(int(n)); ok {
					return ref
				}
			}
			return n
		}
	}
	switch string(w) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return pdfOp(w)
}

func pdfNumber(w []byte) (float64, bool) {
	n, err := strconv.ParseFloat(string(w), 64)
	if err == nil {
		return n, n == n && n < 1e15 && n > -1e15
	}
	// Some writers double a sign or put one in the middle: 12-3, --5.
	if w = bytes.TrimLeft(w, "+-"); len(w) > 0 {
		if i := bytes.IndexByte(w, '-'); i > 0 {
			w = w[:i]
		}
		n, err = strconv.ParseFloat(string(w), 64)
	}
	return n, err == nil
}

// reference looks whether "G R" follows a number.
func (l *pdfLexer) reference(n int) (pdfRef, bool) {
	i := l.at
	for i < len(l.b) && pdfBlank(l.b[i]) {
		i++
	}
	from := i
	for i < len(l.b) && l.b[i] >= '0' && l.b[i] <= '9' {
		i++
	}
	if i == from || i-from > 5 {
		return 0, false
	}
	for i < len(l.b) && pdfBlank(l.b[i]) {
		i++
	}
	if i < len(l.b) && l.b[i] == 'R' && (i+1 == len(l.b) || pdfBlank(l.b[i+1]) || pdfDelimiter(l.b[i+1])) {
		l.at = i + 1
		return pdfRef(n), true
	}
	return 0, false
}

func (l *pdfLexer) name() pdfName {
	var b []byte
	for l.at < len(l.b) && !pdfBlank(l.b[l.at]) && !pdfDelimiter(l.b[l.at]) {
		c := l.b[l.at]
		if c == '#' && l.at+2 < len(l.b) {
			if n, err := strconv.ParseUint(string(l.b[l.at+1:l.at+3]), 16, 8); err == nil {
				c = byte(n)
				l.at += 2
			}
		}
		b = append(b, c)
		l.at++
	}
	return pdfName(b)
}

func (l *pdfLexer) literal() pdfString {
	l.at++
	var b []byte
	open := 1
	for l.at < len(l.b) {
		c := l.b[l.at]
		l.at++
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return pdfString(b)
			}
		case '\\':
			if l.at == len(l.b) {
				return pdfString(b)
			}
			e := l.b[l.at]
			l.at++
			switch e {
			case 'n':
				c = '\n'
			case 'r':
				c = '\r'
			case 't':
				c = '\t'
			case 'b':
				c = '\b'
			case 'f':
				c = '\f'
			case '\r':
				if l.at < len(l.b) && l.b[l.at] == '\n' {
					l.at++
				}
				continue
			case '\n':
				continue
			case '0', '1', '2', '3', '4', '5', '6', '7':
				n := int(e - '0')
				for i := 0; i < 2 && l.at < len(l.b) && l.b[l.at] >= '0' && l.b[l.at] <= '7'; i++ {
					n = n*8 + int(l.b[l.at]-'0')
					l.at++
				}
				c = byte(n)
			default:
				c = e
			}
		}
		b = append(b, c)
	}
	return pdfString(b)
}

func (l *pdfLexer) hex() pdfString {
	l.at++
	var b []byte
	high, half := byte(0), false
	for l.at < len(l.b) {
		c := l.b[l.at]
		l.at++
		var n byte
		switch {
		case c == '>':
			if half {
				b = append(b, high<<4)
			}
			return pdfString(b)
		case c >= '0' && c <= '9':
			n = c - '0'
		case c >= 'a' && c <= 'f':
			n = c - 'a' + 10
		case c >= 'A' && c <= 'F':
			n = c - 'A' + 10
		default:
			continue
		}
		if half {
			b = append(b, high<<4|n)
		}
		high, half = n, !half
	}
	return pdfString(b)
}

func (l *pdfLexer) array(depth int) pdfArray {
	var a pdfArray
	for depth < maxPDFDepth {
		o := l.object(depth + 1)
		if l.end || o == pdfOp("]") || o == pdfOp("endobj") {
			break
		}
		a = append(a, o)
	}
	return a
}

func (l *pdfLexer) dict(depth int) pdfDict {
	d := pdfDict{}
	for depth < maxPDFDepth {
		k := l.object(depth + 1)
		if l.end || k == pdfOp(">>") || k == pdfOp("endobj") {
			break
		}
		name, ok := k.(pdfName)
		if !ok {
			continue
		}
		v := l.object(depth + 1)
		if v == pdfOp(">>") {
			break
		}
		d[name] = v
	}
	return d
}
