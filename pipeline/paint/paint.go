package paint

import (
	"booklet/pipeline/compose"
	"booklet/pipeline/font"
	"booklet/pipeline/manifest"
	"booklet/pipeline/typeset"
	"booklet/pipeline/unit"
)

// Paint puts set pages on sheets.
func Paint(doc *compose.Document, set *typeset.Result) *Book {
	p := &painter{layout: doc.Layout, book: &Book{Info: info(doc)}, fonts: map[*font.Face]int{}}
	for _, img := range doc.Images {
		p.book.Images = append(p.book.Images, Image{Name: img.Name, Kind: img.Kind, Data: img.Data, Pixels: img.Pixels})
	}
	for i := range set.Pages {
		p.book.Sheets = append(p.book.Sheets, p.sheet(&set.Pages[i]))
	}
	for i := range p.book.Sheets { // links know their target's place now that all sheets have theirs
		for k := range p.book.Sheets[i].Links {
			l := &p.book.Sheets[i].Links[k]
			if l.URL == "" {
				l.Y = p.point(&set.Pages[l.Sheet], unit.Point{Y: l.Y}).Y
			}
		}
	}
	level := -1
	for _, o := range set.Outline {
		level = min(o.Level, level+1)
		p.book.Marks = append(p.book.Marks, Bookmark{Level: level, Title: o.Title, Sheet: o.Page,
			Y: p.point(&set.Pages[o.Page], unit.Point{Y: o.Y}).Y})
	}
	return p.book
}

func info(doc *compose.Document) Info {
	title := doc.Title
	if doc.Issue != "" {
		title += "　" + doc.Issue
	}
	in := Info{Title: title, Author: doc.Author, Lang: doc.Lang, Date: doc.Date,
		RightToLeft: doc.Layout.Page.Binding == "right"}
	for i, t := range doc.Topics {
		if i > 0 {
			in.Subject += "；"
		}
		in.Subject += t
	}
	return in
}

type painter struct {
	layout *manifest.Layout
	book   *Book
	fonts  map[*font.Face]int
}

// point turns a place in the directions of the text into one on the sheet.
func (p *painter) point(page *typeset.Page, at unit.Point) unit.Point {
	pg := &p.layout.Page
	left := pg.Inner
	if page.Verso != (pg.Binding == "right") {
		left = pg.Outer
	}
	if pg.Vertical { // lines run down, from right to left
		right := left + pg.Size.W - pg.Inner - pg.Outer
		return unit.Point{X: right - at.Y, Y: pg.Top + at.X}
	}
	return unit.Point{X: left + at.X, Y: pg.Top + at.Y}
}

// box turns a rectangle at a place in the directions of the text into one on
// the sheet.
func (p *painter) box(page *typeset.Page, item *typeset.Item, w, h unit.Length) unit.Rect {
	far := unit.Point{X: item.At.X + w, Y: item.At.Y + h}
	if item.Flat {
		return unit.Rect{Min: item.At, Max: far}
	}
	a, b := p.point(page, item.At), p.point(page, far)
	return unit.Rect{Min: unit.Point{X: min(a.X, b.X), Y: min(a.Y, b.Y)}, Max: unit.Point{X: max(a.X, b.X), Y: max(a.Y, b.Y)}}
}

func (p *painter) sheet(page *typeset.Page) Sheet {
	s := Sheet{Size: p.layout.Page.Size, Label: page.Label}
	for i := range page.Items {
		item := &page.Items[i]
		tag := Tag{Role: item.Role, Level: item.Level, Pos: item.Pos}
		color := Color(item.Color)
		switch {
		case item.Run != nil:
			s.Texts = append(s.Texts, p.text(page, item, tag))
		case item.Rule != nil:
			s.Rules = append(s.Rules, Rule{Tag: tag, Box: p.box(page, item, item.Rule.W, item.Rule.H), Color: color})
		case item.Shape != nil:
			shape := Shape{Tag: tag, Color: color, Points: make([]unit.Point, len(item.Shape))}
			for k, at := range item.Shape {
				at.X, at.Y = at.X+item.At.X, at.Y+item.At.Y
				if !item.Flat {
					at = p.point(page, at)
				}
				shape.Points[k] = at
			}
			s.Shapes = append(s.Shapes, shape)
		case item.Pic != nil:
			s.Pics = append(s.Pics, Picture{Tag: tag, Image: item.Pic.Image, Box: p.box(page, item, item.Pic.W, item.Pic.H), Alt: item.Pic.Alt})
		case item.Link != nil:
			l := Link{Box: p.box(page, item, item.Link.W, item.Link.H), URL: item.Link.URL}
			if l.URL == "" {
				if item.Link.Page < 0 {
					continue
				}
				l.Sheet, l.Y = item.Link.Page, item.Link.Y
			}
			s.Links = append(s.Links, l)
		}
	}
	return s
}

// text places a run's glyphs on the sheet.
func (p *painter) text(page *typeset.Page, item *typeset.Item, tag Tag) Text {
	run := item.Run
	index, ok := p.fonts[run.Face]
	if !ok {
		index = len(p.book.Fonts)
		p.fonts[run.Face] = index
		p.book.Fonts = append(p.book.Fonts, run.Face)
	}
	t := Text{Tag: tag, Font: index, Size: run.Size, Color: Color(run.Color), Rotate: run.Rotate, Glyphs: make([]Glyph, len(run.Glyphs))}
	for i := range run.Glyphs {
		g := &run.Glyphs[i]
		at := unit.Point{X: item.At.X + g.X, Y: item.At.Y + g.Y}
		if !item.Flat {
			at = p.point(page, at)
		}
		t.Glyphs[i] = Glyph{GID: g.GID, At: at, Text: g.Text, Adv: g.Adv}
	}
	return t
}
