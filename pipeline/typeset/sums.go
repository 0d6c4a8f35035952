package typeset

import "booklet/pipeline/unit"

// sums holds, for a place between cells, the totals of all cells before it, so
// that any line's width and flexibility are one subtraction away.
type sums struct {
	width  unit.Length    // cells and natural gaps
	shrink [8]unit.Length // by step; 0, 1 and 3 stay empty
	give   unit.Length    // shrink of all steps
	word   unit.Length    // stretch of word spaces
	script unit.Length    // stretch of Han–Western gaps, up to their first limit
	more   unit.Length    // the same, from there to the second
	words  int32          // word spaces
	even   int32          // gaps of the last class
	han    int32          // characters that are no marks, for the last line (孤字)
}

// total gives the sums for the cells as they are. They are kept until the cells
// are made anew.
func (p *para) total() []sums {
	if p.sums != nil {
		return p.sums
	}
	all := make([]sums, len(p.cells)+1)
	for i := range p.cells {
		c := &p.cells[i]
		all[i+1] = all[i]
		s := &all[i+1]
		s.width += c.w + c.gap.nat
		s.shrink[c.gap.step] += c.gap.shrink
		s.give += c.gap.shrink
		switch c.gap.kind {
		case gapWord:
			s.word += c.gap.stretch
			s.words++
		case gapScript:
			s.script += c.gap.stretch
			s.more += c.gap.more
		case gapEven:
			s.even++
		}
		if first := &p.chars[c.char]; first.class == western || c.class == han && isHan(first.r) {
			s.han += c.chars
		}
	}
	return all
}

// flex is what one line can do.
type flex struct {
	natural            unit.Length // width with its edges trimmed
	end                unit.Length // blank of the mark at its end that may be taken away: step 1 of shrinking
	give               unit.Length // what all gaps can shrink by
	word, script, more unit.Length
	words, even        int32
}

// flexOf measures the line of cells i to j.
func (p *para) flexOf(all []sums, i, j int, first bool) flex {
	a, b := &all[i], &all[j]
	return flex{
		natural: b.width - a.width + p.cells[j].w + p.cells[j].hyphen - p.startTrim(i, first) - p.endTrim(j) + p.overhang(i) + p.overhang(j),
		end:     p.endGive(j), give: b.give - a.give,
		word: b.word - a.word, script: b.script - a.script, more: b.more - a.more,
		words: b.words - a.words, even: b.even - a.even,
	}
}

// overhang is how far the ruby over a cell stands out on either side: at the
// edges of a line that much room is left for it.
func (p *para) overhang(k int) unit.Length { return max(0, (p.cells[k].ruby-p.cells[k].w)/2) }

// startTrim is what an opening mark loses at the start of a line.
func (p *para) startTrim(i int, first bool) unit.Length {
	trim := p.sp.trimStart
	if first && p.indented {
		trim = p.setter.layout.Punctuation.TrimIndent && p.sp.squeeze != "none"
	}
	if trim {
		return p.cells[i].blankL
	}
	return 0
}

// endTrim is what a mark loses at the end of a line.
func (p *para) endTrim(j int) unit.Length {
	if p.sp.trimEnd {
		return p.cells[j].blankR
	}
	return 0
}

// endGive is what a mark that is not trimmed at the end of a line may lose
// there when the line needs room.
func (p *para) endGive(j int) unit.Length {
	if !p.sp.trimEnd && p.sp.squeeze == "full" {
		return p.cells[j].blankR
	}
	return 0
}
