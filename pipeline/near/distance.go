package near

// distance is the number of characters to add, drop or replace to make one
// text of the other (Levenshtein); with inside, to find the shorter one within
// the longer (Sellers). Anything above most is given as most+1: only a band
// around the diagonal is looked at, but for inside.
func distance(short, long []rune, most int, inside bool) int {
	if inside {
		return inner(short, long, most)
	}
	if len(long)-len(short) > most {
		return most + 1
	}
	// What both begin and end with is equal in most texts that get here.
	for len(short) > 0 && short[0] == long[0] {
		short, long = short[1:], long[1:]
	}
	for len(short) > 0 && short[len(short)-1] == long[len(long)-1] {
		short, long = short[:len(short)-1], long[:len(long)-1]
	}
	row := make([]int, len(long)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(short); i++ {
		from, to := max(1, i-most), min(len(long), i+most)
		corner := row[from-1]
		row[from-1] = most + 1
		if from == 1 {
			row[0] = i
		}
		least := row[from-1]
		for j := from; j <= to; j++ {
			above := most + 1
			if j < i+most { // inside of the band of the row above
				above = row[j]
			}
			next := corner
			if short[i-1] != long[j-1] {
				next = 1 + min(corner, above, row[j-1])
			}
			corner, row[j] = row[j], next
			least = min(least, next)
		}
		if least > most {
			return most + 1
		}
	}
	return min(row[len(long)], most+1)
}

// inner is the distance of short to the part of long that is nearest to it.
func inner(short, long []rune, most int) int {
	column := make([]int, len(short)+1)
	for i := range column {
		column[i] = i
	}
	best := column[len(short)]
	for _, r := range long {
		corner := column[0] // it may begin anywhere
		for i := 1; i <= len(short); i++ {
			next := corner
			if short[i-1] != r {
				next = 1 + min(corner, column[i], column[i-1])
			}
			corner, column[i] = column[i], next
		}
		best = min(best, column[len(short)])
	}
	return min(best, most+1)
}
