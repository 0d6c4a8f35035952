package sources

import (
	"bytes"
	"fmt"
	"path"
	"strings"
)

// importPictures gathers a draft's pictures under names that are safe and
// differ.
type importPictures struct {
	list  []Picture
	names map[string]bool
	by    map[string]string // the name given to each key
	bytes int
}

// maxPictures bounds what one input may bring.
const (
	maxPictures     = 500
	maxPictureBytes = 200 << 20
)

// picture takes a picture up and returns the name it got, or "" with a
// finding. The key tells pictures apart: the same key gives the same name.
func (imp *importer) picture(key, name string, data []byte) string {
	p := &imp.pictures
	if given, ok := p.by[key]; ok {
		return given
	}
	if p.by == nil {
		p.by, p.names = map[string]string{}, map[string]bool{}
	}
	kind := pictureKind(data)
	switch {
	case kind == "":
		imp.warn("picture", "save the picture as PNG or JPEG and put it in by hand",
			"the picture %s is neither PNG, JPEG nor GIF; it is left out", path.Base(name))
		p.by[key] = ""
		return ""
	case len(p.list) == maxPictures || p.bytes+len(data) > maxPictureBytes:
		imp.warn("picture", "", "the picture %s is left out: there are too many", path.Base(name))
		p.by[key] = ""
		return ""
	}
	given := p.safeName(name, kind)
	p.by[key] = given
	p.bytes += len(data)
	p.list = append(p.list, Picture{Name: given, Data: bytes.Clone(data)})
	return given
}

// safeName makes a file name without folders, with the ending of its kind.
func (p *importPictures) safeName(name, kind string) string {
	base := strings.TrimSuffix(path.Base(strings.ReplaceAll(name, `\`, "/")), path.Ext(name))
	clean := strings.Map(func(r rune) rune {
		switch {
		case isHan(r), isASCIIAlnum(r), r == '-', r == '_':
			return r
		}
		return '-'
	}, base)
	if clean = strings.Trim(clean, "-."); clean == "" {
		clean = "图"
	}
	if rs := []rune(clean); len(rs) > 40 {
		clean = string(rs[:40])
	}
	full := clean + "." + kind
	for n := 2; p.names[strings.ToLower(full)]; n++ {
		full = fmt.Sprintf("%s-%d.%s", clean, n, kind)
	}
	p.names[strings.ToLower(full)] = true
	return full
}

// pictureKind tells a picture's kind by its first bytes; "" for what a booklet
// can't set.
func pictureKind(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return "png"
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return "jpg"
	case bytes.HasPrefix(data, []byte("GIF8")):
		return "gif"
	}
	return ""
}
