package sources

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// pdfPiece is a run of characters on one line: what stands close together.
type pdfPiece struct {
	x0, x1, y float64 // from left to right; the baseline
	size      float64 // of most of it
	votes     int     // for this size, less those for others
	text      strings.Builder
	bold      bool
}

// pdfLine is a line of a column.
type pdfLine struct {
	text   string
	x0, x1 float64
	y      float64
	size   float64
	bold   bool
	indent int  // full-width blanks before it
	fill   int  // full-width blanks behind it, up to the column's edge that it reaches
	gap    bool // it begins a new paragraph, as the distance says
	page   int
}

// upright turns a page of vertical text, whose columns run from right to left,
// so that its columns are lines. It leaves other pages as they are.
func upright(glyphs []pdfGlyph, width float64) []pdfGlyph {
	down, along := 0, 0
	for i := 1; i < len(glyphs); i++ {
		a, b := &glyphs[i-1], &glyphs[i]
		dx, dy := math.Abs(b.x-a.x), b.y-a.y
		switch {
		case dx < 0.3*a.size && dy > 0.4*a.size && dy < 1.8*a.size:
			down++
		case math.Abs(dy) < 0.1*a.size && b.x > a.x:
			along++
		}
	}
	if down < 20 || down < 3*along {
		return glyphs
	}
	out := make([]pdfGlyph, len(glyphs))
	for i, g := range glyphs {
		column := width - g.x - g.w/2
		if i > 0 {
			// Marks stand at a side of their cell.
			a := &glyphs[i-1]
			if dy := g.y - a.y; math.Abs(g.x-a.x) < 0.85*g.size && dy > -0.3*g.size && dy < 2*g.size {
				column = out[i-1].y
			}
		}
		out[i] = g
		out[i].x, out[i].y, out[i].w = g.y-g.size, column, g.size
	}
	return out
}

// pdfPieces joins the characters of a page, in the order in which they were
// drawn, as long as they stand side by side on one line.
func pdfPieces(glyphs []pdfGlyph) []*pdfPiece {
	var pieces []*pdfPiece
	var cur *pdfPiece
	var last pdfGlyph
	for _, g := range glyphs {
		if strings.Trim(g.text, " \u00a0\u3000") == "" {
			continue // blanks are told by their width: many are drawn where none is meant
		}
		em := max(g.size, 1)
		gap := 0.0
		if cur != nil {
			gap = g.x - cur.x1
		}
		switch {
		case cur != nil && math.Abs(g.y-cur.y) < 0.01 && math.Abs(g.x-last.x) < 0.12*em && g.text == last.text:
			continue // drawn twice, to look bold
		case cur == nil || math.Abs(g.y-cur.y) > 0.35*em || gap > 1.6*em || gap < -0.6*em || g.size > 1.6*cur.size || g.size < 0.55*cur.size:
			cur = &pdfPiece{x0: g.x, x1: g.x, y: g.y, size: g.size, bold: g.bold}
			pieces = append(pieces, cur)
		case gap > blankWidth(last.wide(), g.wide())*em:
			cur.text.WriteByte(' ')
		}
		cur.text.WriteString(g.text)
		cur.x1 = max(cur.x1, g.x+g.w)
		if g.size == cur.size {
			cur.votes++
		} else if cur.votes--; cur.votes < 0 {
			cur.size, cur.votes = g.size, 1
		}
		cur.bold = cur.bold && g.bold
		last = g
	}
	return pieces
}

// wide tells whether a character fills a cell: a quotation mark may or may
// not.
func (g *pdfGlyph) wide() bool {
	r, _ := utf8.DecodeRuneInString(g.text)
	return isWide(r) || isShared(r) && g.w > 0.75*g.size
}

// blankWidth is the distance, in em, above which a blank stands between two
// characters: between Latin letters a space is narrow; the gap beside Han is
// none.
func blankWidth(before, after bool) float64 {
	switch {
	case before && after:
		return 0.75
	case before || after:
		return 0.45
	}
	return 0.17
}

// wideBoth tells whether two texts meet in full-width characters.
func wideBoth(a, b string) bool {
	x, _ := utf8.DecodeLastRuneInString(a)
	y, _ := utf8.DecodeRuneInString(b)
	return (isWide(x) || isShared(x)) && (isWide(y) || isShared(y))
}

