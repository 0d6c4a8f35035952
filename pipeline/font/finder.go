package font

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"sync"
)

// File is an open font file.
type File interface {
	io.ReaderAt
	io.Closer
	Size() int64
}

// Files is the tree of files that fonts lie in. Paths are slash-separated.
type Files interface {
	Open(path string) (fs.File, error)
	// ReadDir lists a folder, sorted by name.
	ReadDir(path string) ([]fs.DirEntry, error)
	// Real gives the absolute path with every symbolic link followed.
	Real(path string) (string, error)
}

// Dirs finds font files in folders: first in the project's own, and only for
// what is not there in the system's, which are walked once.
type Dirs struct {
	files   Files
	project string
	system  []string

	mu     sync.Mutex
	own    map[string]string // of the project's folder; nil until it was read
	others map[string]string // of the system's folders; nil until they were walked
	places []string          // the folders that were there
}

// NewDirs looks in the folder project (none for "") and then in the folders of
// system, with all below them. Folders that do not exist are passed over.
func NewDirs(files Files, project string, system []string) *Dirs {
	return &Dirs{files: files, project: project, system: system}
}

// Find gives the path of a font file by its base name. Upper and lower case
// make no difference, as on the systems where such names come from. Of files
// of the same name the first one counts, in the order of the folders and then
// of the names in them.
func (d *Dirs) Find(name string) (string, bool) {
	key := strings.ToLower(path.Base(strings.ReplaceAll(name, `\`, "/")))
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.own == nil {
		d.own = map[string]string{}
		if d.project != "" {
			d.walk(d.project, d.own)
		}
	}
	if p, ok := d.own[key]; ok {
		return p, true
	}
	if d.others == nil {
		d.others = map[string]string{}
		for _, dir := range d.system {
			d.walk(dir, d.others)
		}
	}
	p, ok := d.others[key]
	return p, ok
}

// Open opens a font file.
func (d *Dirs) Open(path string) (File, error) {
	f, err := d.files.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		err = fmt.Errorf("%s is a folder", path)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	if r, ok := f.(io.ReaderAt); ok {
		return placed{r, f, info.Size()}, nil
	}
	// A tree that cannot read in the middle of a file, as one in an archive.
	all, err := io.ReadAll(f)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return placed{bytes.NewReader(all), f, int64(len(all))}, nil
}

// Places gives the folders that were looked in.
func (d *Dirs) Places() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return append([]string(nil), d.places...)
}

type placed struct {
	io.ReaderAt
	io.Closer
	size int64
}

func (p placed) Size() int64 { return p.size }

// deepest bounds how far below a folder fonts are looked for.
const deepest = 16

// walk adds the font files below a folder to found, which keeps what it has.
// Linked folders are followed, since Debian links the fonts of TeX that way,
// but none is visited twice.
func (d *Dirs) walk(dir string, found map[string]string) {
	seen := map[string]bool{}
	var visit func(dir string, depth int)
	visit = func(dir string, depth int) {
		real, err := d.files.Real(dir)
		if err != nil || seen[real] || depth > deepest {
			return
		}
		seen[real] = true
		entries, err := d.files.ReadDir(dir)
		if err != nil {
			return // a folder that is not there or may not be read has nothing for us
		}
		if depth == 0 {
			d.places = append(d.places, dir)
		}
		for _, e := range entries {
			p := path.Join(dir, e.Name())
			if e.IsDir() || e.Type()&fs.ModeSymlink != 0 && d.isDir(p) {
				visit(p, depth+1)
				continue
			}
			key := strings.ToLower(e.Name())
			switch path.Ext(key) {
			case ".ttf", ".otf", ".ttc", ".otc":
				if _, taken := found[key]; !taken {
					found[key] = p
				}
			}
		}
	}
	visit(dir, 0)
}

func (d *Dirs) isDir(path string) bool {
	f, err := d.files.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	return err == nil && info.IsDir()
}

// SystemDirs lists the folders in which an operating system (as GOOS names it)
// keeps fonts, the user's own first. home is the user's folder; "" leaves the
// user's fonts out. Paths are slash-separated.
func SystemDirs(goos, home string) []string {
	var out []string
	home = strings.ReplaceAll(home, `\`, "/")
	own := func(parts ...string) {
		if home != "" {
			out = append(out, path.Join(append([]string{home}, parts...)...))
		}
	}
	switch goos {
	case "windows":
		own("AppData", "Local", "Microsoft", "Windows", "Fonts")
		out = append(out, "C:/Windows/Fonts")
	case "darwin":
		own("Library", "Fonts")
		out = append(out, "/Library/Fonts", "/System/Library/Fonts",
			// Fonts that the system fetches when they are first used, Kaiti and
			// STFangsong among them.
			"/System/Library/AssetsV2/com_apple_MobileAsset_Font8",
			"/System/Library/AssetsV2/com_apple_MobileAsset_Font7",
			"/System/Library/AssetsV2/com_apple_MobileAsset_Font6",
			"/usr/local/texlive/texmf-dist/fonts")
	default:
		own(".local", "share", "fonts")
		own(".fonts")
		out = append(out, "/usr/local/share/fonts", "/usr/share/fonts",
			"/usr/share/texmf/fonts/opentype", "/usr/share/texmf/fonts/truetype",
			"/usr/share/texlive/texmf-dist/fonts/opentype", "/usr/share/texlive/texmf-dist/fonts/truetype")
	}
	return out
}
