package press

import (
	"strconv"

	"booklet/pipeline/paint"
)

// pageLabels gives the number tree that makes a viewer's page numbers those
// that are printed: a run of counting numbers is one range, any other label a
// range of its own. It is nil when no sheet has a label, where a viewer's own
// counting is the best there is.
func pageLabels(sheets []paint.Sheet) []byte {
	b := []byte("<</Nums[")
	found := false
	before := -1 // the number on the sheet before, or -1
	blank := false
	for i := range sheets {
		label := sheets[i].Label
		found = found || label != ""
		n := counting(label)
		switch {
		case n >= 0 && before >= 0 && n == before+1, label == "" && blank:
			// The range goes on.
		default:
			b = strconv.AppendInt(b, int64(i), 10)
			switch {
			case n >= 0:
				b = append(b, "<</S/D/St "...)
				b = append(strconv.AppendInt(b, int64(n), 10), ">>"...)
			case label == "":
				b = append(b, "<<>>"...)
			default:
				b = append(appendText(append(b, "<</P"...), label), ">>"...)
			}
		}
		before, blank = n, label == ""
	}
	if !found {
		return nil
	}
	return append(b, "]>>"...)
}

// counting reads a label that a viewer would count up to by itself; -1 for any
// other.
func counting(label string) int {
	n, err := strconv.Atoi(label)
	if err != nil || n < 1 || strconv.Itoa(n) != label {
		return -1
	}
	return n
}
