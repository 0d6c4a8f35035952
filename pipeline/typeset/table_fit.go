package typeset

import "booklet/pipeline/unit"

// fitting looks for the widths with which a table has the fewest lines. Of each
// column some widths are tried, from what its words need to what its longest
// cell needs on one line, or to what there is. Columns of a group (groups) have one width.
type fitting struct {
	of     []int           // the group of each column
	count  []int           // of each group, its columns
	widths [][]unit.Length // by group: of its columns together
	lines  [][][]int       // by group, width and row: of the longest of its columns
	at     []int           // the width that each group has
}

const (
	mostWidths = 48     // that are tried of a column
	mostCounts = 20_000 // cells whose lines are counted
)

func newFitting(cells [][]tableCell, group []int, widest, least []unit.Length, room, size unit.Length) *fitting {
	f := &fitting{of: make([]int, len(cells))}
	spare := room - total(least)
	tries := min(max(mostCounts/(len(cells)*len(cells[0])), 6), mostWidths)
	for c := range cells {
		if first := group[c]; first < c {
			f.of[c] = f.of[first]
			f.join(f.of[c], cells[c])
			continue
		}
		f.of[c] = len(f.widths)
		most := min(widest[c], least[c]+spare)
		step := max((most-least[c])/unit.Length(tries), size/4)
		var widths []unit.Length
		for w := least[c]; w < most; w += step {
			widths = append(widths, w)
		}
		widths = append(widths, most)
		counts := make([][]int, len(widths))
		for i := range counts {
			counts[i] = make([]int, len(cells[c]))
		}
		f.widths, f.lines, f.count, f.at = append(f.widths, widths), append(f.lines, counts), append(f.count, 0), append(f.at, 0)
		f.join(f.of[c], cells[c])
	}
	for g := range f.widths {
		for i := range f.widths[g] {
			f.widths[g][i] *= unit.Length(f.count[g])
		}
	}
	return f
}

// join adds a column to a group.
func (f *fitting) join(g int, cells []tableCell) {
	f.count[g]++
	for i, w := range f.widths[g] {
		for r := range cells {
			f.lines[g][i][r] = max(f.lines[g][i][r], cells[r].lines(w))
		}
	}
}

// width is the width of a column.
func (f *fitting) width(c int) unit.Length {
	g := f.of[c]
	return f.widths[g][f.at[g]] / unit.Length(f.count[g])
}

// total is how high the table is, in lines; of two ways that are equal the one
// that parts fewer cells is better.
func (f *fitting) total() int {
	sum := 0
	for r := range f.lines[0][0] {
		high := 0
		for g := range f.lines {
			n := f.lines[g][f.at[g]][r]
			high = max(high, n)
			sum += n * f.count[g]
		}
		sum += 1000 * high
	}
	return sum
}

// fit widens groups from the least on as long as that saves lines, each time
// where it saves most for its width; then it moves width from one to another.
func (f *fitting) fit(room unit.Length) {
	for c := range f.widths {
		room -= f.widths[c][0]
	}
	now := f.total()
	for {
		best, to, gain := -1, 0, int64(0)
		for c := range f.widths {
			was := f.at[c]
			for i := was + 1; i < len(f.widths[c]); i++ {
				wider := f.widths[c][i] - f.widths[c][was]
				if wider > room {
					break
				}
				f.at[c] = i
				if g := int64(now-f.total()) << 20 / int64(wider); g > gain {
					best, to, gain = c, i, g
				}
			}
			f.at[c] = was
		}
		if best < 0 {
			break
		}
		room -= f.widths[best][to] - f.widths[best][f.at[best]]
		f.at[best] = to
		now = f.total()
	}
	for f.exchange(&room, &now) {
	}
}

// exchange takes width from one group for another, when that saves lines.
func (f *fitting) exchange(room *unit.Length, now *int) bool {
	for from := range f.widths {
		for to := range f.widths {
			if from == to {
				continue
			}
			was, had := f.at[from], f.at[to]
			for i := was - 1; i >= 0; i-- {
				free := *room + f.widths[from][was] - f.widths[from][i]
				k := had
				for k+1 < len(f.widths[to]) && f.widths[to][k+1]-f.widths[to][had] <= free {
					k++
				}
				f.at[from], f.at[to] = i, k
				if total := f.total(); total < *now {
					*room, *now = free-(f.widths[to][k]-f.widths[to][had]), total
					return true
				}
			}
			f.at[from], f.at[to] = was, had
		}
	}
	return false
}
