package font

import (
	"fmt"
	"io"
	"math"
	"sync"

	"github.com/go-text/typesetting/font/opentype/tables"
)

// Face is one font of a file: a file, or one member of a collection, at one
// place of its variation axes. All methods are safe for use by several
// goroutines.
type Face struct {
	path  string
	index int // in a collection
	axes  []Axis
	name  string

	without map[rune]bool // characters that it draws wrongly

	sfnt    *sfnt
	metrics *metrics
	chars   *charmap
	coords  []tables.Coord // nil at the default place
	hvar    *tables.HVAR   // of a variable font away from its default place

	outlines func() (outliner, error)
	measures func() Metrics

	verticals func() map[GID]GID
	middle    func() int32
	shaper    func() *shaper

	mu       sync.Mutex
	boxes    map[GID]box
	advances map[GID]float64 // of a variable font that has no table of them
	pens     sync.Pool
}

type box struct {
	Bounds
	ink bool
}

// Open opens a font. name is the path for messages; member is a PostScript
// name or an index from 0, and "" for the first font of the file. The reader
// is kept, and must stay open as long as the face is used. Errors begin with
// the path.
func Open(name string, r io.ReaderAt, size int64, member string, axes []Axis) (f *Face, err error) {
	defer func() {
		if err != nil {
			f, err = nil, fmt.Errorf("%s: %w", name, err)
		}
	}()
	defer recovered(&err, "opening")
	f = &Face{path: name, axes: axes, boxes: map[GID]box{}, advances: map[GID]float64{}}
	f.pens.New = func() any { return new(pen) }
	if f.sfnt, f.index, err = openMember(r, size, member); err != nil {
		return nil, err
	}
	if f.metrics, err = readMetrics(f.sfnt); err != nil {
		return nil, err
	}
	if f.chars, err = openCharmap(f.sfnt); err != nil {
		return nil, err
	}
	if f.coords, err = coordinates(f.sfnt, axes); err != nil {
		return nil, err
	}
	if f.coords != nil {
		if err := f.openAdvances(); err != nil {
			return nil, err
		}
	}
	if f.name = f.sfnt.postScriptName(); f.name == "" {
		f.name = f.sfnt.name(nameFull)
	}
	f.outlines = sync.OnceValues(func() (outliner, error) {
		o, err := openOutlines(f.sfnt, f.metrics, f.coords)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.path, err)
		}
		return o, nil
	})
	f.verticals = sync.OnceValue(func() map[GID]GID { return readVerticals(f.sfnt) })
	f.middle = sync.OnceValue(f.measureMiddle)
	f.shaper = sync.OnceValue(func() *shaper { return openShaper(f) })
	f.measures = sync.OnceValue(func() Metrics { return f.metrics.measures(f.sfnt) })
	return f, nil
}

func (f *Face) openAdvances() error {
	raw, err := f.sfnt.table("HVAR", 20)
	if err != nil {
		return nil // the outlines know
	}
	hvar, _, err := tables.ParseHVAR(raw)
	if err != nil {
		return fmt.Errorf("the variations of the advances are broken: %w", err)
	}
	f.hvar = &hvar
	return nil
}

// change makes the face that a source wants of the font. It comes before the
// face is used.
func (f *Face) change(s Source) {
	if s.Without != "" {
		f.without = map[rune]bool{}
	}
	for _, r := range s.Without {
		f.without[r] = true
	}
	if s.Percent > 0 { // an em of fewer units holds larger letters
		f.metrics.upm = f.metrics.upm * 100 / s.Percent
	}
}

// Check reads what drawing glyphs needs, so that a broken file is found before
// pages are set with it.
func (f *Face) Check() error {
	_, err := f.outlines()
	return err
}

// Name is the font's PostScript name.
func (f *Face) Name() string { return f.name }

// Path is the file that the face was opened from.
func (f *Face) Path() string { return f.path }

// Metrics gives measures of the whole face.
func (f *Face) Metrics() Metrics { return f.measures() }

