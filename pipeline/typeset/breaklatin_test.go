package typeset

import (
	"os"
	"strings"
	"testing"

	"booklet/pipeline/compose"
	"booklet/pipeline/unit"
)

// riverText is English with what makes lines hard to fill: long words,
// compounds, quotations, dashes, numbers with units.
const riverText = "Rivers are less accommodating. Engineers of the nineteenth century, whose self-confidence was " +
	"almost inexhaustible, straightened them; their successors, with better instruments, are bending them back. " +
	"“Water that is hurried,” said one, “arrives in a temper”—and it does. Over 12 km of restored bank the load " +
	"of silt fell from 48 mg/L to 9 mg/L, and the kingfishers came back of their own accord."

// english is a block of English text and a setter for it.
func english(t testing.TB, text string, em int) (*setter, *compose.Block) {
	t.Helper()
	doc := documentOf(t, layoutOf(t, ""), "---\ntitle: River\nlang: en\n---\n一")
	b := block(doc, 0)
	b.Spans = []compose.Span{{Text: text}}
	return bodySetter(t, doc, em), b
}

// Word spaces of English lose a third of their own width at most, whatever the
// measure, and lines meet the edge.
func TestEnglishSpaces(t *testing.T) {
	for em := 12; em <= 44; em++ {
		s, b := english(t, riverText, em)
		for _, l := range setBlock(s, b) {
			spaces := 0
			for i := range l.cells {
				g := &l.cells[i]
				if g.gap.kind != gapWord {
					continue
				}
				spaces++
				if g.got < g.gap.nat*2/3-1 {
					t.Errorf("%d em: a word space of %s em: %s", em, inEm(g.got, l.em), l.shown)
				}
			}
			off := l.width - l.end
			if l.last && off < 0 || !l.last && spaces > 0 && (off < -unit.Length(len(l.cells)) || off > unit.Length(len(l.cells))) {
				t.Errorf("%d em: a line ends %s em off the edge: %s", em, inEm(off, l.em), l.shown)
			}
		}
	}
}

// longWordsText has words that leave narrow lines with one space or none.
const longWordsText = "In the evening the committee reconsidered its recommendation concerning the rehabilitation of the " +
	"nineteenth-century waterworks, acknowledging that conservation professionals had repeatedly underestimated " +
	"expenditures. Extraordinarily straightforward administrative procedures nevertheless accomplished remarkable " +
	"improvements."

// A line that is one word, with blank paper behind it, is worse than wide
// spaces in its neighbours.
func TestEnglishLinesAreFilled(t *testing.T) {
	for em := 12; em <= 30; em++ {
		for _, text := range []string{riverText, longWordsText} {
			s, b := english(t, text, em)
			for _, l := range setBlock(s, b) {
				if off := l.width - l.end; !l.last && off > l.em {
					t.Errorf("%d em: a line ends %s em early: %s", em, inEm(off, l.em), l.shown)
				}
			}
		}
	}
}

// The chosen lines cost the least of all that there are.
func TestEnglishIsOptimal(t *testing.T) {
	text := riverText[:170]
	for em := 12; em <= 30; em += 3 {
		s, b := english(t, text, em)
		p := s.newPara(b.Spans, b.Style, b.Pos)
		first := breaker{para: p, all: p.total(), to: len(p.cells) - 1, measure: s.measure, limit: limits{stretch: noLimit}}
		l := latinBreaker{breaker: &first}
		l.price()
		var least func(i int, how fitness, before int64, most *int64)
		least = func(i int, how fitness, before int64, most *int64) {
			for j := i; j <= l.to && before < *most; j++ {
				if l.cells[j].joint == joined {
					continue
				}
				f := l.flexOf(l.all, i, j, i == 0)
				bad, fitness, fit := l.badness(&f, i, j)
				if fit == tooWide {
					continue
				}
				cost := before + l.endCost(i, j, bad)
				if fitness > how+1 || how > fitness+1 {
					cost += l.jump
				}
				if j == l.to {
					*most = min(*most, cost)
				} else {
					least(j+1, fitness, cost, most)
				}
			}
		}
		cost := func(lines []line) int64 {
			sum, how := int64(0), decent
			for _, one := range lines {
				f := l.flexOf(l.all, one.from, one.to, one.first)
				bad, fitness, _ := l.badness(&f, one.from, one.to)
				sum += l.endCost(one.from, one.to, bad)
				if fitness > how+1 || how > fitness+1 {
					sum += l.jump
				}
				how = fitness
			}
			return sum
		}
		got := cost(p.breakLines(s.measure, 0))
		most := got + 1
		least(0, decent, 0, &most)
		if most < got {
			t.Errorf("%d em: the lines cost %d, others %d", em, got, most)
		}
	}
}

