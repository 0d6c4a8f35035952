package typeset

import (
	"slices"

	"booklet/pipeline/unit"
)

// groups finds columns whose cells are of one length, row by row: of each
// column the first such one.
func groups(cells [][]tableCell, tolerance unit.Length) []int {
	out := make([]int, len(cells))
	for c := range cells {
		out[c] = slices.IndexFunc(cells, func(before []tableCell) bool {
			for r := range before {
				if d := before[r].wide - cells[c][r].wide; d > tolerance || d < -tolerance {
					return false
				}
			}
			return true
		})
	}
	return out
}

// alike gives what columns ask for, those of a group the same, unless that
// would be too much for the room.
func (m *tableMeasures) alike(need []unit.Length, room unit.Length) (widest, least []unit.Length, group []int) {
	least = slices.Clone(need)
	for c := range least {
		least[c] = min(least[c], m.widest[c])
	}
	widest, even := most(m.widest, m.group), most(least, m.group)
	if total(even) < room && (total(widest) <= room || total(m.widest) > room) {
		return widest, even, m.group
	}
	group = make([]int, len(least))
	for c := range group {
		group[c] = c
	}
	return m.widest, least, group
}

// most gives every column the most of its group.
func most(widths []unit.Length, group []int) []unit.Length {
	out := make([]unit.Length, len(widths))
	for c, w := range widths {
		out[group[c]] = max(out[group[c]], w)
	}
	for c := range out {
		out[c] = out[group[c]]
	}
	return out
}

func total(widths []unit.Length) unit.Length {
	sum := unit.Length(0)
	for _, w := range widths {
		sum += w
	}
	return sum
}
