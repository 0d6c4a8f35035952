package typeset

// stopNumbers makes the full stop behind a number that stands by itself, as
// those of lists and headings do (1. 10.), a mark of Chinese text: in columns
// the digits then stand upright, and the stop has its own cell below them, in
// the upper right corner as all such marks. What is Western text as a whole
// (Fig. 2. Bridges) stays so.
func (p *para) stopNumbers() {
	const most = 4 // digits of a number that stands upright
	western := func(i int) bool {
		return i >= 0 && i < len(p.chars) && p.chars[i].class == western
	}
	for i := range p.chars {
		c := &p.chars[i]
		if c.r != '.' || p.spans[c.span].Look.Mono || c.joint != forced && western(i+1) {
			continue
		}
		from := i
		for western(from-1) && isDigit(p.chars[from-1].r) && p.chars[from-1].blank == 0 && p.chars[from-1].joint != forced {
			from--
		}
		if n := i - from; n == 0 || n > most || western(from-1) && p.chars[from-1].joint != forced {
			continue
		}
		c.class = pause
	}
}
