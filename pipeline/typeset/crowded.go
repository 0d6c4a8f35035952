package typeset

import (
	"fmt"

	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/unit"
)

// crowded says where the ink of ruby runs into that of other things, because
// the gap between the lines is too small for both: one finding a passage.
func (b *book) crowded() {
	var files []string
	found := map[string][]crowd{}
	for i := range b.pages {
		for _, c := range crowdsOf(&b.pages[i], b.doc.Layout.Page.Vertical) {
			file := c.ruby.Pos.File
			if found[file] == nil {
				files = append(files, file)
			}
			found[file] = append(found[file], c)
		}
	}
	for _, file := range files {
		first, more := found[file][0], ""
		if n := len(found[file]); n > 1 {
			more = fmt.Sprintf("; this passage has %d such places", n)
		}
		b.diags = append(b.diags, diag.Diagnostic{Pos: first.ruby.Pos, Severity: diag.Warning, Code: "crowded-ruby",
			Message: "the ruby runs into " + first.what + more,
			Hint:    "there is too little room for both (clreq §3.1.8: 5/8 em between the lines): give the layout's grid fewer lines, or the style larger `lines`"})
	}
}

// crowd is a piece of ruby and what it runs into.
type crowd struct {
	ruby *Item
	what string
}

// crowdsOf finds the ruby of a page that runs into something.
func crowdsOf(page *Page, vertical bool) []crowd {
	has := false
	for i := range page.Items {
		has = has || page.Items[i].Role == compose.RoleRuby
	}
	if !has {
		return nil
	}
	all := make([]inked, len(page.Items))
	for i := range page.Items {
		if !page.Items[i].Flat {
			all[i] = inkedOf(&page.Items[i], vertical)
		}
	}
	var out []crowd
	for i := range all {
		if all[i].item == nil || all[i].item.Role != compose.RoleRuby {
			continue
		}
		for k := range all {
			if k != i && all[i].meets(&all[k]) {
				out = append(out, crowd{all[i].item, all[k].item.named()})
				break
			}
		}
	}
	return out
}

// inked is an item with the boxes of its ink.
type inked struct {
	item  *Item // nil where it has none
	boxes []unit.Rect
	hull  unit.Rect // around all of them
}

func inkedOf(item *Item, vertical bool) inked {
	boxes := item.inks(vertical)
	if len(boxes) == 0 {
		return inked{}
	}
	hull := boxes[0]
	for _, b := range boxes[1:] {
		hull = around(hull, b)
	}
	return inked{item, boxes, hull}
}

// meets tells whether the ink of ruby runs into another item's. Two pieces on
// one row are kept apart where the row is spaced.
func (r *inked) meets(o *inked) bool {
	slack := r.item.Run.Size / 25 // boxes are a little larger than the ink
	if o.item == nil || !meet(r.hull, o.hull, slack) || o.item.Role == compose.RoleRuby && o.item.At.Y == r.item.At.Y {
		return false
	}
	for _, a := range r.boxes {
		for _, b := range o.boxes {
			if meet(a, b, slack) {
				return true
			}
		}
	}
	return false
}

// named says to a reader what an item is that ruby runs into.
func (it *Item) named() string {
	switch {
	case it.Pic != nil:
		return "a picture"
	case it.Run != nil:
		return "the text beside it"
	case it.Role == compose.RoleOrnament:
		return "a rule"
	case it.Shape != nil:
		return "the dots or the wavy line of the text beside it"
	}
	return "the line of a name beside it"
}
