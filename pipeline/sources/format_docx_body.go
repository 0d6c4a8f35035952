package sources

import "encoding/xml"

// docxItem is a block on its way: a paragraph that a numbering makes an item
// of a list knows its number.
type docxItem struct {
	block  Block
	number *docxNumber
	quote  bool
}

// body reads the blocks below the element just opened: a document's body, a
// cell, a note, a text box.
func (r *docxReader) body(x *xmlReader) []Block {
	var items []docxItem
	r.items(x, &items)
	return groupItems(items)
}

// items reads blocks one by one.
func (r *docxReader) items(x *xmlReader, items *[]docxItem) {
	x.children(func(e xml.StartElement) {
		switch e.Name.Local {
		case "p":
			*items = append(*items, r.paragraph(x)...)
		case "tbl":
			for _, b := range r.table(x) {
				*items = append(*items, docxItem{block: b})
			}
		case "sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice", "body":
			r.items(x, items)
		}
	})
}

// groupItems makes lists of the numbered paragraphs that follow each other,
// and block quotes of the paragraphs with such a style.
func groupItems(items []docxItem) []Block {
	var blocks []Block
	for i := 0; i < len(items); {
		end := i + 1
		switch {
		case items[i].number != nil:
			for end < len(items) && items[end].number != nil {
				end++
			}
			blocks = append(blocks, nestItems(items[i:end])...)
		case items[i].quote:
			for end < len(items) && items[end].quote {
				end++
			}
			quote := Block{Kind: BlockQuote, Pos: items[i].block.Pos}
			for _, it := range items[i:end] {
				quote.Blocks = append(quote.Blocks, it.block)
			}
			blocks = append(blocks, quote)
		default:
			blocks = append(blocks, items[i].block)
		}
		i = end
	}
	return blocks
}

// nestItems makes lists of a run of numbered paragraphs: one that is deeper
// than the one before it goes below it, a change between bullets and numbers
// begins a new list.
func nestItems(items []docxItem) []Block {
	var lists []Block
	for i := 0; i < len(items); {
		n := items[i].number
		end := i + 1
		for end < len(items) && items[end].number.depth > n.depth {
			end++
		}
		item := Block{Kind: Item, Pos: items[i].block.Pos, Blocks: []Block{items[i].block}}
		item.Blocks = append(item.Blocks, nestItems(items[i+1:end])...)
		ordered := n.level.format != "bullet"
		last := len(lists) - 1
		if last < 0 || lists[last].Ordered != ordered || ordered && n.value == n.level.start && len(lists[last].Blocks) > 0 {
			list := Block{Kind: List, Pos: item.Pos, Ordered: ordered}
			if ordered {
				list.Start = n.value
			}
			lists = append(lists, list)
			last++
		}
		lists[last].Blocks = append(lists[last].Blocks, item)
		i = end
	}
	return lists
}

// docxParagraph is a paragraph while its runs are read.
type docxParagraph struct {
	spanBuilder
	style  docxStyle
	num    docxNumRef
	level  int     // of a heading, by its own outline level
	images []Image // pictures in it
	after  []Block // text boxes that hang on it
	field  docxField
	bold   bool
}

// paragraph reads one paragraph, which may give several blocks: its text, the
// pictures in it, and the text boxes that hang on it.
func (r *docxReader) paragraph(x *xmlReader) []docxItem {
	if !r.inNote {
		r.para++
	}
	at := r.pos(1)
	p := &docxParagraph{}
	r.runs(x, p, Span{})
	spans := trimSpans(p.spans())
	role := p.style.role()
	var items []docxItem
	if role == docxContents {
		if len(spans) > 0 {
			r.contents++
		}
		return nil
	}
	if len(spans) > 0 {
		b := Block{Kind: paragraphKind(spans), Pos: at, Spans: spans}
		it := docxItem{block: b}
		level := p.level
		if level == 0 {
			level = p.style.outline
		}
		number, numbered := r.numbers.next(p.num)
		switch {
		case role == docxTitle:
			it.block.Kind, it.block.Level = Heading, 1
		case role == docxSubtitle:
			it.block.Class = draftSubtitle
		case level > 0:
			it.block.Kind, it.block.Level = Heading, level
		case role == docxQuote:
			it.quote = true
		}
		if it.block.Kind == Heading {
			it.block.Spans = plainSpans(it.block.Spans)
		}
		if numbered {
			if it.block.Kind == Paragraph && number.listed && !it.quote {
				it.number = &number
			} else if number.text != "" {
				it.block.Spans = append([]Span{{Text: number.text, Pos: at}}, it.block.Spans...)
			}
		}
		items = append(items, it)
	}
	if len(p.images) > 0 {
		items = append(items, docxItem{block: Block{Kind: Figure, Pos: at, Images: p.images}})
	}
	for _, b := range p.after {
		items = append(items, docxItem{block: b})
	}
	return items
}

// draftSubtitle marks, in a draft only, a paragraph that the document's own
// style calls its subtitle.
const draftSubtitle = "draft-subtitle"

// plainSpans takes bold off the spans of a heading, whose style says how it
// looks.
func plainSpans(spans []Span) []Span {
	out := make([]Span, len(spans))
	for i, s := range spans {
		s.Attr &^= Bold
		out[i] = s
	}
	return out
}
