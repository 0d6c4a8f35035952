package lines

import (
	"math"
	"slices"

	"booklet/cmd/typography/reader"
	"booklet/cmd/typography/sets"
)

// Running heads and folios of a book set in columns run across the page, above
// and below its columns. They are read as they stand, X to the right and Y
// down the page.

// skipped stands for a character that is read elsewhere: it is passed over as
// if it were not there.
const skipped = '\u200b'

// extent is from where to where the columns of a document reach, in points
// from the top of the page.
func extent(r *reader.Document, tops map[string]float64) (top, bottom float64) {
	top, bottom = math.Inf(1), math.Inf(-1)
	for _, p := range r.Pages {
		for i := 1; i < len(p.Chars); i++ {
			a, b := p.Chars[i-1], p.Chars[i]
			if a.Turned || b.Turned || !sets.IsHan(a.R) || !sets.IsHan(b.R) || !runsOn(a, b) {
				continue
			}
			y := a.Y - topOf(tops, a.Font)*a.Size
			top, bottom = min(top, y), max(bottom, y+a.Size, b.Y+(1-topOf(tops, b.Font))*b.Size)
		}
	}
	return top, bottom
}

// acrossOf tells of every character of a page whether it stands outside of the
// columns. What runs on from a column's last character is too long for it, and
// no folio.
func acrossOf(p *reader.Page, top, bottom float64) []bool {
	out := make([]bool, len(p.Chars))
	for i, c := range p.Chars {
		if c.Turned || i > 0 && !out[i-1] && runsOn(p.Chars[i-1], c) {
			continue
		}
		out[i] = c.Y < top-0.5*c.Size || c.Y-c.Size > bottom+0.5*c.Size
	}
	return out
}

// acrossLines are the running heads and the folios of a page.
func acrossLines(p *reader.Page, across []bool, page int, top float64) []*Line {
	if !slices.Contains(across, true) {
		return nil
	}
	chars := slices.Clone(p.Chars)
	for i := range chars {
		if !across[i] {
			chars[i].R = skipped
		}
	}
	out := join(segments(chars, page))
	for _, l := range out {
		l.finish()
		l.First, l.Last, l.Role = true, true, Foot
		if l.Y < top {
			l.Role = Head
		}
	}
	return out
}

// addAcross puts running heads before the columns of their page and folios
// behind them.
func (d *Document) addAcross() {
	d.Lines = nil
	for i := range d.Pages {
		p := &d.Pages[i]
		at := slices.IndexFunc(p.across, func(l *Line) bool { return l.Role == Foot })
		if at < 0 {
			at = len(p.across)
		}
		p.Lines = slices.Concat(p.across[:at], p.Lines, p.across[at:])
		d.Lines = append(d.Lines, p.Lines...)
	}
}
