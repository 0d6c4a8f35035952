package press

import (
	"encoding/xml"
	"strings"

	"booklet/pipeline/paint"
)

// creator is the program that the file says it comes from. It has no version:
// the same book gives the same bytes.
const creator = "booklet"

// information is the old information dictionary, which most viewers show.
func information(i paint.Info, producer string) []byte {
	b := []byte("<<")
	for _, e := range []struct{ key, text string }{
		{"/Title", i.Title}, {"/Author", i.Author}, {"/Subject", i.Subject},
		{"/Keywords", i.Keywords}, {"/Creator", creator}, {"/Producer", producer},
	} {
		if e.text != "" {
			b = appendText(append(b, e.key...), e.text)
		}
	}
	if !i.Date.IsZero() {
		date, _ := stamp(i.Date)
		b = appendLiteral(append(b, "/CreationDate"...), date)
		b = appendLiteral(append(b, "/ModDate"...), date)
	}
	return append(b, ">>"...)
}

// metadata is the same as an XMP packet, with the language beside it. It
// claims no standard, since none is kept in full yet.
func metadata(i paint.Info, producer string) []byte {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">` + "\n" +
		"<dc:format>application/pdf</dc:format>\n")
	list := func(tag, kind, attr, text string) {
		if text != "" {
			b.WriteString("<" + tag + "><rdf:" + kind + "><rdf:li" + attr + ">" + escapeXML(text) +
				"</rdf:li></rdf:" + kind + "></" + tag + ">\n")
		}
	}
	plain := func(tag, text string) {
		if text != "" {
			b.WriteString("<" + tag + ">" + escapeXML(text) + "</" + tag + ">\n")
		}
	}
	const anyLang = ` xml:lang="x-default"`
	list("dc:title", "Alt", anyLang, i.Title)
	list("dc:creator", "Seq", "", i.Author)
	list("dc:description", "Alt", anyLang, i.Subject)
	list("dc:language", "Bag", "", i.Lang)
	plain("pdf:Keywords", i.Keywords)
	plain("pdf:Producer", producer)
	plain("xmp:CreatorTool", creator)
	if !i.Date.IsZero() {
		_, date := stamp(i.Date)
		plain("xmp:CreateDate", date)
		plain("xmp:ModifyDate", date)
	}
	b.WriteString("</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return []byte(b.String())
}

// escapeXML makes text safe inside an element; characters that XML can't hold
// become U+FFFD.
func escapeXML(s string) string {
	var b strings.Builder
	// A strings.Builder takes everything.
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}
