package sources

import (
	"bytes"
	"errors"
	"strings"

	"booklet/pipeline/diag"
	"booklet/pipeline/unit"
)

// attribute is one item of a list such as {#id .class width=120mm}.
type attribute struct {
	name  string // "#", "." or a key
	value string
	at    int // offset
}

// parseAttributes reads a list of attributes, with its braces, at the
// beginning of line, which lies at an offset of the text. It gives the number
// of bytes read: 0 when there is no such list.
func parseAttributes(line []byte, at int) ([]attribute, int) {
	if len(line) < 3 || line[0] != '{' {
		return nil, 0
	}
	var list []attribute
	for i := 1; i < len(line); {
		switch c := line[i]; {
		case isBlank(c):
			i++
		case c == '}':
			if len(list) == 0 {
				return nil, 0
			}
			return list, i + 1
		default:
			a, n := parseAttribute(line[i:])
			if n == 0 {
				return nil, 0
			}
			a.at = at + i
			list = append(list, a)
			i += n
		}
	}
	return nil, 0
}

// parseAttribute reads #id, .class, key=value or key="value".
func parseAttribute(s []byte) (attribute, int) {
	if s[0] == '#' || s[0] == '.' {
		n := 1 + wordLength(s[1:])
		if n == 1 {
			return attribute{}, 0
		}
		return attribute{name: string(s[:1]), value: string(s[1:n])}, n
	}
	eq := 0
	for eq < len(s) && (isASCIIAlnum(rune(s[eq])) || s[eq] == '-' || s[eq] == '_') {
		eq++
	}
	if eq == 0 || eq+1 >= len(s) || s[eq] != '=' {
		return attribute{}, 0
	}
	name, rest := string(s[:eq]), s[eq+1:]
	if rest[0] == '"' {
		end := bytes.IndexByte(rest[1:], '"')
		if end < 0 {
			return attribute{}, 0
		}
		return attribute{name: name, value: string(rest[1 : 1+end])}, eq + 1 + end + 2
	}
	n := wordLength(rest)
	if n == 0 {
		return attribute{}, 0
	}
	return attribute{name: name, value: string(rest[:n])}, eq + 1 + n
}

// wordLength gives the length of what stands before a blank, a brace or the
// end of the line.
func wordLength(s []byte) int {
	if n := bytes.IndexAny(s, " \t\r\n{}"); n >= 0 {
		return n
	}
	return len(s)
}

// blockAttributes gives a block the identifier and the class of a list.
func (m *markdown) blockAttributes(b *Block, list []attribute, what string) {
	for _, a := range list {
		switch a.name {
		case "#":
			m.setID(&b.ID, a)
		case ".":
			m.setClass(b, a)
		default:
			m.unknownAttribute(a, what, "#id and .class", nil)
		}
	}
}

func (m *markdown) setID(to *string, a attribute) {
	if *to != "" {
		m.errorf(a.at, "attribute", "give one", "there is an identifier already: #%s", *to)
		return
	}
	if before, ok := m.ids[a.value]; ok {
		m.errorf(a.at, "duplicate-id", "give each place an identifier of its own",
			"the identifier #%s is already given in line %d", a.value, before.Line)
		return
	}
	m.ids[a.value] = m.pos(a.at)
	*to = a.value
}

func (m *markdown) setClass(b *Block, a attribute) {
	if b.Class != "" {
		m.errorf(a.at, "attribute", "give one", "there is a class already: .%s", b.Class)
		return
	}
	b.Class = a.value
}

// imageAttributes gives a picture its size and its identifier, and the figure
// around it its class.
func (m *markdown) imageAttributes(b *Block, img *Image, list []attribute) {
	for _, a := range list {
		switch a.name {
		case "#":
			m.setID(&img.ID, a)
		case ".":
			m.setClass(b, a)
		case "width":
			m.setLength(&img.Width, a)
		case "height":
			m.setLength(&img.Height, a)
		default:
			m.unknownAttribute(a, "a picture", "width=…, height=…, #id and .class", []string{"width", "height"})
		}
	}
}

func (m *markdown) setLength(to *unit.Length, a attribute) {
	if *to != 0 {
		m.errorf(a.at, "attribute", "give one", "%s is given twice", a.name)
		return
	}
	at := a.at + len(a.name) + 1
	length, err := unit.ParseLength(a.value)
	if err != nil {
		hint := ""
		var wrong *unit.ParseError
		if errors.As(err, &wrong) {
			hint = wrong.Hint
		}
		m.errorf(at, "length", hint, "%s: %s", a.name, err)
		return
	}
	if length <= 0 {
		m.errorf(at, "length", "give a length above 0, or leave it out", "the %s of a picture can't be %s", a.name, a.value)
		return
	}
	*to = length
}

// unknownAttribute reports an attribute that nothing reads.
func (m *markdown) unknownAttribute(a attribute, what, known string, names []string) {
	shown := strings.TrimSuffix(a.name+"="+a.value, "=")
	if a.name == "#" || a.name == "." {
		shown = a.name + a.value
	}
	hint := what + " takes " + known
	if s := diag.DidYouMean(a.name, names); s != "" {
		hint = s
	}
	m.errorf(a.at, "unknown-attribute", hint, "%s has no attribute %q", what, shown)
}

// spanClasses are the classes of [x]{.class}.
var spanClasses = []string{"name", "book"}

// spanClass gives the style that the attributes of a bracketed span name.
func (m *markdown) spanClass(list []attribute) Attr {
	var attr Attr
	for _, a := range list {
		switch {
		case a.name == "." && a.value == "name":
			attr |= ProperName
		case a.name == "." && a.value == "book":
			attr |= BookTitle
		case a.name == ".":
			hint := diag.DidYouMean(a.value, spanClasses)
			if hint == "" {
				hint = "write {.name} for a proper name, {.book} for a book title"
			}
			m.errorf(a.at, "unknown-class", hint, "text in brackets has no class %q", a.value)
		default:
			m.unknownAttribute(a, "text in brackets", "{.name} and {.book}", nil)
		}
	}
	return attr
}
