package sources

import (
	"encoding/base64"
	"net/url"
	"path"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// lazyAttrs name the attributes that hold a picture's address until a page is
// scrolled to it.
var lazyAttrs = []string{"data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-url", "data-lazyload"}

// leastData is the size below which a picture inside the page is taken for a
// placeholder or an icon.
const leastData = 400

// image places a picture between paragraphs.
func (f *webFlow) image(n *html.Node) {
	if w, err := strconv.Atoi(strings.TrimSuffix(attr(n, "width"), "px")); err == nil && w < 24 {
		return // an icon or a counter
	}
	name := f.page.pagePicture(n)
	if name == "" {
		return
	}
	f.flush()
	at := f.page.pos()
	f.page.para++
	f.blocks = append(f.blocks, Block{Kind: Figure, Pos: at,
		Images: []Image{{Pos: at, Path: name, Alt: webAlt(n)}}})
}

// webAlt is the text for a picture, unless it only names the file.
func webAlt(n *html.Node) string {
	alt := plainLine(attr(n, "alt"))
	switch strings.ToLower(alt) {
	case "图片", "image", "img", "picture", "photo":
		return ""
	}
	if strings.Contains(alt, "/") || pictureEnding(alt) {
		return ""
	}
	return alt
}

func pictureEnding(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp":
		return true
	}
	return false
}

// pagePicture finds a picture's data: in the page itself, or in the folder
// that was saved with it. It returns the name it got, or "".
func (w *webPage) pagePicture(n *html.Node) string {
	var addresses []string
	for _, name := range append([]string{"src"}, lazyAttrs...) {
		if v := strings.TrimSpace(attr(n, name)); v != "" {
			addresses = append(addresses, v)
		}
	}
	remote := ""
	for _, a := range addresses {
		if inPage, ok := strings.CutPrefix(a, "data:"); ok {
			if data := decodeDataURL(inPage); len(data) >= leastData {
				return w.imp.picture(a[:min(len(a), 64)]+strconv.Itoa(len(a)), "图", data)
			}
			continue
		}
		if name := w.embeddedPicture(a); name != "" {
			return name
		}
		for _, candidate := range w.candidates(a) {
			if data, err := w.open(candidate); err == nil {
				return w.imp.picture(candidate, candidate, data)
			}
		}
		remote = a
	}
	if remote != "" {
		if w.missing++; w.missing == 1 {
			w.first = remote
		}
	}
	return ""
}

// candidates lists where a picture's address may lie beside the page: as it
// is, or by its name in the saved folder, with the ending that WeChat gives
// as a parameter.
func (w *webPage) candidates(address string) []string {
	if w.resolve != nil {
		return w.resolve(address)
	}
	if p, err := besidePath(address); err == nil {
		return []string{p}
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil
	}
	format := u.Query().Get("wx_fmt")
	if format == "jpeg" {
		format = "jpg"
	}
	var names []string
	base := path.Base(u.Path)
	if pictureEnding(base) {
		names = append(names, base)
	}
	// WeChat: …/mmbiz_png/ID/640?wx_fmt=png; the part before the size names
	// the picture, the size alone does not.
	if id := path.Base(path.Dir(u.Path)); base == "640" || base == "0" {
		for _, ending := range []string{format, "png", "jpg", "jpeg", "gif"} {
			if ending != "" && len(id) > 8 {
				names = append(names, id+"."+ending)
			}
		}
	}
	var out []string
	for _, n := range names {
		for _, dir := range w.folders {
			out = append(out, path.Join(dir, n))
		}
	}
	return out
}

// decodeDataURL decodes the part of a data: address behind the colon.
func decodeDataURL(s string) []byte {
	head, body, ok := strings.Cut(s, ",")
	if !ok || len(body) > 2*maxPicture || !strings.HasSuffix(head, ";base64") {
		return nil
	}
	body = strings.Map(func(r rune) rune {
		if r == ' ' || r == '\n' || r == '\r' || r == '\t' {
			return -1
		}
		return r
	}, body)
	data, err := base64.StdEncoding.DecodeString(body)
	if err != nil {
		return nil
	}
	return data
}

// caption makes the text gathered in a figcaption the caption of the picture
// before it.
func (f *webFlow) caption() {
	spans := trimSpans(f.spans())
	if last := len(f.blocks) - 1; last >= 0 && f.blocks[last].Kind == Figure && len(spans) > 0 {
		f.spanBuilder = spanBuilder{}
		img := &f.blocks[last].Images[0]
		img.Caption = nil
		for _, s := range spans {
			if s.Break {
				s = Span{Text: " ", Pos: s.Pos}
			}
			img.Caption = append(img.Caption, s)
		}
		return
	}
	f.flush()
}
