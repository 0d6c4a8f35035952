package diag

import (
	"bytes"
	"strings"
)

// FillSource sets Source of each finding that has a line and no Source yet,
// from the files that read gives. Each file is read once. A file that can't be
// read, and a line that the file does not have, leave Source empty.
func (l List) FillSource(read func(path string) ([]byte, error)) {
	files := map[string][][]byte{}
	for i := range l {
		d := &l[i]
		if d.Source != "" || d.Pos.File == "" || d.Pos.Line <= 0 {
			continue
		}
		lines, ok := files[d.Pos.File]
		if !ok {
			if data, err := read(d.Pos.File); err == nil {
				lines = bytes.Split(bytes.TrimPrefix(data, []byte("\uFEFF")), []byte("\n"))
			}
			files[d.Pos.File] = lines
		}
		if d.Pos.Line <= len(lines) {
			line := strings.TrimSuffix(string(lines[d.Pos.Line-1]), "\r")
			// One mark for each bad byte, as columns count them.
			d.Source = string([]rune(line))
		}
	}
}
