package typeset

import (
	"fmt"
	"testing"

	"booklet/pipeline/manifest"
)

var (
	bans     = []string{"none", "basic", "gb", "strict"}
	squeezes = []string{"full", "half", "kaiming", "none"}
)

// eachWidth sets random paragraphs at every width from 6 to 40 em with every
// level of bans and every style of marks, and gives the lines to a function.
func eachWidth(t *testing.T, l *manifest.Layout, n int, check func(t *testing.T, r *lineRules, em int)) {
	for _, ban := range bans {
		for _, squeeze := range squeezes {
			t.Run(ban+"/"+squeeze, func(t *testing.T) {
				layout := *l
				layout.Punctuation.Ban, layout.Punctuation.Squeeze = ban, squeeze
				doc, b := paragraphOf(t, &layout, "一", true)
				s := bodySetter(t, doc, 20)
				for em := 6; em <= 40; em++ {
					s.measure = layout.Grid.Size * lengthOf(em)
					m := newMixture(int64(em))
					for k := range n {
						text := m.text(40 + m.Intn(100))
						b.Spans = b.Spans[:1]
						b.Spans[0].Text = text
						b.Flush = em < 12 || k%2 == 0
						check(t, &lineRules{t: t, name: fmt.Sprintf("%s, %s, %d em", ban, squeeze, em), ban: ban, squeeze: squeeze, source: text, lines: setBlock(s, b)}, em)
					}
				}
			})
		}
	}
}

// Random text at every width: what a reader of a narrow column or a wide page
// would see go wrong.
func TestLineEdges(t *testing.T) {
	eachWidth(t, layoutOf(t, ""), 4, func(t *testing.T, r *lineRules, em int) {
		r.edges()
		r.units()
		r.whole()
	})
}

func TestJustification(t *testing.T) {
	eachWidth(t, layoutOf(t, ""), 4, func(t *testing.T, r *lineRules, em int) {
		r.measure()
		r.limits()
		r.orders()
	})
}

// A paragraph that ends in one character looks like a slip of the setter.
func TestNoLonelyCharacter(t *testing.T) {
	eachWidth(t, layoutOf(t, ""), 4, func(t *testing.T, r *lineRules, em int) {
		if em >= 12 {
			r.notLonely()
		}
	})
}
