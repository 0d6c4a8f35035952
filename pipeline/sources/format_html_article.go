package sources

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// articleIDs and articleClasses name the element that holds the article on
// pages of common kinds: WeChat's, the systems of newspapers, government and
// school sites.
var (
	articleIDs     = []string{"js_content", "UCAP-CONTENT", "articleContent", "article-content", "article_content", "ArticleContent", "vsb_content", "zoom", "Zoom", "artibody"}
	articleClasses = []string{"rich_media_content", "TRS_Editor", "trs_editor_view", "rm_txt_con", "pages_content", "article-content", "article_content", "articleContent", "entry-content", "post-content", "wp_articlecontent", "v_news_content", "main-content"}
)

// leastArticle is the least text, in characters, that an element named like an
// article must hold to be taken for it.
const leastArticle = 40

// findArticle returns the element that holds the page's article: a known
// container, else <article>, else <main>, else the one with the most running
// text in it, else the body.
func findArticle(root *html.Node) *html.Node {
	byID, byClass := map[string]*html.Node{}, map[string]*html.Node{}
	var article, main, body *html.Node
	articles := 0
	eachNode(root, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return true
		}
		if id := attr(n, "id"); id != "" && byID[id] == nil {
			byID[id] = n
		}
		for _, c := range strings.Fields(attr(n, "class")) {
			if byClass[c] == nil {
				byClass[c] = n
			}
		}
		switch {
		case n.DataAtom == atom.Article || attr(n, "itemprop") == "articleBody":
			articles++
			if article == nil || attr(n, "itemprop") == "articleBody" {
				article = n
			}
		case (n.DataAtom == atom.Main || attr(n, "role") == "main") && main == nil:
			main = n
		case n.DataAtom == atom.Body:
			body = n
		}
		return true
	})
	if articles > 1 && attr(article, "itemprop") != "articleBody" {
		article = longest(root, atom.Article)
	}
	var known []*html.Node
	for _, id := range articleIDs {
		known = append(known, byID[id])
	}
	for _, c := range articleClasses {
		known = append(known, byClass[c])
	}
	for _, n := range append(known, article) {
		if n != nil && utf8.RuneCountInString(nodeText(n)) >= leastArticle {
			return n
		}
	}
	within := body
	if main != nil {
		within = main
	}
	if within == nil {
		return root
	}
	if best := densest(within); best != nil {
		return best
	}
	return within
}

// longest returns the element of a kind with the most text.
func longest(root *html.Node, kind atom.Atom) *html.Node {
	var best *html.Node
	most := -1
	eachNode(root, func(n *html.Node) bool {
		if n.DataAtom == kind {
			if l := len(nodeText(n)); l > most {
				best, most = n, l
			}
		}
		return true
	})
	return best
}

// density is what an element's text is like.
type density struct {
	text, linked, stops int // characters; of them in links; marks of sentences
}

func (d *density) add(o density) {
	d.text, d.linked, d.stops = d.text+o.text, d.linked+o.linked, d.stops+o.stops
}

// densest returns the element whose own paragraphs hold the most running text:
// each block of text counts for its parent, and half for the parent's parent;
// text in links counts against it.
func densest(root *html.Node) *html.Node {
	score := map[*html.Node]float64{}
	var order []*html.Node
	count := func(n *html.Node, s float64) {
		if n == nil || n.Type != html.ElementNode {
			return
		}
		if _, seen := score[n]; !seen {
			order = append(order, n)
		}
		score[n] += s
	}
	var measure func(n *html.Node, linked bool) density
	measure = func(n *html.Node, linked bool) density {
		var d, own density
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode:
				t := measureText(c.Data, linked)
				own.add(t)
			case c.Type != html.ElementNode || ignored(c):
			case inlineElement(c.DataAtom):
				own.add(measure(c, linked || c.DataAtom == atom.A))
			default:
				d.add(measure(c, linked))
			}
		}
		d.add(own)
		if !inlineElement(n.DataAtom) && own.text >= 20 && own.stops > 0 {
			s := float64(own.text-2*own.linked) + 20*float64(own.stops)
			if s > 0 {
				count(n, s/4)
				count(n.Parent, s)
				if n.Parent != nil {
					count(n.Parent.Parent, s/2)
				}
			}
		}
		return d
	}
	measure(root, false)
	var best *html.Node
	for _, n := range order {
		if within(n, root) && (best == nil || score[n] > score[best]) {
			best = n
		}
	}
	return best
}

