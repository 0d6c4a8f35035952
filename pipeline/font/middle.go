package font

import "slices"

// usualMiddle is where the middle of a Chinese face's em box lies by the
// custom of 880 above the baseline and 120 below it, in 1/1000 em.
const usualMiddle = 380

// middleSample are common characters, whose ink shows where the em box lies.
const middleSample = "的国是了我不人在他有这个们来到时大地为子中你说生年着就那和要她出也得里后自以会家可下过天去能对小多然"

// Middle is how far above the baseline the middle of the face's em box lies,
// in 1/1000 em: the middle of what Han characters are drawn in. It is measured,
// since the tables of some faces name another box than the one that their
// characters fill. Faces without Han have the usual one.
func (f *Face) Middle() int32 { return f.middle() }

func (f *Face) measureMiddle() int32 {
	var mids []int32
	for _, r := range middleSample {
		if g, ok := f.Lookup(r); ok {
			if b, ink := f.Bounds(g); ink {
				mids = append(mids, (b.YMin+b.YMax)/2)
			}
		}
	}
	if len(mids) == 0 {
		return usualMiddle
	}
	slices.Sort(mids)
	return mids[len(mids)/2]
}
