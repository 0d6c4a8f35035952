package pipeline

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"booklet/pipeline/diag"
)

// The largest files that are read. A file is measured before it is read, so
// that a wrong one costs nothing.
const (
	maxText  = 20 << 20  // a manifest, layout or passage
	maxImage = 100 << 20 // a picture
)

// readFile reads a file of at most limit bytes. Its errors are sentences
// without the path, for a finding that names it.
func readFile(files Files, name string, limit int64) ([]byte, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, plainError(err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, plainError(err)
	case info.IsDir():
		return nil, errors.New("it is a folder, not a file")
	case !info.Mode().IsRegular():
		return nil, errors.New("it is a device or a pipe, not a file")
	case info.Size() > limit:
		return nil, tooLarge{info.Size(), limit}
	}
	data := make([]byte, 0, info.Size()+1)
	for { // a file that grows meanwhile stays within the limit too
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case int64(len(data)) > limit:
			return nil, tooLarge{int64(len(data)), limit}
		case err == io.EOF:
			return data, nil
		case err != nil:
			return nil, plainError(err)
		}
	}
}

// hinted is an error that knows what to do about it.
type hinted struct {
	error
	hint string
}

func (h hinted) Unwrap() error { return h.error }
func (h hinted) Hint() string  { return h.hint }

// tooLarge is a file that is not read because of its size, in bytes.
type tooLarge struct{ size, limit int64 }

func (t tooLarge) Error() string {
	return fmt.Sprintf("it is too large: %.1f MB, and the limit is %d MB", float64(t.size)/(1<<20), t.limit>>20)
}

// plainError takes the path and the system call off an error: "permission
// denied", not "open a/b: permission denied".
func plainError(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errNotThere
	case errors.Is(err, fs.ErrPermission):
		return errors.New("reading it is not permitted")
	}
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}

// errNotThere is a file that does not exist; it wraps fs.ErrNotExist.
var errNotThere error = notThere{}

type notThere struct{}

func (notThere) Error() string { return "there is no such file" }
func (notThere) Unwrap() error { return fs.ErrNotExist }

// nearby gives a hint for a file that is not there: the name in the same
// folder, or anywhere below root, that was probably meant.
func nearby(files Files, root, name string) string {
	dir, base := path.Split(path.Clean(name))
	dir = path.Clean(dir)
	if near := suggestIn(files, dir, base); near != "" {
		return fmt.Sprintf("did you mean %q?", path.Join(dir, near))
	}
	budget := 2000
	if found := search(files, path.Clean(root), base, 4, &budget); found != "" {
		return fmt.Sprintf("did you mean %q?", found)
	}
	if _, err := files.ReadDir(dir); err != nil {
		return fmt.Sprintf("there is no folder %q; paths start at the folder of the file that names them", dir)
	}
	return "look for a typing slip; paths start at the folder of the file that names them"
}

// suggestIn gives the file of a folder whose name is near to base: by spelling,
// or because it goes on where base stops ("01-金句.md" for "01-金句-论水.md").
func suggestIn(files Files, dir, base string) string {
	entries, err := files.ReadDir(dir)
	if err != nil {
		return ""
	}
	// Extensions are alike and would count as likeness.
	ext := path.Ext(base)
	var stems []string
	for _, e := range entries {
		if !e.IsDir() && path.Ext(e.Name()) == ext {
			stems = append(stems, strings.TrimSuffix(e.Name(), ext))
		}
	}
	stem := strings.TrimSuffix(base, ext)
	near := diag.Suggest(stem, stems)
	if near == "" {
		near = sharedStart(stem, stems)
	}
	if near == "" {
		return ""
	}
	return near + ext
}

// sharedStart gives the only name that begins with all of stem, or that is the
// beginning of it.
func sharedStart(stem string, names []string) string {
	found := ""
	for _, n := range names {
		short, long := stem, n
		if len(short) > len(long) {
			short, long = long, short
		}
		if utf8.RuneCountInString(short) < 4 || !strings.HasPrefix(long, short) {
			continue
		}
		if found != "" {
			return ""
		}
		found = n
	}
	return found
}

// search looks for a file of exactly this name below dir, nearest folders
// first in the order of their names. It opens at most *budget entries.
func search(files Files, dir, base string, depth int, budget *int) string {
	entries, err := files.ReadDir(dir)
	if err != nil || depth == 0 {
		return ""
	}
	for _, e := range entries {
		if *budget--; *budget < 0 {
			return ""
		}
		if !e.IsDir() && e.Name() == base {
			return path.Join(dir, base)
		}
	}
	for _, e := range entries {
		if e.IsDir() {
			if found := search(files, path.Join(dir, e.Name()), base, depth-1, budget); found != "" {
				return found
			}
		}
	}
	return ""
}