func within(n, root *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == root {
			return true
		}
	}
	return false
}

func measureText(s string, linked bool) density {
	var d density
	for _, r := range s {
		switch {
		case r <= ' ' || r == 0xa0 || r == 0x3000:
		default:
			d.text++
			if strings.ContainsRune("，。；！？、,;", r) {
				d.stops++
			}
		}
	}
	if linked {
		d.linked = d.text
	}
	return d
}

// ignored tells whether an element never holds text of an article.
func ignored(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Iframe, atom.Form, atom.Nav, atom.Aside, atom.Footer, atom.Button, atom.Svg,
		atom.Template, atom.Select, atom.Textarea, atom.Input, atom.Object, atom.Embed, atom.Video, atom.Audio, atom.Canvas, atom.Head, atom.Map:
		return true
	}
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "hidden":
			return true
		case "style":
			if strings.Contains(a.Val, "none") && hiddenStyle.MatchString(a.Val) {
				return true
			}
		}
	}
	return false
}

var hiddenStyle = regexp.MustCompile(`(?i)display\s*:\s*none`)

// besideNames finds the elements around an article by their class or id.
var besideNames = regexp.MustCompile(`(?i)(^|[-_ ])(share|sharing|bdsharebuttonbox|social|related|relate|recommend|recommended|relevant|comment|comments|breadcrumb|crumb|crumbs|sidebar|advert|ads?|banner|qrcode|qr|toolbar|pagination|pager|page-?nav|prev-?next|prevnext|copyright|footer|subscribe|newsletter|hot-?news|more-?news|reward|like|tags?)($|[-_ 0-9])`)

// prune takes the parts out of an article that are not of it: scripts, forms,
// hidden parts, and by their names sharing buttons, related lists and the
// like, if they are short or mostly links.
func (w *webPage) prune(article *html.Node) {
	var drop []*html.Node
	eachNode(article, func(n *html.Node) bool {
		if n.Type == html.CommentNode {
			drop = append(drop, n)
			return false
		}
		if n == article || n.Type != html.ElementNode {
			return true
		}
		if ignored(n) {
			drop = append(drop, n)
			if text := nodeText(n); text != "" {
				w.drop(n, text)
			}
			return false
		}
		name := strings.TrimSpace(attr(n, "class") + " " + attr(n, "id"))
		if name != "" && besideNames.MatchString(name) {
			text := nodeText(n)
			links := 0
			eachNode(n, func(c *html.Node) bool {
				if c.DataAtom == atom.A {
					links += len(nodeText(c))
					return false
				}
				return true
			})
			if links*2 >= len(text) || utf8.RuneCountInString(text) < 60 && !strings.ContainsAny(text, "。！？") {
				drop = append(drop, n)
				if text != "" {
					w.drop(n, text)
				}
				return false
			}
		}
		return true
	})
	for _, n := range drop {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

// drop remembers a part that is left out, for the report.
func (w *webPage) drop(n *html.Node, text string) {
	if n.DataAtom == atom.Script || n.DataAtom == atom.Style || n.DataAtom == atom.Noscript || n.DataAtom == atom.Template {
		return
	}
	if rs := []rune(text); len(rs) > 24 {
		text = string(rs[:24]) + "…"
	}
	w.dropped = append(w.dropped, "“"+text+"”")
}

// inlineElement tells whether an element stands within a line of text.
func inlineElement(a atom.Atom) bool {
	switch a {
	case atom.A, atom.B, atom.Strong, atom.I, atom.Em, atom.Span, atom.Font, atom.U, atom.S, atom.Del, atom.Strike, atom.Ins, atom.Mark,
		atom.Sup, atom.Sub, atom.Code, atom.Kbd, atom.Samp, atom.Tt, atom.Small, atom.Big, atom.Abbr, atom.Cite, atom.Q, atom.Ruby, atom.Rb,
		atom.Rt, atom.Rp, atom.Br, atom.Img, atom.Label, atom.Time, atom.Bdo, atom.Bdi, atom.Var, atom.Dfn, atom.Wbr:
		return true
	}
	return false
}
