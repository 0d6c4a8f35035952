package unit

import "strings"

// paper is a size of sheet with its name.
type paper struct {
	name string
	mm   [2]int // width, height
}

// papers lists the sizes that have a name: the ISO 216 series, the JIS B5 of
// word processors, and the trade sizes cut from a sheet of 787 × 1092 mm (16开,
// 32开), 889 × 1194 mm (大16开) and 850 × 1168 mm (大32开). B5 alone is the ISO
// size, as GB/T 148 has it.
var papers = []paper{
	{"A3", [2]int{297, 420}},
	{"A4", [2]int{210, 297}},
	{"A5", [2]int{148, 210}},
	{"B5", [2]int{176, 250}},
	{"ISO B5", [2]int{176, 250}},
	{"JIS B5", [2]int{182, 257}},
	{"16开", [2]int{184, 260}},
	{"大16开", [2]int{210, 285}},
	{"32开", [2]int{130, 184}},
	{"大32开", [2]int{140, 203}},
}

// minPaper is the least side of a page: smaller ones are slips of the unit.
var minPaper = Mm(20)

// PaperNames lists the names that ParseSize knows.
func PaperNames() []string {
	names := make([]string, len(papers))
	for i, p := range papers {
		names[i] = p.name
	}
	return names
}

// ParseSize parses the size of a page: a name of PaperNames in any case, or
// width and height, "210mm 297mm" or "210mm × 297mm", each from 20 mm to
// MaxLength. An error is a *ParseError.
func ParseSize(text string) (Size, error) {
	s := strings.Join(strings.Fields(text), " ")
	for _, p := range papers {
		if strings.EqualFold(s, p.name) {
			return Size{Mm(float64(p.mm[0])), Mm(float64(p.mm[1]))}, nil
		}
	}
	if s == "" {
		return Size{}, fail(text, "write a name such as A4, or 210mm 297mm", "the paper size is empty")
	}
	names := "write " + strings.Join(PaperNames(), ", ") + ", or width and height: 210mm 297mm"
	sides := strings.Fields(strings.ReplaceAll(s, "×", " "))
	if len(sides) != 2 || !strings.ContainsAny(sides[0], "0123456789") {
		if half := halfWidth(s); half != s {
			names = "write half-width characters: " + half
		}
		return Size{}, fail(text, names, "%s is no paper size", quote(s))
	}
	var size Size
	for i, to := range []*Length{&size.W, &size.H} {
		side, err := ParseLength(sides[i])
		if err != nil {
			return Size{}, err
		}
		if side < minPaper {
			return Size{}, fail(text, "", "a page side of %s is too short: at least 20mm", quote(sides[i]))
		}
		*to = side
	}
	return size, nil
}
