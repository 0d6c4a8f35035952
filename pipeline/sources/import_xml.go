package sources

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html/charset"
)

// xmlReader walks an XML file element by element. Entities that the file
// itself declares are errors: nothing expands.
type xmlReader struct {
	d     *xml.Decoder
	depth int
	err   error
}

const maxXMLDepth = 256

var errTooDeep = errors.New("its elements are nested too deep")

func newXMLReader(data []byte) *xmlReader {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = charset.NewReaderLabel
	return &xmlReader{d: d}
}

// next returns the next token; nil at the end or at an error, which err then
// holds.
func (r *xmlReader) next() xml.Token {
	if r.err != nil {
		return nil
	}
	t, err := r.d.Token()
	if err != nil {
		if err != io.EOF {
			r.err = err
		}
		return nil
	}
	switch t.(type) {
	case xml.StartElement:
		if r.depth++; r.depth > maxXMLDepth {
			r.err = errTooDeep
			return nil
		}
	case xml.EndElement:
		r.depth--
	}
	return t
}

// children calls f for each element directly below the one just opened, up to
// its end. f may read the child's content with children, text or skip; what it
// leaves is skipped.
func (r *xmlReader) children(f func(xml.StartElement)) {
	depth := r.depth
	for {
		switch t := r.next().(type) {
		case nil:
			return
		case xml.StartElement:
			inner := r.depth
			f(t)
			for r.depth >= inner && r.err == nil { // what f left unread
				if r.next() == nil {
					return
				}
			}
		case xml.EndElement:
			if r.depth < depth {
				return
			}
		}
	}
}

// text returns the characters below the element just opened, up to its end.
func (r *xmlReader) text() string {
	var b strings.Builder
	depth := r.depth
	for {
		switch t := r.next().(type) {
		case nil:
			return b.String()
		case xml.CharData:
			b.Write(t)
		case xml.EndElement:
			if r.depth < depth {
				return b.String()
			}
		}
	}
}

// xmlAttr returns an attribute by its local name, or "".
func xmlAttr(e xml.StartElement, name string) string {
	for i := range e.Attr {
		if e.Attr[i].Name.Local == name {
			return e.Attr[i].Value
		}
	}
	return ""
}

// xmlInt returns a number attribute, or otherwise.
func xmlInt(e xml.StartElement, name string, otherwise int) int {
	if n, err := strconv.Atoi(xmlAttr(e, name)); err == nil {
		return n
	}
	return otherwise
}

// xmlOn tells whether a switch of WordprocessingML is on: <w:b/>, but not
// <w:b w:val="0"/>.
func xmlOn(e xml.StartElement) bool {
	switch xmlAttr(e, "val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}
