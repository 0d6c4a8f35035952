package typeset

import (
	"unicode/utf8"

	"booklet/pipeline/compose"
	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// contentsPages sets the table of contents: a line for each entry with its
// number, a leader and its page. Links hold the entry's index until the pages
// have their places.
func (s *setter) contentsPages(b *book) []Page {
	rows := s.rows(b.doc.Contents)
	for i := range rows {
		rows[i].keep = true
	}
	style := s.style("contents-entry")
	numbers := unit.Length(0)
	for i := range b.doc.Entries {
		numbers = max(numbers, s.numberWidth(b.doc.Entries[i].Number, style))
	}
	space := 0
	if n := len(b.doc.Contents); n > 0 {
		space = b.doc.Contents[n-1].Style.After
	}
	for i := range b.doc.Entries {
		set := s.contentsRows(&b.doc.Entries[i], i, style, numbers, b.pages[b.starts[i]].Label)
		if len(set) == 0 {
			continue
		}
		set[0].space = max(space, style.Before)
		space = style.After
		rows = append(rows, set...)
	}
	c := &chapter{rows: rows, pitch: s.layout.Grid.Pitch, depth: s.depth, columns: 1}
	var pages []Page
	for _, span := range c.pages() {
		page := Page{Opening: span.from == 0}
		if len(b.doc.Contents) > 0 {
			page.Section = b.doc.Contents[0].Bookmark
		}
		y := unit.Length(0)
		for k := span.from; k < span.to; k++ {
			y = c.place(y, &rows[k], k == span.from)
			page.add(rows[k].items, 0, y)
			y += rows[k].height
		}
		pages = append(pages, page)
	}
	return pages
}

// numberWidth is the width of a number before a line of the contents, the space
// behind it included.
func (s *setter) numberWidth(number string, style *manifest.Style) unit.Length {
	w := s.width1(number, style)
	if r, _ := utf8.DecodeLastRuneInString(number); isWestern(r) {
		w += style.Size / 2 // 、 and ） bring their own space
	}
	return w
}

// contentsRows sets one line of the contents, which may take several.
func (s *setter) contentsRows(e *compose.Entry, index int, style *manifest.Style, numbers unit.Length, page string) []row {
	em := style.Size
	left, right := style.Left.At(em), style.Right.At(em)
	pageWidth := unit.Length(0)
	if s.layout.Contents.Pages {
		pageWidth = max(s.width1(page, style), 2*em) + em/2
	}
	text := *style
	text.Align = manifest.Left
	text.Indent, text.Hang, text.Left, text.Right = unit.Dim{}, unit.Dim{}, unit.Dim{}, unit.Dim{}
	block := compose.Block{Role: compose.RoleContents, Pos: e.Pos, Style: &text, Flush: true,
		Spans: []compose.Span{{Text: e.Line, Pos: e.Pos}}}
	textWidth := s.measure - left - right - numbers - pageWidth
	rows := s.narrow(textWidth - em).textRows(&block) // room for a leader on the last line
	if len(rows) == 0 {
		return nil
	}
	for i := range rows {
		for k := range rows[i].items {
			rows[i].items[k].At.X += left + numbers
		}
		rows[i].keep = i+1 < len(rows)
		rows[i].part = 0
	}
	tag := Tag{Role: compose.RoleContents, Pos: e.Pos}
	pitch, _ := s.pitch(&text, 1)
	y := rows[0].height - pitch + s.baseline(pitch, em)
	// Numbers end below each other, so that titles begin at one place right
	// behind them, behind 一、 as behind 十三、.
	number := s.runs(e.Number, style, tag, left+numbers-s.numberWidth(e.Number, style), y)
	rows[0].items = append(number, rows[0].items...)
	last := &rows[len(rows)-1]
	end := left + numbers
	for _, item := range last.items {
		if item.Run != nil {
			if g := item.Run.Glyphs; len(g) > 0 {
				end = max(end, item.At.X+g[len(g)-1].X+g[len(g)-1].Adv)
			}
		}
	}
	if len(rows) > 1 {
		y = s.baseline(pitch, em)
	}
	edge := s.measure - right
	if s.layout.Contents.Pages {
		last.items = append(last.items, s.leader(style, tag, end+em/8, edge-pageWidth+em/4, y)...)
		w := s.width1(page, style)
		last.items = append(last.items, s.runs(page, style, tag, edge-w, y)...)
	}
	for i := range rows {
		h := rows[i].height
		rows[i].items = append(rows[i].items, Item{Tag: tag, At: unit.Point{X: left, Y: 0}, Link: &Link{W: edge - left, H: h, Page: index}})
	}
	return rows
}

// leader fills the way between two places with the layout's leader, on a
// raster that is the same on every line.
func (s *setter) leader(style *manifest.Style, tag Tag, from, to, y unit.Length) []Item {
	sign := s.layout.Contents.Leader
	step := s.width1(sign, style)
	if sign == "" || step <= 0 {
		return nil
	}
	n := int((to - from) / step)
	if n < 1 {
		return nil
	}
	text := ""
	for range n {
		text += sign
	}
	return s.runs(text, style, tag, to-unit.Length(n)*step, y)
}

// runs sets a short piece of text on one line from x on, as wide as it is.
func (s *setter) runs(text string, style *manifest.Style, tag Tag, x, y unit.Length) []Item {
	p, l, ok := s.single([]compose.Span{{Text: text, Pos: tag.Pos}}, style, tag.Pos)
	if !ok {
		return nil
	}
	asm := &assembler{para: p, tag: tag}
	items, _ := asm.set(l, x, y)
	return items
}

// width1 is the width of a short piece of text on one line.
func (s *setter) width1(text string, style *manifest.Style) unit.Length {
	_, l, ok := s.single([]compose.Span{{Text: text}}, style, diag.Pos{})
	if !ok {
		return 0
	}
	return l.natural
}

// single sets spans on one line, as wide as they are; false when there is
// nothing to set.
func (s *setter) single(spans []compose.Span, style *manifest.Style, pos diag.Pos) (*para, *line, bool) {
	p := s.newPara(spans, style, pos)
	if len(p.cells) == 0 {
		return nil, nil, false
	}
	p.ragged = true
	p.sp.trimEnd, p.sp.trimStart = false, false
	f := p.flexOf(p.total(), 0, len(p.cells)-1, false)
	return p, &line{to: len(p.cells) - 1, width: f.natural, natural: f.natural, last: true}, true
}

// style gives one of the layout's styles.
func (s *setter) style(name string) *manifest.Style {
	style, ok := s.layout.Styles[name]
	if !ok {
		style = s.layout.Styles["body"]
	}
	return &style
}
