package font

import "fmt"

// operator runs one operator of one byte that takes all of the stack.
func (m *charstring) operator(op byte) error {
	switch op {
	case 1, 3, 18, 23: // hstem, vstem, hstemhm, vstemhm
		m.stems()
		return nil
	case 4: // vmoveto
		m.takeWidth(1)
		if m.top < 1 {
			return errStack
		}
		m.move(0, m.stack[0])
		return nil
	case 22: // hmoveto
		m.takeWidth(1)
		if m.top < 1 {
			return errStack
		}
		m.move(m.stack[0], 0)
		return nil
	case 21: // rmoveto
		m.takeWidth(2)
		if m.top < 2 {
			return errStack
		}
		m.move(m.stack[0], m.stack[1])
		return nil
	}
	s := m.stack[:m.top]
	switch op {
	case 5: // rlineto
		m.lines(s)
	case 6, 7: // hlineto, vlineto
		for i, d := range s {
			if (op == 6) == (i%2 == 0) {
				m.line(d, 0)
			} else {
				m.line(0, d)
			}
		}
	case 8: // rrcurveto
		m.curves(s)
	case 24: // rcurveline
		if len(s) < 2 {
			return errStack
		}
		m.curves(s[:len(s)-2])
		m.lines(s[len(s)-2:])
	case 25: // rlinecurve
		if len(s) < 6 {
			return errStack
		}
		m.lines(s[:len(s)-6])
		m.curves(s[len(s)-6:])
	case 26: // vvcurveto
		dx := 0.0
		if len(s)%4 == 1 {
			dx, s = s[0], s[1:]
		}
		for ; len(s) >= 4; s = s[4:] {
			m.curve(dx, s[0], s[1], s[2], 0, s[3])
			dx = 0
		}
	case 27: // hhcurveto
		dy := 0.0
		if len(s)%4 == 1 {
			dy, s = s[0], s[1:]
		}
		for ; len(s) >= 4; s = s[4:] {
			m.curve(s[0], dy, s[1], s[2], s[3], 0)
			dy = 0
		}
	case 30, 31: // vhcurveto, hvcurveto
		m.alternate(s, op == 31)
	default:
		return fmt.Errorf("a glyph program has the unknown operator %d", op)
	}
	return nil
}

func (m *charstring) lines(s []float64) {
	for ; len(s) >= 2; s = s[2:] {
		m.line(s[0], s[1])
	}
}

func (m *charstring) curves(s []float64) {
	for ; len(s) >= 6; s = s[6:] {
		m.curve(s[0], s[1], s[2], s[3], s[4], s[5])
	}
}

// alternate draws curves that begin horizontally and vertically in turn.
func (m *charstring) alternate(s []float64, horizontal bool) {
	for ; len(s) >= 4; s = s[4:] {
		last := 0.0
		if len(s) == 5 {
			last = s[4]
		}
		if horizontal {
			m.curve(s[0], 0, s[1], s[2], last, s[3])
		} else {
			m.curve(0, s[0], s[1], s[2], s[3], last)
		}
		horizontal = !horizontal
	}
}

// flex runs the operators after an escape byte: shallow double curves.
func (m *charstring) flex(op byte) error {
	s := m.stack[:m.top]
	need := map[byte]int{34: 7, 35: 13, 36: 9, 37: 11}[op]
	if need == 0 {
		return fmt.Errorf("a glyph program has the unknown operator 12 %d", op)
	}
	if len(s) < need {
		return errStack
	}
	switch op {
	case 34: // hflex
		m.curve(s[0], 0, s[1], s[2], s[3], 0)
		m.curve(s[4], 0, s[5], -s[2], s[6], 0)
	case 35: // flex
		m.curves(s[:12])
	case 36: // hflex1
		m.curve(s[0], s[1], s[2], s[3], s[4], 0)
		m.curve(s[5], 0, s[6], s[7], s[8], -(s[1] + s[3] + s[7]))
	case 37: // flex1
		dx := s[0] + s[2] + s[4] + s[6] + s[8]
		dy := s[1] + s[3] + s[5] + s[7] + s[9]
		m.curves(s[:6])
		if max(dx, -dx) > max(dy, -dy) {
			m.curve(s[6], s[7], s[8], s[9], s[10], -dy)
		} else {
			m.curve(s[6], s[7], s[8], s[9], -dx, s[10])
		}
	}
	return nil
}
