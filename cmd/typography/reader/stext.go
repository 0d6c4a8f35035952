package reader

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"math"
	"strconv"
	"strings"
)

// ParseText reads the XML of mutool's structured text. The writer puts one
// element on a line, which is what makes a plain scan possible: a book of
// 400,000 characters is 70 MB of it.
func ParseText(r io.Reader) ([]Page, error) {
	var pages []Page
	var font string
	var size float64
	var turned bool
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 1<<20), 1<<26)
	n := 0
	for s.Scan() {
		n++
		l := s.Text()
		switch {
		case strings.HasPrefix(l, "<char "):
			if len(pages) == 0 {
				return nil, fmt.Errorf("line %d: a character outside of a page", n)
			}
			c, err := parseChar(l)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			c.Font, c.Size, c.Turned = font, size, turned
			p := &pages[len(pages)-1]
			p.Chars = append(p.Chars, c)
		case strings.HasPrefix(l, "<font "):
			font = attr(l, "name")
			if i := strings.IndexByte(font, '+'); i == 6 {
				font = font[7:]
			}
			size, _ = strconv.ParseFloat(attr(l, "size"), 64)
		case strings.HasPrefix(l, "<line "):
			d := floats(attr(l, "dir"))
			turned = len(d) == 2 && math.Abs(d[1]) > math.Abs(d[0])
		case strings.HasPrefix(l, "<page "):
			w, _ := strconv.ParseFloat(attr(l, "width"), 64)
			h, _ := strconv.ParseFloat(attr(l, "height"), 64)
			pages = append(pages, Page{W: w, H: h})
		case strings.HasPrefix(l, "<image "):
			if b := floats(attr(l, "bbox")); len(b) == 4 && len(pages) > 0 {
				p := &pages[len(pages)-1]
				p.Images = append(p.Images, Box{b[0], b[1], b[2], b[3]})
			}
		}
	}
	return pages, s.Err()
}

func parseChar(l string) (Char, error) {
	q := floats(attr(l, "quad"))
	x, errX := strconv.ParseFloat(attr(l, "x"), 64)
	y, errY := strconv.ParseFloat(attr(l, "y"), 64)
	if len(q) != 8 || errX != nil || errY != nil {
		return Char{}, fmt.Errorf("not a character with quad, x and y: %q", l)
	}
	c := Char{X: x, Y: y, GID: -1}
	c.Adv = math.Hypot(q[2]-q[0], q[3]-q[1])
	for _, r := range html.UnescapeString(attr(l, "c")) {
		c.R = r
		break
	}
	return c, nil
}

// attr gives the raw value of an attribute, "" when the element has none.
func attr(l, name string) string {
	i := strings.Index(l, " "+name+`="`)
	if i < 0 {
		return ""
	}
	l = l[i+len(name)+3:]
	if j := strings.IndexByte(l, '"'); j >= 0 {
		return l[:j]
	}
	return ""
}

// floats reads the numbers between spaces or commas, as many as parse.
func floats(s string) []float64 {
	var out []float64
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' }) {
		v, err := strconv.ParseFloat(f, 64)
		if err != nil {
			break
		}
		out = append(out, v)
	}
	return out
}
