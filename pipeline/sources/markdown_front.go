package sources

import (
	"bytes"

	"booklet/pipeline/diag"
	"booklet/pipeline/manifest"
)

// ReadFront reads only the front matter of a passage, from the head of its
// file. It reports false when the head ends before the front matter does: call
// it again with more. whole tells that there is no more.
func ReadFront(defaults manifest.Front, path string, head []byte, whole bool) (Meta, diag.List, bool) {
	meta := Meta(defaults)
	var list diag.List
	if !whole {
		// A character may be cut in two at the end, and so may a line's end.
		head = lineFeeds(head[:bytes.LastIndexByte(head, '\n')+1])
		text := bytes.TrimPrefix(head, []byte(byteOrderMark))
		n, ok := frontLength(text)
		if !ok || n == 0 {
			return meta, nil, ok
		}
		head = head[:len(head)-len(text)+n]
	}
	if data, ok := decode(path, head, &list); ok {
		front(path, data, &meta, &list)
	}
	return meta, list, true
}

// frontLength gives the length of the front matter, with the blank lines above
// it, in the head of a file that ends with a line; 0 for none. It reports
// false when the head does not tell.
func frontLength(head []byte) (int, bool) {
	line, rest := cutLine(head)
	for len(rest) > 0 && len(bytes.TrimSpace(line)) == 0 {
		line, rest = cutLine(rest)
	}
	switch {
	case len(bytes.TrimSpace(line)) == 0:
		return 0, false
	case !isFence(line):
		return 0, true
	}
	end, length := frontEnd(rest)
	if length < 0 {
		return 0, false
	}
	return len(head) - len(rest) + end + length, true
}

// front cuts the front matter off and decodes it into meta, which holds the
// defaults. It gives the text below and the number of that text's first line.
func front(path string, data []byte, meta *Meta, list *diag.List) ([]byte, int) {
	line, rest := cutLine(data)
	fence := 1
	for len(rest) > 0 && len(bytes.TrimSpace(line)) == 0 {
		line, rest = cutLine(rest)
		fence++
	}
	if !isFence(line) {
		return data, 1
	}
	end, length := frontEnd(rest)
	if length < 0 {
		if next, _ := cutLine(rest); !looksLikeKey(next) {
			return data, 1 // a divider, as it stands above any text
		}
		list.Errorf(diag.Pos{File: path, Line: fence, Col: 1}, "front-matter", "write --- on a line of its own below the last key",
			"the front matter that begins here has no end")
		end, length = blankLine(rest), 0
	}
	f, found := manifest.DecodeFrontOver(manifest.Front(*meta), path, fence+1, rest[:end])
	*list = append(*list, found...)
	*meta = Meta(f)
	return rest[end+length:], fence + 1 + bytes.Count(rest[:end+length], []byte("\n"))
}

// cutLine cuts data after its first line feed.
func cutLine(data []byte) (line, rest []byte) {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return data[:i+1], data[i+1:]
	}
	return data, nil
}

func isFence(line []byte) bool { return string(bytes.TrimRight(line, " \t\r\n")) == "---" }

// frontEnd gives the offset and the length of the closing fence, or -1.
func frontEnd(data []byte) (at, length int) {
	for rest := data; len(rest) > 0; {
		line, after := cutLine(rest)
		if isFence(line) || string(bytes.TrimRight(line, " \t\r\n")) == "..." {
			return len(data) - len(rest), len(line)
		}
		rest = after
	}
	return 0, -1
}

// blankLine gives the offset of the first blank line, or of the end.
func blankLine(data []byte) int {
	for rest := data; len(rest) > 0; {
		line, after := cutLine(rest)
		if len(bytes.TrimSpace(line)) == 0 {
			return len(data) - len(rest)
		}
		rest = after
	}
	return len(data)
}

// looksLikeKey tells whether a line begins as front matter does: "title: …".
func looksLikeKey(line []byte) bool {
	i := bytes.IndexByte(line, ':')
	if i <= 0 {
		return false
	}
	for _, c := range line[:i] {
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || c == '-') {
			return false
		}
	}
	return true
}
