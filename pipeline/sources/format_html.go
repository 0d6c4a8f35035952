package sources

import (
	"bytes"
	"path"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

var htmlFormat = Format{
	Name:    "html",
	Doc:     "web pages as saved by a browser, WeChat's too: the article among what is around it",
	Endings: []string{".html", ".htm", ".xhtml", ".shtml"},
	recognise: func(data []byte) bool {
		head := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(data[:min(len(data), 512)], []byte(byteOrderMark))))
		return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html"))
	},
	read: readHTMLFile,
}

func readHTMLFile(imp *importer) *Draft {
	stem := strings.TrimSuffix(path.Base(imp.Path), path.Ext(imp.Path))
	page := &webPage{imp: imp, folders: []string{"", stem + "_files", stem + ".files", stem + "_文件"}, open: imp.open}
	return page.draft(imp.Data, "")
}

// webPage is one page on its way to a draft.
type webPage struct {
	imp     *importer
	folders []string // where pictures may lie, "" for the page's own
	open    func(name string) ([]byte, error)
	// embedded holds the pictures of a page saved as one file, by address.
	embedded map[string][]byte
	// resolve, where it is set, says where a picture's address lies instead of
	// beside the page.
	resolve func(address string) []string
	para    int    // blocks made
	missing int    // pictures that do not lie beside the page
	first   string // the first of them
	dropped []string
	bytes   int
}

// draft finds the article in a page and makes blocks of it.
func (w *webPage) draft(data []byte, declared string) *Draft {
	imp := w.imp
	if declared == "" {
		declared = declaredCharset(data)
	}
	text, encoding, ok := imp.importText(data, declared)
	if !ok {
		return nil
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		imp.fail("damaged", "save the page again", "the page can't be read: %v", err)
		return nil
	}
	d := &Draft{Passage: &Passage{}, Encoding: encoding, Places: InParagraphs}
	meta := readPageMeta(root)
	article := findArticle(root)
	w.prune(article)
	d.Passage.Blocks = w.blocksBelow(article)
	d.Guesses = meta.guesses(imp.Path)
	w.report()
	return imp.unlessEmpty(d)
}

// report tells what of the page is not in the draft.
func (w *webPage) report() {
	if n := len(w.dropped); n > 0 {
		shown := w.dropped[:min(n, 5)]
		w.imp.warn("left-out", "look whether something of the article is among them",
			"left out %s of the page around the article: %s", importCount(n, "part"), strings.Join(shown, "; "))
	}
	if w.missing > 0 {
		w.imp.warn("picture", "save the page again as “Web page, complete” after scrolling to its end, or put the pictures in by hand",
			"not in the folder saved with the page: %s, the first being %s; nothing is fetched", importCount(w.missing, "picture"), w.first)
	}
}

var metaCharset = regexp.MustCompile(`(?i)<meta[^>]+charset\s*=\s*["']?\s*([a-z0-9_:.-]+)|<\?xml[^>]+encoding\s*=\s*["']([a-z0-9_.-]+)`)

// declaredCharset finds the encoding that a page says it is in.
func declaredCharset(data []byte) string {
	m := metaCharset.FindSubmatch(data[:min(len(data), 4096)])
	if m == nil {
		return ""
	}
	return string(m[1]) + string(m[2])
}

// attr returns an attribute of an element, or "".
func attr(n *html.Node, name string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			return n.Attr[i].Val
		}
	}
	return ""
}

// eachNode calls f for n and everything below it, in order, until f says not
// to go below a node.
func eachNode(n *html.Node, f func(*html.Node) bool) {
	if !f(n) {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		eachNode(c, f)
	}
}

// nodeText is the text below a node on one line, scripts and styles left out.
func nodeText(n *html.Node) string {
	var b strings.Builder
	eachNode(n, func(n *html.Node) bool {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Type == html.ElementNode && (n.Data == "script" || n.Data == "style" || n.Data == "noscript"):
			return false
		}
		return true
	})
	return plainLine(b.String())
}
