package near

// context is how many characters a shown difference has on both sides.
const context = 6

// Difference shows where two texts that are nearly the same differ: of each,
// the part that the other does not have, with a few characters around it. Only
// letters and digits are shown, as they are compared; where these are the
// same, the beginning. inside tells that one may stand within the other.
func Difference(a, b string, inside bool) (inA, inB string) {
	short, long := []rune(Key(a)), []rune(Key(b))
	swapped := len(short) > len(long)
	if swapped {
		short, long = long, short
	}
	part := long
	if inside {
		part = partFor(short, long)
	}
	head := common(short, part)
	tail := commonEnd(short[head:], part[head:])
	if head == len(short) && head == len(part) {
		head, tail = 0, len(short)-min(len(short), context)
	}
	inA = excerpt(short, head, len(short)-tail)
	inB = excerpt(part, head, len(part)-tail)
	if swapped {
		inA, inB = inB, inA
	}
	return inA, inB
}

// partFor gives the part of the longer text that a shorter one stands for: it
// begins and ends where most characters agree.
func partFor(short, long []rune) []rune {
	best, from, to, first := 0, 0, len(long), true
	slack := len(short) / shingle
	for start := range long {
		head := common(short, long[start:])
		for end := max(start+head, start+len(short)-slack); end <= min(len(long), start+len(short)+slack); end++ {
			tail := commonEnd(short[head:], long[start+head:end])
			// Of parts that agree as much, the one of the same length.
			score := 2*(head+tail) - max(end-start-len(short), len(short)-(end-start))
			if first || score > best {
				best, from, to, first = score, start, end, false
			}
		}
	}
	return long[from:to]
}

// common is the length of the beginning that two texts share.
func common(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// commonEnd is the length of the end that two texts share.
func commonEnd(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

// excerpt cuts a part out of a text with what is around it.
func excerpt(r []rune, from, to int) string {
	a, b := max(0, from-context), min(len(r), to+context)
	s := string(r[a:b])
	if a > 0 {
		s = "…" + s
	}
	if b < len(r) {
		s += "…"
	}
	return s
}
