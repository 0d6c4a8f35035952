package typeset

import (
	"booklet/pipeline/diag"
)

// links resolves internal links to the places they lead to: first within their
// own entry, then in the whole booklet.
func (b *book) links() {
	for i := b.bodyAt; i < len(b.pages); i++ {
		for k := range b.pages[i].Items {
			item := &b.pages[i].Items[k]
			if item.Link == nil || item.Link.Anchor == "" {
				continue
			}
			p, ok := b.resolve(item.Link.Anchor, i)
			if !ok {
				b.diags = append(b.diags, diag.Diagnostic{Pos: item.Pos, Severity: diag.Error, Code: "unknown-anchor",
					Message: "nothing in the booklet has the name #" + item.Link.Anchor,
					Hint:    "give the heading, picture or table that is meant `{#" + item.Link.Anchor + "}`"})
				continue
			}
			item.Link.Page, item.Link.Y = p.page, p.y
		}
	}
}

// resolve finds the place of an id that a page's text names.
func (b *book) resolve(id string, page int) (place, bool) {
	own := 0
	for e := range b.starts {
		if b.starts[e] <= page {
			own = e
		}
	}
	return b.find(id, own)
}

// find finds the place of an id: first in an entry's own text, then in the
// others in order.
func (b *book) find(id string, own int) (place, bool) {
	if p, ok := b.anchors[anchorKey(own, id)]; ok {
		return p, true
	}
	for e := range b.starts {
		if p, ok := b.anchors[anchorKey(e, id)]; ok {
			return p, true
		}
	}
	return place{}, false
}
