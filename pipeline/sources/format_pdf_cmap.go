package sources

import "unicode/utf16"

// maxCMap bounds what a ToUnicode table may say.
const maxCMap = 1 << 17

// readToUnicode reads a ToUnicode table: the characters of each code.
func readToUnicode(data []byte) map[uint32]string {
	m := map[uint32]string{}
	l := pdfLexer{b: data}
	var args []any
	for {
		o := l.object(0)
		if l.end {
			return m
		}
		op, ok := o.(pdfOp)
		if !ok {
			if len(args) < 4*maxCMap {
				args = append(args, o)
			}
			continue
		}
		switch op {
		case "endbfchar":
			for i := 0; i+1 < len(args) && len(m) < maxCMap; i += 2 {
				code, ok1 := args[i].(pdfString)
				text, ok2 := args[i+1].(pdfString)
				if ok1 && ok2 {
					m[codeOf(code)] = utf16Text(text)
				}
			}
		case "endbfrange":
			for i := 0; i+2 < len(args); i += 3 {
				readRange(m, args[i:i+3])
			}
		}
		args = args[:0]
	}
}

// readRange reads "<first> <last> <text>" and "<first> <last> [<text> …]".
func readRange(m map[uint32]string, args []any) {
	low, ok1 := args[0].(pdfString)
	high, ok2 := args[1].(pdfString)
	if !ok1 || !ok2 {
		return
	}
	first, last := codeOf(low), codeOf(high)
	switch to := args[2].(type) {
	case pdfString:
		text := []rune(utf16Text(to))
		if len(text) == 0 {
			return
		}
		for c := first; c <= last && len(m) < maxCMap; c++ {
			m[c] = string(text)
			text[len(text)-1]++
			if c == last {
				break
			}
		}
	case pdfArray:
		for i, t := range to {
			if s, ok := t.(pdfString); ok && first+uint32(i) <= last && len(m) < maxCMap {
				m[first+uint32(i)] = utf16Text(s)
			}
		}
	}
}

func codeOf(s pdfString) uint32 {
	n := uint32(0)
	for i := 0; i < len(s) && i < 4; i++ {
		n = n<<8 | uint32(s[i])
	}
	return n
}

func utf16Text(s pdfString) string {
	if len(s) == 1 {
		return string(rune(s[0]))
	}
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}
