package sources

// WithoutPictures gives the passage without its figures, at any depth, and
// without the lists, quotes and ::: blocks that held nothing else. It is the
// passage itself where there are none.
func (p *Passage) WithoutPictures() *Passage {
	blocks, changed := withoutPictures(p.Blocks)
	if !changed {
		return p
	}
	out := &Passage{Path: p.Path, Meta: p.Meta, Blocks: blocks}
	out.keepNotes(p)
	return out
}

// withoutPictures gives blocks without figures. Blocks that hold none are
// shared with the result.
func withoutPictures(blocks []Block) (out []Block, changed bool) {
	for i := range blocks {
		b := blocks[i]
		if b.Kind == Figure {
			changed = true
			continue
		}
		if inner, less := withoutPictures(b.Blocks); less {
			changed = true
			if len(inner) == 0 {
				continue
			}
			b.Blocks = inner
		}
		out = append(out, b)
	}
	if !changed {
		return blocks, false
	}
	return out, true
}
