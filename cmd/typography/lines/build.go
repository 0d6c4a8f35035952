package lines

import (
	"math"

	"booklet/cmd/typography/reader"
	"booklet/cmd/typography/sets"
)

// Hint is what the caller knows of a document before it is read. Zero fields
// are found from the document.
type Hint struct {
	Measure  float64 // the length of a full line in em
	Indented bool    // every paragraph begins with an indent, and nothing else does
	Columns  int     // of indented text; 0 for one
	Given    []Given // the text that the document was made from
}

// Build finds lines, type area, roles and paragraphs of d.
func Build(r *reader.Document, hint Hint) *Document {
	d := &Document{Document: r, Vertical: vertical(r)}
	sizes := textSizes(r)
	var tops map[string]float64
	var top, bottom float64
	if d.Vertical {
		tops = faceTops(r)
		top, bottom = extent(r, tops)
	}
	for i := range r.Pages {
		p := &r.Pages[i]
		page := Page{Page: p, Images: p.Images, Links: p.Links}
		chars := p.Chars
		if d.Vertical {
			across := acrossOf(p, top, bottom)
			chars = turn(p, tops, across)
			page.across = acrossLines(p, across, i, top)
			page.turnBoxes()
		}
		chars = levelSizes(chars, sizes, d.Vertical)
		page.Lines = join(segments(chars, i))
		for _, s := range page.Lines {
			s.Down = d.Vertical
			s.finish()
		}
		d.Pages = append(d.Pages, page)
	}
	d.findSpaces()
	d.findBodySize()
	d.findColumns(hint)
	for i := range d.Pages {
		d.rejoin(&d.Pages[i], hint.Indented)
	}
	for i := range d.Pages {
		d.edgesOfRuby(&d.Pages[i])
	}
	d.findIndent(hint.Given)
	d.assignRoles()
	if hint.Indented {
		d.allBody()
	}
	d.order()
	if !hint.Indented {
		d.align(hint.Given)
		d.given()
	}
	d.paragraphs(hint.Indented)
	if d.Vertical {
		d.addAcross()
	}
	return d
}

// findBodySize takes the size and the face of most of the Han characters.
func (d *Document) findBodySize() {
	sizes := map[float64]float64{}
	for _, p := range d.Pages {
		for _, l := range p.Lines {
			for i := range l.Glyphs {
				if l.Glyphs[i].Class != sets.Space {
					sizes[math.Round(l.Glyphs[i].Size*50)/50] += l.Glyphs[i].Adv
				}
			}
		}
	}
	d.Em = heaviest(sizes)
	sum, n := 0.0, 0.0
	for _, p := range d.Pages {
		for _, l := range p.Lines {
			for i := range l.Glyphs {
				if g := &l.Glyphs[i]; math.Abs(g.Size-d.Em) <= 0.02 {
					sum, n = sum+g.Size, n+1
				}
			}
		}
	}
	if n > 0 {
		d.Em = sum / n // not rounded any more
	}
	fonts := map[string]float64{}
	for _, p := range d.Pages {
		for _, l := range p.Lines {
			for i := range l.Glyphs {
				g := &l.Glyphs[i]
				if d.isBody(g.Size) && g.Class == sets.Han {
					fonts[g.Font]++
				}
			}
		}
	}
	d.Font = heaviest(fonts)
}

func (d *Document) isBody(size float64) bool { return math.Abs(size-d.Em) < 0.005*d.Em }

// Offset is how far a line's text begins inside its column, in em of the body.
func (d *Document) Offset(l *Line) float64 {
	if d.Em == 0 {
		return 0
	}
	return (l.Start - d.Area(l).Left) / d.Em
}

// Short is how far a line ends before its column's right edge, in em.
func (d *Document) Short(l *Line) float64 {
	if d.Em == 0 {
		return 0
	}
	return (d.Area(l).Right - l.End) / d.Em
}
