package reader

import "strings"

// Bookmark is an entry of the PDF's outline.
type Bookmark struct {
	Title string
	Level int     // from 1
	Page  int     // index in Pages; -1 where it leads nowhere
	Y     float64 // down from the top of the page; 0 where it is not said
}

// addOutline reads the outline in its order.
func (d *Document) addOutline(o objects, root, names map[string]any, pageOf map[string]int) {
	var walk func(v any, level int)
	walk = func(v any, level int) {
		// An outline that runs in a circle ends with the count.
		for n := o.dict(v); n != nil && level < 20 && len(d.Outline) < 100000; n = o.dict(n["/Next"]) {
			b := Bookmark{Title: text(o.resolve(n["/Title"])), Level: level, Page: -1}
			if page, top, ok := o.target(n, names, pageOf); ok && page < len(d.Pages) {
				b.Page = page
				if top > 0 {
					b.Y = d.Pages[page].H - top
				}
			}
			d.Outline = append(d.Outline, b)
			walk(n["/First"], level+1)
		}
	}
	walk(o.dict(root["/Outlines"])["/First"], 1)
}

// text is a string of qpdf's JSON without the letter that says what it is.
func text(v any) string {
	s, _ := v.(string)
	return strings.TrimPrefix(s, "u:")
}

// target is the page that an annotation or a bookmark leads to, and the height
// on it up from its foot, 0 where that is not said; false where it leads
// nowhere in the document.
func (o objects) target(a, names map[string]any, pageOf map[string]int) (page int, top float64, ok bool) {
	dest := o.resolve(a["/Dest"])
	if act := o.dict(a["/A"]); act != nil && dest == nil {
		dest = o.resolve(act["/D"])
	}
	if s, ok := dest.(string); ok {
		dest = o.resolve(names[s])
	}
	if m, ok := dest.(map[string]any); ok {
		dest = o.resolve(m["/D"])
	}
	t, _ := dest.([]any)
	if len(t) == 0 {
		return 0, 0, false
	}
	s, _ := t[0].(string)
	page, ok = pageOf[s]
	at := 3 // [page /XYZ left top zoom]
	if len(t) > 1 && (t[1] == "/FitH" || t[1] == "/FitBH") {
		at = 2
	}
	if len(t) > at {
		top, _ = o.resolve(t[at]).(float64)
	}
	return page, top, ok
}