// Lookup gives the glyph for a character; false when the face has none, or
// draws it wrongly.
func (f *Face) Lookup(r rune) (GID, bool) {
	if f.without[r] {
		return 0, false
	}
	g := f.chars.lookup(r)
	return g, g != 0 && int(g) < f.metrics.glyphs
}

// Advance is a glyph's horizontal advance in 1/1000 em, as the embedded font
// has it.
func (f *Face) Advance(g GID) int32 { return f.metrics.thousandths(f.advance(g)) }

// advance is a glyph's advance in font units.
func (f *Face) advance(g GID) float64 {
	switch {
	case g&fullEm != 0:
		return float64(f.metrics.upm)
	case g&(halfCell|rightHalf) != 0:
		return float64(f.metrics.upm) / 2
	}
	g &= realGlyph
	a := float64(f.metrics.advance(g))
	switch {
	case f.coords == nil:
		return a
	case f.hvar != nil:
		return math.Max(0, a+f.advanceDelta(g))
	}
	if o, err := f.outlines(); err == nil {
		if v, ok := o.(*glyf); ok && v.vary != nil {
			return f.varAdvance(v, g, a)
		}
	}
	return a
}

// varAdvance asks the outline, and remembers: that costs as much as drawing.
func (f *Face) varAdvance(v *glyf, g GID, otherwise float64) float64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	a, ok := f.advances[g]
	if !ok {
		var err error
		if a, err = v.varAdvance(g); err != nil {
			a = otherwise
		}
		f.advances[g] = a
	}
	return a
}

// advanceDelta is how much wider a glyph is here than at the default place.
func (f *Face) advanceDelta(g GID) (d float64) {
	defer func() {
		if recover() != nil {
			d = 0
		}
	}()
	index := f.hvar.AdvanceWidthMapping.Index(tables.GlyphID(g))
	store := &f.hvar.ItemVariationStore
	if int(index.DeltaSetOuter) >= len(store.ItemVariationDatas) {
		return 0
	}
	item := store.ItemVariationDatas[index.DeltaSetOuter]
	if int(index.DeltaSetInner) >= len(item.DeltaSets) {
		return 0
	}
	for i, region := range item.RegionIndexes {
		weight := store.VariationRegionList.VariationRegions[region].Evaluate(f.coords)
		d += float64(float64(weight) * float64(item.DeltaSets[index.DeltaSetInner][i]))
	}
	return d
}

// Bounds is a glyph's ink box, the smallest in whole 1/1000 em that holds the
// outline; false when it has no ink. A glyph that cannot be drawn has none, and
// Subset will say why.
func (f *Face) Bounds(g GID) (Bounds, bool) {
	f.mu.Lock()
	b, ok := f.boxes[g]
	f.mu.Unlock()
	if ok {
		return b.Bounds, b.ink
	}
	p := f.pens.Get().(*pen)
	defer f.pens.Put(p)
	if f.draw(g, p) == nil {
		b = f.boxOf(&p.out)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.boxes[g] = b
	return b.Bounds, b.ink
}

func (f *Face) boxOf(o *outline) box {
	xMin, yMin, xMax, yMax, ok := o.bounds()
	if !ok || xMin == xMax && yMin == yMax {
		return box{}
	}
	const slack = 1e-6 // of the arithmetic, so that 700 does not become 701
	s := 1000 / float64(f.metrics.upm)
	return box{Bounds{
		int32(math.Floor(float64(xMin*s) + slack)), int32(math.Floor(float64(yMin*s) + slack)),
		int32(math.Ceil(float64(xMax*s) - slack)), int32(math.Ceil(float64(yMax*s) - slack)),
	}, true}
}

// draw draws a glyph in font units into p.out.
func (f *Face) draw(g GID, p *pen) error {
	o, err := f.outlines()
	if err != nil {
		return err
	}
	if err := drawOne(f.sfnt.r, o, g&realGlyph, p); err != nil {
		return fmt.Errorf("%s: glyph %d: %w", f.path, g&realGlyph, err)
	}
	f.stretch(g, &p.out)
	return nil
}
