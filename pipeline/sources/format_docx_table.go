package sources

import (
	"encoding/xml"

	"booklet/pipeline/manifest"
)

// docxCell is a cell of a table: its blocks, and how many columns it spans.
type docxCell struct {
	blocks []Block
	span   int
}

// maxColumns bounds what a cell's span may claim.
const maxColumns = 64

// table reads a table. One that only arranges things on the page, with
// pictures, headings or lists in it or with a single cell, gives the blocks of
// its cells in their order instead.
func (r *docxReader) table(x *xmlReader) []Block {
	at := r.pos(1)
	var rows [][]docxCell
	r.rows(x, &rows)
	cells, layout := 0, false
	var flat []Block
	for _, row := range rows {
		cells += len(row)
		for _, c := range row {
			flat = append(flat, c.blocks...)
			for _, b := range c.blocks {
				layout = layout || b.Kind != Paragraph && b.Kind != Attribution
			}
		}
	}
	if layout || cells <= 1 || len(flat) == 0 {
		return flat
	}
	columns := 0
	for _, row := range rows {
		n := 0
		for _, c := range row {
			n += c.span
		}
		columns = max(columns, n)
	}
	if columns == 1 {
		return flat
	}
	t := &Table{Align: make([]manifest.Align, columns)}
	for i, row := range rows {
		line := make([][]Span, 0, columns)
		for _, c := range row {
			line = append(line, cellSpans(c.blocks))
			for n := 1; n < c.span && len(line) < columns; n++ {
				line = append(line, nil)
			}
		}
		for len(line) < columns {
			line = append(line, nil)
		}
		if i == 0 {
			t.Head = line
		} else {
			t.Rows = append(t.Rows, line)
		}
	}
	return []Block{{Kind: TableBlock, Pos: at, Table: t}}
}

func (r *docxReader) rows(x *xmlReader, rows *[][]docxCell) {
	x.children(func(e xml.StartElement) {
		switch e.Name.Local {
		case "tr":
			var row []docxCell
			r.cells(x, &row)
			*rows = append(*rows, row)
		case "sdt", "sdtContent", "ins", "customXml":
			r.rows(x, rows)
		}
	})
}

func (r *docxReader) cells(x *xmlReader, row *[]docxCell) {
	x.children(func(e xml.StartElement) {
		switch e.Name.Local {
		case "tc":
			c := docxCell{span: 1}
			var items []docxItem
			x.children(func(e xml.StartElement) {
				switch e.Name.Local {
				case "tcPr":
					x.children(func(e xml.StartElement) {
						if e.Name.Local == "gridSpan" {
							c.span = min(max(xmlInt(e, "val", 1), 1), maxColumns)
						}
					})
				case "p":
					items = append(items, r.paragraph(x)...)
				case "tbl":
					for _, b := range r.table(x) {
						items = append(items, docxItem{block: b})
					}
				case "sdt", "sdtContent", "customXml":
					r.items(x, &items)
				}
			})
			c.blocks = groupItems(items)
			if len(*row) < maxColumns {
				*row = append(*row, c)
			}
		case "sdt", "sdtContent", "customXml":
			r.cells(x, row)
		}
	})
}

// cellSpans puts the paragraphs of a cell on one line, which is all that a
// table of Markdown has.
func cellSpans(blocks []Block) []Span {
	var spans []Span
	for _, b := range blocks {
		if len(spans) > 0 && len(b.Spans) > 0 {
			spans = append(spans, Span{Text: " ", Pos: b.Pos})
		}
		for _, s := range b.Spans {
			if s.Break {
				s = Span{Text: " ", Pos: s.Pos}
			}
			spans = append(spans, s)
		}
	}
	return spans
}
