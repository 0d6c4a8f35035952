package typeset

import (
	"booklet/pipeline/compose"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// furniture adds heads and feet to the pages of the body, and to contents of
// more than one page. They stand on the sheet as it lies, also where text runs down.
func (b *book) furniture() {
	s := &furnisher{setter: newSetter(b.doc, b.fonts, nil)}
	s.chinese = true
	l := b.doc.Layout
	across := *l // heads and feet run across the page, whichever way the text runs
	across.Page.Vertical = false
	s.layout = &across
	total := b.label(len(b.pages) - b.bodyAt)
	for i := range b.pages {
		page := &b.pages[i]
		if page.Blank || page.Label == "" || i < b.bodyAt && b.contents < 2 { // a single page of contents bears no number
			continue
		}
		fields := b.doc.Fields.With(compose.Fields{"page": page.Label, "pages": total, "section": page.Section})
		if !page.Opening || l.Head.First {
			page.Items = append(page.Items, s.furnitureLine(page, fields, &l.Head, "head", compose.RoleHead)...)
		}
		if !page.Opening || l.Foot.First {
			page.Items = append(page.Items, s.furnitureLine(page, fields, &l.Foot, "foot", compose.RoleFoot)...)
		}
	}
	s.warn()
	b.diags = append(b.diags, s.diags...)
}

// furnisher sets heads and feet.
type furnisher struct {
	*setter
	cuts []headCut
}

// furnitureLine sets one head or foot at its place on the sheet.
func (s *furnisher) furnitureLine(page *Page, fields compose.Fields, f *manifest.Furniture, styleName string, role compose.Role) []Item {
	line := &f.Odd
	if page.Verso {
		line = &f.Even
	}
	if line.Text == "" {
		return nil
	}
	text, ok := fields.Fill(line.Text)
	if !ok || text == "" {
		return nil
	}
	style := s.style(styleName)
	l := s.layout
	left, right := l.Page.Inner, l.Page.Size.W-l.Page.Outer
	innerLeft := page.Verso == (l.Page.Binding == "right")
	if !innerLeft {
		left, right = l.Page.Outer, l.Page.Size.W-l.Page.Inner
	}
	inset := line.Inset.At(style.Size)
	text = s.fit(text, line, fields, style, role, right-left-inset)
	w := s.width1(text, style)
	at := line.At
	switch {
	case at == "outer" && innerLeft, at == "inner" && !innerLeft:
		at = "right"
	case at == "outer", at == "inner":
		at = "left"
	}
	x := left + inset
	switch at {
	case "right":
		x = right - w - inset
	case "center":
		x = (left + right - w) / 2
	}
	y := l.Page.Size.H - l.Page.Bottom + f.Gap + style.Size*88/100
	if role == compose.RoleHead {
		y = l.Page.Top - f.Gap - style.Size*12/100
	}
	tag := Tag{Role: role, Pos: line.Pos}
	items := s.runs(text, style, tag, x, y)
	if style.Rule > 0 {
		ry := y + style.Size*12/100 + unit.Pt*3
		if role == compose.RoleFoot {
			ry = y - style.Size*88/100 - unit.Pt*3
		}
		items = append(items, Item{Tag: Tag{Role: compose.RoleOrnament}, At: unit.Point{X: left, Y: ry}, Rule: &Rule{W: right - left, H: style.Rule}, Color: style.Color})
	}
	for i := range items {
		items[i].Flat = true
	}
	return items
}
