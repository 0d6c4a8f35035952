package typeset

import (
	"strings"

	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
	"booklet/pipeline/words"
)

// Costs of a centred title's breaks and shape, in hundredths of a squared em of
// raggedness.
const (
	titleInWord   = 40_000
	titleParticle = 8_000 // a line that begins with 的, or ends before such
	titleWordEnd  = 1_500
	titleWaist    = 12_000 // a line shorter than both its neighbours
	titleEqual    = 600
	titleLone     = 1_000_000
	titleLine     = 3_000 // one line more than needed
	titleLines    = 4     // more lines are broken as they come
)

// shapeTitle breaks centred text into as few lines as hold it, where a word or
// a phrase ends, no line a lone character, the lines forming a trapezoid or a
// diamond (GB/T 9704 §7.3.1).
func (p *para) shapeTitle(width unit.Length) []line {
	all := p.total()
	var lines []line
	for from := 0; from < len(p.cells); {
		to := from
		for p.cells[to].joint != forced {
			to++
		}
		part := p.shapePart(all, from, to, width)
		if part == nil {
			part = p.breakPart(all, from, to, width, 0)
		}
		lines = append(lines, part...)
		from = to + 1
	}
	return lines
}

// shapePart shapes the cells between two forced breaks; nil when they need
// more lines than are shaped.
func (p *para) shapePart(all []sums, from, to int, width unit.Length) []line {
	whole := p.lineOf(all, from, to, width)
	if whole.natural <= width {
		whole.last = true
		return []line{whole}
	}
	ends := p.wordEnds()
	var best []line
	least := int64(impossible)
	for n := 2; n <= titleLines; n++ {
		s := shaper{para: p, all: all, width: width, to: to, ends: ends, best: least - titleLine}
		s.try(from, n, nil, 0)
		if s.lines != nil {
			best, least = s.lines, s.best+titleLine
		}
		if best != nil && least < titleInWord {
			break
		}
		// One line more is worth it when fewer divide a word or leave a lone
		// character.
	}
	return best
}

func (p *para) lineOf(all []sums, i, j int, width unit.Length) line {
	f := p.flexOf(all, i, j, i == 0)
	return line{from: i, to: j, width: width, natural: f.natural, first: i == 0}
}

// wordEnds tells for each cell whether a word ends with it.
func (p *para) wordEnds() []bool {
	text := make([]rune, len(p.chars))
	for i := range p.chars {
		text[i] = p.chars[i].r
	}
	split := words.Split(text)
	out := make([]bool, len(p.cells))
	p.joinNames(split)
	for k := range p.cells {
		out[k] = split[p.cells[k].char+p.cells[k].chars]
	}
	return out
}

// joinNames keeps names whole, which no list of words knows: two to four Han
// characters between blanks, marks or the ends, as in 罗一舟、何小满 or ——沈知汀2024年.
func (p *para) joinNames(ends []bool) {
	name := func(i int) bool { return p.chars[i].class == han && isHan(p.chars[i].r) }
	for i := 0; i < len(p.chars); {
		j := i + 1
		for name(i) && j < len(p.chars) && name(j) && p.chars[j-1].blank == 0 && p.chars[j-1].joint != forced {
			j++
		}
		if n := j - i; n >= 2 && n <= 4 && (i == 0 || p.chars[i-1].class != western || p.chars[i-1].blank != 0) {
			for k := i + 1; k < j; k++ {
				ends[k] = false
			}
		}
		i = j
	}
}

// shaper tries all ways to break a title into a number of lines.
type shaper struct {
	*para
	all   []sums
	width unit.Length
	to    int
	ends  []bool
	best  int64
	lines []line
}

// try breaks the rest from cell i on into n lines.
func (s *shaper) try(i, n int, so []line, cost int64) {
	if cost >= s.best {
		return
	}
	if n == 1 {
		l := s.lineOf(s.all, i, s.to, s.width)
		if l.natural > s.width {
			return
		}
		l.last = true
		so = append(so, l)
		if cost += s.shape(so); cost < s.best {
			s.best, s.lines = cost, append([]line(nil), so...)
		}
		return
	}
	for j := i; j < s.to; j++ {
		if s.cells[j].joint != breakable {
			continue
		}
		l := s.lineOf(s.all, i, j, s.width)
		if l.natural > s.width {
			return
		}
		l.last = true // centred lines keep their natural widths
		s.try(j+1, n-1, append(so, l), cost+s.breakCost(j))
	}
}

// breakCost is what it costs to end a line with cell j.
func (s *shaper) breakCost(j int) int64 {
	end, next := &s.cells[j], &s.cells[j+1]
	if s.ends[j] && strings.ContainsRune("在于从向由被把", s.chars[end.char+end.chars-1].r) && s.chars[end.char+end.chars-1].blank == 0 {
		return titleParticle // these belong to what follows them
	}
	if end.last.mark() && end.last != opening || next.class == opening || next.class == dash || s.chars[end.char+end.chars-1].blank != 0 {
		return 0
	}
	if !s.ends[j] {
		return titleInWord
	}
	if s.chars[end.char].r == '日' && end.char > 0 && isDigit(s.chars[end.char-1].r) {
		return 0 // a date is told from what was then
	}
	if strings.ContainsRune("的地得了着过之", s.chars[next.char].r) {
		return titleParticle
	}
	if strings.ContainsRune("的与和及暨、", s.chars[end.char+end.chars-1].r) {
		return titleWordEnd / 2
	}
	return titleWordEnd
}

// shape is what the lengths of the lines cost.
func (s *shaper) shape(lines []line) int64 {
	em := s.sp.em
	longest := unit.Length(0)
	for i := range lines {
		longest = max(longest, lines[i].natural)
	}
	cost := int64(0)
	for i := range lines {
		w := lines[i].natural
		short := int64(longest-w) * 10 / int64(em)
		if s.style.Align == manifest.Right { // who said it, and where: the sense goes before the shape
			short /= 2
		}
		cost += short * short
		if w < 2*em {
			cost += titleLone
		}
		if i > 0 && lines[i-1].natural == w {
			cost += titleEqual
		}
		if i > 0 && i+1 < len(lines) && w < lines[i-1].natural && w < lines[i+1].natural {
			cost += titleWaist
		}
	}
	return cost
}
