package reader

import (
	"math"
	"strconv"
)

// pathBounds gives the bounds of an SVG path of absolute commands (what mutool
// writes: M L H V C S Q Z). Control points count as points, which is exact
// where a curve's extremes are its ends, as they are in fonts.
func pathBounds(d string) Box {
	out := Box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	var cmd byte
	var x, y float64
	var args []float64
	flush := func() {
		switch cmd {
		case 'H':
			for _, v := range args {
				x = v
				out.add(x, y)
			}
		case 'V':
			for _, v := range args {
				y = v
				out.add(x, y)
			}
		default:
			for i := 0; i+1 < len(args); i += 2 {
				x, y = args[i], args[i+1]
				out.add(x, y)
			}
		}
		args = args[:0]
	}
	for i := 0; i < len(d); {
		c := d[i]
		switch {
		case c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z':
			flush()
			cmd = c
			i++
		case c == ' ' || c == ',':
			i++
		default:
			j := numberEnd(d, i)
			v, err := strconv.ParseFloat(d[i:j], 64)
			if err != nil {
				return Box{}
			}
			args = append(args, v)
			i = j
		}
	}
	flush()
	if out.X1 < out.X0 {
		return Box{}
	}
	return out
}

// numberEnd finds the end of the number at i; numbers may follow one another
// without a blank ("1.5-.3.2").
func numberEnd(d string, i int) int {
	j, dot := i, false
	if d[j] == '-' || d[j] == '+' {
		j++
	}
	for j < len(d) {
		switch c := d[j]; {
		case c >= '0' && c <= '9':
		case c == '.' && !dot:
			dot = true
		case (c == 'e' || c == 'E') && j+1 < len(d):
			dot = true
			if d[j+1] == '-' || d[j+1] == '+' {
				j++
			}
		default:
			if j == i {
				return i + 1
			}
			return j
		}
		j++
	}
	return j
}
