package spacing

import (
	"math"
	"slices"
	"unicode"

	"booklet/cmd/typography/reader"
)

// Setting is what the lines were meant to be. Lengths are in points.
type Setting struct {
	Left, Measure float64 // of the type area
	Size          float64 // of the letters
	Space         float64 // the face's own word space, in em of the letters
	Hangs         bool    // marks at the right edge may stand out, and letters a little
}

// TeX's parameters: a word space stretches by a half of itself at ratio 1, and
// shrinks by a third of itself at most; what an editor dislikes costs demerits.
const (
	stretches, shrinks = 1.0 / 2, 1.0 / 3
	worstBadness       = 10_000
	linePenalty        = 10
	hyphenPenalty      = 50
	demeritsJump       = 10_000 // a line beside one that is two classes tighter
	demeritsHyphens    = 10_000 // two lines in a row
	demeritsLast       = 5_000  // the line before the last
)

// Figures are what a text's lines come to.
type Figures struct {
	Lines     int     // all but the paragraphs' last ones
	Mean      float64 // of the word spaces' departure from the face's own, in parts of that
	P95, Most float64 // the same: 95 % of lines depart by less; the widest
	Tightest  float64 // the tightest: negative
	Badness   float64 // TeX's, 100 r³, summed
	Worst     float64
	Demerits  float64 // TeX's, summed
	Loose     int     // lines of r > 1
	Jumps     int     // lines beside one that is two of TeX's classes tighter
	Hyphens   int     // lines that end with one
	Stacked   int     // of these, how many follow such a line
	HyphenEnd int     // the line before a paragraph's last one, or the last of a page, ends with one
	Short     int     // last lines of a piece of a word, or of one word of less than five letters
	Over      int     // lines that do not end at the right edge, but beyond it
	Under     int     // lines that end before it
	Pages     int
}

// Measure gives the figures of pages.
func Measure(pages []reader.Page, s Setting) Figures {
	f := Figures{Pages: len(pages)}
	var departures []float64
	lines := Lines(pages, s.Left)
	class := 0
	for i, l := range lines {
		if l.First {
			class = normal
		}
		r, departure := s.ratio(l)
		if l.Last {
			r = min(r, 0)
		} else {
			f.Lines++
			departures = append(departures, math.Abs(departure))
			f.Mean += math.Abs(departure)
			f.Most, f.Tightest = max(f.Most, departure), min(f.Tightest, departure)
		}
		bad := min(worstBadness, 100*math.Abs(r*r*r))
		if s.over(l) { // nothing is worse
			bad = worstBadness
		}
		f.Badness += bad
		f.Worst = max(f.Worst, bad)
		f.Demerits += (linePenalty + bad) * (linePenalty + bad)
		if r > 1+1e-6 {
			f.Loose++
		}
		before := class
		if class = classOf(r, bad); class-before > 1 || before-class > 1 {
			f.Jumps++
			f.Demerits += demeritsJump
		}
		switch {
		case s.over(l):
			f.Over++
		case !l.Last && l.Right < s.Left+s.Measure-tolerance*s.Size:
			f.Under++
		}
		if l.hyphen() {
			f.hyphen(lines, i)
		}
		if l.Last && !l.First && f.short(lines, i) {
			f.Short++
		}
	}
	if f.Lines > 0 {
		f.Mean /= float64(f.Lines)
		slices.Sort(departures)
		f.P95 = departures[min(len(departures)-1, len(departures)*95/100)]
	}
	return f
}

// ratio gives TeX's glue set ratio of a line, and by what part of itself its
// word space is wider than the face's own.
func (s Setting) ratio(l *Line) (r, departure float64) {
	if len(l.Gaps) == 0 {
		if missing := s.Left + s.Measure - l.Right; missing > tolerance*s.Size && !l.Last {
			return math.Inf(1), 0 // nothing stretches
		}
		return 0, 0
	}
	sum := 0.0
	for _, g := range l.Gaps {
		sum += g
	}
	departure = sum/(float64(len(l.Gaps))*s.Space*s.Size) - 1
	if departure < 0 {
		return departure / shrinks, departure
	}
	return departure / stretches, departure
}

// TeX's classes of fitness.
const (
	tight = iota
	normal
	loose
	veryLoose
)

func classOf(r, bad float64) int {
	switch {
	case r < 0 && bad > 12:
		return tight
	case r > 0 && bad >= 99.5:
		return veryLoose
	case r > 0 && bad > 12:
		return loose
	}
	return normal
}

// over tells whether a line reaches beyond the measure.
func (s Setting) over(l *Line) bool {
	may := tolerance
	if last := l.Text[len(l.Text)-1]; s.Hangs && (unicode.IsLetter(last) || unicode.IsDigit(last)) {
		may = 0.1
	} else if s.Hangs {
		may = 0.5
	}
	return l.Right > s.Left+s.Measure+may*s.Size
}

// tolerance of a right edge, in em.
const tolerance = 0.03

// hyphen counts the hyphen at the end of line i, and what it stands beside.
func (f *Figures) hyphen(lines []*Line, i int) {
	f.Hyphens++
	f.Demerits += hyphenPenalty * hyphenPenalty
	l := lines[i]
	if i > 0 && !l.First && lines[i-1].hyphen() {
		f.Stacked++
		f.Demerits += demeritsHyphens
	}
	ends := i+1 < len(lines) && lines[i+1].Page != l.Page
	if i+1 < len(lines) && lines[i+1].Last {
		f.Demerits += demeritsLast
		ends = true
	}
	if ends {
		f.HyphenEnd++
	}
}

// short tells whether line i, the last of its paragraph, is a piece of a word
// or one short word.
func (f *Figures) short(lines []*Line, i int) bool {
	l := lines[i]
	letters := 0
	for _, r := range l.Text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters++
		}
	}
	return len(l.Gaps) == 0 && (letters < 5 || lines[i-1].hyphen())
}