// readingOrder puts the pieces of a page into columns, in the order in which
// they are read: a gutter that runs through all of a part cuts it in two, left
// before right; else a band of white cuts it in an upper and a lower part.
func readingOrder(pieces []*pdfPiece, depth int) [][]*pdfPiece {
	if len(pieces) < 2 || depth > 24 {
		return [][]*pdfPiece{pieces}
	}
	bands := cutBands(pieces)
	// A title or a page's head above the columns may be as short as their
	// gutter.
	if size := medianSize(pieces); len(bands) > 1 && lineCount(bands[0]) == 1 && math.Abs(medianSize(bands[0])-size) > 0.08*size {
		return append([][]*pdfPiece{bands[0]}, readingOrder(slices.Concat(bands[1:]...), depth+1)...)
	}
	if left, right := cutGutter(pieces); left != nil {
		return append(readingOrder(left, depth+1), readingOrder(right, depth+1)...)
	}
	if len(bands) < 2 {
		return [][]*pdfPiece{pieces}
	}
	// Bands below each other that share a gutter are one set of columns.
	var columns [][]*pdfPiece
	for i := 0; i < len(bands); {
		group := bands[i]
		end := i + 1
		for end < len(bands) {
			if left, _ := cutGutter(bands[end]); left == nil && len(bands[end]) > 3 {
				break
			}
			joined := slices.Concat(group, bands[end])
			if left, _ := cutGutter(joined); left == nil {
				break
			}
			group = joined
			end++
		}
		if left, right := cutGutter(group); left != nil {
			columns = append(columns, readingOrder(left, depth+1)...)
			columns = append(columns, readingOrder(right, depth+1)...)
		} else {
			columns = append(columns, group)
		}
		i = end
	}
	return mergeColumns(columns)
}

// mergeColumns joins stretches below each other that are of one column.
func mergeColumns(parts [][]*pdfPiece) [][]*pdfPiece {
	var out [][]*pdfPiece
	for _, p := range parts {
		if n := len(out) - 1; n >= 0 {
			a0, a1 := extent(out[n])
			b0, b1 := extent(p)
			if bottom(out[n]) < top(p)+1 && min(a1, b1)-max(a0, b0) > 0.5*min(a1-a0, b1-b0) {
				out[n] = append(out[n], p...)
				continue
			}
		}
		out = append(out, p)
	}
	return out
}

func extent(pieces []*pdfPiece) (x0, x1 float64) {
	x0, x1 = math.Inf(1), math.Inf(-1)
	for _, p := range pieces {
		x0, x1 = min(x0, p.x0), max(x1, p.x1)
	}
	return x0, x1
}

func top(pieces []*pdfPiece) float64 {
	y := math.Inf(1)
	for _, p := range pieces {
		y = min(y, p.y)
	}
	return y
}

func bottom(pieces []*pdfPiece) float64 {
	y := math.Inf(-1)
	for _, p := range pieces {
		y = max(y, p.y)
	}
	return y
}

// cutGutter finds the widest upright band of white with at least two lines on
// each side that overlap in height.
func cutGutter(pieces []*pdfPiece) (left, right []*pdfPiece) {
	sorted := slices.Clone(pieces)
	slices.SortFunc(sorted, func(a, b *pdfPiece) int { return compare(a.x0, b.x0) })
	size := medianSize(pieces)
	reach, bestGap, at := sorted[0].x1, 0.0, 0.0
	for _, p := range sorted[1:] {
		if gap := p.x0 - reach; gap > bestGap {
			bestGap, at = gap, (p.x0+reach)/2
		}
		reach = max(reach, p.x1)
	}
	if bestGap < 0.7*size {
		return nil, nil
	}
	for _, p := range pieces {
		if p.x0 < at {
			left = append(left, p)
		} else {
			right = append(right, p)
		}
	}
	if lineCount(left) < 3 || lineCount(right) < 3 {
		return nil, nil
	}
	overlap := min(bottom(left), bottom(right)) - max(top(left), top(right))
	if overlap < 2*size {
		return nil, nil
	}
	return left, right
}

// lineCount counts the different baselines.
func lineCount(pieces []*pdfPiece) int {
	ys := make([]float64, len(pieces))
	for i, p := range pieces {
		ys[i] = p.y
	}
	slices.Sort(ys)
	n := 0
	for i, y := range ys {
		if i == 0 || y-ys[i-1] > 1 {
			n++
		}
	}
	return n
}

