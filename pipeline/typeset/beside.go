package typeset

import (
	"slices"

	"booklet/pipeline/compose"
	"booklet/pipeline/manifest"
	"booklet/pipeline/unit"
)

// What stands beside the text between two lines of it: proper-name and
// book-title lines and emphasis dots of the upper line, ruby of the lower one.
// They share the line gap, so that where it is small, ruby is smaller and all
// stand nearer to their text (clreq §3.1.8 asks for 5/8 em for marks on both
// sides). Lengths are in thousandths of an em.
const (
	inkHalf   = 480 // what Han characters reach above and below the middle of their em box
	lineThick = 40
	besides   = 15 // between one thing and the next
	nearest   = 10 // between text and what stands beside it
	farthest  = 50
	leastWave = 90 // with its thickness, as that of a line
	mostWave  = 140
	dotByRuby = 120
	dotAlone  = 140
	deepest   = lineThick + besides + dotByRuby*3/4
)

// The size of ruby to that of its base, in thousandths (clreq §3.3.4: about one
// half).
const (
	leastRuby = 402
	fullRuby  = 500
)

// beside is how what stands beside the lines of a paragraph is set. Lengths are
// in thousandths of an em.
type beside struct {
	ruby unit.Length // size of ruby to that of its base
	deep unit.Length // what its letters reach below their baseline, in thousandths of its size
	near unit.Length // between text and what stands next to it
	wave unit.Length // height of wavy lines
	dot  unit.Length // width of dots; those that share their side with a line or with ruby have 3/4 of it
}

// besideOf fits what stands beside the lines of a style into their gap. A text
// without ruby has room for all else.
func (s *setter) besideOf(style *manifest.Style) beside {
	tall, deep := s.latin(s.chainFor(style.Face, style.Bold)).reach()
	if s.plain {
		return beside{ruby: fullRuby, deep: deep, near: farthest, wave: mostWave, dot: dotAlone}
	}
	pitch, _ := s.pitch(style, 1)
	marks, gaps := s.marks()
	room := (pitch*1000+style.Size/2)/style.Size - 2*inkHalf - marks
	ruby := min(max((room-gaps*besides)*1000/(tall+deep), leastRuby), fullRuby)
	room -= ruby * (tall + deep) / 1000
	near := min(max(room/gaps, nearest), farthest)
	wave := leastWave + min(max(room-gaps*near, 0), mostWave-leastWave)
	return beside{ruby: ruby, deep: deep, near: near, wave: wave, dot: dotByRuby}
}

// marks is the room that lines and dots take between two lines of text, and how
// many blanks part what stands there with ruby. In vertical setting lines stand
// on the left of the upper line, dots and ruby on the right of the lower one.
func (s *setter) marks() (room, gaps unit.Length) {
	if s.layout.Page.Vertical {
		return leastWave + dotByRuby*3/4, 4
	}
	return deepest, 3
}

// opened is a style for text with ruby that does not stand on the grid, in
// cells of tables and in notes: with lines far enough apart for it.
func (s *setter) opened(style *manifest.Style, spans []compose.Span) *manifest.Style {
	if !hasRuby(spans) {
		return style
	}
	tall, deep := s.latin(s.chainFor(style.Face, style.Bold)).reach()
	marks, gaps := s.marks()
	need := 2*inkHalf + leastRuby*(tall+deep)/1000 + gaps*besides
	if slices.ContainsFunc(spans, func(s compose.Span) bool { return s.Look.Dots || s.Look.ProperName || s.Look.BookTitle }) {
		need += marks
	}
	if lines := need * style.Size / 1000; lines > style.Lines.At(style.Size) {
		open := *style
		open.Lines = unit.Dim{Abs: lines}
		return &open
	}
	return style
}

// aboveRuby is what ruby needs above the characters of a style, a little blank
// included.
func (s *setter) aboveRuby(style *manifest.Style) unit.Length {
	b := s.besideOf(style)
	tall, deep := s.latin(s.chainFor(style.Face, style.Bold)).reach()
	return style.Size * (b.ruby*(tall+deep)/1000 + 2*b.near) / 1000
}

func hasRuby(spans []compose.Span) bool {
	return slices.ContainsFunc(spans, func(s compose.Span) bool { return s.Ruby != "" })
}

// reach is how far the letters of pinyin reach above their baseline and below
// it, in thousandths of their size.
func (c *chain) reach() (tall, deep unit.Length) {
	if c.tall == 0 {
		c.tall, c.deep = 700, 200
		for _, r := range "bdhkláǎǖǘǚǜgjpqy" {
			if face, gid, ok := c.western(r); ok {
				if ink, ok := face.Bounds(gid); ok {
					c.tall, c.deep = max(c.tall, unit.Length(ink.YMax)), max(c.deep, unit.Length(-ink.YMin))
				}
			}
		}
	}
	return c.tall, c.deep
}

// edges measures how far the Han characters of a line reach above its baseline
// and below it, in vertical setting to both sides of its middle.
func (a *assembler) edges(l *line) (head, foot unit.Length) {
	em := a.sp.em
	if a.setter.layout.Page.Vertical {
		return em * inkHalf / 1000, em * inkHalf / 1000
	}
	for k := l.from; k <= l.to; k++ {
		if c := &a.cells[k]; c.class == han && c.glyphs > 0 {
			g := &a.glyphs[c.glyph]
			middle, reach := g.y+scale(g.face.Middle(), g.size), g.size*inkHalf/1000
			head, foot = max(head, reach+middle), max(foot, reach-middle)
		}
	}
	if head == 0 { // letters alone
		middle := scale(a.setter.chainFor(a.style.Face, a.style.Bold).first().Middle(), em)
		head, foot = em*inkHalf/1000+middle, em*inkHalf/1000-middle
	}
	return head, foot
}
