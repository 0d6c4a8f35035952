package font

import "encoding/binary"

// Vertical gives the glyph's form for vertical setting (the feature vert);
// false when the face has none. A layout table that is broken counts as none.
func (f *Face) Vertical(g GID) (GID, bool) {
	v, ok := f.verticals()[g]
	return v, ok && int(v) < f.metrics.glyphs
}

// Types of lookups of the table "GSUB".
const (
	lookupSingle    = 1
	lookupExtension = 7
)

// layoutTable reads "GSUB" as it lies in the file. Reading behind the end
// panics, which the one caller catches.
type layoutTable struct {
	data  []byte
	steps int // left before the table is taken to be broken
}

func (t *layoutTable) u16(at int) int {
	if t.steps--; t.steps < 0 {
		panic("the table says the same again and again")
	}
	return int(binary.BigEndian.Uint16(t.data[at:]))
}

func (t *layoutTable) tag(at int) string { return string(t.data[at : at+4]) }

// readVerticals reads what the feature vert, or vrt2 where there is only that,
// puts in the place of which glyph.
func readVerticals(f *sfnt) (forms map[GID]GID) {
	defer func() {
		if recover() != nil {
			forms = nil
		}
	}()
	raw, err := f.table("GSUB", 10)
	if err != nil {
		return nil
	}
	t := &layoutTable{data: raw, steps: 1 << 20}
	forms = map[GID]GID{}
	for _, lookup := range t.lookups("vert", "vrt2") {
		at := t.u16(8) + t.u16(t.u16(8)+2+2*lookup)
		for i := range t.u16(at + 4) {
			t.single(t.u16(at), at+t.u16(at+6+2*i), forms)
		}
	}
	return forms
}

// lookups gives the lookups of the first of some features that the table has
// for Chinese.
func (t *layoutTable) lookups(tags ...string) []int {
	list := t.u16(6)
	for _, tag := range tags {
		var out []int
		for _, i := range t.features() {
			if rec := list + 2 + 6*i; t.tag(rec) == tag {
				at := list + t.u16(rec+4)
				for k := range t.u16(at + 2) {
					out = append(out, t.u16(at+4+2*k))
				}
			}
		}
		if out != nil {
			return out
		}
	}
	return nil
}

// features gives the features for simplified Chinese: those of the script hani
// in that language, else of the script's default, else of any script.
func (t *layoutTable) features() []int {
	list := t.u16(4)
	at := 0
	for _, want := range []string{"hani", "DFLT", ""} {
		for i := range t.u16(list) {
			rec := list + 2 + 6*i
			if at == 0 && (want == "" || t.tag(rec) == want) {
				at = list + t.u16(rec+4)
			}
		}
	}
	if at == 0 {
		return nil
	}
	lang := t.u16(at) // offset of the default; 0 for none
	for i := range t.u16(at + 2) {
		rec := at + 4 + 6*i
		if t.tag(rec) == "ZHS " || lang == 0 {
			lang = t.u16(rec + 4)
		}
	}
	if lang == 0 {
		return nil
	}
	at += lang
	out := make([]int, t.u16(at+4))
	for i := range out {
		out[i] = t.u16(at + 6 + 2*i)
	}
	return out
}

// single reads a subtable that puts one glyph in the place of another; of the
// subtables of a lookup, and of several lookups, the first that has a glyph
// counts.
func (t *layoutTable) single(kind, at int, forms map[GID]GID) {
	if kind == lookupExtension {
		kind = t.u16(at + 2)
		at += int(binary.BigEndian.Uint32(t.data[at+4:]))
	}
	if kind != lookupSingle {
		return
	}
	format := t.u16(at)
	t.covered(at+t.u16(at+2), func(i int, g GID) {
		to := GID(0)
		switch format {
		case 1:
			to = GID(uint16(int(g) + t.u16(at+4)))
		case 2:
			if i >= t.u16(at+4) {
				return
			}
			to = GID(t.u16(at + 6 + 2*i))
		}
		if _, done := forms[g]; !done {
			forms[g] = to
		}
	})
}

// covered calls f for each glyph of a coverage table, with its index.
func (t *layoutTable) covered(at int, f func(i int, g GID)) {
	n := t.u16(at + 2)
	switch t.u16(at) {
	case 1:
		for i := range n {
			f(i, GID(t.u16(at+4+2*i)))
		}
	case 2:
		for k := range n {
			rec := at + 4 + 6*k
			first, last, index := t.u16(rec), t.u16(rec+2), t.u16(rec+4)
			for g := first; g <= last; g++ {
				t.steps--
				f(index+g-first, GID(g))
			}
		}
	}
}