// cutBands cuts a part at each white band above the line pitch.
func cutBands(pieces []*pdfPiece) [][]*pdfPiece {
	sorted := slices.Clone(pieces)
	slices.SortStableFunc(sorted, func(a, b *pdfPiece) int { return compare(a.y, b.y) })
	var bands [][]*pdfPiece
	from := 0
	low := sorted[0].y
	for i, p := range sorted {
		// A piece reaches about 0.85 em above its baseline.
		if i > from && p.y-0.85*p.size-low > 0.1*p.size {
			bands = append(bands, sorted[from:i:i])
			from = i
		}
		low = max(low, p.y+0.15*p.size)
	}
	return append(bands, sorted[from:])
}

// medianSize is the size of most characters: the number before a paragraph,
// in a face of its own, says as little as it is long.
func medianSize(pieces []*pdfPiece) float64 {
	sorted := slices.Clone(pieces)
	slices.SortFunc(sorted, func(a, b *pdfPiece) int { return compare(a.size, b.size) })
	all := 0
	for _, p := range sorted {
		all += p.text.Len()
	}
	n := 0
	for _, p := range sorted {
		if n += p.text.Len(); 2*n > all {
			return p.size
		}
	}
	return sorted[len(sorted)-1].size
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// columnLines makes lines of a column's pieces.
func columnLines(pieces []*pdfPiece, page int) []pdfLine {
	slices.SortStableFunc(pieces, func(a, b *pdfPiece) int { return compare(a.y, b.y) })
	var lines []pdfLine
	for i := 0; i < len(pieces); {
		end := i + 1
		for end < len(pieces) && pieces[end].y-pieces[i].y < 0.4*max(pieces[i].size, pieces[end].size) {
			end++
		}
		row := pieces[i:end]
		slices.SortStableFunc(row, func(a, b *pdfPiece) int { return compare(a.x0, b.x0) })
		l := pdfLine{x0: row[0].x0, bold: true, page: page}
		most := 0 // the longest piece says where the line is, not a raised index
		var b strings.Builder
		for j, p := range row {
			if j > 0 {
				gap := p.x0 - row[j-1].x1
				switch {
				case gap > 0.75*p.size:
					b.WriteString("  ")
				case gap > blankWidth(endsWide(b.String()), startsWide(p.text.String()))*p.size:
					b.WriteByte(' ')
				}
			}
			b.WriteString(p.text.String())
			l.x1, l.bold = max(l.x1, p.x1), l.bold && p.bold
			if n := p.text.Len(); n > most {
				most, l.y, l.size = n, p.y, p.size
			}
		}
		if l.text = strings.TrimSpace(b.String()); l.text != "" {
			lines = append(lines, l)
		}
		i = end
	}
	markLines(lines)
	return lines
}

// markLines finds the indents and the wider gaps of a column's lines.
func markLines(lines []pdfLine) {
	if len(lines) == 0 {
		return
	}
	left, right := math.Inf(1), math.Inf(-1)
	var pitches []float64
	for i, l := range lines {
		left, right = min(left, l.x0), max(right, l.x1)
		if i > 0 {
			pitches = append(pitches, l.y-lines[i-1].y)
		}
	}
	pitch := 0.0
	if len(pitches) > 0 {
		slices.Sort(pitches)
		pitch = pitches[len(pitches)/2]
	}
	for i := range lines {
		l := &lines[i]
		if em := (l.x0 - left) / max(l.size, 1); em >= 1.2 {
			l.indent = int(math.Round(min(em, 20)))
		}
		// A justified line is as wide as its column, whatever its characters
		// would measure.
		if em := max(l.size, 1); right-l.x1 < em {
			l.fill = max(0, int((right-left)/em+0.5)-l.indent-textCells(l.text)/2)
		}
		if i > 0 {
			above := &lines[i-1]
			l.gap = l.y-above.y > 1.35*pitch || l.size > 1.12*above.size || l.size < 0.88*above.size
		}
	}
}

// textCells is the width of a text in half-width cells.
func textCells(s string) int {
	n := 0
	for _, r := range s {
		n++
		if isWide(r) || isShared(r) {
			n++
		}
	}
	return n
}
