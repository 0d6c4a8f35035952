package pipeline

import (
	"io"
	"io/fs"
	"path"
	"strings"

	"booklet/pipeline/diag"
	"booklet/pipeline/library"
	"booklet/pipeline/manifest"
	"booklet/pipeline/parallel"
	"booklet/pipeline/sources"
)

// consultLibrary finds the passages that the manifest names by id or asks for,
// and the defaults of the folders that all of its passages lie in. The library
// is only read when something is asked of it.
func consultLibrary(w *World, _ Job, r *Result) (found diag.List) {
	if r.Booklet == nil {
		return nil
	}
	fence, err := newFence(w.Files, w.Project, r.Booklet.Path)
	if err != nil {
		return nil // readPassages says so
	}
	if library.Asks(r.Booklet) {
		real, err := w.Files.Real(r.Booklet.Dir)
		if err != nil {
			return nil
		}
		l, _ := w.scan(fence) // what is wrong in passages that are not asked for is not this issue's
		r.Booklet, found = l.library.Resolve(r.Booklet, real)
	}
	d := w.newDefaults(fence)
	for i := range r.Booklet.Contents {
		if name := r.Booklet.Contents[i].Path.Value; name != "" && fence.check(r.Booklet.Dir, name) == nil {
			d.folder(path.Dir(path.Join(r.Booklet.Dir, name)))
		}
	}
	r.defaults = d.known
	return append(found, d.found...)
}

// scanned is what lies below a folder: its passages and its manifests.
type scanned struct {
	library   *library.Library
	manifests []string
}

// scan reads the front matter of every passage within a fence, at any depth.
// Passages are the files that end in .md, but for README.md and for those
// whose names begin with a dot or a low line; links are followed to files, not
// to folders.
func (w *World) scan(fence fence) (scanned, diag.List) {
	var s scanned
	d := w.newDefaults(fence)
	var cards []library.Card
	var fronts []manifest.Front
	var walk func(dir, real string)
	walk = func(dir, real string) {
		entries, err := w.Files.ReadDir(dir)
		if err != nil {
			d.found.Warnf(diag.Pos{File: dir}, "library", "", "can't list the folder: %v", plainError(err))
			return
		}
		var front manifest.Front
		asked := false
		for _, e := range entries {
			name := e.Name()
			switch {
			case strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_"):
			case e.IsDir():
				walk(path.Join(dir, name), path.Join(real, name))
			case name == "booklet.yaml":
				s.manifests = append(s.manifests, path.Join(dir, name))
			case path.Ext(name) == ".md" && !strings.EqualFold(name, "README.md") && w.isPassage(fence, dir, e):
				if !asked {
					front, asked = d.folder(dir), true
				}
				cards = append(cards, library.Card{Path: path.Join(dir, name), Real: path.Join(real, name)})
				fronts = append(fronts, front)
			}
		}
	}
	walk(fence.shown, fence.real)

	lists := make([]diag.List, len(cards))
	parallel.Each(len(cards), w.Jobs*readers, func(i int) {
		c := &cards[i]
		c.Meta, lists[i] = w.readFront(fronts[i], c.Path)
		c.Broken = lists[i].HasErrors()
	})
	s.library = library.New(cards)
	found := d.found
	for _, l := range lists {
		found = append(found, l...)
	}
	return s, found
}

// readers is how many files are read at the same time for each that would be
// worked on: reading waits more than it works.
const readers = 4

// isPassage tells whether an entry of a folder is a file that may be read.
func (w *World) isPassage(fence fence, dir string, e fs.DirEntry) bool {
	switch {
	case e.Type().IsRegular():
		return true
	case e.Type()&fs.ModeSymlink == 0 || fence.check(dir, e.Name()) != nil:
		return false
	}
	_, err := w.Files.ReadDir(path.Join(dir, e.Name()))
	return err != nil // not a folder
}

// headSize is how much of a file is read for its front matter at first.
const headSize = 2 << 10

// readFront reads the front matter of a passage, and no more of its file than
// that takes.
func (w *World) readFront(defaults manifest.Front, name string) (meta sources.Meta, found diag.List) {
	meta = sources.Meta(defaults)
	f, err := w.Files.Open(name)
	if err != nil {
		found.Errorf(diag.Pos{File: name}, "no-passage", "", "can't read the passage: %v", plainError(err))
		return meta, found
	}
	defer f.Close()
	head := make([]byte, 0, headSize)
	for {
		n, err := f.Read(head[len(head):cap(head)])
		head = head[:len(head)+n]
		if err != nil && err != io.EOF {
			found.Errorf(diag.Pos{File: name}, "no-passage", "", "can't read the passage: %v", plainError(err))
			return meta, found
		}
		whole := err != nil || len(head) >= maxText
		if len(head) == cap(head) || whole {
			if m, list, ok := sources.ReadFront(defaults, name, head, whole); ok {
				return m, list
			}
			head = append(make([]byte, 0, 4*cap(head)), head...)
		}
	}
}

// defaults reads the defaults of folders, each file once.
type defaults struct {
	world *World
	fence fence
	known map[string]manifest.Front // by folder, as messages name it
	found diag.List
}

func (w *World) newDefaults(fence fence) *defaults {
	return &defaults{world: w, fence: fence, known: map[string]manifest.Front{}}
}

// folder gives the defaults of a folder's passages: those of the folders above
// it, up to the fence, with its own over them. Folders that lie elsewhere have
// none.
func (d *defaults) folder(dir string) manifest.Front {
	if front, ok := d.known[dir]; ok {
		return front
	}
	var front manifest.Front
	real, err := d.world.Files.Real(dir)
	if err != nil || !within(d.fence.real, real) {
		return front
	}
	if real != d.fence.real {
		front = d.folder(path.Join(dir, ".."))
	}
	file := path.Join(dir, manifest.DefaultsFile)
	if d.fence.check(dir, manifest.DefaultsFile) == nil {
		data, err := readFile(d.world.Files, file, maxText)
		switch {
		case err == nil:
			var list diag.List
			front, list = manifest.DecodeDefaults(front, file, data)
			d.found = append(d.found, list...)
		case err != errNotThere:
			d.found.Errorf(diag.Pos{File: file}, "defaults", "", "can't read the defaults: %v", err)
		}
	}
	d.known[dir] = front
	return front
}
