package font

import (
	"errors"
	"fmt"
	"sync"
)

// smallUnits is the units per em of every small font. Lengths in PDF are in
// 1/1000 em, and both PDF libraries round widths in their own way, so only this
// makes every width the same everywhere.
const smallUnits = 1000

// Subset makes the small font of the glyphs in uses: TrueType outlines, a cmap
// of format 4, and the tables that both PDF libraries ask for. The same uses
// give the same bytes, in whatever order they come. A glyph that cannot be
// drawn is an error, as nothing may be missing on paper.
func (f *Face) Subset(uses []Use) (*Small, error) {
	codes, code, err := f.assign(uses)
	if err != nil {
		return nil, err
	}
	glyphs, err := f.convert(codes)
	if err != nil {
		return nil, err
	}
	small := &Small{Code: code, Width: make(map[rune]int, len(codes))}
	for i, c := range codes {
		small.Width[c.code] = glyphs[i].advance
	}
	small.Data, err = f.write(codes, glyphs)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.path, err)
	}
	return small, nil
}

// converted is a glyph of the small font.
type converted struct {
	data []byte // its entry in the table "glyf"
	extents
	advance int
}

// Fewer glyphs than this are not worth a second goroutine.
const glyphsPerWorker = 400

// convert draws the glyphs and turns them into entries of "glyf".
func (f *Face) convert(codes []coded) ([]converted, error) {
	o, err := f.outlines()
	if err != nil {
		return nil, err
	}
	glyphs := make([]converted, len(codes))
	pieces := make([]piece, len(codes))
	for i, c := range codes {
		offset, length, err := o.extent(c.gid & realGlyph)
		if err != nil {
			return nil, f.glyphError(c, err)
		}
		pieces[i] = piece{i, offset, length}
		glyphs[i].advance = int(f.Advance(c.gid))
	}
	workers := min(2, 1+len(codes)/glyphsPerWorker)
	var group sync.WaitGroup
	failed := make([]error, workers)
	for w := range workers {
		part := pieces[w*len(pieces)/workers : (w+1)*len(pieces)/workers]
		group.Go(func() {
			defer recovered(&failed[w], f.path)
			failed[w] = f.convertPart(o, codes, part, glyphs)
		})
	}
	group.Wait()
	return glyphs, errors.Join(failed...)
}

func (f *Face) convertPart(o outliner, codes []coded, pieces []piece, glyphs []converted) error {
	p := f.pens.Get().(*pen)
	defer f.pens.Put(p)
	var s shape
	scale := smallUnits / float64(f.metrics.upm)
	_, postScript := o.(*cff)
	// Entries are cut from one block; the old one stays with its entries when
	// a new one is begun.
	var block []byte
	return eachData(f.sfnt.r, pieces, func(i int, data []byte) error {
		p.out.reset()
		if err := o.draw(codes[i].gid&realGlyph, data, p); err != nil {
			return f.glyphError(codes[i], err)
		}
		f.stretch(codes[i].gid, &p.out)
		if err := s.take(&p.out, scale); err != nil {
			return f.glyphError(codes[i], err)
		}
		if postScript {
			s.reverse()
		}
		if cap(block)-len(block) < 8192 {
			block = make([]byte, 0, 128<<10)
		}
		start := len(block)
		block, glyphs[i].extents = s.encode(block)
		glyphs[i].data = block[start:len(block):len(block)]
		return nil
	})
}

func (f *Face) glyphError(c coded, err error) error {
	return fmt.Errorf("%s: the glyph of %s (number %d) cannot be drawn: %w", f.path, codePoint(c.code), c.gid&realGlyph, err)
}
