// Package report turns what the rules found into tables, JSON and the spread
// of the stretch.
package report

import (
	"math"
	"slices"

	"booklet/cmd/typography/lines"
	"booklet/cmd/typography/rules"
)

// Stretch is how evenly the body of a document is set. Lengths are in em.
type Stretch struct {
	Lines int     `json:"lines"` // of the body that are justified
	Gaps  int     `json:"gaps"`  // between Han characters on them
	Loose int     `json:"loose"` // lines whose gaps are stretched by more than 0.01 em
	Tight int     `json:"tight"` // lines on which marks or gaps were squeezed
	P50   float64 `json:"p50"`
	P95   float64 `json:"p95"`
	P99   float64 `json:"p99"`
	Max   float64 `json:"max"`
	Gap   float64 `json:"largest_gap"`   // the widest Han–Western gap
	Space float64 `json:"largest_space"` // the widest word space
	Worst []Worst `json:"worst"`
}

// Worst is a line with a large stretch.
type Worst struct {
	Page    int     `json:"page"`
	Stretch float64 `json:"stretch"`
	Text    string  `json:"text"`
}

// Measure gathers the stretch of a document.
func Measure(c *rules.Check, worst int) Stretch {
	var s Stretch
	var v []float64
	for _, l := range c.Lines {
		if !c.Justified(l) && !(l.Role == lines.Body && c.Short(l) <= 0.05) {
			continue
		}
		s.Lines++
		tight := false
		for _, g := range c.Gaps(l) {
			switch g.Kind {
			case rules.HanHan:
				if !l.Glyphs[g.I].Spaced {
					v = append(v, g.Extra())
				}
			case rules.HanWestern:
				s.Gap = max(s.Gap, g.Blank)
			case rules.WordSpace:
				s.Space = max(s.Space, g.Blank)
			}
			tight = tight || g.Step > 0 && g.Extra() < -0.02
		}
		if tight {
			s.Tight++
		}
		if x, ok := c.Stretch(l); ok {
			if x > 0.01 {
				s.Loose++
			}
			s.Worst = append(s.Worst, Worst{l.Page + 1, round(x), l.Text()})
		}
	}
	slices.SortStableFunc(s.Worst, func(a, b Worst) int {
		if a.Stretch > b.Stretch {
			return -1
		} else if a.Stretch < b.Stretch {
			return 1
		}
		return 0
	})
	s.Worst = s.Worst[:min(worst, len(s.Worst))]
	slices.Sort(v)
	s.Gaps = len(v)
	if len(v) > 0 {
		at := func(q float64) float64 { return round(v[min(len(v)-1, int(q*float64(len(v))))]) }
		s.P50, s.P95, s.P99, s.Max = at(0.50), at(0.95), at(0.99), round(v[len(v)-1])
	}
	s.Gap, s.Space = round(s.Gap), round(s.Space)
	return s
}

func round(x float64) float64 {
	x = math.Round(x*1e4) / 1e4
	if x == 0 {
		return 0 // not the negative zero
	}
	return x
}