// A paragraph of a usual measure, wherever it ends, does not do so with a part
// of a word.
func TestEnglishLastLine(t *testing.T) {
	words := strings.Fields(riverText)
	for em := 24; em <= 34; em += 2 {
		for n := 12; n < len(words); n++ {
			s, b := english(t, strings.Join(words[:n], " "), em)
			lines := setBlock(s, b)
			last := lines[len(lines)-1].text
			if len(lines) > 3 && !strings.Contains(last, " ") && strings.HasSuffix(lines[len(lines)-2].shown, "-") {
				t.Errorf("%d em: after “%s” the last line is “%s”", em, lines[len(lines)-2].shown, last)
			}
		}
	}
}

// Chinese text does not end with a part of an English word where the lines
// before it can take the whole word without looking loose.
func TestChineseLastWordIsWhole(t *testing.T) {
	for _, em := range []int{16, 19, 28} {
		doc, b := paragraphOf(t, layoutOf(t, ""), strings.Repeat("河水从石桥下流过，渡口的人望着远山。", 6)+"这是architecture。", true)
		lines := setBlock(bodySetter(t, doc, em), b)
		if last := lines[len(lines)-1].text; strings.HasSuffix("architecture。", last) && last != "architecture。" {
			t.Errorf("%d em: the last line is %s", em, last)
		}
	}
}

// An address breaks between its pieces, and never where a reader would take a
// mark of its own for a hyphen or for a stop.
func TestAddressBreaks(t *testing.T) {
	const url = "https://catalogue.example.org/rivers/upper-valley/bridges?period=1800-1900&order=date"
	breaks := 0
	for em := 14; em <= 40; em++ {
		for _, before := range []string{"See", "The new system, at", "It is faster and more comprehensive, at"} {
			s, b := english(t, before+" "+url+" for the rest of the story.", em)
			lines := setBlock(s, b)
			for i := range lines[:len(lines)-1] {
				end, next := lines[i].shown, lines[i+1].text
				if at := strings.Index(url, next[:min(len(next), 4)]); at <= 0 || strings.HasSuffix(end, "at") {
					continue
				}
				breaks++
				if last := end[len(end)-1]; last == '-' || last == '.' {
					t.Errorf("%d em: %s | %s", em, end, next)
				}
			}
		}
	}
	if breaks < 20 {
		t.Errorf("only %d breaks: the test tests little", breaks)
	}
}

// A number keeps its unit (CY/T 154 §9.4), a compound one too; a word is none.
func TestUnitsStay(t *testing.T) {
	for text, want := range map[string]bool{
		"1 NTU": true, "5 mg/L": true, "20 mL": true, "30 km²": true, "8 kW·h": true, "25 m/s": true, "3 kg/m³": true,
		"7 mSv/h": true, "60 r/min": true, "5 μg/L": true, "5 µg/L": true, "10 hPa": true, "9 mmHg": true,
		"5 men": false, "7 mills/day": false, "2 km/house": false,
	} {
		chars := make([]char, 0, len(text))
		for i, r := range strings.Replace(text, " ", "", 1) {
			chars = append(chars, char{r: r, class: western})
			if i == strings.Index(text, " ")-1 {
				chars[len(chars)-1].blank = ' '
			}
		}
		if got := beginsUnit(chars, strings.Index(text, " ")); got != want {
			t.Errorf("%s: a unit: %t, want %t", text, got, want)
		}
	}
}

// A look that begins within a word leaves its kerning: in one face the word is
// as wide as without, and in two faces the letters that meet do not stand
// farther apart than each face would have them.
func TestLookKeepsKerning(t *testing.T) {
	width := func(spans ...compose.Span) unit.Length {
		s, b := english(t, "", 40)
		b.Spans = spans
		lines := setBlock(s, b)
		return lines[0].end
	}
	whole := width(compose.Span{Text: "AVAVAV fond"})
	if parted := width(compose.Span{Text: "AVA"}, compose.Span{Text: "VAV f", Look: compose.Look{Strike: true}}, compose.Span{Text: "ond"}); parted != whole {
		t.Errorf("struck letters change the width of a word by %s", parted-whole)
	}
	bold := width(compose.Span{Text: "AVAVAV fond", Look: compose.Look{Bold: true}})
	half := width(compose.Span{Text: "AVA"}, compose.Span{Text: "VAV fond", Look: compose.Look{Bold: true}})
	if most := max(whole, bold); half > most {
		t.Errorf("a word that is half bold is %s wide, all of it %s", half, most)
	}
}

// TestEnglishStream breaks a whole book without a paragraph's end.
func TestEnglishStream(t *testing.T) {
	s, b := english(t, strings.Repeat(riverText+" ", 200), 28)
	if lines := setBlock(s, b); len(lines) < 1000 {
		t.Errorf("%d lines", len(lines))
	}
}

// BenchmarkBreakEnglish sets the essay of the comparison with other programs.
func BenchmarkBreakEnglish(b *testing.B) {
	text, err := os.ReadFile("../../cmd/typography/compare/data/english.txt")
	if err != nil {
		b.Skip(err)
	}
	s, block := english(b, "", 28)
	b.ReportAllocs()
	for b.Loop() {
		for par := range strings.Lines(string(text)) {
			block.Spans = []compose.Span{{Text: par}}
			s.lines(block)
		}
	}
}
