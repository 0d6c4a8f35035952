package pinyin

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"booklet/pipeline/diag"
	"booklet/pipeline/sources"
)

// Result is a passage's text with pinyin.
type Result struct {
	Text     []byte
	Readings []Reading // in the order of the text, footnotes last
	// Matched are the words of Options.Words that the passage has.
	Matched map[string]bool
}

// Annotate writes pinyin into the text of a passage. Nothing else in it
// changes, not a byte. Code, addresses, front matter and what has ruby already
// are left alone. The passage's own errors are in the list, and then the text
// comes back as it was; so are warnings of readings that no word decides.
func Annotate(path string, data []byte, o Options) (Result, diag.List) {
	p, list := sources.Read(path, data)
	if list.HasErrors() {
		return Result{Text: data}, errorsOf(list)
	}
	_, readings, c := apply(p, o)
	e := &editor{path: path, data: data, passage: p, findings: len(list)}
	kept, text := e.insert(readings)
	findings := doubts(kept)
	findings = append(findings, c.findings...)
	findings = append(findings, leftOut(readings, kept)...)
	findings.Sort()
	return Result{Text: text, Readings: kept, Matched: c.matched}, findings
}

// errorsOf leaves the warnings out, which the build gives as well.
func errorsOf(list diag.List) diag.List {
	var out diag.List
	for _, d := range list {
		if d.Severity == diag.Error {
			out = append(out, d)
		}
	}
	return out
}

// leftOut warns of readings that could not be written.
func leftOut(all, kept []Reading) diag.List {
	var list diag.List
	for _, r := range all {
		if len(kept) > 0 && kept[0].Pos == r.Pos {
			kept = kept[1:]
			continue
		}
		list.Warnf(r.Pos, "no-room", "write it by hand", "the pinyin of %s (%s) can't be written here without changing what the Markdown around it means", r.Base, r.Pinyin)
	}
	return list
}

// editor writes readings into a text.
type editor struct {
	path     string
	data     []byte
	passage  *sources.Passage
	findings int // of the passage as it is

	starts []int // offsets at which lines begin
	tries  int   // readings of the text with pinyin so far
}

// mostTries bounds the search for the readings that a text has no room for:
// each try reads the passage anew. What is left then is left out.
const mostTries = 400

// insert writes as many of the readings as the text has room for: those after
// which it reads as before, with ruby. It gives them and the text.
func (e *editor) insert(readings []Reading) ([]Reading, []byte) {
	text := e.with(readings)
	if e.holds(readings, text) {
		return readings, text
	}
	return e.most(nil, readings)
}

// most adds to readings that hold as many others as it can, by halves.
func (e *editor) most(kept, more []Reading) ([]Reading, []byte) {
	both := append(append([]Reading(nil), kept...), more...)
	text := e.with(both)
	if e.holds(both, text) {
		return both, text
	}
	if len(more) <= 1 {
		return kept, e.with(kept)
	}
	kept, _ = e.most(kept, more[:len(more)/2])
	return e.most(kept, more[len(more)/2:])
}

// holds tells whether a text with readings says what the passage says, and no
// more than them.
func (e *editor) holds(readings []Reading, text []byte) bool {
	if e.tries++; text == nil || e.tries > mostTries {
		return false
	}
	p, list := sources.Read(e.path, text)
	return len(list) == e.findings && same(withReadings(e.passage, readings), p)
}

// with gives the text with readings in it, nil when one of them is not where
// it says.
func (e *editor) with(readings []Reading) []byte {
	type edit struct {
		at, end int
		pinyin  string
	}
	edits := make([]edit, 0, len(readings))
	for _, r := range readings {
		at := e.offset(r.Pos)
		if at < 0 || !bytes.HasPrefix(e.data[at:], []byte(r.Base)) {
			return nil
		}
		edits = append(edits, edit{at, at + len(r.Base), r.Pinyin})
	}
	// The order of reading is that of the text, but for footnotes.
	slices.SortStableFunc(edits, func(a, b edit) int { return a.at - b.at })
	var out bytes.Buffer
	done := 0
	for _, x := range edits {
		if x.at < done {
			return nil
		}
		out.Write(e.data[done:x.at])
		out.WriteByte('{')
		out.Write(e.data[x.at:x.end])
		out.WriteString("|" + x.pinyin + "}")
		done = x.end
	}
	out.Write(e.data[done:])
	return out.Bytes()
}

// offset gives the offset of a place in the text, or -1.
func (e *editor) offset(pos diag.Pos) int {
	if e.starts == nil {
		e.starts = lineStarts(e.data)
	}
	if pos.Line < 1 || pos.Line > len(e.starts) || pos.Col < 1 {
		return -1
	}
	at := e.starts[pos.Line-1]
	for range pos.Col - 1 {
		if at >= len(e.data) {
			return -1
		}
		_, size := utf8.DecodeRune(e.data[at:])
		at += size
	}
	return at
}

// lineStarts gives the offsets at which lines begin, behind a byte order mark.
// A lone carriage return ends a line too.
func lineStarts(data []byte) []int {
	start := 0
	if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		start = 3
	}
	starts := []int{start}
	for i, c := range data {
		if c == '\n' || c == '\r' && (i+1 == len(data) || data[i+1] != '\n') {
			starts = append(starts, i+1)
		}
	}
	return starts
}
