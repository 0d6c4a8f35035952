package sources

import (
	"bytes"
	"errors"
	"slices"
)

// pdfFile is a PDF whose objects were found by looking through its bytes: the
// tables that say where they are may be wrong, and need not be trusted.
type pdfFile struct {
	data    []byte
	at      map[pdfRef]pdfPlace
	cache   map[pdfRef]any
	trailer pdfDict
	left    int // bytes that may still be unpacked
	busy    map[pdfRef]bool
}

// pdfPlace is where an object begins: in the file, or in an object stream.
type pdfPlace struct {
	offset int
	in     []byte // the unpacked object stream; nil for the file
	order  int    // of two definitions the later counts
}

var errNotPDF = errors.New("no objects were found in it")

// The bounds of a PDF.
const (
	maxPDFObjects = 2_000_000
	maxPDFStream  = 64 << 20 // bytes of one stream, unpacked
)

func openPDF(data []byte) (*pdfFile, error) {
	f := &pdfFile{data: data, at: map[pdfRef]pdfPlace{}, cache: map[pdfRef]any{}, left: maxUnpacked, busy: map[pdfRef]bool{}}
	f.scan()
	if len(f.at) == 0 {
		return nil, errNotPDF
	}
	f.objectStreams()
	f.findTrailer()
	return f, nil
}

// scan finds "5 0 obj".
func (f *pdfFile) scan() {
	for i := 0; len(f.at) < maxPDFObjects; {
		n := bytes.Index(f.data[i:], []byte("obj"))
		if n < 0 {
			return
		}
		end := i + n
		i = end + 3
		j := end
		number := func() (int, bool) {
			for j > 0 && pdfBlank(f.data[j-1]) {
				j--
			}
			stop, v, unit := j, 0, 1
			for j > 0 && f.data[j-1] >= '0' && f.data[j-1] <= '9' && stop-j < 8 {
				j--
				v += int(f.data[j]-'0') * unit
				unit *= 10
			}
			return v, j < stop
		}
		if end > 0 && !pdfBlank(f.data[end-1]) && (f.data[end-1] < '0' || f.data[end-1] > '9') {
			continue // endobj
		}
		if _, ok := number(); !ok {
			continue
		}
		if id, ok := number(); ok {
			f.at[pdfRef(id)] = pdfPlace{offset: i, order: i}
		}
	}
}

// refs lists the objects in the order of the file.
func (f *pdfFile) refs() []pdfRef {
	refs := make([]pdfRef, 0, len(f.at))
	for r := range f.at {
		refs = append(refs, r)
	}
	slices.SortFunc(refs, func(a, b pdfRef) int { return f.at[a].order - f.at[b].order })
	return refs
}

// objectStreams finds the objects that lie packed in streams.
func (f *pdfFile) objectStreams() {
	for _, ref := range f.refs() {
		place := f.at[ref]
		// Look at the bytes first: most objects are none.
		if !bytes.Contains(f.data[place.offset:min(place.offset+400, len(f.data))], []byte("ObjStm")) {
			continue
		}
		s, ok := f.get(ref).(*pdfStream)
		if !ok || f.get(s.dict["Type"]) != pdfName("ObjStm") {
			continue
		}
		data, _ := f.unpack(s)
		first, n := int(f.number(s.dict["First"])), int(f.number(s.dict["N"]))
		l := pdfLexer{b: data[:min(max(first, 0), len(data))]}
		for i := 0; i < n && i < maxPDFObjects; i++ {
			id, ok1 := l.object(0).(float64)
			offset, ok2 := l.object(0).(float64)
			if !ok1 || !ok2 || l.end || first+int(offset) > len(data) || offset < 0 {
				break
			}
			if old, have := f.at[pdfRef(id)]; !have || old.order <= place.order {
				f.at[pdfRef(id)] = pdfPlace{offset: first + int(offset), in: data, order: place.order}
				delete(f.cache, pdfRef(id))
			}
		}
	}
}

// findTrailer finds the dictionary that names the catalog, or the catalog.
func (f *pdfFile) findTrailer() {
	for i := 0; ; {
		n := bytes.Index(f.data[i:], []byte("trailer"))
		if n < 0 {
			break
		}
		i += n + len("trailer")
		l := pdfLexer{b: f.data, at: i}
		if d, ok := l.object(0).(pdfDict); ok && d["Root"] != nil {
			f.trailer = merge(f.trailer, d)
		}
	}
	var catalog pdfDict
	for _, ref := range f.refs() {
		switch o := f.get(ref).(type) {
		case *pdfStream:
			if o.dict["Type"] == pdfName("XRef") && o.dict["Root"] != nil {
				f.trailer = merge(f.trailer, o.dict)
			}
		case pdfDict:
			if o["Type"] == pdfName("Catalog") {
				catalog = o
			}
		}
		if len(f.cache) > 10000 {
			clear(f.cache)
		}
	}
	if f.trailer == nil {
		f.trailer = pdfDict{}
	}
	if f.dict(f.trailer["Root"])["Pages"] == nil && catalog != nil {
		f.trailer["Root"] = catalog
	}
}

