package sources

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
)

// docxStyle is what a paragraph's or a run's style says.
type docxStyle struct {
	name    string
	based   string
	outline int // level of a heading from 1; 0 for text
	bold    *bool
	num     docxNumRef
	run     bool // a character style
}

// docxHeadingName finds the names that Word, WPS and others give to heading
// styles, whatever the style's id.
var docxHeadingName = regexp.MustCompile(`(?i)^(heading|标题|標題|见出し)\s*([1-6])$`)

// readStyles reads the styles by their ids.
func (r *docxReader) readStyles(name string) map[string]docxStyle {
	styles := map[string]docxStyle{}
	if !r.zip.has(name) {
		return styles
	}
	data, err := r.zip.read(name)
	if err != nil {
		r.imp.warn("damaged", "headings may be missing", "%v", err)
		return styles
	}
	x := newXMLReader(data)
	for t := x.next(); t != nil; t = x.next() {
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != "style" {
			continue
		}
		s := docxStyle{run: xmlAttr(e, "type") == "character"}
		id := xmlAttr(e, "styleId")
		x.children(func(e xml.StartElement) {
			switch e.Name.Local {
			case "name":
				s.name = strings.TrimSpace(xmlAttr(e, "val"))
			case "basedOn":
				s.based = xmlAttr(e, "val")
			case "pPr":
				x.children(func(e xml.StartElement) {
					switch e.Name.Local {
					case "outlineLvl":
						if n := xmlInt(e, "val", 9); n < 6 {
							s.outline = n + 1
						}
					case "numPr":
						s.num = readNumPr(x)
					}
				})
			case "rPr":
				x.children(func(e xml.StartElement) {
					if e.Name.Local == "b" {
						on := xmlOn(e)
						s.bold = &on
					}
				})
			}
		})
		if m := docxHeadingName.FindStringSubmatch(s.name); m != nil {
			s.outline, _ = strconv.Atoi(m[2])
		}
		styles[id] = s
	}
	return styles
}

// style follows a style's ancestors for what it leaves open.
func (r *docxReader) style(id string) docxStyle {
	s := r.styles[id]
	for based, n := s.based, 0; based != "" && n < 16; n++ {
		b := r.styles[based]
		if s.outline == 0 {
			s.outline = b.outline
		}
		if s.bold == nil {
			s.bold = b.bold
		}
		if s.num.id == "" {
			s.num = b.num
		}
		based = b.based
	}
	return s
}

// docxRole is what a paragraph is by its style's name.
type docxRole uint8

const (
	docxText docxRole = iota
	docxTitle
	docxSubtitle
	docxContents // a line of a table of contents
	docxQuote
	docxCaption
)

// role tells a paragraph's part by the name of its style.
func (s docxStyle) role() docxRole {
	name := strings.ToLower(s.name)
	switch {
	case name == "title" || name == "标题" || name == "標題" || name == "文章标题":
		return docxTitle
	case name == "subtitle" || name == "副标题" || name == "副標題":
		return docxSubtitle
	case strings.HasPrefix(name, "toc ") || strings.HasPrefix(name, "目录 ") || strings.HasPrefix(name, "目錄 "):
		return docxContents
	case name == "quote" || name == "intense quote" || name == "引用" || name == "明显引用" || name == "block text":
		return docxQuote
	case name == "caption" || name == "题注":
		return docxCaption
	}
	return docxText
}
