package font

import "encoding/binary"

// pointNumbers reads a list of points; nil means all.
func pointNumbers(b []byte) (numbers []int, rest []byte, err error) {
	if len(b) < 1 {
		return nil, nil, errVariation
	}
	count := int(b[0])
	b = b[1:]
	if count >= 0x80 {
		if len(b) < 1 {
			return nil, nil, errVariation
		}
		count = (count&0x7F)<<8 | int(b[0])
		b = b[1:]
	}
	if count == 0 {
		return nil, b, nil
	}
	numbers = make([]int, 0, count)
	last := 0
	for len(numbers) < count {
		if len(b) < 1 {
			return nil, nil, errVariation
		}
		n, size := int(b[0]&0x7F)+1, 1
		if b[0]&0x80 != 0 {
			size = 2
		}
		b = b[1:]
		if len(b) < n*size || len(numbers)+n > count {
			return nil, nil, errVariation
		}
		for range n {
			if size == 2 {
				last += int(binary.BigEndian.Uint16(b))
			} else {
				last += int(b[0])
			}
			numbers = append(numbers, last)
			b = b[size:]
		}
	}
	return numbers, b, nil
}

// deltas reads n packed differences.
func deltas(b []byte, n int) (out []float64, rest []byte, err error) {
	out = make([]float64, 0, n)
	for len(out) < n {
		if len(b) < 1 {
			return nil, nil, errVariation
		}
		count := int(b[0]&0x3F) + 1
		kind := b[0] >> 6 // 0 bytes, 1 words, 2 zeros, 3 long words
		b = b[1:]
		size := [4]int{1, 2, 0, 4}[kind]
		if len(b) < count*size || len(out)+count > n {
			return nil, nil, errVariation
		}
		for range count {
			d := 0.0
			switch kind {
			case 0:
				d = float64(int8(b[0]))
			case 1:
				d = float64(int16At(b, 0))
			case 3:
				d = float64(int32(binary.BigEndian.Uint32(b)))
			}
			out = append(out, d)
			b = b[size:]
		}
	}
	return out, b, nil
}

// addDeltas adds one tuple's differences. Points of a contour that are not
// listed follow those that are.
func addDeltas(moved, points []vec, ends, numbers []int, data []byte, scalar float64) error {
	n := len(numbers)
	if numbers == nil {
		n = len(points)
	}
	xs, data, err := deltas(data, n)
	if err != nil {
		return err
	}
	ys, _, err := deltas(data, n)
	if err != nil {
		return err
	}
	if numbers == nil {
		for i := range points {
			moved[i] = moved[i].plus(vec{xs[i], ys[i]}.times(scalar))
		}
		return nil
	}
	delta, listed := make([]vec, len(points)), make([]bool, len(points))
	for i, p := range numbers {
		if p >= len(points) {
			return errVariation
		}
		delta[p] = delta[p].plus(vec{xs[i], ys[i]})
		listed[p] = true
	}
	start := 0
	for _, end := range ends {
		follow(points[start:end], delta[start:end], listed[start:end])
		start = end
	}
	for i, d := range delta {
		moved[i] = moved[i].plus(d.times(scalar))
	}
	return nil
}

// follow gives the points of a contour that are not listed the movement that
// their listed neighbours suggest.
func follow(points, delta []vec, listed []bool) {
	first := -1
	for i := range listed {
		if listed[i] {
			first = i
			break
		}
	}
	if first < 0 {
		return
	}
	n := len(points)
	before := first
	for k := 1; k <= n; k++ {
		i := (first + k) % n
		if !listed[i] {
			continue
		}
		for j := (before + 1) % n; j != i; j = (j + 1) % n {
			delta[j] = vec{
				between(points[j].x, points[before].x, points[i].x, delta[before].x, delta[i].x),
				between(points[j].y, points[before].y, points[i].y, delta[before].y, delta[i].y),
			}
		}
		before = i
	}
}

// between is the movement of p, given those of a and b: theirs outside of
// them, a mixture inside.
func between(p, a, b, da, db float64) float64 {
	if a == b {
		if da == db {
			return da
		}
		return 0
	}
	if a > b {
		a, b, da, db = b, a, db, da
	}
	switch {
	case p <= a:
		return da
	case p >= b:
		return db
	}
	return da + float64((p-a)*(db-da)/(b-a))
}
