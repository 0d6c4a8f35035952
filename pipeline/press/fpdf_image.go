package press

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"strconv"

	"github.com/go-pdf/fpdf"

	"booklet/pipeline/paint"
)

// fpdfImages registers the images that sheets use and gives the names that
// fpdf knows them by, by their index in Book.Images.
func fpdfImages(f *fpdf.Fpdf, b *paint.Book) ([]string, error) {
	ready, err := pictures(b)
	if err != nil {
		return nil, err
	}
	names := make([]string, len(ready))
	for i, p := range ready {
		names[i] = strconv.Itoa(p.same)
		if p.data == nil {
			continue
		}
		info := f.RegisterImageOptionsReader(names[i], fpdf.ImageOptions{ImageType: p.kind}, bytes.NewReader(p.data))
		if err := f.Error(); err != nil {
			return nil, fmt.Errorf("image %s: %w", b.Images[i].Name, err)
		}
		if err := order(info, i); err != nil {
			return nil, fmt.Errorf("image %s: %w", b.Images[i].Name, err)
		}
	}
	return names, nil
}

// order makes the width of an image differ from every other one's by less than
// a pixel. fpdf writes images sorted by width and, where widths are equal, in
// the order of a map, which is another one each time; it writes the width
// itself as a whole number. Only the gob form of an image lets one at it.
func order(info *fpdf.ImageInfoType, index int) error {
	// The fields in the order in which ImageInfoType encodes them.
	var (
		data, mask, palette       []byte
		num, bits                 int
		width, height, scale, dpi float64
		space, filter, params     string
		transparent               []int
	)
	fields := []any{&data, &mask, &num, &width, &height, &space, &palette, &bits, &filter, &params, &transparent, &scale, &dpi}
	old, err := info.GobEncode()
	if err != nil {
		return err
	}
	decoder := gob.NewDecoder(bytes.NewReader(old))
	for _, field := range fields {
		if err := decoder.Decode(field); err != nil {
			return err
		}
	}
	width += float64(index+1) / (1 << 20)
	var changed bytes.Buffer
	encoder := gob.NewEncoder(&changed)
	for _, field := range fields {
		if err := encoder.Encode(field); err != nil {
			return err
		}
	}
	return info.GobDecode(changed.Bytes())
}
