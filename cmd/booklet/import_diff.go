package main

import (
	"fmt"
	"os"
	"strings"
)

// diff compares a passage with the file that is there already, else with the
// input. An article of several is compared with nothing: most of the input is
// in the others.
func (o *importOptions) diff(it *imported, before string, several bool) string {
	file := it.files[len(it.files)-1]
	if old, err := os.ReadFile(file.name); err == nil {
		return unifiedDiff(file.name, file.name, string(old), string(file.data))
	}
	if several {
		return unifiedDiff("/dev/null", file.name, "", string(file.data))
	}
	return unifiedDiff(it.Input, file.name, before, string(file.data))
}

// diffContext is how many equal lines stand around a change.
const diffContext = 3

// unifiedDiff shows two texts as diff -u does; "" when they are the same.
func unifiedDiff(oldName, newName, before, after string) string {
	if before == after {
		return ""
	}
	a, b := diffLines(before), diffLines(after)
	var out strings.Builder
	fmt.Fprintf(&out, "--- %s\n+++ %s\n", oldName, newName)
	pairs := append(matchLines(a, b), [2]int{len(a), len(b)})
	var hunk []string
	ai, bi := 0, 0 // what is written up to
	startA, startB, oldN, newN := 0, 0, 0, 0
	flush := func() {
		if len(hunk) > 0 {
			fmt.Fprintf(&out, "@@ -%s +%s @@\n%s\n", hunkRange(startA, oldN), hunkRange(startB, newN), strings.Join(hunk, "\n"))
			hunk, oldN, newN = nil, 0, 0
		}
	}
	keep := func(from, to int) {
		for i := from; i < to; i++ {
			hunk = append(hunk, " "+a[i])
			oldN, newN = oldN+1, newN+1
		}
	}
	same := 0 // equal lines passed since the last change
	for _, p := range pairs {
		if p[0] == ai && p[1] == bi && p[0] < len(a) {
			same++
			ai, bi = ai+1, bi+1
			continue
		}
		if p[0] == ai && p[1] == bi { // the end
			break
		}
		if len(hunk) > 0 && same > 2*diffContext {
			keep(ai-same, ai-same+diffContext)
			flush()
		}
		if len(hunk) == 0 {
			from := min(same, diffContext)
			startA, startB = ai-from, bi-from
			keep(ai-from, ai)
		} else {
			keep(ai-same, ai)
		}
		for ; ai < p[0]; ai++ {
			hunk = append(hunk, "-"+a[ai])
			oldN++
		}
		for ; bi < p[1]; bi++ {
			hunk = append(hunk, "+"+b[bi])
			newN++
		}
		same = 0
		if p[0] < len(a) {
			same = 1
			ai, bi = ai+1, bi+1
		}
	}
	if len(hunk) > 0 {
		keep(ai-same, min(ai-same+diffContext, ai))
	}
	flush()
	return out.String()
}

func hunkRange(start, n int) string {
	if n == 0 {
		return fmt.Sprintf("%d,0", start)
	}
	return fmt.Sprintf("%d,%d", start+1, n)
}

func diffLines(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(s, "\n"), "\n")
}

// mostDifferent bounds the search for equal lines: beyond it the rest of both
// texts counts as changed.
const mostDifferent = 2000

// matchLines pairs equal lines in their order, as many as possible (Myers).
func matchLines(a, b []string) [][2]int {
	var pairs [][2]int
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		pairs = append(pairs, [2]int{start, start})
		start++
	}
	endA, endB := len(a), len(b)
	for endA > start && endB > start && a[endA-1] == b[endB-1] {
		endA, endB = endA-1, endB-1
	}
	pairs = append(pairs, myers(a[start:endA], b[start:endB], start)...)
	for i := 0; endA+i < len(a); i++ {
		pairs = append(pairs, [2]int{endA + i, endB + i})
	}
	return pairs
}

func myers(a, b []string, offset int) [][2]int {
	n, m := len(a), len(b)
	most := min(n+m, mostDifferent)
	v := make([]int, 2*most+2)
	var trace [][]int
	for d := 0; d <= most; d++ {
		trace = append(trace, append([]int(nil), v[most-d:most+d+2]...))
		for k := -d; k <= d; k += 2 {
			x := 0
			if k == -d || k != d && v[most+k-1] < v[most+k+1] {
				x = v[most+k+1]
			} else {
				x = v[most+k-1] + 1
			}
			y := x - k
			for x < n && y < m && a[x] == b[y] {
				x, y = x+1, y+1
			}
			v[most+k] = x
			if x >= n && y >= m {
				return backtrack(trace, n, m, offset)
			}
		}
	}
	return nil
}

// backtrack follows the path that myers found from its end.
func backtrack(trace [][]int, x, y, offset int) [][2]int {
	var reversed [][2]int
	for d := len(trace) - 1; d >= 0; d-- {
		v := func(k int) int { return trace[d][k+d] } // before step d, from -d to d+1
		k := x - y
		prev := k - 1
		if k == -d || k != d && v(k-1) < v(k+1) {
			prev = k + 1
		}
		px := 0
		if d > 0 {
			px = v(prev)
		}
		py := px - prev
		if d == 0 {
			py = 0
		}
		for x > px && y > py {
			x, y = x-1, y-1
			reversed = append(reversed, [2]int{x + offset, y + offset})
		}
		x, y = px, py
	}
	for i, j := 0, len(reversed)-1; i < j; i, j = i+1, j-1 {
		reversed[i], reversed[j] = reversed[j], reversed[i]
	}
	return reversed
}
