package sources

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
)

// importZip is an archive that is not trusted: what it unpacks to is counted,
// whatever its directory says.
type importZip struct {
	files map[string]*zip.File
	left  int64 // bytes that may still be unpacked
}

// The bounds of an archive.
const (
	maxZipFiles = 20000
	maxZipPart  = 64 << 20 // bytes of one file in it
	maxZipRatio = 300      // unpacked to packed, of a file above 1 MB
)

// openZip reads an archive's directory.
func (imp *importer) openZip(what string) *importZip {
	r, err := zip.NewReader(bytes.NewReader(imp.Data), int64(len(imp.Data)))
	if err != nil {
		imp.fail("damaged", "open it in its program and save it again", "the file is no whole %s: %v", what, err)
		return nil
	}
	if len(r.File) > maxZipFiles {
		imp.fail("too-large", "", "the %s holds %d files; at most %d are read", what, len(r.File), maxZipFiles)
		return nil
	}
	z := &importZip{files: make(map[string]*zip.File, len(r.File)), left: maxUnpacked}
	for _, f := range r.File {
		name := strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")
		if _, twice := z.files[name]; !twice {
			z.files[name] = f
		}
	}
	return z
}

// has tells whether the archive has a file.
func (z *importZip) has(name string) bool { return z.files[name] != nil }

// read unpacks one file.
func (z *importZip) read(name string) ([]byte, error) {
	f := z.files[name]
	if f == nil {
		return nil, fmt.Errorf("it has no %s", name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path.Base(name), err)
	}
	defer r.Close()
	limit := min(z.left, maxZipPart)
	if packed := int64(f.CompressedSize64); packed >= 0 && packed < limit/maxZipRatio {
		limit = max(packed*maxZipRatio, 1<<20)
	}
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	z.left -= int64(len(data))
	if int64(len(data)) > limit || z.left < 0 {
		return nil, fmt.Errorf("%s unpacks to more than %d MB from %d KB; that is no document", path.Base(name), limit>>20, f.CompressedSize64>>10)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path.Base(name), err)
	}
	return data, nil
}
