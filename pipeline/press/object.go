package press

import (
	"bytes"
	"errors"
	"strconv"
)

// This file reads the syntax of PDF values. Values stay as the bytes that they
// were written with: the finishing step looks at a few of them and copies the
// rest as they are.

// errSyntax says that bytes are not the PDF value that they should be.
var errSyntax = errors.New("broken PDF syntax")

// maxDepth bounds values inside values.
const maxDepth = 64

// entry is one key of a dictionary with its value as written.
type entry struct {
	key   string // without the slash
	value []byte
}

// dict is a dictionary in the order of its file.
type dict []entry

// get gives a value; nil when the key is missing.
func (d dict) get(key string) []byte {
	for _, e := range d {
		if e.key == key {
			return e.value
		}
	}
	return nil
}

// with gives a copy in which a key that is there has another value.
func (d dict) with(key string, value []byte) dict {
	changed := append(dict(nil), d...)
	for i := range changed {
		if changed[i].key == key {
			changed[i].value = value
		}
	}
	return changed
}

// append prints the dictionary.
func (d dict) append(b []byte) []byte {
	b = append(b, "<<"...)
	for _, e := range d {
		b = append(append(append(b, '/'), e.key...), ' ')
		b = append(b, e.value...)
	}
	return append(b, ">>"...)
}

// parseDict reads a dictionary that begins at b[0] and says where it ends.
func parseDict(b []byte) (dict, int, error) {
	if !bytes.HasPrefix(b, []byte("<<")) {
		return nil, 0, errSyntax
	}
	var d dict
	for at := 2; ; {
		at = skipSpace(b, at)
		if bytes.HasPrefix(b[at:], []byte(">>")) {
			return d, at + 2, nil
		}
		if at >= len(b) || b[at] != '/' {
			return nil, 0, errSyntax
		}
		end := skipRegular(b, at+1)
		key := string(b[at+1 : end])
		at = skipSpace(b, end)
		end, err := skipValue(b, at, 0)
		if err != nil {
			return nil, 0, err
		}
		d = append(d, entry{key, b[at:end]})
		at = end
	}
}

// parseArray gives the values of an array that begins at b[0].
func parseArray(b []byte) ([][]byte, error) {
	if len(b) == 0 || b[0] != '[' {
		return nil, errSyntax
	}
	var all [][]byte
	for at := 1; ; {
		at = skipSpace(b, at)
		if at < len(b) && b[at] == ']' {
			return all, nil
		}
		end, err := skipValue(b, at, 0)
		if err != nil {
			return nil, err
		}
		all = append(all, b[at:end])
		at = end
	}
}

// parseRef reads "12 0 R".
func parseRef(b []byte) (num int, ok bool) {
	f := bytes.Fields(b)
	if len(f) != 3 || string(f[2]) != "R" {
		return 0, false
	}
	num, err := strconv.Atoi(string(f[0]))
	return num, err == nil && num > 0
}

// skipValue gives the end of the value that begins at b[at]; "1 0 R" is one
// value.
func skipValue(b []byte, at, depth int) (int, error) {
	if at >= len(b) || depth > maxDepth {
		return 0, errSyntax
	}
	switch c := b[at]; {
	case c == '/':
		return skipRegular(b, at+1), nil
	case c == '(':
		return skipString(b, at)
	case bytes.HasPrefix(b[at:], []byte("<<")):
		return skipUntil(b, at+2, ">>", depth)
	case c == '[':
		return skipUntil(b, at+1, "]", depth)
	case c == '<':
		end := bytes.IndexByte(b[at:], '>')
		if end < 0 {
			return 0, errSyntax
		}
		return at + end + 1, nil
	}
	end := skipRegular(b, at)
	if end == at {
		return 0, errSyntax
	}
	if isDigits(b[at:end]) {
		if ref := skipRef(b, end); ref > 0 {
			return ref, nil
		}
	}
	return end, nil
}

// skipRef gives the end of "0 R" behind an object number; 0 when it is none.
func skipRef(b []byte, at int) int {
	gen := skipSpace(b, at)
	genEnd := skipRegular(b, gen)
	if !isDigits(b[gen:genEnd]) {
		return 0
	}
	r := skipSpace(b, genEnd)
	if end := skipRegular(b, r); string(b[r:end]) == "R" {
		return end
	}
	return 0
}

// skipUntil skips values up to and with a closing bracket.
func skipUntil(b []byte, at int, closing string, depth int) (int, error) {
	for {
		at = skipSpace(b, at)
		if bytes.HasPrefix(b[at:], []byte(closing)) {
			return at + len(closing), nil
		}
		end, err := skipValue(b, at, depth+1)
		if err != nil {
			return 0, err
		}
		at = end
	}
}

// skipString gives the end of a literal string.
func skipString(b []byte, at int) (int, error) {
	depth := 0
	for ; at < len(b); at++ {
		switch b[at] {
		case '\\':
			at++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return at + 1, nil
			}
		}
	}
	return 0, errSyntax
}

// skipRegular gives the end of a run of regular characters.
func skipRegular(b []byte, at int) int {
	for at < len(b) && !isSpace(b[at]) && !isDelimiter(b[at]) {
		at++
	}
	return min(at, len(b))
}

// skipSpace gives the next byte that is neither white space nor in a comment.
func skipSpace(b []byte, at int) int {
	for at < len(b) {
		switch {
		case isSpace(b[at]):
			at++
		case b[at] == '%':
			for at < len(b) && b[at] != '\n' && b[at] != '\r' {
				at++
			}
		default:
			return at
		}
	}
	return len(b)
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func isDigits(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(b) > 0
}
