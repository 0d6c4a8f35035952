package font

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// Limits of glyph programs (Technical Note 5177, and CFF2).
const (
	maxStack = 513
	maxCalls = 10
	// maxSteps ends programs of broken fonts whose subroutines call each other
	// again and again: ten levels of calls could otherwise run for hours.
	maxSteps = 1 << 18
)

var (
	errProgram = errors.New("a glyph program is broken")
	errStack   = errors.New("a glyph program is broken: wrong number of operands")
)

// charstring runs glyph programs of type 2 and of CFF2. It is used again from
// glyph to glyph.
type charstring struct {
	stack [maxStack]float64
	top   int

	font   *cff
	local  *subroutines
	out    *outline
	x, y   float64
	hints  int
	open   bool // a contour has begun
	width  bool // the optional width has been taken, or is not to be expected
	steps  int
	blends []float64 // weights of the regions of the current item
}

// run appends the outline of a glyph to out. item is the item of the variation
// store that the program begins with.
func (m *charstring) run(program []byte, font *cff, local *subroutines, item int, out *outline) error {
	m.top, m.font, m.local, m.out = 0, font, local, out
	m.x, m.y, m.hints, m.open, m.steps = 0, 0, 0, false, 0
	m.width = font.version2
	m.blends = nil
	if font.vary != nil {
		if err := m.setItem(item); err != nil {
			return err
		}
	}
	if _, err := m.exec(program, 0); err != nil {
		return err
	}
	m.close()
	return nil
}

func (m *charstring) setItem(i int) error {
	if m.font.vary == nil {
		return nil
	}
	if i < 0 || i >= len(m.font.vary.scalars) {
		return fmt.Errorf("a glyph program varies by item %d of %d", i, len(m.font.vary.scalars))
	}
	m.blends = m.font.vary.scalars[i]
	return nil
}

// exec runs a program or subroutine; done means that the glyph has ended.
func (m *charstring) exec(b []byte, depth int) (done bool, err error) {
	for i := 0; i < len(b); {
		if m.steps++; m.steps > maxSteps {
			return false, errors.New("a glyph program does not end")
		}
		v := b[i]
		if v >= 32 || v == 28 {
			if m.top == maxStack {
				return false, errStack
			}
			if v >= 32 && v <= 246 { // most numbers
				m.stack[m.top] = float64(int(v) - 139)
				m.top++
				i++
				continue
			}
			n, err := m.push(b[i:])
			if err != nil {
				return false, err
			}
			i += n
			continue
		}
		i++
		switch v {
		case 10, 29: // callsubr, callgsubr
			if m.top == 0 {
				return false, errStack
			}
			if depth == maxCalls {
				return false, errors.New("a glyph program calls subroutines too deeply")
			}
			m.top--
			subrs := m.local
			if v == 29 {
				subrs = &m.font.global
			}
			sub, ok := subrs.get(int(m.stack[m.top]))
			if !ok {
				return false, errors.New("a glyph program calls a subroutine that is not there")
			}
			if done, err := m.exec(sub, depth+1); done || err != nil {
				return done, err
			}
		case 11: // return
			return false, nil
		case 14: // endchar
			m.takeWidth(0)
			if m.top >= 4 {
				return false, errors.New("a glyph is put together of two by the outdated operator seac, which is not supported")
			}
			return true, nil
		case 15: // vsindex
			if m.top == 0 {
				return false, errStack
			}
			if err := m.setItem(int(m.stack[m.top-1])); err != nil {
				return false, err
			}
			m.top = 0
		case 16: // blend
			if err := m.blend(); err != nil {
				return false, err
			}
		case 19, 20: // hintmask, cntrmask: operands are stems
			m.stems()
			i += (m.hints + 7) / 8
		case 12:
			if i >= len(b) {
				return false, errProgram
			}
			if err := m.flex(b[i]); err != nil {
				return false, err
			}
			i++
			m.top = 0
		default:
			if err := m.operator(v); err != nil {
				return false, err
			}
			m.top = 0
		}
	}
	return false, nil
}

// push puts the number at the start of b, of two bytes or more, on the stack.
func (m *charstring) push(b []byte) (n int, err error) {
	v := b[0]
	var x float64
	switch {
	case v == 28 && len(b) >= 3:
		x, n = float64(int16At(b, 1)), 3
	case v >= 247 && v <= 250 && len(b) >= 2:
		x, n = float64((int(v)-247)*256+int(b[1])+108), 2
	case v >= 251 && v <= 254 && len(b) >= 2:
		x, n = float64(-(int(v)-251)*256-int(b[1])-108), 2
	case v == 255 && len(b) >= 5:
		x, n = float64(int32(binary.BigEndian.Uint32(b[1:])))/65536, 5
	default:
		return 0, errProgram
	}
	m.stack[m.top] = x
	m.top++
	return n, nil
}

// takeWidth drops the width that may stand before the operands of the first
// operator; args is how many operands that operator takes.
func (m *charstring) takeWidth(args int) {
	if m.width {
		return
	}
	m.width = true
	if m.top > args && (args != 0 || m.top == 1 || m.top == 5) {
		copy(m.stack[:], m.stack[1:m.top])
		m.top--
	}
}

func (m *charstring) stems() {
	if !m.width {
		m.width = true
		if m.top%2 != 0 {
			m.top--
		}
	}
	m.hints += m.top / 2
	m.top = 0
}

// blend replaces n groups of a value and its deltas by n blended values.
func (m *charstring) blend() error {
	if m.top == 0 {
		return errStack
	}
	m.top--
	n, k := int(m.stack[m.top]), len(m.blends)
	if n < 0 || n > maxStack || n*(k+1) > m.top {
		return errStack
	}
	args := m.stack[m.top-n*(k+1) : m.top]
	for i := range n {
		for j, w := range m.blends {
			args[i] += float64(w * args[n+i*k+j])
		}
	}
	m.top -= n * k
	return nil
}

func (m *charstring) move(dx, dy float64) {
	m.close()
	m.x += dx
	m.y += dy
}

func (m *charstring) close() {
	if m.open {
		m.out.closeContour()
		m.open = false
	}
}

// begin starts a contour at the current point, once.
func (m *charstring) begin() {
	if !m.open {
		m.open = true
		m.out.points = append(m.out.points, point{x: m.x, y: m.y})
	}
}

func (m *charstring) line(dx, dy float64) {
	m.begin()
	m.x += dx
	m.y += dy
	m.out.points = append(m.out.points, point{x: m.x, y: m.y})
}

func (m *charstring) curve(dx1, dy1, dx2, dy2, dx3, dy3 float64) {
	m.begin()
	x1, y1 := m.x+dx1, m.y+dy1
	x2, y2 := x1+dx2, y1+dy2
	m.x, m.y = x2+dx3, y2+dy3
	m.out.points = append(m.out.points,
		point{x1, y1, cubeOff}, point{x2, y2, cubeOff}, point{m.x, m.y, onCurve})
}
