package sources

import (
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// placedImage is a picture and the attributes behind it.
type placedImage struct {
	node  *ast.Image
	attrs []attribute
}

// attributesOf gives the attributes that follow a picture.
func attributesOf(n *ast.Image) []attribute {
	if a, ok := n.NextSibling().(*attributesNode); ok && a.image == n {
		return a.list
	}
	return nil
}

// onlyImages gives the pictures of a paragraph that holds nothing else.
func (m *markdown) onlyImages(n ast.Node) []placedImage {
	var images []placedImage
	var links []*ast.Link
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Image:
			images = append(images, placedImage{c, attributesOf(c)})
		case *ast.Link: // a picture that is a link
			within := m.onlyImages(c)
			if len(within) == 0 {
				return nil
			}
			images = append(images, within...)
			links = append(links, c)
		case *attributesNode:
			if c.image == nil {
				return nil
			}
		case *ast.Text:
			if strings.Trim(m.text[c.Segment.Start:c.Segment.Stop], " \t　") != "" {
				return nil
			}
		case *ast.RawHTML:
			if at := c.Segments.At(0).Start; !strings.HasPrefix(m.text[at:], "<!--") {
				return nil
			}
		default:
			return nil
		}
	}
	for _, l := range links {
		m.warnf(l.Pos(), "linked-image", "write the link into the caption", "a picture is no link; %s is not set", shorten(unescape(l.Destination)))
	}
	return images
}

// figure makes a block of pictures; nothing when none of them can be used.
func (m *markdown) figure(images []placedImage) []Block {
	if len(images) == 0 {
		return nil
	}
	fig := Block{Kind: Figure, Pos: m.pos(images[0].node.Pos())}
	var within []placedImage
	for _, p := range images {
		caption := m.spans(p.node)
		within = append(within, caption.images...)
		img := Image{Pos: m.pos(p.node.Pos()), Caption: caption.out, Alt: plainText(caption.out)}
		m.imageAttributes(&fig, &img, p.attrs)
		if m.imagePath(&img, p.node) {
			fig.Images = append(fig.Images, img)
		}
	}
	var out []Block
	if len(fig.Images) > 0 {
		out = append(out, fig)
	}
	for _, p := range within {
		m.warnf(p.node.Pos(), "inline-image", "write it into a paragraph of its own",
			"a picture stands in the caption of another; it is set below that one")
		out = append(out, m.figure([]placedImage{p})...)
	}
	return out
}

// inlineImages makes a figure of each picture that stands among text.
func (m *markdown) inlineImages(images []placedImage) []Block {
	var out []Block
	for _, p := range images {
		m.warnf(p.node.Pos(), "inline-image", "put it into a paragraph of its own, with blank lines around it",
			"a picture stands among text; it is set below the text")
		out = append(out, m.figure([]placedImage{p})...)
	}
	return out
}

// imagePath reads where a picture lies and tells whether that is a file.
func (m *markdown) imagePath(img *Image, n *ast.Image) bool {
	if n.Reference != nil {
		m.usedLinks[util.ToLinkReference(n.Reference.Value)] = true
	}
	if len(n.Title) > 0 {
		m.warnf(n.Pos(), "title-unused", "write the caption between the brackets", "the title of a picture (%q) is not set", unescape(n.Title))
	}
	path := unescape(n.Destination)
	scheme, _, _ := strings.Cut(path, ":")
	switch {
	case path == "":
		m.errorf(n.Pos(), "image", "write ![说明](图.png)", "this picture names no file")
		return false
	case strings.HasPrefix(path, "//"), strings.HasPrefix(path, "data:"), strings.Contains(path, "://") && !strings.ContainsAny(scheme, "./"):
		m.errorf(n.Pos(), "remote-image", "save the picture beside the passage and write its path",
			"nothing is fetched, and %s is not a file", shorten(path))
		return false
	}
	if strings.Contains(path, "%") { // as editors write blanks
		if p, err := url.PathUnescape(path); err == nil {
			path = p
		}
	}
	if strings.Contains(path, `\`) {
		m.warnf(n.Pos(), "image", "write / between folders", `the path %s has \ in it, which not every system reads`, shorten(path))
		path = strings.ReplaceAll(path, `\`, "/")
	}
	img.Path = path
	return true
}
