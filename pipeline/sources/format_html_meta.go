package sources

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"time"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"booklet/pipeline/diag"
)

// pageMeta is what a page says of itself outside of the article: front matter
// by key, with where it stood.
type pageMeta struct {
	values map[string]Guess
}

// metaNames say which <meta> elements hold which front matter, the better
// first.
var metaNames = []struct{ key, name string }{
	{"title", "ArticleTitle"}, {"title", "og:title"}, {"title", "twitter:title"},
	{"author", "author"}, {"author", "article:author"}, {"author", "Author"},
	{"source", "ContentSource"}, {"source", "source"}, {"source", "mediaid"}, {"source", "og:article:source"}, {"source", "og:site_name"},
	{"date", "PubDate"}, {"date", "publishdate"}, {"date", "article:published_time"}, {"date", "og:release_date"}, {"date", "date"}, {"date", "weibo: article:create_at"},
}

// readPageMeta reads a page's <meta> elements, its title, and what WeChat's
// pages hold in elements and in their scripts, which are only read, never run.
func readPageMeta(root *nethtml.Node) pageMeta {
	m := pageMeta{values: map[string]Guess{}}
	metas := map[string]string{}
	var title, heading string
	var scripts strings.Builder
	eachNode(root, func(n *nethtml.Node) bool {
		switch n.DataAtom {
		case atom.Meta:
			name := attr(n, "name")
			if name == "" {
				name = attr(n, "property")
			}
			if content := plainLine(attr(n, "content")); name != "" && content != "" && metas[name] == "" {
				metas[name] = content
			}
		case atom.Title:
			if title == "" {
				title = nodeText(n)
			}
		case atom.H1:
			if heading == "" {
				heading = nodeText(n)
			}
		case atom.Script:
			if n.FirstChild != nil && strings.Contains(n.FirstChild.Data, "var ") {
				scripts.WriteString(n.FirstChild.Data)
			}
		}
		if n.Type == nethtml.ElementNode && !inlineElement(n.DataAtom) && !ignored(n) {
			m.line(n)
		}
		switch attr(n, "id") {
		case "activity-name":
			m.put("title", nodeText(n), "#activity-name")
		case "js_name":
			m.put("source", wechatSource(nodeText(n)), "#js_name")
		case "publish_time":
			m.put("date", guessDate(nodeText(n)), "#publish_time")
		case "js_author_name":
			m.put("author", nodeText(n), "#js_author_name")
		}
		return true
	})
	script := scripts.String()
	for _, s := range wechatVars {
		if found := s.pattern.FindStringSubmatch(script); found != nil {
			m.put(s.key, s.read(html.UnescapeString(found[1])), "script")
		}
	}
	for _, mn := range metaNames {
		v := metas[mn.name]
		if mn.key == "date" {
			v = guessDate(v)
		}
		m.put(mn.key, v, "<meta "+mn.name+">")
	}
	if heading != "" && len([]rune(heading)) >= 4 {
		m.put("title", heading, "<h1>")
	}
	m.put("title", pageTitle(title), "<title>")
	return m
}

// wechatVars finds WeChat's values in its scripts.
var wechatVars = []struct {
	key     string
	pattern *regexp.Regexp
	read    func(string) string
}{
	{"title", regexp.MustCompile(`var msg_title\s*=\s*['"](.+?)['"]\s*[;.]`), plainLine},
	{"source", regexp.MustCompile(`var nickname\s*=\s*(?:htmlDecode\()?['"](.+?)['"]`), wechatSource},
	{"date", regexp.MustCompile(`var ct\s*=\s*['"]?(\d{9,11})`), unixDay},
}

// wechatSource names an account as a source line does.
func wechatSource(name string) string {
	if name == "" || strings.Contains(name, "公众号") {
		return name
	}
	return name + "微信公众号"
}

// unixDay is the day of a time in seconds since 1970, in China's time.
func unixDay(s string) string {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return ""
	}
	return time.Unix(n, 0).In(time.FixedZone("CST", 8*3600)).Format(time.DateOnly)
}

// pageTitle cuts the site's name off a page's title.
func pageTitle(title string) string {
	for _, sep := range []string{"_", " - ", " | ", " – ", "--", "｜"} {
		if i := strings.Index(title, sep); i > 0 && len([]rune(title[:i])) >= 4 {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// line reads the line between a page's title and its text, which says who,
// where and when: "来源：… 作者：…".
func (m *pageMeta) line(n *nethtml.Node) {
	size := 0
	eachNode(n, func(c *nethtml.Node) bool {
		if c.Type == nethtml.TextNode {
			size += len(c.Data)
		} else if c != n && c.Type == nethtml.ElementNode && !inlineElement(c.DataAtom) {
			size = 4 * longestLine // not the innermost
		}
		return size < 4*longestLine
	})
	if size >= 4*longestLine || size < len("来源：") {
		return
	}
	text := nodeText(n)
	for _, g := range guessLine(text) {
		m.put(g.Key, g.Value, "“"+text+"”")
	}
}

func (m *pageMeta) put(key, value, from string) {
	value = plainLine(value)
	if _, have := m.values[key]; have || value == "" || len([]rune(value)) > 200 || strings.Contains(value, "undefined") {
		return
	}
	m.values[key] = Guess{Key: key, Value: value, From: from}
}

// guesses lists what was found, in the order of front matter.
func (m *pageMeta) guesses(file string) []Guess {
	var list []Guess
	for _, key := range []string{"title", "author", "source", "date"} {
		if g, ok := m.values[key]; ok {
			g.Pos = diag.Pos{File: file}
			list = append(list, g)
		}
	}
	return list
}
