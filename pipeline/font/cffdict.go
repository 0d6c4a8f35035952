package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"

	"github.com/go-text/typesetting/font/opentype/tables"
)

// Operators of DICT data (Technical Note 5176, and CFF2); those after an
// escape byte have 0x0C00 added.
const (
	opCharstrings    = 17
	opPrivate        = 18
	opSubrs          = 19
	opVSIndex        = 22
	opBlend          = 23
	opVariationStore = 24
	opCharstringType = 0x0C06
	opROS            = 0x0C1E
	opFDArray        = 0x0C24
	opFDSelect       = 0x0C25
)

// dict is a DICT: the operands of each operator.
type dict map[int][]float64

// number gives the last operand of an operator.
func (d dict) number(op int) (float64, bool) {
	v := d[op]
	if len(v) == 0 {
		return 0, false
	}
	return v[len(v)-1], true
}

var errDict = errors.New("a dictionary of the outline table is broken")

func readDict(b []byte) (dict, error) {
	d := dict{}
	var args []float64
	for len(b) > 0 {
		switch v := b[0]; {
		case v == 12:
			if len(b) < 2 {
				return nil, errDict
			}
			d[0x0C00|int(b[1])] = args
			args, b = nil, b[2:]
		case v == opBlend:
			// Blended values are for hints, which are not used; the operands
			// that matter (offsets) are never blended.
			b = b[1:]
		case v <= 24:
			d[int(v)] = args
			args, b = nil, b[1:]
		case v == 28:
			if len(b) < 3 {
				return nil, errDict
			}
			args, b = append(args, float64(int16At(b, 1))), b[3:]
		case v == 29:
			if len(b) < 5 {
				return nil, errDict
			}
			args, b = append(args, float64(int32(binary.BigEndian.Uint32(b[1:])))), b[5:]
		case v == 30:
			x, n, err := readReal(b[1:])
			if err != nil {
				return nil, err
			}
			args, b = append(args, x), b[1+n:]
		case v >= 32 && v <= 246:
			args, b = append(args, float64(v)-139), b[1:]
		case v >= 247 && v <= 254:
			if len(b) < 2 {
				return nil, errDict
			}
			n := (int(v)-247)*256 + int(b[1]) + 108
			if v >= 251 {
				n = -(int(v)-251)*256 - int(b[1]) - 108
			}
			args, b = append(args, float64(n)), b[2:]
		default:
			return nil, errDict
		}
	}
	return d, nil
}

// readReal reads a real number in packed decimal digits.
func readReal(b []byte) (x float64, n int, err error) {
	var s []byte
	for n < len(b) && n < 40 {
		c := b[n]
		n++
		for _, nibble := range [2]byte{c >> 4, c & 15} {
			switch {
			case nibble <= 9:
				s = append(s, '0'+nibble)
			case nibble == 10:
				s = append(s, '.')
			case nibble == 11:
				s = append(s, 'E')
			case nibble == 12:
				s = append(s, 'E', '-')
			case nibble == 14:
				s = append(s, '-')
			case nibble == 15:
				if x, err = strconv.ParseFloat(string(s), 64); err != nil {
					return 0, 0, errDict
				}
				return x, n, nil
			default:
				return 0, 0, errDict
			}
		}
	}
	return 0, 0, errDict
}

// variation is how a CFF2 font varies: for each item of its variation store
// the weights of its regions at the face's place. At the default place all
// weights are 0.
type variation struct {
	scalars [][]float64
}

func (c *cffReader) variation(offset int64, coords []tables.Coord) (*variation, error) {
	head, err := c.bytes(offset, 2)
	if err != nil {
		return nil, err
	}
	raw, err := c.bytes(offset+2, int64(binary.BigEndian.Uint16(head)))
	if err != nil {
		return nil, err
	}
	store, _, err := tables.ParseItemVarStore(raw)
	if err != nil {
		return nil, fmt.Errorf("the variation store is broken: %w", err)
	}
	v := &variation{}
	for _, item := range store.ItemVariationDatas {
		scalars := make([]float64, len(item.RegionIndexes))
		for i, region := range item.RegionIndexes {
			if int(region) >= len(store.VariationRegionList.VariationRegions) {
				return nil, errors.New("the variation store is broken: a region is missing")
			}
			if coords != nil {
				scalars[i] = float64(store.VariationRegionList.VariationRegions[region].Evaluate(coords))
			}
		}
		v.scalars = append(v.scalars, scalars)
	}
	return v, nil
}
