package sources

import "math"

// pdfMatrix is [a b c d e f].
type pdfMatrix [6]float64

var pdfIdentity = pdfMatrix{1, 0, 0, 1, 0, 0}

// times is m, then n.
func (m pdfMatrix) times(n pdfMatrix) pdfMatrix {
	return pdfMatrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// pdfGlyph is a character on a page: its origin in points from the page's left
// and top edges, its size and advance.
type pdfGlyph struct {
	text string
	x, y float64 // y grows downwards
	w    float64
	size float64
	bold bool
}

// pdfReader reads the text of pages.
type pdfReader struct {
	file   *pdfFile
	fonts  map[any]*pdfFont
	glyphs []pdfGlyph
	base   pdfMatrix // from the page to points from its left top corner
	ops    int       // operators that may still be carried out
	forms  int       // forms within forms

	total, unknown int // characters, and those that can't be told
	turned         int // characters that do not run from left to right
	pictures       int
	lostFont       string
}

// The bounds of content streams.
const (
	maxPDFOps    = 20_000_000
	maxPDFForms  = 8
	maxPDFGlyphs = 500_000 // on one page
)

// pdfState is the graphics state, as far as text needs it.
type pdfState struct {
	ctm                     pdfMatrix
	font                    *pdfFont
	size, char, word, scale float64
	leading, rise           float64
}

// page reads one page's text.
func (r *pdfReader) page(p pdfPage) []pdfGlyph {
	r.glyphs = r.glyphs[:0]
	x0, y0, x1, y1 := p.box[0], p.box[1], p.box[2], p.box[3]
	switch p.rotate {
	case 90:
		r.base = pdfMatrix{0, 1, 1, 0, -y0, -x0}
	case 180:
		r.base = pdfMatrix{-1, 0, 0, 1, x1, -y0}
	case 270:
		r.base = pdfMatrix{0, -1, -1, 0, y1, x1}
	default:
		r.base = pdfMatrix{1, 0, 0, -1, -x0, y1}
	}
	var content []byte
	switch c := r.file.get(p.dict["Contents"]).(type) {
	case *pdfStream:
		content, _ = r.file.unpack(c)
	case pdfArray:
		for _, o := range c {
			if s, ok := r.file.get(o).(*pdfStream); ok {
				part, _ := r.file.unpack(s)
				content = append(append(content, part...), '\n')
				if len(content) > maxPDFStream {
					break
				}
			}
		}
	}
	r.run(content, p.resources, pdfState{ctm: pdfIdentity, scale: 1})
	return r.glyphs
}

// run carries out a content stream.
func (r *pdfReader) run(content []byte, resources pdfDict, s pdfState) {
	l := pdfLexer{b: content}
	var stack []pdfState
	var args []any
	tm, line := pdfIdentity, pdfIdentity
	num := func(i int) float64 {
		if i < len(args) {
			n, _ := args[i].(float64)
			return n
		}
		return 0
	}
	move := func(x, y float64) {
		line = pdfMatrix{1, 0, 0, 1, x, y}.times(line)
		tm = line
	}
	for {
		o := l.object(0)
		if l.end {
			return
		}
		op, ok := o.(pdfOp)
		if !ok {
			if len(args) < 64 {
				args = append(args, o)
			}
			continue
		}
		if r.ops--; r.ops < 0 || len(r.glyphs) > maxPDFGlyphs {
			return
		}
		switch op {
		case "q":
			if len(stack) < 512 {
				stack = append(stack, s)
			}
		case "Q":
			if n := len(stack); n > 0 {
				s, stack = stack[n-1], stack[:n-1]
			}
		case "cm":
			if len(args) == 6 {
				s.ctm = pdfMatrix{num(0), num(1), num(2), num(3), num(4), num(5)}.times(s.ctm)
			}
		case "BT":
			tm, line = pdfIdentity, pdfIdentity
		case "Tf":
			if len(args) == 2 {
				name, _ := args[0].(pdfName)
				s.font, s.size = r.font(resources, name), num(1)
			}
		case "Tc":
			s.char = num(0)
		case "Tw":
			s.word = num(0)
		case "Tz":
			s.scale = num(0) / 100
		case "TL":
			s.leading = num(0)
		case "Ts":
			s.rise = num(0)
		case "Td":
			move(num(0), num(1))
		case "TD":
			s.leading = -num(1)
			move(num(0), num(1))
		case "Tm":
			if len(args) == 6 {
				line = pdfMatrix{num(0), num(1), num(2), num(3), num(4), num(5)}
				tm = line
			}
		case "T*":
			move(0, -s.leading)
		case "Tj":
			r.show(&s, &tm, args, 0)
		case "'":
			move(0, -s.leading)
			r.show(&s, &tm, args, 0)
		case `"`:
			s.word, s.char = num(0), num(1)
			move(0, -s.leading)
			r.show(&s, &tm, args, 2)
		case "TJ":
			if len(args) == 1 {
				list, _ := args[0].(pdfArray)
				for _, o := range list {
					switch o := o.(type) {
					case float64:
						tm = pdfMatrix{1, 0, 0, 1, -o / 1000 * s.size * s.scale, 0}.times(tm)
					case pdfString:
						r.showString(&s, &tm, o)
					}
				}
			}
		case "Do":
			if len(args) == 1 {
				name, _ := args[0].(pdfName)
				r.object(resources, name, s)
			}
		case "BI":
			r.pictures++
			skipInlineImage(&l)
		}
		args = args[:0]
	}
}

func (r *pdfReader) show(s *pdfState, tm *pdfMatrix, args []any, i int) {
	if i < len(args) {
		if text, ok := args[i].(pdfString); ok {
			r.showString(s, tm, text)
		}
	}
}

// showString places the characters of a string.
func (r *pdfReader) showString(s *pdfState, tm *pdfMatrix, text pdfString) {
	if s.font == nil {
		return
	}
	for rest := string(text); rest != ""; {
		n := max(1, min(s.font.lengths(rest), len(rest)))
		code := codeOf(pdfString(rest[:n]))
		chars, width := s.font.text(code, n)
		advance := (width*s.size + s.char) * s.scale
		if n == 1 && code == ' ' {
			advance += s.word * s.scale
		}
		m := pdfMatrix{s.size * s.scale, 0, 0, s.size, 0, s.rise}.times(*tm).times(s.ctm).times(r.base)
		size := math.Hypot(m[2], m[3])
		if r.total++; chars == "" || chars == "\ufffd" {
			r.unknown++
			if s.font.lost && r.lostFont == "" {
				r.lostFont = s.font.name
			}
		}
		if math.Abs(m[1]) > math.Abs(m[0])*0.2 || m[0] < 0 {
			r.turned++
		} else if chars != "" && size > 0 && size < 1000 && !math.IsNaN(m[4]) && !math.IsNaN(m[5]) &&
			math.Abs(m[4]) < 1e6 && math.Abs(m[5]) < 1e6 {
			r.glyphs = append(r.glyphs, pdfGlyph{text: chars, x: m[4], y: m[5], w: m[0] * width, size: size, bold: s.font.bold})
		}
		*tm = pdfMatrix{1, 0, 0, 1, advance, 0}.times(*tm)
		rest = rest[n:]
	}
}

// font finds a font by its name in the resources.
func (r *pdfReader) font(resources pdfDict, name pdfName) *pdfFont {
	o := r.file.dict(resources["Font"])[name]
	if o == nil {
		return nil
	}
	ref, shared := o.(pdfRef)
	if shared {
		if f, ok := r.fonts[ref]; ok {
			return f
		}
	}
	f := r.file.readFont(o)
	if shared {
		r.fonts[ref] = f
	}
	return f
}

// object carries out a form, and counts pictures.
func (r *pdfReader) object(resources pdfDict, name pdfName, s pdfState) {
	form, ok := r.file.get(r.file.dict(resources["XObject"])[name]).(*pdfStream)
	if !ok {
		return
	}
	if r.file.name(form.dict["Subtype"]) == "Image" {
		r.pictures++
		return
	}
	if r.forms >= maxPDFForms {
		return
	}
	if m := r.file.array(form.dict["Matrix"]); len(m) == 6 {
		var f pdfMatrix
		for i := range f {
			f[i] = r.file.number(m[i])
		}
		s.ctm = f.times(s.ctm)
	}
	inner := r.file.dict(form.dict["Resources"])
	if inner == nil {
		inner = resources
	}
	data, err := r.file.unpack(form)
	if err != nil {
		return
	}
	r.forms++
	r.run(data, inner, s)
	r.forms--
}

// skipInlineImage skips to the end of a picture in the content stream.
func skipInlineImage(l *pdfLexer) {
	for l.at+2 < len(l.b) {
		if l.b[l.at] == 'E' && l.b[l.at+1] == 'I' && (l.at == 0 || pdfBlank(l.b[l.at-1])) && pdfBlank(l.b[l.at+2]) {
			l.at += 2
			return
		}
		l.at++
	}
	l.at = len(l.b)
}
