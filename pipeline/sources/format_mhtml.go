package sources

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/textproto"
	"path"
	"strings"
)

var mhtmlFormat = Format{
	Name:    "mhtml",
	Doc:     "web pages saved as one file (.mhtml, .mht)",
	Endings: []string{".mhtml", ".mht"},
	recognise: func(data []byte) bool {
		head := bytes.ToLower(data[:min(len(data), 4096)])
		return bytes.Contains(head, []byte("content-type: multipart/related")) && bytes.Contains(head, []byte("mime-version:"))
	},
	read: readMHTML,
}

// readMHTML reads a page and the pictures saved with it.
func readMHTML(imp *importer) *Draft {
	r := bufio.NewReader(bytes.NewReader(imp.Data))
	head, err := textproto.NewReader(r).ReadMIMEHeader()
	kind, params, typeErr := mime.ParseMediaType(head.Get("Content-Type"))
	if err != nil || typeErr != nil || !strings.HasPrefix(kind, "multipart/") || params["boundary"] == "" {
		imp.fail("damaged", "save the page again", "the saved page has no parts that can be read")
		return nil
	}
	var page []byte
	charset := ""
	files := map[string][]byte{}
	left := int64(maxUnpacked)
	parts := multipart.NewReader(r, params["boundary"])
	for n := 0; n < maxZipFiles; n++ {
		p, err := parts.NextRawPart()
		if err != nil {
			break
		}
		data, err := io.ReadAll(io.LimitReader(decodePart(p), min(left, maxZipPart)+1))
		if left -= int64(len(data)); left < 0 || int64(len(data)) > maxZipPart {
			imp.fail("too-large", "", "the saved page unpacks to too much")
			return nil
		}
		if err != nil {
			continue
		}
		kind, params, _ := mime.ParseMediaType(p.Header.Get("Content-Type"))
		if page == nil && kind == "text/html" {
			page, charset = data, params["charset"]
			continue
		}
		if location := p.Header.Get("Content-Location"); location != "" {
			files[location] = data
		}
		if id := strings.Trim(p.Header.Get("Content-Id"), "<>"); id != "" {
			files["cid:"+id] = data
		}
	}
	if page == nil {
		imp.fail("damaged", "save the page again", "the saved page has no HTML in it")
		return nil
	}
	w := &webPage{imp: imp, embedded: files, open: func(string) ([]byte, error) { return nil, errNoFile }}
	return w.draft(page, charset)
}

// decodePart undoes a part's transfer encoding.
func decodePart(p *multipart.Part) io.Reader {
	switch strings.ToLower(p.Header.Get("Content-Transfer-Encoding")) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, p)
	case "quoted-printable":
		return quotedprintable.NewReader(p)
	}
	return p
}

// embeddedPicture finds a picture by its address among the parts of a saved
// page.
func (w *webPage) embeddedPicture(address string) string {
	data, ok := w.embedded[address]
	if !ok {
		return ""
	}
	name := address
	if i := strings.IndexAny(name, "?#"); i > 0 {
		name = name[:i]
	}
	return w.imp.picture(address, path.Base(name), data)
}
