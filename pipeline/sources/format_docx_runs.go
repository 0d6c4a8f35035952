package sources

import (
	"encoding/xml"
	"strings"

	"booklet/pipeline/unit"
)

// docxField is the state of the fields of a paragraph, between their begin,
// separate and end marks.
type docxField struct {
	depth int
	code  bool // between begin and separate: the field's code, not its result
}

// runs reads what a paragraph, a link or an insertion holds. The span carries
// the style and link of what is around.
func (r *docxReader) runs(x *xmlReader, p *docxParagraph, around Span) {
	x.children(func(e xml.StartElement) {
		switch e.Name.Local {
		case "pPr":
			r.paragraphProperties(x, p)
		case "r":
			r.run(x, p, around)
		case "hyperlink":
			inner := around
			if rel, ok := r.rels[xmlAttr(e, "id")]; ok && rel.external && isWebLink(rel.target) {
				inner.Link = rel.target
			}
			r.runs(x, p, inner)
		case "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo", "AlternateContent", "Choice":
			r.runs(x, p, around)
		case "oMath", "oMathPara":
			r.formulas++
			r.addText(p, around, r.formula(x))
		}
		// del, moveFrom, Fallback and whatever else: not part of the text.
	})
}

func (r *docxReader) paragraphProperties(x *xmlReader, p *docxParagraph) {
	own := false
	x.children(func(e xml.StartElement) {
		switch e.Name.Local {
		case "pStyle":
			p.style = r.style(xmlAttr(e, "val"))
		case "numPr":
			p.num, own = readNumPr(x), true
		case "outlineLvl":
			if n := xmlInt(e, "val", 9); n < 6 {
				p.level = n + 1
			}
		}
	})
	if !own {
		p.num = p.style.num
	} else if p.num.id == "" {
		p.num.id = p.style.num.id
	}
	p.bold = p.style.bold != nil && *p.style.bold
}

// run reads a run: text of one style.
func (r *docxReader) run(x *xmlReader, p *docxParagraph, s Span) {
	if p.bold {
		s.Attr |= Bold
	}
	hidden := false
	x.children(func(e xml.StartElement) {
		switch e.Name.Local {
		case "rPr":
			hidden = r.runProperties(x, &s)
		case "t":
			text := x.text()
			if hidden && text != "" {
				r.hidden++
			} else if !p.field.code {
				r.addText(p, s, text)
			}
		case "tab":
			r.addText(p, s, "\t")
		case "br":
			if kind := xmlAttr(e, "type"); kind == "" || kind == "textWrapping" {
				p.add(Span{Break: true}, r.pos(1))
			}
		case "cr":
			p.add(Span{Break: true}, r.pos(1))
		case "noBreakHyphen":
			r.addText(p, s, "-")
		case "sym":
			r.symbols++
			r.addText(p, s, "□")
		case "fldChar":
			r.fieldMark(p, xmlAttr(e, "fldCharType"))
		case "footnoteReference":
			r.note(p, xmlAttr(e, "id"))
		case "endnoteReference":
			r.note(p, "e"+xmlAttr(e, "id"))
		case "ruby":
			r.ruby(x, p, s)
		case "drawing", "pict", "AlternateContent", "Choice":
			r.drawing(x, p)
		case "object":
			r.objects++
			r.drawing(x, p)
		}
	})
}

func (r *docxReader) addText(p *docxParagraph, s Span, text string) {
	if r.bytes += len(text); r.bytes > maxText {
		return
	}
	p.add(Span{Text: text, Attr: s.Attr, Link: s.Link, Ruby: s.Ruby}, r.pos(1))
}

func (r *docxReader) note(p *docxParagraph, label string) {
	if r.notes[label] != nil && !r.inNote {
		p.add(Span{Note: label}, r.pos(1))
	}
}

func (r *docxReader) fieldMark(p *docxParagraph, kind string) {
	switch kind {
	case "begin":
		p.field.depth++
		p.field.code = true
	case "separate":
		p.field.code = false
	case "end":
		p.field.depth = max(p.field.depth-1, 0)
		p.field.code = false
	}
}

// runProperties reads a run's style into s, and tells whether it is hidden.
func (r *docxReader) runProperties(x *xmlReader, s *Span) (hidden bool) {
	set := func(a Attr, on bool) {
		s.Attr &^= a
		if on {
			s.Attr |= a
		}
	}
	x.children(func(e xml.StartElement) {
		switch e.Name.Local {
		case "rStyle":
			if style := r.style(xmlAttr(e, "val")); style.bold != nil {
				set(Bold, *style.bold)
			}
		case "b":
			set(Bold, xmlOn(e))
		case "i":
			set(Emph, xmlOn(e))
		case "strike", "dstrike":
			set(Strike, xmlOn(e))
		case "em":
			set(Dots, xmlOn(e))
		case "vertAlign":
			set(Sup, xmlAttr(e, "val") == "superscript")
			set(Sub, xmlAttr(e, "val") == "subscript")
		case "vanish":
			hidden = xmlOn(e)
		}
	})
	return hidden
}

// ruby reads 拼音指南: a reading over its base.
func (r *docxReader) ruby(x *xmlReader, p *docxParagraph, s Span) {
	var reading, base docxParagraph
	x.children(func(e xml.StartElement) {
		switch e.Name.Local {
		case "rt":
			r.runs(x, &reading, Span{})
		case "rubyBase":
			r.runs(x, &base, s)
		}
	})
	s.Ruby = strings.TrimSpace(spanText(reading.spans()))
	r.addText(p, s, spanText(base.spans()))
}

// formula reads the text of a formula.
func (r *docxReader) formula(x *xmlReader) string {
	var b strings.Builder
	var inner func()
	inner = func() {
		x.children(func(e xml.StartElement) {
			if e.Name.Local == "t" {
				b.WriteString(x.text())
			} else {
				inner()
			}
		})
	}
	inner()
	return b.String()
}

// drawing reads pictures and text boxes, wherever they stand in a drawing.
func (r *docxReader) drawing(x *xmlReader, p *docxParagraph) {
	img := Image{Pos: r.pos(1)}
	var inner func()
	inner = func() {
		x.children(func(e xml.StartElement) {
			switch e.Name.Local {
			case "Fallback": // the same again, for older programs
			case "extent":
				const perPoint = 12700 // EMU
				img.Width = unit.FromPoints(float64(xmlInt(e, "cx", 0)) / perPoint)
			case "docPr":
				img.Alt = plainLine(xmlAttr(e, "descr"))
				inner()
			case "blip":
				id := xmlAttr(e, "embed")
				if id == "" {
					id = xmlAttr(e, "link") // beside the document, if anywhere
				}
				r.placePicture(p, img, id)
			case "imagedata":
				r.placePicture(p, img, xmlAttr(e, "id"))
			case "txbxContent":
				p.after = append(p.after, r.body(x)...)
			default:
				inner()
			}
		})
	}
	inner()
}

func (r *docxReader) placePicture(p *docxParagraph, img Image, id string) {
	if img.Path = r.docxPicture(id); img.Path == "" {
		return
	}
	if img.Width < unit.Mm(5) || img.Width > unit.Mm(400) {
		img.Width = 0 // an icon's or a poster's size says nothing of the page to be
	}
	p.images = append(p.images, img)
}

// plainLine makes one line of a text.
func plainLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// isWebLink tells whether a link is one that a booklet can print and follow.
func isWebLink(target string) bool {
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if len(target) > len(scheme) && strings.EqualFold(target[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}
