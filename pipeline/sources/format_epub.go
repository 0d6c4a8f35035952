package sources

import (
	"encoding/xml"
	"errors"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"

	"booklet/pipeline/diag"
)

var epubFormat = Format{
	Name:      "epub",
	Doc:       "e-books without copy protection",
	Endings:   []string{".epub"},
	recognise: func(data []byte) bool { return isZipWith(data[:min(len(data), 256)], "application/epub+zip") },
	read:      readEPUB,
}

// epubBook is what an e-book's package file says.
type epubBook struct {
	items   map[string]epubItem
	spine   []string
	guesses []Guess
}

type epubItem struct{ href, kind, properties string }

func readEPUB(imp *importer) *Draft {
	z := imp.openZip("e-book")
	if z == nil {
		return nil
	}
	if z.has("META-INF/encryption.xml") && z.has("META-INF/rights.xml") {
		imp.fail("protected", "", "the e-book is copy-protected")
		return nil
	}
	root, err := epubRoot(z)
	if err != nil {
		imp.fail("damaged", "", "the e-book can't be read: %v", err)
		return nil
	}
	data, err := z.read(root)
	if err != nil {
		imp.fail("damaged", "", "the e-book can't be read: %v", err)
		return nil
	}
	book, err := readEPUBPackage(imp.Path, data)
	if err != nil {
		imp.fail("damaged", "", "the e-book's list of contents can't be read: %v", err)
		return nil
	}
	w := &webPage{imp: imp}
	d := &Draft{Passage: &Passage{}, Places: InParagraphs, Guesses: book.guesses}
	for _, id := range book.spine {
		item := book.items[id]
		if strings.Contains(item.properties, "nav") || !strings.Contains(item.kind, "html") {
			continue
		}
		name := epubPath(root, item.href)
		page, err := z.read(name)
		if err != nil {
			imp.warn("damaged", "compare with the e-book: text is missing", "a chapter can't be read: %v", err)
			continue
		}
		text, _, ok := imp.importText(page, "")
		if !ok {
			return nil
		}
		tree, err := html.Parse(strings.NewReader(text))
		if err != nil {
			continue
		}
		w.open = z.read
		w.resolve = func(address string) []string {
			if strings.Contains(address, ":") {
				return nil
			}
			return []string{epubPath(name, address)}
		}
		d.Passage.Blocks = append(d.Passage.Blocks, w.blocksBelow(epubBody(tree))...)
		if w.bytes > maxText {
			imp.fail("too-large", "", "the e-book has more than %d MB of text", maxText>>20)
			return nil
		}
	}
	w.report()
	return imp.unlessEmpty(d)
}

// epubRoot finds the package file.
func epubRoot(z *importZip) (string, error) {
	data, err := z.read("META-INF/container.xml")
	if err != nil {
		return "", err
	}
	x := newXMLReader(data)
	for t := x.next(); t != nil; t = x.next() {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "rootfile" {
			return xmlAttr(e, "full-path"), nil
		}
	}
	if x.err != nil {
		return "", x.err
	}
	return "", errors.New("it names no contents")
}

func readEPUBPackage(file string, data []byte) (epubBook, error) {
	b := epubBook{items: map[string]epubItem{}}
	x := newXMLReader(data)
	for t := x.next(); t != nil; t = x.next() {
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		key := ""
		switch e.Name.Local {
		case "item":
			b.items[xmlAttr(e, "id")] = epubItem{xmlAttr(e, "href"), xmlAttr(e, "media-type"), xmlAttr(e, "properties")}
		case "itemref":
			b.spine = append(b.spine, xmlAttr(e, "idref"))
		case "title":
			key = "title"
		case "creator":
			key = "author"
		case "publisher":
			key = "source"
		case "date":
			key = "date"
		}
		if key == "" {
			continue
		}
		value := plainLine(x.text())
		if key == "date" {
			value = guessDate(value)
		}
		if value != "" {
			b.guesses = append(b.guesses, Guess{Key: key, Value: value, Pos: diag.Pos{File: file}, From: "the e-book's " + e.Name.Local})
		}
	}
	return b, x.err
}

// epubPath is a path relative to a file of the book.
func epubPath(from, name string) string {
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	return strings.TrimPrefix(path.Join(path.Dir(from), name), "/")
}

// epubBody is the body of a chapter.
func epubBody(root *html.Node) *html.Node {
	body := root
	eachNode(root, func(n *html.Node) bool {
		if n.Type == html.ElementNode && n.Data == "body" {
			body = n
			return false
		}
		return true
	})
	return body
}
