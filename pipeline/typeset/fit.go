package typeset

import (
	"math"

	"booklet/pipeline/unit"
)

// Costs of what lines should not do. A line of Han costs the square of its even
// gaps' stretch, in thousandths of an em.
const (
	impossible     = math.MaxInt64 / 4
	costLonely     = 2_000_000 // a last line of fewer than two characters (孤字)
	costHyphen     = 120
	costHyphens    = 400    // two lines in a row
	costHyphenLast = 300    // the last line begins with a part of a word
	costScrap      = 10_000 // it is a part of a word and nothing more
	costRagged     = 2_500  // a hyphen where lines need not be filled
	costHang       = 10
	costMore       = 1_000             // Han–Western gaps beyond their first limit
	costOver       = 1_000_000_000_000 // text beyond the edge
	mostStretch    = 10_000            // beyond it looser lines cost the same
)

// costHarm is what the rules cost that give way in text wider than a line: more
// than any stretching, and each more than the ones before it.
var costHarm = [...]int64{noHarm: 0, atMark: 10_000_000_000, inUnit: 50_000_000_000, inWord: 200_000_000_000, inNumber: 400_000_000_000}

// shrinkWeight is what the steps of shrinking cost when they are used up
// entirely.
var shrinkWeight = [8]int64{1: 4, 2: 30, 4: 40, 5: 50, 6: 70, 7: 160}

// fit says whether a line can fill its width.
type fit uint8

const (
	fits fit = iota
	tooWide
	tooLoose
)

// cost is what the line of cells i…j costs.
func (b *breaker) cost(i, j int) (int64, fit) {
	f := b.flexOf(b.all, i, j, i == 0)
	cost, fit, _ := b.lineCost(&f, i, j)
	end := &b.cells[j]
	if end.hyphen > 0 {
		cost += costHyphen
		if b.ragged {
			cost += costRagged
		}
	}
	if end.harm != noHarm {
		cost += costHarm[end.harm]
	}
	if j == b.to && fit == fits && i > b.from && b.all[j+1].han-b.all[i].han < 2 {
		cost += costLonely
	}
	return cost, fit
}

// lineCost is what it costs to fill the line of cells i…j, and tells whether
// its last mark hangs.
func (b *breaker) lineCost(f *flex, i, j int) (int64, fit, bool) {
	room := b.width(i) - f.natural
	cost, fit := b.roomCost(f, i, j, room)
	if b.sp.hang && b.canHang(i, j) {
		if c, h := b.roomCost(f, i, j, room+b.hangs(j)); h == fits && (fit != fits || c+costHang < cost) {
			return c + costHang, h, true
		}
	}
	return cost, fit, false
}

// roomCost is what it costs a line to fill room, negative when it must shrink.
func (b *breaker) roomCost(f *flex, i, j int, room unit.Length) (int64, fit) {
	switch {
	case room < 0:
		if f.give+f.end < -room {
			return 0, tooWide
		}
		return b.shrinkCost(f, i, j, -room), fits
	case j == b.to:
		return 0, fits
	case b.ragged:
		share := int64(room) * 100 / int64(b.sp.em)
		return share * share / 100, fits
	}
	return b.stretchCost(f, room)
}

// shrinkCost is what it costs a line to lose need, which it can.
func (b *breaker) shrinkCost(f *flex, i, j int, need unit.Length) int64 {
	cost := int64(0)
	for s := 1; s < 8 && need > 0; s++ {
		can := f.end
		if s > 1 {
			can = b.all[j].shrink[s] - b.all[i].shrink[s]
		}
		if can <= 0 {
			continue
		}
		used := min(need, can)
		share := int64(used) * 1000 / int64(can)
		cost += 4 + shrinkWeight[s]*share/1000*share/1000
		need -= used
	}
	return cost
}

// stretchCost is what it costs a line to gain room.
func (b *breaker) stretchCost(f *flex, room unit.Length) (int64, fit) {
	em := int64(b.sp.em)
	if f.even == 0 && f.words > 0 { // Western text alone
		return b.westernCost(f, room)
	}
	cost := int64(0)
	for _, s := range [...]unit.Length{f.word, f.script} {
		if s > 0 && room > 0 {
			used := min(room, s)
			share := int64(used) * 1000 / int64(s)
			cost += 4 + 40*share/1000*share/1000
			room -= used
		}
	}
	if room > 0 && f.even == 0 && f.more > 0 {
		room -= min(room, f.more)
		cost += costMore
	}
	if room == 0 {
		return cost, fits
	}
	even := int64(f.even)
	if even == 0 { // nothing to stretch: the line ends early
		even = 1
		if b.limit.stretch < noLimit {
			return 0, tooLoose
		}
	}
	e := int64(room) * 1000 / (even * em)
	if e > stretchLast && f.even > 0 && f.more > 0 { // then Han–Western gaps go on
		room -= min(f.more, room-unit.Length(stretchLast*even*em/1000))
		e = int64(room) * 1000 / (even * em)
		cost += costMore
	}
	if e > b.limit.stretch {
		return 0, tooLoose
	}
	e = min(e, mostStretch)
	cost += e * e
	for _, worse := range [...]struct{ from, weight int64 }{{stretchFine, 20}, {stretchLimit, 400}, {stretchLast, 4_000}} {
		if e > worse.from {
			cost += (e - worse.from) * worse.weight
		}
	}
	return cost, fits
}

// westernCost is what it costs a line of Western words to gain room: as TeX's
// demerits, in proportion to what a hyphen costs.
func (b *breaker) westernCost(f *flex, room unit.Length) (int64, fit) {
	can := max(f.word+f.script, 1)
	if room > can {
		room -= min(room-can, f.more)
	}
	ratio := int64(room) * 1000 / int64(can)
	if ratio > 1000 && b.limit.stretch < noLimit {
		return 0, tooLoose
	}
	ratio = min(ratio, mostStretch)
	bad := 100 * ratio * ratio / 1_000_000 * ratio / 1000
	cost := (10 + bad) * (10 + bad) / 20
	if ratio > 1000 { // word spaces have a limit that even gaps do not have
		cost += (ratio - 1000) * 300
	}
	return cost, fits
}

// tooMuch tells whether filling room stretches a line beyond what is set
// without a word.
func (f *flex) tooMuch(room, em unit.Length) bool {
	room -= f.word + f.script
	if room <= 0 {
		return false
	}
	room -= f.more
	return f.even == 0 && room > 0 || room*1000 > unit.Length(stretchLast*int64(f.even))*em
}

// canHang tells whether the mark at the end of a line may hang: one pause or
// stop mark that follows no other mark (clreq §3.1.7), and does not keep its
// whole cell as some do in columns.
func (b *breaker) canHang(i, j int) bool {
	end := &b.cells[j]
	c := end.last
	return (c == pause || c == colon || c == stop) && j > i && !b.cells[j-1].last.mark() && (end.blankR > 0 || end.w <= half(b.sp.em))
}

// hangs is how far the mark of cell j reaches beyond the edge when it hangs.
func (p *para) hangs(j int) unit.Length { return p.cells[j].w - p.endTrim(j) }