func merge(old, later pdfDict) pdfDict {
	out := pdfDict{}
	for k, v := range old {
		out[k] = v
	}
	for k, v := range later {
		out[k] = v
	}
	return out
}

// get follows references. What is not there, or leads to itself, is nil.
func (f *pdfFile) get(o any) any {
	for n := 0; n < 16; n++ {
		ref, ok := o.(pdfRef)
		if !ok {
			return o
		}
		if v, ok := f.cache[ref]; ok {
			o = v
			continue
		}
		place, ok := f.at[ref]
		if !ok || f.busy[ref] {
			return nil
		}
		f.busy[ref] = true
		v := f.load(place)
		delete(f.busy, ref)
		f.cache[ref] = v
		o = v
	}
	return nil
}

// load reads the object at a place.
func (f *pdfFile) load(place pdfPlace) any {
	l := pdfLexer{b: f.data, at: place.offset}
	if place.in != nil {
		l.b = place.in
	}
	o := l.object(0)
	d, ok := o.(pdfDict)
	if !ok || place.in != nil {
		return o
	}
	l.skip()
	if !bytes.HasPrefix(l.b[l.at:], []byte("stream")) {
		return o
	}
	at := l.at + len("stream")
	if at < len(l.b) && l.b[at] == '\r' {
		at++
	}
	if at < len(l.b) && l.b[at] == '\n' {
		at++
	}
	length := int(f.number(d["Length"]))
	rest := l.b[at:]
	if length < 0 || length > len(rest) || !bytes.HasPrefix(bytes.TrimLeft(rest[length:], "\r\n \t"), []byte("endstream")) {
		if length = bytes.Index(rest, []byte("endstream")); length < 0 {
			length = len(rest)
		}
	}
	return &pdfStream{dict: d, raw: rest[:length]}
}

// dict gives a dictionary, that of a stream too; nil for anything else.
func (f *pdfFile) dict(o any) pdfDict {
	switch o := f.get(o).(type) {
	case pdfDict:
		return o
	case *pdfStream:
		return o.dict
	}
	return nil
}

func (f *pdfFile) array(o any) pdfArray {
	a, _ := f.get(o).(pdfArray)
	return a
}

func (f *pdfFile) number(o any) float64 {
	n, _ := f.get(o).(float64)
	return n
}

func (f *pdfFile) name(o any) string {
	n, _ := f.get(o).(pdfName)
	return string(n)
}

// pdfPage is a page with what it inherits.
type pdfPage struct {
	dict      pdfDict
	resources pdfDict
	box       [4]float64
	rotate    int
}

// width and height are those of the page as it is seen.
func (p *pdfPage) width() float64 {
	if p.rotate == 90 || p.rotate == 270 {
		return p.box[3] - p.box[1]
	}
	return p.box[2] - p.box[0]
}

func (p *pdfPage) height() float64 {
	if p.rotate == 90 || p.rotate == 270 {
		return p.box[2] - p.box[0]
	}
	return p.box[3] - p.box[1]
}

const maxPDFPages = 5000

// pages lists the pages in their order.
func (f *pdfFile) pages() []pdfPage {
	var pages []pdfPage
	seen := map[pdfRef]bool{}
	var walk func(o any, from pdfPage, depth int)
	walk = func(o any, from pdfPage, depth int) {
		if ref, ok := o.(pdfRef); ok {
			if seen[ref] {
				return
			}
			seen[ref] = true
		}
		d := f.dict(o)
		if d == nil || depth > maxPDFDepth || len(pages) >= maxPDFPages {
			return
		}
		from.dict = d
		if r := f.dict(d["Resources"]); r != nil {
			from.resources = r
		}
		if b := f.array(d["MediaBox"]); len(b) == 4 {
			for i := range from.box {
				from.box[i] = f.number(b[i])
			}
		}
		if r, ok := f.get(d["Rotate"]).(float64); ok {
			from.rotate = (int(r)%360 + 360) % 360
		}
		kids := f.array(d["Kids"])
		if kids == nil {
			pages = append(pages, from)
			return
		}
		for _, k := range kids {
			walk(k, from, depth+1)
		}
	}
	walk(f.dict(f.trailer["Root"])["Pages"], pdfPage{box: [4]float64{0, 0, 595, 842}}, 0)
	return pages
}
